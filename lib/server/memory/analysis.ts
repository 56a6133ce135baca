import "server-only";

import { listForAnalysis, readDocumentSources } from "../../db/memory/document-sources";
import { lookUp } from "../../db/memory/look-up";
import type { UsedMemory } from "../../db/memory/used";
import type { SourceScope } from "../../db/scope";
import { bandOf } from "../../match/analysis";
import { countFigures } from "../../text/figures";
import { ANALYSIS_BANDS, type Analysis, type ProjectAnalysis } from "../../wire/memories";
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
  onProgress: OnProgress = async () => true,
): Promise<Analysis | null> {
  return analyseRows(scope, await readyMemories(scope), documentId, new Set(), onProgress);
}

/** False: it shall stop. */
type OnProgress = (done: number, of: number) => Promise<boolean>;

/** MEM-ANALYSIS-4: of a project's documents, in the order in which they came in, what an earlier one says already is a repetition. */
export async function analyseProject(
  scope: SourceScope,
  onProgress: OnProgress = async () => true,
): Promise<ProjectAnalysis | null> {
  const memories = await readyMemories(scope);
  const documents = await listForAnalysis(scope);
  const said = new Set<string>();
  const sum: Analysis = { bands: noBands(), total: { segments: 0, characters: 0 } };
  const analysed: ProjectAnalysis["documents"] = [];
  for (const [index, { id, title }] of documents.entries()) {
    const one = await analyseRows(scope, memories, id, said, (done, of) =>
      onProgress(index * SHARE + Math.floor((done / Math.max(1, of)) * SHARE), documents.length * SHARE),
    );
    if (!one) return null;
    analysed.push({ id, title, ...one });
    for (const band of ANALYSIS_BANDS) addTo(sum.bands[band], one.bands[band]);
    addTo(sum.total, one.total);
  }
  return { documents: analysed, ...sum };
}

/** Steps of progress that each document has. */
const SHARE = 100;

function addTo(
  sum: { segments: number; characters: number },
  more: { readonly segments: number; readonly characters: number },
): void {
  sum.segments += more.segments;
  sum.characters += more.characters;
}

function noBands(): Analysis["bands"] {
  return Object.fromEntries(
    ANALYSIS_BANDS.map((band) => [band, { segments: 0, characters: 0 }]),
  ) as Analysis["bands"];
}

/** `said`: what was met before, and what is met here. */
async function analyseRows(
  scope: SourceScope,
  memories: readonly UsedMemory[],
  documentId: string,
  said: Set<string>,
  onProgress: OnProgress,
): Promise<Analysis | null> {
  const rows = await readDocumentSources(scope, documentId);
  const bands = noBands();
  const total = { segments: 0, characters: 0 };
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
      for (const sum of [bands[band], total]) addTo(sum, { segments: 1, characters });
    }
    if (!(await onProgress(at + some.length, rows.length))) return null;
  }
  return { bands, total };
}

const AT_ONCE = 4;
