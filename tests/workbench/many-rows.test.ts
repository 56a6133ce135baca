import { describe, expect, test } from "vitest";
import { apply } from "@/lib/workbench/commands/apply";
import { commandForPress, shortLabelOf, wantsRow } from "@/lib/workbench/keys/keys";
import { type Me, selectedIds, type Workbench } from "@/lib/workbench/state/state";
import { bench, row } from "./rows-made";
import { inEnglish } from "./said";

const REVIEWER: Me = { id: "rui", name: "Rui", role: "reviewer" };
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    row(at + 1, "English", { state: "translated", subState: null, translator: { id: "mei", name: "Mei" } }),
  );
const all = (state: Workbench) => apply(state, { type: "extend-all" }).state;
const does = (state: Workbench, press: string) => {
  const command = commandForPress(press, "rows", state);
  if (!command) throw new Error(`${press} does nothing`);
  return command.does({ state, targetCaret: null, sentences: null });
};

describe("all rows that are shown", () => {
  test("are selected by one press, outside a field", () => {
    const state = bench(rows(30), REVIEWER);
    expect(commandForPress("Ctrl+A", "rows", state)?.id).toBe("extend-all");
    expect(commandForPress("Ctrl+A", "page", state)?.id).toBe("extend-all");
    expect(commandForPress("Ctrl+A", "live-field", state)).toBeNull();
    expect(selectedIds(all(state))).toHaveLength(30);
  });

  test("those of the filter only", () => {
    const mixed = [...rows(3), row(4, "Draft"), row(5, "Draft")];
    const filtered = apply(bench(mixed, REVIEWER), { type: "filter", filter: "draft" }).state;
    expect(selectedIds(all(filtered))).toEqual(["s4", "s5"]);
  });
});

describe("a decision about many rows", () => {
  test.each([
    { count: 1, asks: false },
    { count: 19, asks: false },
    { count: 20, asks: true },
  ])("$count rows: asks their number back: $asks", ({ count, asks }) => {
    const state = all(bench(rows(count), REVIEWER));
    for (const press of ["Ctrl+Enter", "Ctrl+Shift+Enter", "Alt+A"]) {
      const doing = does(state, press);
      expect("ask" in doing ? doing.ask : null).toEqual(asks ? { what: "approve", rows: count } : null);
      expect("run" in doing && doing.run[0]).toMatchObject({
        type: "act",
        action: { do: "approve", ids: selectedIds(state) },
      });
    }
  });

  test("goes to the front door in parts that it takes, none left out", () => {
    const state = all(bench(rows(4_500), REVIEWER));
    const doing = does(state, "Ctrl+Shift+Enter");
    const parts =
      "run" in doing
        ? doing.run.map((one) => (one.type === "act" && "ids" in one.action ? one.action.ids : []))
        : [];
    expect(parts.map(({ length }) => length)).toEqual([2_000, 2_000, 500]);
    expect(parts.flat()).toEqual(selectedIds(state));
  });
});

describe("a command without a row in use", () => {
  test.each([
    { press: "Ctrl+Enter", says: "Approve and go to the next row to review" },
    { press: "Alt+A", says: "Approve" },
    { press: "Alt+R", says: "Send back" },
    { press: "Escape", says: null },
    { press: "Enter", says: null },
    { press: "Ctrl+F", says: null },
    { press: "Ctrl+Alt+Shift+Q", says: null },
  ])("$press", ({ press, says }) => {
    const state = bench(rows(3), REVIEWER);
    const wanting = wantsRow(press, "page", state);
    expect(wanting && inEnglish(shortLabelOf(wanting, state))).toBe(says);
  });

  test("says nothing once a row is in use, or where there is none", () => {
    const state = apply(bench(rows(3), REVIEWER), { type: "activate", id: "s1" }).state;
    expect(wantsRow("Alt+A", "rows", state)).toBeNull();
    expect(wantsRow("Alt+A", "page", bench([], REVIEWER))).toBeNull();
  });
});
