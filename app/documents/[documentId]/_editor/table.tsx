// biome-ignore-all lint/a11y/useSemanticElements: a table of 20,000 rows is drawn piece by piece, which <table> cannot
"use client";

import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { EmptyState } from "@/app/_ui/empty-state";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { TextSize } from "@/lib/wire/people";
import { estimateLines, type ListItem, listItems, type Widths } from "@/lib/workbench/state/list";
import { findRow, rowCount } from "@/lib/workbench/state/rows";
import { numberOf, shownRows, textOf } from "@/lib/workbench/state/state";
import { AsideLine } from "./aside-line";
import { useBench, useWorkbench } from "./bench";
import { CheapRow } from "./cheap-row";
import { onReveal } from "./reveal";
import { Row } from "./row";
import { useView } from "./view";

/** Before the page is measured: a laptop's window. */
const FIRST_WIDTHS: Widths = { chinese: 28, english: 62, isStacked: false };
const LINE = 29;

/**
 * The rows. Only those near the window are drawn, and always the one in use, wherever it is, so that its focus,
 * selection and composition survive scrolling. Heights are guessed from the text, corrected when measured, and kept
 * by the row's id.
 */
export function Table() {
  const say = useSay();
  const bench = useBench();
  const scroller = useRef<HTMLDivElement>(null);
  const [widths, setWidths] = useState(FIRST_WIDTHS);
  const showsSetAside = useView((view) => view.showsSetAside);
  const isCompact = useView((view) => view.isCompact);
  const showsChinese = useView((view) => view.showsChinese);
  const textSize = useView((view) => view.textSize);
  const places = useWorkbench((state) => state.rows.places);
  const chosen = useWorkbench((state) => state.chosen);
  const filter = useWorkbench((state) => state.filter);
  const setAside = useWorkbench((state) => state.setAside);
  const active = useWorkbench((state) => state.active);
  const canSee = useWorkbench((state) => may(state.me.role, "read-source"));
  const isComplete = useWorkbench((state) => state.isComplete);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that changes keeps its place; `places` changes with the order
  const items = useMemo(() => {
    const isAsked = filter === "set-aside" || (filter === "all" && showsSetAside && showsChinese);
    const asides = isAsked ? setAside : [];
    return listItems(shownRows(bench.cell.get()), asides);
  }, [bench, places, chosen, filter, setAside, showsSetAside, showsChinese]);
  const indexById = useMemo(
    () => new Map(items.map((item, index) => [item.kind === "row" ? item.id : item.key, index])),
    [items],
  );

  const enlarged = useMemo(
    () => ({
      ...widths,
      chinese: Math.max(4, Math.floor((widths.chinese * 100) / textSize.source)),
      english: Math.max(8, Math.floor((widths.english * 100) / textSize.target)),
    }),
    [widths, textSize],
  );
  const line = (LINE * Math.max(textSize.source, textSize.target)) / 100;
  const pinned = active === null ? undefined : indexById.get(active);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.key ?? index,
    estimateSize: (index) => {
      const item = items[index];
      const state = bench.cell.get();
      const row = item?.kind === "row" ? findRow(state.rows, item.id) : undefined;
      return row ? estimateLines(row, textOf(state, row.id), enlarged) * line + (isCompact ? 14 : 26) : 33;
    },
    overscan: 6,
    // In the very frame of the scroll: what flies by is cheap to draw.
    useFlushSync: true,
    initialRect: { width: 1280, height: 900 },
    rangeExtractor: useCallback(
      (range: Range) => {
        const drawn = defaultRangeExtractor(range);
        return pinned === undefined || drawn.includes(pinned)
          ? drawn
          : [...drawn, pinned].sort((a, b) => a - b);
      },
      [pinned],
    ),
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setWidths((before) => widthsOf(element, before));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // Where the lines break has changed: every height is guessed anew, and what is on the screen measured.
  const breaks = `${widths.chinese} ${widths.english} ${widths.isStacked} ${isCompact} ${showsChinese} ${textSize.source} ${textSize.target}`;
  const lastBreaks = useRef(breaks);
  useLayoutEffect(() => {
    if (lastBreaks.current === breaks) return;
    lastBreaks.current = breaks;
    virtualizer.measure();
    // Reckons the guesses anew first: a size is kept only where it differs from what stands there.
    virtualizer.getTotalSize();
    for (const place of scroller.current?.querySelectorAll<HTMLElement>("[data-index]") ?? [])
      virtualizer.resizeItem(Number(place.dataset.index), place.offsetHeight);
  }, [virtualizer, breaks]);
  const { isFlying, isKept } = useFlight(virtualizer);
  useSteadyTop({ scroller: scroller.current, virtualizer, indexById, filter, active });
  // Nobody has measured what the server drew: until then the rows stand in the flow of the page, where none can lie
  // over the next whatever the fonts and the window are. Drawn here for the first time, each has been measured.
  const [isPlaced, setPlaced] = useState(false);
  useLayoutEffect(() => setPlaced(true), []);

  useEffect(
    () =>
      onReveal((id, align) => {
        const index = indexById.get(id);
        if (index === undefined) return;
        virtualizer.scrollToIndex(index, { align });
        if (align === "auto") requestAnimationFrame(() => focusRow(id));
      }),
    [virtualizer, indexById],
  );

  // On a phone the panel rises over the lower half: the row that it is about comes into what is left.
  const hasPanel = useView((view) => view.panel !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the panel opens
  useEffect(() => {
    if (hasPanel && widths.isStacked && pinned !== undefined)
      virtualizer.scrollToIndex(pinned, { align: "start" });
  }, [hasPanel]);

  const total = useWorkbench((state) => rowCount(state.rows));
  return (
    <div
      ref={scroller}
      className="bench-scroller"
      data-compact={isCompact || undefined}
      style={styleOf(textSize)}
      data-many={total >= 10_000 || undefined}
      data-columns={!canSee ? "viewer" : showsChinese ? "both" : "english"}
    >
      <div
        role="grid"
        aria-label={say("editor.row.table")}
        aria-rowcount={total}
        aria-multiselectable
        className="bench-grid"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start, size }) => {
          const item = items[index];
          if (!item) return null;
          if (isFlying && item.kind === "row" && item.id !== active && !isKept(key))
            return (
              <div
                key={`flying ${key}`}
                role="presentation"
                className="bench-place"
                style={{ transform: `translateY(${start}px)` }}
              >
                <CheapRow id={item.id} height={size} />
              </div>
            );
          return (
            <div
              key={key}
              role="presentation"
              ref={virtualizer.measureElement}
              data-index={index}
              className="bench-place"
              style={isPlaced ? { transform: `translateY(${start}px)` } : { position: "static" }}
            >
              {item.kind === "row" ? <Row id={item.id} /> : <AsideLine paragraphs={item.paragraphs} />}
            </div>
          );
        })}
      </div>
      {isFlying && <RowAtBar virtualizer={virtualizer} items={items} scroller={scroller.current} />}
      {items.length === 0 && (isComplete || filter !== "all") && (
        <EmptyState title={say(filter === "all" ? "editor.row.none" : "editor.row.none-so")}>
          {say(filter === "all" ? "editor.row.none-lead" : "editor.row.none-so-lead")}
        </EmptyState>
      )}
    </div>
  );
}

