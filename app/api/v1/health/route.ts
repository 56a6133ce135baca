import { database } from "@/lib/db/client";
import { answer, openHandler } from "@/lib/server/handler";
import { noDatabase } from "@/lib/server/problem";
import type { Health } from "@/lib/wire/health";
import packageJson from "@/package.json";

export const GET = openHandler({}, async () => {
  try {
    await database().$queryRaw`select 1`;
  } catch {
    throw noDatabase();
  }
  return answer(200, { ok: true, version: packageJson.version } satisfies Health);
});
