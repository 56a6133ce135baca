import "server-only";

import { joinLines } from "../../segmentation/structure/joint";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import type { EditScope, SourceScope } from "../scope";

/** The Chinese of a document's rows in their order, as it is read; rows without any are left out, and so are omitted ones. */
export async function readDocumentSources(
  { projectId }: SourceScope | EditScope,
  documentId: string,
  tx: Prisma.TransactionClient = database(),
): Promise<readonly { readonly id: string; readonly source: string; readonly position: number }[]> {
  const segments = await tx.segment.findMany({
    where: {
      documentId,
      projectId,
      retiredAt: null,
    },
    orderBy: [{ rank: "asc" }, { id: "asc" }],
    select: { id: true, subState: true },
  });
  const paragraphs = await tx.paragraph.findMany({
    where: { documentId, projectId, retiredAt: null, segmentId: { not: null } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { segmentId: true, text: true, corrected: true, goesOn: true },
  });
  const lines = new Map<string, { text: string; goesOn: boolean }[]>();
  for (const { segmentId, text, corrected, goesOn } of paragraphs) {
    const line = { text: corrected ?? text, goesOn };
    const those = lines.get(segmentId!);
    if (those) those.push(line);
    else lines.set(segmentId!, [line]);
  }
  return segments.flatMap(({ id, subState }, index) => {
    const source = joinLines(lines.get(id) ?? []);
    return source.trim() === "" || subState === "omitted" ? [] : [{ id, source, position: index + 1 }];
  });
}

/** A project's documents, in the order in which they came in. */
export async function listForAnalysis(
  scope: SourceScope,
): Promise<readonly { readonly id: string; readonly title: string }[]> {
  return database().document.findMany({
    where: { projectId: scope.projectId, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, title: true },
  });
}
