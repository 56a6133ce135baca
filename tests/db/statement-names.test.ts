import { expect, test } from "vitest";
import { statementNames } from "../../lib/db/statement-names";

const ask = (name: ReturnType<typeof statementNames>, sql: string, times: number, args: unknown[] = [1]) =>
  Array.from({ length: times }, () => name({ sql, args }));

test("a statement has a name from the fifth time on, always the same (DB-NAME-1)", () => {
  const [first, second, third, fourth, ...later] = ask(statementNames(), "select $1", 8);
  expect([first, second, third, fourth]).toEqual([undefined, undefined, undefined, undefined]);
  expect(new Set(later).size).toBe(1);
  expect(later[0]).toMatch(/^d_[0-9a-f]{24}$/);
});

test("two texts have two names", () => {
  const name = statementNames();
  expect(ask(name, "select $1", 5).at(-1)).not.toBe(ask(name, "select $1 ", 5).at(-1));
});

test("lists of every length, each asked for a few times, take no names (DB-NAME-1)", () => {
  const name = statementNames();
  for (let length = 1; length <= 5_000; length += 1)
    expect(ask(name, `select ${"$1,".repeat(length % 700)}${length}`, 4)).toEqual(Array(4).fill(undefined));
});

test("there are 150 names and no more; those that have one keep it (DB-NAME-2)", () => {
  const name = statementNames();
  const named = Array.from({ length: 400 }, (_, at) => ask(name, `select $1 + ${at}`, 5).at(-1));
  expect(named.filter((one) => one !== undefined)).toHaveLength(150);
  expect(ask(name, "select $1 + 3", 1)).toEqual([named[3]]);
});

test.each([
  { what: "a long text", sql: `select $1${" ".repeat(3_000)}`, args: [1] },
  { what: "one without values", sql: "BEGIN", args: [] },
])("$what has no name (DB-NAME-3)", ({ sql, args }) => {
  expect(ask(statementNames(), sql, 10, args)).toEqual(Array(10).fill(undefined));
});
