import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Segment } from "@/lib/wire/segments";
import { apply } from "@/lib/workbench/commands/apply";
import type { Command, Effect } from "@/lib/workbench/commands/commands";
import { findRow, listRows } from "@/lib/workbench/state/rows";
import { textOf, type Workbench } from "@/lib/workbench/state/state";
import { PretendServer } from "./pretend-server";
import { bench, paragraph, row } from "./rows-made";
import { fromServer, inEnglish, saidIn } from "./said";

function run(state: Workbench, ...commands: readonly Command[]): readonly [Workbench, readonly Effect[]] {
  const effects: Effect[] = [];
  let next = state;
  for (const command of commands) {
    const applied = apply(next, command);
    next = applied.state;
    effects.push(...applied.effects);
  }
  return [next, effects];
}

const type = (id: string, text: string): readonly Command[] => [
  { type: "activate", id, edit: true },
  { type: "type", text, isComposing: false },
];
const said = (effects: readonly Effect[]) => saidIn(effects).map(({ text }) => text);
const texts = (state: Workbench) => listRows(state.rows).map(({ id }) => textOf(state, id));
const arrived = (
  segments: readonly Segment[],
  removed: readonly string[] = [],
  caret: number | null = null,
): Command => ({ type: "arrived", segments, removed, caret });
/** Row 2 becomes two: `first` stays, `second` is new. */
const split = (first: string, second: string, caret: number | null = null) =>
  arrived(
    [
      row(2, first, { revision: 2, source: [paragraph(2, "第二段。")] }),
      row(2.5, second, { id: "new", source: [paragraph(2.5, "还有一句。")] }),
    ],
    [],
    caret,
  );
/** Row 2 goes into row 1. */
const merge = (text: string) =>
  arrived([row(1, text, { revision: 2, source: [paragraph(1, "一"), paragraph(2, "二")] })], ["s2"]);

