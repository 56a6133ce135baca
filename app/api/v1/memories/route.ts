import { listReadableMemories } from "@/lib/db/memory/memories";
import { handler } from "@/lib/server/http/handler";

export const GET = handler({}, async ({ somebody }) => listReadableMemories(somebody));
