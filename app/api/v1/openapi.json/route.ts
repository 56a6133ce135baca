import { openHandler } from "@/lib/server/http/handler";
import { openApi } from "@/lib/wire/openapi";
import packageJson from "@/package.json";

/** Written as the process starts, before it listens: a tenth of a second, in which nobody is kept waiting then. */
const WRITTEN = JSON.stringify(openApi(packageJson.version));

export const GET = openHandler(
  {},
  async () =>
    new Response(WRITTEN, {
      headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    }),
);
