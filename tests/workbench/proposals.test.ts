import { describe, expect, test } from "vitest";
import { sayIn } from "@/lib/messages/catalogue";
import type { Proposal } from "@/lib/segmentation/proposal";
import type { StructureAnswer } from "@/lib/workbench/actions/action-kind";
import { apply } from "@/lib/workbench/commands/apply";
import { commandForPress } from "@/lib/workbench/keys/keys";
import { countKinds, nextProposal, proposalsIn, sureness } from "@/lib/workbench/state/proposals";
import { bench, paragraph, row } from "./rows-made";
import { saidIn } from "./said";

const aside = (kind: "chrome" | "insert", confidence = 0.7): Proposal => ({
  kind,
  reason: "Why.",
  confidence,
});
const turns: Proposal = {
  kind: "turns",
  reason: "Two.",
  confidence: 0.95,
  turns: [{ at: 2, speaker: "答", bodyStart: 2 }],
};

/** Rows 1 to 5: boilerplate in 2, an insert in 4 (its second paragraph), turns in 5. */
const ROWS = [
  row(1),
  row(2, "", { source: [paragraph(2, "菜单", { proposal: aside("chrome") })] }),
  row(3),
  row(4, "", { source: [paragraph(4, "甲"), paragraph(4.5, "广告", { proposal: aside("insert") })] }),
  row(5, "", { source: [paragraph(5, "问答", { proposal: turns })] }),
];
const CHANGED = {
  change: "c1",
  kind: "accept-chrome",
  segments: [],
  removed: [],
  setAside: [],
  broughtBack: [],
};

test("what is open, by kind and in words", () => {
  expect(proposalsIn(ROWS).map(({ id, paragraphId }) => `${id} ${paragraphId}`)).toEqual([
    "s2 p2",
    "s4 p4.5",
    "s5 p5",
  ]);
  expect(
    countKinds(["turns", "chrome", "turns"]).map(({ kind, count }) =>
      sayIn("en")("editor.proposals.kind", { kind, count }),
    ),
  ).toEqual(["1 boilerplate", "2 paragraphs of several turns"]);
});

test.each([
  { from: null, by: 1, kind: null, to: "s2" },
  { from: "s2", by: 1, kind: null, to: "s4" },
  { from: "s5", by: 1, kind: null, to: "s2" },
  { from: "s2", by: -1, kind: null, to: "s5" },
  { from: "s2", by: 1, kind: "turns", to: "s5" },
  { from: "s5", by: 1, kind: "turns", to: null },
  { from: "s1", by: 1, kind: "lines", to: null },
] as const)("from $from by $by, kind $kind: $to (WB-PROP-1)", ({ from, by, kind, to }) => {
  expect(nextProposal(ROWS, from, by, kind)).toBe(to);
});

test.each([
  [0.95, "certain"],
  [0.8, "likely"],
  [0.6, "guess"],
])("%f is %s (WB-PROP-3)", (confidence, words) => expect(sureness(confidence)).toBe(words));

describe("answering by key", () => {
  const press = (key: string, active: string) => {
    const state = { ...bench(ROWS), active };
    const command = commandForPress(key, "rows", state);
    const doing = command?.does({ state, targetCaret: null, sentences: null });
    return doing && "run" in doing ? doing.run : null;
  };

  test.each([
    { key: "Alt+Y", answer: "accept" },
    { key: "Alt+N", answer: "refuse" },
  ])("$key answers the row's proposal and goes to the next", ({ key, answer }) => {
    expect(press(key, "s4")).toEqual([
      { type: "leave-field" },
      { type: "act", action: { do: "answer", id: "s4", paragraphId: "p4.5", kind: "insert", answer } },
      { type: "go", to: "next-proposal" },
    ]);
  });

  test("with Shift it is all of the kind; where nothing is proposed the keys are nobody's", () => {
    expect(press("Shift+Alt+Y", "s2")).toEqual([
      { type: "leave-field" },
      { type: "act", action: { do: "answer-all", kind: "chrome", answer: "accept", changes: [] } },
    ]);
    expect(press("Alt+Y", "s1")).toBeNull();
  });
});

test("all of a kind: asked again while some are left, and one step of undo in the end (WB-PROP-2)", () => {
  const action = { do: "answer-all", kind: "chrome", answer: "accept", changes: [] } as const;
  const asked = apply(bench(ROWS), { type: "act", action });
  expect(asked.effects).toContainEqual({
    do: "call",
    action,
    method: "POST",
    path: "/documents/d/proposals",
    body: { kind: "chrome", answer: "accept" },
  });
  const first: StructureAnswer = { ...CHANGED, answered: 1000, left: 5, skipped: 0 };
  const again = apply(asked.state, { type: "answered-structure", action, answer: first });
  const second = { ...action, changes: ["c1"] };
  expect(again.effects).toContainEqual(expect.objectContaining({ do: "call", action: second }));
  expect(again.state.undo.done).toEqual([]);
  const last: StructureAnswer = { ...CHANGED, change: "c2", answered: 4, left: 0, skipped: 1 };
  const done = apply(again.state, { type: "answered-structure", action: second, answer: last });
  expect(done.state.undo.done).toEqual([
    expect.objectContaining({ kind: "structure", changes: ["c1", "c2"] }),
  ]);
  expect(saidIn(done.effects)).toContainEqual(
    expect.objectContaining({ canUndo: true, text: expect.stringMatching(/1 not/) }),
  );
});
