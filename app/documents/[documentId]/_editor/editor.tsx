"use client";

import { useEffect, useMemo, useState } from "react";
import { askAs } from "@/app/_api/front-door";
import type { Theme } from "@/app/_ui/theme";
import { useClosingToast, useToast } from "@/app/_ui/toast";
import { halfWrittenHere, keeperFor } from "@/app/_unsaved/here";
import type { Keeper } from "@/app/_unsaved/keeper";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Document } from "@/lib/wire/documents";
import type { TextSize } from "@/lib/wire/people";
import type { Problem } from "@/lib/wire/problem";
import type { SegmentList } from "@/lib/wire/segments";
import type { Step } from "@/lib/workbench/commands/undo";
import { keyOf } from "@/lib/workbench/keys/keys";
import { FILTERS } from "@/lib/workbench/state/filters";
import { type Me, openWorkbench } from "@/lib/workbench/state/state";
import { useAhead } from "./ahead";
import { type Bench, BenchContext, makeBench, useBench, useWorkbench } from "./bench";
import { ChineseContext } from "./chinese";
import { AligningBar } from "./features/alignment/aligning-bar";
import { FindBar } from "./features/find/find-bar";
import { filterBy } from "./features/findings/filter-by";
import { usePresence } from "./features/presence/presence";
import { ProposalBar } from "./features/proposals/proposal-bar";
import { focusRowInUse, keepFocus } from "./focus";
import { HalfWrittenContext } from "./half-written";
import { Header } from "./header";
import { newId } from "./ids";
import { useKeeping } from "./keeping";
import { useKeyboard } from "./keyboard";
import { loadRest, loadSetAside, useLive, useOnline } from "./live";
import { DialogPlace, fetchAfterConfirm, OverTextPlace, PanelPlace, useChecks, usePartsAhead } from "./parts";
import { goWhereKept, keepPlace } from "./place-kept";
import { reveal } from "./reveal";
import { SelectionBar } from "./selection-bar";
import { useSignedOut } from "./signed-out";
import { Table } from "./table";
import { FIRST_VIEW, makeView, useView, useViewCell, type ViewCell, ViewContext } from "./view";
import "./editor.css";

export interface EditorProps {
  readonly document: Document;
  readonly me: Me;
  readonly first: SegmentList;
  readonly theme: Theme;
  readonly textSize: TextSize | null;
}

export function Editor({ document, me, first, theme, textSize }: EditorProps) {
  const say = useSay();
  const toast = useToast();
  const closeToast = useClosingToast();
  const [view] = useState(() =>
    makeView({
      ...FIRST_VIEW,
      showsChinese: may(me.role, "edit") || may(me.role, "review"),
      textSize: textSize ?? FIRST_VIEW.textSize,
    }),
  );
  const [keeper] = useState(() =>
    keeperFor(me.id, document.id, newId(), (cannot) => bench.dispatch({ type: "keeping", isKept: !cannot })),
  );
  const [offered] = useState<{ current: Step | null }>({ current: null });
  const [bench] = useState(() => {
    askAs(me.id);
    const made: Bench = makeBench(
      openWorkbench({
        documentId: document.id,
        me,
        notation: document.notation,
        segments: first.segments,
        isComplete: first.next === null,
      }),
      {
        keep: keeper.write,
        reveal: (id) => reveal(id),
        isStopped: (action, said) => {
          if ((said as Partial<Problem> | null)?.type !== "/problems/stops") return false;
          if (action.do !== "confirm" && action.do !== "approve") return false;
          const { do: decision, ids } = action;
          const [id] = ids;
          if (id === undefined) return false;
          // What was said of going on is no longer so.
          closeToast(GONE_ON_MESSAGE);
          view.set((now) => ({ ...now, dialog: "stopped", stopped: { decision, id } }));
          return true;
        },
        confirmed: (ids) =>
          void fetchAfterConfirm().then(
            (after) => after.fillOn(made, view, ids, { say, toast }),
            () => {},
          ),
        say: ({ message, canUndo, isProblem }) => {
          if (canUndo) offered.current = made.cell.get().undo.done.at(-1) ?? null;
          toast({
            title: say.message(message),
            kind: isProblem ? "problem" : "done",
            ...(message.code.startsWith("editor.nothing-left.") ? { id: GONE_ON_MESSAGE } : {}),
            // Undo takes back the last step: only its message may offer it.
            ...(canUndo
              ? {
                  id: UNDO_MESSAGE,
                  action: {
                    label: say("editor.undo-button"),
                    keys: keyOf("undo", made.cell.get()),
                    run: () => made.dispatch({ type: "undo" }),
                  },
                }
              : {}),
          });
        },
      },
    );
    return made;
  });
  const half = useMemo(() => halfWrittenHere(me.id, document.id), [me.id, document.id]);
  return (
    <BenchContext value={bench}>
      <ViewContext value={view}>
        <ChineseContext value={document.language}>
          <HalfWrittenContext value={half}>
            <Screen document={document} next={first.next} theme={theme} keeper={keeper} offered={offered} />
          </HalfWrittenContext>
        </ChineseContext>
      </ViewContext>
    </BenchContext>
  );
}

