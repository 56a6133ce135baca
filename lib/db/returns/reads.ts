import "server-only";

import { z } from "zod";
import type { ReturnedUnit } from "../../interchange/returns/compare-return";
import type { ReturnDetail, ReturnListed, ReturnQuery, ReturnRow } from "../../wire/returns";
import type { Page } from "../../wire/text";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { pageOf } from "../page";
import { findPeople } from "../people/names";
import type { EditScope } from "../scope";
import { absentRows, compareWithRows, isSpokenOf, isTouched, returnRows, summaryOf } from "./compare";

const Said = z.object({ text: z.string(), by: z.string().nullable(), at: z.string().nullable() });
const Units = z.array(
  z.object({
    rowId: z.string().nullable(),
    source: z.string(),
    target: z.string(),
    tracked: Said.nullable(),
    comments: z.array(Said),
  }),
);

/** What a returned file says, as it was kept. */
export function unitsIn(kept: unknown): ReturnedUnit[] {
  return Units.parse(kept);
}

/** Units that no row answers are shown up to here, and rows that the file does not have. */
const MOST_STRANGERS = 50;
const MOST_ABSENT = 200;

/** What a returned file would change now, row by row. Null when it is not there. */
export function findReturn(
  scope: EditScope,
  documentId: string,
  returnId: string,
  { after = 0, limit, same, show }: z.output<typeof ReturnQuery>,
): Promise<ReturnDetail | null> {
  return database().$transaction(
    async (tx) => {
      const found = await tx.return.findFirst({
        where: { id: returnId, documentId, projectId: scope.projectId },
      });
      if (!found) return null;
      const units = unitsIn(found.units);
      const compared = await compareWithRows(tx, scope, documentId, units, found.createdAt);
      const rows = returnRows(compared).filter(
        (row) => row.position > after && (same || isTouched(row)) && isShown(row, show),
      );
      return {
        id: found.id,
        documentId,
        fileName: found.fileName,
        createdAt: found.createdAt.toISOString(),
        applied: (await applications(tx, scope, [found])).get(found.id) ?? null,
        summary: summaryOf(found.id, found.fileName, compared),
        rows: rows.slice(0, limit),
        strangers: compared.comparison.strangers
          .slice(0, MOST_STRANGERS)
          .map((index) => ({ source: units[index]!.source, target: units[index]!.target })),
        absent: absentRows(compared).slice(0, MOST_ABSENT),
        next: rows.length > limit ? rows[limit - 1]!.position : null,
      };
    },
    { isolationLevel: "RepeatableRead" },
  );
}

function isShown(row: ReturnRow, show: z.output<typeof ReturnQuery>["show"]): boolean {
  if (show === "all") return true;
  return show === "said" ? isSpokenOf(row) : row.verdict === show;
}

/** What came back to a document, the newest first. */
export async function listReturns(
  { projectId }: EditScope,
  documentId: string,
  { after, limit }: Page,
): Promise<{ readonly returns: ReturnListed[]; readonly next: string | null }> {
  const found = await database().return.findMany({
    where: { documentId, projectId, ...(after === undefined ? {} : { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: { id: true, fileName: true, createdAt: true, createdById: true, ...APPLIED },
  });
  const { items, next } = pageOf(found, limit, ({ id }) => id);
  const people = await findPeople(
    database(),
    items.map(({ createdById }) => createdById),
  );
  const applied = await applications(database(), { projectId }, items);
  return {
    returns: items.map(({ id, fileName, createdAt, createdById }) => ({
      id,
      fileName,
      createdAt: createdAt.toISOString(),
      createdBy: people.get(createdById) ?? null,
      applied: applied.get(id) ?? null,
    })),
    next,
  };
}

const APPLIED = { changeId: true, appliedById: true, appliedAt: true } as const;

interface Application {
  readonly id: string;
  readonly changeId: string | null;
  readonly appliedById: string | null;
  readonly appliedAt: Date | null;
}

/** That returns were applied, each with the last of the changes that undid it and did it again. */
async function applications(
  tx: Prisma.TransactionClient,
  { projectId }: Pick<EditScope, "projectId">,
  returns: readonly Application[],
): Promise<Map<string, NonNullable<ReturnListed["applied"]>>> {
  const applied = returns.flatMap(({ id, changeId, appliedById, appliedAt }) =>
    changeId === null || appliedAt === null ? [] : [{ id, changeId, appliedById, appliedAt }],
  );
  const lasts = await tx.$queryRaw<{ first: string; last: string; times: number }[]>`
    with recursive chain as (
      select id as first, id as last, 0 as times from "Change"
      where id = any(${applied.map(({ changeId }) => changeId)}) and "projectId" = ${projectId}
      union all
      select chain.first, c.id, chain.times + 1 from chain
      join "Change" c on c.undoes = chain.last and c."projectId" = ${projectId}
    )
    select distinct on (first) first, last, times from chain order by first, times desc`;
  const last = new Map(lasts.map((one) => [one.first, one]));
  const people = await findPeople(
    tx,
    applied.flatMap(({ appliedById }) => appliedById ?? []),
  );
  return new Map(
    applied.flatMap(({ id, changeId, appliedById, appliedAt }) => {
      const end = last.get(changeId);
      if (!end) return [];
      const by = (appliedById !== null && people.get(appliedById)) || null;
      return [[id, { change: end.last, by, at: appliedAt.toISOString(), isUndone: end.times % 2 === 1 }]];
    }),
  );
}
