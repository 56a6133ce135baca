import "server-only";

import { createHash } from "node:crypto";
import type { Finding, SentenceBead } from "../../check/check";
import { identitiesOf } from "../../check/identity";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { CHECKED, type CheckedPair, type CheckingScope } from "./pairs";

/**
 * Findings are kept by what they say and of which words (CHK-ID-1): what is found again keeps its id, and what was said of it.
 *
 * FND-3  A finding that is found no more was mended, where its row's English is another than it was found in and all else is the
 *        same; else it is forgotten. Found again, it is open again.
 * FND-4  Two who check a row at once do so one after the other.
 */
export interface CheckedRow {
  readonly pair: CheckedPair;
  readonly beads: readonly SentenceBead[];
  readonly findings: readonly Finding[];
  /** What it is compared with others by; null where there is too little. */
  readonly sourceKey: string | null;
  readonly targetKey: string | null;
}

interface KeptCheck {
  readonly segmentId: string;
  readonly translationId: string | null;
  readonly sourceHash: string;
  readonly settings: string;
  readonly sourceKey: string | null;
  readonly targetKey: string | null;
}

/** What rows that were checked have in common with others, before and now; and which of them had their English edited (FND-3). */
export interface Compared {
  readonly sourceKeys: readonly string[];
  readonly targetKeys: readonly string[];
  readonly edited: ReadonlySet<string>;
}

/** Keeps what was found in rows. Other rows that have something in common with them are compared anew. */
export async function saveChecked(
  { projectId }: CheckingScope,
  rows: readonly CheckedRow[],
  settings: string,
  now: Date,
): Promise<Compared> {
  const ids = rows.map(({ pair }) => pair.segmentId);
  return database().$transaction(async (tx) => {
    const kept = await lockChecks(tx, projectId, rows, settings, now);
    const before = new Map(kept.map((check) => [check.segmentId, check]));
    const isEdited = (row: CheckedRow) => {
      const was = before.get(row.pair.segmentId);
      return (
        was !== undefined &&
        was.translationId !== row.pair.translationId &&
        was.sourceHash === row.pair.sourceHash &&
        was.settings === settings
      );
    };
    const edited = new Set(rows.filter(isEdited).map(({ pair }) => pair.segmentId));
    const found = rows.flatMap((row) => recordsOf(projectId, row, row.findings));
    await replaceFindings(tx, { projectId, which: ofRows(ids), found, edited }, now);
    const keys = (name: "sourceKey" | "targetKey") => [
      ...new Set([...rows, ...kept].flatMap((one) => one[name] ?? [])),
    ];
    return { sourceKeys: keys("sourceKey"), targetKeys: keys("targetKey"), edited };
  });
}

/** FND-4. How the rows were checked before. */
async function lockChecks(
  tx: Prisma.TransactionClient,
  projectId: string,
  rows: readonly CheckedRow[],
  settings: string,
  now: Date,
): Promise<readonly KeptCheck[]> {
  const ids = rows.map(({ pair }) => pair.segmentId);
  const kept = await tx.$queryRaw<KeptCheck[]>`
    select "segmentId", "translationId", "sourceHash", settings, "sourceKey", "targetKey" from "SegmentCheck"
    where "segmentId" = any(${ids}) and "projectId" = ${projectId} order by "segmentId" for update`;
  const data = rows.map(({ pair, sourceKey, targetKey }) => ({
    segmentId: pair.segmentId,
    documentId: pair.documentId,
    revision: pair.revision,
    translationId: pair.translationId,
    sourceHash: pair.sourceHash,
    sourceKey,
    targetKey,
  }));
  await tx.$executeRaw`
    insert into "SegmentCheck" ("segmentId", "projectId", "documentId", revision, "translationId", "sourceHash", settings,
      "sourceKey", "targetKey", "checkedAt")
    select b."segmentId", ${projectId}, b."documentId", b.revision, b."translationId", b."sourceHash", ${settings}, b."sourceKey",
      b."targetKey", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(data)}::jsonb) as b("segmentId" text, "documentId" text, revision int,
      "translationId" text, "sourceHash" text, "sourceKey" text, "targetKey" text) order by b."segmentId"
    on conflict ("segmentId") do update set "documentId" = excluded."documentId", revision = excluded.revision,
      "translationId" = excluded."translationId", "sourceHash" = excluded."sourceHash", settings = excluded.settings,
      "sourceKey" = excluded."sourceKey", "targetKey" = excluded."targetKey", "checkedAt" = excluded."checkedAt"`;
  return kept;
}

export interface FindingRecord {
  readonly id: string;
  readonly documentId: string;
  readonly segmentId: string;
  readonly rule: string;
  readonly severity: string;
  readonly side: string;
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly parameters: Finding["parameters"];
  readonly mending: Finding["mending"] | null;
  readonly fingerprint: string;
  readonly word: string | null;
}

type IdentifiedPair = Pick<CheckedPair, "segmentId" | "documentId" | "source" | "target">;

