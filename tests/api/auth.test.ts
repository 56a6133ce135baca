import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { countAttempt } from "@/lib/server/auth/attempts";
import { ask, openInstance } from "../support/front-door";
import { makePerson, PASSWORD, type TestPerson } from "./people";

let li: TestPerson;

beforeAll(async () => {
  await openInstance();
  li = await makePerson("li.wen");
});
afterAll(() => database().$disconnect());
beforeEach(() => database().rateLimit.deleteMany());

const signIn = (body: unknown, headers: Record<string, string> = {}) =>
  ask("POST", "/auth/sign-in/email", { json: body, headers });
const rightly = () => signIn({ email: li.email, password: PASSWORD });

describe("signing in", () => {
  test("by e-mail, whatever its capitals, and by user name", async () => {
    expect((await signIn({ email: "LI.WEN@example.org", password: PASSWORD })).status).toBe(200);
    const byName = await ask("POST", "/auth/sign-in/username", {
      json: { username: "Li.Wen", password: PASSWORD },
    });
    expect(byName.status).toBe(200);
    expect((await ask("GET", "/v1/me", { cookie: byName.cookies })).body).toMatchObject({
      username: "li.wen",
    });
  });

  test("the cookie is out of reach for scripts and other sites, and not tied to https on a plain-http instance", async () => {
    const cookie = (await rightly()).headers.getSetCookie().find((one) => one.includes("session_token"))!;
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
    expect(cookie).toMatch(/Max-Age=2592000/);
  });

  test("the answer does not say whether there is such an account", async () => {
    const wrong = await signIn({ email: li.email, password: "wrong password" });
    const nobody = await signIn({ email: "nobody@example.org", password: "wrong password" });
    const strange = await signIn({ email: "no address", password: "wrong password" });
    expect(wrong).toMatchObject({ status: 401, body: { type: "/problems/wrong-password" } });
    expect(nobody.body).toEqual(wrong.body);
    expect(strange.body).toEqual(wrong.body);
  });

  test("signing out ends the session", async () => {
    const { cookies } = await rightly();
    expect((await ask("GET", "/v1/me", { cookie: cookies })).status).toBe(200);
    expect((await ask("POST", "/auth/sign-out", { cookie: cookies, json: {} })).status).toBe(200);
    expect(await ask("GET", "/v1/me", { cookie: cookies })).toMatchObject({
      status: 401,
      body: { type: "/problems/signed-out" },
    });
  });

  test("nobody signs up by themselves, and nothing else that better-auth can do is offered", async () => {
    const json = { email: "new@example.org", password: PASSWORD, name: "New" };
    expect((await ask("POST", "/auth/sign-up/email", { json })).status).toBe(404);
    expect((await ask("POST", "/auth/is-username-available", { json: { username: "li.wen" } })).status).toBe(
      404,
    );
    expect((await ask("POST", "/auth/update-user", { json: { isAdmin: true } })).status).toBe(404);
    expect(await database().user.count()).toBe(1);
  });
});

describe("a page of another site", () => {
  const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };

  test("cannot sign anybody in", async () => {
    const answer = await signIn({ email: li.email, password: PASSWORD }, foreign);
    expect(answer).toMatchObject({ status: 403, body: { type: "/problems/foreign-origin" } });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test.each<Record<string, string>>([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://duizhao.test:3001" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site" },
  ])("cannot change anything with somebody's cookie: %o", async (headers) => {
    const { cookies } = await rightly();
    const answer = await ask("POST", "/v1/projects", {
      cookie: cookies,
      json: { name: "Stolen" },
      headers,
    });
    expect(answer).toMatchObject({ status: 403, body: { type: "/problems/foreign-origin" } });
    expect(await database().project.count()).toBe(0);
  });

  test("a program with a token is not a page: it has no origin", async () => {
    const answer = await ask("GET", "/v1/projects", { token: li.token });
    expect(answer.status).toBe(200);
  });
});

describe("guessing", () => {
  test("five wrong passwords are free, then one has to wait, with the right one too, and for nobody's account alike", async () => {
    for (const email of [li.email, "nobody@example.org"]) {
      await database().rateLimit.deleteMany();
      for (let tries = 0; tries < 5; tries += 1) {
        expect((await signIn({ email, password: "wrong password" })).status).toBe(401);
      }
      const slowed = await signIn({ email, password: PASSWORD });
      expect(slowed).toMatchObject({ status: 429, body: { type: "/problems/too-many-tries" } });
      expect(Number(slowed.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    }
  });

  test("e-mail and user name are one account", async () => {
    for (let tries = 0; tries < 5; tries += 1) await signIn({ email: li.email, password: "wrong password" });
    const byName = await ask("POST", "/auth/sign-in/username", {
      json: { username: li.username, password: PASSWORD },
    });
    expect(byName.status).toBe(429);
  });

  test("twenty tries at once do not all pass on the same count", async () => {
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => signIn({ email: li.email, password: "wrong password" })),
    );
    expect(tries.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
  });

  test("the wait doubles up to a minute, trying too soon does not lengthen it, a quarter of an hour forgets", async () => {
    let now = Date.parse("2026-01-01T00:00:00Z");
    const at = async (address: string) => countAttempt({ account: "someone", address }, new Date(now));
    for (let tries = 0; tries < 5; tries += 1) expect((await at(`10.0.0.${tries}`)).ok).toBe(true);
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const refused = await at("10.0.1.1");
      const again = await at("10.0.1.1");
      if (refused.ok || again.ok) throw new Error("was not refused");
      expect(again.waitSeconds).toBe(refused.waitSeconds);
      waits.push(refused.waitSeconds);
      now += refused.waitSeconds * 1000;
      expect((await at(`10.0.2.${round}`)).ok).toBe(true);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    now += 15 * 60_000;
    for (let tries = 0; tries < 5; tries += 1) expect((await at(`10.0.3.${tries}`)).ok).toBe(true);
  });

  test("an address that guesses at many accounts is slowed, a right password costs it nothing", async () => {
    const now = new Date("2026-01-01T00:00:00Z");
    for (let tries = 0; tries < 30; tries += 1) {
      const attempt = await countAttempt({ account: `right-${tries}`, address: "10.1.0.1" }, now);
      if (!attempt.ok) throw new Error("was slowed");
      await attempt.forgive();
    }
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await countAttempt({ account: `account-${tries}`, address: "10.1.0.1" }, now)).ok).toBe(true);
    }
    expect((await countAttempt({ account: "account-10", address: "10.1.0.1" }, now)).ok).toBe(false);
  });
});

