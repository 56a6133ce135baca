import { create } from "content-disposition";
import { z } from "zod";
import { requireMemory } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { memoryAsTmx } from "@/lib/server/memory/tmx";
import { MemoryExportQuery } from "@/lib/wire/memories";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ memoryId: Id }), query: MemoryExportQuery },
  async ({ params, somebody }) => {
    const scope = await requireMemory(somebody, params.memoryId, "read-source");
    const pieces = memoryAsTmx(scope, params.memoryId);
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    });
    return new Response(body, {
      headers: {
        "content-type": "application/x-tmx+xml",
        "content-disposition": create("memory.tmx"),
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      },
    });
  },
);
