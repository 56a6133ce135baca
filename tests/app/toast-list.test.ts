import { expect, test } from "vitest";
import { staysFor, withMessage, without } from "@/app/_ui/toast-list";

/** "b a": the newest first. */
const list = (ids: string) =>
  ids
    .split(" ")
    .filter(Boolean)
    .map((id) => ({ id, text: "old" }));
const ids = (messages: readonly { readonly id: string }[]) => messages.map(({ id }) => id).join(" ");

test.each([
  { before: "", said: "a", after: "a" },
  { before: "a", said: "b", after: "b a" },
  { before: "c b a", said: "b", after: "c b a" },
])("APP-TOAST-1 $said said to [$before] gives [$after]", ({ before, said, after }) => {
  const made = withMessage(list(before), { id: said, text: "new" });
  expect(ids(made)).toBe(after);
  expect(made.find(({ id }) => id === said)?.text).toBe("new");
});

test.each([
  { before: "b a", gone: "b", after: "a" },
  { before: "b a", gone: "a", after: "b" },
  { before: "b a", gone: "c", after: "b a" },
])("$gone closed in [$before] leaves [$after]", ({ before, gone, after }) => {
  expect(ids(without(list(before), gone))).toBe(after);
});

test("closing what is gone already changes nothing, so nothing is drawn again", () => {
  const before = list("b a");
  expect(without(before, "c")).toBe(before);
});

test.each([
  { kind: "done", canAct: false, time: 5_000 },
  { kind: "done", canAct: true, time: 10_000 },
  { kind: "problem", canAct: false, time: null },
  { kind: "problem", canAct: true, time: null },
] as const)("APP-TOAST-3 $kind, to be pressed: $canAct, stays $time", ({ kind, canAct, time }) => {
  expect(staysFor({ kind, canAct })).toBe(time);
});
