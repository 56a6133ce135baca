import "server-only";

import { createHash } from "node:crypto";
import { SURE } from "../../segments/confidence";
import type { AlignmentKind, Prisma } from "../generated/client";
import type { EditScope, ImportScope } from "../scope";
import type { GroundRow } from "./ground";
import type { StandingRow } from "./lay";
import { keptRows, summaryOf } from "./version";

/** Which Chinese and which English stand side by side, in one number; how sure anybody is of it does not count. */
export function digestOf(rows: readonly StandingRow[]): string {
  const pairing = keptRows(rows).map(([paragraphs, english]) => [paragraphs, english]);
  return createHash("sha256").update(JSON.stringify(pairing)).digest("hex");
}

/**
 * Keeps the rows as a version of the document's alignment, unless they say the same as the newest one. The document
 * is locked, so that numbers do not meet.
 */
export async function keepVersion(
  tx: Prisma.TransactionClient,
  scope: ImportScope | EditScope,
  documentId: string,
  kind: AlignmentKind,
  rows: readonly GroundRow[],
): Promise<void> {
  const { projectId, userId } = scope;
  const digest = digestOf(rows);
  const newest = await tx.alignment.findFirst({
    where: { documentId, projectId },
    orderBy: { number: "desc" },
    select: { number: true, digest: true },
  });
  if (newest?.digest === digest) return;
  await tx.alignment.create({
    data: {
      projectId,
      documentId,
      number: (newest?.number ?? 0) + 1,
      kind,
      createdById: userId,
      rows: keptRows(rows) as unknown as Prisma.InputJsonArray,
      digest,
      ...summaryOf(rows, SURE),
    },
    select: { id: true },
  });
}

/** Keeps the rows as they stand before something is laid over them; where there is no English, there is nothing to go back to. */
export async function keepBefore(
  tx: Prisma.TransactionClient,
  scope: ImportScope | EditScope,
  documentId: string,
  rows: readonly GroundRow[],
): Promise<void> {
  if (rows.some((row) => row.english.length > 0)) await keepVersion(tx, scope, documentId, "before", rows);
}
