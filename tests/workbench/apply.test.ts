import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply } from "@/lib/workbench/commands/apply";
import type { Command, Effect } from "@/lib/workbench/commands/commands";
import { findRow, listRows } from "@/lib/workbench/state/rows";
import { selectedIds, textOf, type Workbench } from "@/lib/workbench/state/state";
import { PretendServer } from "./pretend-server";
import { bench, link, row } from "./rows-made";
import { fromServer, inEnglish } from "./said";

/** An editor with a server: commands go in, and `settle` lets everything asked for be answered. */
class Desk {
  state: Workbench;
  readonly server: PretendServer;
  readonly said: string[] = [];
  waiting: Effect[] = [];
  private operations = 0;

  constructor(count = 4) {
    const rows = Array.from({ length: count }, (_, index) =>
      row(index + 1, `English ${index + 1}.`, { link: link(0.5 + index / 10) }),
    );
    this.state = bench(rows);
    this.server = new PretendServer(rows);
  }

  do(...commands: readonly Command[]): this {
    for (const command of commands) {
      const { state, effects } = apply(this.state, command);
      this.state = state;
      this.waiting.push(...effects.filter((effect) => effect.do !== "keep" && effect.do !== "reveal"));
    }
    return this;
  }

  /** Answers the oldest thing that was asked for. */
  step(): boolean {
    const effect = this.waiting.shift();
    if (!effect) return false;
    if (effect.do === "say") this.said.push(inEnglish(effect.message));
    if (effect.do === "wait") {
      this.operations += 1;
      this.do({ type: "send", segmentId: effect.segmentId, operationId: `operation-${this.operations}` });
    }
    const answer = this.server.answer(effect);
    if (answer) this.do(answer);
    this.do(...this.server.events.splice(0));
    return true;
  }

  settle(): this {
    for (let steps = 0; this.step(); steps += 1)
      if (steps > 2_000) throw new RangeError("It never comes to rest");
    return this;
  }

  texts(): string[] {
    return listRows(this.state.rows).map(({ id }) => textOf(this.state, id));
  }

  type(id: string, text: string): this {
    return this.do({ type: "activate", id, edit: true }, { type: "type", text, isComposing: false });
  }
}

describe("typing", () => {
  test("is shown at once, stored after a pause, and one step of undo", () => {
    const desk = new Desk().type("s2", "E").do({ type: "type", text: "En", isComposing: false });
    expect(textOf(desk.state, "s2")).toBe("En");
    expect(findRow(desk.state.rows, "s2")?.target).toBe("English 2.");
    desk.settle();
    expect(desk.server.rows.get("s2")?.target).toBe("En");
    expect(desk.do({ type: "undo" }).settle().server.rows.get("s2")?.target).toBe("English 2.");
    expect(desk.do({ type: "redo" }).settle().server.rows.get("s2")?.target).toBe("En");
  });

  test("WB-APPLY-3: a key press shares the rows, their order and the filter with the value before", () => {
    const before = new Desk().type("s2", "a").state;
    const after = apply(before, { type: "type", text: "ab", isComposing: false }).state;
    expect(after.rows).toBe(before.rows);
    expect(after.tally).toBe(before.tally);
    expect(after.undo).toBe(before.undo);
  });

  test("while an input method is composing the text is kept on the machine and not sent", () => {
    const desk = new Desk().do({ type: "activate", id: "s1", edit: true });
    const { state, effects } = apply(desk.state, { type: "type", text: "ni'hao", isComposing: true });
    expect(effects.map((effect) => effect.do)).toEqual(["keep"]);
    expect(apply(state, { type: "send", segmentId: "s1", operationId: "operation" }).effects).toEqual([]);
  });

  test("a proofreader opens no field", () => {
    const state = bench([row(1, "One.")], { id: "p", name: "P", role: "proofreader" });
    expect(apply(state, { type: "activate", id: "s1", edit: true }).state.editing).toBeNull();
  });

  test("another person's save shows in the open field when nothing was typed there, and not over what was typed", () => {
    const theirs = row(1, "Theirs.", { revision: 2 });
    const arrived: Command = { type: "arrived", segments: [theirs], removed: [] };
    const untouched = new Desk().do({ type: "activate", id: "s1", edit: true }, arrived);
    expect(untouched.state.editing?.text).toBe("Theirs.");
    const typing = new Desk().type("s1", "Mine.");
    typing.server.rows.set("s1", theirs);
    typing.do(arrived);
    expect(typing.state.editing?.text).toBe("Mine.");
    expect(typing.settle().state.outbox.get("s1")?.conflict).toMatchObject({ text: "Theirs." });
  });
});

