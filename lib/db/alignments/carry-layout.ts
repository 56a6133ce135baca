import "server-only";

import { joinEnglish } from "../../segmentation/target";
import { joined } from "../../segments/authorship";
import { countTypedWords } from "../../text/count";
import { asJson } from "../changes/carry-out";
import { type Touched, takeSnapshot, withMade } from "../changes/snapshot";
import { moveTalk, talkOf } from "../changes/talk";
import { announce } from "../events";
import type { Prisma } from "../generated/client";
import { newIds } from "../ids";
import type { EditScope } from "../scope";
import type { GroundRow } from "./ground";
import type { LaidRow, Layout, Piece } from "./lay";

type Tx = Prisma.TransactionClient;

/**
 * Makes the rows stand as the layout says, one statement a table, and remembers it as one change that can be undone.
 * Returns the change, or null where no row holds anything else than before.
 */
export async function carryLayout(
  tx: Tx,
  scope: EditScope,
  work: {
    readonly documentId: string;
    readonly kind: "align" | "restore-alignment";
    readonly rows: readonly GroundRow[];
    readonly layout: Layout;
    readonly now: Date;
  },
): Promise<string | null> {
  const { projectId, userId } = scope;
  const { documentId, kind, rows, layout } = work;
  const { changed, made, retired, noted } = layout;
  if (changed.length + made.length + retired.length === 0) {
    await noteConfidence(tx, scope, noted);
    if (noted.length > 0) await tellAll(tx, scope, documentId);
    return null;
  }
  const heirs = new Map(retired.map(({ id, heirId }) => [id, heirId]));
  const talk = await talkOf(tx, scope, retired, ({ id }) => heirs.get(id) ?? null);
  const touched: Touched = {
    segments: [...changed, ...made, ...retired].map(({ id }) => id),
    paragraphs: movedParagraphs(rows, layout).map(({ id }) => id),
    comments: talk.comments.map(({ id }) => id),
    suggestions: talk.suggestions.map(({ id }) => id),
    noted: noted.map(({ id }) => id),
  };
  const before = await takeSnapshot(tx, scope, touched);

  await makeRows(tx, scope, documentId, made, work.now);
  await writeRows(tx, scope, work);
  await moveParagraphs(tx, scope, movedParagraphs(rows, layout));
  await retireRows(tx, scope, [...heirs.keys()], work.now);
  await moveTalk(tx, scope, talk);
  await noteConfidence(tx, scope, noted);

  const after = await takeSnapshot(tx, scope, touched);
  const { id } = await tx.change.create({
    data: {
      projectId,
      documentId,
      userId,
      kind,
      ...asJson({ before: withMade(before, after), after }),
    },
    select: { id: true },
  });
  await tellAll(tx, scope, documentId);
  return id;
}

async function tellAll(tx: Tx, { projectId }: EditScope, documentId: string): Promise<void> {
  await announce(tx, { projectId, documentId }, "reload", { reason: "aligned-again" });
}

/** Paragraphs that go to another row. */
function movedParagraphs(rows: readonly GroundRow[], { changed, made }: Layout) {
  const homes = new Map(rows.flatMap((row) => row.paragraphs.map((id) => [id, row.id] as const)));
  return [...changed, ...made].flatMap((row) =>
    row.paragraphs.filter((id) => homes.get(id) !== row.id).map((id) => ({ id, segmentId: row.id })),
  );
}

async function makeRows(
  tx: Tx,
  { projectId }: EditScope,
  documentId: string,
  made: Layout["made"],
  now: Date,
): Promise<void> {
  const places = JSON.stringify(made.map(({ id, rank }) => ({ id, rank })));
  await tx.$executeRaw`
    insert into "Segment" (id, "projectId", "documentId", rank, "updatedAt")
    select r.id, ${projectId}, ${documentId}, r.rank, ${now}::timestamptz
    from json_to_recordset(${places}::json) as r(id text, rank float8)`;
}

