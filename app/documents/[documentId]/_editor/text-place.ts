/** Places on the page ↔ offsets in a text that is drawn in several pieces below one element. UTF-16. */

/** The offset in `element`'s text of a point in one of its text nodes, or null when it lies elsewhere. */
function offsetWithin(element: Element, node: Node, offset: number): number | null {
  if (!element.contains(node)) return null;
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The offset in `element`'s text that is nearest to a point on the screen. */
export function offsetAtPoint(element: Element, x: number, y: number): number | null {
  const position = document.caretPositionFromPoint?.(x, y);
  if (position) return offsetWithin(element, position.offsetNode, position.offset);
  // Safari before 18.4 and Chromium before 128 know only the older name.
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? offsetWithin(element, range.startContainer, range.startOffset) : null;
}

export interface PlacedSelection {
  readonly side: "source" | "target";
  readonly segmentId: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The words selected in one row: in its live field, or in the text of either side. Each piece of text says with
 * `data-side` and `data-start` which side it is and where in that side's whole text it begins.
 */
export function selectionInRow(): PlacedSelection | null {
  const focused = document.activeElement;
  if (focused instanceof HTMLTextAreaElement && focused.dataset.row !== undefined) {
    const { selectionStart, selectionEnd } = focused;
    if (selectionStart === selectionEnd) return null;
    return { side: "target", segmentId: focused.dataset.row, start: selectionStart, end: selectionEnd };
  }
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (!start || !end || start.segmentId !== end.segmentId || start.side !== end.side) return null;
  if (start.at >= end.at) return null;
  return { side: start.side, segmentId: start.segmentId, start: start.at, end: end.at };
}

function placeOf(node: Node, offset: number) {
  const element = node instanceof Element ? node : node.parentElement;
  const text = element?.closest<HTMLElement>("[data-side]");
  const row = text?.closest<HTMLElement>("[data-row-id]");
  if (!text || !row?.dataset.rowId) return null;
  const within = offsetWithin(text, node, offset);
  if (within === null) return null;
  return {
    side: text.dataset.side === "source" ? ("source" as const) : ("target" as const),
    segmentId: row.dataset.rowId,
    at: Number(text.dataset.start ?? 0) + within,
  };
}
