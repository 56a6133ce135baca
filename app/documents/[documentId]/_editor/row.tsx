// biome-ignore-all lint/a11y/useSemanticElements: a table of 20,000 rows is drawn piece by piece, which <table> cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells do not
// biome-ignore-all lint/a11y/useKeyWithClickEvents: what a click does, the table of keys does too
"use client";

import { type MouseEvent, memo, type PointerEvent, useEffect, useMemo, useState } from "react";
import { Button, IconButton } from "@/app/_ui/button";
import { MoreIcon } from "@/app/_ui/icons";
import { MenuOnDemand } from "@/app/_ui/menu-on-demand";
import { StateMark } from "@/app/_ui/state-mark";
import { Time } from "@/app/_ui/time";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Say } from "@/lib/messages/say";
import { keptInWords } from "@/lib/segmentation/reason";
import { openLink } from "@/lib/segments/confidence";
import { isToConfirmAgain, shownOf } from "@/lib/segments/states";
import { findAll } from "@/lib/text/search";
import type { Correction } from "@/lib/wire/corrections";
import type { FilledFrom, Segment, Sentences } from "@/lib/wire/segments";
import { sourceInlineMarks, targetInlineMarks } from "@/lib/workbench/keys/inline-keys";
import { KEY_COMMANDS, shortLabelOf } from "@/lib/workbench/keys/keys";
import { correctedMarks } from "@/lib/workbench/state/correcting";
import type { Mark } from "@/lib/workbench/state/marks";
import { sentBackInWords } from "@/lib/workbench/state/reviewing";
import { findRow } from "@/lib/workbench/state/rows";
import { beadAt } from "@/lib/workbench/state/sentences";
import { sourceText } from "@/lib/workbench/state/source";
import { speakerMarks } from "@/lib/workbench/state/speakers";
import { numberOf, textOf, type Workbench } from "@/lib/workbench/state/state";
import { useBench, useFound, useWorkbench } from "./bench";
import { askCaret } from "./caret";
import { useChinese } from "./chinese";
import { AloneNote } from "./features/alignment/alone-note";
import { DoubtMark } from "./features/alignment/doubt-mark";
import { withVariants } from "./features/find/variants";
import { FindingMark } from "./features/findings/finding-mark";
import { findingMarks } from "./features/findings/found";
import { OnRow, Typing } from "./features/presence/presence-badges";
import { Proposals } from "./features/proposals/proposals";
import { LiveField } from "./live-field";
import { Marked } from "./marked";
import { fetchRowMenu } from "./parts";
import { flagsIn, flagsOf } from "./row-flags";
import { useDo } from "./run-command";
import { sentenceMarks, useSentences } from "./sentence-lights";
import { SourceParagraphs, sourceOffset } from "./source-paragraphs";
import { offsetAtPoint } from "./text-place";
import { type Finding, useView, useViewCell } from "./view";

