import { create } from "content-disposition";
import { z } from "zod";
import { listNames } from "@/lib/db/names/reads";
import { NAMES_FILES, writeNames } from "@/lib/interchange/names/names-files";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { NamesExportQuery } from "@/lib/wire/names";
import { Id } from "@/lib/wire/text";

export const GET = handler(
  { params: z.object({ projectId: Id }), query: NamesExportQuery, long: "read" },
  async ({ params: { projectId }, query: { format }, somebody }) => {
    const { names } = await listNames(await requireProject(somebody, projectId, "read-source"));
    const { mediaType, extension } = NAMES_FILES[format];
    return new Response(writeNames(names, format), {
      headers: {
        "content-type": mediaType,
        "content-disposition": create(`names.${extension}`),
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      },
    });
  },
);
