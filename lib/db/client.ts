import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlQuery } from "@prisma/driver-adapter-utils";
import { PrismaClient } from "./generated/client";
import { isStandingBack, standBackWith } from "./stand-back";
import { statementNames } from "./statement-names";

/** What our connections are called in PostgreSQL's list of them, by which a restore sees that the app is running. */
export const APPLICATION = "duizhao";

/** So long a change waits for another's lock before it is answered 503, to be sent again. */
const LOCK_PATIENCE_MS = 15_000;

/** One client a process; Next's reloads while developing keep it on globalThis. */
const kept = globalThis as { duizhaoPrisma?: PrismaClient };

export function database(): PrismaClient {
  kept.duizhaoPrisma ??= new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: databaseUrl(),
        application_name: APPLICATION,
        max: 10,
        // A long import has its document locked for as long; who waits for it must not keep a connection from everybody.
        ...(isStandingBack() ? {} : { lock_timeout: LOCK_PATIENCE_MS }),
        onConnect: standBackWith,
      },
      // pg, to whom the name is handed on, takes undefined for none, which Prisma's type does not know.
      { statementNameGenerator: statementNames() as (query: SqlQuery) => string },
    ),
    transactionOptions: { maxWait: 5_000, timeout: 60_000 },
  });
  return kept.duizhaoPrisma;
}

export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start the app with npm start, which sets it");
  return url;
}
