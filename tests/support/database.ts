import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export interface TestDatabase {
  readonly url: string;
  /** Drops it, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * A database of this file's own, as empty as after the first start, and DATABASE_URL pointing to it. Call it in
 * `beforeAll`, before anything reads the database: `lib/db/client.ts` connects at its first use.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject("templateUrl"));
  const name = `test_${randomBytes(8).toString("hex")}`;
  const url = new URL(template);
  url.pathname = `/${name}`;

  await ask(template, `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`);
  process.env.DATABASE_URL = url.href;
  return { url: url.href, drop: () => ask(template, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** A template cannot be copied while somebody is connected to it, so orders are given from the database beside it. */
async function ask(template: URL, order: string): Promise<void> {
  const server = new URL(template);
  server.pathname = "/postgres";
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(order);
  } finally {
    await client.end();
  }
}