/** One row of the table: number and state, Chinese, English. Only the row in use holds a live field. */
export const Row = memo(function Row({ id }: { readonly id: string }) {
  const say = useSay();
  const chinese = useChinese();
  const bench = useBench();
  const view = useViewCell();
  const row = useWorkbench((state) => findRow(state.rows, id));
  const text = useWorkbench((state) => textOf(state, id));
  const { isActive, isLive, isSelected, waits } = flagsIn(useWorkbench((state) => flagsOf(state, id)));
  const caret = useWorkbench((state) => (state.active === id ? state.sourceCaret : null));
  const { me, notation } = bench.cell.get();
  const { role } = me;
  const number = useWorkbench((state) => numberOf(state, id));
  const finding = useView((now) => now.finding);
  const pointed = useView((now) => (now.pointed?.segmentId === id ? now.pointed : null));
  const lit = useView((now) => (now.light?.segmentId === id ? now.light.bead : null));
  const isHeld = useWorkbench((state) => state.locks.has(id));
  const found = useFound(({ byRow }) => byRow.get(id));
  const currentFinding = useFound(({ current }) => (isActive ? current : null));
  const showsChinese = useView((now) => now.showsChinese || now.revealed.has(id));
  const showsOriginal = useView((now) => now.showsOriginal);
  const isEntry = useWorkbench((state) => state.active === null && firstShown(state) === id);
  const [isHovered, setHovered] = useState(false);

  const canSee = may(role, "read-source");
  const sentences = useSentences(row, canSee && showsChinese && (isActive || isHovered));
  const fits = sentences !== null && row !== undefined && text === row.target;

  useLightAtCaret(id, caret, sentences);

  const sourceMarks = useMemo((): readonly Mark[] => {
    if (!row) return [];
    const point = caret === null ? [] : [{ start: caret, end: caret, name: "caret" }];
    const all = sourceText(row);
    return [
      ...sourceInlineMarks(row),
      ...correctedMarks(row, (correction) => noteOf(say, correction)),
      ...sentenceMarks(sentences, "source", lit),
      ...findingMarks(found, "source", all, isActive, currentFinding),
      ...(pointed?.source ?? []),
      ...hitMarks(all, id, "source", finding),
      ...point,
    ];
  }, [row, sentences, lit, pointed, finding, caret, id, say, found, isActive, currentFinding]);
  const targetMarks = useMemo(
    () => [
      ...(row ? speakerMarks(row.source, text) : []),
      ...(notation === "marks" ? targetInlineMarks(text) : []),
      ...(fits ? sentenceMarks(sentences, "target", lit) : []),
      ...findingMarks(found, "target", text, isActive, currentFinding),
      ...(pointed?.target ?? []),
      ...hitMarks(text, id, "target", finding),
    ],
    [row, notation, fits, sentences, lit, pointed, text, finding, id, found, isActive, currentFinding],
  );
  if (!row) return null;

  const light = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const bead = beadUnder(event);
    if (bead === lit) return;
    view.set((now) => ({ ...now, light: bead === null ? null : { segmentId: id, bead } }));
  };
  const select = (event: MouseEvent, edit: boolean) => {
    if (event.shiftKey) {
      document.getSelection()?.removeAllRanges();
      bench.dispatch({ type: "extend", id });
      return;
    }
    if (document.getSelection()?.isCollapsed === false) {
      if (!isActive) bench.dispatch({ type: "activate", id });
      return;
    }
    bench.dispatch({ type: "activate", id, edit });
  };
  const shown = shownOf(row);
  const isClosed = row.lock?.isLocked === true;
  const canEdit = may(role, "edit");
  // What the aligner left alone, and nobody has said anything about yet.
  const isWaiting = openLink(row) !== null;

  return (
    <div
      role="row"
      id={`row-${id}`}
      aria-rowindex={number}
      aria-selected={isSelected || isActive}
      aria-label={nameOf(say, row, number, text)}
      tabIndex={isActive || isEntry ? 0 : -1}
      data-row-id={id}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      data-head={headOf(row)}
      data-omitted={shown === "omitted" || undefined}
      data-locked={isClosed || undefined}
      data-alone={row.source.length === 0 || undefined}
      className="bench-row"
      onPointerEnter={(event) => event.pointerType !== "touch" && setHovered(true)}
      onPointerLeave={() => {
        setHovered(false);
        if (lit !== null && !isLive) view.set((now) => ({ ...now, light: null }));
      }}
      onPointerMove={light}
    >
      <div role="rowheader" className="bench-gutter" onClick={(event) => select(event, false)}>
        <span className="bench-number" title={isClosed ? say("editor.row.locked") : undefined}>
          {number}
        </span>
        <StateMark shown={shown} as="mark" />
        {row.filledFrom && text === row.target && row.state === "initial" && (
          <abbr className="bench-filled" title={filledFrom(say, row.filledFrom)}>
            {row.filledFrom.score}
          </abbr>
        )}
        <OnRow id={id} />
        <Count of="comments" count={row.openComments} number={number} shape="M1 1.5h10v7H5l-2.5 2v-2H1z" />
        {canSee && (
          <Count
            of="suggestions"
            count={row.openSuggestions}
            number={number}
            shape="M2 10l1-3 5-5 2 2-5 5z"
          />
        )}
        {canSee && (
          <FindingMark
            id={id}
            number={number}
            onOpen={() => {
              bench.dispatch({ type: "activate", id });
              view.set((now) => ({ ...now, panel: "findings" }));
            }}
          />
        )}
        {canEdit && (
          <DoubtMark
            row={row}
            number={number}
            onOpen={() => view.set((now) => ({ ...now, panel: "alignment" }))}
          />
        )}
        {canEdit && (isActive || isHovered) && (
          <MenuOnDemand
            trigger={
              <IconButton
                label={say("editor.row.menu", { row: number })}
                size="small"
                className="bench-menu"
                onPointerDown={() => isActive || bench.dispatch({ type: "activate", id })}
              >
                <MoreIcon />
              </IconButton>
            }
            fetch={fetchRowMenu}
            menu={({ RowMenu }, trigger) => <RowMenu trigger={trigger} />}
          />
        )}
      </div>

      {canSee && (
        <div
          role="gridcell"
          id={`chinese-${id}`}
          lang={chinese}
          className="bench-source text-source"
          onClick={(event) => {
            select(event, false);
            if (canEdit && !event.shiftKey && document.getSelection()?.isCollapsed !== false)
              bench.dispatch({ type: "source-caret", offset: sourceOffset(event) });
          }}
        >
          {showsChinese ? (
            <SourceParagraphs row={row} marks={sourceMarks} showsOriginal={showsOriginal} />
          ) : (
            <button
              type="button"
              className="bench-reveal"
              onClick={(event) => {
                event.stopPropagation();
                view.set((now) => ({ ...now, revealed: new Set([...now.revealed, id]) }));
              }}
            >
              <span lang={say.language}>{say("editor.row.reveal")}</span>
            </button>
          )}
          {canEdit && <Proposals row={row} />}
          {isWaiting && row.source.length === 0 && <AloneNote of="english" id={id} canEdit={canEdit} />}
        </div>
      )}

      <div
        role="gridcell"
        lang="en"
        className="bench-target text-target"
        onMouseDown={isLive ? keepInField : undefined}
        onClick={
          isLive
            ? undefined
            : (event) => {
                const side = event.currentTarget.querySelector("[data-side=target]");
                const offset = side ? offsetAtPoint(side, event.clientX, event.clientY) : null;
                if (offset !== null) askCaret(id, offset);
                // A reviewer reads and decides: on a phone the keyboard would rise over what they read.
                const isTap = (event.nativeEvent as globalThis.PointerEvent).pointerType === "touch";
                select(event, canEdit && (may(role, "confirm") || !isTap));
              }
        }
      >
        {isLive ? (
          <LiveField
            id={id}
            name={say(isNote(row) ? "editor.row.field-note" : "editor.row.field", { row: number })}
            describedBy={canSee && showsChinese && !isNote(row) ? `chinese-${id}` : undefined}
            isClosed={isClosed}
            marks={targetMarks}
            sentences={fits ? sentences : null}
            placeholder={say("editor.row.placeholder")}
          />
        ) : (
          <div data-side="target" data-start={0} className="bench-text">
            {text === "" && isWaiting ? (
              <AloneNote of="chinese" id={id} canEdit={canEdit} />
            ) : text === "" ? (
              <span lang={say.language} className="bench-empty">
                {row.subState === "omitted"
                  ? ""
                  : say(canEdit ? "editor.row.placeholder" : "editor.row.empty")}
              </span>
            ) : (
              <Marked text={text} marks={targetMarks} />
            )}
          </div>
        )}
        {shown === "omitted" && row.omittedReason && (
          <p lang={say.language} className="bench-aside-note">
            {say("editor.row.omitted", { reason: row.omittedReason })}
          </p>
        )}
        {row.sentBack && (
          <p lang={say.language} className="bench-back-again">
            {say.message(sentBackInWords(row.sentBack))} <Time at={row.sentBack.at} />
          </p>
        )}
        {isToConfirmAgain(row) && may(role, "confirm") && (
          <button
            type="button"
            className="bench-again"
            onClick={(event) => {
              event.stopPropagation();
              bench.dispatch({ type: "activate", id });
              view.set((now) => ({ ...now, panel: "review" }));
            }}
          >
            <span lang={say.language}>
              {row.isOnlyFixed && row.updatedBy
                ? say("editor.row.changed-by", { who: row.updatedBy.name })
                : say("editor.row.changed")}
            </span>
          </button>
        )}
        {waits !== "" && <WaitNote id={id} why={waits} />}
        {isHeld && <Typing id={id} isActive={isActive} />}
        {isActive && !isLive && may(role, "review") && <Deciding />}
      </div>
    </div>
  );
});

