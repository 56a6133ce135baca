import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { troubleOf } from "@/lib/db/trouble";
import { ask } from "../support/front-door";

const SECRET = "a secret for tests only, longer than 32 characters";

test("while the database is away every call says so, and that the last change is to be looked at", async () => {
  process.env.DUIZHAO_SECRET = SECRET;
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/nothing";
  const token = "dz_0123456789012345678901234567890123456789";
  const signed = createHmac("sha256", SECRET).update("some-session").digest("base64");
  const cookie = `duizhao.session_token=${encodeURIComponent(`some-session.${signed}`)}`;
  const answers = [
    await ask("GET", "/v1/projects", { token }),
    await ask("GET", "/v1/documents/none/segments", { token }),
    await ask("GET", "/v1/health", { token }),
    await ask("GET", "/v1/me", { cookie }),
    await ask("GET", "/auth/get-session", { cookie }),
    await ask("POST", "/auth/sign-in/email", { json: { email: "li@example.org", password: "0123456789" } }),
  ];
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 503, body: { type: "/problems/no-database" } });
    expect(answer.headers.get("retry-after")).toBe("2");
  }
});

test.each([
  { said: "Database error. Code: `57P03`. Message: `the database system is starting up`", is: "away" },
  { said: "terminating connection due to administrator command: 57P01", is: "away" },
  { said: "Can't reach database server at 127.0.0.1:5432", is: "away" },
  { said: "Client has encountered a connection error and is not queryable", is: "away" },
  { said: "Connection terminated unexpectedly", is: "away" },
  { said: "connect ECONNREFUSED 127.0.0.1:5432", is: "away" },
  { said: "Code: `53100`. Message: `could not extend file: No space left on device`", is: "full" },
  { said: "ENOSPC: no space left on device, write", is: "full" },
  { said: "Code: `53200`. Message: `out of memory`", is: "busy" },
  { said: "sorry, too many clients already", is: "busy" },
  { said: "Unable to start a transaction in the given time.", is: "busy" },
  { said: "Unique constraint failed on the fields: (`id`)", is: null },
  { said: "invalid byte sequence for encoding UTF8: 0x00 (22021)", is: null },
])("$is: $said", ({ said, is }) => {
  expect(troubleOf(new Error(said))).toBe(is);
  expect(troubleOf(new Error("Query failed", { cause: new Error(said) }))).toBe(is);
  expect(troubleOf(new Error("Query failed", { cause: { originalMessage: "", message: said } }))).toBe(is);
});

test.each([
  { cause: { kind: "ConnectionClosed" }, is: "away" },
  { cause: { kind: "TooManyConnections" }, is: "busy" },
  { cause: { kind: "postgres", originalCode: "53100" }, is: "full" },
  { cause: "57P01", is: null },
])("a commit that failed with $cause is $is", ({ cause, is }) => {
  expect(troubleOf(new Error("could not", { cause }))).toBe(is);
});
