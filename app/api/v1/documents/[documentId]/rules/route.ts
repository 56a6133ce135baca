import { z } from "zod";
import { addRules, listRules } from "@/lib/db/corrections/rules";
import { requireDocument } from "@/lib/server/gate";
import { askedWords } from "@/lib/server/http/asked-words";
import { answer, handler } from "@/lib/server/http/handler";
import { addedInWords } from "@/lib/server/http/in-words";
import { granted } from "@/lib/server/http/refusal";
import { NewRules, RuleQuery } from "@/lib/wire/corrections";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ documentId: Id }), query: RuleQuery, long: "read" },
  async ({ params, query, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "read-source");
    return listRules(scope, params.documentId, query);
  },
);

export const POST = handler(
  { params: z.object({ documentId: Id }), body: NewRules, long: "write" },
  async ({ request, params, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "edit");
    const { ok: _, ...added } = granted(await addRules(scope, params.documentId, body, new Date()));
    return answer(201, addedInWords(added, askedWords(request)));
  },
);
