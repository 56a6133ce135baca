import { describe, expect, test } from "vitest";
import { ROLES } from "@/lib/access";
import { sayIn } from "@/lib/messages/catalogue";
import { LANGUAGES } from "@/lib/messages/language";
import { apply } from "@/lib/workbench/commands/apply";
import { GROUPS } from "@/lib/workbench/keys/key-command";
import {
  commandForPress,
  commandsForRun,
  KEY_COMMANDS,
  labelOfCommand,
  type Place,
  shortLabelOf,
} from "@/lib/workbench/keys/keys";
import { type Press, pressName } from "@/lib/workbench/keys/press";
import { bench, row, TRANSLATOR } from "./rows-made";
import { inEnglish } from "./said";

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  isAltGraph: false,
  ...more,
});

describe("what a press is called", () => {
  test.each([
    { pressed: press("Enter", { ctrlKey: true }), name: "Ctrl+Enter" },
    { pressed: press("Enter", { shiftKey: true }), name: "Shift+Enter" },
    { pressed: press("P", { ctrlKey: true, shiftKey: true }), name: "Ctrl+Shift+P" },
    { pressed: press("?", { shiftKey: true }), name: "?" },
    { pressed: press("Enter", { metaKey: true }), isApple: true, name: "Ctrl+Enter" },
    { pressed: press("Enter", { metaKey: true }), name: null },
    { pressed: press("å", { altKey: true, code: "KeyA" }), isApple: true, name: "Alt+A" },
    { pressed: press("ф", { ctrlKey: true, code: "KeyF" }), name: "Ctrl+F" },
    { pressed: press("ś", { ctrlKey: true, altKey: true, code: "KeyS", isAltGraph: true }), name: null },
    { pressed: press("Enter", { ctrlKey: true, isComposing: true }), name: null },
    { pressed: press("Process", { ctrlKey: true, keyCode: 229 }), name: null },
    { pressed: press("Control", { ctrlKey: true }), name: null },
  ])("$pressed.key is $name", ({ pressed, isApple = false, name }) => {
    expect(pressName(pressed, isApple)).toBe(name);
  });
});

