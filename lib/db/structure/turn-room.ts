import "server-only";

import type { Proposal } from "../../segmentation/proposal";
import type { TurnRoom } from "../../segments/answered-proposals";
import { findPositions, findRanks, numberAnew, placeAnew } from "../changes/passage";
import type { Prisma } from "../generated/client";
import { newIds } from "../ids";
import type { EditScope } from "../scope";

type Tx = Prisma.TransactionClient;

/** A paragraph that is to be parted into its turns. */
interface Parted {
  readonly id: string;
  readonly segmentId: string;
  readonly proposal: Proposal;
}

/** Ids, ranks and positions for what comes of parting these paragraphs; where there is no room, it is made first. */
export async function makeRoom(
  tx: Tx,
  scope: EditScope,
  documentId: string,
  taken: readonly Parted[],
): Promise<Map<string, TurnRoom>> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const room = await findRoom(tx, scope, documentId, taken);
    if (room) return room;
    await numberAnew(tx, scope, documentId);
    await placeAnew(tx, scope, documentId);
  }
  throw new RangeError("No room between rows that were just numbered anew");
}

async function findRoom(
  tx: Tx,
  scope: EditScope,
  documentId: string,
  taken: readonly Parted[],
): Promise<Map<string, TurnRoom> | null> {
  const { projectId } = scope;
  const room = new Map<string, TurnRoom>();
  for (const { id, segmentId, proposal } of taken) {
    const count = proposal.kind === "turns" ? proposal.turns.length : 0;
    const row = await tx.segment.findUniqueOrThrow({
      where: { id: segmentId, projectId },
      select: { rank: true },
    });
    const { position } = await tx.paragraph.findUniqueOrThrow({
      where: { id, projectId },
      select: { position: true },
    });
    const ranks = await findRanks(tx, scope, { id: segmentId, rank: row.rank, documentId }, "next", count);
    const positions = await findPositions(tx, scope, documentId, position, count);
    if (!ranks || !positions) return null;
    room.set(id, { rowIds: newIds(count), ranks, paragraphIds: newIds(count * 2), positions });
  }
  return room;
}