test("a row that is told without a position stands where it stood", () => {
  const desk = new Desk();
  const told = { ...row(2, "Theirs.", { revision: 9 }), position: null };
  desk.do({ type: "arrived", segments: [told], removed: [] });
  expect(findRow(desk.state.rows, "s2")).toMatchObject({ target: "Theirs.", position: 2 });
});

describe("actions", () => {
  test("confirming waits for the text to be stored and names the revision that it made", () => {
    const desk = new Desk().type("s1", "Better.").do({ type: "act", action: { do: "confirm", ids: ["s1"] } });
    expect(desk.waiting.some((effect) => effect.do === "call")).toBe(false);
    desk.settle();
    expect(desk.server.rows.get("s1")).toMatchObject({ state: "translated", target: "Better." });
    expect(findRow(desk.state.rows, "s1")?.state).toBe("translated");
  });

  test("two changes of structure asked for at once go one after the other, with the revisions the first one made", () => {
    const desk = new Desk().do(
      { type: "activate", id: "s1" },
      { type: "act", action: { do: "confirm", ids: ["s1"] } },
      { type: "act", action: { do: "merge", ids: ["s1", "s2"], changes: [] } },
      { type: "act", action: { do: "merge", ids: ["s3", "s4"], changes: [] } },
    );
    desk.settle();
    expect(desk.texts()).toEqual(["English 1.\n\nEnglish 2.", "English 3.\n\nEnglish 4."]);
  });

  test("merging a run is one step of undo", () => {
    const desk = new Desk()
      .do({ type: "act", action: { do: "merge", ids: ["s1", "s2", "s3"], changes: [] } })
      .settle();
    expect(desk.texts()).toEqual(["English 1.\n\nEnglish 2.\n\nEnglish 3.", "English 4."]);
    expect(desk.said).toEqual(["3 rows merged"]);
    desk.do({ type: "undo" }).settle();
    expect(desk.texts()).toEqual(["English 1.", "English 2.", "English 3.", "English 4."]);
    expect(desk.do({ type: "redo" }).settle().texts()).toHaveLength(2);
  });

  test("what was typed before a change of structure was sent is undone after it", () => {
    const desk = new Desk().type("s2", "");
    desk.do({ type: "act", action: { do: "move", id: "s2", direction: "down", paragraph: 0 } });
    desk.type("s3", "").settle();
    for (const _ of [1, 2, 3]) desk.do({ type: "undo" }).settle();
    expect(desk.texts()).toEqual(["English 1.", "English 2.", "English 3.", "English 4."]);
  });

  test("undo pressed before the answer comes takes its turn after it, and says so once", () => {
    const desk = new Desk();
    desk.do({ type: "act", action: { do: "merge", ids: ["s1", "s2"], changes: [] } }).settle();
    desk.do({ type: "act", action: { do: "merge", ids: ["s3", "s4"], changes: [] } });
    desk.do({ type: "undo" }, { type: "undo" }).settle();
    expect(desk.texts()).toEqual(["English 1.", "English 2.", "English 3.", "English 4."]);
    expect(desk.said.filter((text) => text.startsWith("One moment"))).toHaveLength(1);
    expect(desk.state.undo.done).toEqual([]);
  });

  test("what is typed after undo was pressed is not taken back by it", () => {
    const desk = new Desk();
    desk.do({ type: "act", action: { do: "merge", ids: ["s3", "s4"], changes: [] } }, { type: "undo" });
    desk.type("s1", "New words.").settle();
    expect(desk.texts()).toEqual(["New words.", "English 2.", "English 3.\n\nEnglish 4."]);
  });

  test("a row in conflict holds up changes of its own structure, with words, and of nothing else", () => {
    const desk = new Desk().type("s1", "Mine.");
    desk.server.rows.set("s1", row(1, "Theirs.", { revision: 2 }));
    desk.settle();
    expect(desk.state.outbox.get("s1")?.conflict).toMatchObject({ text: "Theirs." });
    desk.do({ type: "act", action: { do: "omit", id: "s1", reason: "" } }).settle();
    expect(desk.said).toEqual([expect.stringMatching(/^Two texts stand in this row/)]);
    desk.do({ type: "act", action: { do: "merge", ids: ["s3", "s4"], changes: [] } }).settle();
    expect(desk.do({ type: "undo" }).settle().texts()).toHaveLength(4);
    expect(desk.state.outbox.get("s1")?.text).toBe("Mine.");
  });

  test("a split is dropped when the text turns out otherwise than it was when it was asked for", () => {
    const action = { do: "split", id: "s1", source: null, target: 3, text: "What it was." } as const;
    const desk = new Desk().do({ type: "act", action }).settle();
    expect(desk.texts()).toHaveLength(4);
    expect(desk.said[0]).toMatch(/nothing was split/);
  });

  test("under a filter a row that a split made appears in its place, and no other row comes in", () => {
    const desk = new Desk();
    desk.do({ type: "act", action: { do: "confirm", ids: ["s2"] } }).settle();
    desk.do({ type: "filter", filter: "unconfirmed" });
    const split = { do: "split", id: "s3", source: null, target: 4, text: "English 3." } as const;
    desk.do({ type: "act", action: split }).settle();
    expect(desk.state.chosen).toEqual(["s1", "s3", "new1", "s4"]);
    expect(desk.do({ type: "undo" }).settle().state.chosen).toEqual(["s1", "s3", "s4"]);
  });

  test("a selected run goes from the anchor to the row in use, in the order that is shown", () => {
    const desk = new Desk().do({ type: "activate", id: "s3" }, { type: "extend", id: "s1" });
    expect(selectedIds(desk.state)).toEqual(["s1", "s2", "s3"]);
  });
});

