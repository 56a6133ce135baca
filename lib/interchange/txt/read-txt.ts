import { splitPlainText } from "../../segmentation/structure/plain-text";
import type { FormatResult } from "../format-result";

/** Plain text: the paragraphs that the segment room finds. A text states no title and no kinds. */
export function readTxt(text: string): FormatResult {
  const { leading, blocks } = splitPlainText(text);
  return { ok: true, title: null, leading, blocks, inline: "plain", problems: [] };
}
