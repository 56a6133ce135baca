"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { Segment, Sentences } from "@/lib/wire/segments";
import type { Mark } from "@/lib/workbench/state/marks";
import { type Side, spansOf } from "@/lib/workbench/state/sentences";
import { ask } from "./front-door";

/** Which sentences answer each other, fetched once for each revision of a row that somebody looks at. */
const known = new Map<string, Sentences>();
const asked = new Set<string>();
const listeners = new Set<() => void>();
const MOST_KNOWN = 500;

const keyOf = ({ id, revision }: Pick<Segment, "id" | "revision">) => `${id}@${revision}`;

export function knownSentences(row: Segment | undefined): Sentences | null {
  return row ? (known.get(keyOf(row)) ?? null) : null;
}

async function fetchSentences(row: Segment): Promise<void> {
  const key = keyOf(row);
  if (known.has(key) || asked.has(key)) return;
  asked.add(key);
  const answer = await ask<Sentences>("GET", `/segments/${row.id}/sentences`);
  asked.delete(key);
  if (!answer.ok) return;
  if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value ?? "");
  known.set(`${row.id}@${answer.value.revision}`, answer.value);
  for (const listener of listeners) listener();
}

/** A little later than asked, so that passing over a row with the pointer asks for nothing. */
const LINGER = 150;

export function useSentences(row: Segment | undefined, isWanted: boolean): Sentences | null {
  const sentences = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (isWanted ? knownSentences(row) : null),
    () => null,
  );
  const canAnswer = row !== undefined && row.source.length > 0 && row.target.trim() !== "";
  useEffect(() => {
    if (!row || !isWanted || !canAnswer || sentences) return;
    const timer = setTimeout(() => void fetchSentences(row), LINGER);
    return () => clearTimeout(timer);
  }, [row, isWanted, canAnswer, sentences]);
  return sentences;
}

/** Every sentence of one side as a mark that knows its bead; the lit bead's say so. */
export function sentenceMarks(sentences: Sentences | null, side: Side, lit: number | null): readonly Mark[] {
  if (!sentences) return [];
  return sentences.beads.flatMap((_, bead) =>
    spansOf(sentences, bead)[side].map(({ start, end }) => ({
      start,
      end,
      name: bead === lit ? `bead-${bead} lit` : `bead-${bead}`,
    })),
  );
}