describe("the table of commands", () => {
  const open = apply(bench([row(1, "One."), row(2)]), { type: "activate", id: "s1", edit: true }).state;
  const resting = apply(open, { type: "leave-field" }).state;
  const reviewer = apply(
    bench([row(1, "One.", { state: "translated", subState: null })], { ...TRANSLATOR, role: "reviewer" }),
    {
      type: "activate",
      id: "s1",
    },
  ).state;

  test.each<{ key: string; place: Place; id: string | null; state?: typeof open }>([
    { key: "Ctrl+Enter", place: "live-field", id: "confirm-next" },
    { key: "Ctrl+Shift+Enter", place: "live-field", id: "confirm" },
    { key: "Alt+ArrowDown", place: "live-field", id: "next" },
    { key: "Ctrl+Insert", place: "live-field", id: "copy-source" },
    { key: "Ctrl+M", place: "live-field", id: "comment" },
    { key: "Escape", place: "live-field", id: "leave" },
    { key: "Ctrl+Alt+ArrowUp", place: "live-field", id: "move-up" },
    { key: "Enter", place: "live-field", id: null },
    { key: "Shift+Enter", place: "live-field", id: null },
    { key: "?", place: "live-field", id: null },
    { key: "?", place: "rows", id: "help" },
    { key: "?", place: "page", id: "help" },
    { key: "Enter", place: "rows", id: "edit", state: resting },
    { key: "Enter", place: "control", id: null, state: resting },
    { key: "ArrowDown", place: "control", id: null, state: resting },
    { key: "Ctrl+F", place: "other-field", id: "find" },
    { key: "Ctrl+Z", place: "other-field", id: null },
    { key: "Alt+A", place: "live-field", id: null },
    { key: "Alt+A", place: "rows", id: "approve", state: reviewer },
  ])("$key in $place is $id", ({ key, place, id, state = open }) => {
    expect(commandForPress(key, place, state)?.id ?? null).toBe(id);
  });

  test("no two commands answer the same key in the same place, whoever works", () => {
    for (const role of ["owner", "translator", "reviewer", "proofreader", "viewer"] as const) {
      const state = apply(bench([row(1, "One."), row(2)], { ...TRANSLATOR, role }), {
        type: "activate",
        id: "s1",
      }).state;
      const keys = KEY_COMMANDS.filter((command) => command.isAvailable(state)).flatMap(({ keys }) =>
        keys.map((key) => key.split("+").sort().join("+")),
      );
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  test("Ctrl+Enter says what it does for whom: a translator confirms, a reviewer approves", () => {
    const command = KEY_COMMANDS.find(({ id }) => id === "confirm-next")!;
    expect(inEnglish(labelOfCommand(command, open))).toBe("Confirm and go to the next unconfirmed row");
    expect(inEnglish(labelOfCommand(command, reviewer))).toBe("Approve and go to the next row to review");
    const moment = { targetCaret: null, sentences: null };
    expect(command.does({ state: reviewer, ...moment })).toMatchObject({
      run: [{ action: { do: "approve", ids: ["s1"] } }, { to: "next-review" }],
    });
  });

  test("a proofreader is offered nothing that changes the text", () => {
    const state = apply(bench([row(1, "One.")], { ...TRANSLATOR, role: "proofreader" }), {
      type: "activate",
      id: "s1",
    }).state;
    const offered = KEY_COMMANDS.filter((command) => command.isAvailable(state)).map(({ group }) => group);
    expect(offered).not.toContain("structure");
    expect(offered).not.toContain("review");
  });
});

describe("what is offered for a run of rows says what it does for whoever looks", () => {
  const run = (role: (typeof ROLES)[number]) => {
    const rows = [1, 2, 3, 4].map((n) => row(n, "One.", { state: "translated", subState: null }));
    const chosen = apply(bench(rows, { ...TRANSLATOR, role }), { type: "activate", id: "s1" }).state;
    return apply(chosen, { type: "extend", id: "s4" }).state;
  };

  test.each([
    { role: "owner", says: ["Confirm", "Approve", "Sign off", "Merge"] },
    { role: "translator", says: ["Confirm", "Merge"] },
    { role: "reviewer", says: ["Approve", "Merge"] },
    { role: "proofreader", says: [] },
    { role: "viewer", says: [] },
  ] as const)("$role: $says", ({ role, says }) => {
    const state = run(role);
    expect(commandsForRun(state).map((command) => inEnglish(shortLabelOf(command, state)))).toEqual(says);
  });

  const VERBS: Readonly<Record<string, string>> = {
    Confirm: "confirm",
    Approve: "approve",
    "Sign off": "finalize",
  };

  test.each(ROLES)("a button of a decision does what it says: %s", (role) => {
    const state = run(role);
    for (const command of commandsForRun(state)) {
      const verb = VERBS[inEnglish(shortLabelOf(command, state))];
      if (verb === undefined) continue;
      const doing = command.does({ state, targetCaret: null, sentences: null });
      const acts =
        "run" in doing ? doing.run.flatMap((one) => (one.type === "act" ? [one.action.do] : [])) : [];
      expect(acts).toEqual([verb]);
    }
  });
});

test.each(LANGUAGES)("every command has words for everybody: %s", (language) => {
  const say = sayIn(language);
  for (const role of ROLES) {
    const state = { ...bench([row(1, "One.")], { ...TRANSLATOR, role }), active: "s1" };
    for (const command of KEY_COMMANDS)
      for (const message of [labelOfCommand(command, state), shortLabelOf(command, state)])
        expect(say.message(message), command.id).not.toMatch(/editor\.|^$/);
  }
  for (const group of GROUPS) expect(say(`editor.group.${group}`)).not.toBe("");
});
