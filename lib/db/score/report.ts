import "server-only";

import { chaptersOf } from "../../score/chapters";
import { type Score, type Stratum, verdictOf } from "../../score/estimate";
import { estimateOf, type Ground, scoreWhole, strataOf, type Tally, tally } from "../../score/tally";
import { ITS_SEVERITY, pointsOf, type ScoreSettings, SEVERITIES, type Severity } from "../../score/weights";
import type { ErrorMark, ProjectScore, ScoreReport } from "../../wire/score";
import { database } from "../client";
import { readSources } from "../findings/pairs";
import type { Prisma } from "../generated/client";
import { findPeople } from "../people/names";
import type { SourceScope } from "../scope";
import { readMarks } from "./read-marks";
import { rowsOf, type ScoreRow } from "./rows";
import { DrawnChapters, DrawnRows, lastSample } from "./samples";
import { scoreSettingsOf } from "./settings";
import { isOwnRow, seesAllMarks } from "./sight";

/**
 * Scores, made of what stands in the database at one moment. No moment of their own is in them: the same marks, readings, sample and settings
 * give the same report.
 */
type Tx = Prisma.TransactionClient;
type Estimate = NonNullable<ScoreReport["whole"]>;

interface Scored {
  readonly title: string;
  readonly sample: Awaited<ReturnType<typeof lastSample>>;
  readonly rows: readonly ScoreRow[];
  readonly chapters: readonly { readonly heading: string | null; readonly words: number }[];
  readonly ground: Ground;
  readonly found: Tally;
  readonly marks: readonly ErrorMark[];
}

/** Null where the document, or the sample that is asked for, is not there. `number`: 0 for what was read without a sample. */
export async function readScore(
  scope: SourceScope,
  documentId: string,
  number?: number,
): Promise<ScoreReport | null> {
  return database().$transaction(
    async (tx) => {
      const settings = await scoreSettingsOf(tx, scope);
      const scored = await scoredIn(tx, scope, documentId, settings, number);
      return scored && reportOf(tx, scope, documentId, settings, scored);
    },
    { isolationLevel: "RepeatableRead" },
  );
}

const MOST_DOCUMENTS = 500;

export async function readProjectScore(scope: SourceScope): Promise<ProjectScore> {
  const { projectId } = scope;
  return database().$transaction(
    async (tx) => {
      const settings = await scoreSettingsOf(tx, scope);
      const read = await tx.$queryRaw<{ id: string }[]>`
        select d.id from "Document" d where d."projectId" = ${projectId} and d."deletedAt" is null and exists (
          select from "ScoredRow" r where r."documentId" = d.id and r."takenBackAt" is null)
        order by d.id desc limit ${MOST_DOCUMENTS}::int`;
      const all: Scored[] = [];
      const documents: ProjectScore["documents"] = [];
      for (const { id } of read) {
        const scored = await scoredIn(tx, scope, id, settings);
        if (!scored || scored.found.rows.length === 0) continue;
        all.push(scored);
        if (!seesAllMarks(scope)) continue;
        const whole = judged(scoreWhole(scored.ground, scored.found, settings), settings, scored);
        documents.push({ ...whole, id, title: scored.title, sample: scored.sample?.number ?? null });
      }
      return { documents, translators: await translatorsOf(tx, all, settings) };
    },
    { isolationLevel: "RepeatableRead" },
  );
}