/** The Chinese cursor lights its sentence and the English of it, as the one in the live field does. */
function useLightAtCaret(segmentId: string, caret: number | null, sentences: Sentences | null): void {
  const view = useViewCell();
  useEffect(() => {
    const bead = caret === null || !sentences ? null : beadAt(sentences, "source", caret);
    if (bead === null) return;
    view.set((now) => ({ ...now, light: { segmentId, bead } }));
    return () => view.set((now) => (now.light?.segmentId === segmentId ? { ...now, light: null } : now));
  }, [view, segmentId, caret, sentences]);
}

/** How much of what stands in a panel belongs to the row. */
function Count({
  of,
  count,
  number,
  shape,
}: {
  readonly of: "comments" | "suggestions";
  readonly count: number;
  readonly number: number;
  readonly shape: string;
}) {
  const say = useSay();
  const view = useViewCell();
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="bench-count"
      title={say(`editor.row.${of}`, { count })}
      aria-label={say(`editor.row.${of}-on`, { count, row: number })}
      onClick={() => view.set((now) => ({ ...now, panel: of }))}
    >
      <svg viewBox="0 0 12 12" aria-hidden>
        <path d={shape} fill="none" stroke="currentColor" strokeLinejoin="round" />
      </svg>
      {count}
    </button>
  );
}

