import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { ask, openInstance } from "../support/front-door";
import { makePerson, PASSWORD, type TestPerson } from "./people";

/** An instance that people reach by https: one file, because better-auth is set up once a process. */
let li: TestPerson;
beforeAll(async () => {
  process.env.DUIZHAO_URL = "https://duizhao.test:3000";
  await openInstance();
  li = await makePerson("li");
});
afterAll(() => database().$disconnect());

test("every cookie is this host's alone and goes by https alone", async () => {
  const json = { email: li.email, password: PASSWORD };
  const { headers, cookies } = await ask("POST", "/auth/sign-in/email", { json });
  const set = headers.getSetCookie();
  expect(set.map((cookie) => cookie.split("=")[0])).toEqual([
    "__Host-duizhao.session_token",
    "__Host-duizhao.browser",
  ]);
  for (const cookie of set) {
    expect(cookie).toMatch(/; Secure/i);
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; Path=\/(?:;|$)/i);
    expect(cookie).not.toMatch(/; Domain/i);
  }
  expect((await ask("GET", "/v1/me", { cookie: cookies })).body.name).toBe("li");
  const without = cookies.replaceAll("__Host-", "");
  expect((await ask("GET", "/v1/me", { cookie: without })).status).toBe(401);
  const out = await ask("POST", "/auth/sign-out", { cookie: cookies, json: {} });
  expect(out.headers.getSetCookie().join()).toMatch(/__Host-duizhao\.session_token=;/);
  expect((await ask("GET", "/v1/me", { cookie: cookies })).status).toBe(401);
});
