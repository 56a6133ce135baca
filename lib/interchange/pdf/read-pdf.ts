import type { Message } from "../../messages/keys";
import { opensWith, statedTitle } from "../called-title";
import type { FormatResult, ReadInput } from "../format-result";
import { joined } from "../html/read-html";
import { MAX_PDF_CHARACTERS, MAX_PDF_PAGES } from "../limits";
import type { Problem } from "../problem";
import { boilerplateOf } from "./boilerplate";
import { linesOf, type PdfItem, type PdfLine } from "./lines";
import { paragraphsOf } from "./paragraphs";
import { turnVertical } from "./vertical";

/**
 * PDFs with a text layer into blocks. pdf.js (in unpdf) says which characters stand where; the rest is geometry.
 *
 * PDF-1  Pieces of text on one height are a line; a wide gap in it parts columns and cells. The order is the file's own.
 * PDF-2  A line that returns at the head or foot of the pages, or counts them, is boilerplate (chrome), never left out.
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
  const boilerplate = boilerplateOf(pages);
  const blocks = paragraphsOf(pages, boilerplate);
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
      ...(boilerplate.size > 0 ? [pageHeaders(boilerplate.size)] : []),
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
      if (document.numPages > MAX_PDF_PAGES)
        return tooLarge({ code: "readers.pdf.pages", most: MAX_PDF_PAGES });
      const pages: PdfLine[][] = [];
      let characters = 0;
      for (let number = 1; number <= document.numPages; number += 1) {
        const page = await document.getPage(number);
        const { items } = await page.getTextContent({ includeMarkedContent: false });
        const pieces = items.flatMap((item): PdfItem[] => ("str" in item ? [item] : []));
        characters += pieces.reduce((sum, { str }) => sum + str.length, 0);
        if (characters > MAX_PDF_CHARACTERS)
          return tooLarge({ code: "readers.pdf.characters", millions: MAX_PDF_CHARACTERS / 1_000_000 });
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

function tooLarge(message: Message<"readers">): Extract<FormatResult, { ok: false }> {
  return { ok: false, code: "too-large", message };
}

const NO_TEXT: Message<"readers"> = { code: "readers.pdf.no-text" };
const LOCKED: Message<"readers"> = { code: "readers.locked.pdf" };
const DAMAGED: Message<"readers"> = { code: "readers.damaged.pdf" };

/** PDFs say nothing of paragraphs, so this is told of every one. */
const REJOINED: Problem = {
  code: "rejoined-lines",
  message: { code: "readers.rejoined-lines" },
};

function emptyPages(count: number, all: number): Problem {
  return { code: "unreadable-pages", message: { code: "readers.unreadable-pages", count, all } };
}

function pageHeaders(count: number): Problem {
  return { code: "page-chrome", message: { code: "readers.page-headers", count } };
}

function mappedRadicals(count: number): Problem {
  return { code: "radicals", message: { code: "readers.radicals", count } };
}
