import "server-only";

import type { z } from "zod";
import { findMatches } from "../../align/explain/matches";
import { findHolding, type Held } from "../../db/memory/concordance";
import { memoriesElsewhere } from "../../db/memory/used";
import type { SourceScope } from "../../db/scope";
import { variantsOf } from "../../text/han-variants";
import { findAll } from "../../text/search";
import type { Concordance, ConcordanceQuery } from "../../wire/memories";
import { loadLexicon } from "../lexicon";
import { originOf, readyMemories } from "./matches";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** So many hits are asked what answers the phrase; the others show it unlit. */
const LIT = 60;
/** Texts longer than this are not compared word by word for it. */
const LONGEST = 1_500;

export async function concordance(
  scope: SourceScope,
  { q, side, where, after, limit }: z.output<typeof ConcordanceQuery>,
): Promise<Concordance> {
  const phrase = q.trim();
  const memories = where === "elsewhere" ? await memoriesElsewhere(scope) : await readyMemories(scope);
  const byNumber = new Map(memories.map((memory) => [memory.number, memory]));
  const hits: { readonly held: Held; readonly spans: readonly Span[] }[] = [];
  const cursor = after === undefined ? null : Number(after);
  let before = cursor !== null && Number.isSafeInteger(cursor) ? cursor : null;
  let isMore = true;
  while (isMore && hits.length <= limit) {
    const page = await findHolding(scope, memories, phrase, { side, before, limit: PAGE });
    for (const held of page) {
      const spans = spansIn(held[side], phrase);
      if (spans.length > 0) hits.push({ held, spans });
    }
    isMore = page.length >= PAGE;
    before = page.at(-1)?.id ?? before;
  }
  const shown = hits.slice(0, limit);
  const counts = new Map<string, { text: string; count: number }>();
  const answered = shown.map(({ held, spans }, index) => {
    const { source, target } = held;
    const answers = index < LIT ? answersIn(held, side, spans) : [];
    const other = side === "source" ? target : source;
    if (answers.length > 0)
      count(counts, answers.map(({ start, end }) => other.slice(start, end)).join(" … "));
    const origin = originOf(held, byNumber.get(held.memory)!);
    return { source, target, spans: [...spans], answers, origin };
  });
  return {
    hits: answered,
    renderings: [...counts.values()].sort((one, another) => another.count - one.count),
    next: hits.length > limit ? String(shown.at(-1)!.held.id) : null,
  };
}

const PAGE = 200;

/** “Understanding” and “understanding” are one rendering, written as it came first. */
function count(counts: Map<string, { text: string; count: number }>, text: string): void {
  const key = text.toLowerCase();
  const known = counts.get(key);
  if (known) known.count += 1;
  else counts.set(key, { text, count: 1 });
}

function spansIn(text: string, phrase: string): readonly Span[] {
  const found = findAll(text, phrase, { alike: variantsOf });
  return found.ok ? found.hits.map(({ start, end }) => ({ start, end })) : [];
}

/** What stands on the other side for what lies in the spans: words side by side are one. */
function answersIn({ source, target }: Held, side: "source" | "target", spans: readonly Span[]): Span[] {
  if (source.length > LONGEST || target.length > 3 * LONGEST) return [];
  const other = side === "source" ? "target" : "source";
  const text = other === "target" ? target : source;
  const found = findMatches(source, target, loadLexicon())
    .filter((match) => spans.some(({ start, end }) => match[side].start < end && match[side].end > start))
    .map((match) => match[other])
    .sort((one, another) => one.start - another.start);
  const joined: Span[] = [];
  for (const span of found) {
    const last = joined.at(-1);
    if (last && /^[\s'’-]*$/.test(text.slice(last.end, span.start)))
      joined[joined.length - 1] = { ...last, end: span.end };
    else joined.push(span);
  }
  return joined;
}
