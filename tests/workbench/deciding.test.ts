import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/access";
import type { Segment } from "@/lib/wire/segments";
import type { Action } from "@/lib/workbench/actions/actions";
import type { Decided } from "@/lib/workbench/actions/review";
import { apply } from "@/lib/workbench/commands/apply";
import type { Command, Effect } from "@/lib/workbench/commands/commands";
import { commandForPress, KEY_COMMANDS, labelOfCommand } from "@/lib/workbench/keys/keys";
import type { Workbench } from "@/lib/workbench/state/state";
import { bench, row, TRANSLATOR } from "./rows-made";
import { fromServer, inEnglish, saidIn } from "./said";

function run(state: Workbench, ...commands: readonly Command[]): [Workbench, readonly Effect[]] {
  const effects: Effect[] = [];
  const last = commands.reduce((now, command) => {
    const applied = apply(now, command);
    effects.push(...applied.effects);
    return applied.state;
  }, state);
  return [last, effects];
}
const calls = (effects: readonly Effect[]) => effects.flatMap((one) => (one.do === "call" ? [one.path] : []));
const said = saidIn;

const translated = (n: number) =>
  row(n, "One.", { state: "translated", subState: null, translator: { id: "t", name: "T" } });
const open = (role: Role, rows: readonly Segment[] = [1, 2, 3, 4].map(translated)) =>
  bench(rows, { ...TRANSLATOR, role });

const DECISIONS: readonly {
  action: Action;
  state: Segment["state"];
  subState: Segment["subState"];
  says: string;
}[] = [
  { action: { do: "confirm", ids: ["s2"] }, state: "translated", subState: null, says: "Row 2 confirmed" },
  { action: { do: "approve", ids: ["s2"] }, state: "reviewed", subState: null, says: "Row 2 approved" },
  { action: { do: "finalize", ids: ["s2"] }, state: "final", subState: null, says: "Row 2 signed off" },
  {
    action: { do: "reject", id: "s2", reason: "style", comment: "Stiff." },
    state: "translated",
    subState: "rejected",
    says: "Row 2 sent back",
  },
];

test("the key of undo works while a decision is on its way, and its press is not lost", () => {
  const action = { do: "approve", ids: ["s2", "s3"] } as const;
  const [asked] = run(open("owner"), { type: "activate", id: "s2" }, { type: "act", action });
  expect(commandForPress("Ctrl+Z", "rows", open("owner"))).toBeNull();
  expect(commandForPress("Ctrl+Z", "rows", asked)?.id).toBe("undo");
  const results = (["s2", "s3"] as const).map(
    (id) => ({ id, ok: true, revision: 2, state: "reviewed", subState: null }) as const,
  );
  const [, effects] = run(asked, { type: "undo" }, { type: "answered-batch", action, answer: { results } });
  expect(calls(effects)).toContain("/documents/d/segments/take-back");
});

describe("each decision offers its undo, and undo asks for it", () => {
  test.each(DECISIONS)("$action.do", ({ action, state, subState, says }) => {
    const answer = { revision: 2, state, subState };
    const [decided, effects] = run(
      open("owner"),
      { type: "activate", id: "s2" },
      { type: "act", action },
      { type: "answered-state", action, answer },
    );
    expect(said(effects)).toMatchObject([{ text: says, canUndo: true }]);
    const [asked, asking] = run(decided, { type: "undo" });
    expect(calls(asking)).toEqual(["/segments/s2/take-back"]);
    const by = asked.acting[0]!;
    const back = { revision: 3, state: "initial", subState: "draft" } as const;
    const [done, told] = run(asked, { type: "answered-state", action: by, answer: back });
    expect(said(told)).toMatchObject([{ canUndo: false }]);
    expect(said(told)[0]?.text).toMatch(/^Row 2: .*(taken back|no longer)/);
    const [, again] = run(done, { type: "redo" });
    expect(calls(again)).toEqual([`/segments/s2/${action.do}`]);
  });
});

