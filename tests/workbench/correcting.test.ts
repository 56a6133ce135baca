import { describe, expect, test } from "vitest";
import { originalRanges } from "@/lib/corrections/original-ranges";
import type { Correction } from "@/lib/wire/corrections";
import { apply } from "@/lib/workbench/commands/apply";
import { correctedMarks, correctingOf } from "@/lib/workbench/state/correcting";
import { bench, paragraph, row } from "./rows-made";
import { saidIn } from "./said";

const correction = (id: string, start: number, old: string, put: string): Correction => ({
  id,
  start,
  end: start + put.length,
  old,
  new: put,
  reason: "",
  by: null,
  at: "2026-11-25T00:00:00.000Z",
  ruleId: null,
});

/** 他照旧领会了 is read 他已经理解了; the paragraph before it is 甲乙. */
const corrected = row(1, "", {
  source: [
    paragraph(1, "甲乙"),
    paragraph(2, "他已经理解了", {
      original: "他照旧领会了",
      corrections: [correction("a", 1, "照旧", "已经"), correction("b", 3, "领会", "理解")],
    }),
  ],
});

describe("what is selected, as a correction of the original", () => {
  test.each<[string, number, number, object | null]>([
    ["他", 4, 5, { paragraphId: "p2", start: 0, end: 1, old: "他", read: "他", replaces: [] }],
    ["已经", 5, 7, { start: 1, end: 3, old: "照旧", read: "已经", replaces: ["a"] }],
    ["half of a correction", 6, 7, { start: 1, end: 3, old: "照旧", read: "已经", replaces: ["a"] }],
    ["经理", 6, 8, { start: 1, end: 5, old: "照旧领会", read: "已经理解", replaces: ["a", "b"] }],
    ["了", 9, 10, { start: 5, end: 6, old: "了", read: "了", replaces: [] }],
    ["words of the paragraph before", 0, 2, { paragraphId: "p1", start: 0, end: 2, old: "甲乙" }],
    ["nothing", 5, 5, null],
    ["words of two paragraphs", 1, 6, null],
  ])("%s", (_, start, end, expected) => {
    const found = correctingOf(corrected, { start, end });
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
  });

  test("where something longer or shorter was put in", () => {
    const one = row(1, "", {
      source: [
        paragraph(1, "甲己庚辛丁", {
          original: "甲乙。。丁",
          corrections: [correction("a", 1, "乙", "己庚辛"), correction("b", 4, "。。", "")],
        }),
      ],
    });
    expect(originalRanges(one.source[0]!)).toMatchObject([
      { start: 1, end: 2 },
      { start: 2, end: 4 },
    ]);
    expect(correctingOf(one, { start: 4, end: 5 })).toMatchObject({
      start: 4,
      end: 5,
      old: "丁",
      replaces: [],
    });
    expect(correctingOf(one, { start: 3, end: 5 })).toMatchObject({ start: 1, old: "乙。。丁" });
  });
});

test("corrections are marked where they are read, with what the original has", () => {
  expect(correctedMarks(corrected, ({ old }) => `The original has ${old}.`)).toEqual([
    { start: 5, end: 7, name: "corrected", note: "The original has 照旧." },
    { start: 7, end: 9, name: "corrected", note: "The original has 领会." },
  ]);
});

describe("commands", () => {
  const state = bench([corrected, row(2)]);
  const asked = (action: Parameters<typeof act>[0]) =>
    act(action).effects.find((effect) => effect.do === "call");
  const act = (action: Extract<Parameters<typeof apply>[1], { type: "act" }>["action"]) =>
    apply(state, { type: "act", action });

  test("a correction goes to its paragraph", () => {
    const wish = { start: 0, end: 1, old: "他", new: "她", reason: "", replaces: [] };
    expect(asked({ do: "correct", id: "s1", paragraphId: "p2", wish })).toMatchObject({
      method: "POST",
      path: "/paragraphs/p2/corrections",
      body: wish,
    });
  });

  test("withdrawing it, applying the table, and withdrawing rules", () => {
    expect(asked({ do: "withdraw-correction", id: "s1", correctionId: "a" })).toMatchObject({
      method: "DELETE",
      path: "/corrections/a",
    });
    expect(asked({ do: "apply-table", table: {} })).toMatchObject({ path: "/documents/d/rules/apply" });
    expect(asked({ do: "withdraw-rules", rules: ["r"] })).toMatchObject({
      path: "/documents/d/rules/withdraw",
      body: { rules: ["r"] },
    });
  });

  test("is a step of undo, as every change of structure", () => {
    const action = { do: "withdraw-correction", id: "s1", correctionId: "a" } as const;
    const answer = {
      change: "c",
      kind: "withdraw-correction",
      segments: [{ ...corrected, revision: 2 }],
      removed: [],
      setAside: [],
      broughtBack: [],
    };
    const done = apply(act(action).state, { type: "answered-structure", action, answer });
    expect(saidIn(done.effects)).toContainEqual(
      expect.objectContaining({ text: "Correction withdrawn", canUndo: true }),
    );
    const undone = apply(done.state, { type: "undo" });
    expect(undone.effects).toContainEqual(expect.objectContaining({ path: "/changes/c/undo" }));
  });
});
