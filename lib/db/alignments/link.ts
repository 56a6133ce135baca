import "server-only";

import { isFixed } from "../../segments/link";
import type { LinkDetail } from "../../wire/alignments";
import { database } from "../client";
import { findPerson } from "../people/names";
import type { SourceScope } from "../scope";
import { findTexts } from "../segments/history";

/** A row's link, and the two texts that the reasons for it are found in; null where there is no row. */
export async function findLink(
  scope: SourceScope,
  segmentId: string,
): Promise<(Omit<LinkDetail, "reasons"> & { readonly source: string; readonly target: string }) | null> {
  const row = await database().segment.findFirst({
    where: { id: segmentId, projectId: scope.projectId, retiredAt: null },
    select: {
      state: true,
      subState: true,
      confidence: true,
      isCrossed: true,
      linkedById: true,
      linkedAt: true,
    },
  });
  const texts = row && (await findTexts(scope, segmentId));
  if (!texts) return null;
  const { confidence, isCrossed, linkedById, linkedAt } = row;
  return {
    ...texts,
    confidence,
    isCrossed,
    decidedBy: await findPerson(database(), linkedById),
    decidedAt: linkedAt?.toISOString() ?? null,
    isFixed: isFixed(row, { linkedById }),
  };
}
