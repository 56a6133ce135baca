import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Scene } from "../support/scene";

/**
 * Thirty people on ten connections. Each waits for a row's lock with a connection in hand: if whoever holds the lock needs
 * another one, all of them wait until they are given up (15 s).
 */
let scene: Scene;
const AT_ONCE = 30;
const LONG = "one two three four five ".repeat(500);

beforeAll(async () => {
  await openInstance();
  scene = await openScene([
    { zh: ["他走了。"], en: LONG, shown: "translated" },
    { zh: ["她来了。"], en: "She came.", shown: "translated" },
  ]);
});
afterAll(() => database().$disconnect());

const atOnce = (asked: (at: number) => ReturnType<typeof ask>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, at) => asked(at)));
function counted(answers: readonly { readonly status: number }[]) {
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => a - b);
}

test("who edit one long text at once are all answered: one saves, the others are shown both texts", async () => {
  const { token } = scene.people.translator;
  const answers = await atOnce((at) =>
    ask("PUT", `/v1/segments/${scene.rows[0]}/target`, {
      token,
      json: {
        baseRevision: 1,
        text: `${at} ${LONG.replaceAll("three", `n${at}`)}`,
        operationId: `at-once-${at}`,
      },
    }),
  );
  expect(counted(answers)).toEqual([
    [200, 1],
    [409, AT_ONCE - 1],
  ]);
  expect(answers.find(({ status }) => status === 409)?.body.current.by.name).toBe(
    scene.people.translator.name,
  );
});

test("who suggest and comment on one row at once are all answered", async () => {
  const { token } = scene.people.reviewer;
  const answers = await atOnce((at) =>
    at % 2 === 0
      ? ask("POST", `/v1/segments/${scene.rows[1]}/suggestions`, { token, json: { text: `She came ${at}.` } })
      : ask("POST", `/v1/segments/${scene.rows[1]}/comments`, { token, json: { body: `Why ${at}?` } }),
  );
  expect(counted(answers)).toEqual([[201, AT_ONCE]]);
});
