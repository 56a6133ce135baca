import "server-only";

import { PROPOSAL_KINDS, type Proposal, type ProposalKind } from "../../segmentation/proposal";
import { asideInRow, joinRows, Planned, partTurns } from "../../segments/answered-proposals";
import { type Refusal, refuse } from "../../segments/refusal";
import type { AnswerProposals, ProposalList, ProposalsAnswered } from "../../wire/proposals";
import { carryOut, type ParagraphChange, type Work } from "../changes/carry-out";
import { lockDocument, type PassageRow, readRows } from "../changes/passage";
import { database } from "../client";
import { Prisma } from "../generated/client";
import type { EditScope, SourceScope } from "../scope";
import { makeRoom } from "./turn-room";

type Tx = Prisma.TransactionClient;

/**
 * One call answers proposals until so many rows are touched; the answer says how many are left, and the caller asks again.
 * So a book of 20,000 broken lines does not hold its document for a minute.
 */
const MOST_ROWS = 1_000;

/** A paragraph with its open proposal, in the work. */
interface Open {
  readonly id: string;
  readonly segmentId: string;
  readonly position: number;
  readonly proposal: Proposal;
}

type Answered = ({ readonly ok: true } & ProposalsAnswered) | Refusal;

/**
 * Accepts or refuses the open proposals of one kind in a document, all or those of some paragraphs, as one change that can
 * be undone. What cannot be carried out (a row that is omitted, lines that no longer stand together) stays open.
 */
export function answerProposals(
  scope: EditScope,
  documentId: string,
  asked: AnswerProposals,
  now: Date,
): Promise<Answered> {
  return database().$transaction(
    async (tx) => {
      if (!(await lockDocument(tx, scope, documentId)))
        return refuse("missing", { code: "problems.document.missing" });
      const open = await readOpen(tx, scope, documentId, asked);
      if (open.length === 0) return NONE_OPEN;
      const { taken, rowIds } = await taking(tx, scope, documentId, asked, open);
      const rows = await readRows(tx, scope, rowIds);
      const planned = new Planned([...rows.values()].map(({ row }) => row));
      const done = await planAll(tx, scope, { documentId, asked, taken, rows, planned, now });
      if (done.count === 0) return CANNOT;
      const changed = await carryOut(
        tx,
        scope,
        {
          documentId,
          kind: asked.answer === "accept" ? `accept-${asked.kind}` : "refuse-proposals",
          rows,
          plan: planned.plan(),
          deed: deedOf(asked),
          paragraphs: done.paragraphs,
          heirOf: (rowId) => done.heirs.get(rowId) ?? null,
        },
        now,
      );
      const skipped = taken.length - done.count;
      return {
        ok: true as const,
        ...changed,
        answered: done.count,
        left: open.length - taken.length,
        skipped,
      };
    },
    { timeout: 60_000 },
  );
}

function deedOf({ answer, kind }: AnswerProposals): Work["deed"] {
  if (answer === "refuse") return "untouched";
  return kind === "turns" || kind === "lines" ? "made" : "other-source";
}

async function readOpen(
  tx: Tx,
  { projectId }: SourceScope | EditScope,
  documentId: string,
  { kind, paragraphs }: Pick<AnswerProposals, "kind" | "paragraphs">,
): Promise<Open[]> {
  const only = paragraphs === undefined ? Prisma.empty : Prisma.sql`and id = any(${[...paragraphs]})`;
  return tx.$queryRaw<Open[]>`
    select id, "segmentId", position, proposal from "Paragraph"
    where "documentId" = ${documentId} and "projectId" = ${projectId} and "retiredAt" is null
      and "segmentId" is not null and proposal->>'kind' = ${kind} ${only}
    order by position, id`;
}

/** As many as a call answers, and the rows that they are about. */
async function taking(
  tx: Tx,
  scope: EditScope,
  documentId: string,
  { answer, kind }: AnswerProposals,
  open: readonly Open[],
): Promise<{ readonly taken: readonly Open[]; readonly rowIds: readonly string[] }> {
  const rowIds = new Set<string>();
  const taken: Open[] = [];
  for (const one of open) {
    if (rowIds.size >= MOST_ROWS) break;
    taken.push(one);
    rowIds.add(one.segmentId);
    if (answer === "accept" && kind === "lines")
      for (const id of await rowsOfLines(tx, scope, documentId, one)) rowIds.add(id);
  }
  return { taken, rowIds: [...rowIds] };
}

/** The rows of the lines that are one paragraph, in order; fewer where some of them are set aside or gone. */
async function rowsOfLines(tx: Tx, scope: EditScope, documentId: string, one: Open): Promise<string[]> {
  const lines = await linesOf(tx, scope, documentId, one);
  return [...new Set(lines.map(({ segmentId }) => segmentId))];
}

