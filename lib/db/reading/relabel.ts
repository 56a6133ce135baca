import "server-only";

import { personOf } from "../../segmentation/structure/label-words";
import { readLabel } from "../../segmentation/structure/labels";
import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";
import { noteSpeakers } from "../speakers/writes";

/** A paragraph with a label of its own whose corrections have changed: how it read, and how it reads. */
export interface Reread {
  readonly id: string;
  readonly speaker: string | null;
  readonly before: string;
  readonly now: string;
}

/**
 * A correction inside a label is one of who speaks: 陈羽比： corrected to 陈羽北： is a turn of 陈羽北, and so is what they go on
 * to say up to the next label. A speaker whom somebody named otherwise than the label stays. Taken back, the name is what the
 * label says again.
 */
export async function followLabels(
  tx: Prisma.TransactionClient,
  scope: Scope,
  paragraphs: readonly Reread[],
  moment: Date,
): Promise<void> {
  const { projectId } = scope;
  const renamed = paragraphs.flatMap(({ id, speaker, before, now }) => {
    const was = readLabel(before)?.name;
    const is = readLabel(now)?.name;
    if (was === undefined || is === undefined || was === is || speaker === null) return [];
    // 林白（作家） may stand in the label of 林白.
    return personOf(was, new Set([speaker])) === speaker ? [{ id, was: speaker, now: is }] : [];
  });
  if (renamed.length === 0) return;
  await tx.$executeRaw`
    with turn as (
      select r.id, r.was, r.now, p."documentId", p.position, (
        select min(n.position) from "Paragraph" n where n."documentId" = p."documentId" and n."retiredAt" is null
          and n."bodyStart" > 0 and n.position > p.position
      ) as until
      from json_to_recordset(${JSON.stringify(renamed)}::json) as r(id text, was text, now text)
      join "Paragraph" p on p.id = r.id and p."projectId" = ${projectId}
    )
    update "Paragraph" f set speaker = t.now from turn t
    where f."documentId" = t."documentId" and f."projectId" = ${projectId} and f.speaker = t.was
      and f.position >= t.position and (t.until is null or f.position < t.until)`;
  await noteSpeakers(
    tx,
    scope,
    renamed.map(({ now }) => now),
    moment,
  );
}
