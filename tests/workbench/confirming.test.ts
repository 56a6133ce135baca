import { describe, expect, test } from "vitest";
import { apply } from "@/lib/workbench/apply";
import type { Command, Effect } from "@/lib/workbench/commands";
import { readEntry, writeEntry } from "@/lib/workbench/outbox";
import { numberOf, openWorkbench, type Workbench } from "@/lib/workbench/state";
import { bench, row, TRANSLATOR } from "./rows-made";

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
const said = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.do === "say" ? [effect.text] : []));

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
  const REFUSED: Command = { type: "refused", segmentId: "s1", operationId: "op-0001", detail: "No." };
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
    label: "replacing",
    done: "Replaced in 1 place",
  });
  expect(said(run(bench([row(1, "One.")]), write("Uno."))[1])).toEqual(["Replaced in 1 place"]);
  expect(said(run(bench([row(1, "One.")]), write("One."))[1])).toEqual([]);
});
