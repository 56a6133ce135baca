/**
 * A grapheme is what a reader takes for one character: 𠮷, é written with a combining accent, 👩‍👩‍👧, CR LF.
 * A caret, a cut or a highlight never falls inside one.
 */

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The nearest grapheme boundary at or before `offset` (UTF-16). Offsets outside the text are brought to its ends. */
export function snapToGrapheme(text: string, offset: number): number {
  if (!(offset > 0)) return 0;
  if (offset >= text.length) return text.length;
  const at = Math.floor(offset);
  // Most text is plain: nothing joins two of these, so there is no need to ask ICU (CR LF is the exception).
  if (isPlain(text.charCodeAt(at)) && isPlain(text.charCodeAt(at - 1))) return at;
  return graphemes.segment(text).containing(at)?.index ?? at;
}

/** Printable ASCII, CJK punctuation and the everyday ideographs: they never join a neighbour of the same set. */
function isPlain(unit: number): boolean {
  return (
    (unit >= 0x20 && unit < 0x7f) || (unit >= 0x3001 && unit <= 0x3029) || (unit >= 0x4e00 && unit <= 0x9fff)
  );
}