async function scoredIn(
  tx: Tx,
  scope: SourceScope,
  documentId: string,
  settings: ScoreSettings,
  number?: number,
): Promise<Scored | null> {
  const { projectId } = scope;
  const document = await tx.document.findFirst({
    where: { id: documentId, projectId, deletedAt: null },
    select: { title: true },
  });
  if (!document) return null;
  const sample =
    number === undefined
      ? await lastSample(tx, scope, documentId)
      : number === 0
        ? null
        : await tx.scoreSample.findFirst({ where: { documentId, projectId, number, takenBackAt: null } });
  if (!sample && number !== undefined && number !== 0) return null;
  const rows = await rowsOf(tx, scope, documentId);
  const drawn = sample && DrawnRows.parse(sample.rows);
  const chapters = sample
    ? DrawnChapters.parse(sample.chapters).map(({ segmentId, words }) => ({ heading: segmentId, words }))
    : chaptersOf(rows).map((chapter) => ({
        heading: chapter.heading,
        words: chapter.rows.reduce((sum, { words }) => sum + words, 0),
      }));
  const sampleId = sample?.id ?? null;
  const own = isOwnRow(scope);
  const readings = await tx.$queryRaw<
    { segmentId: string; reviewerId: string; words: number; translatorId: string | null }[]
  >`
    select t."segmentId", t."scoredById" as "reviewerId", t.words, t."translatorId"
    from "ScoredRow" t join "Segment" s on s.id = t."segmentId"
    where t."documentId" = ${documentId} and t."projectId" = ${projectId} and t."takenBackAt" is null
      and t."sampleId" is not distinct from ${sampleId} and (${seesAllMarks(scope)} or ${own}) order by t.id`;
  const marks = await readMarks(tx, scope, { documentId, sampleId });
  const ground: Ground = {
    rows: inChapters(rows, chapters),
    chapterWords: chapters.map(({ words }) => words),
    drawn: drawn && new Map(drawn.map(({ id, chapter }) => [id, chapter])),
    readings,
    marks: marks.map(({ id, segmentId, by, category, severity }) => ({
      ...{ id, segmentId, category, severity },
      reviewerId: by?.id ?? "",
    })),
  };
  return { title: document.title, sample, rows, chapters, ground, found: tally(ground, settings), marks };
}

/** A row belongs to the chapter whose heading stands above it. */
function inChapters(rows: readonly ScoreRow[], chapters: Scored["chapters"]): Ground["rows"] {
  const chapterAt = new Map(chapters.map(({ heading }, at) => [heading, at]));
  let chapter = 0;
  return rows.map(({ id, words, translatorId }) => {
    chapter = chapterAt.get(id) ?? chapter;
    return { id, words, translatorId, chapter };
  });
}

function judged(score: Score, { threshold }: ScoreSettings, { found }: Pick<Scored, "found">): Estimate {
  return { ...score, verdict: found.unread > 0 ? null : verdictOf(score, threshold) };
}

async function translatorsOf(
  tx: Tx,
  all: readonly Scored[],
  settings: ScoreSettings,
): Promise<ScoreReport["translators"]> {
  const ids = [...new Set(all.flatMap(({ found }) => found.rows.map(({ translatorId }) => translatorId)))];
  const people = await findPeople(tx, ids);
  return ids
    .toSorted((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1))
    .map((id) => {
      const strata = all.flatMap(({ ground, found }): readonly Stratum[] => strataOf(id, ground, found));
      // Of several documents, one that was read without a sample leaves the interval of all unknown.
      const drawn = all.every(({ ground }) => ground.drawn !== null) ? new Map<string, number>() : null;
      const score = estimateOf(strata, { drawn }, settings);
      const unread = all.reduce((sum, { found }) => sum + found.unread, 0);
      return {
        id,
        name: people.get(id ?? "")?.name ?? null,
        ...score,
        verdict: unread > 0 ? null : verdictOf(score, settings.threshold),
      };
    });
}