describe("the alignment", () => {
  const linkOf = (desk: Desk, id: string) => findRow(desk.state.rows, id)?.link;

  test("accepting decides the row and is one step of undo", () => {
    const desk = new Desk().do({ type: "act", action: { do: "link", ids: ["s2"] } }).settle();
    expect(linkOf(desk, "s2")).toMatchObject({ isFixed: true, decidedBy: { name: "林译" } });
    expect(desk.said).toEqual(["Alignment accepted"]);
    expect(linkOf(desk.do({ type: "undo" }).settle(), "s2")?.isFixed).toBe(false);
    expect(linkOf(desk.do({ type: "redo" }).settle(), "s2")?.isFixed).toBe(true);
  });

  test("a selected run is accepted at once, and given back row by row", () => {
    const desk = new Desk().do({ type: "act", action: { do: "link", ids: ["s1", "s2", "s3"] } }).settle();
    expect(desk.said).toEqual(["Alignment of 3 rows accepted"]);
    desk.do({ type: "act", action: { do: "unlink", id: "s2" } }).settle();
    expect(["s1", "s2", "s3", "s4"].map((id) => linkOf(desk, id)?.isFixed)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test("rows of a run that were not accepted are counted, with the reason", () => {
    const action = { do: "link", ids: ["s1", "s2"] } as const;
    const refused = [
      { id: "s2", code: "problems.row.stale", parameters: {}, detail: "Somebody has changed it." },
    ];
    const rest = { change: "c1", kind: "link", removed: [], setAside: [], broughtBack: [] };
    const answer = { ...rest, segments: [row(1, "English 1.", { revision: 2 })], refused };
    const desk = new Desk().do({ type: "answered-structure", action, answer }).settle();
    expect(desk.said).toEqual(["Alignment accepted, 1 row not: Somebody has changed it."]);
  });

  test("accepting while the row is typed in waits until that is stored", () => {
    const desk = new Desk().type("s1", "Better.").do({ type: "act", action: { do: "link", ids: ["s1"] } });
    expect(desk.waiting.some((effect) => effect.do === "call")).toBe(false);
    expect(desk.settle().server.rows.get("s1")).toMatchObject({
      target: "Better.",
      link: { isFixed: true },
    });
  });

  test("what was typed or confirmed is in doubt no longer, before any event says so", () => {
    const desk = new Desk().type("s1", "Better.").settle();
    desk.do({ type: "act", action: { do: "confirm", ids: ["s2"] } }).settle();
    expect([linkOf(desk, "s1")?.isFixed, linkOf(desk, "s2")?.isFixed]).toEqual([true, true]);
  });

  test("aligning again stores what is typed first, leaves decided rows alone, and is one step of undo", () => {
    const desk = new Desk().do({ type: "act", action: { do: "link", ids: ["s2"] } }).settle();
    desk.type("s3", "Typed.").do({ type: "act", action: { do: "align", from: null } });
    expect(desk.state.aligning).toBeNull();
    expect(desk.waiting.some((effect) => effect.do === "call")).toBe(false);
    desk.settle();
    expect(desk.texts()).toEqual(["English 4.", "English 2.", "Typed.", "English 1."]);
    expect(desk.said.at(-1)).toBe("Aligned again: 2 rows changed, 2 rows decided by people left alone");
    expect(desk.do({ type: "undo" }).settle().texts()).toEqual([
      "English 1.",
      "English 2.",
      "Typed.",
      "English 4.",
    ]);
  });

  test("while it runs it says how far it is, other changes of structure wait, and it can be stopped", () => {
    const action = { do: "align", from: null } as const;
    const desk = new Desk().do({ type: "act", action });
    expect(desk.state.aligning).toEqual({ share: null, isStopping: false });
    desk.do({ type: "progress", action, share: 0.4 });
    expect(desk.state.aligning?.share).toBe(0.4);
    desk.do({ type: "act", action: { do: "merge", ids: ["s1", "s2"], changes: [] } });
    expect(desk.state.deferred).toHaveLength(1);
    desk.do({ type: "stop-aligning" });
    expect(desk.waiting).toContainEqual({ do: "stop", action });
    expect(desk.state.aligning?.isStopping).toBe(true);
    desk.waiting = desk.waiting.filter((effect) => effect.do !== "call");
    desk.do({
      type: "action-refused",
      action,
      detail: fromServer("Stopped. Nothing was changed."),
      wasStopped: true,
    });
    expect(desk.settle().said).toEqual(["Stopped. Nothing was changed.", "Rows merged"]);
    expect(desk.state.aligning).toBeNull();
  });

  test("an answer that changed nothing leaves nothing to undo", () => {
    const desk = new Desk()
      .do({ type: "act", action: { do: "link", ids: ["s1", "s2", "s3", "s4"] } })
      .settle()
      .do({ type: "act", action: { do: "align", from: "s1" } })
      .settle();
    expect(desk.said.at(-1)).toBe("Aligned again: everything stays as it was");
    expect(desk.state.undo.done).toHaveLength(1);
  });

  test("going back says what was left out", () => {
    const action = { do: "go-back", alignmentId: "a1" } as const;
    const answer = { segments: 4, restored: 2, kept: 1, leftOut: 1, change: "c9" };
    const desk = new Desk().do({ type: "answered-go-back", action, answer }).settle();
    expect(desk.said).toEqual([
      "Back to that alignment: 2 rows changed; 1 row of it left out, because people have decided otherwise since",
    ]);
    expect(desk.state.undo.done).toMatchObject([{ kind: "structure", changes: ["c9"] }]);
  });
});

const id = fc.constantFrom("s1", "s2", "s3", "s4", "new2");
const text = fc.string({ unit: "grapheme", maxLength: 8 });
type Doing =
  | { readonly kind: "type"; readonly id: string; readonly text: string }
  | { readonly kind: "split"; readonly id: string; readonly at: number }
  | { readonly kind: "merge" | "move" | "leave" | "link" | "unlink" | "confirm"; readonly id: string }
  | { readonly kind: "step" | "settle" | "undo" | "redo" | "align" };

const doings: fc.Arbitrary<Doing[]> = fc.array(
  fc.oneof<fc.MaybeWeightedArbitrary<Doing>[]>(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant("type" as const), id, text }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("split" as const), id, at: fc.nat(12) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom("merge" as const, "move" as const, "leave" as const),
        id,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom("link" as const, "unlink" as const, "confirm" as const),
        id,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("align" as const) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("step" as const, "settle" as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("undo" as const, "redo" as const) }) },
  ),
  { maxLength: 40 },
);

