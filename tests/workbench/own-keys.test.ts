import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OwnKeys } from "@/lib/wire/people";
import { apply } from "@/lib/workbench/commands/apply";
import { type Bound, inOrder, isSameKey, keysOf } from "@/lib/workbench/keys/bindings";
import { commandForPress, KEY_COMMANDS, keyOf } from "@/lib/workbench/keys/keys";
import {
  bindingsOf,
  giveKey,
  holderOf,
  OURS,
  refusalOf,
  resetKeys,
  shadowedBy,
  takeKey,
} from "@/lib/workbench/keys/own-keys";
import { PRESETS } from "@/lib/workbench/keys/presets";
import { bench, row, TRANSLATOR } from "./rows-made";

const PRESET_NAMES = Object.keys(PRESETS) as OwnKeys["preset"][];
const command = (id: string) => KEY_COMMANDS.find((one) => one.id === id) as Bound;
const keys = (own: OwnKeys | null, id: string) =>
  keysOf(command(id), bindingsOf(own, KEY_COMMANDS)).join(" ");
const allKeys = (own: OwnKeys | null) => {
  const bindings = bindingsOf(own, KEY_COMMANDS);
  return KEY_COMMANDS.flatMap((one) => keysOf(one, bindings));
};

describe("presets", () => {
  test.each<{ preset: OwnKeys["preset"]; id: string; has: string }>([
    { preset: "duizhao", id: "concordance", has: "Ctrl+K" },
    { preset: "memoq", id: "merge-next", has: "Ctrl+J" },
    { preset: "memoq", id: "correct", has: "F2 Alt+E" },
    // What memoQ gives to editing the Chinese is no longer what opens the English.
    { preset: "memoq", id: "edit", has: "Enter" },
    { preset: "memoq", id: "next-unconfirmed", has: "Ctrl+G" },
    { preset: "trados", id: "concordance", has: "F3" },
    { preset: "trados", id: "next-doubt", has: "Alt+J" },
    { preset: "omegat", id: "next-unfinished", has: "Ctrl+U" },
    { preset: "phrase", id: "split", has: "Ctrl+E" },
    { preset: "phrase", id: "confirm-next", has: "Ctrl+Enter" },
  ])("$preset: $id has $has", ({ preset, id, has }) => {
    expect(keys({ preset, changed: {} }, id)).toBe(has);
  });

  test.each(PRESET_NAMES)("%s names commands that there are, and no key that can be none", (preset) => {
    for (const [id, wanted] of Object.entries(PRESETS[preset])) {
      expect(command(id), id).toBeDefined();
      for (const key of wanted) expect([key, refusalOf(key, command(id).where)]).toEqual([key, null]);
    }
    expect(OwnKeys.safeParse({ preset, changed: PRESETS[preset] }).success).toBe(true);
  });

  test.each(PRESET_NAMES)("%s leaves no command without a key that had one", (preset) => {
    const without = KEY_COMMANDS.filter(
      ({ id, keys: ours }) => ours.length > 0 && keys({ preset, changed: {} }, id) === "",
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});

test("our own table gives no key away that can be none", () => {
  const refused = KEY_COMMANDS.flatMap(({ id, keys: ours, where }) =>
    ours.filter((key) => refusalOf(key, where) !== null).map((key) => `${id} ${key}`),
  );
  // Escape is always the same: it leaves.
  expect(refused).toEqual(["leave Escape"]);
});

describe("WB-OWN-1 a key does one thing", () => {
  const id = fc.constantFrom(...KEY_COMMANDS.map((one) => one.id));
  const key = fc.constantFrom("Ctrl+K", "Alt+J", "F8", "Ctrl+Alt+S", "Alt+Ctrl+S", "Ctrl+.", "F2", "Enter");
  const own = fc.record({
    preset: fc.constantFrom(...PRESET_NAMES),
    changed: fc.dictionary(id, fc.array(key, { maxLength: 4 })),
  });
  const isUnambiguous = (made: OwnKeys) => {
    const given = allKeys(made).map(inOrder);
    return new Set(given).size === given.length;
  };

  test("whatever was stored", () => {
    fc.assert(fc.property(own, isUnambiguous));
  });

  test("a key that is given is its command's, and nobody else's", () => {
    fc.assert(
      fc.property(own, id, key, (before, whom, given) => {
        const after = giveKey(before, whom, given, KEY_COMMANDS);
        const bindings = bindingsOf(after, KEY_COMMANDS);
        expect(keysOf(command(whom), bindings).some((one) => isSameKey(one, given))).toBe(true);
        expect(holderOf(given, whom, KEY_COMMANDS, bindings)).toBe(null);
        expect(isUnambiguous(after)).toBe(true);
      }),
    );
  });

  test("a key that is taken does nothing, and one that is reset is its preset's unless somebody else has it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRESET_NAMES), id, (preset, whom) => {
        const plain: OwnKeys = { preset, changed: {} };
        let own = plain;
        for (const one of keysOf(command(whom), bindingsOf(plain, KEY_COMMANDS)))
          own = takeKey(own, whom, one, KEY_COMMANDS);
        expect(keys(own, whom)).toBe("");
        expect(keys(resetKeys(own, whom), whom)).toBe(keys(plain, whom));
      }),
    );
  });

  test("who has it is said", () => {
    expect(holderOf("Ctrl+K", "split", KEY_COMMANDS, {})).toBe("concordance");
    expect(holderOf("Ctrl+K", "concordance", KEY_COMMANDS, {})).toBe(null);
    expect(holderOf("Ctrl+Alt+Shift+F8", "split", KEY_COMMANDS, {})).toBe(null);
  });
});

