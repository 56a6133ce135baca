import "server-only";

import { lockDocument } from "../../db/changes/passage";
import { database } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { readDocumentSources } from "../../db/memory/document-sources";
import { emptyRows, fillRows, type Wish, writersOf } from "../../db/memory/fill";
import { type Found, lookUp } from "../../db/memory/look-up";
import type { EditScope } from "../../db/scope";
import { bandOf } from "../../match/analysis";
import { countFigures } from "../../text/figures";
import type { Pretranslated } from "../../wire/filling";
import { requireForJob } from "../gate";
import { readyMemories } from "./matches";
import { offerOf } from "./offer";

interface Asked {
  readonly documentId: string;
  readonly from: number;
  readonly isPreview: boolean;
  readonly isUntouched?: boolean;
  readonly segments?: readonly string[];
}

interface Hands {
  /** False: it shall stop. */
  readonly onProgress: (done: number, of: number) => Promise<boolean>;
  /** In the transaction that fills. */
  readonly finish: (tx: Prisma.TransactionClient, result: Pretranslated) => Promise<void>;
}

const AT_ONCE = 4;

/**
 * Rows without English are filled with the best match that they have (MEM-FILL-1 to MEM-FILL-4); a preview says how much comes from where.
 * The same Chinese between the same neighbours is looked up once. Null: it was stopped, and nothing was filled.
 */
export async function pretranslate(
  scope: EditScope,
  { documentId, from, isPreview, isUntouched = false, segments }: Asked,
  { onProgress, finish }: Hands,
): Promise<Pretranslated | null> {
  const { userId, projectId } = scope;
  const reading = await requireForJob({ userId, projectId, documentId }, "read-source");
  const memories = await readyMemories(reading);
  const rows = await readDocumentSources(reading, documentId);
  const open = await emptyRows(database(), scope, documentId);
  const free = new Set(open.filter((row) => !isUntouched || row.isUntouched).map(({ id }) => id));
  const chosen = segments === undefined ? null : new Set(segments);
  const empty = rows.flatMap((row, at) =>
    free.has(row.id) && (chosen === null || chosen.has(row.id)) ? [{ row, at }] : [],
  );
  const known = new Map<string, Promise<readonly Found[]>>();
  const found: { readonly id: string; readonly source: string; readonly match: Found }[] = [];
  for (let at = 0; at < empty.length; at += AT_ONCE) {
    const some = empty.slice(at, at + AT_ONCE);
    const best = await Promise.all(
      some.map(({ row, at: place }) => {
        const before = rows[place - 1]?.source ?? null;
        const after = rows[place + 1]?.source ?? null;
        const key = JSON.stringify([row.source, before, after]);
        const asked =
          known.get(key) ??
          lookUp(
            reading,
            memories,
            { source: row.source, before, after },
            { limit: 1, minimum: Math.min(100, from) },
          );
        known.set(key, asked);
        return asked;
      }),
    );
    for (const [index, [match]] of best.entries()) {
      if (match && match.score >= from) found.push({ ...some[index]!.row, match });
    }
    if (!(await onProgress(at + some.length, empty.length))) return null;
  }
  const figures = figuresOf(
    empty.map(({ row }) => row),
    found,
  );
  const nothing = {
    change: null,
    kind: "pretranslation",
    segments: [],
    removed: [],
    setAside: [],
    broughtBack: [],
  };
  return database().$transaction(async (tx) => {
    let result: Pretranslated = { ...nothing, ...figures };
    if (!isPreview && found.length > 0 && (await lockDocument(tx, scope, documentId))) {
      const writers = await writersOf(
        tx,
        scope,
        found.flatMap(({ match }) => match.segmentId ?? []),
      );
      const wishes = found.map(
        ({ id, source, match }): Wish => ({
          segmentId: id,
          text: offerOf(match, source).target,
          filledFrom: { score: match.score, memory: match.memory.name },
          writers:
            writers.get(match.segmentId ?? "") ?? (match.createdById === null ? [] : [match.createdById]),
        }),
      );
      const filled = await fillRows(tx, scope, documentId, "pretranslation", wishes, new Date());
      if (filled) {
        const went = new Set(filled.segments);
        result = {
          ...filled.changed,
          ...figuresOf(
            empty.map(({ row }) => row),
            found.filter(({ id }) => went.has(id)),
          ),
        };
      }
    }
    await finish(tx, result);
    return result;
  });
}

function figuresOf(
  empty: readonly { readonly source: string }[],
  found: readonly { readonly source: string; readonly match: Found }[],
): Pick<Pretranslated, "empty" | "filled" | "sources"> {
  const sources = new Map<string, Pretranslated["sources"][number]>();
  for (const { source, match } of found) {
    const { id: memoryId, name: memoryName } = match.memory;
    const one = sources.get(memoryId) ?? { memoryId, memoryName, total: { ...NONE }, bands: {} };
    sources.set(memoryId, one);
    const band = bandOf(match.score);
    const figures = one.bands[band] ?? { ...NONE };
    one.bands[band] = figures;
    for (const sum of [figures, one.total]) addTo(sum, source);
  }
  return {
    empty: sumOf(empty),
    filled: sumOf(found),
    sources: [...sources.values()].sort((one, other) => other.total.segments - one.total.segments),
  };
}

const NONE = { segments: 0, characters: 0 };

function sumOf(rows: readonly { readonly source: string }[]): { segments: number; characters: number } {
  const sum = { ...NONE };
  for (const { source } of rows) addTo(sum, source);
  return sum;
}

function addTo(sum: { segments: number; characters: number }, source: string): void {
  sum.segments += 1;
  sum.characters += countFigures(source).wordCount;
}
