import { z } from "zod";
import { answerRepairs, listRepairs } from "@/lib/db/corrections/repairs";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { AnswerRepairs } from "@/lib/wire/repairs";
import { Id } from "@/lib/wire/text";

const params = z.object({ documentId: Id });

export const GET = handler({ params, long: "read" }, async ({ params: { documentId }, somebody }) => {
  const scope = await requireDocument(somebody, documentId, "read-source");
  return listRepairs(scope, documentId);
});

export const POST = handler(
  { params, body: AnswerRepairs, long: "write" },
  async ({ params: { documentId }, body, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "edit");
    return granted(await answerRepairs(scope, documentId, body, new Date())).changed;
  },
);
