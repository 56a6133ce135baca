/** What a cursor in the English points at. */

import { englishParagraphs } from "../../segmentation/target";

/** Index of the English paragraph that holds the cursor; between two, the later one. 0 in an empty text. */
export function paragraphAt(text: string, offset: number): number {
  const paragraphs = englishParagraphs(text);
  const index = paragraphs.findIndex(({ end }) => offset <= end);
  return index === -1 ? Math.max(0, paragraphs.length - 1) : index;
}
