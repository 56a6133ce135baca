import { feelPulse } from "@/lib/db/pulse";
import { troubleOf } from "@/lib/db/trouble";
import { answer, openHandler } from "@/lib/server/http/handler";
import { databaseTrouble } from "@/lib/server/http/problem";
import type { Health } from "@/lib/wire/health";
import packageJson from "@/package.json";

export const GET = openHandler({}, async () => {
  try {
    await feelPulse();
  } catch (error) {
    throw databaseTrouble(troubleOf(error) ?? "away");
  }
  return answer(200, { ok: true, version: packageJson.version } satisfies Health);
});
