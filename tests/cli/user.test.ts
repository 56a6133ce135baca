import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { CannotDo, WrongUse } from "@/lib/cli/commands/command";
import { command } from "@/lib/cli/commands/user";
import { database } from "@/lib/db/client";
import { makePerson, PASSWORD, type TestPerson } from "../api/people";
import { ask, openInstance } from "../support/front-door";

let chen: TestPerson;
beforeAll(async () => {
  await openInstance();
  await makePerson("admin", true);
  chen = await makePerson("chen");
});
afterAll(() => database().$disconnect());

let out = "";
beforeEach(() => {
  out = "";
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  vi.spyOn(process.stdout, "write").mockImplementation((text, done) => {
    out += text;
    (done as unknown as () => void)();
    return true;
  });
  return () => vi.restoreAllMocks();
});

const run = (...args: string[]) => command.run(args);
const signIn = (password: string) =>
  ask("POST", "/auth/sign-in/email", { json: { email: chen.email, password } });

test("list says who there is", async () => {
  await run("list");
  expect(out).toBe("admin@example.org\tadmin\tadministrator\t0\t1\nchen@example.org\tchen\tperson\t0\t1\n");
});

test("password makes one, prints it alone, and ends what the old one opened", async () => {
  const { cookies } = await signIn(PASSWORD);
  await run("password", chen.email, "--keep-tokens");
  expect(out).toMatch(/^[\w-]{20}\n$/);
  expect((await ask("GET", "/v1/me", { cookie: cookies })).status).toBe(401);
  expect((await ask("GET", "/v1/me", { token: chen.token })).status).toBe(200);
  expect((await signIn(PASSWORD)).status).toBe(401);
  expect((await signIn(out.trim())).status).toBe(200);
});

test("disable, enable and sign-out", async () => {
  vi.stubEnv("DUIZHAO_PASSWORD", PASSWORD);
  await run("password", chen.email, "--keep-tokens");
  vi.unstubAllEnvs();
  expect(out).toBe("");
  await run("disable", chen.email);
  expect((await signIn(PASSWORD)).status).toBe(403);
  await run("enable", chen.email);
  const { cookies, status } = await signIn(PASSWORD);
  expect(status).toBe(200);
  await run("sign-out", chen.email);
  expect((await ask("GET", "/v1/me", { cookie: cookies })).status).toBe(401);
});

test.each([
  { args: ["disable", "admin@example.org"], kind: CannotDo, says: /keeps at least one administrator/ },
  { args: ["disable", "nobody@example.org"], kind: CannotDo, says: /no account for nobody/ },
  { args: ["password"], kind: WrongUse, says: /Missing: <email>/ },
  { args: ["list", "x"], kind: WrongUse, says: /One word too many/ },
  { args: ["toString", "x"], kind: WrongUse, says: /no “user toString”/ },
  { args: [], kind: WrongUse, says: /Missing: add, list/ },
])("$args cannot be done", async ({ args, kind, says }) => {
  const error = await run(...args).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(kind);
  expect((error as Error).message).toMatch(says);
});
