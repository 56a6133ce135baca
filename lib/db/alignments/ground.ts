import "server-only";

import type { ParagraphKind } from "../../segmentation/paragraph";
import { englishParagraphs } from "../../segmentation/target";
import type { Contributors } from "../../segments/authorship";
import { isFixed } from "../../segments/link";
import { isOmitted } from "../../segments/transitions";
import type { State, SubState } from "../../wire/segments";
import { lockDocument } from "../changes/passage";
import type { Prisma } from "../generated/client";
import type { EditScope, ImportScope, SourceScope } from "../scope";
import type { StandingRow } from "./lay";

/** A paragraph of Chinese as the aligner looks at it. */
export interface SourceLine {
  readonly id: string;
  readonly text: string;
  readonly kind: ParagraphKind;
  readonly proposed: boolean;
  /** It is read as one text with the next line of its row. */
  readonly goesOn: boolean;
}

/** A document's live rows of now: what English is aligned to, and laid into. */
export interface Ground {
  /** How its English is written. */
  readonly notation: "plain" | "markdown" | "marks";
  readonly rows: readonly GroundRow[];
}

export interface GroundRow extends StandingRow {
  readonly revision: number;
  readonly state: State;
  readonly subState: SubState;
  readonly lines: readonly SourceLine[];
  /** All its English as it is stored; "" where there is none. */
  readonly target: string;
  readonly isOmitted: boolean;
  /** Nothing hangs on it (comments, suggestions) that would go out of sight with it. */
  readonly isBare: boolean;
}

type GroundScope = ImportScope | EditScope | SourceScope;

interface RowRecord {
  readonly id: string;
  readonly rank: number;
  readonly revision: number;
  readonly state: State;
  readonly subState: SubState;
  readonly confidence: number | null;
  readonly isCrossed: boolean;
  readonly linkedById: string | null;
  readonly text: string | null;
  readonly writerId: string | null;
  readonly contributors: Contributors | null;
}

/** The Chinese that the aligner is given for a paragraph: as people read it, with the corrections that they laid over it. */
export function sourceText(paragraph: { readonly text: string; readonly corrected: string | null }): string {
  return paragraph.corrected ?? paragraph.text;
}

interface LineRecord {
  readonly id: string;
  readonly text: string;
  readonly corrected: string | null;
  /** The database's own names for the kinds are ours. */
  readonly kind: ParagraphKind;
  readonly proposed: boolean;
  readonly goesOn: boolean;
  readonly segmentId: string;
}

export async function readGround(
  tx: Prisma.TransactionClient,
  scope: GroundScope,
  documentId: string,
): Promise<Ground> {
  const { projectId } = scope;
  const document = await tx.document.findFirstOrThrow({
    where: { id: documentId, projectId },
    select: { notation: true },
  });
  const records = await tx.$queryRaw<RowRecord[]>`
    select s.id, s.rank, s.revision, s.state::text as state, s."subState"::text as "subState", s.confidence,
      s."isCrossed", s."linkedById", t.text, t."writerId", t.contributors
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null
    order by s.rank, s.id`;
  const paragraphs = await tx.$queryRaw<LineRecord[]>`
    select id, text, corrected, kind::text as kind, coalesce(proposal->>'kind' not in ('turns', 'lines'), false) as proposed,
      "goesOn", "segmentId" from "Paragraph"
    where "documentId" = ${documentId} and "projectId" = ${projectId} and "retiredAt" is null
      and "segmentId" is not null
    order by position, id`;
  const bySegment = new Map<string, SourceLine[]>();
  for (const paragraph of paragraphs) {
    const { id, kind, proposed, segmentId } = paragraph;
    const line = { id, text: sourceText(paragraph), kind, proposed, goesOn: paragraph.goesOn };
    const beside = bySegment.get(segmentId);
    if (beside) beside.push(line);
    else bySegment.set(segmentId, [line]);
  }
  const talked = await tx.$queryRaw<{ segmentId: string }[]>`
    select "segmentId" from "Comment"
    where "documentId" = ${documentId} and "projectId" = ${projectId} and "deletedAt" is null
    union
    select "segmentId" from "Suggestion"
    where "documentId" = ${documentId} and "projectId" = ${projectId} and state = 'open'`;
  const hung = new Set(talked.map(({ segmentId }) => segmentId));
  return {
    notation: document.notation,
    rows: records.map((record) => rowOf(record, bySegment.get(record.id) ?? [], !hung.has(record.id))),
  };
}

function rowOf(record: RowRecord, lines: readonly SourceLine[], isBare: boolean): GroundRow {
  const { id, rank, revision, state, subState, confidence, isCrossed, linkedById, writerId } = record;
  const contributors = record.contributors ?? {};
  const target = record.text ?? "";
  return {
    id,
    rank,
    revision,
    state,
    subState,
    lines: lines.map((line, index) => ({ ...line, goesOn: line.goesOn && index + 1 < lines.length })),
    paragraphs: lines.map((line) => line.id),
    target,
    english: englishParagraphs(target).map(({ text }) => ({ text, rowId: id, writerId, contributors })),
    confidence,
    isCrossed,
    isFixed: isFixed({ state, subState }, { linkedById }),
    isOmitted: isOmitted({ subState }),
    isBare,
  };
}

/**
 * The same, of rows that nobody else changes until this transaction ends. The document is locked before them, as by
 * every change of structure. Null when it is not there any more.
 */
export async function lockGround(
  tx: Prisma.TransactionClient,
  scope: GroundScope,
  documentId: string,
): Promise<Ground | null> {
  if (!(await lockDocument(tx, scope, documentId))) return null;
  await tx.$executeRaw`
    select 1 from "Segment"
    where "documentId" = ${documentId} and "projectId" = ${scope.projectId} and "retiredAt" is null
    order by id for no key update`;
  return readGround(tx, scope, documentId);
}

/** The rows from one on (null: all), and the rank of the row before them; null where that row is not there any more. */
export function rowsFrom<Row extends StandingRow>(
  rows: readonly Row[],
  from: string | null,
): { readonly rows: readonly Row[]; readonly floor: number | null } | null {
  if (from === null) return { rows, floor: null };
  const at = rows.findIndex(({ id }) => id === from);
  return at === -1 ? null : { rows: rows.slice(at), floor: rows[at - 1]?.rank ?? null };
}

/**
 * Are the rows still those that were aligned? The wording of a fixed row may have changed, for nothing moves in or out
 * of one; all else must not have.
 */
export function isSameGround(before: readonly StandingRow[], now: readonly StandingRow[]): boolean {
  return before.length === now.length && before.every((row, index) => keyOf(row) === keyOf(now[index]!));
}

function keyOf({ id, paragraphs, english, isFixed: fixed }: StandingRow): string {
  return JSON.stringify([id, fixed, paragraphs, fixed ? english.length : english.map(({ text }) => text)]);
}
