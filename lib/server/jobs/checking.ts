import "server-only";

import { database } from "../../db/client";
import { countShown } from "../../db/findings/reads";
import type { ClaimedJob } from "../../db/jobs/kinds";
import { finishJob } from "../../db/jobs/writes";
import type { Checked } from "../../wire/findings";
import { checkAll } from "../findings/check-rows";
import { settingsOf } from "../findings/settings";
import { requireForJob } from "../gate";
import type { Work } from "./align";
import type { CheckOrder } from "./task";

/** Rows are kept as they are checked, so a job that is begun once more goes on where it was. */
export async function runChecks(
  job: ClaimedJob,
  { documentId }: { readonly documentId?: string },
  { thinker, phase }: Work,
): Promise<void> {
  const { userId, projectId } = job;
  phase(0, 99);
  const made = await thinker.check({
    userId,
    projectId,
    ...(documentId === undefined ? {} : { documentId }),
  });
  phase(99, 99);
  await database().$transaction((tx) => finishJob(tx, job, made, new Date()));
}

/** What the thread does. Null: it was stopped. */
export async function checkOrdered(
  order: CheckOrder,
  goesOn: (done: number, of: number) => boolean,
): Promise<Checked | null> {
  const scope = await requireForJob(order, "read-source");
  const documentId = order.documentId ?? null;
  const made = await checkAll(scope, documentId, goesOn);
  if (!made) return null;
  const { version } = await settingsOf(scope);
  return { ...made, findings: await countShown(scope, documentId, version) };
}
