import { opensWith, statedTitle } from "../called-title";
import { joined } from "../html/read-html";
import { MAX_PDF_CHARACTERS, MAX_PDF_PAGES } from "../limits";
import type { Problem } from "../problem";
import type { FormatResult, ReadInput } from "../read";
import { furnitureOf } from "./furniture";
import { linesOf, type PdfItem, type PdfLine } from "./lines";
import { paragraphsOf } from "./paragraphs";
import { turnVertical } from "./vertical";

/**
 * PDFs with a text layer into blocks. pdf.js (in unpdf) says which characters stand where; the rest is geometry.
 *
 * PDF-1  Pieces of text on one height are a line; a wide gap in it parts columns and cells. The order is the file's own.
 * PDF-2  A line that returns at the head or foot of the pages, or counts them, is furniture (chrome), never left out.
 * PDF-3  A line goes on in the next one if it is full (the next word would not have fitted), the next is not indented, and
 *     there is no more room between them than the text has between its lines. Across pages, too.
 * PDF-4  Lines are joined without a space between Chinese characters, with one otherwise. A hyphen at a line's end stays,
 *     unless the text has the word without it.
 * PDF-5  Letters larger than the text's are a heading; the largest on the first page are the title.
 * PDF-6  Radicals that stand for characters are mapped back (radicals.ts), and it is said how many.
 * PDF-7  A PDF without a text layer is refused: a picture of a text is no text. Pages without one are counted.
 * PDF-8  Vertical text is turned by a quarter (vertical.ts).
 * PDF-9  Cells of a table are not one line, and two columns are read one after the other (cells.ts).
 *
 * Nothing in a PDF is run or followed: no script, no form, no link, no font is loaded. What a predefined CMap says of a font
 * that is not in the file is read from `characterMaps`.
 */
export async function readPdf(
  bytes: Uint8Array,
  given: Pick<ReadInput, "characterMaps" | "onPage">,
): Promise<FormatResult> {
  const opened = await open(bytes, given);
  if (!opened.ok) return opened;
  const { pages, title } = opened;
  const shown = pages.filter((page) => page.some((line) => line.text.trim() !== ""));
  if (shown.length === 0) return { ok: false, code: "no-text-layer", message: NO_TEXT };
  const radicals = pages.flat().reduce((sum, line) => sum + line.radicals, 0);
  const furniture = furnitureOf(pages);
  const blocks = paragraphsOf(pages, furniture);
  return {
    ok: true,
    title:
      blocks.find((block) => block.kind === "title")?.text ??
      (title !== null && opensWith(blocks, title) ? title : null),
    calledTitle: title,
    leading: "",
    blocks: joined(blocks),
    inline: "plain",
    problems: [
      ...(pages.length > shown.length ? [emptyPages(pages.length - shown.length, pages.length)] : []),
      ...(furniture.size > 0 ? [pageHeaders(furniture.size)] : []),
      ...(radicals > 0 ? [mappedRadicals(radicals)] : []),
      REJOINED,
    ],
  };
}

type Opened =
  | { readonly ok: true; readonly pages: readonly (readonly PdfLine[])[]; readonly title: string | null }
  | Extract<FormatResult, { ok: false }>;

async function open(
  bytes: Uint8Array,
  { characterMaps, onPage }: Pick<ReadInput, "characterMaps" | "onPage">,
): Promise<Opened> {
  const { getDocumentProxy } = await import("unpdf");
  try {
    // A copy: pdf.js takes the buffer that it is given for its own.
    const document = await getDocumentProxy(new Uint8Array(bytes), {
      ...SAFE,
      ...(characterMaps === undefined ? {} : { cMapUrl: characterMaps, cMapPacked: true }),
    });
    try {
      if (document.numPages > MAX_PDF_PAGES) return tooLarge(`${MAX_PDF_PAGES} pages`);
      const pages: PdfLine[][] = [];
      let characters = 0;
      for (let number = 1; number <= document.numPages; number += 1) {
        const page = await document.getPage(number);
        const { items } = await page.getTextContent({ includeMarkedContent: false });
        const pieces = items.flatMap((item): PdfItem[] => ("str" in item ? [item] : []));
        characters += pieces.reduce((sum, { str }) => sum + str.length, 0);
        if (characters > MAX_PDF_CHARACTERS) return tooLarge("10 million characters");
        pages.push(linesOfPage(pieces, page.view));
        page.cleanup();
        onPage?.(number, document.numPages);
      }
      return { ok: true, pages, title: await titleOf(document) };
    } finally {
      await document.destroy();
    }
  } catch (error) {
    // pdf.js throws errors of many kinds on broken files; every one of them is damage, or a password that is missing.
    const isLocked = error instanceof Error && error.name === "PasswordException";
    return isLocked
      ? { ok: false, code: "password-protected", message: LOCKED }
      : { ok: false, code: "damaged", message: DAMAGED };
  }
}

/** `view` is the page's box: left, bottom, right, top. */
function linesOfPage(items: readonly PdfItem[], [, , width = 0, height = 0]: readonly number[]): PdfLine[] {
  const vertical = turnVertical(items, height);
  if (vertical === null) return linesOf(items, height);
  return [...linesOf(vertical.turned, width, true), ...linesOf(vertical.across, height)];
}

const SAFE = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  enableXfa: false,
  stopAtErrors: false,
  verbosity: 0,
  standardFontDataUrl: undefined,
};

async function titleOf(document: { getMetadata(): Promise<{ info: object }> }): Promise<string | null> {
  const { info } = await document.getMetadata();
  const title = "Title" in info && typeof info.Title === "string" ? info.Title.trim() : "";
  return statedTitle(title);
}

function tooLarge(what: string): Extract<FormatResult, { ok: false }> {
  return {
    ok: false,
    code: "too-large",
    message: `The PDF has more than ${what}, the most that is read at once. Nothing was imported. Divide it into parts and import them one by one.`,
  };
}

const NO_TEXT =
  "There is no text layer in this PDF: its pages are pictures, as of a scan. Nothing was imported. Have the characters recognised by a program for that (OCR) and import what it makes, or paste the text.";
const LOCKED =
  "The PDF is protected with a password. Nothing was imported. Open it, save it without the password and import that.";
const DAMAGED =
  "The PDF is damaged and could not be opened. Nothing was imported. Open it in a viewer, print or save it as a PDF again and import that.";

/** PDFs say nothing of paragraphs, so this is told of every one. */
const REJOINED: Problem = {
  code: "rejoined-lines",
  message:
    "A PDF holds lines, not paragraphs: the lines were rejoined by indentation, width and spacing. Look over where paragraphs begin and end.",
};

function emptyPages(count: number, all: number): Problem {
  const message = `${count} of ${all} pages ${count === 1 ? "holds" : "hold"} no text (blank, or a picture of text). Look at ${count === 1 ? "it" : "them"} in the original.`;
  return { code: "unreadable-pages", message };
}

function pageHeaders(count: number): Problem {
  const message = `${count === 1 ? "One line" : `${count} lines`} at the head or foot of pages (running titles, page numbers) ${count === 1 ? "is" : "are"} marked as page furniture.`;
  return { code: "page-chrome", message };
}

function mappedRadicals(count: number): Problem {
  const message = `${count === 1 ? "One character was" : `${count} characters were`} written as ${count === 1 ? "a radical" : "radicals"} in the PDF (\u2F7C for 老) and ${count === 1 ? "was" : "were"} mapped back.`;
  return { code: "radicals", message };
}
