import { offsetAtPoint } from "../../text-place";
import { rangeIn } from "../terms/underline";

/** A character of a row's Chinese on the screen. */
export interface CharacterThere {
  readonly rowId: string;
  /** In the row's whole Chinese, UTF-16. */
  readonly at: number;
  readonly paragraph: HTMLElement;
}

/** The Chinese character at a point of the screen, as far as the point lies on it. */
export function characterAt(x: number, y: number): CharacterThere | null {
  const element = document.elementFromPoint(x, y);
  const paragraph = element?.closest<HTMLElement>("[data-side=source]");
  const rowId = paragraph?.closest<HTMLElement>("[data-row-id]")?.dataset.rowId;
  if (!paragraph || rowId === undefined) return null;
  const near = offsetAtPoint(paragraph, x, y);
  if (near === null) return null;
  // A caret stands between characters: the point lies on the one before it or on the one behind it.
  for (const within of [near, near - 1]) {
    const character = paragraph.textContent?.charAt(within) ?? "";
    if (!/[\p{Script=Han}\uD800-\uDFFF]/u.test(character)) continue;
    const [range] = within < 0 ? [] : rangeIn(paragraph, within, within + 1);
    const boxes = range ? [...range.getClientRects()] : [];
    if (boxes.some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom))
      return { rowId, at: Number(paragraph.dataset.start ?? 0) + within, paragraph };
  }
  return null;
}

/** Where a span of the row's Chinese is drawn, as far as it lies in that paragraph. */
export function rangeOf({ paragraph }: CharacterThere, start: number, end: number): Range | undefined {
  const from = Number(paragraph.dataset.start ?? 0);
  return rangeIn(paragraph, start - from, end - from)[0];
}
