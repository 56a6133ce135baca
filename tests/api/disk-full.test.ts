import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { database } from "@/lib/db/client";
import { ask, openInstance } from "../support/front-door";
import { openScene } from "../support/scene";
import { makePerson, PASSWORD } from "./people";

beforeAll(() => openInstance());
afterAll(() => database().$disconnect());

/** PostgreSQL says of every new row of `table` what it says when there is no room, at once or when it commits. */
async function fill(table: string, { code = "53100", atCommit = false } = {}): Promise<() => Promise<void>> {
  const sql = (text: string) => database().$executeRawUnsafe(text);
  await sql(`create or replace function no_room() returns trigger language plpgsql as $$
    begin raise exception using errcode = '${code}', message = 'could not extend file'; end $$`);
  const kind = atCommit
    ? `create constraint trigger no_room after insert on "${table}" deferrable initially deferred`
    : `create trigger no_room before insert on "${table}"`;
  await sql(`${kind} for each row execute function no_room()`);
  const clear = async () => {
    await sql(`drop trigger if exists no_room on "${table}"`);
  };
  onTestFinished(clear);
  return clear;
}

const FULL = { status: 507, body: { type: "/problems/disk-full", status: 507 } };

test.each([
  { when: "at once", atCommit: false },
  { when: "at the commit", atCommit: true },
])(
  "a save that finds no room ($when) is answered 507, and stored when it comes again",
  async ({ atCommit }) => {
    const scene = await openScene([{ zh: ["第一段。"], en: "One." }]);
    const [row] = scene.rows;
    const { token } = scene.people.translator;
    const save = () =>
      ask("PUT", `/v1/segments/${row}/target`, {
        token,
        json: { baseRevision: 1, text: "First.", operationId: "operation-full", origin: "typed" },
      });
    const clear = await fill("Translation", { atCommit });
    const refused = await save();
    expect(refused).toMatchObject(FULL);
    expect(refused.body.code).toBe("problems.disk-full");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await scene.read())[0]).toMatchObject({ target: "One.", revision: 1 });

    await clear();
    expect(await save()).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await save()).toMatchObject({ status: 200, body: { revision: 2 } });
    expect((await scene.read())[0]).toMatchObject({ target: "First.", revision: 2 });
  },
);

test("no room for the note of the operation: nothing of the save is stored", async () => {
  const scene = await openScene([{ zh: ["第一段。"], en: "One." }]);
  await fill("Operation");
  const json = { baseRevision: 1, text: "First.", operationId: "operation-note", origin: "typed" };
  const { token } = scene.people.translator;
  expect(await ask("PUT", `/v1/segments/${scene.rows[0]}/target`, { token, json })).toMatchObject(FULL);
  expect((await scene.read())[0]).toMatchObject({ target: "One.", revision: 1 });
});

test("other calls and the sign-in say the same", async () => {
  const scene = await openScene([{ zh: ["第一段。"] }]);
  const clear = await fill("Comment");
  const { token } = scene.people.translator;
  const comment = await ask("POST", `/v1/segments/${scene.rows[0]}/comments`, {
    token,
    json: { body: "No room for this.", anchor: null },
  });
  expect(comment).toMatchObject(FULL);
  await clear();

  const li = await makePerson("li.full");
  await fill("Session");
  const json = { email: li.email, password: PASSWORD };
  expect(await ask("POST", "/auth/sign-in/email", { json })).toMatchObject(FULL);
});

test("out of memory is a 503 to be tried again", async () => {
  const scene = await openScene([{ zh: ["第一段。"] }]);
  await fill("Translation", { code: "53200" });
  const json = { baseRevision: 1, text: "First.", operationId: "operation-memory", origin: "typed" };
  const answer = await ask("PUT", `/v1/segments/${scene.rows[0]}/target`, {
    token: scene.people.translator.token,
    json,
  });
  expect(answer).toMatchObject({ status: 503, body: { type: "/problems/database-busy" } });
  expect(answer.headers.get("retry-after")).toBe("2");
});