async function reportOf(
  tx: Tx,
  scope: SourceScope,
  documentId: string,
  settings: ScoreSettings,
  scored: Scored,
): Promise<ScoreReport> {
  const { title, sample, rows, chapters, ground, found, marks } = scored;
  const all = seesAllMarks(scope);
  const counted = marks.filter(({ id }) => found.counted.has(id));
  const numberOf = new Map(rows.map(({ id, row }) => [id, row]));
  const people = await findPeople(tx, [
    sample?.drawnById ?? null,
    ...ground.readings.map(({ reviewerId }) => reviewerId),
  ]);
  const heads = await readSources(
    tx,
    scope.projectId,
    chapters.flatMap(({ heading }) => heading ?? []),
  );
  const { severities, categories, threshold, share, least, leastOf } = settings;
  return {
    document: { id: documentId, title },
    method: {
      score: "points-per-1000-words",
      interval: "fay-feuer-1997",
      level: 0.95,
      sampling: "sha256-lots-by-chapter",
    },
    settings: { severities, categories: { ...categories }, threshold, share, least, leastOf },
    sample: sample && {
      number: sample.number,
      share: sample.share,
      least: sample.least,
      leastOf: sample.leastOf as ScoreSettings["leastOf"],
      seed: sample.seed,
      words: DrawnRows.parse(sample.rows).reduce((sum, { words }) => sum + words, 0),
      of: chapters.reduce((sum, { words }) => sum + words, 0),
      rows: ground.drawn?.size ?? 0,
      unread: found.unread,
      drawnBy: people.get(sample.drawnById)?.name ?? null,
      drawnAt: sample.drawnAt.toISOString(),
    },
    whole: all ? judged(scoreWhole(ground, found, settings), settings, scored) : null,
    translators: (await translatorsOf(tx, [scored], settings)).filter(({ id }) => all || id === scope.userId),
    reviewers: [...new Set(ground.readings.map(({ reviewerId }) => reviewerId))].map((id) => {
      const inSample = new Set(found.rows.map((row) => row.id));
      const read = ground.readings.filter((one) => one.reviewerId === id && inSample.has(one.segmentId));
      const own = counted.filter(({ by }) => by?.id === id);
      return {
        id,
        name: people.get(id)?.name ?? null,
        rows: read.length,
        words: read.reduce((sum, { words }) => sum + words, 0),
        points: own.reduce((sum, mark) => sum + pointsOf(mark, settings), 0),
        marks: own.length,
      };
    }),
    chapters: !all
      ? []
      : chapters.map(({ heading, words }, at) => {
          const read = found.rows.filter(({ chapter }) => chapter === at);
          return {
            row: numberOf.get(heading ?? "") ?? null,
            title: titleIn(heads.get(heading ?? "") ?? ""),
            words,
            readWords: read.reduce((sum, row) => sum + row.words, 0),
            points: read.reduce((sum, row) => sum + row.points, 0),
          };
        }),
    severities: bySeverity(counted),
    categories: [...new Set(counted.map(({ category }) => category))].toSorted().map((category) => {
      const own = counted.filter((mark) => mark.category === category);
      return {
        category,
        its: own[0]!.its,
        marks: own.length,
        points: own.reduce((sum, mark) => sum + mark.points, 0),
        ...bySeverity(own),
      };
    }),
    marks: marks.map((mark) => {
      const { id, segmentId, side, start, end, words, versionId, isCurrent, category, its, severity } = mark;
      return {
        ...{ id, segmentId, side, start, end, words, versionId, isCurrent, category, its, severity },
        row: numberOf.get(segmentId) ?? null,
        itsSeverity: ITS_SEVERITY[severity],
        points: mark.points,
        comment: mark.comment,
        rule: mark.finding?.rule ?? null,
        translator: mark.translator?.name ?? null,
        by: mark.by?.name ?? null,
        at: mark.at,
        counts: found.counted.has(id),
      };
    }),
  };
}

const LONGEST_TITLE = 80;

function titleIn(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= LONGEST_TITLE ? line : `${[...line].slice(0, LONGEST_TITLE).join("")}…`;
}

function bySeverity(marks: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = { neutral: 0, minor: 0, major: 0, critical: 0 };
  for (const severity of SEVERITIES)
    counts[severity] = marks.filter((mark) => mark.severity === severity).length;
  return counts;
}