export function recordsOf(
  projectId: string,
  { pair, beads }: { readonly pair: IdentifiedPair; readonly beads: readonly SentenceBead[] },
  findings: readonly Finding[],
): FindingRecord[] {
  const identities = identitiesOf(findings, { ...pair, beads });
  const { segmentId, documentId } = pair;
  return findings.map(({ mending, ...finding }, at) => {
    const { key, word } = identities[at]!;
    const fingerprint = digestOf(key);
    const id = digestOf(`${projectId} ${segmentId} ${fingerprint}`);
    return { ...finding, id, documentId, segmentId, mending: mending ?? null, fingerprint, word };
  });
}

export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

interface Replacement {
  readonly projectId: string;
  /** Of "Finding": those that are no more, unless they are found again. */
  readonly which: Prisma.Sql;
  readonly found: readonly FindingRecord[];
  /** Rows whose English, and nothing else, has changed since (FND-3). */
  readonly edited: ReadonlySet<string>;
}

/** Of the checks that look at one row. */
const ofRows = (segments: readonly string[]) =>
  Prisma.sql`"segmentId" = any(${[...segments]}) and not rule = any(${[...BEYOND_ROWS]})`;

/** Of the check that compares rows with the same Chinese or English. */
export const comparedIn = (segments: readonly string[]) =>
  Prisma.sql`"segmentId" = any(${[...segments]}) and rule = 'consistency'`;

/** Of first mentions: of these names in all rows, and in these rows of all but `there`, which are looked at one after the other. */
export const firstMentionsOf = (
  names: readonly string[],
  segments: readonly string[],
  there: readonly string[],
) => Prisma.sql`rule = 'first-mention' and (parameters->>'name' = any(${[...names]})
  or ("segmentId" = any(${[...segments]}) and not parameters->>'name' = any(${[...there]})))`;

/** What was found of those is this from now on. */
export async function replaceFindings(
  tx: Prisma.TransactionClient,
  { projectId, which, found, edited }: Replacement,
  now: Date,
): Promise<void> {
  const json = JSON.stringify(found);
  await tx.$executeRaw`
    with gone as (
      select id, "segmentId" from "Finding" where ${which} and "projectId" = ${projectId}
        and "mendedAt" is null and not id = any(${found.map(({ id }) => id)})
    ), mended as (
      update "Finding" f set "mendedAt" = ${now}::timestamptz from gone
      where f.id = gone.id and gone."segmentId" = any(${[...edited]})
    )
    delete from "Finding" f using gone where f.id = gone.id and not gone."segmentId" = any(${[...edited]})`;
  if (found.length === 0) return;
  await tx.$executeRaw`
    insert into "Finding" (id, "projectId", "documentId", "segmentId", rule, severity, side, start, "end", code, parameters, mending,
      fingerprint, word, "foundAt")
    select b.id, ${projectId}, b."documentId", b."segmentId", b.rule, b.severity, b.side, b.start, b."end", b.code, b.parameters,
      nullif(b.mending, 'null'::jsonb), b.fingerprint, b.word, ${now}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as b(id text, "documentId" text, "segmentId" text, rule text, severity text,
      side text, start int, "end" int, code text, parameters jsonb, mending jsonb, fingerprint text, word text) order by b.id
    on conflict (id) do update set "documentId" = excluded."documentId", severity = excluded.severity, start = excluded.start,
      "end" = excluded."end", mending = excluded.mending, "mendedAt" = null
    where ("Finding"."documentId", "Finding".severity, "Finding".start, "Finding"."end", "Finding".mending, "Finding"."mendedAt")
      is distinct from (excluded."documentId", excluded.severity, excluded.start, excluded."end", excluded.mending, null)`;
}

/** Rules that look at more than a row. */
const BEYOND_ROWS: readonly string[] = ["consistency", "first-mention"];

/** Forgets how rows were checked that are none to be checked any more (FND-1). Answers what others had in common with them. */
export async function forgetGone(scope: CheckingScope, documentId: string | null): Promise<Compared> {
  const { projectId } = scope;
  const document = documentId === null ? Prisma.empty : Prisma.sql`and c."documentId" = ${documentId}`;
  const gone = await database().$queryRaw<Pick<KeptCheck, "sourceKey" | "targetKey">[]>`
    with gone as (
      delete from "SegmentCheck" c where c."projectId" = ${projectId} ${document} and not exists (
        select from "Segment" s join "Translation" t on t.id = s."currentId"
        where s.id = c."segmentId" and s."documentId" = c."documentId" and ${CHECKED})
      returning c."segmentId", c."sourceKey", c."targetKey"
    ), findings as (
      delete from "Finding" f using gone where f."segmentId" = gone."segmentId" and f."mendedAt" is null
    )
    select "sourceKey", "targetKey" from gone`;
  const keys = (name: "sourceKey" | "targetKey") => [...new Set(gone.flatMap((one) => one[name] ?? []))];
  return { sourceKeys: keys("sourceKey"), targetKeys: keys("targetKey"), edited: new Set() };
}
