import "server-only";

import { joinLines } from "../../segmentation/structure/joint";
import { database } from "../client";
import type { SourceScope } from "../scope";

/** The Chinese of a document's rows in their order, as it is read; rows without any are left out, and so are omitted ones. */
export async function readDocumentSources(
  { projectId }: SourceScope,
  documentId: string,
): Promise<readonly { readonly id: string; readonly source: string }[]> {
  const segments = await database().segment.findMany({
    where: {
      documentId,
      projectId,
      retiredAt: null,
      OR: [{ subState: null }, { subState: { not: "omitted" } }],
    },
    orderBy: [{ rank: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const paragraphs = await database().paragraph.findMany({
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
  return segments.flatMap(({ id }) => {
    const source = joinLines(lines.get(id) ?? []);
    return source.trim() === "" ? [] : [{ id, source }];
  });
}
