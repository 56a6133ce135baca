import type { Message } from "../messages/keys";
import type { Origin } from "../segmentation/boilerplate/origin";
import type { Block } from "../segmentation/paragraph";
import { decode } from "./encoding";
import type { EncodingCandidate } from "./encoding-candidates";
import type { FormatResult, ReadInput, RefusalCode } from "./format-result";
import { declaredCharset } from "./html/declared-charset";
import { readHtml } from "./html/read-html";
import { MAX_FILE_BYTES, MAX_PARAGRAPHS, megabytes } from "./limits";
import { readMarkdown } from "./md/read-md";
import { MEDIA_TYPES } from "./media-types";
import { readMime } from "./mime/mime-parts";
import { readPdf } from "./pdf/read-pdf";
import type { Problem } from "./problem";
import { readRtf } from "./rtf/read-rtf";
import { containerOf, looksLikeHtml, textFormatOf } from "./sniff";
import { readSubtitles } from "./subtitles/read-subtitles";
import { readTxt } from "./txt/read-txt";
import { readZip } from "./zip/read-zip";

export type ReadResult =
  | {
      readonly ok: true;
      /** What the text is called, where it or its file says so for certain. */
      readonly title: string | null;
      /** What the file's properties call it, where nothing in the text bears that out. */
      readonly calledTitle?: string | null;
      readonly leading: string;
      readonly blocks: readonly Block[];
      /** null for a format that has none of its own (DOCX, ODT, EPUB, PDF, RTF). */
      readonly encoding: string | null;
      readonly mediaType: string;
      /** Which rules may set its paragraphs aside. */
      readonly origin: Origin;
      /** Whether block texts are plain or keep their inline Markdown. */
      readonly inline: "plain" | "markdown";
      readonly problems: readonly Problem[];
    }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      readonly message: Message<"readers">;
      /** Where the encoding is in doubt ("encoding-unclear"): those it may be, the likeliest first. */
      readonly candidates?: readonly EncodingCandidate[];
    };

export async function readFile(input: ReadInput): Promise<ReadResult> {
  const { bytes, fileName } = input;
  if (bytes.length === 0) return refuse("empty", EMPTY);
  if (bytes.length > MAX_FILE_BYTES) {
    return refuse("too-large", {
      code: "readers.too-large",
      megabytes: megabytes(bytes.length),
      most: megabytes(MAX_FILE_BYTES),
    });
  }
  const container = containerOf(bytes, fileName);
  if (container === "zip") {
    const { result, format } = await readZip(bytes);
    return finish(result, format, null, []);
  }
  if (container === "pdf") return finish(await readPdf(bytes, input), "pdf", null, []);
  if (container === "rtf") return finish(readRtf(bytes), "rtf", null, []);
  if (container !== null) return refuse(container.code, container.message);

  const mime = readMime(bytes);
  if (mime !== null) {
    if (mime.root === null) return refuse("unknown-format", NO_PAGE);
    const { type, charset, bytes: page } = mime.root;
    return readText({ ...input, bytes: page }, type === "text/plain" ? "txt" : "html", charset, mime.subject);
  }
  return readText(input, null, declaredCharset(bytes), null);
}

/** `stated`: the format that a container says the text is in; `title`: what it says the text is called. */
function readText(
  input: ReadInput,
  stated: "txt" | "html" | null,
  charset: string | undefined,
  title: string | null,
): ReadResult {
  const { bytes, fileName } = input;
  const first = decode(bytes, input.encoding, charset ?? declaredCharset(bytes));
  if (!first.ok) return first;
  if (first.text.trim() === "") return refuse("empty", EMPTY);
  const format =
    stated ?? (looksLikeHtml(first.text) ? "html" : textFormatOf(fileName, input.mediaType, first.text));
  if (typeof format !== "string") return refuse(format.code, format.message);
  const read = READERS[format](first.text);
  return finish(
    read.ok ? { ...read, title: read.title ?? title } : read,
    format,
    first.encoding,
    first.problems,
  );
}

const READERS: Readonly<Record<"txt" | "md" | "html" | "srt" | "vtt", (text: string) => FormatResult>> = {
  txt: readTxt,
  md: readMarkdown,
  html: readHtml,
  srt: (text) => readSubtitles(text, "srt"),
  vtt: (text) => readSubtitles(text, "vtt"),
};

const NO_PAGE: Message<"readers"> = { code: "readers.no-page" };

const EMPTY: Message<"readers"> = { code: "readers.empty" };

function finish(
  result: FormatResult,
  format: keyof typeof MEDIA_TYPES,
  encoding: string | null,
  problems: readonly Problem[],
): ReadResult {
  if (!result.ok) return result;
  if (result.blocks.length === 0) return refuse("empty", EMPTY);
  if (result.blocks.length > MAX_PARAGRAPHS) {
    return refuse("too-large", {
      code: "readers.too-many-paragraphs",
      count: result.blocks.length,
      most: MAX_PARAGRAPHS,
    });
  }
  return {
    ...result,
    encoding,
    mediaType: MEDIA_TYPES[format],
    origin: ORIGINS[format] ?? "document",
    problems: [...problems, ...result.problems],
  };
}

/** All other formats are documents that somebody made. */
const ORIGINS: Partial<Record<keyof typeof MEDIA_TYPES, Origin>> = { html: "page", txt: "text", md: "text" };

function refuse(code: RefusalCode, message: Message<"readers">): ReadResult {
  return { ok: false, code, message };
}
