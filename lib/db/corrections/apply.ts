import "server-only";

import type { z } from "zod";
import { contextOf } from "../../corrections/correction-table";
import { type Refusal, refuse } from "../../segments/refusal";
import type { ApplyRules, Place, PreviewRules, RulesPreview, WithdrawRules } from "../../wire/corrections";
import { done, inDocument } from "../changes/in-document";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import type { EditScope, SourceScope } from "../scope";
import { carryCorrections, type Making, type Turning } from "./carry";
import { keyOf, type PlannedParagraph, planTable, type TablePlan } from "./plan";
import { storeRows, whyNotRows } from "./rules";

type Tx = Prisma.TransactionClient;

/** What applying the table would do. */
export async function previewRules(
  scope: SourceScope,
  documentId: string,
  asked: z.output<typeof PreviewRules>,
): Promise<({ readonly ok: true } & RulesPreview) | Refusal> {
  const wrong = whyNotRows(asked.rows);
  if (wrong) return wrong;
  const { rows, paragraphs } = await planTable(database(), scope, documentId, asked);
  const counts = rows.map(() => ({ places: 0, made: 0, excepted: 0 }));
  const occurrences: RulesPreview["occurrences"] = [];
  let total = 0;
  for (const { id, segmentId, text, places } of paragraphs) {
    for (const { start, end, row, isExcepted, laidId } of places) {
      total += 1;
      const count = counts[row]!;
      if (isExcepted) count.excepted += 1;
      else count.places += 1;
      if (laidId !== null) count.made += 1;
      if (occurrences.length >= asked.limit) continue;
      const { before, after } = contextOf(text, { start, end });
      const isMade = laidId !== null;
      occurrences.push({ row, paragraphId: id, segmentId, start, end, before, after, isMade, isExcepted });
    }
  }
  const changing = paragraphs.filter(isChanged);
  return {
    ok: true,
    rows: rows.map((row, index) => ({ ...row, ...counts[index]! })),
    occurrences,
    isComplete: occurrences.length === total,
    making: changing.reduce((sum, { places }) => sum + places.filter(isToBeMade).length, 0),
    leaving: changing.reduce((sum, { leaving }) => sum + leaving.length, 0),
    confirmed: await countConfirmed(scope, [...new Set(changing.map(({ segmentId }) => segmentId))]),
  };
}

function isToBeMade({ isExcepted, laidId }: PlannedParagraph["places"][number]): boolean {
  return !isExcepted && laidId === null;
}

function isChanged({ places, leaving }: PlannedParagraph): boolean {
  return leaving.length > 0 || places.some(isToBeMade);
}

function countConfirmed({ projectId }: SourceScope, segmentIds: readonly string[]): Promise<number> {
  return database().segment.count({
    where: {
      id: { in: [...segmentIds] },
      projectId,
      OR: [{ state: "reviewed" }, { confirmedById: { not: null } }],
      subState: null,
    },
  });
}

/** Applies the table to a document, as one change. */
export function applyRules(scope: EditScope, documentId: string, asked: ApplyRules, now: Date) {
  return inDocument(scope, documentId, async (tx) => {
    const wrong = whyNotRows(asked.rows);
    if (wrong) return wrong;
    const except = placesOf(asked.except);
    const allow = placesOf(asked.allow);
    const plan = await planTable(tx, scope, documentId, asked, (paragraphId, place) =>
      allow.has(paragraphId, place),
    );
    if (
      !plan.paragraphs.some(
        (one) => isChanged(one) || one.places.some((place) => isNewlyOut(one, place, except)),
      )
    ) {
      return refuse("state", { code: "problems.rules.no-place" });
    }
    const ids = await idsOf(tx, scope, documentId, plan, asked, now);
    if (!ids.ok) return ids;
    const making: Making[] = [];
    const turning: Turning[] = await endedExceptions(tx, scope, asked.allow);
    for (const paragraph of plan.paragraphs) {
      const { id: paragraphId, places, leaving } = paragraph;
      for (const place of places) {
        const { start, end, row, laidId } = place;
        const isOut = except.has(paragraphId, place);
        const { from: old, to, reason } = plan.rows[row]!;
        const one = { paragraphId, start, end, old, new: to, reason, ruleId: ids.ids[row]! };
        if (isOut && laidId !== null) {
          turning.push({ id: laidId, paragraphId, state: "exception", isRead: true });
        } else if (isNewlyOut(paragraph, place, except)) {
          making.push({ ...one, state: "exception" });
        } else if (!isOut && isToBeMade(place)) making.push({ ...one, state: "live" });
      }
      for (const id of leaving) turning.push({ id, paragraphId, state: "withdrawn", isRead: true });
    }
    return done(await carryCorrections(tx, scope, { documentId, kind: "apply-rules", making, turning, now }));
  });
}

