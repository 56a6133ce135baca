import { describe, expect, test } from "vitest";
import { apply } from "@/lib/workbench/commands/apply";
import { type Entry, readEntry, writeEntry } from "@/lib/workbench/outbox/outbox";
import { textOf } from "@/lib/workbench/state/state";
import { bench, row, TRANSLATOR } from "./rows-made";
import { fromServer, inEnglish } from "./said";

/** As it comes from the machine where an earlier visit has left it. */
function kept(more: Partial<Entry> = {}): Entry {
  const entry: Entry = {
    segmentId: "s1",
    base: { revision: 1, text: "Stored." },
    text: "Stored. Typed.",
    origin: "typed",
    flight: null,
    isLost: false,
    tries: 0,
    conflict: null,
    refusal: null,
    ...more,
  };
  return readEntry(writeEntry(entry)) as Entry;
}

const adopt = (entry: Entry, me = TRANSLATOR) =>
  apply(apply(bench([row(1, "Stored."), row(2)], me), { type: "adopt", entries: [entry] }).state, {
    type: "send",
    segmentId: "s1",
    operationId: "op-0002",
  });

describe("what an earlier visit left", () => {
  test("is shown and sent", () => {
    const { state, effects } = adopt(kept());
    expect(textOf(state, "s1")).toBe("Stored. Typed.");
    expect(effects).toContainEqual(
      expect.objectContaining({ do: "save", save: expect.objectContaining({ text: "Stored. Typed." }) }),
    );
  });

  test("is tried once more where it was refused: roles change back", () => {
    const { state, effects } = adopt(kept({ refusal: fromServer("A viewer may not.") }));
    expect(state.outbox.get("s1")?.refusal).toBeNull();
    expect(effects.map((effect) => effect.do)).toContain("save");
  });

  test("still waits for a choice where it was in conflict", () => {
    const conflict = { revision: 2, text: "Theirs.", by: null };
    const { state, effects } = adopt(kept({ conflict }));
    expect(state.outbox.get("s1")?.conflict).toEqual(conflict);
    expect(effects).toEqual([]);
  });

  test("is to be read and copied by somebody who may no longer edit, and nothing of it is sent", () => {
    const { state, effects } = adopt(kept(), { ...TRANSLATOR, role: "viewer" });
    expect(state.outbox.get("s1")).toMatchObject({ text: "Stored. Typed." });
    expect(inEnglish(state.outbox.get("s1")!.refusal!)).toContain("Your role in this project");
    expect(effects).toEqual([]);
  });
});
