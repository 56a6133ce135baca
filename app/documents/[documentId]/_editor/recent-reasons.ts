"use client";

/** Reasons that this person gave last, for one kind of act, the newest first: to be given again with one press. */
const MOST = 4;

function keyOf(person: string, kind: string): string {
  return `duizhao:reasons:${person}:${kind}`;
}

export function recentReasons(person: string, kind: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person, kind)) ?? "[]");
    return Array.isArray(kept)
      ? kept.filter((one): one is string => typeof one === "string").slice(0, MOST)
      : [];
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return [];
    throw error;
  }
}

export function keepReason(person: string, kind: string, reason: string): void {
  const said = reason.trim();
  if (said === "") return;
  const kept = [said, ...recentReasons(person, kind).filter((one) => one !== said)].slice(0, MOST);
  try {
    localStorage.setItem(keyOf(person, kind), JSON.stringify(kept));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