function doAll(desk: Desk, list: readonly Doing[]): void {
  for (const one of list) {
    if (!("id" in one)) {
      if (one.kind === "step") desk.step();
      else if (one.kind === "settle") desk.settle();
      else if (one.kind === "align") desk.do({ type: "act", action: { do: "align", from: null } });
      else desk.do({ type: one.kind });
    } else if (!findRow(desk.state.rows, one.id)) continue;
    else if (one.kind === "type") desk.type(one.id, one.text);
    else if (one.kind === "leave") desk.do({ type: "leave-field" });
    else if (one.kind === "link") desk.do({ type: "act", action: { do: "link", ids: [one.id] } });
    else if (one.kind === "confirm") desk.do({ type: "act", action: { do: "confirm", ids: [one.id] } });
    else if (one.kind === "unlink") desk.do({ type: "act", action: { do: "unlink", id: one.id } });
    else if (one.kind === "split") {
      const now = textOf(desk.state, one.id);
      const target = Math.min(one.at, now.length);
      desk.do({ type: "act", action: { do: "split", id: one.id, source: null, target, text: now } });
    } else {
      const rows = listRows(desk.state.rows);
      const next = rows[rows.findIndex((row) => row.id === one.id) + 1];
      if (!next) continue;
      if (one.kind === "merge")
        desk.do({ type: "act", action: { do: "merge", ids: [one.id, next.id], changes: [] } });
      else desk.do({ type: "act", action: { do: "move", id: one.id, direction: "down", paragraph: 0 } });
    }
  }
}

