import { z } from "zod";
import { requireMemory } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { proposeCleanUp } from "@/lib/server/memory/entries";
import { CleanUpQuery } from "@/lib/wire/memory-entries";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ memoryId: Id }), query: CleanUpQuery },
  async ({ params: { memoryId }, query, somebody }) =>
    proposeCleanUp(await requireMemory(somebody, memoryId, "read-source"), memoryId, query),
);
