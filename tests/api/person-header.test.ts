import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { PERSON_HEADER } from "@/lib/wire/person-header";
import { ask, openInstance } from "../support/front-door";
import { makePerson, PASSWORD, type TestPerson } from "./people";

// Two people, one browser: a page says by whom it was opened, and nothing is done under another one's name.

let first: TestPerson;
let second: TestPerson;
let cookie: string;

beforeAll(async () => {
  await openInstance();
  first = await makePerson("first");
  second = await makePerson("second");
  // The cookie of the browser is the second one's now.
  const signedIn = await ask("POST", "/auth/sign-in/email", {
    json: { email: second.email, password: PASSWORD },
  });
  cookie = signedIn.cookies;
});
afterAll(() => database().$disconnect());

const as = (opener: string | null) => ({
  cookie,
  ...(opener === null ? {} : { headers: { [PERSON_HEADER]: opener } }),
});

test.each(["GET", "POST"])(
  "%s from the page of somebody else is answered 401, and says what to do",
  async (method) => {
    const before = await database().project.count();
    const json = method === "POST" ? { json: { name: "Whose?" } } : {};
    const { status, body } = await ask(method, "/v1/projects", { ...as(first.id), ...json });
    expect({ status, type: body.type }).toEqual({ status: 401, type: "/problems/somebody-else" });
    expect(body.detail).toMatch(/second.*nothing was done.*stays on this machine.*reload/i);
    expect(await database().project.count()).toBe(before);
  },
);

test("from their own page, and from a page that does not say, it is as if nothing were said", async () => {
  for (const opener of [second.id, null])
    expect((await ask("GET", "/v1/me", as(opener))).body).toMatchObject({ id: second.id });
});

test("what is no person's id is somebody else, too", async () => {
  for (const opener of ["", "nobody", `${second.id} `.repeat(2)])
    expect((await ask("GET", "/v1/me", as(opener))).body).toMatchObject({ type: "/problems/somebody-else" });
});

test("without a session it is “not signed in”, whoever opened the page: the two are mended differently", async () => {
  const answer = await ask("GET", "/v1/me", { headers: { [PERSON_HEADER]: first.id } });
  expect(answer).toMatchObject({ status: 401, body: { type: "/problems/signed-out" } });
});

test("a token says by itself who asks", async () => {
  const headers = { [PERSON_HEADER]: second.id };
  expect((await ask("GET", "/v1/me", { token: first.token, headers })).body).toMatchObject({ id: first.id });
});

test("said in the query, where a browser sets no header, it counts as much", async () => {
  const said = await ask("GET", `/v1/me?${PERSON_HEADER}=${first.id}`, { cookie });
  expect(said).toMatchObject({ status: 401, body: { type: "/problems/somebody-else" } });
  expect((await ask("GET", `/v1/me?${PERSON_HEADER}=${second.id}`, { cookie })).body).toMatchObject({
    id: second.id,
  });
});

test.each([
  { what: "signing out", path: "/auth/sign-out", json: {} },
  {
    what: "a new password",
    path: "/auth/change-password",
    json: { currentPassword: PASSWORD, newPassword: "another horse entirely" },
  },
  { what: "accepting an invitation", path: "/v1/invitations/accept", json: { secret: "s".repeat(43) } },
])("$what on the page of somebody else does nothing to whoever is signed in", async ({ path, json }) => {
  const answer = await ask("POST", path, { ...as(first.id), json });
  expect(answer).toMatchObject({ status: 401, body: { type: "/problems/somebody-else" } });
  expect((await ask("GET", "/v1/me", as(second.id))).body).toMatchObject({ id: second.id });
});

test("signing in is how one becomes somebody else: the page that asks may be anybody's", async () => {
  const json = { email: first.email, password: PASSWORD };
  const answer = await ask("POST", "/auth/sign-in/email", { ...as(first.id), json });
  expect(answer.status).toBe(200);
});
