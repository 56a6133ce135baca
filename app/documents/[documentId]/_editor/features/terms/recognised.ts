import type { Segment } from "@/lib/wire/segments";
import type { Recognised } from "@/lib/wire/terms";
import { type Answer, ask } from "../../front-door";
import { projectOf, sourceOf } from "../memory/find-matches";

export interface RowTerms {
  readonly terms: readonly Recognised[];
  /** Whose edges lie inside other words. */
  readonly unsure: readonly Recognised[];
}

/** What was found is believed for a while, because others add terms meanwhile. */
const KEPT_MS = 20_000;
const found = new Map<string, { readonly at: number; readonly terms: Promise<Answer<RowTerms>> }>();

/** The terms in a row's Chinese. */
export function termsOf(documentId: string, row: Segment): Promise<Answer<RowTerms>> {
  const source = sourceOf(row);
  if (source.trim() === "") return Promise.resolve({ ok: true, value: { terms: [], unsure: [] } });
  const now = Date.now();
  for (const [key, { at }] of found) if (now - at > KEPT_MS) found.delete(key);
  const there = found.get(source);
  if (there) return there.terms;
  const terms = projectOf(documentId).then((project) =>
    project.ok ? ask<RowTerms>("POST", `/projects/${project.value}/terms/recognise`, { source }) : project,
  );
  found.set(source, { at: now, terms });
  void terms.then((answer) => {
    if (!answer.ok) found.delete(source);
  });
  return terms;
}

/** Fires on `document` when a term was added or changed here. */
export const TERMS_CHANGED = "bench-terms-changed";

export function termsChanged(): void {
  found.clear();
  document.dispatchEvent(new Event(TERMS_CHANGED));
}
