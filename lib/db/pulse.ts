import "server-only";

import { Client } from "pg";
import { APPLICATION, databaseUrl } from "./client";

/** Longer than any hiccup of a database that is there. */
const PATIENCE_MS = 5_000;

/** One a process; Next's reloads while developing keep it on globalThis. */
const kept = globalThis as { duizhaoPulse?: { client: Client | null; asking: Promise<void> | null } };

/**
 * Whether the database answers: resolves when it does, throws what it or the driver says. It has a connection of its own, for
 * the others may all be at work for somebody; and however many ask at a time, one question goes out.
 */
export function feelPulse(): Promise<void> {
  kept.duizhaoPulse ??= { client: null, asking: null };
  const pulse = kept.duizhaoPulse;
  pulse.asking ??= ask(pulse).finally(() => {
    pulse.asking = null;
  });
  return pulse.asking;
}

async function ask(pulse: { client: Client | null }): Promise<void> {
  const client = pulse.client ?? (await connect(pulse));
  try {
    await client.query("select 1");
  } catch (error) {
    if (pulse.client === client) pulse.client = null;
    client.end().catch(() => {});
    throw error;
  }
}

async function connect(pulse: { client: Client | null }): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl(),
    application_name: APPLICATION,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
  });
  const lost = () => {
    if (pulse.client === client) pulse.client = null;
  };
  client.on("error", lost).on("end", lost);
  await client.connect();
  pulse.client = client;
  return client;
}
