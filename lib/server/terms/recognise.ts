import "server-only";

import type { z } from "zod";
import type { CheckTerm } from "../../check/check";
import type { Scope, SourceScope } from "../../db/scope";
import { type Recognised as Found, recognise } from "../../term/recognise";
import type { Recognise, Recognised } from "../../wire/terms";
import { loadFrequencies } from "../lexicon";
import { type KeptTerm, type KeptTermbase, keptTermbases, ownTermbases, targetsOf } from "./termbases";

/** The terms of one text, or of a screen of rows in one request. */
export async function recogniseTerms(scope: SourceScope, asked: z.output<typeof Recognise>) {
  const termbases = await keptTermbases(scope);
  if (!("sources" in asked)) return parted(recogniseIn(termbases, asked.source));
  const lists = asked.sources.map((source) => parted(recogniseIn(termbases, source)));
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
    for (const { start, end, value, isSure } of recogniseIn(termbases, source)) {
      if (!isSure || !value.concept.isApproved) continue;
      const written = source.slice(start, end);
      for (const { text, status } of targetsOf(value.concept))
        terms.set(JSON.stringify([written, text, status]), { source: written, target: text, status });
    }
    return [...terms.values()].slice(0, MOST_TERMS);
  };
  return { termsOf, version };
}
