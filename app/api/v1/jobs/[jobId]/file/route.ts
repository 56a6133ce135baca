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

const NONE = problem(
  409,
  "no-file",
  "There is no file yet",
  "This export has not been finished: it is still being made, or it was stopped or failed. Ask after the job to see which; nothing of the document has changed.",
);

const FOR_ANOTHER_ROLE = problem(
  403,
  "role",
  "Your role does not allow this",
  "This file was made while you had another role, and may say what a viewer does not see. Nothing of the document has changed; export it again.",
);

const SWEPT = problem(
  410,
  "file-gone",
  "The file is no longer kept",
  "An exported file is kept for a day, and this one is gone. Nothing of the document is lost: export it again, and the same versions give the same file.",
);
