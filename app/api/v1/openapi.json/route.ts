import { openHandler } from "@/lib/server/http/handler";
import { openApi } from "@/lib/wire/openapi";
import packageJson from "@/package.json";

/** Written once a process: it is long, and always the same. */
let written: string | undefined;

export const GET = openHandler({}, async () => {
  written ??= JSON.stringify(openApi(packageJson.version));
  return new Response(written, {
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });
});
