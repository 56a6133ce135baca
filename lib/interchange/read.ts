import type { Block } from "../segment/paragraph";
import { readDocx } from "./docx/read-docx";
import { decode } from "./encoding";
import { declaredCharset } from "./html/declared-charset";
import { readHtml } from "./html/read-html";
import { MAX_FILE_BYTES, megabytes } from "./limits";
import { readMarkdown } from "./md/read-md";
import { MEDIA_TYPES } from "./media-types";
import type { Problem } from "./problem";
import { containerOf, looksLikeHtml, textFormatOf } from "./sniff";
import { readTxt } from "./txt/read-txt";

/**
 * The one way in: the bytes of an original or a draft become blocks in reading order.
 *
 * R1  What the bytes are decides; then the file's name; then the media type it came with.
 * R2  For text and Markdown, leading + Σ(text + separator) is the decoded file, character for character (without its byte
 *     order mark). For HTML and DOCX it is the text that the reader extracted, blocks parted by a blank line.
 * R3  A reader never throws and never reads half a file without saying so: a refusal is a code and a sentence for
 *     the person, anything repaired or left aside is a problem.
 * R4  Every bound in limits.ts is counted while reading.
 */
export interface ReadInput {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType?: string;
  /** An encoding that a person chose; it wins. */
  readonly encoding?: string;
}

export type ReadResult =
  | {
      readonly ok: true;
      readonly title: string | null;
      readonly leading: string;
      readonly blocks: readonly Block[];
      /** null for DOCX, which has none of its own. */
      readonly encoding: string | null;
      readonly mediaType: string;
      /** Whether block texts are plain or keep their inline Markdown. */
      readonly inline: "plain" | "markdown";
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export type RefusalCode =
  | "empty"
  | "binary"
  | "too-large"
  | "damaged"
  | "password-protected"
  | "unknown-format"
  | "unknown-encoding";

/** What a format's own reader hands back; `readFile` adds the encoding and the media type. */
export type FormatResult =
  | {
      readonly ok: true;
      readonly title: string | null;
      readonly leading: string;
      readonly blocks: readonly Block[];
      readonly inline: "plain" | "markdown";
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export async function readFile(input: ReadInput): Promise<ReadResult> {
  const { bytes, fileName } = input;
  if (bytes.length === 0) return refuse("empty", EMPTY);
  if (bytes.length > MAX_FILE_BYTES) {
    return refuse(
      "too-large",
      `The file has ${megabytes(bytes.length)}; up to ${megabytes(MAX_FILE_BYTES)} can be read. Nothing was imported. Divide it into parts and import them one by one.`,
    );
  }
  const container = containerOf(bytes, fileName);
  if (container !== null && container !== "zip") return refuse(container.code, container.message);
  if (container === "zip") return finish(await readDocx(bytes), "docx", null, []);

  const first = decode(bytes, input.encoding, declaredCharset(bytes));
  if (!first.ok) return refuse(first.code, first.message);
  if (first.text.trim() === "") return refuse("empty", EMPTY);
  const format = looksLikeHtml(first.text) ? "html" : textFormatOf(fileName, input.mediaType, first.text);
  if (typeof format !== "string") return refuse(format.code, format.message);
  const read = format === "html" ? readHtml : format === "md" ? readMarkdown : readTxt;
  return finish(read(first.text), format, first.encoding, first.problems);
}

const EMPTY = "There is no text in the file. Nothing was imported. Check that it is the right file.";

function finish(
  result: FormatResult,
  format: keyof typeof MEDIA_TYPES,
  encoding: string | null,
  problems: readonly Problem[],
): ReadResult {
  if (!result.ok) return result;
  if (result.blocks.length === 0) return refuse("empty", EMPTY);
  return {
    ...result,
    encoding,
    mediaType: MEDIA_TYPES[format],
    problems: [...problems, ...result.problems],
  };
}

function refuse(code: RefusalCode, message: string): ReadResult {
  return { ok: false, code, message };
}
