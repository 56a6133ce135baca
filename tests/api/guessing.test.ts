import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { addressOf } from "@/lib/server/http/address";
import { ask, openInstance } from "../support/front-door";
import { makePerson, PASSWORD, type TestPerson } from "./people";

let li: TestPerson;

beforeAll(async () => {
  await openInstance();
  li = await makePerson("li.wen");
  await makePerson("decoy");
});
afterAll(() => database().$disconnect());
beforeEach(async () => {
  await database().rateLimit.deleteMany();
  await database().knownPlace.deleteMany();
});

const HOME = { "x-forwarded-for": "198.51.100.7" };
const ELSEWHERE = { "x-forwarded-for": "203.0.113.66" };

const signIn = (path: string, json: unknown, headers: Record<string, string> = ELSEWHERE, cookie = "") =>
  ask("POST", `/auth/sign-in/${path}`, { json, headers, cookie });
const guess = (headers = ELSEWHERE) =>
  signIn("email", { email: li.email, password: "wrong password" }, headers);
const rightly = (headers: Record<string, string>, cookie = "") =>
  signIn("email", { email: li.email, password: PASSWORD }, headers, cookie);

type Kind = "account" | "address" | "known";
const counted = (kind: Kind) =>
  database().rateLimit.findMany({
    where: { key: { startsWith: `wrong|${kind}|` } },
    select: { key: true, count: true },
  });
/** As after very many tries: a minute's wait, so that no machine is too slow to be refused in it. */
const exhaust = async (kind: Kind) => {
  const data = { count: 50, lastRequest: BigInt(Date.now()) };
  const { count } = await database().rateLimit.updateMany({
    where: { key: { startsWith: `wrong|${kind}|` } },
    data,
  });
  expect(count).toBeGreaterThan(0);
};

describe("what is counted is what is checked", () => {
  test.each([
    { path: "username", json: { email: "decoy@example.org", username: "li.wen" } },
    { path: "username", json: { email: "DECOY@example.org ", username: " Li.Wen " } },
    { path: "username", json: { email: null, username: "LI.WEN" } },
    { path: "email", json: { username: "decoy", email: "li.wen@example.org" } },
    { path: "email", json: { username: "decoy", email: " LI.WEN@EXAMPLE.ORG" } },
    { path: "email", json: { email: "li.wen@example.org", rememberMe: false, callbackURL: "/x" } },
  ])("by $path $json all guesses are at one account", async ({ path, json }) => {
    for (let tries = 0; tries < 3; tries += 1) {
      const address = { "x-forwarded-for": `203.0.113.${tries}` };
      expect((await signIn(path, { ...json, password: "wrong password" }, address)).status).toBe(401);
    }
    expect(await counted("account")).toEqual([{ key: `wrong|account|${li.id}`, count: 3 }]);
    await exhaust("account");
    expect((await signIn(path, { ...json, password: PASSWORD }, HOME)).status).toBe(429);
    expect((await guess({ "x-forwarded-for": "203.0.113.99" })).status).toBe(429);
  });

  test.each([
    { path: "email", json: { password: "x" }, field: "email" },
    { path: "email", json: { email: ["li.wen@example.org"], password: "x" }, field: "email" },
    { path: "email", json: { email: { contains: "li" }, password: "x" }, field: "email" },
    { path: "username", json: { username: 7, password: "x" }, field: "username" },
    { path: "email", json: ["li.wen@example.org"], field: "" },
    { path: "email", json: { email: "li.wen@example.org", password: "p".repeat(1001) }, field: "password" },
  ])("$path $json is refused before anybody is looked for", async ({ path, json, field }) => {
    expect(await signIn(path, json)).toMatchObject({ status: 422, body: { field } });
    expect(await database().rateLimit.count()).toBe(0);
  });

  test("a form is no JSON, and a body of another type reaches nobody", async () => {
    const headers = { ...ELSEWHERE, "content-type": "application/x-www-form-urlencoded" };
    expect((await signIn("email", { email: li.email, password: PASSWORD }, headers)).status).toBe(415);
  });

  test.each(["/auth/sign-in/email", "/auth/sign-out", "/auth/change-password", "/auth/revoke-session"])(
    "%s takes no more than a few kilobytes",
    async (path) => {
      const answer = await ask("POST", path, { json: { email: "a", filler: "x".repeat(20_000) } });
      expect(answer).toMatchObject({ status: 413, body: { type: "/problems/too-large" } });
    },
  );

  test.each([
    ["GET", "/auth/sign-in/email"],
    ["GET", "/auth/sign-out"],
    ["POST", "/auth/get-session"],
    ["POST", "/auth/sign-in/social"],
    ["POST", "/auth/sign-in/email/"],
    ["POST", "/auth/request-password-reset"],
  ])("%s %s is not offered", async (method, path) => {
    expect((await ask(method, path, method === "POST" ? { json: {} } : {})).status).toBe(404);
  });
});

