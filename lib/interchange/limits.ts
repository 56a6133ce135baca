/**
 * How much a reader takes on. Every bound is counted while reading, never believed from a header, and every
 * refusal names the bound. The figures leave room for a thousand-page book.
 */

const MEGABYTE = 1024 * 1024;

/** The largest file that is read: the text of a book is 1 to 3 MB, a DOCX with its pictures can be larger. */
export const MAX_FILE_BYTES = 20 * MEGABYTE;

/**
 * Paragraphs of a text. A book of 1,000,000 characters has 10,000 to 40,000; each costs some 30 µs to find its structure, so a
 * file of nothing but line breaks would take minutes of everybody's time.
 */
export const MAX_PARAGRAPHS = 100_000;

/** Files in a container (DOCX, ODT, EPUB). A Word file has 10 to 20, and one more for each picture. */
export const MAX_ZIP_ENTRIES = 2_000;

/** What the parts of a container that we read may come to, unpacked. mammoth needs about 20 times as much memory. */
export const MAX_UNPACKED_BYTES = 40 * MEGABYTE;

/**
 * Unpacked size over packed size of one part. Word's own XML packs 5 to 20 times; below RATIO_MATTERS_FROM
 * a repetitive small part may go higher without harm.
 */
export const MAX_UNPACKED_RATIO = 200;
export const RATIO_MATTERS_FROM = MEGABYTE;

/** Elements inside elements in the XML of a document. Nested tables in lists reach about 60. */
export const MAX_XML_DEPTH = 256;

/** Text and attributes of one unit of a bilingual file. A chapter that somebody pasted into one cell has 50,000. */
export const MAX_PICKED_CHARACTERS = 2_000_000;

/** Units of a bilingual file that is read as a whole. The largest projects have some 500,000; see also MAX_PARAGRAPHS. */
export const MAX_UNITS = 1_000_000;

/** Tags in a web page. A long article with its chrome has a few thousand. */
export const MAX_HTML_TAGS = 300_000;

/** Past this depth a page is refused: the parser becomes slower with the square of it (100,000 levels: 7 s). */
export const MAX_HTML_DEPTH = 10_000;

/** Attributes of one tag. The parser becomes slower with the square of them: 200,000 took it minutes. */
export const MAX_HTML_ATTRIBUTES = 500;

/** Past this depth a page is read whole: Readability took 8.5 s on 1,000 levels. */
export const MAX_ARTICLE_DEPTH = 200;

/** Tags of a page that Readability is asked about: it takes a second for some thousand boxes. A larger page is told by its prose alone. */
export const MAX_READABLE_TAGS = 30_000;

/** Groups inside groups in an RTF file. Tables in text boxes in footnotes reach about 30. */
export const MAX_RTF_DEPTH = 1_000;

/** Groups in an RTF file. Word writes one for each run of letters: a book of 1,000,000 characters has 20,000 to 200,000. */
export const MAX_RTF_GROUPS = 500_000;

/** Pages of a PDF. The longest novels have 3,000. */
export const MAX_PDF_PAGES = 5_000;

/** Characters of a PDF's text layer, in UTF-16 units: ten times a long book. */
export const MAX_PDF_CHARACTERS = 10_000_000;

/** Past these a Markdown file is read as plain text: the block parser becomes slower with the square of them. */
export const MAX_MARKDOWN_NESTING = 100;
export const MAX_MARKDOWN_CHARACTERS = 5_000_000;

/** A paragraph of Markdown with more emphasis and link marks than this is written out as it stands. */
export const MAX_INLINE_MARKS = 2_000;

/** How a bound is named to a person. */
export function megabytes(bytes: number): number {
  return Math.round(bytes / MEGABYTE);
}
