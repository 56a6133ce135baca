"use client";

import { createContext, useContext } from "react";
import type { SaveTarget, TargetConflict, TargetSaved } from "@/lib/wire/segments";
import { type Action, answerOf } from "@/lib/workbench/actions/actions";
import { apply } from "@/lib/workbench/commands/apply";
import type { Command, Effect } from "@/lib/workbench/commands/commands";
import type { Entry } from "@/lib/workbench/outbox/outbox";
import { type Doubt, isStretch, orderDoubts } from "@/lib/workbench/state/doubts";
import { countAside, countKinds, type KindCount, proposalsIn } from "@/lib/workbench/state/proposals";
import { listRows } from "@/lib/workbench/state/rows";
import { numberOf, selectedIds, shownRows, type Workbench } from "@/lib/workbench/state/state";
import { countWaiting } from "@/lib/workbench/state/waiting";
import { type Cell, makeCell, useCell } from "./cell";
import { type Found, NOTHING_FOUND } from "./features/findings/found";
import { ask, isPassing, troubleOf } from "./front-door";
import { newId } from "./ids";
import { untilDone } from "./job";
import { makeSending } from "./sending";

/** The editor's value, with the hands that do what it asks for: sending, waiting, keeping. */
export interface Bench {
  readonly cell: Cell<Workbench>;
  readonly dispatch: (...commands: readonly Command[]) => void;
  readonly close: () => void;
  /** What the checks say of the document. */
  readonly found: Cell<Found>;
}

export interface Hands {
  readonly keep: (segmentId: string, entry: Entry | null) => void;
  readonly say: (message: Extract<Effect, { do: "say" }>) => void;
  readonly reveal: (id: string) => void;
  /** These rows have been confirmed by whoever is here. */
  readonly confirmed: (ids: readonly string[]) => void;
  /** Whether a finding stopped the decision; whoever made it is asked then. `said`: the answer. */
  readonly isStopped: (action: Action, said: unknown) => boolean;
}

export function makeBench(initial: Workbench, hands: Hands): Bench {
  const cell = makeCell(initial);
  const stops = new Map<Action, AbortController>();
  const sending = makeSending();
  const waits = new Map<string, { readonly timer: number; readonly deadline: number }>();

  const dispatch = (...commands: readonly Command[]) => {
    for (const command of commands) {
      const { state, effects } = apply(cell.get(), command);
      cell.set(() => state);
      for (const effect of effects) perform(effect);
    }
  };

  const perform = (effect: Effect) => {
    switch (effect.do) {
      case "wait":
        wait(effect);
        return;
      case "save":
        enqueue(effect.segmentId, effect.save);
        return;
      case "keep":
        hands.keep(effect.segmentId, effect.entry);
        return;
      case "retry":
        retryIn(effect.ms);
        return;
      case "call":
        void callServer(effect);
        return;
      case "stop":
        stops.get(effect.action)?.abort();
        return;
      case "reveal":
        hands.reveal(effect.id);
        return;
      case "say":
        hands.say(effect);
        return;
    }
  };

  const wait = ({ segmentId, ms, latest }: Extract<Effect, { do: "wait" }>) => {
    const now = performance.now();
    const earlier = waits.get(segmentId);
    if (earlier) clearTimeout(earlier.timer);
    const deadline = Math.min(earlier?.deadline ?? Number.POSITIVE_INFINITY, now + latest);
    const timer = window.setTimeout(
      () => {
        waits.delete(segmentId);
        dispatch({ type: "send", segmentId, operationId: newId() });
      },
      Math.max(0, Math.min(ms, deadline - now)),
    );
    waits.set(segmentId, { timer, deadline });
  };

  let retrying = 0;
  const retryIn = (ms: number) => {
    if (retrying !== 0) return;
    retrying = window.setTimeout(() => {
      retrying = 0;
      dispatch({ type: "retry" });
    }, ms);
  };

  const enqueue = (segmentId: string, sent: SaveTarget) => {
    const { operationId } = sent;
    const why = () => cell.get().trouble ?? "network";
    sending.enqueue(
      () => save(segmentId, sent),
      () => dispatch({ type: "unanswered", segmentId, operationId, why: why(), chance: Math.random() }),
    );
  };

  /** Whether there was an answer that counts. */
  const save = async (segmentId: string, sent: SaveTarget): Promise<boolean> => {
    const { operationId } = sent;
    const answer = await ask<TargetSaved>("PUT", `/segments/${segmentId}/target`, sent);
    if (answer.ok) {
      if (answer.value.merged !== null) await untilComposed(segmentId);
      dispatch({ type: "saved", segmentId, operationId, answer: answer.value });
    } else if (isPassing(answer.status)) {
      const atLeast = answer.retryAfter * 1000;
      const why = troubleOf(answer);
      dispatch({ type: "unanswered", segmentId, operationId, why, chance: Math.random(), atLeast });
      return false;
    } else {
      const current =
        answer.status === 409 ? (answer.body as Partial<TargetConflict> | null)?.current : undefined;
      if (current) dispatch({ type: "conflicted", segmentId, operationId, current });
      else dispatch({ type: "refused", segmentId, operationId, detail: answer.detail });
    }
    return true;
  };

  /**
   * Nothing is put into a field while an input method composes there, and what it writes next would be without the words
   * of others that the answer brings: the answer is heard once the character is there.
   */
  const untilComposed = (segmentId: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        const { editing } = cell.get();
        if (editing?.id === segmentId && editing.isComposing) return;
        stop();
        resolve();
      };
      const stop = cell.subscribe(look);
      look();
    });

  const callServer = async ({ action, method, path, body }: Extract<Effect, { do: "call" }>) => {
    const stop = new AbortController();
    stops.set(action, stop);
    const answer = await untilDone(
      await ask<unknown>(method, path, body),
      (share) => dispatch({ type: "progress", action, share }),
      stop.signal,
    );
    stops.delete(action);
    if (!answer.ok) {
      const isAsked = hands.isStopped(action, answer.body);
      return dispatch({
        type: "action-refused",
        action,
        detail: answer.detail,
        wasStopped: stop.signal.aborted,
        isAsked,
      });
    }
    dispatch(answered(action, answer.value));
    if (action.do === "confirm") hands.confirmed(action.ids);
  };

  return {
    cell,
    dispatch,
    found: makeCell(NOTHING_FOUND),
    close: () => {
      clearTimeout(retrying);
      for (const { timer } of waits.values()) clearTimeout(timer);
    },
  };
}

