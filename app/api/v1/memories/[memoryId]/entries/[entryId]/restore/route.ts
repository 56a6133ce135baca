import { z } from "zod";
import { requireMemory } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { restoreMemoryEntry } from "@/lib/server/memory/entries";
import { EntryId } from "@/lib/wire/memory-entries";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ memoryId: Id, entryId: EntryId }) },
  async ({ params: { memoryId, entryId }, somebody }) => {
    await restoreMemoryEntry(await requireMemory(somebody, memoryId, "import"), memoryId, entryId);
    return { ok: true };
  },
);
