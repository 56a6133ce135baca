/**
 * The target of a sentence whose source is the same but for its quantities: 3.5亿 became 4.2亿, so “350 million” becomes
 * “420 million”. Undefined wherever that is not certain.
 *
 * QTY-R1  Both sources say as many quantities, of the same kinds and units, in the same order.
 * QTY-R2  Each value that changed stands in the old target exactly once, and only one quantity of the old source says it.
 * QTY-R3  The new value is written in the target's own notation and reads back as itself (QTY-W2).
 * QTY-R4  A number of things that becomes one, or was one, changes the noun beside it (1 person, 3 people): that is not certain.
 */
import type { Quantity } from "./quantity";
import { readChineseQuantities } from "./read-chinese";
import { readEnglishQuantities } from "./read-english";
import { writeDateLike, writeLike } from "./write-english";

export function rewriteQuantities(
  oldSource: string,
  newSource: string,
  oldTarget: string,
): string | undefined {
  return rewriteWithSpans(oldSource, newSource, oldTarget)?.text;
}

/** The same, with where in the new target the values stand that were written anew. */
export function rewriteWithSpans(
  oldSource: string,
  newSource: string,
  oldTarget: string,
): { readonly text: string; readonly spans: readonly Span[] } | undefined {
  const before = readChineseQuantities(oldSource);
  const after = readChineseQuantities(newSource);
  if (before.length !== after.length) return undefined;
  const target = readEnglishQuantities(oldTarget);
  const changes: { readonly at: Quantity; readonly text: string }[] = [];
  for (const [index, old] of before.entries()) {
    const now = after[index]!;
    if (old.kind !== now.kind || old.unit !== now.unit || old.exact !== now.exact) return undefined;
    if (old.value === now.value && old.low === now.low && old.high === now.high) continue;
    if (old.value === null || now.value === null) return undefined;
    if (COUNTING.has(old.kind) && (old.value === 1) !== (now.value === 1)) return undefined;
    const places = target.filter((quantity) => saysSame(old, quantity));
    if (places.length !== 1 || before.filter((other) => saysSame(old, other)).length !== 1) return undefined;
    const [place] = places as [Quantity];
    if (changes.some(({ at }) => at === place)) return undefined;
    const text = oldTarget.slice(place.start, place.end);
    const written =
      typeof now.value === "number"
        ? writeLike(text, now.value)
        : now.kind === "date"
          ? writeDateLike(text, now.value)
          : undefined;
    if (written === undefined) return undefined;
    changes.push({ at: place, text: written });
  }
  let result = "";
  let from = 0;
  const spans: Span[] = [];
  for (const { at, text } of changes.toSorted((one, other) => one.at.start - other.at.start)) {
    result += oldTarget.slice(from, at.start);
    spans.push({ start: result.length, end: result.length + text.length });
    result += text;
    from = at.end;
  }
  return { text: result + oldTarget.slice(from), spans };
}

/** In UTF-16 units, the end left out. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Kinds that stand beside a noun which has a plural. */
const COUNTING = new Set(["number", "measure", "duration", "age", "multiple"]);

const AMOUNTS = new Set(["number", "money", "measure"]);

function saysSame(old: Quantity, quantity: Quantity): boolean {
  const isKin =
    old.kind === quantity.kind
      ? old.unit === quantity.unit
      : AMOUNTS.has(old.kind) && AMOUNTS.has(quantity.kind);
  return isKin && old.value === quantity.value;
}