/** A jump of more than this share of the window is faster than rows can be read. */
const FAST = 0.5;

/**
 * Whether rows fly by. They are then drawn cheaply, but for those that stand already, until one stops; what stands then is drawn
 * bit by bit, so that no frame is long.
 */
function useFlight(virtualizer: Virtualizer<HTMLDivElement, Element>) {
  const before = useRef({ offset: 0, isFast: false });
  const offset = virtualizer.scrollOffset ?? 0;
  const jump = Math.abs(offset - before.current.offset);
  const height = virtualizer.scrollRect?.height ?? 0;
  const isFast = virtualizer.isScrolling && (before.current.isFast || (height > 0 && jump > FAST * height));
  const wasFast = useDeferredValue(isFast);
  const isFlying = isFast || wasFast;
  const kept = useRef<ReadonlySet<unknown>>(new Set());
  useLayoutEffect(() => {
    before.current = { offset, isFast };
    const drawn = virtualizer.getVirtualItems().map(({ key }) => key);
    kept.current = new Set(isFlying ? drawn.filter((key) => kept.current.has(key)) : drawn);
  });
  return { isFlying, isKept: (key: unknown) => kept.current.has(key) };
}

/** The number of the uppermost row, beside the bar that is dragged. */
function RowAtBar({
  virtualizer,
  items,
  scroller,
}: {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly items: readonly ListItem[];
  readonly scroller: HTMLElement | null;
}) {
  const bench = useBench();
  const offset = virtualizer.scrollOffset ?? 0;
  const first = virtualizer.getVirtualItems().find(({ end }) => end > offset);
  const item = first && items[first.index];
  if (!scroller || item?.kind !== "row") return null;
  const share = offset / Math.max(1, virtualizer.getTotalSize() - scroller.clientHeight);
  const at = Math.min(1, share) * (scroller.clientHeight - 40) + 8;
  return (
    <div
      className="bench-at-bar"
      style={{ top: `calc(${at}px + ${scroller.getBoundingClientRect().top}px)` }}
      aria-hidden
    >
      {NUMBER.format(numberOf(bench.cell.get(), item.id))}
    </div>
  );
}

