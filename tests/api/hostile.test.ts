import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { cursorOf } from "@/lib/db/segments/cursor";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Scene } from "../support/scene";

/**
 * What nobody who means well sends. Each of these was once answered 500: by the database, which cannot keep U+0000
 * nor a number beyond its integers, and not by us.
 */
let scene: Scene;
let ids: Record<string, string>;

beforeAll(async () => {
  await openInstance();
  scene = await openScene([{ zh: ["第一段。"], en: "First." }, { zh: ["第二段。"] }]);
  const [row] = await scene.read();
  ids = { p: scene.projectId, d: scene.documentId, s: row!.id, paragraph: row!.source[0]!.paragraphId };
});
afterAll(() => database().$disconnect());

const asOwner = (call: string, json?: unknown) => {
  const [method, template] = call.split(" ") as [string, string];
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => ids[name]!);
  const { token } = scene.people.owner;
  return ask(method, path, { token, ...(json === undefined ? {} : { json }) });
};

const NUL = "a\u0000b";

describe("U+0000 is refused, and the field is named", () => {
  test.each([
    { call: "POST /v1/projects", json: { name: NUL }, field: "name" },
    { call: "PATCH /v1/projects/{p}", json: { name: NUL }, field: "name" },
    { call: "POST /v1/tokens", json: { name: NUL }, field: "name" },
    { call: "PATCH /v1/documents/{d}", json: { title: NUL }, field: "title" },
    { call: "POST /v1/projects/{p}/documents", json: { title: NUL, text: "你好，世界。" }, field: "title" },
    {
      call: "PUT /v1/segments/{s}/target",
      json: { baseRevision: 1, text: "Other.", operationId: `12345678${NUL}` },
      field: "operationId",
    },
    { call: "POST /v1/segments/{s}/omit", json: { revision: 1, reason: NUL }, field: "reason" },
    { call: "POST /v1/paragraphs/{paragraph}/set-aside", json: { reason: NUL }, field: "reason" },
    { call: "POST /v1/segments/{s}/comments", json: { body: "Why?", answers: NUL }, field: "answers" },
    {
      call: "POST /v1/documents/{d}/presence",
      json: { clientId: "12345678", segmentId: NUL },
      field: "segmentId",
    },
    {
      call: "POST /v1/documents/{d}/segments/confirm",
      json: { items: [{ id: NUL, revision: 1 }] },
      field: "items.0.id",
    },
    {
      call: "POST /v1/invitations/accept",
      json: { secret: "x", account: { name: NUL, email: "n@example.org", password: "0123456789" } },
      field: "account.name",
    },
    { call: "GET /v1/documents/{d}/segments?q=a%00b", field: "q" },
    { call: "GET /v1/projects?after=a%00b", field: "after" },
    { call: `GET /v1/documents/{d}/segments?after=${cursorOf({ rank: 1, id: NUL })}`, field: "after" },
    { call: `GET /v1/documents/{d}/paragraphs?after=${cursorOf({ rank: 1, id: NUL })}`, field: "after" },
  ])("$call $field", async ({ call, json, field }) => {
    expect(await asOwner(call, json)).toMatchObject({ status: 422, body: { field } });
  });

  test.each(["GET /v1/projects/a%00b", "GET /v1/segments/a%00b/history", "POST /v1/changes/a%00b/undo"])(
    "%s is not there",
    async (call) => {
      expect((await asOwner(call)).status).toBe(404);
    },
  );

  test.each([
    { how: "email", body: { email: `${NUL}@example.org` } },
    { how: "username", body: { username: NUL } },
  ])("nobody is called that: sign-in by $how", async ({ how, body }) => {
    const json = { ...body, password: "correct horse battery" };
    expect(await ask("POST", `/auth/sign-in/${how}`, { json })).toMatchObject({
      status: 401,
      body: { type: "/problems/wrong-password" },
    });
  });
});

describe("revisions that no row can have", () => {
  const BEYOND = 2 ** 31;

  test("a save made from one is refused", async () => {
    const json = { baseRevision: BEYOND, text: "From the future.", operationId: "from-the-future" };
    const answer = await asOwner("PUT /v1/segments/{s}/target", json);
    expect(answer).toMatchObject({ status: 422, body: { field: "baseRevision" } });
  });

  test("a save made from one that is merely not there yet is a conflict", async () => {
    const json = { baseRevision: BEYOND - 1, text: "From the future.", operationId: "from-the-future" };
    expect((await asOwner("PUT /v1/segments/{s}/target", json)).status).toBe(409);
  });

  test("a history is not read on from there", async () => {
    const answer = await asOwner(`GET /v1/segments/{s}/history?after=${BEYOND}`);
    expect(answer).toMatchObject({ status: 422, body: { field: "after" } });
  });
});
