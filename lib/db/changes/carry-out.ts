import "server-only";

import { type Contributors, joined, unsettled } from "../../segments/authorship";
import { type Deed, linkAfter, NO_LINK } from "../../segments/link";
import type { PlacedParagraph, Plan, Row } from "../../segments/structure";
import { countChineseCharacters } from "../../text/count";
import type { StructureChanged } from "../../wire/segments";
import { announce } from "../events";
import { Prisma } from "../generated/client";
import { prismaKind } from "../paragraphs/kinds";
import { listParagraphs } from "../paragraphs/reads";
import { type Cut, carryAcross } from "../reading/cut";
import type { Scope } from "../scope";
import { readSegments } from "../segments/reads";
import { announceSegments } from "../segments/store";
import { insertVersion } from "../segments/versions";
import type { PassageRow } from "./passage";
import { type Snapshot, type Touched, takeSnapshot, withMade } from "./snapshot";
import { moveTalk, talkOf } from "./talk";

type Tx = Prisma.TransactionClient;

/** What a command asks for, worked out: the rows it is about as they are, and as they shall be. */
export interface Work {
  readonly documentId: string;
  readonly kind: string;
  readonly rows: ReadonlyMap<string, PassageRow>;
  readonly plan: Plan;
  /** What it means for the links of the rows that it changes and leaves there. */
  readonly deed: Deed;
  /** Paragraphs that leave the work or whose proposal is answered, as they shall be. */
  readonly paragraphs?: readonly ParagraphChange[];
  /** A paragraph that is cut: what lies over it goes along to its parts. */
  readonly cut?: Cut;
  /** New English was typed with the command (a note): its words are whoever's who acts. */
  readonly typed?: string;
  /** Which row takes over the comments and suggestions of one that is merged away. */
  readonly heirOf?: (rowId: string) => string | null;
}

export interface ParagraphChange {
  readonly id: string;
  readonly data: Prisma.ParagraphUncheckedUpdateManyInput;
}

/** Carries out a plan, remembers it as a change that can be undone, and tells every open screen. */
export async function carryOut(tx: Tx, scope: Scope, work: Work, now: Date): Promise<StructureChanged> {
  const { projectId, userId } = scope;
  const { documentId, kind } = work;
  const changed = work.plan.rows.filter((row) => row !== work.rows.get(row.id)?.row);
  const going = changed.filter(({ isRetired }) => isRetired);
  const talk = await talkOf(tx, scope, going, ({ id }) => work.heirOf?.(id) ?? null);
  const touched: Touched = {
    segments: changed.map(({ id }) => id),
    paragraphs: [
      ...new Set([
        ...paragraphsOf([...work.rows.values()].map(({ row }) => row)),
        ...paragraphsOf(changed),
        ...(work.paragraphs ?? []).map(({ id }) => id),
      ]),
    ],
    comments: talk.comments.map(({ id }) => id),
    suggestions: talk.suggestions.map(({ id }) => id),
  };
  const before = await takeSnapshot(tx, scope, touched);

  for (const row of changed) await storeRow(tx, scope, work, row, now);
  await storeParagraphs(tx, scope, work, changed, now);
  if (work.cut) await carryAcross(tx, scope, work.cut, now);
  await moveTalk(tx, scope, talk);

  const after = await takeSnapshot(tx, scope, touched);
  const change = { before: withMade(before, after), after };
  const { id } = await tx.change.create({
    data: { projectId, documentId, userId, kind, ...asJson(change) },
    select: { id: true },
  });
  return tellChange(tx, scope, { id, kind, documentId, ...change });
}

export function asJson(change: { readonly before: Snapshot; readonly after: Snapshot }) {
  return change as unknown as { before: Prisma.InputJsonObject; after: Prisma.InputJsonObject };
}

/** More rows than this: screens read the document again, rather than being told one by one. */
const MOST_TOLD = 500;

/** The answer to a change of structure; every open screen is told the same. */
export async function tellChange(
  tx: Tx,
  scope: Scope,
  change: {
    readonly id: string;
    readonly kind: string;
    readonly documentId: string;
    readonly before: Snapshot;
    readonly after: Snapshot;
  },
): Promise<StructureChanged> {
  const { id, kind, documentId, before, after } = change;
  const ids = after.segments.map((row) => row.id);
  const { projectId } = scope;
  if (ids.length > MOST_TOLD) {
    await announce(tx, { projectId, documentId }, "reload", { reason: "many-rows" });
  } else {
    await announceSegments(tx, scope, documentId, ids, true);
  }
  const isAside = ({ setAsideReason, retired }: Snapshot["paragraphs"][number]) =>
    setAsideReason !== null && !retired;
  const asideNow = after.paragraphs.filter(isAside).map((paragraph) => paragraph.id);
  const asideBefore = before.paragraphs.filter(isAside).map((paragraph) => paragraph.id);
  return {
    change: id,
    kind,
    segments: await readSegments(tx, scope, ids),
    removed: after.segments.filter(({ retired }) => retired).map((row) => row.id),
    setAside: await listParagraphs(tx, scope, asideNow),
    broughtBack: asideBefore.filter((paragraphId) => !asideNow.includes(paragraphId)),
  };
}

