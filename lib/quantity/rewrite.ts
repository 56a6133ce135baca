/**
 * The target of a sentence whose source is the same but for its quantities: 3.5亿 became 4.2亿, so “350 million” becomes
 * “420 million”. Undefined wherever that is not certain.
 *
 * QTY-R1  Both sources say as many quantities, of the same kinds and units, in the same order.
 * QTY-R2  Each value that changed stands in the old target exactly once, and only one quantity of the old source says it.
 * QTY-R3  The new value is written in the target's own notation and reads back as itself (QTY-W2).
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
  let result = oldTarget;
  for (const { at, text } of changes.toSorted((one, other) => other.at.start - one.at.start))
    result = result.slice(0, at.start) + text + result.slice(at.end);
  return result;
}

const AMOUNTS = new Set(["number", "money", "measure"]);

function saysSame(old: Quantity, quantity: Quantity): boolean {
  const isKin =
    old.kind === quantity.kind
      ? old.unit === quantity.unit
      : AMOUNTS.has(old.kind) && AMOUNTS.has(quantity.kind);
  return isKin && old.value === quantity.value;
}
