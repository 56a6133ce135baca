import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { ask, openInstance } from "../support/front-door";
import { makePerson, PASSWORD, type TestPerson } from "./people";

let owner: TestPerson;
let projectId: string;

beforeAll(async () => {
  await openInstance();
  owner = await makePerson("owner");
  projectId = (await ask("POST", "/v1/projects", { token: owner.token, json: { name: "Essays" } })).body.id;
});
afterAll(() => database().$disconnect());

async function invite(role = "reviewer") {
  const made = await ask("POST", `/v1/projects/${projectId}/invitations`, {
    token: owner.token,
    json: { role, note: "for Chen" },
  });
  expect(made.status).toBe(201);
  return { id: made.body.id as string, secret: (made.body.url as string).split("/").at(-1)! };
}
const accept = (json: unknown, token?: string) =>
  ask("POST", "/v1/invitations/accept", { json, ...(token === undefined ? {} : { token }) });
const newcomer = (name: string) => ({
  name,
  email: `${name}@example.org`,
  username: name,
  password: PASSWORD,
});

test("lets a newcomer in, once, with an account that they can sign in with", async () => {
  const { secret, id } = await invite();
  const stored = await database().invitation.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(stored)).not.toContain(secret);

  const done = await accept({ secret, account: newcomer("chen") });
  expect(done).toMatchObject({ status: 200, body: { projectId, role: "reviewer" } });
  const project = await ask("GET", `/v1/projects/${projectId}`, { cookie: done.cookies });
  expect(project.body).toMatchObject({ name: "Essays", role: "reviewer" });

  const again = await accept({ secret, account: newcomer("wang") });
  expect(again).toMatchObject({ status: 410, body: { type: "/problems/invitation-used" } });
  expect(await database().user.count({ where: { username: "wang" } })).toBe(0);

  const list = await ask("GET", `/v1/projects/${projectId}/invitations`, { token: owner.token });
  expect(list.body.invitations[0]).toMatchObject({ id, note: "for Chen", acceptedBy: { name: "chen" } });
});

test("who has no invitation is not told whether an address has an account", async () => {
  const known = await accept({ secret: "guessed", account: newcomer("owner") });
  const unknown = await accept({ secret: "guessed", account: newcomer("nobody.at.all") });
  expect(known).toMatchObject({ status: 410, body: { type: "/problems/invitation-used" } });
  expect(unknown.body).toEqual(known.body);
});

test("two who open the link at once: one gets in", async () => {
  const { secret } = await invite();
  const answers = await Promise.all([
    accept({ secret, account: newcomer("a.one") }),
    accept({ secret, account: newcomer("b.two") }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
});

test("lets somebody in who has an account; a member keeps the role and does not use it up", async () => {
  const li = await makePerson("li");
  const { secret } = await invite("translator");
  expect((await accept({ secret }, owner.token)).body).toMatchObject({ role: "owner" });
  expect((await accept({ secret }, li.token)).body).toMatchObject({ role: "translator" });
  expect((await accept({ secret })).status).toBe(401);
});

test("an account that is taken is said so, and the invitation stays good", async () => {
  const { secret } = await invite();
  const taken = await accept({ secret, account: { ...newcomer("zhao"), email: "OWNER@example.org" } });
  expect(taken).toMatchObject({ status: 409, body: { type: "/problems/taken", field: "account" } });
  expect((await accept({ secret, account: newcomer("zhao") })).status).toBe(200);
});

test("taken back, too old, or never made: it opens nothing", async () => {
  const revoked = await invite();
  expect(
    (await ask("DELETE", `/v1/projects/${projectId}/invitations/${revoked.id}`, { token: owner.token }))
      .status,
  ).toBe(200);
  const old = await invite();
  await database().invitation.update({ where: { id: old.id }, data: { expiresAt: new Date(0) } });
  for (const secret of [revoked.secret, old.secret, "nonsense"]) {
    expect((await accept({ secret, account: newcomer("late") })).status).toBe(410);
  }
});

test("a project keeps an owner", async () => {
  const path = `/v1/projects/${projectId}/members/${owner.id}`;
  expect(await ask("PATCH", path, { token: owner.token, json: { role: "viewer" } })).toMatchObject({
    status: 409,
    body: { type: "/problems/last-owner" },
  });
  expect(await ask("DELETE", path, { token: owner.token })).toMatchObject({ status: 409 });
  const heir = await makePerson("heir");
  const { secret } = await invite("owner");
  await accept({ secret }, heir.token);
  expect(await ask("PATCH", path, { token: owner.token, json: { role: "viewer" } })).toMatchObject({
    status: 200,
    body: { role: "viewer" },
  });
  expect(
    (await ask("PATCH", `/v1/projects/${projectId}`, { token: owner.token, json: { name: "Mine" } })).status,
  ).toBe(403);
});
