import "server-only";

import type { z } from "zod";
import { contextOf } from "../../corrections/correction-table";
import { type Refusal, refuse } from "../../segments/refusal";
import type { CorrectionList } from "../../wire/corrections";
import type { Page } from "../../wire/text";
import { database } from "../client";
import { byParagraph } from "../reading/by-paragraph";
import { type CorrectionRecord, correctionsOf } from "../reading/corrections-over";
import type { SourceScope } from "../scope";

interface ListRecord extends CorrectionRecord {
  readonly paragraphId: string;
  readonly segmentId: string | null;
  readonly position: number;
  readonly text: string;
}

/** The corrections of a document that hold, in reading order. */
export async function listCorrections(
  scope: SourceScope,
  documentId: string,
  page: Page,
): Promise<({ readonly ok: true } & z.infer<typeof CorrectionList>) | Refusal> {
  const after = page.after === undefined ? null : readPlace(page.after);
  if (page.after !== undefined && !after) {
    return refuse("invalid", { code: "problems.cursor" }, "after");
  }
  const [position, paragraphId, start] = after ?? [-1e300, "", -1];
  // All corrections of a paragraph are read with the first of them: where one stands depends on those before it.
  const records = await database().$queryRaw<ListRecord[]>`
    with page as (
      select e.id from "Correction" e join "Paragraph" p on p.id = e."paragraphId"
      where e."documentId" = ${documentId} and e."projectId" = ${scope.projectId} and e.state = 'live'
        and p."retiredAt" is null
        and (p.position, p.id, e.start) > (${position}::float8, ${paragraphId}, ${start}::int)
      order by p.position, p.id, e.start limit ${page.limit + 1}
    )
    select e.id, e.start, e."end", e.old, e.new, e.reason, e."ruleId", u.id as "byId", u.name as "byName",
      to_char(e."createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      p.id as "paragraphId", p."segmentId", p.position, p.text
    from "Correction" e join "Paragraph" p on p.id = e."paragraphId" left join "User" u on u.id = e."createdById"
    where e."paragraphId" in (select x."paragraphId" from "Correction" x join page on page.id = x.id)
      and e."projectId" = ${scope.projectId} and e.state = 'live'
    order by p.position, p.id, e.start`;
  const isAfter = (one: ListRecord) =>
    one.position > position || one.paragraphId > paragraphId || one.start > start;
  const asked = records.filter(isAfter);
  const shown = asked.slice(0, page.limit);
  const views = new Map(
    [...byParagraph(records).values()].flatMap((own) =>
      correctionsOf(own).map((view) => [view.id, view] as const),
    ),
  );
  const last = shown.at(-1);
  return {
    ok: true,
    corrections: shown.map((one) => {
      const { before, after: behind } = contextOf(one.text, one);
      const { segmentId } = one;
      const original = { start: one.start, end: one.end };
      return {
        ...views.get(one.id)!,
        paragraphId: one.paragraphId,
        segmentId,
        original,
        before,
        after: behind,
      };
    }),
    next: asked.length > page.limit && last ? `${last.position}~${last.paragraphId}~${last.start}` : null,
  };
}

function readPlace(cursor: string): readonly [number, string, number] | null {
  const [position, paragraphId, start] = cursor.split("~");
  const numbers = [Number(position), Number(start)] as const;
  return paragraphId !== undefined && start !== undefined && numbers.every(Number.isFinite)
    ? [numbers[0], paragraphId, Math.trunc(numbers[1])]
    : null;
}