describe("a row is split under somebody who types in it (WB-MOVE-1)", () => {
  test.each<[string, string, string, string, string, number | null, string]>([
    // stored, typed, split into, shown, where the cursor was and is
    ["One. Two.", "One. More. Two.", "One.|Two.", "One.|More. Two.", "new", null, "behind the cut"],
    ["One. Two.", "Only one. Two.", "One.|Two.", "Only one.|Two.", "s2", null, "before the cut"],
    ["One. Two.", "Only one. Two, too.", "One.|Two.", "Only one.|Two, too.", "s2", null, "on both sides"],
    ["One. Two.", "Only one. Two, too.", "One.|Two.", "Only one.|Two, too.", "new", 18, "the cursor behind"],
    ["One. Two.", "One. Two. Three.", "One.|Two.", "One.|Two. Three.", "new", 16, "at the end"],
    ["One. Two.", "One. Two.", "One.|Two.", "One.|Two.", "new", 9, "typed before and stored already"],
    ["One. Two.", "One. Two.", "One.|Two.", "One.|Two.", "s2", 2, "stored, the cursor before"],
    ["(One)(Two)", "(One)…(Two)", "(One)|(Two)", "(One)…|(Two)", "s2", null, "right at the cut"],
  ])("%j, typed %j, split into %j: %j, in %s", (stored, typed, into, shown, where, caret) => {
    const [first, second] = into.split("|") as [string, string];
    const start = bench([row(1, "A."), row(2, stored), row(3, "B.")]);
    const [before] = run(start, ...type("s2", typed));
    const [after] = run(before, split(first, second, caret));
    expect(texts(after)).toEqual(["A.", ...shown.split("|"), "B."]);
    expect([after.active, after.editing?.id]).toEqual([where, where]);
    for (const { id, target } of listRows(after.rows))
      expect(after.outbox.get(id)?.text ?? target).toBe(textOf(after, id));
  });

  test("the cursor stands where it stood in the words", () => {
    const [before] = run(bench([row(2, "One. Two.")]), ...type("s2", "One. Two and a half."));
    const [after, effects] = run(before, split("One.", "Two.", "One. Two and".length));
    expect(after.editing).toMatchObject({ id: "new", caret: "Two and".length, isTyping: true });
    expect(effects).toContainEqual({ do: "reveal", id: "new" });
    expect(said(effects)).toEqual(["The row was split while you were in it: your words went along."]);
  });

  test("written across the cut: nothing is torn apart, the server's answer will be a choice", () => {
    const [before] = run(bench([row(2, "One. Two.")]), ...type("s2", "All of it anew"));
    const [after] = run(before, split("One.", "Two."));
    expect(after.outbox.get("s2")).toMatchObject({ text: "All of it anew", base: { revision: 1 } });
    expect(textOf(after, "new")).toBe("Two.");
  });

  test("while an input method composes nothing moves under it; the save that follows meets the split and its words go along", () => {
    const composing: Command = { type: "type", text: "One. Two. duk", isComposing: true };
    const start = bench([row(2, "One. Two.")]);
    const [during] = run(
      start,
      { type: "activate", id: "s2", edit: true },
      composing,
      split("One.", "Two.", 13),
    );
    expect(during.editing).toMatchObject({ id: "s2", text: "One. Two. duk", isComposing: true });
    const [sent, effects] = run(
      during,
      { type: "type", text: "One. Two. 渡口", isComposing: false },
      { type: "send", segmentId: "s2", operationId: "o" },
    );
    expect(effects).toContainEqual(
      expect.objectContaining({ do: "save", save: expect.objectContaining({ baseRevision: 1 }) }),
    );
    const current = { revision: 2, text: "One.", by: null };
    const [after] = run(sent, { type: "conflicted", segmentId: "s2", operationId: "o", current });
    expect(texts(after)).toEqual(["One.", "Two. 渡口"]);
  });

  test("a save under way is waited for: the conflict it meets is what the split made of it", () => {
    const [sent] = run(
      bench([row(2, "One. Two.")]),
      ...type("s2", "One. Two, too."),
      { type: "send", segmentId: "s2", operationId: "o" },
      split("One.", "Two."),
    );
    expect(sent.outbox.get("s2")?.text).toBe("One. Two, too.");
    const current = { revision: 2, text: "One.", by: null };
    const [after] = run(sent, { type: "conflicted", segmentId: "s2", operationId: "o", current });
    expect(texts(after)).toEqual(["One.", "Two, too."]);
    expect(after.outbox.has("s2")).toBe(false);
  });
});

