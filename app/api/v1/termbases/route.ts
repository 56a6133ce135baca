import { listReadableTermbases } from "@/lib/db/terms/termbases";
import { handler } from "@/lib/server/http/handler";

export const GET = handler({}, async ({ somebody }) => listReadableTermbases(somebody));
