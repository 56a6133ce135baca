import { z } from "zod";
import { requireMemory } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { changeMemoryEntry, deleteMemoryEntry } from "@/lib/server/memory/entries";
import { EntryId, EntryTexts } from "@/lib/wire/memory-entries";
import { Id } from "@/lib/wire/text";

const params = z.object({ memoryId: Id, entryId: EntryId });

export const PUT = handler(
  { params, body: EntryTexts },
  async ({ params: { memoryId, entryId }, body, somebody }) =>
    changeMemoryEntry(await requireMemory(somebody, memoryId, "import"), memoryId, entryId, body, new Date()),
);

export const DELETE = handler({ params }, async ({ params: { memoryId, entryId }, somebody }) => {
  await deleteMemoryEntry(await requireMemory(somebody, memoryId, "import"), memoryId, entryId);
  return { ok: true };
});
