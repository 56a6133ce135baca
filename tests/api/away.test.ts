import { expect, test } from "vitest";
import { isDatabaseAway } from "@/lib/db/away";
import { ask } from "../support/front-door";

test("while the database is away every call says so, and that the last change is to be looked at", async () => {
  process.env.DUIZHAO_SECRET = "a secret for tests only, longer than 32 characters";
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/nothing";
  const token = "dz_0123456789012345678901234567890123456789";
  for (const path of ["/v1/projects", "/v1/documents/none/segments", "/v1/health"]) {
    const answer = await ask("GET", path, { token });
    expect(answer).toMatchObject({ status: 503, body: { type: "/problems/no-database" } });
    expect(answer.headers.get("retry-after")).toBe("2");
  }
});

test.each([
  { said: "Database error. Code: `57P03`. Message: `the database system is starting up`", is: true },
  { said: "terminating connection due to administrator command: 57P01", is: true },
  { said: "Can't reach database server at 127.0.0.1:5432", is: true },
  { said: "Client has encountered a connection error and is not queryable", is: true },
  { said: "Connection terminated unexpectedly", is: true },
  { said: "Unique constraint failed on the fields: (`id`)", is: false },
  { said: "invalid byte sequence for encoding UTF8: 0x00 (22021)", is: false },
])("away $is: $said", ({ said, is }) => {
  expect(isDatabaseAway(new Error(said))).toBe(is);
  expect(isDatabaseAway(new Error("Query failed", { cause: new Error(said) }))).toBe(is);
});