describe("what is typed back to where it began, in a row that somebody else has saved meanwhile", () => {
  const typed = (text: string, isComposing = false): Command => ({ type: "type", text, isComposing });
  const theirs: Command = {
    type: "arrived",
    segments: [row(1, "Theirs.", { revision: 2 })],
    removed: [],
    caret: null,
  };
  const opened = (commands: readonly Command[]) =>
    [{ type: "activate", id: "s1", edit: true } as const, ...commands].reduce(
      (state, command) => apply(state, command).state,
      bench([row(1, "Old."), row(2)]),
    );

  test.each<[string, readonly Command[]]>([
    ["a letter typed and deleted", [typed("Old.x"), theirs, typed("Old.")]],
    ["a composition given up", [typed("Old.d", true), theirs, typed("Old.", true), typed("Old.")]],
  ])("%s: nothing is sent over theirs, and theirs shows", (_, commands) => {
    const state = opened(commands);
    expect(state.outbox.size).toBe(0);
    expect(state.editing).toMatchObject({ text: "Theirs.", start: "Theirs." });
  });

  test("a composition that goes on after all its letters were taken back is still made from what it began with", () => {
    const composed = [typed("Old.d", true), theirs, typed("Old.", true), typed("Old.渡", true)];
    const state = opened([...composed, typed("Old.渡")]);
    expect(state.outbox.get("s1")).toMatchObject({ base: { revision: 1, text: "Old." }, text: "Old.渡" });
  });
});

test("words that are taken back in a row that was aligned again beneath them leave what is stored now", () => {
  const desk = new Desk();
  desk.do({ type: "act", action: { do: "align", from: null } });
  desk.type("s1", "");
  desk.step();
  desk.do({ type: "undo" });
  expect(textOf(desk.state, "s1")).toBe("English 4.");
  expect(desk.state.outbox.size).toBe(0);
  desk.settle();
  expect(desk.server.rows.get("s1")?.target).toBe("English 4.");
});

