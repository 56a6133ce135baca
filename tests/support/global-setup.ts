import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { listMigrations, migrate } from "../../lib/cli/migrate.mjs";
import { buildLexicon, generateClient } from "../../lib/cli/start/build.mjs";
import { startDatabase } from "../../lib/cli/start/database.mjs";
import { ROOT } from "../../lib/cli/start/settings.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the migrated database that database.ts clones. */
    templateUrl: string;
  }
}

/** No test outlives its run, so nothing has to outlive a power cut: what makes PostgreSQL safe is off here, and only here. */
export const FORGETFUL = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "300",
};

/** One PostgreSQL for the whole run, with one migrated database in it that each test file clones. */
export default async function setup(project: TestProject) {
  await generateClient(ROOT);
  await buildLexicon(ROOT);
  const dataDir = mkdtempSync(join(tmpdir(), "duizhao-test-"));
  const database = await startDatabase({ root: ROOT, dataDir, settings: FORGETFUL, quiet: true });
  await migrate(database.url, listMigrations(ROOT));
  project.provide("templateUrl", database.url);
  return async () => {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
