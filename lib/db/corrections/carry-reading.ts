import "server-only";

import { carryOver } from "../../corrections/carry-over";
import type { Prisma } from "../generated/client";
import { newIds } from "../ids";
import { writeCorrected } from "../reading/corrected";
import type { Scope } from "../scope";

/** Paragraphs of one reading of an original, in order. */
export type Reading = readonly { readonly id: string; readonly text: string }[];

/** A correction that the new reading does not hold the words of. `paragraph` counts from 1 in the old one. */
export interface LeftBehind {
  readonly paragraph: number;
  readonly old: string;
  readonly new: string;
}

/**
 * Lays the corrections of one reading over another where that has the words (lib/corrections/carry-over.ts), as new ones that say what
 * they came from; whoever made one stays its author. Those of the old reading stay with it, so that undoing brings them back.
 * Answers how many were carried, and those that were not.
 */
export async function carryToReading(
  tx: Prisma.TransactionClient,
  scope: Scope,
  before: Reading,
  after: Reading,
  now: Date,
): Promise<{ readonly carried: number; readonly left: readonly LeftBehind[] }> {
  const { projectId } = scope;
  const numbers = new Map(before.map(({ id }, index) => [id, index]));
  const lying = await tx.correction.findMany({
    where: { paragraphId: { in: [...numbers.keys()] }, projectId, state: "live" },
  });
  if (lying.length === 0) return { carried: 0, left: [] };
  const textsOf = (reading: Reading) => reading.map(({ text }) => text);
  const laid = lying
    .map((one) => ({ ...one, paragraph: numbers.get(one.paragraphId)! }))
    .sort((one, other) => one.paragraph - other.paragraph || one.start - other.start);
  const { carried, left } = carryOver(textsOf(before), textsOf(after), laid);
  const ids = newIds(carried.length);
  await tx.correction.createMany({
    data: carried.map(({ from: { paragraph: _, ...one }, paragraph, start }, index) => ({
      ...one,
      id: ids[index]!,
      paragraphId: after[paragraph]!.id,
      start,
      end: start + one.old.length,
      fromId: one.id,
    })),
  });
  await writeCorrected(tx, scope, [...new Set(carried.map(({ paragraph }) => after[paragraph]!.id))], now);
  return {
    carried: carried.length,
    left: left.map(({ paragraph, old, new: put }) => ({ paragraph: paragraph + 1, old, new: put })),
  };
}
