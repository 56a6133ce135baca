import "server-only";

import { createHash } from "node:crypto";
import { z } from "zod";
import { chaptersOf } from "../../score/chapters";
import { drawSample } from "../../score/sample";
import { LEAST_OF } from "../../score/weights";
import { type Refusal, refuse } from "../../segments/refusal";
import type { NewSample, Sample, SampleAnswer } from "../../wire/score";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { findPerson } from "../people/names";
import type { ReviewScope, Scope, SourceScope } from "../scope";
import { saveMarking } from "./change";
import { rowsOf } from "./rows";
import { scoreSettingsOf } from "./settings";

/** Drawing the rows that are scored, by the rules SCO-SAMPLE-1 to 4 of lib/score/sample.ts. */
type Tx = Prisma.TransactionClient;

export const DrawnChapters = z.array(
  z.object({ segmentId: z.string().nullable(), words: z.number(), rows: z.number() }),
);
export const DrawnRows = z.array(z.object({ id: z.string(), chapter: z.number(), words: z.number() }));

export async function draw(
  scope: ReviewScope & { readonly documentId: string },
  wish: NewSample,
  now: Date,
): Promise<{ readonly ok: true; readonly change: string; readonly sample: Sample } | Refusal> {
  const { projectId, documentId, userId } = scope;
  return database().$transaction(async (tx) => {
    // Two who draw at once draw one after the other.
    await tx.$queryRaw`select id from "Document" where id = ${documentId} and "projectId" = ${projectId} for no key update`;
    const { share, least, leastOf } = await scoreSettingsOf(tx, scope);
    const size = {
      share: wish.share ?? share,
      least: wish.least ?? least,
      leastOf: wish.leastOf ?? leastOf,
    };
    const last = await tx.scoreSample.aggregate({ where: { documentId, projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const seed = wish.seed ?? `${documentId}:${number}`;
    const rows = await rowsOf(tx, scope, documentId);
    const chapters = chaptersOf(rows);
    const drawn = drawSample(
      chapters.map((chapter) => chapter.rows.map(({ id, words }) => ({ id, words, lot: lotOf(seed, id) }))),
      size,
    );
    if (drawn.size === 0) return refuse("no-english", { code: "problems.sample.nothing" });
    const chapterOf = new Map(chapters.flatMap((chapter, at) => chapter.rows.map(({ id }) => [id, at])));
    const { id } = await tx.scoreSample.create({
      data: {
        ...{ projectId, documentId, number, seed, ...size },
        chapters: chapters.map((chapter) => ({
          segmentId: chapter.heading,
          words: chapter.rows.reduce((sum, { words }) => sum + words, 0),
          rows: chapter.rows.length,
        })),
        rows: rows.flatMap((row) =>
          drawn.has(row.id) ? [{ id: row.id, chapter: chapterOf.get(row.id)!, words: row.words }] : [],
        ),
        drawnById: userId,
        drawnAt: now,
      },
      select: { id: true },
    });
    const change = await saveMarking(tx, scope, { drawn: [id] });
    const sample = await lastSample(tx, scope, documentId);
    return { ok: true as const, change, sample: await shown(tx, scope, sample!) };
  });
}

function lotOf(seed: string, id: string): string {
  return createHash("sha256").update(`${seed}:${id}`).digest("hex");
}

/** The sample that marks and readings of now belong to; null where none was drawn. */
export async function lastSample(tx: Tx, { projectId }: Scope, documentId: string) {
  return tx.scoreSample.findFirst({
    where: { documentId, projectId, takenBackAt: null },
    orderBy: { number: "desc" },
  });
}

export async function readSample(scope: SourceScope, documentId: string): Promise<SampleAnswer> {
  const sample = await lastSample(database(), scope, documentId);
  if (sample) return { sample: await shown(database(), scope, sample), read: [] };
  const read = await readersOf(database(), scope, documentId, null);
  return {
    sample: null,
    read: [...read].map(([id, readers]) => ({ id, isReadByMe: readers.has(scope.userId) })),
  };
}

async function shown(
  tx: Tx,
  scope: Scope,
  sample: NonNullable<Awaited<ReturnType<typeof lastSample>>>,
): Promise<Sample> {
  const { id, number, share, least, seed, documentId } = sample;
  const rows = DrawnRows.parse(sample.rows);
  const readers = await readersOf(tx, scope, documentId, id);
  const numberOf = new Map((await rowsOf(tx, scope, documentId)).map((row) => [row.id, row.row]));
  return {
    ...{ id, number, share, least, seed },
    leastOf: z.enum(LEAST_OF).parse(sample.leastOf),
    of: DrawnChapters.parse(sample.chapters).reduce((sum, { words }) => sum + words, 0),
    words: rows.reduce((sum, { words }) => sum + words, 0),
    rows: rows.map((row) => ({
      ...row,
      row: numberOf.get(row.id) ?? null,
      isRead: readers.has(row.id),
      isReadByMe: readers.get(row.id)?.has(scope.userId) ?? false,
    })),
    drawnBy: await findPerson(tx, sample.drawnById),
    drawnAt: sample.drawnAt.toISOString(),
  };
}

/** Who has read each row for this sample, or where there is none. */
async function readersOf(
  tx: Tx,
  { projectId }: Scope,
  documentId: string,
  sampleId: string | null,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = await tx.scoredRow.findMany({
    where: { documentId, projectId, sampleId, takenBackAt: null },
    select: { segmentId: true, scoredById: true },
  });
  const readers = new Map<string, Set<string>>();
  for (const { segmentId, scoredById } of found) {
    const own = readers.get(segmentId);
    if (own) own.add(scoredById);
    else readers.set(segmentId, new Set([scoredById]));
  }
  return readers;
}
