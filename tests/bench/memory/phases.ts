/**
 * What one look-up costs, part by part, in this process and against the bench's database, without the front door. Times grow with
 * whatever else the machine does; time of the processor, pages and rows do not.
 */
import { readFileSync } from "node:fs";
import pg from "pg";
import type { SourceScope } from "../../../lib/db/scope";
import { ms, print } from "../figures";

interface Asked {
  calls: number;
  rows: number;
  bytes: number;
  took: number;
}

/** Of a thousand look-ups: each statement's calls, rows and bytes, and the time of the processor on both sides. */
export async function measurePhases(
  databaseUrl: string,
  projectId: string,
  name: string,
  texts: readonly string[],
): Promise<void> {
  process.env.DATABASE_URL = databaseUrl;
  const { lookUp } = await import("../../../lib/db/memory/look-up");
  const { usedMemories } = await import("../../../lib/db/memory/used");
  const { askMemory } = await import("../../../lib/db/memory/pool");
  const watch = new pg.Client({ connectionString: databaseUrl });
  await watch.connect();
  const { rows: owners } = await watch.query(`select "userId" from "Membership" where "projectId" = $1`, [
    projectId,
  ]);
  const scope = { projectId, userId: owners[0].userId } as unknown as SourceScope;
  const memories = await usedMemories(scope);
  await askMemory("warm", "select 1", []);
  const pool = (globalThis as unknown as { duizhaoMemoryPool: pg.Pool }).duizhaoMemoryPool;
  const asked = new Map<string, Asked>();
  const query = Object.getPrototypeOf(pool).query.bind(pool) as (how: {
    name: string;
  }) => Promise<pg.QueryResult>;
  Object.assign(pool, {
    async query(how: { name: string }) {
      const since = performance.now();
      const result = await query(how);
      const one = asked.get(how.name) ?? { calls: 0, rows: 0, bytes: 0, took: 0 };
      one.took += performance.now() - since;
      one.calls += 1;
      one.rows += result.rows.length;
      for (const { places, source, target } of result.rows)
        one.bytes += (places?.length ?? 0) + 3 * (source?.length ?? 0) + (target?.length ?? 0);
      asked.set(how.name, one);
      return result;
    },
  });
  const how = { limit: 10, minimum: 70 };
  for (const source of texts.slice(0, 50)) await lookUp(scope, memories, { source }, how);
  asked.clear();
  await counted();
  const before = { pages: await pagesOf(watch), theirs: processorOf(watch), own: process.cpuUsage() };
  const took: number[] = [];
  for (const source of texts) {
    const since = performance.now();
    await lookUp(scope, memories, { source }, how);
    took.push(performance.now() - since);
  }
  const own = process.cpuUsage(before.own);
  const theirs = processorOf(watch) - before.theirs;
  await counted();
  const pages = (await pagesOf(watch)) - before.pages;
  await watch.end();
  const count = texts.length;
  took.sort((one, other) => one - other);
  print({
    what: `one look-up in this process, ${name}, p95`,
    value: `${ms(took[Math.floor(count * 0.95)]!)} (median ${ms(took[Math.floor(count / 2)]!)})`,
  });
  print({ what: "  processor: this process", value: ms((own.user + own.system) / 1000 / count) });
  print({ what: "  processor: PostgreSQL", value: ms(theirs / count) });
  print({ what: "  pages of 8 KB that PostgreSQL looked into", value: (pages / count).toFixed(0) });
  for (const [statement, { calls, rows, bytes, took: all }] of asked) {
    print({
      what: `  ${statement}`,
      value: `${(calls / count).toFixed(1)} calls, ${(rows / count).toFixed(0)} rows, ${(bytes / count / 1000).toFixed(1)} KB, ${ms(all / count)}`,
    });
  }
}

/** PostgreSQL tells its counts once a second. */
export function counted(): Promise<void> {
  return new Promise((done) => setTimeout(done, 1_500));
}

/** Milliseconds of the processor of all processes of the server, those that have ended included. */
export function processorOf(client: pg.Client): number {
  const { processID } = client as unknown as { processID: number };
  const parent = Number(statOf(processID)[3]);
  const ended = statOf(parent);
  const reaped = (Number(ended[15] ?? 0) + Number(ended[16] ?? 0)) * 10;
  return childrenOf(parent).reduce((sum, child) => sum + processorOfProcess(child), reaped);
}

/** Milliseconds of the processor that one process has taken; 0 of one that has ended. */
export function processorOfProcess(pid: number): number {
  const stat = statOf(pid);
  return (Number(stat[13] ?? 0) + Number(stat[14] ?? 0)) * 10;
}

function childrenOf(parent: number): readonly number[] {
  return readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").trim().split(" ").map(Number);
}

function statOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/\(.*\)/, "x")
      .split(" ");
  } catch {
    return []; // ended between two looks
  }
}

export async function pagesOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    `select sum(coalesce(heap_blks_hit, 0) + coalesce(heap_blks_read, 0) + coalesce(idx_blks_hit, 0) + coalesce(idx_blks_read, 0)
       + coalesce(toast_blks_hit, 0) + coalesce(toast_blks_read, 0) + coalesce(tidx_blks_hit, 0) + coalesce(tidx_blks_read, 0))::float8 as pages
     from pg_statio_user_tables where relname like 'Memory%'`,
  );
  return rows[0].pages;
}
