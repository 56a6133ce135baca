import { describe, expect, test } from "vitest";
import { apply } from "@/lib/workbench/commands/apply";
import type { Command, Effect } from "@/lib/workbench/commands/commands";
import { commandForPress } from "@/lib/workbench/keys/keys";
import { lockOn } from "@/lib/workbench/outbox/holding";
import type { Lock, Locks } from "@/lib/workbench/state/locks";
import { textOf, type Workbench } from "@/lib/workbench/state/state";
import { bench, row } from "./rows-made";
import { saidIn } from "./said";

/** A moment of a row's life as this window sees it, and what it says of the lock afterwards. */
type Doing = keyof typeof DOING;

const LIN = { id: "lin", name: "Lin Wei" };
const held = (tookOver: boolean, person = LIN): Locks =>
  new Map<string, Lock>([["s1", { clientId: "window-of-lin", person, tookOver }]]);

const DOING = {
  opens: { type: "activate", id: "s1", edit: true },
  types: { type: "type", text: "Mine.", isComposing: false },
  "types on": { type: "type", text: "Mine. More.", isComposing: false },
  composes: { type: "type", text: "Mine. ni", isComposing: true },
  composed: { type: "type", text: "Mine. 你", isComposing: false },
  pauses: { type: "pause" },
  leaves: { type: "leave-field" },
  "takes over": { type: "take-over" },
  "Lin types": { type: "locks", locks: held(false) },
  "Lin takes over": { type: "locks", locks: held(true) },
  "nobody else": { type: "locks", locks: new Map() },
} as const satisfies Record<string, Command>;

function live(list: readonly Doing[], from: Workbench = bench([row(1, "Words."), row(2, "Other.")])) {
  const effects: Effect[] = [];
  let state = from;
  for (const doing of list) {
    const applied = apply(state, DOING[doing]);
    state = applied.state;
    effects.push(...applied.effects);
  }
  return {
    state,
    said: saidIn(effects).map(({ text }) => text),
    sentAtOnce: effects.filter((effect) => effect.do === "wait" && effect.ms === 0).length,
  };
}

describe("whether this window may write in a row", () => {
  test.each<[Doing[], "writes" | "reads", string]>([
    [["opens"], "writes", "nobody is there"],
    [["Lin types", "opens"], "reads", "WB-HOLD-1"],
    [["opens", "Lin types"], "reads", "WB-HOLD-1, the field was open"],
    [["opens", "Lin types", "nobody else"], "writes", "they have stopped"],
    [["opens", "types", "Lin types"], "writes", "WB-HOLD-2, both began in one moment"],
    [["opens", "types", "Lin types", "pauses"], "reads", "WB-HOLD-2, until the second pauses"],
    [["opens", "types", "pauses", "Lin types", "types on"], "writes", "WB-HOLD-4, typed before it was seen"],
    [["opens", "types", "Lin takes over"], "reads", "WB-HOLD-2"],
    [["opens", "types", "Lin takes over", "types on"], "reads", "WB-HOLD-4, kept all the same"],
    [["opens", "types", "composes", "Lin takes over"], "writes", "WB-HOLD-3, a character is not cut off"],
    [["opens", "types", "composes", "pauses", "Lin types"], "writes", "WB-HOLD-3, however long it takes"],
    [["opens", "types", "composes", "Lin takes over", "composed"], "reads", "WB-HOLD-3, once it is there"],
    [["opens", "Lin types", "takes over"], "writes", "before it is known to be done"],
    [["opens", "Lin types", "takes over", "Lin types"], "writes", "an old event does not take it away"],
    [["opens", "Lin takes over", "takes over", "Lin takes over"], "writes", "nor one of the same"],
    [["opens", "Lin types", "takes over", "nobody else", "Lin takes over"], "reads", "they took it back"],
    [["opens", "Lin types", "takes over", "pauses", "Lin types"], "reads", "they type again"],
  ])("%j: %s (%s)", (list, may) => {
    const { state } = live(list);
    expect(state.editing?.id).toBe("s1");
    expect(lockOn(state, "s1") === null ? "writes" : "reads").toBe(may);
  });

  test("a row that is only looked at is held like one whose field is open", () => {
    const { state } = live(["Lin types"]);
    expect(lockOn(state, "s1")?.person).toEqual(LIN);
    expect(lockOn(state, "s2")).toBeNull();
  });
});

describe("taking over", () => {
  test("what was typed goes out at once, is one step of undo, and its person is told", () => {
    const { state, said, sentAtOnce } = live(["opens", "types", "Lin takes over"]);
    expect(textOf(state, "s1")).toBe("Mine.");
    expect(state.outbox.get("s1")?.text).toBe("Mine.");
    expect(sentAtOnce).toBe(1);
    expect(said).toEqual(["Lin Wei took over row 1. What you have typed there is on its way to be saved."]);
    expect(textOf(apply(state, { type: "undo" }).state, "s1")).toBe("Words.");
  });

  test("is told once, and what slips in meanwhile is kept", () => {
    const { state, said } = live(["opens", "types", "Lin takes over", "types on", "Lin takes over"]);
    expect(said).toHaveLength(1);
    expect(state.outbox.get("s1")?.text).toBe("Mine. More.");
  });

  test("waits for a character that is being put together, and keeps it", () => {
    const { state, said } = live(["opens", "types", "composes", "Lin takes over", "composed"]);
    expect(said).toHaveLength(1);
    expect(state.outbox.get("s1")?.text).toBe("Mine. 你");
  });

  test("opens the field and tells whom it was taken from", () => {
    const begun = apply(bench([row(1, "Words.")]), { type: "activate", id: "s1" }).state;
    const { state, said } = live(["Lin types", "takes over"], begun);
    expect(state.editing).toMatchObject({ id: "s1", isTyping: true, tookFrom: "window-of-lin" });
    expect(said).toEqual(["You took over row 1 from Lin Wei. What they typed is kept."]);
  });

  test("from one's own other window is said so", () => {
    const me = { id: "me", name: "林译" };
    const begun = apply(live(["opens"]).state, { type: "locks", locks: held(false, me) }).state;
    const { said } = live(["takes over"], begun);
    expect(said).toEqual(["You took over row 1 from your other window. What they typed is kept."]);
  });

  test("is nobody's who may not edit", () => {
    const reader = bench([row(1, "Words.")], { id: "p", name: "P", role: "proofreader" });
    const { state, said } = live(["opens", "Lin types", "takes over"], reader);
    expect(state.editing).toBeNull();
    expect(said).toEqual([]);
  });

  test("its key and its name are there only when somebody holds the row", () => {
    const at = (list: readonly Doing[]) =>
      commandForPress("Alt+T", "live-field", live(list).state)?.id ?? null;
    expect(at(["opens"])).toBeNull();
    expect(at(["opens", "Lin types"])).toBe("take-over");
    expect(at(["opens", "types", "Lin types"])).toBeNull();
  });
});