test.each<{ key: string; where: Bound["where"]; refusal: string | null }>([
  { key: "Ctrl+T", where: "everywhere", refusal: "browser" },
  { key: "Shift+Ctrl+N", where: "rows", refusal: "browser" },
  { key: "Escape", where: "rows", refusal: "fixed" },
  { key: "Ctrl+3", where: "rows", refusal: "fixed" },
  { key: "A", where: "rows", refusal: "typing" },
  { key: "Shift+Enter", where: "rows", refusal: "typing" },
  { key: "A", where: "outside", refusal: null },
  { key: "F6", where: "rows", refusal: null },
  { key: "Shift+F6", where: "rows", refusal: null },
  { key: "Ctrl+C", where: "rows", refusal: "editing" },
  { key: "Ctrl+A", where: "outside", refusal: null },
  { key: "Ctrl+Alt+A", where: "rows", refusal: null },
])("WB-OWN-2 $key for a command that works $where: $refusal", ({ key, where, refusal }) => {
  expect(refusalOf(key, where)).toBe(refusal);
});

test("WB-OWN-3 what the browser would do is known", () => {
  expect(shadowedBy("Ctrl+P")).toBe("print");
  expect(shadowedBy("Ctrl+Alt+P")).toBe(null);
});

test("the keyboard and what is shown go by a person's own keys", () => {
  const own = giveKey({ ...OURS, preset: "memoq" }, "comment", "Ctrl+Alt+Q", KEY_COMMANDS);
  const me = { ...TRANSLATOR, keys: bindingsOf(own, KEY_COMMANDS) };
  const state = apply(bench([row(1, "One."), row(2)], me), { type: "activate", id: "s1" }).state;
  expect(commandForPress("Ctrl+J", "rows", state)?.id).toBe("merge-next");
  expect(commandForPress("Ctrl+Alt+Q", "rows", state)?.id).toBe("comment");
  expect(commandForPress("Ctrl+Alt+M", "rows", state)).toBe(null);
  expect(keyOf("merge-next", state)).toBe("Ctrl+J");
  expect(keyOf("pretranslate", state)).toBe(null);
});
