import "server-only";

import type { z } from "zod";
import { may } from "../../access";
import type { Here } from "../../wire/events";
import { database } from "../client";
import { CHANNEL } from "../events";
import type { ReadScope } from "../scope";

/** A tab that has not been heard of for this long has gone. */
export const GONE_AFTER_MS = 40_000;

/** So many tabs of one person in one document are known; they see no other person's either way. */
export const MOST_TABS = 8;

/**
 * Notes that a tab has the document open, on which row, and whether its person types there. Others are told only when
 * that changed something: a tab came, left, went to another row, began or stopped typing, took a row over, or fell silent. A tab's id is
 * its own: nobody moves somebody else's, and one person has at most `MOST_TABS`: false when this one is beyond them. Who holds a row is reckoned when it is read (`listPresent`), so that no claim
 * waits for another; typing counts for those who may edit.
 *
 * One statement, because two hundred people say it every few seconds. It does not wait until it is on disk, as a save
 * does: who was here at a crash is nobody's work. Those who fell silent are passed over while somebody else sweeps them,
 * so that two who come back at once do not wait for each other.
 */
export async function notePresence(
  scope: ReadScope,
  documentId: string,
  here: z.output<typeof Here>,
  now: Date,
): Promise<boolean> {
  const { projectId, userId } = scope;
  const { clientId, segmentId, leaving } = here;
  const takesOver = here.takeOver && segmentId !== null && may(scope.role, "edit");
  const types = takesOver || (here.typing && segmentId !== null && may(scope.role, "edit"));
  const silent = new Date(now.getTime() - GONE_AFTER_MS);
  const notice = JSON.stringify({ documentId, presence: true });
  const [outcome] = await database().$queryRaw<{ isNoted: boolean }[]>`
    with swept as (
      delete from "Presence" where ("documentId", "clientId") in (
        select "documentId", "clientId" from "Presence"
        where "documentId" = ${documentId} and "projectId" = ${projectId}
          and (case when "clientId" = ${clientId} and "userId" = ${userId} then ${leaving} else "seenAt" < ${silent} end)
        for update skip locked
      ) returning 1
    ), mine as (
      select "segmentId", "typingSince", "seenAt" from "Presence"
      where "documentId" = ${documentId} and "clientId" = ${clientId} and "userId" = ${userId}
    ), noted as (
      insert into "Presence" as kept
        ("documentId", "clientId", "projectId", "userId", "segmentId", "seenAt", "typingSince", "tookOver")
      select ${documentId}, ${clientId}, ${projectId}, ${userId}, ${segmentId}::text, ${now}::timestamptz,
        case when ${types} then ${now}::timestamptz end, ${takesOver}
      where not ${leaving} and (exists (select 1 from mine) or ${MOST_TABS}::int > (
        select count(*) from "Presence" where "documentId" = ${documentId} and "userId" = ${userId} and "seenAt" >= ${silent}))
      on conflict ("documentId", "clientId") do update set
        "seenAt" = excluded."seenAt",
        "segmentId" = excluded."segmentId",
        "typingSince" = case
          when excluded."typingSince" is null or excluded."tookOver" then excluded."typingSince"
          when kept."segmentId" = excluded."segmentId" then coalesce(kept."typingSince", excluded."typingSince")
          else excluded."typingSince" end,
        "tookOver" = excluded."tookOver" or (
          kept."tookOver" and excluded."typingSince" is not null and kept."segmentId" = excluded."segmentId")
      where kept."userId" = excluded."userId" and kept."projectId" = excluded."projectId"
      returning 1
    )
    select ${leaving} or exists (select 1 from noted) as "isNoted",
      set_config('synchronous_commit', 'off', true) as fast, case when
      exists (select 1 from swept) or ${takesOver} or (
        exists (select 1 from noted) and not exists (
          select 1 from mine where "segmentId" is not distinct from ${segmentId}::text
            and ("typingSince" is not null) = ${types} and "seenAt" >= ${silent}
        )
      ) then pg_notify(${CHANNEL}, ${notice})::text end as told`;
  return outcome?.isNoted === true;
}