const NUMBER = new Intl.NumberFormat("en");

interface Steady {
  readonly scroller: HTMLElement | null;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly indexById: ReadonlyMap<string, number>;
  readonly filter: string;
  readonly active: string | null;
}

/**
 * Rows that come or go, heights that turn out otherwise than guessed, and lines that break elsewhere because the panel
 * opened, move nothing that is looked at: the row in use if it is in sight, or else the first one that begins in sight
 * (one that the upper edge goes through may grow above or below it), stays where it is on the screen. Only a filter that was chosen begins anew. The virtualiser's own correction knows nothing
 * of the row in use, so it is switched off.
 */
function useSteadyTop({ scroller, virtualizer, indexById, filter, active }: Steady): void {
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = never;
  const held = useRef<{ readonly key: string; readonly start: number; readonly filter: string } | null>(null);
  // After every drawing: what it moved is moved back, and where things stand now is held for the next.
  useLayoutEffect(() => {
    if (!scroller) return;
    virtualizer.getTotalSize();
    const places = virtualizer.measurementsCache;
    const before = held.current;
    if (before?.filter === filter) {
      const index = indexById.get(before.key);
      const start = index === undefined ? undefined : places[index]?.start;
      if (start !== undefined && start !== before.start) scroller.scrollTop += start - before.start;
    }
    const top = scroller.scrollTop;
    const seen = virtualizer.getVirtualItems().filter(({ index }) => {
      const place = places[index];
      return place !== undefined && place.end > top && place.start < top + scroller.clientHeight;
    });
    const begun = seen.find(({ index }) => (places[index]?.start ?? 0) >= top);
    const kept = seen.find(({ key }) => key === active) ?? begun ?? seen[0];
    const start = kept && places[kept.index]?.start;
    held.current = kept && start !== undefined ? { key: String(kept.key), start, filter } : null;
  });
}

const never = () => false;

function focusRow(id: string): void {
  const row = document.getElementById(`row-${id}`);
  const focused = document.activeElement;
  // Whoever was in a field stays there; a button of the head has done its work.
  const isFree =
    !focused ||
    focused === document.body ||
    focused.closest("[role=grid], .bench-head button, .bench-head a") !== null;
  if (!row || !isFree || row.contains(focused)) return;
  row.focus({ preventScroll: true });
}

/** How many characters fit on a line of each side. */
/** No style at all in the usual size. */
function styleOf({ source, target }: TextSize): CSSProperties | undefined {
  if (source === 100 && target === 100) return undefined;
  return { "--source-scale": source / 100, "--target-scale": target / 100 } as CSSProperties;
}

function widthsOf(element: HTMLElement, before: Widths): Widths {
  const isStacked = element.clientWidth < 720;
  const width = Math.min(element.clientWidth, 1360) - (isStacked ? 56 : 140);
  const [chinese, english] = isStacked ? [width, width] : [width * 0.46, width * 0.54];
  const next = {
    chinese: Math.max(8, Math.floor(chinese / 17.2)),
    english: Math.max(16, Math.floor(english / 8.4)),
    isStacked,
  };
  return next.chinese === before.chinese &&
    next.english === before.english &&
    next.isStacked === before.isStacked
    ? before
    : next;
}
