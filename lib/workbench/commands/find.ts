/** Finding in both languages and replacing in the English, over all rows. The searching itself is `text/search.ts`. */

import { findAll, type Hit, replaceAll, type SearchOptions, type SearchResult } from "../../text/search";
import type { Segment } from "../../wire/segments";
import type { Said } from "../said";
import type { Side } from "../state/sentences";
import { sourceText } from "../state/source";

export interface Query extends SearchOptions {
  readonly text: string;
}

export interface Found {
  readonly segmentId: string;
  readonly side: Side;
  readonly start: number;
  readonly end: number;
}

type FindResult =
  | { readonly ok: true; readonly hits: readonly Found[]; readonly isCut: boolean }
  | { readonly ok: false; readonly problem: Said };

/** More than anybody steps through; the count then reads "5,000+". */
export const MOST_FOUND = 5_000;

/** What is searched: `textOf` gives the English as it stands on the screen, typed and not yet saved included. */
interface Searched {
  readonly segments: readonly Segment[];
  readonly textOf: (segment: Segment) => string;
  /** Proofreaders who have the Chinese hidden search the English alone. */
  readonly sides: readonly Side[];
}

function problemOf({ reason, why = "" }: Extract<SearchResult, { readonly ok: false }>): Said {
  return reason === "broken"
    ? { code: "editor.find.problem.broken", why }
    : { code: `editor.find.problem.${reason}` };
}

export function findInRows({ segments, textOf, sides }: Searched, query: Query): FindResult {
  const hits: Found[] = [];
  for (const segment of segments) {
    for (const side of sides) {
      const result = findAll(side === "source" ? sourceText(segment) : textOf(segment), query.text, query);
      if (!result.ok) return { ok: false, problem: problemOf(result) };
      for (const { start, end } of result.hits) {
        if (hits.length === MOST_FOUND) return { ok: true, hits, isCut: true };
        hits.push({ segmentId: segment.id, side, start, end });
      }
    }
  }
  return { ok: true, hits, isCut: false };
}

/** One place where a replacement would be made, with what stands around it. */
export interface Preview {
  /** Segment and offset, for check boxes. */
  readonly key: string;
  readonly segmentId: string;
  readonly hit: Hit;
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

const AROUND = 48;

export function previewReplacing(searched: Omit<Searched, "sides">, query: Query): readonly Preview[] {
  const found = findInRows({ ...searched, sides: ["target"] }, query);
  if (!found.ok) return [];
  const texts = new Map(searched.segments.map((segment) => [segment.id, segment]));
  return found.hits.flatMap(({ segmentId, start, end }): Preview[] => {
    const segment = texts.get(segmentId);
    if (!segment) return [];
    const text = searched.textOf(segment);
    return [
      {
        key: `${segmentId}:${start}`,
        segmentId,
        hit: { start, end },
        before: clip(text.slice(Math.max(0, start - AROUND), start), start > AROUND, "start"),
        found: text.slice(start, end),
        after: clip(text.slice(end, end + AROUND), end + AROUND < text.length, "end"),
      },
    ];
  });
}

/** The new text of every row that has a chosen hit. Hits that are not chosen stay as they are. */
export function replaceChosen(
  chosen: readonly Preview[],
  textOf: (segmentId: string) => string,
  replacement: string,
): ReadonlyMap<string, string> {
  const ids = [...new Set(chosen.map(({ segmentId }) => segmentId))];
  const hitsById = new Map<string, Hit[]>(ids.map((id) => [id, []]));
  for (const { segmentId, hit } of chosen) hitsById.get(segmentId)?.push(hit);
  return new Map(
    [...hitsById].map(([segmentId, hits]) => {
      hits.sort((first, second) => first.start - second.start);
      return [segmentId, replaceAll(textOf(segmentId), hits, replacement)];
    }),
  );
}

function clip(text: string, isCut: boolean, where: "start" | "end"): string {
  const whole = text.toWellFormed().replaceAll(/\s+/g, " ");
  if (!isCut) return whole;
  return where === "start" ? `…${whole}` : `${whole}…`;
}
