import { z } from "zod";
import { answerProposals, listProposals } from "@/lib/db/structure/proposals";
import { requireDocument } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { granted } from "@/lib/server/http/refusal";
import { AnswerProposals } from "@/lib/wire/proposals";
import { Id } from "@/lib/wire/text";

const params = z.object({ documentId: Id });

export const GET = handler({ params, long: "read" }, async ({ params: { documentId }, somebody }) => {
  const scope = await requireDocument(somebody, documentId, "read-source");
  return listProposals(scope, documentId);
});

export const POST = handler(
  { params, body: AnswerProposals, long: "write" },
  async ({ params: { documentId }, body, somebody }) => {
    const scope = await requireDocument(somebody, documentId, "edit");
    const { ok: _, ...answer } = granted(await answerProposals(scope, documentId, body, new Date()));
    return answer;
  },
);
