import { expect, test } from "vitest";
import type { StructureAnswer } from "@/lib/workbench/actions/action-kind";
import { apply } from "@/lib/workbench/commands/apply";
import { findRow } from "@/lib/workbench/state/rows";
import { bench, row } from "./rows-made";
import { saidIn } from "./said";

// Rows that get their English from a memory or from a repeat.

const confirmed = { state: "translated", subState: null } as const;
const filled = row(3, "Yes.", { revision: 2, filledFrom: { score: 100, memory: null } });
const start = () => bench([row(1, "Yes.", confirmed), row(2), row(3)]);
const answer = (change: string | null, more: object) =>
  ({
    change,
    kind: "propagation",
    segments: change === null ? [] : [filled],
    removed: [],
    setAside: [],
    broughtBack: [],
    ...more,
  }) as unknown as StructureAnswer;

test("a row's English goes to its repeats by one call, says where, and is one step of undo", () => {
  const action = { do: "propagate", id: "s1" } as const;
  const asked = apply(start(), { type: "act", action });
  expect(asked.effects).toContainEqual(
    expect.objectContaining({ do: "call", path: "/segments/s1/propagation", body: {} }),
  );
  const more = { filled: [{ id: "s3", position: 3 }], kept: 0 };
  const done = apply(asked.state, { type: "answered-structure", action, answer: answer("c1", more) });
  expect(findRow(done.state.rows, "s3")).toMatchObject({ target: "Yes.", filledFrom: { score: 100 } });
  expect(saidIn(done.effects)).toMatchObject([{ text: "Filled the repeat in row 3.", canUndo: true }]);
  const undone = apply(done.state, { type: "undo" });
  expect(undone.effects).toContainEqual(expect.objectContaining({ do: "call", path: "/changes/c1/undo" }));
});

test("to rows that somebody names", () => {
  const asked = apply(start(), { type: "act", action: { do: "propagate", id: "s1", to: ["s2"] } });
  expect(asked.effects).toContainEqual(expect.objectContaining({ body: { segments: ["s2"] } }));
});

test("where nothing was free any more there is nothing to undo", () => {
  const action = { do: "pretranslate", from: 101 } as const;
  const asked = apply(start(), { type: "act", action });
  const none = answer(null, { filled: { segments: 0, characters: 0 } });
  const done = apply(asked.state, { type: "answered-structure", action, answer: none });
  expect(done.state.undo.done).toEqual([]);
});

test("what is typed into a filled row is its person's, and the row says no more that it was filled", () => {
  let { state } = apply(bench([filled]), { type: "activate", id: "s3", edit: true });
  ({ state } = apply(state, { type: "type", text: "Yes, exactly.", isComposing: false }));
  ({ state } = apply(state, { type: "send", segmentId: "s3", operationId: "operation" }));
  const saved = { revision: 3, state: "initial", subState: "draft", merged: null } as const;
  ({ state } = apply(state, { type: "saved", segmentId: "s3", operationId: "operation", answer: saved }));
  expect(findRow(state.rows, "s3")).toMatchObject({ target: "Yes, exactly.", filledFrom: null });
});
