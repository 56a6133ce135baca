import { z } from "zod";
import { requireMemory } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { memoryStatistics } from "@/lib/server/memory/entries";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ memoryId: Id }) },
  async ({ params: { memoryId }, somebody }) =>
    memoryStatistics(await requireMemory(somebody, memoryId, "read-source"), memoryId),
);
