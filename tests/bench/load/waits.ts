/** What the database's connections wait for, asked of it now and then: the processor's time of others, a lock, the disk. */
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";

const EVERY_MS = 500;

/** Until `until`. Shares of all looks at a connection that was in the middle of something, the greatest first. */
export async function watchWaits(databaseUrl: string, until: number): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const seen = new Map<string, number>();
  let looks = 0;
  let all = 0;
  try {
    while (performance.now() < until) {
      const { rows } = await client.query<{ waits: string; count: number }>(
        `select case when state <> 'active' then 'the app, in a transaction'
             else coalesce(wait_event_type || ' ' || wait_event, 'nothing: at work') end as waits, count(*)::int
         from pg_stat_activity
         where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid() group by 1`,
      );
      looks += 1;
      for (const { waits, count } of rows) {
        seen.set(waits, (seen.get(waits) ?? 0) + count);
        all += count;
      }
      await wait(EVERY_MS);
    }
  } finally {
    await client.end();
  }
  const shares = [...seen].sort((a, b) => b[1] - a[1]).slice(0, 5);
  return `${(all / looks).toFixed(1)} connections in use; ${shares.map(([what, count]) => `${Math.round((100 * count) / all)} % ${what}`).join(", ")}`;
}