test("undo after a confirmation takes the confirmation back, and not the words under it", () => {
  const action: Action = { do: "confirm", ids: ["s1"] };
  const [typed] = run(
    open("translator"),
    { type: "activate", id: "s1", edit: true },
    { type: "type", text: "Two.", isComposing: false },
    { type: "send", segmentId: "s1", operationId: "op-0001" },
    {
      type: "saved",
      segmentId: "s1",
      operationId: "op-0001",
      answer: { revision: 2, state: "initial", subState: "draft", merged: null },
    },
    { type: "act", action },
    { type: "answered-state", action, answer: { revision: 3, state: "translated", subState: null } },
    { type: "go", to: "next" },
  );
  const [asked, effects] = run(typed, { type: "undo" });
  expect(calls(effects)).toEqual(["/segments/s1/take-back"]);
  expect(asked.outbox.size).toBe(0);
  // It is gone to, because the next row was in use.
  expect(asked.active).toBe("s1");
  expect(effects).toContainEqual({ do: "reveal", id: "s1" });
  const back = { revision: 4, state: "initial", subState: "draft" } as const;
  const [done] = run(asked, { type: "answered-state", action: asked.acting[0]!, answer: back });
  const [words] = run(done, { type: "undo" });
  expect(words.outbox.get("s1")).toMatchObject({ text: "One.", origin: "undone" });
});

test("a run of rows is one step, for those that were done", () => {
  const action: Action = { do: "approve", ids: ["s1", "s2", "s3"] };
  const ok = { ok: true, revision: 2, state: "reviewed", subState: null } as const;
  const results = [
    { id: "s1", ...ok },
    { id: "s2", ok: false as const, code: "problems.row.stale", parameters: {}, detail: "Not yours." },
    { id: "s3", ...ok },
  ];
  const [decided, effects] = run(
    open("reviewer"),
    { type: "activate", id: "s1" },
    { type: "act", action },
    { type: "answered-batch", action, answer: { results } },
  );
  expect(said(effects)).toMatchObject([{ text: "2 rows approved, 1 row not: Not yours.", canUndo: true }]);
  const [, asking] = run(decided, { type: "undo" });
  expect(asking).toContainEqual(
    expect.objectContaining({
      path: "/documents/d/segments/take-back",
      body: {
        items: [
          { id: "s1", revision: 2 },
          { id: "s3", revision: 2 },
        ],
      },
    }),
  );
});

test("one that can no longer be taken back is left out, with the reason; what was done before it can", () => {
  const action: Action = { do: "confirm", ids: ["s1"] };
  const [decided] = run(
    open("translator"),
    { type: "write", texts: new Map([["s2", "Two."]]), label: { code: "editor.undo.replace" } },
    { type: "activate", id: "s1" },
    { type: "act", action },
    { type: "answered-state", action, answer: { revision: 2, state: "translated", subState: null } },
    { type: "undo" },
  );
  const [refused, effects] = run(decided, {
    type: "action-refused",
    action: decided.acting[0]!,
    detail: fromServer("Rui approved it."),
  });
  expect(said(effects)).toMatchObject([{ text: "Rui approved it.", isProblem: true }]);
  expect(refused.undo.done).toMatchObject([{ label: { code: "editor.undo.replace" } }]);
  expect(refused.undo.asking).toBeNull();
});

test("what waits for the network is simply not asked for any more", () => {
  const action: Action = { do: "confirm", ids: ["s1"] };
  const [waiting] = run(
    open("translator", [row(1), row(2)]),
    { type: "online", isOnline: false },
    { type: "activate", id: "s1", edit: true },
    { type: "type", text: "On a train.", isComposing: false },
    { type: "act", action },
  );
  expect(waiting.outbox.get("s1")?.isToConfirm).toBe(true);
  const [undone, effects] = run(waiting, { type: "undo" });
  expect(undone.deferred).toEqual([]);
  expect(undone.outbox.get("s1")).toMatchObject({ text: "On a train." });
  expect(undone.outbox.get("s1")?.isToConfirm).toBeUndefined();
  expect(said(effects)).toMatchObject([{ text: "Row 1: not confirmed" }]);
});

