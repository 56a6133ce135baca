import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { database } from "@/lib/db/client";
import { securityLine } from "@/lib/server/auth/security-log";
import { ask, openInstance } from "../support/front-door";
import { makePerson, PASSWORD } from "./people";

beforeAll(() => openInstance());
afterAll(() => database().$disconnect());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** What was written to standard error as the running app writes it, while `work` goes on. */
async function written(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  vi.stubEnv("NODE_ENV", "production");
  vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  await work();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  return lines.flatMap((line) => (line.includes('"security"') ? [JSON.parse(line)] : []));
}

test("who signs in, who cannot, and what is changed is written down, by ids and without a secret", async () => {
  const admin = await makePerson("admin", true);
  const li = await makePerson("li");
  const lines = await written(async () => {
    await ask("POST", "/auth/sign-in/email", { json: { email: li.email, password: "wrong password" } });
    const { cookies } = await ask("POST", "/auth/sign-in/email", {
      json: { email: li.email, password: PASSWORD },
    });
    await ask("GET", "/v1/accounts", { cookie: cookies });
    await ask("POST", `/v1/accounts/${li.id}/password`, { token: admin.token, json: {} });
    await ask("PATCH", `/v1/accounts/${li.id}`, { token: admin.token, json: { disabled: true } });
    await ask("GET", "/v1/me", { cookie: cookies });
    await ask("GET", "/v1/me", { token: li.token });
  });
  expect(lines.map(({ event, type }) => type ?? event)).toEqual([
    "/problems/wrong-password",
    "signed-in",
    "/problems/role",
    "password-reset",
    "account-disabled",
    "/problems/bad-token",
  ]);
  expect(lines[1]).toMatchObject({ userId: li.id, address: "192.0.2.1", method: "POST", known: false });
  expect(lines[3]).toMatchObject({ userId: li.id, by: admin.id });
  for (const line of lines) expect(line.at).toMatch(/^\d{4}-.*Z$/);
  expect(JSON.stringify(lines)).not.toMatch(/wrong password|correct horse|example\.org|dz_|session_token/);
});

test("nobody writes a second line", () => {
  const request = new Request("http://x/api/v1/me", { headers: { "x-forwarded-for": "1.2.3.4" } });
  const line = securityLine(
    "refused",
    request,
    { type: 'a\n{"level":"security"}\u2028\u001b[31m' },
    new Date(0),
  );
  expect(line.split(/[\n\r]/)).toHaveLength(1);
  expect(line).not.toContain("\u001b");
});