function Screen({
  document,
  next,
  theme,
  keeper,
  offered,
}: {
  readonly document: Document;
  readonly next: string | null;
  readonly theme: Theme;
  readonly keeper: Keeper;
  readonly offered: { readonly current: Step | null };
}) {
  const say = useSay();
  const hasPanel = useView((view) => view.panel !== null);
  const hasDialog = useView((view) => view.dialog !== null);
  useOpening(document.id, next);
  useKeeping(keeper);
  useSignedOut();
  useKeyboard();
  useLive(document.id);
  usePresence(document.id);
  useOnline();
  useRemembered();
  useUndoMessage(offered);
  useAhead();
  const isWhole = usePartsAhead();
  useChecks();
  const bench = useBench();
  useEffect(() => keepFocus(bench), [bench]);
  return (
    <div className="bench" data-panel={hasPanel || undefined} data-whole={isWhole || undefined}>
      {/* biome-ignore lint/a11y/useValidAnchor: it goes to the rows; their table has no row to name before it is drawn */}
      <a
        href="#bench-rows"
        className="sr-only z-80 rounded bg-raised px-3 py-2 text-sm focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        onClick={(event) => {
          event.preventDefault();
          focusRowInUse(bench);
        }}
      >
        {say("editor.head.to-rows")}
      </a>
      <Header document={document} theme={theme} />
      <FindBar />
      <ProposalBar />
      <main id="bench-rows" className="bench-main" aria-label={document.title}>
        <Table />
        {hasPanel && <PanelPlace />}
      </main>
      <SelectionBar />
      <OverTextPlace />
      <AligningBar />
      {hasDialog && <DialogPlace />}
    </div>
  );
}

const UNDO_MESSAGE = "undo";
/** Nothing is left to go on to. */
const GONE_ON_MESSAGE = "gone-on";

/** Undo takes back the last step. What is no longer that, undone by key or followed by another, is not offered to be undone. */
function useUndoMessage(offered: { readonly current: Step | null }): void {
  const close = useClosingToast();
  const last = useWorkbench((state) => state.undo.done.at(-1) ?? null);
  useEffect(() => {
    if (last !== offered.current) close(UNDO_MESSAGE);
  }, [close, last, offered]);
}

/** Brings in what is behind the first rows; goes where the address says. */
function useOpening(documentId: string, next: string | null): void {
  const bench = useBench();
  const view = useViewCell();
  useEffect(() => {
    const stop = new AbortController();
    const stops: (() => void)[] = [];
    const { me } = bench.cell.get();
    const work = async () => {
      if (may(me.role, "read-source")) void loadSetAside(bench, documentId, stop.signal);
      await loadRest(bench, documentId, next, stop.signal);
      if (stop.signal.aborted) return;
      if (isAddressed()) goWhereAddressed(bench, view);
      else goWhereKept(bench);
      stops.push(keepPlace(bench));
    };
    void work();
    return () => {
      stop.abort();
      for (const end of stops) end();
    };
  }, [bench, view, documentId, next]);
  useEffect(() => () => bench.close(), [bench]);
}

/** The address says where to go; otherwise it is where one was. */
function isAddressed(): boolean {
  const wanted = new URLSearchParams(location.search);
  return wanted.has("filter") || wanted.has("go") || location.hash.startsWith("#row-");
}

/** `?filter=comments`, `?go=next-doubt`, `?go=next-proposal`, `?panel=findings` and `#row-<id>`, as other pages link to rows. */
function goWhereAddressed(bench: Bench, view: ViewCell): void {
  const wanted = new URLSearchParams(location.search);
  const filter = FILTERS.find(({ id }) => id === wanted.get("filter"));
  const to = wanted.get("go");
  if (to === "next-doubt" || to === "next-proposal") bench.dispatch({ type: "go", to });
  if (filter) filterBy(bench, filter.id);
  if (wanted.get("panel") === "findings") view.set((now) => ({ ...now, panel: "findings" }));
  const id = /^#row-(.+)$/.exec(location.hash)?.[1];
  if (id) bench.dispatch({ type: "activate", id: decodeURIComponent(id) });
}

/** Density and what is set aside are kept on this machine. */
function useRemembered(): void {
  const view = useViewCell();
  useEffect(() => {
    const key = "duizhao:look";
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
      if (typeof kept === "object" && kept !== null) {
        const isCompact = "isCompact" in kept && kept.isCompact === true;
        const showsSetAside = !("showsSetAside" in kept) || kept.showsSetAside !== false;
        view.set((now) => ({ ...now, isCompact, showsSetAside }));
      }
    } catch (error) {
      // Nothing kept, or nothing may be kept here: the usual look.
      if (!(error instanceof SyntaxError) && !(error instanceof DOMException)) throw error;
    }
    return view.subscribe(() => {
      const { isCompact, showsSetAside } = view.get();
      try {
        localStorage.setItem(key, JSON.stringify({ isCompact, showsSetAside }));
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
      }
    });
  }, [view]);
}