/** A place that is left alone from now on. */
function isNewlyOut(
  { id }: PlannedParagraph,
  place: PlannedParagraph["places"][number],
  except: Places,
): boolean {
  return !place.isExcepted && except.has(id, place);
}

interface Places {
  has(paragraphId: string, place: { readonly start: number; readonly end: number }): boolean;
}

function placesOf(places: readonly Place[]): Places {
  const keys = new Set(places.map((place) => `${place.paragraphId}:${keyOf(place)}`));
  return { has: (paragraphId, place) => keys.has(`${paragraphId}:${keyOf(place)}`) };
}

/** The rules of the rows that are applied; rows that are new join the table for it. */
async function idsOf(
  tx: Tx,
  scope: EditScope,
  documentId: string,
  plan: TablePlan,
  { scope: reach, rows }: ApplyRules,
  now: Date,
): Promise<{ readonly ok: true; readonly ids: readonly string[] } | Refusal> {
  const stored = await storeRows(tx, scope, reach === "document" ? documentId : null, rows, now);
  if (!stored.ok) return stored;
  return { ok: true, ids: plan.rows.map(({ ruleId, from }) => ruleId ?? stored.ids.get(from)!) };
}

/** Places to leave alone that are such places no longer. */
async function endedExceptions(
  tx: Tx,
  { projectId }: EditScope,
  allow: readonly Place[],
): Promise<Turning[]> {
  if (allow.length === 0) return [];
  const wanted = placesOf(allow);
  const found = await tx.correction.findMany({
    where: {
      projectId,
      state: "exception",
      paragraphId: { in: allow.map(({ paragraphId }) => paragraphId) },
    },
    select: { id: true, paragraphId: true, start: true, end: true },
  });
  return found
    .filter((one) => wanted.has(one.paragraphId, one))
    .map(({ id, paragraphId }) => ({ id, paragraphId, state: "withdrawn", isRead: false }));
}

/** Takes rows out of the table, and what they made in this document back, as one change. */
export function withdrawRules(
  scope: EditScope,
  documentId: string,
  { rules }: z.output<typeof WithdrawRules>,
  now: Date,
) {
  return inDocument(scope, documentId, async (tx) => {
    const { projectId } = scope;
    const there = await tx.rule.findMany({
      where: { id: { in: rules }, projectId, withdrawnAt: null, OR: [{ documentId }, { documentId: null }] },
      select: { id: true },
    });
    if (there.length === 0) {
      return refuse("state", { code: "problems.rules.gone" });
    }
    const ids = there.map(({ id }) => id);
    const lying = await tx.correction.findMany({
      where: {
        ruleId: { in: ids },
        documentId,
        projectId,
        state: { in: ["live", "exception"] },
        paragraph: { retiredAt: null },
      },
      select: { id: true, paragraphId: true, state: true },
    });
    const turning = lying.map(({ id, paragraphId, state }): Turning => {
      return { id, paragraphId, state: "withdrawn", isRead: state === "live" };
    });
    return done(
      await carryCorrections(tx, scope, {
        documentId,
        kind: "withdraw-rules",
        making: [],
        turning,
        rules: ids,
        now,
      }),
    );
  });
}
