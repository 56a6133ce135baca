import { describe, expect, test } from "vitest";
import { awaitsReview, isToConfirmAgain, isUnconfirmed } from "@/lib/segments/states";
import type { Version } from "@/lib/wire/segments";
import { apply } from "@/lib/workbench/commands/apply";
import type { Command, Effect } from "@/lib/workbench/commands/commands";
import { readEntry, writeEntry } from "@/lib/workbench/outbox/outbox";
import { reviewersChange } from "@/lib/workbench/state/reviewing";
import { findRow } from "@/lib/workbench/state/rows";
import { numberOf, openWorkbench, textOf, type Workbench } from "@/lib/workbench/state/state";
import { bench, row, TRANSLATOR } from "./rows-made";
import { fromServer, saidIn } from "./said";

function run(state: Workbench, ...commands: readonly Command[]): [Workbench, readonly Effect[]] {
  const effects: Effect[] = [];
  const last = commands.reduce((now, command) => {
    const applied = apply(now, command);
    effects.push(...applied.effects);
    return applied.state;
  }, state);
  return [last, effects];
}

const calls = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.do === "call" ? [effect.path] : []));
const said = (effects: readonly Effect[]) => saidIn(effects).map(({ text }) => text);

const CONFIRM: Command = { type: "act", action: { do: "confirm", ids: ["s1"] } };
const offline: readonly Command[] = [
  { type: "online", isOnline: false },
  { type: "activate", id: "s1", edit: true },
  { type: "type", text: "Typed on a train.", isComposing: false },
  CONFIRM,
];
const SAVED: Command = {
  type: "saved",
  segmentId: "s1",
  operationId: "op-0001",
  answer: { revision: 2, state: "initial", subState: "draft", merged: null },
};
const SEND: Command = { type: "send", segmentId: "s1", operationId: "op-0001" };

/** What an editor that was closed left on the machine, as the next one reads it. */
function left(effects: readonly Effect[]) {
  const kept = effects.findLast((effect) => effect.do === "keep");
  const entry = kept?.entry ? readEntry(writeEntry(kept.entry)) : null;
  if (!entry) throw new Error("Nothing was kept");
  return entry;
}

describe("a row confirmed without a network", () => {
  test("is confirmed after a reload, once its text is stored", () => {
    const entry = left(run(bench([row(1), row(2)]), ...offline)[1]);
    const [adopted, before] = run(bench([row(1), row(2)]), { type: "adopt", entries: [entry] }, SEND);
    expect(calls(before)).toEqual([]);
    const [, after] = run(adopted, SAVED);
    expect(calls(after)).toEqual(["/segments/s1/confirm"]);
  });

  test("waits for its row to arrive, too", () => {
    const entry = left(run(bench([row(1), row(2)]), ...offline)[1]);
    const first = openWorkbench({ documentId: "d", me: TRANSLATOR, segments: [], isComplete: false });
    const [adopted, before] = run(first, { type: "adopt", entries: [entry] }, SEND, SAVED);
    expect(calls(before)).toEqual([]);
    const now = row(1, "Typed on a train.", { revision: 2 });
    const [, after] = run(adopted, { type: "load", segments: [now, row(2)], isComplete: true });
    expect(calls(after)).toEqual(["/segments/s1/confirm"]);
  });

  test("is not confirmed when nobody asked for it", () => {
    const entry = left(run(bench([row(1)]), ...offline.slice(0, -1))[1]);
    const [adopted] = run(bench([row(1)]), { type: "adopt", entries: [entry] }, SEND);
    expect(calls(run(adopted, SAVED)[1])).toEqual([]);
  });
});

describe("what is stored is confirmed only where it is what stands on the screen", () => {
  const REFUSED: Command = {
    type: "refused",
    segmentId: "s1",
    operationId: "op-0001",
    detail: fromServer("No."),
  };
  const waiting = () => run(bench([row(1, "Stored."), row(2)]), ...offline.slice(1), SEND)[0];

  test("a refused save takes the confirmation that waited for it along", () => {
    const [refused, effects] = run(waiting(), REFUSED);
    expect(calls(effects)).toEqual([]);
    expect(refused.deferred).toEqual([]);
    expect(refused.outbox.get("s1")?.isToConfirm).toBeUndefined();
  });

  test("a row whose save was refused is not confirmed, and the screen says so", () => {
    const [, effects] = run(run(waiting(), REFUSED)[0], CONFIRM);
    expect(calls(effects)).toEqual([]);
    expect(said(effects).join()).toContain("could not be saved");
  });

  test("words that are given up are not confirmed; the other rows of the run are", () => {
    const BOTH: Command = { type: "act", action: { do: "confirm", ids: ["s1", "s2"] } };
    const typed = run(bench([row(1, "Stored."), row(2, "Two.")]), ...offline.slice(1, 3), BOTH, SEND)[0];
    const [, effects] = run(typed, { type: "discard", segmentId: "s1" });
    expect(calls(effects)).toEqual(["/segments/s2/confirm"]);
  });
});

