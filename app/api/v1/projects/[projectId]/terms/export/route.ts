import { create } from "content-disposition";
import { z } from "zod";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { exportTerms } from "@/lib/server/terms/export";
import { TermsExportQuery } from "@/lib/wire/terms";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ projectId: Id }), query: TermsExportQuery, long: "read" },
  async ({ params: { projectId }, query, somebody }) => {
    const scope = await requireProject(somebody, projectId, "read-source");
    const file = await exportTerms(scope, query.termbase ?? projectId, query.format);
    if (!file) throw missing("termbase");
    return new Response(file.bytes, {
      headers: {
        "content-type": file.mediaType,
        "content-disposition": create(`terms.${file.extension}`),
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      },
    });
  },
);
