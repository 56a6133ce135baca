import "server-only";

import { z } from "zod";
import { STATES, SUB_STATES } from "../../segments/states";
import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";

const Id = z.string().nullable();

/** A row as a change remembers it. `rank` is for reading only: numbering rows anew does not stand in the way of an undo. */
const RowRemembered = z.object({
  id: z.string(),
  rank: z.number(),
  state: z.enum(STATES),
  subState: z.enum(SUB_STATES).nullable(),
  currentId: Id,
  approvedId: Id,
  confirmedById: Id,
  // Changes that were made before fixes were told apart remember none.
  isOnlyFixed: z.boolean().default(false),
  omittedReason: Id,
  // Changes that were made before rows had links remember none.
  confidence: z.number().nullable().default(null),
  isCrossed: z.boolean().default(false),
  linkedById: Id.default(null),
  linkedAt: Id.default(null),
  retired: z.boolean(),
});
export type RowRemembered = z.infer<typeof RowRemembered>;

const ParagraphRemembered = z.object({
  id: z.string(),
  segmentId: Id,
  setAsideReason: Id,
  // Changes that were made before kinds were kept remember none.
  setAsideKind: Id.default(null),
  setAsideById: Id,
  setAsideAt: Id,
  proposal: z.unknown(),
  // Changes that were made before lines were joined into one text remember none.
  goesOn: z.boolean().default(false),
  // Changes that were made before there were corrections remember none. Null: the change did not touch them.
  corrections: z
    .array(z.object({ id: z.string(), state: z.enum(["live", "exception"]) }))
    .nullable()
    .default([]),
  retired: z.boolean(),
});
export type ParagraphRemembered = z.infer<typeof ParagraphRemembered>;

/** A comment or a suggestion that goes with the English when its row is merged away. */
const TalkRemembered = z.object({ id: z.string(), segmentId: z.string() });
export type TalkRemembered = z.infer<typeof TalkRemembered>;

/** What an aligner said of a row that it left as it was. Somebody's work on the row does not stand in the way of an undo. */
const RowNoted = z.object({ id: z.string(), confidence: z.number().nullable(), isCrossed: z.boolean() });

/** A row of a substitution table. */
const RuleRemembered = z.object({ id: z.string(), withdrawnById: Id, withdrawnAt: Id });

