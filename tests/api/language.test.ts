import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { ask, openInstance } from "../support/front-door";
import { makePerson, PASSWORD, type TestPerson } from "./people";

let li: TestPerson;
let wang: TestPerson;

beforeAll(async () => {
  await openInstance();
  li = await makePerson("li");
  wang = await makePerson("wang");
});
afterAll(() => database().$disconnect());

test("each person keeps a language of the interface; none is chosen at first", async () => {
  expect((await ask("GET", "/v1/me", { token: li.token })).body).toMatchObject({ language: null });
  const chosen = await ask("PATCH", "/v1/me", { token: li.token, json: { language: "zh-Hans" } });
  expect(chosen).toMatchObject({ status: 200, body: { language: "zh-Hans", name: "li" } });
  expect((await ask("GET", "/v1/me", { token: li.token })).body).toMatchObject({ language: "zh-Hans" });
  expect((await ask("GET", "/v1/me", { token: wang.token })).body).toMatchObject({ language: null });
});

test.each([
  { json: { language: "fr" } },
  { json: { language: "en-XA" } },
  { json: { language: null } },
  { json: {} },
])("$json is refused", async ({ json }) => {
  expect((await ask("PATCH", "/v1/me", { token: wang.token, json })).status).toBe(422);
});

describe("keys of one's own and the size of the text", () => {
  const keys = { preset: "memoq", changed: { comment: ["Ctrl+Alt+Q"], split: [] } };
  const textSize = { source: 130, target: 110 };

  test("are kept per person, each without the others, and go back to what is usual", async () => {
    const zhao = await makePerson("zhao");
    const change = (json: object) => ask("PATCH", "/v1/me", { token: zhao.token, json });
    expect(await change({ keys })).toMatchObject({ status: 200, body: { keys, textSize: null } });
    expect((await change({ textSize })).body).toMatchObject({ keys, textSize, language: null });
    expect((await ask("GET", "/v1/me", { token: zhao.token })).body).toMatchObject({ keys, textSize });
    expect((await ask("GET", "/v1/me", { token: wang.token })).body).toMatchObject({ keys: null });
    expect((await change({ keys: null })).body).toMatchObject({ keys: null, textSize });
  });

  test.each([
    { why: "no such preset", json: { keys: { preset: "emacs", changed: {} } } },
    { why: "no key", json: { keys: { preset: "memoq", changed: { split: ["Ctrl+ "] } } } },
    { why: "no command's name", json: { keys: { preset: "memoq", changed: { "A B": [] } } } },
    {
      why: "too many keys",
      json: { keys: { preset: "memoq", changed: { split: ["A", "B", "C", "D", "E"] } } },
    },
    {
      why: "too many commands",
      json: {
        keys: {
          preset: "memoq",
          changed: Object.fromEntries(
            Array.from({ length: 301 }, (_, at) => [
              [...String(at)].map((digit) => "abcdefghij"[Number(digit)]).join(""),
              [],
            ]),
          ),
        },
      },
    },
    { why: "too small", json: { textSize: { source: 79, target: 100 } } },
    { why: "one column", json: { textSize: { source: 100 } } },
  ])("$why is refused", async ({ json }) => {
    expect((await ask("PATCH", "/v1/me", { token: wang.token, json })).status).toBe(422);
  });
});

test("nobody chooses for nobody", async () => {
  expect((await ask("PATCH", "/v1/me", { json: { language: "en" } })).status).toBe(401);
});

test("what was chosen before sign-in becomes the person's, and overrules no choice of theirs", async () => {
  const wu = await makePerson("wu");
  const signIn = (language: string) =>
    ask("POST", "/auth/sign-in/email", {
      json: { email: wu.email, password: PASSWORD },
      headers: { cookie: `theme=dark; duizhao-language=${language}` },
    });
  const kept = async () => (await ask("GET", "/v1/me", { token: wu.token })).body;
  expect((await signIn("tlh")).status).toBe(200);
  expect(await kept()).toMatchObject({ language: null });
  expect((await signIn("zh-Hans")).status).toBe(200);
  expect(await kept()).toMatchObject({ language: "zh-Hans" });
  expect((await signIn("en")).status).toBe(200);
  expect(await kept()).toMatchObject({ language: "zh-Hans" });
});

test("a language that this version does not know is none", async () => {
  await database().user.update({ where: { id: wang.id }, data: { language: "tlh" } });
  expect((await ask("GET", "/v1/me", { token: wang.token })).body).toMatchObject({ language: null });
});
