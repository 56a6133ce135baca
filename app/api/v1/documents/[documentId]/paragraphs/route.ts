import { z } from "zod";
import { listDocumentParagraphs } from "@/lib/db/paragraphs/reads";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { ParagraphQuery } from "@/lib/wire/documents";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  {
    params: z.object({ documentId: Id }),
    query: ParagraphQuery,
    long: "read",
    isLong: ({ limit }) => limit > 50,
  },
  async ({ params, query, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "read-source");
    const { paragraphs, next } = granted(await listDocumentParagraphs(scope, params.documentId, query));
    return { paragraphs, next };
  },
);
