import "server-only";

import type { BilingualFile } from "../../interchange/bilingual/bilingual";
import { documentSegments } from "../../interchange/bilingual/document-units";
import { readBilingual } from "../../interchange/bilingual/read-bilingual";
import type { ReturnedUnit } from "../../interchange/returns/compare-return";
import { returnedUnits, segmentKey } from "../../interchange/returns/returned-units";
import { columnsKept } from "../documents/format";
import type { Prisma } from "../generated/client";
import type { EditScope } from "../scope";

/**
 * The units of a returned file, each with the row that its ids name: a row's own id, or, in a document that came as a bilingual file, the
 * row that holds the paragraph which was made of that segment.
 */
export async function returnedTo(
  tx: Prisma.TransactionClient,
  { projectId }: EditScope,
  documentId: string,
  file: BilingualFile,
): Promise<ReturnedUnit[]> {
  const document = await tx.document.findFirst({
    where: { id: documentId, projectId, deletedAt: null },
    select: { notation: true, original: { select: { bytes: true, fileName: true, columns: true } } },
  });
  const paragraphs = await tx.paragraph.findMany({
    where: { documentId, projectId, retiredAt: null, segmentId: { not: null } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { position: true, segmentId: true },
  });
  const rows = new Set(paragraphs.map(({ segmentId }) => segmentId));
  const rowAt = new Map<number, string>();
  for (const { position, segmentId } of paragraphs) {
    const at = Math.floor(position);
    if (segmentId !== null && !rowAt.has(at)) rowAt.set(at, segmentId);
  }
  const original =
    document?.original &&
    (await readBilingual(
      document.original.bytes,
      document.original.fileName,
      columnsKept(document.original.columns),
    ));
  const byKey = new Map<string, string>();
  if (original?.ok) {
    const alone = new Map<string, number>();
    const segments = documentSegments(original.file);
    for (const { unit } of segments) alone.set(unit.id, (alone.get(unit.id) ?? 0) + 1);
    for (const [index, { unit, segment }] of segments.entries()) {
      const row = rowAt.get(index + 1);
      if (row === undefined) continue;
      byKey.set(segmentKey(unit.id, segment.id), row);
      // A table has one row for a unit, and no ids of segments.
      if (alone.get(unit.id) === 1) byKey.set(segmentKey(unit.id, null), row);
    }
  }
  return returnedUnits(file, document?.notation === "marks", (unitId, segmentId) => {
    const known = byKey.get(segmentKey(unitId, segmentId)) ?? byKey.get(segmentKey(unitId, null));
    return known ?? (rows.has(unitId) ? unitId : null);
  });
}
