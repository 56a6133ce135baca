import { z } from "zod";
import { findJobFile } from "@/lib/db/jobs/files";
import { seesAll } from "@/lib/db/sight";
import { assertMayInclude, fileResponse } from "@/lib/server/export";
import { requireExport } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing, problem } from "@/lib/server/http/problem";
import { Id } from "@/lib/wire/text";

export const GET = handler({ params: z.object({ jobId: Id }) }, async ({ params, somebody }) => {
  const scope = await requireExport(somebody, params.jobId);
  const found = await findJobFile(scope, params.jobId);
  if (!found) throw missing("export");
  if (found.state === "none") throw NONE;
  if (found.state === "swept") throw SWEPT;
  assertMayInclude(scope, found.query);
  if (found.file.isWhole && !seesAll(scope)) throw FOR_ANOTHER_ROLE;
  return fileResponse(found.file);
});

const NONE = problem(409, "no-file", { code: "problems.no-file" });

const FOR_ANOTHER_ROLE = problem(403, "role", { code: "problems.role.file" });

const SWEPT = problem(410, "file-gone", { code: "problems.file-gone" });