describe("whoever signed in before is not held up by others", () => {
  const hold = async () => {
    await guess();
    await exhaust("account");
    expect((await guess()).status).toBe(429);
  };

  test("from an address of an earlier sign-in", async () => {
    await rightly(HOME);
    await hold();
    expect((await rightly(HOME)).status).toBe(200);
    expect((await rightly({ "x-forwarded-for": "192.0.2.200" })).status).toBe(429);
  });

  test("from a browser of an earlier sign-in, wherever it is carried", async () => {
    const { cookies } = await rightly(HOME);
    const browser = cookies.split("; ").find((cookie) => cookie.startsWith("duizhao.browser="))!;
    await hold();
    expect((await rightly({ "x-forwarded-for": "192.0.2.201" }, browser)).status).toBe(200);
    expect((await rightly({ "x-forwarded-for": "192.0.2.202" }, "duizhao.browser=forged")).status).toBe(429);
  });

  test("at the very address of whoever guesses, by the browser", async () => {
    const { cookies } = await rightly(ELSEWHERE);
    await database().rateLimit.deleteMany();
    const browser = cookies.split("; ").find((cookie) => cookie.startsWith("duizhao.browser="))!;
    await guess({ "x-forwarded-for": "192.0.2.77" });
    await signIn("email", { email: "nobody@example.org", password: "x" });
    await exhaust("account");
    await exhaust("address");
    await guess(); // from the address that is known, by its own count
    await exhaust("known");
    expect((await rightly(ELSEWHERE)).status).toBe(429);
    expect((await rightly(ELSEWHERE, browser)).status).toBe(200);
  });

  test("but a browser that is known may not guess without end either, nor at another's account", async () => {
    const { cookies } = await rightly(HOME);
    await signIn("email", { email: li.email, password: "x" }, HOME, cookies);
    expect(await counted("known")).toHaveLength(1);
    await exhaust("known");
    expect((await rightly(HOME, cookies)).status).toBe(429);
    await signIn("email", { email: "decoy@example.org", password: "x" }, HOME, cookies);
    expect(await counted("known")).toHaveLength(1);
    expect(await counted("account")).toHaveLength(1);
  });

  test("a right password from a known place does not give guessers elsewhere their tries back", async () => {
    await rightly(HOME);
    await hold();
    await rightly(HOME);
    expect((await guess()).status).toBe(429);
  });

  test("a changed password forgets the places where it was not changed", async () => {
    const chen = await makePerson("chen");
    const at = (headers: Record<string, string>, password: string) =>
      signIn("email", { email: chen.email, password }, headers);
    await at(HOME, PASSWORD);
    const { cookies } = await at({ "x-forwarded-for": "192.0.2.50" }, PASSWORD);
    const changed = await ask("POST", "/auth/change-password", {
      cookie: cookies,
      headers: { "x-forwarded-for": "192.0.2.50" },
      json: { currentPassword: PASSWORD, newPassword: "another long password" },
    });
    expect(changed.status).toBe(200);
    const places = await database().knownPlace.findMany({ where: { userId: chen.id } });
    expect(places).toHaveLength(2); // this browser and this address
  });
});

test("the present password is not guessed at without end by whoever finds a browser signed in", async () => {
  const { cookies } = await rightly(HOME);
  const change = (currentPassword: string) =>
    ask("POST", "/auth/change-password", {
      cookie: cookies,
      json: { currentPassword, newPassword: "another long password" },
    });
  expect((await change("a guess")).status).toBe(422);
  await exhaust("known");
  expect(await change(PASSWORD)).toMatchObject({ status: 429, body: { type: "/problems/too-many-tries" } });
});

test.each([
  { forwarded: "203.0.113.5", counted: "203.0.113.5" },
  { forwarded: "::ffff:203.0.113.5", counted: "203.0.113.5" },
  { forwarded: "2001:db8:1:2:aaaa::1", counted: "2001:db8:1:2::/64" },
  { forwarded: "2001:0DB8:0001:0002::1", counted: "2001:db8:1:2::/64" },
  { forwarded: "2001:db8::1", counted: "2001:db8:0:0::/64" },
  { forwarded: "::1", counted: "0:0:0:0::/64" },
  { forwarded: "fe80::1%eth0", counted: "fe80:0:0:0::/64" },
  { forwarded: "", counted: "unknown" },
])("$forwarded is counted as $counted", ({ forwarded, counted }) => {
  expect(addressOf(new Headers({ "x-forwarded-for": forwarded }))).toBe(counted);
});
