import { expect, test } from "vitest";
import {
  type Action,
  answerOf,
  callFor,
  isStructure,
  kindOf,
  waitsFor,
} from "@/lib/workbench/actions/actions";
import { bench, row } from "./rows-made";
import { inEnglish } from "./said";

const state = bench([row(1, "One."), row(2, "Two.", { revision: 7 }), row(3, "Three.")]);

interface Case {
  readonly action: Action;
  readonly path: string | null;
  readonly waits: readonly string[] | "all";
  readonly answer: ReturnType<typeof answerOf>;
  readonly undo: string | null;
}

/** One of each shape: what is said by one row, by two, by many, by the document. */
const CASES: readonly Case[] = [
  {
    action: { do: "confirm", ids: ["s2"] },
    path: "/segments/s2/confirm",
    waits: ["s2"],
    answer: "state",
    undo: null,
  },
  {
    action: { do: "approve", ids: ["s1", "s2"] },
    path: "/documents/document/segments/approve",
    waits: ["s1", "s2"],
    answer: "batch",
    undo: null,
  },
  {
    action: { do: "move", id: "s2", direction: "up", paragraph: 0 },
    path: "/segments/s2/move",
    waits: ["s2", "s1"],
    answer: "structure",
    undo: "move",
  },
  {
    action: { do: "move", id: "s1", direction: "up", paragraph: 0 },
    path: null,
    waits: ["s1"],
    answer: "structure",
    undo: "move",
  },
  {
    action: { do: "merge", ids: ["s1", "gone"], changes: [] },
    path: null,
    waits: ["s1", "gone"],
    answer: "structure",
    undo: "merge",
  },
  {
    action: { do: "align", from: null },
    path: "/documents/document/align",
    waits: "all",
    answer: "align",
    undo: "aligning again",
  },
  {
    action: { do: "undo-change", change: "c1" },
    path: "/changes/c1/undo",
    waits: "all",
    answer: "structure",
    undo: null,
  },
];

test.each(CASES)("$action.do: $path", ({ action, path, waits, answer, undo }) => {
  const documentId = "document";
  expect(callFor({ documentId, rows: state.rows }, action)?.path ?? null).toBe(path);
  expect(waitsFor(action, state.rows)).toEqual(waits);
  expect(answerOf(action)).toBe(answer);
  const label = kindOf(action).undo;
  expect(label && inEnglish(label)).toBe(undo);
});

test("what undo takes back by its id is a change of structure, and goes after those before it", () => {
  const structural = CASES.filter(({ action }) => isStructure(action)).map(({ action }) => action.do);
  expect(structural).toEqual(["move", "move", "merge", "align", "undo-change"]);
});