describe("undo reaches no row out of sight without going there and saying so", () => {
  const replaced = (active: string) =>
    run(
      open("translator"),
      { type: "write", texts: new Map([["s3", "Two."]]), label: { code: "editor.undo.replace" } },
      { type: "activate", id: active },
    )[0];

  test("another row: it is gone to, and said", () => {
    const [state, effects] = run(replaced("s1"), { type: "undo" });
    expect(state.active).toBe("s3");
    expect(effects).toContainEqual({ do: "reveal", id: "s3" });
    expect(said(effects)).toMatchObject([{ text: "Row 3: replacing undone" }]);
  });

  test("a change of structure elsewhere: it is gone to, and said", () => {
    const action: Action = { do: "set-aside", id: "s3", paragraphId: "p3", reason: "advert" };
    const answer = {
      change: "c1",
      kind: "set-aside",
      segments: [translated(3)],
      removed: [],
      setAside: [],
      broughtBack: [],
    };
    const [asked] = run(
      open("translator"),
      { type: "activate", id: "s3" },
      { type: "act", action },
      { type: "answered-structure", action, answer },
      { type: "activate", id: "s1" },
      { type: "undo" },
    );
    const undone = { ...answer, change: "c2", kind: "undo" };
    const [state, effects] = run(asked, {
      type: "answered-structure",
      action: asked.acting[0]!,
      answer: undone,
    });
    expect(state.active).toBe("s3");
    expect(said(effects).at(-1)?.text).toBe("Row 3: setting aside undone");
  });

  test("the row in use: nothing needs to be said", () => {
    expect(said(run(replaced("s3"), { type: "undo" })[1])).toEqual([]);
  });

  test("a row that the filter hides: the filter goes", () => {
    const hidden = { ...replaced("s1"), filter: "draft" as const, chosen: ["s1"] };
    const [state] = run(hidden, { type: "undo" });
    expect(state).toMatchObject({ active: "s3", filter: "all", chosen: null });
  });
});

describe("the menu of a row offers what stands to be taken back, to whoever may", () => {
  const mine = { id: TRANSLATOR.id, name: TRANSLATOR.name };
  test.each<{ role: Role; at: Partial<Segment>; offers: string | null }>([
    {
      role: "translator",
      at: { state: "translated", subState: null, translator: mine },
      offers: "Take the confirmation back",
    },
    {
      role: "translator",
      at: { state: "translated", subState: null, translator: { id: "x", name: "X" } },
      offers: null,
    },
    { role: "owner", at: { state: "translated", subState: null }, offers: "Take the confirmation back" },
    { role: "reviewer", at: { state: "translated", subState: null }, offers: null },
    { role: "reviewer", at: { state: "reviewed", subState: null }, offers: "Take the approval back" },
    { role: "translator", at: { state: "reviewed", subState: null }, offers: null },
    {
      role: "reviewer",
      at: { state: "translated", subState: "rejected" },
      offers: "Take it back that the row was sent back",
    },
    { role: "owner", at: { state: "final", subState: null }, offers: "Take the sign-off back" },
    { role: "owner", at: { state: "final", subState: "omitted" }, offers: null },
    { role: "owner", at: { state: "initial", subState: "draft" }, offers: null },
  ])("$role, $at.state $at.subState: $offers", ({ role, at, offers }) => {
    const [state] = run(open(role, [row(1, "One.", at)]), { type: "activate", id: "s1" });
    const command = KEY_COMMANDS.find(({ id }) => id === "take-back");
    expect(command?.isAvailable(state) ? inEnglish(labelOfCommand(command, state)) : null).toBe(offers);
  });
});

test("the key of undo names what it takes back", () => {
  const labels = (["confirm", "approve", "finalize"] as const satisfies readonly Decided[]).map((verb) => {
    const action: Action = { do: verb, ids: ["s1"] };
    const answer = { revision: 2, state: "translated", subState: null } as const;
    const [state] = run(
      open("owner"),
      { type: "activate", id: "s1" },
      { type: "act", action },
      { type: "answered-state", action, answer },
    );
    const command = commandForPress("Ctrl+Z", "rows", state);
    return command && inEnglish(labelOfCommand(command, state));
  });
  expect(labels).toEqual(["Undo the confirmation", "Undo the approval", "Undo the sign-off"]);
});
