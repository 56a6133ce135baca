import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listMigrations, migrate } from "../migrate.mjs";
import { checkDatabase } from "../start/connection.mjs";
import { startDatabase } from "../start/database.mjs";
import { lockDataFolder } from "../start/lock.mjs";
import { dataFolder, openDataFolder, ROOT } from "../start/settings.mjs";
import { CannotDo } from "./command";
import { say } from "./words";

/**
 * Does something with the database that the app uses: the one that DATABASE_URL names, else the built-in one of the
 * running app, else the built-in one, brought up for as long as it takes. It is up to date then.
 */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await checkDatabase(given);
    await migrate(given, listMigrations(ROOT));
    return work(given);
  }

  const dataDir = dataFolder(process.env);
  openDataFolder(dataDir);
  const lock = await lockDataFolder(dataDir, "a command");
  if (!lock.ok) {
    const running = runningDatabase(dataDir);
    if (running) return work(running);
    throw new CannotDo(say("cli.data-in-use", { folder: dataDir, pid: String(lock.holder.pid) }));
  }
  const database = await startDatabase({ root: ROOT, dataDir });
  try {
    await migrate(database.url, listMigrations(ROOT));
    return await work(database.url);
  } finally {
    await database.stop();
    lock.release();
  }
}

/** What the running app says of itself; it has brought its database up to date. */
function runningDatabase(dataDir: string): string | undefined {
  const file = join(dataDir, "running.json");
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, "utf8")) as { databaseUrl: string }).databaseUrl;
}
