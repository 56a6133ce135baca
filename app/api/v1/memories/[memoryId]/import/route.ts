import { z } from "zod";
import { requireMemory } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { readUpload } from "@/lib/server/http/upload";
import { requireJob } from "@/lib/server/jobs/jobs";
import { MemoryFile, MemoryText } from "@/lib/wire/memories";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ memoryId: Id }) },
  async ({ request, params: { memoryId }, somebody }) => {
    const scope = await requireMemory(somebody, memoryId, "import");
    const { file, uploaded } = await readUpload(request, scope, MemoryText, MemoryFile);
    const input = { kind: "memory", memoryId, fileName: file.fileName } as const;
    const job = await requireJob(scope, input, null, uploaded.take()).finally(() => uploaded.letGo());
    return answer(202, { job }, { location: `/api/v1/jobs/${job}` });
  },
);
