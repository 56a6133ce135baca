import "server-only";

import type { z } from "zod";
import { carrierBetween, type Span } from "../../score/carry";
import { categoryOf } from "../../score/categories";
import { pointsOf, type Severity } from "../../score/weights";
import { type Refusal, refuse } from "../../segments/refusal";
import type { ErrorMark, MarkList, MarkQuery } from "../../wire/score";
import { database } from "../client";
import { readSources } from "../findings/pairs";
import { Prisma } from "../generated/client";
import { findPeople } from "../people/names";
import type { Scope, SourceScope } from "../scope";
import { scoreSettingsOf } from "./settings";
import { marksShown } from "./sight";

interface MarkRecord {
  readonly id: string;
  readonly documentId: string;
  readonly segmentId: string;
  readonly rank: number;
  readonly isRetired: boolean;
  readonly currentId: string | null;
  readonly side: "source" | "target";
  readonly start: number;
  readonly end: number;
  readonly translationId: string | null;
  readonly sourceText: string | null;
  readonly category: string;
  readonly severity: Severity;
  readonly comment: string;
  readonly finding: ErrorMark["finding"];
  readonly sample: number | null;
  readonly translatorId: string | null;
  readonly markedById: string;
  readonly markedAt: Date;
}

interface Wanted {
  readonly documentId: string;
  readonly segmentId?: string;
  readonly id?: string;
  /** Of this sample; null: of none. Left out: of any. */
  readonly sampleId?: string | null;
  readonly after?: Cursor;
  readonly limit?: number;
}

/** Marks that stand, in reading order, as far as whoever asks is shown them (SCO-SEE-1). */
export async function readMarks(
  tx: Prisma.TransactionClient,
  scope: Scope,
  wanted: Wanted,
): Promise<readonly ErrorMark[]> {
  return shownMarks(tx, scope, await recordsOf(tx, scope, wanted));
}

export async function listMarks(
  scope: SourceScope,
  documentId: string,
  { segment, after, limit }: z.output<typeof MarkQuery>,
): Promise<({ readonly ok: true } & MarkList) | Refusal> {
  const cursor = after === undefined ? undefined : readCursor(after);
  if (cursor === null) return refuse("invalid", { code: "problems.cursor" }, "after");
  const records = await recordsOf(database(), scope, {
    documentId,
    ...(segment !== undefined && { segmentId: segment }),
    ...(cursor !== undefined && { after: cursor }),
    limit: limit + 1,
  });
  const page = records.slice(0, limit);
  const last = page.at(-1);
  return {
    ok: true,
    marks: [...(await shownMarks(database(), scope, page))],
    next: last && records.length > page.length ? cursorOf(last) : null,
  };
}

async function recordsOf(
  tx: Prisma.TransactionClient,
  scope: Scope,
  { documentId, segmentId, id, sampleId, after, limit }: Wanted,
): Promise<readonly MarkRecord[]> {
  const filters = [marksShown(scope)];
  if (segmentId !== undefined) filters.push(Prisma.sql`t."segmentId" = ${segmentId}`);
  if (id !== undefined) filters.push(Prisma.sql`t.id = ${id}`);
  if (sampleId !== undefined) filters.push(Prisma.sql`t."sampleId" is not distinct from ${sampleId}`);
  if (after) {
    const [rank, segment, side, start, last] = after;
    filters.push(
      Prisma.sql`(s.rank, t."segmentId", t.side, t.start, t.id) > (${rank}::float8, ${segment}, ${side}, ${start}::int, ${last})`,
    );
  }
  return tx.$queryRaw<MarkRecord[]>`
    select t.id, t."documentId", t."segmentId", s.rank, s."retiredAt" is not null as "isRetired", s."currentId", t.side, t.start, t."end",
      t."translationId", t."sourceText", t.category, t.severity, t.comment, t.finding, p.number as sample, t."translatorId", t."markedById",
      t."markedAt"
    from "ErrorMark" t join "Segment" s on s.id = t."segmentId" left join "ScoreSample" p on p.id = t."sampleId"
    where t."documentId" = ${documentId} and t."projectId" = ${scope.projectId} and t."takenBackAt" is null
      and ${Prisma.join(filters, " and ")}
    order by s.rank, t."segmentId", t.side, t.start, t.id limit ${limit ?? null}::int`;
}

async function shownMarks(
  tx: Prisma.TransactionClient,
  scope: Scope,
  records: readonly MarkRecord[],
): Promise<readonly ErrorMark[]> {
  if (records.length === 0) return [];
  const { projectId } = scope;
  const settings = await scoreSettingsOf(tx, scope);
  const english = records.filter(({ side }) => side === "target");
  const versions = await textsOf(tx, projectId, english);
  const sources = await readSources(tx, projectId, [
    ...new Set(records.flatMap((one) => (one.side === "source" ? [one.segmentId] : []))),
  ]);
  const people = await findPeople(
    tx,
    records.flatMap(({ markedById, translatorId }) => [markedById, translatorId]),
  );
  const carriers = new Map<string, (span: Span) => Span | null>();
  const carry = (before: string, after: string, key: string, span: Span) => {
    const known = carriers.get(key) ?? carrierBetween(before, after);
    carriers.set(key, known);
    return known(span);
  };
  return records.map((one): ErrorMark => {
    const { id, documentId, segmentId, side, start, end, category, severity, comment, finding, sample } = one;
    const before = (side === "source" ? one.sourceText : versions.get(one.translationId ?? "")) ?? "";
    const after = (side === "source" ? sources.get(segmentId) : versions.get(one.currentId ?? "")) ?? "";
    const isCurrent = !one.isRetired && before === after;
    const key = side === "source" ? `${segmentId} ${before}` : `${one.translationId} ${one.currentId}`;
    return {
      ...{ id, documentId, segmentId, side, start, end },
      words: before.slice(start, end),
      versionId: one.translationId,
      now: one.isRetired ? null : carry(before, after, key, { start, end }),
      isCurrent,
      category,
      its: categoryOf(category)?.its ?? "other",
      severity,
      points: pointsOf(one, settings),
      ...{ comment, finding, sample },
      translator: people.get(one.translatorId ?? "") ?? null,
      by: people.get(one.markedById) ?? null,
      at: one.markedAt.toISOString(),
    };
  });
}

/** Of the versions that were marked, and of those of now. */
async function textsOf(
  tx: Prisma.TransactionClient,
  projectId: string,
  records: readonly Pick<MarkRecord, "translationId" | "currentId">[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(records.flatMap(({ translationId, currentId }) => [translationId, currentId]));
  const found = await tx.translation.findMany({
    where: { id: { in: [...ids].filter((id) => id !== null) }, projectId },
    select: { id: true, text: true },
  });
  return new Map(found.map(({ id, text }) => [id, text]));
}

type Cursor = readonly [rank: number, segment: string, side: string, start: number, id: string];

function cursorOf({ rank, segmentId, side, start, id }: MarkRecord): string {
  return Buffer.from(JSON.stringify([rank, segmentId, side, start, id])).toString("base64url");
}

/** Null for something that is no cursor of ours. */
function readCursor(cursor: string): Cursor | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const kinds = ["number", "string", "string", "number", "string"];
    const fits =
      Array.isArray(value) &&
      value.length === kinds.length &&
      value.every((one, at) => typeof one === kinds[at] && !String(one).includes("\u0000")) &&
      Number.isSafeInteger(value[3]) &&
      Math.abs(Number(value[3])) < 2 ** 31;
    return fits ? (value as unknown as Cursor) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
