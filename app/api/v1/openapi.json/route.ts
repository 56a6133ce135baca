import { openHandler } from "@/lib/server/http/handler";
import { openApi } from "@/lib/wire/openapi";
import packageJson from "@/package.json";

export const GET = openHandler({}, async () => openApi(packageJson.version));
