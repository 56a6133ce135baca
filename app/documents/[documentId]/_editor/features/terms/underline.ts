/**
 * Terms underlined in the Chinese of a row, as ranges laid over the page (CSS Custom Highlight API), so that no element changes. Where the
 * browser has none, the panel still lists them.
 */
interface Span {
  readonly start: number;
  readonly end: number;
}

const NAME = "terms";

export function underlineTerms(rowId: string, spans: readonly Span[]): () => void {
  if (typeof CSS === "undefined" || !("highlights" in CSS) || spans.length === 0) return () => {};
  const row = document.querySelector(`[data-row-id="${CSS.escape(rowId)}"]`);
  const ranges = [...(row?.querySelectorAll<HTMLElement>('[data-side="source"]') ?? [])].flatMap((text) => {
    const from = Number(text.dataset.start ?? 0);
    return spans.flatMap(({ start, end }) => rangeIn(text, start - from, end - from));
  });
  CSS.highlights.set(NAME, new Highlight(...ranges));
  return () => {
    CSS.highlights.delete(NAME);
  };
}

/** No range where the span is not wholly in that text. */
export function rangeIn(element: HTMLElement, start: number, end: number): Range[] {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  let isOpen = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node as Text;
    if (!isOpen && start >= at && start < at + length) {
      range.setStart(node, start - at);
      isOpen = true;
    }
    if (isOpen && end <= at + length) {
      range.setEnd(node, end - at);
      return [range];
    }
    at += length;
  }
  return [];
}
