import { database } from "@/lib/db/client";
import { answer, openHandler } from "@/lib/server/handler";
import { problem } from "@/lib/server/problem";
import type { Health } from "@/lib/wire/health";
import packageJson from "@/package.json";

export const GET = openHandler({}, async () => {
  try {
    await database().$queryRaw`select 1`;
  } catch {
    throw problem(
      503,
      "no-database",
      "The database does not answer",
      "Duizhao is up, but its database does not answer. What was saved is safe; what is typed waits in the browser and is sent when the database is back.",
    );
  }
  return answer(200, { ok: true, version: packageJson.version } satisfies Health);
});