describe("changing the password", () => {
  test("asks for the present one, ends the other sessions, and refuses short ones", async () => {
    const chen = await makePerson("chen");
    const at = async () =>
      (await ask("POST", "/auth/sign-in/email", { json: { email: chen.email, password: PASSWORD } })).cookies;
    const [here, elsewhere] = [await at(), await at()];
    const change = (currentPassword: string, newPassword: string) =>
      ask("POST", "/auth/change-password", { cookie: here, json: { currentPassword, newPassword } });

    expect(await change("not it at all", "another long password")).toMatchObject({
      status: 422,
      body: { field: "currentPassword" },
    });
    expect(await change(PASSWORD, "short")).toMatchObject({ status: 422, body: { field: "newPassword" } });
    expect((await ask("GET", "/v1/me", { cookie: elsewhere })).status).toBe(200);

    const changed = await change(PASSWORD, "another long password");
    expect(changed.status).toBe(200);
    expect((await ask("GET", "/v1/me", { cookie: elsewhere })).status).toBe(401);
    expect((await ask("GET", "/v1/me", { cookie: here })).status).toBe(401);
    expect((await ask("GET", "/v1/me", { cookie: changed.cookies })).status).toBe(200);
    expect((await signIn({ email: chen.email, password: PASSWORD })).status).toBe(401);
  });
});

describe("tokens", () => {
  test("are shown once, kept as a hash, used, and revoked", async () => {
    const made = await ask("POST", "/v1/tokens", { token: li.token, json: { name: "My script" } });
    expect(made).toMatchObject({ status: 201, body: { name: "My script", lastUsedAt: null } });
    const { token, id, prefix } = made.body as { token: string; id: string; prefix: string };
    expect(token.startsWith(prefix)).toBe(true);
    const rows = await database().apiToken.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);

    expect((await ask("GET", "/v1/me", { token })).status).toBe(200);
    const list = await ask("GET", "/v1/tokens", { token: li.token });
    expect(list.body.tokens[0]).toMatchObject({ id, name: "My script", lastUsedAt: expect.any(String) });
    expect(JSON.stringify(list.body)).not.toContain(token);

    const chen = await database().user.findFirstOrThrow({ where: { username: "chen" } });
    const other = await makePerson("someone");
    expect(chen.id).not.toBe(other.id);
    expect((await ask("DELETE", `/v1/tokens/${id}`, { token: other.token })).status).toBe(404);
    expect((await ask("DELETE", `/v1/tokens/${id}`, { token: li.token })).status).toBe(200);
    expect(await ask("GET", "/v1/me", { token })).toMatchObject({
      status: 401,
      body: { type: "/problems/bad-token" },
    });
  });

  test.each(["", "dz_", "dz_wrongwrongwrongwrongwrong", "日本"])("%j is not one", async (token) => {
    const answer = await ask("GET", "/v1/me", {
      headers: { authorization: `Bearer ${encodeURIComponent(token)}` },
    });
    expect(answer.status).toBe(401);
  });
});