describe("a row goes while something typed in it waits", () => {
  test.each<[string, string, string, string | null, string]>([
    // row 2 stored, typed there, row 1 afterwards, shown
    ["Two.", "Two, too.", "One.\n\nTwo.", "One.\n\nTwo, too.", "merged into the row above"],
    ["", "New.", "One.", "One.\n\nNew.", "it had no English"],
    ["Two.", "Two, too.", "Two.", "Two, too.", "the row above had none"],
    ["Two.", "New.", "One.\n\nTwo.", "One.\n\nNew.", "written anew"],
    ["Two.", "Two.", "One.\n\nTwo.", "One.\n\nTwo.", "nothing was typed"],
    [
      "Two and three.",
      "Two and three, too.",
      "One.\n\nTwo and three.\n\nFour.",
      "One.\n\nTwo and three, too.\n\nFour.",
      "more was merged",
    ],
    ["Two.", "Two, too.", "Something else.", null, "its words are nowhere"],
  ])("%j, typed %j, beside %j: %j (%s)", (stored, typed, above, shown) => {
    const start = bench([row(1, "One."), row(2, stored)]);
    const [before] = run(start, ...type("s2", typed));
    const [after, effects] = run(before, merge(above));
    expect(after.editing?.id).toBe("s1");
    if (shown === null) {
      expect(after.outbox.get("s2")).toMatchObject({ text: typed });
      expect(inEnglish(after.outbox.get("s2")!.refusal!)).toMatch(/It is kept on this machine: copy it/);
      expect(said(effects)[0]).toMatch(/^Row 2 is gone\./);
      return;
    }
    expect(texts(after)).toEqual([shown]);
    expect(after.outbox.has("s2")).toBe(false);
    expect(after.gone.size).toBe(0);
    if (typed !== stored)
      expect(said(effects)).toEqual(["Row 2 is part of row 1 now: what you typed went along."]);
    expect(textOf(run(after, { type: "undo" })[0], "s1")).toBe(above);
  });

  test("words of one's own in the row that it went into stay there", () => {
    const start = bench([row(1, "One."), row(2, "Two.")]);
    const [before] = run(start, ...type("s1", "Number one."), ...type("s2", "Two, too."));
    const [after] = run(before, merge("One.\n\nTwo."));
    expect(after.outbox.get("s1")).toMatchObject({ text: "Number one." });
    expect(after.outbox.get("s2")?.text).toBe("Two, too."); // no telling: offered
    expect(after.outbox.get("s2")?.refusal).not.toBeNull();
  });

  test.each(["refused", "saved"] as const)("a save under way is waited for (%s)", (answer) => {
    const start = bench([row(1, "One."), row(2, "Two.")]);
    const [sent] = run(
      start,
      ...type("s2", "Two, too."),
      { type: "send", segmentId: "s2", operationId: "o" },
      merge(answer === "saved" ? "One.\n\nTwo, too." : "One.\n\nTwo."),
    );
    expect(sent.outbox.get("s2")?.refusal).toBeNull();
    const id = { segmentId: "s2", operationId: "o" };
    const [after] = run(
      sent,
      answer === "refused"
        ? { type: "refused", ...id, detail: fromServer("gone") }
        : {
            type: "saved",
            ...id,
            answer: { revision: 2, state: "initial", subState: "draft", merged: null },
          },
    );
    expect(texts(after)).toEqual(["One.\n\nTwo, too."]);
    expect(after.outbox.has("s2")).toBe(false);
  });

  test("it is there again: its words are sent as before", () => {
    const [gone] = run(
      bench([row(1, "One."), row(2, "Two.")]),
      ...type("s2", "Two, too."),
      merge("Something else."),
    );
    const back = [row(1, "One.", { revision: 3 }), row(2, "Two.", { revision: 3 })];
    const [after, effects] = run(gone, arrived(back));
    expect(textOf(after, "s2")).toBe("Two, too.");
    expect(after.outbox.get("s2")?.refusal).toBeNull();
    expect(effects).toContainEqual({ do: "wait", segmentId: "s2", ms: 0, latest: 0 });
  });

  test("of somebody who may no longer edit nothing is moved", () => {
    const start = bench([row(1, "One."), row(2, "Two.")]);
    const [before] = run(start, ...type("s2", "Two, too."));
    const barred = { ...before, me: { ...before.me, role: "viewer" as const } };
    const [after] = run(barred, merge("One.\n\nTwo."));
    expect(after.outbox.get("s2")?.text).toBe("Two, too.");
    expect(texts(after)).toEqual(["One.\n\nTwo."]);
  });
});

/** Two people at two windows with one server between them; what it tells them arrives when the test says so. */
class Two {
  readonly server: PretendServer;
  readonly desks: readonly [Window, Window];
  words = 0;

  constructor() {
    const rows = [1, 2, 3].map((n) => row(n, `Row ${n} has words. And some more.`));
    this.server = new PretendServer(rows, true);
    this.desks = [new Window(rows, "a"), new Window(rows, "b")];
  }

  /** The oldest thing that this window asked for is done; everybody will hear of it. */
  step(which: number): boolean {
    const desk = this.desks[which]!;
    const effect = desk.waiting.shift();
    if (!effect) return false;
    if (effect.do === "wait") {
      this.words += 1;
      desk.do({ type: "send", segmentId: effect.segmentId, operationId: `o${this.words}` });
      return true;
    }
    const before = new Map(this.server.rows);
    const answer = this.server.answer(effect);
    const segments = [...this.server.rows.values()].filter((one) => before.get(one.id) !== one);
    const removed = [...before.keys()].filter((id) => !this.server.rows.has(id));
    if (segments.length + removed.length > 0)
      for (const other of this.desks) other.unheard.push({ segments, removed });
    if (answer) desk.unanswered.push(answer);
    return true;
  }

