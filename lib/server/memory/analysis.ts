import "server-only";

import { readDocumentSources } from "../../db/memory/document-sources";
import { lookUp } from "../../db/memory/look-up";
import type { SourceScope } from "../../db/scope";
import { bandOf } from "../../match/analysis";
import { countFigures } from "../../text/figures";
import { ANALYSIS_BANDS, type Analysis, type AnalysisBand } from "../../wire/memories";
import { readyMemories } from "./matches";

/**
 * How much of a document was translated before.
 *
 * MEM-ANALYSIS-1  A row whose Chinese is letter for letter that of an earlier row of the document is a repetition, whatever the memory holds.
 * MEM-ANALYSIS-2  Any other row counts by its best match from elsewhere: its own entries, if it is confirmed already, are left out.
 * MEM-ANALYSIS-3  Rows without Chinese, and those that are omitted, are not counted.
 */
export async function analyse(
  scope: SourceScope,
  documentId: string,
  onProgress: (done: number, of: number) => Promise<boolean> = async () => true,
): Promise<Analysis | null> {
  const memories = await readyMemories(scope);
  const rows = await readDocumentSources(scope, documentId);
  const bands = Object.fromEntries(
    ANALYSIS_BANDS.map((band) => [band, { segments: 0, characters: 0 }]),
  ) as Record<AnalysisBand, { segments: number; characters: number }>;
  const total = { segments: 0, characters: 0 };
  const said = new Set<string>();
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    const found = await Promise.all(
      some.map(async ({ id, source }, index) => {
        if (said.has(source)) return "repetition" as const;
        said.add(source);
        const sought = {
          source,
          before: rows[at + index - 1]?.source ?? null,
          after: rows[at + index + 1]?.source ?? null,
          except: id,
        };
        const [best] = await lookUp(scope, memories, sought, { limit: 1, minimum: 50 });
        return bandOf(best?.score ?? null);
      }),
    );
    for (const [index, band] of found.entries()) {
      const characters = countFigures(some[index]!.source).wordCount;
      for (const sum of [bands[band], total]) {
        sum.segments += 1;
        sum.characters += characters;
      }
    }
    if (!(await onProgress(at + some.length, rows.length))) return null;
  }
  return { bands, total };
}

const AT_ONCE = 4;
