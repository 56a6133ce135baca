import "server-only";

import type { z } from "zod";
import type { CheckTerm } from "../../check/check";
import { inSlices } from "../../db/in-turn";
import type { Scope, SourceScope } from "../../db/scope";
import { type Recognised as Found, recognise } from "../../term/recognise";
import type { Recognise, Recognised } from "../../wire/terms";
import { loadFrequencies } from "../lexicon";
import { type KeptTerm, type KeptTermbase, keptTermbases, ownTermbases, targetsOf } from "./termbases";

/** UTF-16 units of what one request is answered: each place carries all English of its entry, with the reasons. */
const MOST_ANSWERED = 4_000_000;

/** The terms of one text, or of a screen of rows in one request. */
export async function recogniseTerms(scope: SourceScope, asked: z.output<typeof Recognise>) {
  const termbases = await keptTermbases(scope);
  let left = MOST_ANSWERED;
  const costs = new Map<string, number>();
  const costOf = ({ concept }: KeptTerm) => {
    const cost = costs.get(concept.id) ?? JSON.stringify(targetsOf(concept)).length + 200;
    costs.set(concept.id, cost);
    return cost;
  };
  const answer = (source: string) => {
    if (left <= 0) return parted([]);
    return parted(
      recogniseIn(termbases, source).filter(({ value }) => {
        left -= costOf(value);
        return left > 0;
      }),
    );
  };
  if (!("sources" in asked)) return answer(asked.source);
  const lists = await inSlices(asked.sources, answer);
  return { terms: lists.map(({ terms }) => terms), unsure: lists.map(({ unsure }) => unsure) };
}

function recogniseIn(termbases: readonly KeptTermbase[], text: string): readonly Found<KeptTerm>[] {
  return recognise(
    text,
    termbases.map(({ chinese }) => chinese),
    loadFrequencies(),
  );
}

function parted(found: readonly Found<KeptTerm>[]) {
  const asShown = ({ start, end, value }: Found<KeptTerm>): Recognised => ({
    start,
    end,
    conceptId: value.concept.id,
    status: value.term.status,
    targets: targetsOf(value.concept),
    isApproved: value.concept.isApproved,
  });
  return {
    terms: found.filter(({ isSure }) => isSure).map(asShown),
    unsure: found.filter(({ isSure }) => !isSure).map(asShown),
  };
}

/** What the terms check is given for each row, and a name for the state of the termbase that it comes from. */
export interface CheckTerms {
  readonly termsOf: (source: string) => readonly CheckTerm[];
  readonly version: string;
}

/** A row of more terms than this is a word list. */
const MOST_TERMS = 300;

/**
 * The terms that stand in a row's Chinese, written as they stand there, with their agreed and forbidden English (`lib/check/terms.ts`).
 * Terms that wait for approval, and places that are unsure, are no reason for a finding. Only the project's own termbase counts: what is
 * found is kept for everybody there, and another project's terms are not everybody's to see.
 */
export async function checkTermsOf(scope: Scope): Promise<CheckTerms> {
  const { termbases, version } = await ownTermbases(scope);
  const termsOf = (source: string) => {
    const terms = new Map<string, CheckTerm>();
    const seen = new Set<string>();
    for (const { start, end, value, isSure } of recogniseIn(termbases, source)) {
      if (!isSure || !value.concept.isApproved) continue;
      if (terms.size >= MOST_TERMS) break;
      const written = source.slice(start, end);
      const key = `${value.concept.id} ${written}`;
      if (seen.has(key)) continue;
      seen.add(key);
      for (const { text, status } of targetsOf(value.concept))
        terms.set(JSON.stringify([written, text, status]), { source: written, target: text, status });
    }
    return [...terms.values()].slice(0, MOST_TERMS);
  };
  return { termsOf, version };
}
