/**
 * A grapheme is what a reader takes for one character: 𠮷, é written with a combining accent, 👩‍👩‍👧, CR LF.
 * A caret, a cut or a highlight never falls inside one.
 */

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * How far back a sure boundary is looked for (UTF-16 units). A text without one for so long is Thai or Korean or a
 * joke of flags; there the stretch begins at this place, which can only be wrong inside a still longer grapheme.
 */
const FARTHEST = 512;

/** The nearest grapheme boundary at or before `offset` (UTF-16). Offsets outside the text are brought to its ends. */
export function snapToGrapheme(text: string, offset: number): number {
  if (!(offset > 0)) return 0;
  if (offset >= text.length) return text.length;
  const at = Math.floor(offset);
  if (isSurelyApart(text.charCodeAt(at - 1), text.charCodeAt(at))) return at;
  // Whether a boundary falls here depends on what stands before, up to the last sure boundary, and on one character
  // after. ICU is handed just that stretch: for the whole of a long text it takes milliseconds for each question.
  let from = at;
  while (
    from > 0 &&
    at - from < FARTHEST &&
    !(isPlain(text.charCodeAt(from)) && isPlain(text.charCodeAt(from - 1)))
  )
    from -= 1;
  if (from === at) return at;
  if (isLowSurrogate(text.charCodeAt(from))) from -= from > 0 ? 1 : 0;
  const stretch = text.slice(from, at + 2);
  return from + (graphemes.segment(stretch).containing(at - from)?.index ?? at - from);
}

/** Nothing joins an accent, a variant mark or a plain character to a plain one that follows it. */
function isSurelyApart(before: number, after: number): boolean {
  if (after === 0x0a || !isPlain(after)) return false;
  return isPlain(before) || (before >= 0x300 && before <= 0x36f) || (before >= 0xfe00 && before <= 0xfe0f);
}

/**
 * Line feed, printable ASCII, dashes and quotation marks, CJK punctuation, the everyday ideographs, full-width forms:
 * none of them joins another of this set.
 */
function isPlain(unit: number): boolean {
  if (unit < 0x7f) return unit >= 0x20 || unit === 0x0a;
  if (unit < 0x4e00) return (unit >= 0x2010 && unit <= 0x2027) || (unit >= 0x3000 && unit <= 0x3029);
  return unit <= 0x9fff || (unit >= 0xff01 && unit <= 0xff5e);
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