/** New versions where the English is another, and how each row stands: Aligned, or Untranslated without English. */
async function writeRows(
  tx: Tx,
  scope: EditScope,
  { rows, layout, now }: { readonly rows: readonly GroundRow[]; readonly layout: Layout; readonly now: Date },
): Promise<void> {
  const { projectId, userId } = scope;
  const { changed, made } = layout;
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
  const written: LaidRow[] = [
    ...changed.filter((row) => row.hasOtherEnglish),
    ...made.filter((row) => row.english.length > 0),
  ];
  const versionIds = newIds(written.length);
  const versionOf = new Map(written.map(({ id }, index) => [id, versionIds[index]!]));
  const versions = JSON.stringify(
    written.map(({ id: segmentId, english }) => {
      const text = joinEnglish(english.map((piece) => piece.text));
      return {
        id: versionOf.get(segmentId),
        segmentId,
        text,
        words: countTypedWords(text),
        writerId: writerOf(english, userId),
        contributors: joined(english.map((piece) => piece.contributors)),
        revision: (revisions.get(segmentId) ?? 0) + 1,
      };
    }),
  );
  await tx.$executeRaw`
    insert into "Translation" (id, "projectId", "segmentId", text, words, origin, "authorId", "writerId",
      contributors, revision)
    select r.id, ${projectId}, r."segmentId", r.text, r.words, 'aligned', ${userId}, r."writerId", r.contributors, r.revision
    from json_to_recordset(${versions}::json)
      as r(id text, "segmentId" text, text text, words int, "writerId" text, contributors jsonb, revision int)`;
  const standings = JSON.stringify(
    [...changed, ...made].map(({ id, english, confidence, isCrossed }) => ({
      id,
      subState: english.length > 0 ? "aligned" : null,
      currentId: versionOf.get(id) ?? null,
      confidence,
      isCrossed,
    })),
  );
  await tx.$executeRaw`
    update "Segment" s set "subState" = r."subState"::"SegmentSubState",
      "currentId" = coalesce(r."currentId", s."currentId"), confidence = r.confidence, "isCrossed" = r."isCrossed",
      revision = s.revision + 1, "updatedById" = ${userId}, "updatedAt" = ${now}::timestamptz
    from json_to_recordset(${standings}::json)
      as r(id text, "subState" text, "currentId" text, confidence float8, "isCrossed" boolean)
    where s.id = r.id and s."projectId" = ${projectId}`;
}

/** Words that are moved keep their writer; where whoever acts wrote some of them, it is them. */
function writerOf(english: readonly Piece[], userId: string): string | null {
  const writers = english.map(({ writerId }) => writerId);
  return writers.includes(userId) ? userId : (writers.find((writer) => writer !== null) ?? null);
}

async function moveParagraphs(
  tx: Tx,
  { projectId }: EditScope,
  moved: readonly { readonly id: string; readonly segmentId: string }[],
): Promise<void> {
  await tx.$executeRaw`
    update "Paragraph" p set "segmentId" = r."segmentId"
    from json_to_recordset(${JSON.stringify(moved)}::json) as r(id text, "segmentId" text)
    where p.id = r.id and p."projectId" = ${projectId}`;
}

async function retireRows(
  tx: Tx,
  { projectId, userId }: EditScope,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    update "Segment" set "retiredAt" = ${now}::timestamptz, revision = revision + 1, "updatedById" = ${userId},
      "updatedAt" = ${now}::timestamptz
    where id = any(${[...ids]}) and "projectId" = ${projectId}`;
}

/**
 * What the aligner says now of rows that hold what they held. It is no change of the row: its revision stays, and so
 * can everything that was done to it be undone.
 */
export async function noteConfidence(
  tx: Tx,
  { projectId }: { readonly projectId: string },
  noted: readonly { readonly id: string; readonly confidence: number | null; readonly isCrossed: boolean }[],
): Promise<void> {
  if (noted.length === 0) return;
  const said = JSON.stringify(noted.map(({ id, confidence, isCrossed }) => ({ id, confidence, isCrossed })));
  await tx.$executeRaw`
    update "Segment" s set confidence = r.confidence, "isCrossed" = r."isCrossed"
    from json_to_recordset(${said}::json) as r(id text, confidence float8, "isCrossed" boolean)
    where s.id = r.id and s."projectId" = ${projectId}`;
}
