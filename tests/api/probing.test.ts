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

test("which addresses have an account is looked for slowly, and an address and a user name are answered alike", async () => {
  await database().rateLimit.deleteMany();
  const { secret } = await invite();
  const byEmail = await accept({ secret, account: { ...newcomer("fresh"), email: "owner@example.org" } });
  const byName = await accept({ secret, account: { ...newcomer("fresh"), username: "owner" } });
  expect(byEmail).toMatchObject({ status: 409, body: { type: "/problems/taken" } });
  expect(byName.body).toEqual(byEmail.body);
  // As after very many tries: a minute's wait, whatever the address.
  const tried = await database().rateLimit.updateMany({
    where: { key: { startsWith: "wrong|account|invitation|" } },
    data: { count: 50, lastRequest: BigInt(Date.now()) },
  });
  expect(tried.count).toBe(1);
  const slowed = await ask("POST", "/v1/invitations/accept", {
    json: { secret, account: newcomer("fresh") },
    headers: { "x-forwarded-for": "203.0.113.5" },
  });
  expect(slowed).toMatchObject({ status: 429, body: { type: "/problems/too-many-tries" } });
  await database().rateLimit.deleteMany();
  expect((await accept({ secret, account: newcomer("fresh") })).status).toBe(200);
});

test.each([
  { host: "evil.example", forwarded: "evil.example" },
  { host: "evil.example:3000", forwarded: undefined },
])("a link does not take its host from a request: $host", async ({ host, forwarded }) => {
  const made = await ask("POST", `/v1/projects/${projectId}/invitations`, {
    token: owner.token,
    json: { role: "viewer" },
    headers: { host, ...(forwarded ? { "x-forwarded-host": forwarded } : {}) },
  });
  expect(new URL(made.body.url).origin).toBe("http://localhost:3000");
});