function paragraphsOf(rows: readonly Row[]): string[] {
  return rows.flatMap(({ paragraphs }) => paragraphs.map(({ id }) => id));
}

async function storeRow(tx: Tx, scope: Scope, work: Work, row: Row, now: Date): Promise<void> {
  const { projectId, userId } = scope;
  const was = work.rows.get(row.id);
  const revision = (was?.locked.revision ?? 0) + 1;
  if (!was) {
    const { id, rank } = row;
    const data = { id, rank, projectId, documentId: work.documentId, revision };
    await tx.segment.create({ data, select: { id: true } });
  }
  const from = work.plan.words[row.id];
  const isTyped = work.typed !== undefined && !was;
  const currentId =
    from || (isTyped && row.text !== "")
      ? await insertVersion(tx, scope, {
          segmentId: row.id,
          text: row.text,
          origin: isTyped ? "typed" : "structure",
          writerId: isTyped ? userId : writerOf(scope, work, from ?? []),
          contributors: isTyped ? { [userId]: null } : contributorsOf(work, from ?? []),
          revision,
        })
      : undefined;
  const link = was?.locked.link ?? NO_LINK;
  const { linkedById, ...aligned } = row.isRetired ? link : linkAfter(link, work.deed, userId);
  await tx.segment.update({
    where: { id: row.id, projectId },
    data: {
      ...row.standing,
      ...aligned,
      ...(linkedById === link.linkedById ? {} : { linkedById, linkedAt: linkedById === null ? null : now }),
      revision,
      updatedById: userId,
      retiredAt: row.isRetired ? now : null,
      ...(currentId ? { currentId } : {}),
    },
    select: { id: true },
  });
}

/** Whoever wrote in one of the rows that the words come from. Putting them together is no writing. */
function contributorsOf(work: Work, from: readonly string[]): Contributors {
  const rows = from.flatMap((id) => work.rows.get(id)?.locked ?? []);
  return joined(rows.map(unsettled));
}

/** Words that were put together keep their writer; where whoever acts wrote some of them, it is them. */
function writerOf(scope: Scope, work: Work, from: readonly string[]): string | null {
  const writers = from.map((id) => work.rows.get(id)?.locked.current?.writerId ?? null);
  return writers.includes(scope.userId) ? scope.userId : (writers.find((writer) => writer !== null) ?? null);
}

async function storeParagraphs(tx: Tx, scope: Scope, work: Work, changed: readonly Row[], now: Date) {
  const { projectId } = scope;
  const { documentId } = work;
  const homes = new Map<string, string>();
  for (const { row } of work.rows.values()) for (const { id } of row.paragraphs) homes.set(id, row.id);
  const known = new Set([...homes.keys(), ...(work.paragraphs ?? []).map(({ id }) => id)]);
  const kept = new Set<string>(work.plan.rows.flatMap(({ paragraphs }) => paragraphs.map(({ id }) => id)));
  for (const { id, data } of work.paragraphs ?? []) {
    await tx.paragraph.updateMany({ where: { id, projectId, retiredAt: null }, data });
    kept.add(id);
  }
  for (const row of changed) {
    const coming = row.paragraphs.filter(({ id }) => known.has(id) && homes.get(id) !== row.id);
    if (coming.length > 0) {
      await tx.paragraph.updateMany({
        where: { id: { in: coming.map(({ id }) => id) }, projectId },
        data: { segmentId: row.id },
      });
    }
    const made = row.paragraphs.filter(({ id }) => !known.has(id));
    if (made.length > 0) {
      await tx.paragraph.createMany({
        data: made.map((one) => ({ ...columnsOf(one), projectId, documentId, segmentId: row.id })),
      });
    }
  }
  const planned = new Set(work.plan.rows.map(({ id }) => id));
  const cut = [...homes].filter(([id, rowId]) => planned.has(rowId) && !kept.has(id)).map(([id]) => id);
  if (cut.length > 0) {
    await tx.paragraph.updateMany({ where: { id: { in: cut }, projectId }, data: { retiredAt: now } });
  }
}

function columnsOf(paragraph: PlacedParagraph) {
  const { kind, proposal, marks, layout, ...columns } = paragraph;
  return {
    ...columns,
    marks: marks ? (marks as unknown as Prisma.InputJsonArray) : Prisma.DbNull,
    layout: layout ? (layout as unknown as Prisma.InputJsonObject) : Prisma.DbNull,
    kind: prismaKind(kind),
    proposal: proposal === null ? Prisma.DbNull : (proposal as unknown as Prisma.InputJsonObject),
    characters: countChineseCharacters(paragraph.text),
  };
}