/** On a phone what a reviewer decides stands under the row in use; elsewhere keys and menus have it. */
const UNDER_ROW = ["approve", "send-back", "edit"] as const;

function Deciding() {
  const say = useSay();
  const bench = useBench();
  const act = useDo();
  const state = useWorkbench((now) => now);
  return (
    <div lang={say.language} className="bench-deciding">
      {UNDER_ROW.map((id) => {
        const command = KEY_COMMANDS.find((one) => one.id === id);
        return command?.isAvailable(state) ? (
          <Button
            key={id}
            size="small"
            look={id === "approve" ? "primary" : "plain"}
            onClick={(event) => {
              event.stopPropagation();
              act(command);
            }}
          >
            {say.message(shortLabelOf(command, bench.cell.get()))}
          </Button>
        ) : null;
      })}
    </div>
  );
}

function WaitNote({ id, why }: { readonly id: string; readonly why: "conflict" | "refused" }) {
  const say = useSay();
  const bench = useBench();
  const view = useViewCell();
  return (
    <button
      type="button"
      lang={say.language}
      className="bench-conflict"
      onClick={(event) => {
        event.stopPropagation();
        bench.dispatch({ type: "activate", id });
        view.set((now) => ({ ...now, dialog: why }));
      }}
    >
      {say(`editor.row.${why}`)}
    </button>
  );
}

/** The cell is taller than its field: a press below the text is meant for the field, too. */
function keepInField(event: MouseEvent) {
  const field = event.currentTarget.querySelector("textarea");
  if (!field || event.target !== event.currentTarget) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
}

/** The row where Tab comes into the table, before one is in use. */
function firstShown({ chosen, rows }: Workbench): string | undefined {
  return chosen ? chosen[0] : rows.pieces[0]?.[0]?.id;
}

/** "The original has 照旧. Swapped word by word (Lin Yi)". */
function noteOf(say: Say, { old, reason, by }: Correction): string {
  const why = [reason === "" ? "" : keptInWords(say, reason), by ? `(${by.name})` : ""]
    .filter(Boolean)
    .join(" ");
  return why === ""
    ? say("editor.row.original-note", { old })
    : say("editor.row.original-note-why", { old, why });
}

/** English without Chinese that somebody added. */
function isNote(row: Segment): boolean {
  return row.source.length === 0;
}

/** So much of a row's text is in its name: enough to know it by. */
const NAMED = 80;

/** "Row 3, Translated: The ferryman…", for those who hear it. */
function filledFrom(say: Say, { score, memory }: FilledFrom): string {
  return memory === null ? say("editor.row.filled-repeat") : say("editor.row.filled", { score, memory });
}

function nameOf(say: Say, row: Segment, number: number, text: string): string {
  const said = text.trim() === "" ? sourceText(row) : text;
  const head = [
    ...said
      .replaceAll(/\s+/g, " ")
      .trim()
      .slice(0, 2 * NAMED),
  ]
    .slice(0, NAMED)
    .join("");
  return say("editor.row.name", {
    row: number,
    isNote: isNote(row) ? "yes" : "no",
    isLocked: row.lock?.isLocked ? "yes" : "no",
    state: { code: `ui.state.${shownOf(row)}` },
    hasHead: head === "" ? "no" : "yes",
    head,
  });
}

function headOf(row: Segment): string | undefined {
  const [first] = row.source;
  if (row.source.length !== 1 || !first) return undefined;
  if (first.kind === "title") return "title";
  return first.kind === "heading" ? "heading" : undefined;
}

function hitMarks(
  text: string,
  id: string,
  side: "source" | "target",
  finding: Finding | null,
): readonly Mark[] {
  if (!finding || finding.text === "") return [];
  const result = findAll(text, finding.text, withVariants(finding));
  if (!result.ok) return [];
  const now = finding.hits[finding.current];
  return result.hits.map(({ start, end }) => ({
    start,
    end,
    name: now?.segmentId === id && now.side === side && now.start === start ? "hit-now" : "hit",
  }));
}

/** The sentence under the pointer: in text its own piece; in the live field a piece of what lies behind it. */
function beadUnder(event: PointerEvent): number | null {
  const target = event.target as Element;
  const piece = target.closest<HTMLElement>("[data-bead]");
  if (piece) return Number(piece.dataset.bead);
  if (!(target instanceof HTMLTextAreaElement)) return null;
  for (const behind of target.parentElement?.querySelectorAll<HTMLElement>("[data-bead]") ?? []) {
    for (const { left, right, top, bottom } of behind.getClientRects())
      if (event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom)
        return Number(behind.dataset.bead);
  }
  return null;
}
