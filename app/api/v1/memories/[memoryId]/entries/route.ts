import { z } from "zod";
import { requireMemory } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { searchEntries } from "@/lib/server/memory/entries";
import { EntryQuery } from "@/lib/wire/memory-entries";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ memoryId: Id }), query: EntryQuery },
  async ({ params: { memoryId }, query, somebody }) =>
    searchEntries(await requireMemory(somebody, memoryId, "read-source"), memoryId, query),
);