  settle(): void {
    for (let round = 0; round < 500; round += 1) {
      const isBusy = [0, 1].map((which) => {
        const desk = this.desks[which]!;
        return [this.step(which), desk.hear(), desk.takeAnswer()].some(Boolean);
      });
      if (!isBusy.some(Boolean)) return;
    }
    throw new RangeError("It never comes to rest");
  }
}

class Window {
  state: Workbench;
  waiting: Effect[] = [];
  unanswered: Command[] = [];
  unheard: { readonly segments: readonly Segment[]; readonly removed: readonly string[] }[] = [];
  readonly typed: string[] = [];

  constructor(
    rows: readonly Segment[],
    readonly name: string,
  ) {
    this.state = bench(rows);
  }

  do(...commands: readonly Command[]): void {
    const [state, effects] = run(this.state, ...commands);
    this.state = state;
    this.waiting.push(...effects.filter(({ do: what }) => ["wait", "save", "call"].includes(what)));
  }

  hear(): boolean {
    const event = this.unheard.shift();
    if (event) this.do({ type: "arrived", ...event, caret: this.state.editing?.text.length ?? null });
    return event !== undefined;
  }

  takeAnswer(): boolean {
    const answer = this.unanswered.shift();
    if (answer) this.do(answer);
    return answer !== undefined;
  }

  type(at: number, where: number): void {
    const rows = listRows(this.state.rows);
    const { id } = rows[at % rows.length]!;
    const now = textOf(this.state, id).split(" ");
    const word = `${this.name}${this.typed.length}x`;
    this.typed.push(word);
    now.splice(where % (now.length + 1), 0, word);
    this.do(...type(id, now.join(" ")));
  }

  structure(what: "split" | "merge" | "move", at: number, where: number): void {
    const rows = listRows(this.state.rows);
    const { id } = rows[at % rows.length]!;
    const next = rows[(at % rows.length) + 1];
    const text = textOf(this.state, id);
    const spaces = [...text.matchAll(/ /g)].map(({ index }) => index + 1);
    if (what === "split") {
      const target = spaces[where % Math.max(1, spaces.length)];
      const { source } = findRow(this.state.rows, id)!;
      const cut = source[1] ? { paragraphId: source[1].paragraphId, offset: 0 } : null;
      if (target !== undefined)
        this.do({ type: "act", action: { do: "split", id, source: cut, target, text } });
    } else if (next && what === "merge")
      this.do({ type: "act", action: { do: "merge", ids: [id, next.id], changes: [] } });
    else if (next) this.do({ type: "act", action: { do: "move", id, direction: "down", paragraph: 0 } });
  }
}

const who = fc.nat(1);
const number = fc.nat(30);
const doings = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant("type" as const), who, at: number, where: number }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom("split" as const, "merge" as const, "move" as const),
        who,
        at: number,
        where: number,
      }),
    },
    {
      weight: 10,
      arbitrary: fc.record({
        do: fc.constantFrom("step" as const, "hear" as const, "answer" as const),
        who,
        at: number,
        where: number,
      }),
    },
  ),
  { maxLength: 60 },
);

test("law: two people type, split, merge and move as they like, and no word is lost or passed over in silence", () => {
  fc.assert(
    fc.property(doings, (list) => {
      const two = new Two();
      for (const one of list) {
        const desk = two.desks[one.who]!;
        if (one.do === "type") desk.type(one.at, one.where);
        else if (one.do === "step") two.step(one.who);
        else if (one.do === "hear") desk.hear();
        else if (one.do === "answer") desk.takeAnswer();
        else desk.structure(one.do, one.at, one.where);
      }
      for (const desk of two.desks) desk.do({ type: "leave-field" });
      two.settle();
      const stored = [...two.server.rows.values()].map(({ target }) => target).join(" ");
      for (const desk of two.desks) {
        const waiting = [...desk.state.outbox.values()];
        // What is not stored waits for a person, who sees it.
        for (const entry of waiting) expect(entry.conflict ?? entry.refusal).not.toBeNull();
        const all = `${stored} ${waiting.map(({ text }) => text).join(" ")}`.split(/\s+/);
        expect(desk.typed.filter((word) => !all.includes(word))).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});