describe("words typed while their row is changed beneath them", () => {
  const splitAt = (target: number): Command => ({
    type: "act",
    action: { do: "split", id: "s2", source: null, target, text: "English 2." },
  });
  const undo: Command = { type: "undo" };

  test.each<[string, (desk: Desk) => unknown]>([
    ["taken back at once", (desk) => desk.do(undo).settle()],
    ["taken back after the conflict", (desk) => desk.settle().do(undo).settle()],
    ["taken back while they are on their way", (desk) => [desk.step(), desk.step(), desk.do(undo).settle()]],
  ])("a row that was split is not written twice: %s", (_, act) => {
    const desk = new Desk().do(splitAt(0)).type("s2", "Else.");
    act(desk);
    expect(desk.texts()).toEqual(["English 1.", "", "English 2.", "English 3.", "English 4."]);
    expect(desk.state.outbox.size).toBe(0);
  });

  test("what says the same as what is stored now is no edit, and nothing of it is taken back", () => {
    const desk = new Desk().do(splitAt(0)).type("s2", "").settle();
    expect(desk.state.undo.done).toHaveLength(1);
    expect(desk.do(undo).settle().texts()).toEqual(["English 1.", "English 2.", "English 3.", "English 4."]);
  });

  test("in conflict they come back with redo, made from what is stored now", () => {
    const desk = new Desk().do(splitAt(0)).type("s2", "Else.").settle().do(undo).settle();
    desk.do({ type: "redo" }).settle();
    expect(desk.server.rows.get("s2")?.target).toBe("Else.");
  });
});

test("a decision asked for while words are on their way forgets what was undone before it", () => {
  const desk = new Desk().type("s1", "");
  desk.step();
  desk.do({ type: "undo" }, { type: "act", action: { do: "confirm", ids: ["s1"] } });
  expect(desk.state.undo.undone).toEqual([]);
});

describe("laws", () => {
  test("WB-APPLY-1: undo after any commands, until nothing is left, gives every row the text it had", () => {
    fc.assert(
      fc.property(doings, (list) => {
        const desk = new Desk();
        const start = desk.texts();
        doAll(desk, list);
        desk.settle();
        fc.pre(desk.state.outbox.size === 0);
        for (let steps = 0; steps < 200 && desk.state.undo.done.length > 0; steps += 1)
          desk.do({ type: "undo" }).settle();
        desk.do({ type: "undo" }).settle();
        expect(desk.texts()).toEqual(start);
        expect(desk.server.inOrder().map(({ target }) => target)).toEqual(start);
      }),
      { numRuns: 300 },
    );
  });

  test("WB-APPLY-4: undo and redo pressed faster than answers come do what they do one by one", () => {
    const presses = fc.array(fc.constantFrom("undo" as const, "redo" as const), { maxLength: 12 });
    // Aligning again may change a row beneath what is typed: what that typing replaced then depends on which came first.
    const certain = doings.map((list) => list.filter(({ kind }) => kind !== "align"));
    fc.assert(
      fc.property(certain, presses, (list, pressed) => {
        const fast = new Desk();
        const slow = new Desk();
        doAll(fast, list);
        doAll(slow, list);
        for (const type of pressed) fast.do({ type });
        fast.settle();
        slow.settle();
        for (const type of pressed) slow.do({ type }).settle();
        expect(fast.texts()).toEqual(slow.texts());
        expect(fast.state.undo).toEqual(slow.state.undo);
      }),
      { numRuns: 300 },
    );
  });

  test("WB-APPLY-2: every row shows what is stored, or has it in the outbox; at rest both agree", () => {
    fc.assert(
      fc.property(doings, (list) => {
        const desk = new Desk();
        doAll(desk, list);
        for (const { id, target } of listRows(desk.state.rows)) {
          const shown = textOf(desk.state, id);
          expect(shown === target || desk.state.outbox.get(id)?.text === shown).toBe(true);
        }
        desk.settle();
        for (const [key, stored] of desk.server.rows) {
          const entry = desk.state.outbox.get(key);
          if (!entry) expect(textOf(desk.state, key)).toBe(stored.target);
        }
      }),
      { numRuns: 300 },
    );
  });
});