/** The command that takes the answer. */
function answered(action: Action, value: unknown): Command {
  return { type: `answered-${answerOf(action)}`, action, answer: value } as Command;
}

export const BenchContext = createContext<Bench | null>(null);

export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (!bench) throw new Error("No editor around this part of the screen");
  return bench;
}

/** Draws from the editor's value; `select` as in `useCell`. */
export function useWorkbench<Part>(select: (state: Workbench) => Part): Part {
  return useCell(useBench().cell, select);
}

/** Draws from what the checks say; `select` as in `useCell`. */
export function useFound<Part>(select: (found: Found) => Part): Part {
  return useCell(useBench().found, select);
}

let lastDoubts: {
  readonly rows: unknown;
  readonly chosen: unknown;
  readonly doubts: readonly Doubt[];
} | null = null;

/** The doubts among the rows that are shown, least certain first; reckoned once for each value of the rows. */
export function doubtsIn(state: Workbench): readonly Doubt[] {
  const { rows, chosen } = state;
  if (lastDoubts?.rows !== rows || lastDoubts.chosen !== chosen)
    lastDoubts = { rows, chosen, doubts: orderDoubts(shownRows(state), listRows(rows)) };
  return lastDoubts.doubts;
}

let lastWaiting: { readonly rows: unknown; readonly counts: ReturnType<typeof countWaiting> } | null = null;

/** What waits for whoever looks, by kind; reckoned once for each value of the rows. */
export function waitingIn({ rows, me }: Workbench): ReturnType<typeof countWaiting> {
  if (lastWaiting?.rows !== rows) lastWaiting = { rows, counts: countWaiting(listRows(rows), me) };
  return lastWaiting.counts;
}

let lastStretches: { readonly of: unknown; readonly byRow: ReadonlyMap<string, Doubt> } | null = null;

/** For the first row of a stretch of doubts its rows ("812–851"), for the others `null`; undefined where the row is in no stretch. */
export function stretchAt(state: Workbench, id: string): string | null | undefined {
  const doubts = doubtsIn(state);
  if (lastStretches?.of !== doubts)
    lastStretches = {
      of: doubts,
      byRow: new Map(doubts.filter(isStretch).flatMap((doubt) => doubt.rows.map((row) => [row, doubt]))),
    };
  const stretch = lastStretches.byRow.get(id);
  if (!stretch) return undefined;
  return stretch.id === id ? `${numberOf(state, id)}–${numberOf(state, stretch.rows.at(-1)!)}` : null;
}

let lastProposed: { readonly rows: unknown; readonly kinds: readonly KindCount[] } | null = null;

/** What the import proposes still, by kind; reckoned once for each value of the rows. */
export function proposedKindsIn({ rows }: Workbench): readonly KindCount[] {
  if (lastProposed?.rows !== rows)
    lastProposed = {
      rows,
      kinds: countKinds(proposalsIn(listRows(rows)).map(({ proposal }) => proposal.kind)),
    };
  return lastProposed.kinds;
}

let lastAside: { readonly of: unknown; readonly kinds: readonly KindCount[] } | null = null;

/** What was set aside because of proposals, by kind. */
export function asideKindsIn({ setAside }: Workbench): readonly KindCount[] {
  if (lastAside?.of !== setAside) lastAside = { of: setAside, kinds: countAside(setAside) };
  return lastAside.kinds;
}

const NOBODY: ReadonlySet<string> = new Set();
let lastSelection: { readonly of: Workbench; readonly ids: ReadonlySet<string> } | null = null;

/** The rows of the selected run; asked by every row on the screen, reckoned once for each value. */
export function selection(state: Workbench): ReadonlySet<string> {
  if (state.anchor === null) return NOBODY;
  if (lastSelection?.of !== state) lastSelection = { of: state, ids: new Set(selectedIds(state)) };
  return lastSelection.ids;
}