/** How everything that a change touches stands at one moment: `Change.before` and `Change.after`. */
export const Snapshot = z.object({
  segments: z.array(RowRemembered),
  paragraphs: z.array(ParagraphRemembered),
  comments: z.array(TalkRemembered).default([]),
  suggestions: z.array(TalkRemembered).default([]),
  noted: z.array(RowNoted).default([]),
  rules: z.array(RuleRemembered).default([]),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** The ids of what a change touches. */
export interface Touched {
  readonly segments: readonly string[];
  readonly paragraphs: readonly string[];
  readonly comments: readonly string[];
  readonly suggestions: readonly string[];
  /** Rows that hold what they held, and of which only the aligner says something else. */
  readonly noted?: readonly string[];
  /** Rows of a substitution table. */
  readonly rules?: readonly string[];
}

/** How they stand now. What is not there yet is left out. */
export async function takeSnapshot(
  tx: Prisma.TransactionClient,
  scope: Scope,
  touched: Touched,
): Promise<Snapshot> {
  const { projectId } = scope;
  const segments = await tx.$queryRaw<RowRemembered[]>`
    select id, rank, state::text as state, "subState"::text as "subState", "currentId", "approvedId", "confirmedById", "isOnlyFixed",
      "omittedReason", confidence, "isCrossed", "linkedById",
      to_char("linkedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "linkedAt",
      "retiredAt" is not null as retired
    from "Segment" where id = any(${[...touched.segments]}) and "projectId" = ${projectId} order by rank, id`;
  const paragraphs = await tx.paragraph.findMany({
    where: { id: { in: [...touched.paragraphs] }, projectId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      segmentId: true,
      setAsideReason: true,
      setAsideKind: true,
      setAsideById: true,
      setAsideAt: true,
      proposal: true,
      goesOn: true,
      retiredAt: true,
    },
  });
  const corrections = await correctionsOver(tx, scope, touched.paragraphs);
  const rules = await tx.rule.findMany({
    where: { id: { in: [...(touched.rules ?? [])] }, projectId },
    orderBy: { id: "asc" },
    select: { id: true, withdrawnById: true, withdrawnAt: true },
  });
  const talk = (ids: readonly string[]) => ({
    where: { id: { in: [...ids] }, projectId },
    orderBy: { id: "asc" } as const,
    select: { id: true, segmentId: true },
  });
  return {
    segments,
    paragraphs: paragraphs.map(({ retiredAt, setAsideAt, ...paragraph }) => ({
      ...paragraph,
      setAsideAt: setAsideAt?.toISOString() ?? null,
      corrections: corrections.get(paragraph.id) ?? [],
      retired: retiredAt !== null,
    })),
    comments: await tx.comment.findMany(talk(touched.comments)),
    suggestions: await tx.suggestion.findMany(talk(touched.suggestions)),
    noted:
      (touched.noted ?? []).length === 0
        ? []
        : await tx.segment.findMany({
            where: { id: { in: [...(touched.noted ?? [])] }, projectId },
            orderBy: { id: "asc" },
            select: { id: true, confidence: true, isCrossed: true },
          }),
    rules: rules.map((rule) => ({ ...rule, withdrawnAt: rule.withdrawnAt?.toISOString() ?? null })),
  };
}

/** The corrections that hold over each paragraph, and the places that a table leaves alone. */
async function correctionsOver(
  tx: Prisma.TransactionClient,
  { projectId }: Scope,
  paragraphIds: readonly string[],
): Promise<Map<string, NonNullable<ParagraphRemembered["corrections"]>>> {
  const found = await tx.$queryRaw<{ id: string; paragraphId: string; state: "live" | "exception" }[]>`
    select id, "paragraphId", state::text as state from "Correction"
    where "paragraphId" = any(${[...paragraphIds]}) and "projectId" = ${projectId} and state in ('live', 'exception')
    order by id`;
  const over = new Map<string, { id: string; state: "live" | "exception" }[]>();
  for (const { id, paragraphId, state } of found) {
    const beside = over.get(paragraphId);
    if (beside) beside.push({ id, state });
    else over.set(paragraphId, [{ id, state }]);
  }
  return over;
}

/** The ids of everything in a snapshot. */
export function touchedBy(snapshot: Snapshot): Touched {
  const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
  return {
    segments: ids(snapshot.segments),
    paragraphs: ids(snapshot.paragraphs),
    comments: ids(snapshot.comments),
    suggestions: ids(snapshot.suggestions),
    noted: ids(snapshot.noted),
    rules: ids(snapshot.rules),
  };
}

/**
 * How things stood before a change that made some of them: those were not there, which is remembered as retired, so
 * that undoing the change hides them and redoing it shows them again. Nothing is ever deleted.
 */
export function withMade(before: Snapshot, after: Snapshot): Snapshot {
  const rows = new Set(before.segments.map(({ id }) => id));
  const paragraphs = new Set(before.paragraphs.map(({ id }) => id));
  return {
    ...before,
    segments: [
      ...before.segments,
      ...after.segments.filter(({ id }) => !rows.has(id)).map((row) => ({ ...row, retired: true })),
    ],
    paragraphs: [
      ...before.paragraphs,
      ...after.paragraphs
        .filter(({ id }) => !paragraphs.has(id))
        .map((paragraph) => ({ ...paragraph, retired: true })),
    ],
  };
}

/**
 * The same two snapshots without the corrections of paragraphs whose corrections the change left as they were: what
 * somebody corrects there later does not stand in the way of an undo, nor is it undone. But of a paragraph that the
 * change made or retired they count, for they would be out of sight with it.
 */
export function withoutIdleCorrections(
  before: Snapshot,
  after: Snapshot,
): { readonly before: Snapshot; readonly after: Snapshot } {
  const then = new Map(before.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  const idle = new Set(
    after.paragraphs
      .filter(({ id, corrections, retired }) => {
        const was = then.get(id);
        return was?.retired === retired && isSame(was.corrections, corrections);
      })
      .map(({ id }) => id),
  );
  const without = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    paragraphs: snapshot.paragraphs.map((one) => (idle.has(one.id) ? { ...one, corrections: null } : one)),
  });
  return { before: without(before), after: without(after) };
}

/** The first row or paragraph that does not stand as it is remembered, or null. Comments and ranks may differ. */
export function firstDifference(
  remembered: Snapshot,
  now: Snapshot,
): { readonly segmentId: string | null } | null {
  const rows = new Map(now.segments.map((row) => [row.id, row]));
  for (const row of remembered.segments) {
    const there = rows.get(row.id);
    if (!there || !isSame({ ...row, rank: 0 }, { ...there, rank: 0 })) return { segmentId: row.id };
  }
  const paragraphs = new Map(now.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  for (const paragraph of remembered.paragraphs) {
    const there = paragraphs.get(paragraph.id);
    const corrections = paragraph.corrections ?? there?.corrections;
    if (!there || !isSame({ ...paragraph, corrections }, there)) {
      return { segmentId: there?.segmentId ?? paragraph.segmentId };
    }
  }
  const rules = new Map(now.rules.map((rule) => [rule.id, rule]));
  if (remembered.rules.some((rule) => !isSame(rule, rules.get(rule.id)))) return { segmentId: null };
  return null;
}

/** Field by field; a proposal may come back from the database with its fields in another order. */
function isSame(first: unknown, second: unknown): boolean {
  if (typeof first !== "object" || first === null || typeof second !== "object" || second === null)
    return first === second;
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  const value = (thing: object, key: string): unknown => (thing as Record<string, unknown>)[key] ?? null;
  return [...keys].every((key) => isSame(value(first, key), value(second, key)));
}
