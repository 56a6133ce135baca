import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";

/** One client a process; Next's reloads while developing keep it on globalThis. */
const kept = globalThis as { duizhaoPrisma?: PrismaClient };

export function database(): PrismaClient {
  kept.duizhaoPrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl(), max: 10 }),
    transactionOptions: { maxWait: 5_000, timeout: 60_000 },
  });
  return kept.duizhaoPrisma;
}

export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start the app with npm start, which sets it");
  return url;
}
