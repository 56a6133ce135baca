import "server-only";

import { inOrder, mapOf } from "../../corrections/corrections";
import { type Refusal, refuse } from "../../segments/refusal";
import type { Prisma } from "../generated/client";
import { newIds } from "../ids";
import type { Scope } from "../scope";
import { liveCorrections, writeCorrected } from "./corrected";

type Tx = Prisma.TransactionClient;

/**
 * Where a place in what people read is in the original paragraph. A paragraph is not cut inside a correction: nobody
 * could say which half of the original belongs to which half of what is read.
 */
export async function originalPlace(
  tx: Tx,
  scope: Scope,
  place: { readonly paragraphId: string; readonly offset: number },
): Promise<{ readonly ok: true; readonly offset: number } | Refusal> {
  const corrections = (await liveCorrections(tx, scope, [place.paragraphId])).get(place.paragraphId) ?? [];
  if (corrections.length === 0 || place.offset === 0) return { ok: true, offset: place.offset };
  const map = mapOf(corrections);
  const inside = map.corrected.findIndex(({ start, end }) => start < place.offset && place.offset < end);
  if (inside !== -1) {
    const { old, new: put } = corrections[inside]!;
    return refuse("invalid", { code: "problems.correction.split-inside", put, old }, "source.offset");
  }
  // The end of what is read is the end of the original, also where the end was taken out.
  const last = map.corrected.at(-1)!;
  const isAtEnd = last.start === last.end && place.offset === last.start;
  return { ok: true, offset: isAtEnd ? corrections.at(-1)!.end : map.toOriginal(place.offset) };
}

/** A paragraph that was retired for its parts. Offsets in the original; the parts cover it in order. */
export interface Cut {
  readonly paragraphId: string;
  readonly parts: readonly { readonly id: string; readonly start: number; readonly end: number }[];
}

/**
 * What lies over a paragraph goes along to its parts: whoever made a correction stays its author. Those of the retired
 * paragraph stay with it, so that undoing the cut brings them back. A place to leave alone that is cut is no place
 * any more.
 */
export async function carryAcross(
  tx: Tx,
  scope: Scope,
  { paragraphId, parts }: Cut,
  now: Date,
): Promise<void> {
  const { projectId } = scope;
  const lying = await tx.correction.findMany({
    where: { paragraphId, projectId, state: { in: ["live", "exception"] } },
  });
  if (lying.length === 0) return;
  const moved = inOrder(lying).flatMap((one) => {
    const part = parts.find(({ start, end }) => start <= one.start && one.end <= end);
    if (part) {
      const shifted = { start: one.start - part.start, end: one.end - part.start };
      return [{ ...one, ...shifted, paragraphId: part.id, fromId: one.id }];
    }
    if (one.state === "live") throw new RangeError(`Correction ${one.id} lies across a cut`);
    return [];
  });
  const ids = newIds(moved.length);
  await tx.correction.createMany({ data: moved.map((one, index) => ({ ...one, id: ids[index]! })) });
  await writeCorrected(
    tx,
    scope,
    parts.map(({ id }) => id),
    now,
  );
}