test.each([
  { role: "viewer" as const, number: 7 },
  { role: "translator" as const, number: 2 },
])("a $role counts the row as row $number", ({ role, number }) => {
  const segments = [row(1, "One."), row(7, "Seven.")];
  expect(numberOf(bench(segments, { ...TRANSLATOR, role }), "s7")).toBe(number);
});

test("a replacement says what it did and offers to undo it; one that changes nothing says nothing", () => {
  const write = (text: string): Command => ({
    type: "write",
    texts: new Map([["s1", text]]),
    label: { code: "editor.undo.replace" },
    done: { code: "editor.done.replace", count: 1 },
  });
  expect(said(run(bench([row(1, "One.")]), write("Uno."))[1])).toEqual(["Replaced in 1 place"]);
  expect(said(run(bench([row(1, "One.")]), write("One."))[1])).toEqual([]);
});

describe("what a reviewer wrote in a confirmed row", () => {
  const mine = { id: "me", name: "林译" };
  const confirmed = row(1, "Words.", { state: "translated", subState: null, translator: mine });
  const saved = (text: string): readonly Command[] => [
    { type: "activate", id: "s1", edit: true },
    { type: "type", text, isComposing: false },
    SEND,
    {
      type: "saved",
      segmentId: "s1",
      operationId: "op-0001",
      answer: { revision: 2, state: "translated", subState: null, merged: null },
    },
  ];

  test.each([
    { role: "reviewer" as const, again: true },
    { role: "translator" as const, again: false },
  ])("waits to be confirmed again after a $role’s edit: $again", ({ role, again }) => {
    const [after] = run(bench([confirmed], { ...TRANSLATOR, role }), ...saved("Other words."));
    const now = findRow(after.rows, "s1")!;
    expect(isToConfirmAgain(now)).toBe(again);
    expect(isUnconfirmed(now)).toBe(again);
    expect(awaitsReview(now)).toBe(!again);
  });

  test("is the translator’s again once they have confirmed it", () => {
    const [after] = run(bench([{ ...confirmed, translator: null }]), CONFIRM, {
      type: "answered-state",
      action: { do: "confirm", ids: ["s1"] },
      answer: { revision: 1, state: "translated", subState: null },
    });
    expect(findRow(after.rows, "s1")?.translator).toEqual(mine);
  });

  const version = (origin: Version["origin"], text: string): Version => ({
    id: `${origin} ${text}`,
    text,
    words: 1,
    origin,
    author: null,
    contributors: [],
    revision: 1,
    createdAt: "2026-11-23T00:00:00.000Z",
    autosaves: 0,
  });
  test.each([
    { versions: [], change: null },
    { versions: [version("typed", "b"), version("aligned", "a")], change: null },
    { versions: [version("review", "b"), version("typed", "a")], change: "a → b" },
    { versions: [version("review", "c"), version("review", "b"), version("typed", "a")], change: "a → c" },
    { versions: [version("typed", "d"), version("review", "c"), version("aligned", "a")], change: "a → c" },
    { versions: [version("review", "a"), version("review", "b"), version("typed", "a")], change: null },
    { versions: [version("review", "b")], change: null },
  ])("is told from the history: $change", ({ versions, change }) => {
    const found = reviewersChange(versions);
    expect(found && `${found.before.text} → ${found.after.text}`).toBe(change);
  });
});

test.each(["answer", "event"])(
  "an accepted suggestion can be taken back when its %s comes first",
  (first) => {
    const action = {
      do: "accept",
      id: "s1",
      suggestionId: "x",
      before: "Words.",
      text: "Better words.",
    } as const;
    const [open] = run(bench([row(1, "Words.")]), { type: "activate", id: "s1", edit: true });
    const answer: Command = {
      type: "answered-accept",
      action,
      answer: { revision: 2, state: "initial", subState: "draft", merged: null },
    };
    const event: Command = {
      type: "arrived",
      segments: [row(1, "Better words.", { revision: 2 })],
      removed: [],
    };
    const both = first === "answer" ? [answer, event] : [event, answer];
    const [accepted, effects] = run(open, { type: "act", action }, ...both);
    expect(accepted.editing?.text).toBe("Better words.");
    expect(said(effects)).toEqual(["Suggestion accepted"]);
    const [undone] = run(accepted, { type: "undo" });
    expect(textOf(undone, "s1")).toBe("Words.");
    expect(textOf(run(undone, { type: "redo" })[0], "s1")).toBe("Better words.");
  },
);