/** The lines themselves. */
async function linesOf(
  tx: Tx,
  { projectId }: EditScope,
  documentId: string,
  one: Open,
): Promise<{ readonly id: string; readonly segmentId: string }[]> {
  const count = one.proposal.kind === "lines" ? one.proposal.count : 1;
  const lines = await tx.paragraph.findMany({
    where: { documentId, projectId, retiredAt: null, position: { gte: one.position } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: count,
    select: { id: true, segmentId: true },
  });
  return lines.flatMap(({ id, segmentId }) => (segmentId === null ? [] : [{ id, segmentId }]));
}

interface Done {
  /** How many proposals were carried out. */
  readonly count: number;
  /** What becomes of their paragraphs; those that are parted are taken away with the row that held them. */
  readonly paragraphs: readonly ParagraphChange[];
  readonly heirs: ReadonlyMap<string, string>;
}

async function planAll(
  tx: Tx,
  scope: EditScope,
  work: {
    readonly documentId: string;
    readonly asked: AnswerProposals;
    readonly taken: readonly Open[];
    readonly rows: ReadonlyMap<string, PassageRow>;
    readonly planned: Planned;
    readonly now: Date;
  },
): Promise<Done> {
  const { documentId, asked, taken, rows, planned, now } = work;
  const paragraphs: ParagraphChange[] = [];
  const heirs = new Map<string, string>();
  let count = 0;
  const answered = (id: string, data: ParagraphChange["data"] = {}) => {
    count += 1;
    paragraphs.push({ id, data: { ...data, proposal: Prisma.DbNull } });
  };
  const room =
    asked.kind === "turns" && asked.answer === "accept" ? await makeRoom(tx, scope, documentId, taken) : null;

  for (const { id, segmentId, proposal } of taken) {
    const row = planned.row(segmentId);
    if (!row) continue;
    if (asked.answer === "refuse") {
      // A new row of the same contents: its screens are told that nothing is proposed any more.
      planned.take({ ok: true, rows: [{ ...row }], words: {} });
      answered(id);
    } else if (asked.kind === "turns") {
      const paragraph = rows.get(segmentId)?.row.paragraphs.find((one) => one.id === id);
      const places = room?.get(id);
      if (paragraph && places && partTurns(planned, segmentId, paragraph, places)) count += 1;
    } else if (asked.kind === "lines") {
      const lines = await linesOf(tx, scope, documentId, taken.find((one) => one.id === id)!);
      const joined = [...new Set(lines.map((line) => line.segmentId))];
      if (!(await isUnbroken(tx, scope, documentId, joined)) || !joinRows(planned, joined)) continue;
      for (const other of joined.slice(1)) heirs.set(other, joined[0]!);
      answered(id, { goesOn: true });
      for (const line of lines.slice(1, -1)) paragraphs.push({ id: line.id, data: { goesOn: true } });
    } else if (asideInRow(planned, segmentId, id)) {
      answered(id, {
        segmentId: null,
        setAsideReason: proposal.reason,
        setAsideKind: proposal.kind,
        setAsideById: scope.userId,
        setAsideAt: now,
      });
    }
  }
  return { count, paragraphs, heirs };
}

/** No other row stands between these. */
async function isUnbroken(
  tx: Tx,
  { projectId }: EditScope,
  documentId: string,
  ids: readonly string[],
): Promise<boolean> {
  const [{ between } = { between: 0n }] = await tx.$queryRaw<{ between: bigint }[]>`
    select count(*) as between from "Segment" s,
      (select min((rank, id)) as first, max((rank, id)) as last from "Segment" where id = any(${[...ids]})) as ends
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null
      and (s.rank, s.id) between ends.first and ends.last`;
  return Number(between) === ids.length;
}

/** The open proposals of a document, in reading order, with how many there are of each kind. */
export async function listProposals(scope: SourceScope, documentId: string): Promise<ProposalList> {
  const byKind = await Promise.all(
    PROPOSAL_KINDS.map((kind) => readOpen(database(), scope, documentId, { kind })),
  );
  const counts = Object.fromEntries(PROPOSAL_KINDS.map((kind, index) => [kind, byKind[index]!.length]));
  return {
    counts: counts as Record<ProposalKind, number>,
    proposals: byKind
      .flat()
      .sort((one, other) => one.position - other.position)
      .map(({ id, segmentId, proposal }) => ({ paragraphId: id, segmentId, proposal })),
  };
}

const NONE_OPEN = refuse("state", { code: "problems.proposals.none-open" });

const CANNOT = refuse("state", { code: "problems.proposals.cannot" });
