import { inOrder, type Range } from "./corrections";

interface Laid {
  readonly id: string;
  /** UTF-16 offset in the corrected text. */
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly new: string;
}

/** Corrections that tell their place in the corrected text, each with its place in the original paragraph. */
export function originalRanges({
  corrections,
}: {
  readonly corrections: readonly Laid[];
}): readonly (Range & { readonly id: string; readonly new: string })[] {
  let shift = 0;
  return inOrder(corrections).map(({ id, start, old, new: put }) => {
    const from = start - shift;
    shift += put.length - old.length;
    return { id, start: from, end: from + old.length, new: put };
  });
}
