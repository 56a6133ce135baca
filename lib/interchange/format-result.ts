import type { Message } from "../messages/keys";
import type { Block } from "../segmentation/paragraph";
import type { Problem } from "./problem";

/**
 * The one way in: the bytes of an original or a draft become blocks in reading order.
 *
 * READ-1  What the bytes are decides; then the file's name; then the media type it came with.
 * READ-2  For text, Markdown and subtitles, leading + Σ(text + separator) is the decoded file, character for character (without
 *     its byte order mark, and but for what players leave out of a subtitle). For the other formats it is the text that the reader extracted, blocks parted by a blank line.
 * READ-3  A reader never throws and never reads half a file without saying so: a refusal is a code and a sentence for
 *     the person, anything repaired or left aside is a problem.
 * READ-5  A web page saved as one file (.mhtml) and a saved message (.eml) are the page or text in them; a page's own statement of its
 *     characters counts after the message's.
 * READ-4  Every bound in limits.ts is counted while reading.
 */
export interface ReadInput {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType?: string;
  /** An encoding that a person chose; it wins. */
  readonly encoding?: string;
  /**
   * The folder of the predefined CMaps as pdf.js packs them, with "/" behind. Without it a PDF with a Chinese font that is not in
   * the file (STSong-Light with GBK-EUC-H) gives no text.
   */
  readonly characterMaps?: string;
  /** Hears of each page that has been read, in formats that have pages and take their time (PDF). */
  readonly onPage?: (page: number, pages: number) => void;
}

export type RefusalCode =
  | "empty"
  | "binary"
  | "too-large"
  | "damaged"
  | "password-protected"
  | "no-text-layer"
  | "unknown-format"
  | "unknown-encoding"
  | "encoding-unclear";

/** What a format's own reader hands back; `readFile` adds the encoding and the media type. */
export type FormatResult =
  | {
      readonly ok: true;
      readonly title: string | null;
      readonly calledTitle?: string | null;
      readonly leading: string;
      readonly blocks: readonly Block[];
      readonly inline: "plain" | "markdown";
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: Message<"readers"> };
