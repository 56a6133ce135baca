import { z } from "zod";
import { bringBackKind } from "@/lib/db/structure/aside";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { BringBack } from "@/lib/wire/proposals";
import { Id } from "@/lib/wire/text";

export const POST = handler(
  { params: z.object({ documentId: Id }), body: BringBack },
  async ({ params: { documentId }, body, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "edit");
    return granted(await bringBackKind(scope, documentId, body.kind, new Date())).changed;
  },
);
