import { z } from "zod";
import { writeTable } from "@/lib/corrections/tsv";
import { addTable, readRulesTable } from "@/lib/db/corrections/rules";
import { requireDocument } from "@/lib/server/gate";
import { askedWords } from "@/lib/server/http/asked-words";
import { answer, handler } from "@/lib/server/http/handler";
import { addedInWords } from "@/lib/server/http/in-words";
import { granted } from "@/lib/server/http/refusal";
import { NewTable } from "@/lib/wire/corrections";
import { Id } from "@/lib/wire/text";

/** A table of 5,000 rows in JSON, each character of it escaped. */
const TABLE_BYTES = 12_000_000;

export const GET = handler(
  { params: z.object({ documentId: Id }), long: "read" },
  async ({ params, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "read-source");
    return new Response(writeTable(await readRulesTable(scope, params.documentId)), {
      headers: {
        "content-type": "text/tab-separated-values; charset=utf-8",
        "content-disposition": 'attachment; filename="corrections.tsv"',
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      },
    });
  },
);

export const POST = handler(
  { params: z.object({ documentId: Id }), body: NewTable, limit: TABLE_BYTES, long: "write" },
  async ({ request, params, body, somebody }) => {
    const scope = await requireDocument(somebody, params.documentId, "edit");
    const { ok: _, ...added } = granted(await addTable(scope, params.documentId, body, new Date()));
    return answer(201, addedInWords(added, askedWords(request)));
  },
);
