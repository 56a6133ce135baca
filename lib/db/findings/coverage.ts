import "server-only";

import { z } from "zod";
import { type Refusal, refuse } from "../../segments/refusal";
import type { Coverage, NewCoverageDecision } from "../../wire/findings";
import { database } from "../client";
import { announce } from "../events";
import type { Prisma } from "../generated/client";
import { findPerson } from "../people/names";
import type { EditScope } from "../scope";
import { saveChange } from "./ignores";
import { readSources } from "./pairs";

/**
 * What somebody said of a sentence that has no answer.
 *
 * FND-11  It holds as long as its row has that sentence, letter for letter but for spaces, on that side; and of a rendering, as long as
 *         the row that is named is there. Taken back, it stays to be read.
 */
export type CoverageDecision = NonNullable<Coverage["source"]["list"][number]["decision"]>;

type Decided = { readonly ok: true; readonly change: string; readonly decision: CoverageDecision } | Refusal;

export async function decideCoverage(
  scope: EditScope & { readonly documentId: string },
  segmentId: string,
  wish: NewCoverageDecision,
  now: Date,
): Promise<Decided> {
  const { projectId, documentId, userId } = scope;
  const { side, start, end, kind, reason } = wish;
  return database().$transaction(async (tx) => {
    const segment = await tx.segment.findFirst({
      where: { id: segmentId, projectId, retiredAt: null },
      select: { current: { select: { text: true } } },
    });
    if (!segment) return refuse("missing", { code: "problems.row.missing" });
    const text =
      side === "source"
        ? ((await readSources(tx, projectId, [segmentId])).get(segmentId) ?? "")
        : (segment.current?.text ?? "");
    const sentence = oneLine(text.slice(start, end));
    if (sentence === "" || end > text.length) {
      return refuse("invalid", { code: "problems.coverage.no-words" }, "end");
    }
    const thereId = kind === "rendered" ? (wish.thereId ?? segmentId) : null;
    if (thereId !== null) {
      const there = await tx.segment.count({
        where: { id: thereId, projectId, documentId, retiredAt: null },
      });
      if (there === 0) return refuse("invalid", { code: "problems.coverage.no-place" }, "thereId");
    }
    const { id } = await tx.coverageDecision.create({
      data: {
        ...{ projectId, documentId, segmentId, side, sentence, kind, thereId, reason },
        words: kind === "rendered" ? (wish.words ?? null) : null,
        createdById: userId,
        createdAt: now,
      },
      select: { id: true },
    });
    const change = await saveChange(tx, scope, "coverage", { coverageId: id });
    const decision: CoverageDecision = {
      ...{ id, kind, reason },
      there: thereId === null ? null : { segmentId: thereId, words: wish.words ?? "" },
      by: await findPerson(tx, userId),
      at: now.toISOString(),
    };
    return { ok: true as const, change, decision };
  });
}

export async function takeCoverageBack(
  scope: EditScope & { readonly documentId: string },
  id: string,
  now: Date,
): Promise<{ readonly ok: true; readonly change: string } | Refusal> {
  const { projectId, userId } = scope;
  return database().$transaction(async (tx) => {
    const { count } = await tx.coverageDecision.updateMany({
      where: { id, projectId, takenBackAt: null },
      data: { takenBackAt: now, takenBackById: userId },
    });
    if (count === 0) return refuse("changed-since", { code: "problems.coverage.taken-back" });
    return { ok: true as const, change: await saveChange(tx, scope, "coverage", { uncoverageId: id }) };
  });
}

const CoverageMark = z.object({ coverageId: z.string().optional(), uncoverageId: z.string().optional() });

/** FND-10, of these decisions. */
export async function followCoverage(
  tx: Prisma.TransactionClient,
  { projectId, userId }: EditScope,
  first: { readonly after: unknown; readonly documentId: string },
  isTakenBack: boolean,
  now: Date,
): Promise<void> {
  const { coverageId, uncoverageId } = CoverageMark.parse(first.after);
  const id = coverageId ?? uncoverageId;
  if (id === undefined) return;
  const ends = (coverageId !== undefined) === isTakenBack;
  await tx.coverageDecision.updateMany({
    where: { id, projectId },
    data: ends ? { takenBackAt: now, takenBackById: userId } : { takenBackAt: null, takenBackById: null },
  });
  await announce(tx, { projectId, documentId: first.documentId }, "findings", {});
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
