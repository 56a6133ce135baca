import "server-only";

import { z } from "zod";
import type { ReturnedUnit } from "../../interchange/returns/compare-return";
import type { ReturnDetail, ReturnQuery } from "../../wire/returns";
import { database } from "../client";
import type { EditScope } from "../scope";
import { compareWithRows, returnRows, summaryOf } from "./compare";

const Said = z.object({ text: z.string(), by: z.string().nullable(), at: z.string().nullable() });
const Units = z.array(
  z.object({
    rowId: z.string().nullable(),
    source: z.string(),
    target: z.string(),
    tracked: Said.nullable(),
    comments: z.array(Said),
  }),
);

/** What a returned file says, as it was kept. */
export function unitsIn(kept: unknown): ReturnedUnit[] {
  return Units.parse(kept);
}

/** Units that no row answers are shown up to here. */
const MOST_STRANGERS = 50;

/** What a returned file would change now, row by row. Null when it is not there. */
export function findReturn(
  scope: EditScope,
  documentId: string,
  returnId: string,
  { after = 0, limit, same }: z.output<typeof ReturnQuery>,
): Promise<ReturnDetail | null> {
  return database().$transaction(
    async (tx) => {
      const found = await tx.return.findFirst({
        where: { id: returnId, documentId, projectId: scope.projectId },
      });
      if (!found) return null;
      const units = unitsIn(found.units);
      const compared = await compareWithRows(tx, scope, documentId, units, found.createdAt);
      const rows = returnRows(compared).filter(
        ({ position, verdict, suggestion, comments }) =>
          position > after && (same || verdict !== "same" || suggestion !== null || comments.length > 0),
      );
      return {
        id: found.id,
        documentId,
        fileName: found.fileName,
        createdAt: found.createdAt.toISOString(),
        summary: summaryOf(found.id, found.fileName, compared),
        rows: rows.slice(0, limit),
        strangers: compared.comparison.strangers
          .slice(0, MOST_STRANGERS)
          .map((index) => ({ source: units[index]!.source, target: units[index]!.target })),
        next: rows.length > limit ? rows[limit - 1]!.position : null,
      };
    },
    { isolationLevel: "RepeatableRead" },
  );
}
