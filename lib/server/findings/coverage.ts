import "server-only";

import { coverageOf } from "../../check/coverage/coverage";
import { coverRow, type SaidSentence } from "../../check/coverage/sentences";
import { database } from "../../db/client";
import { isSmall } from "../../db/documents/publication";
import { type CoverageGround, type KeptDecision, readCoverageGround } from "../../db/findings/coverage-rows";
import { findPeople } from "../../db/people/names";
import type { SourceScope } from "../../db/scope";
import { sentenceSpans } from "../../segmentation/sentences/sentences";
import type { Coverage, CoverageCounts } from "../../wire/findings";
import { loadLexicon } from "../lexicon";
import { hasThread, offload } from "../threads/offload";

/** More rows are looked through on a thread. */
const SMALL_ROWS = 60;

/** Null when the document is gone. */
export async function coverageOffloaded(
  scope: SourceScope,
  documentId: string,
  signal?: AbortSignal,
): Promise<Coverage | null> {
  if (!hasThread() || (await isSmall(scope, SMALL_ROWS, documentId)))
    return coverageOfDocument(scope, documentId);
  const { userId, projectId } = scope;
  return offload({ kind: "coverage", userId, projectId, documentId }, signal);
}

export async function coverageOfDocument(scope: SourceScope, documentId: string): Promise<Coverage | null> {
  const ground = await readCoverageGround(scope, documentId);
  return ground && (await coverageFrom(ground));
}

type Listed = Coverage["source"]["list"][number];

const SPACE_ONLY = /^\s*$/u;

export async function coverageFrom({ rows, asides }: CoverageGround): Promise<Coverage> {
  const people = await findPeople(database(), [
    ...rows.flatMap(({ isOmitted, updatedById, linkedById, confirmedById }) =>
      isOmitted ? [updatedById] : [linkedById, confirmedById],
    ),
    ...asides.map(({ setAsideById }) => setAsideById),
  ]);
  // What is omitted, or lacks a side, is no translation to learn from.
  const looked = rows.filter(
    ({ isOmitted, source, target }) => !isOmitted && !SPACE_ONLY.test(source) && !SPACE_ONLY.test(target),
  );
  const found = coverageOf(
    looked.map(({ source, target }) => ({ source, target })),
    loadLexicon(),
  );
  const foundOf = new Map(looked.map(({ id }, at) => [id, found[at]!]));
  const lists: Record<"source" | "target", Listed[]> = { source: [], target: [] };
  const open: Coverage["open"] = [];
  const aside = new Map<string | null, typeof asides>();
  for (const one of asides) aside.set(one.before, [...(aside.get(one.before) ?? []), one]);
  const setAside = (before: string | null) => {
    for (const { paragraphId, text, reason, setAsideById } of aside.get(before) ?? [])
      for (const { start, end } of sentenceSpans(text, "zh"))
        if (/[\p{L}\p{N}]/u.test(text.slice(start, end)))
          lists.source.push({
            ...{ segmentId: null, paragraphId, start, end, state: "aside", reason, decision: null },
            by: people.get(setAsideById ?? "") ?? null,
          });
  };
  for (const row of rows) {
    setAside(row.id);
    const isAddition = SPACE_ONLY.test(row.source) && (row.linkedById !== null || row.confirmedById !== null);
    const covered = coverRow(
      { ...row, isAddition, decisions: row.decisions.map((one) => ({ ...one, kind: one.shown.kind })) },
      foundOf.get(row.id) ?? null,
    );
    for (const side of ["source", "target"] as const) {
      const purposeful = row.isOmitted ? row.updatedById : (row.linkedById ?? row.confirmedById);
      for (const sentence of covered.sentences[side])
        lists[side].push(listed(row, sentence, people.get(purposeful ?? "") ?? null));
      for (const { start, end } of covered.open[side]) open.push({ segmentId: row.id, side, start, end });
    }
  }
  setAside(null);
  return {
    source: { ...countsOf(lists.source), list: lists.source },
    target: { ...countsOf(lists.target), list: lists.target },
    open,
  };
}

function listed(
  row: CoverageGround["rows"][number],
  { start, end, state, decision }: SaidSentence<KeptDecision & { readonly kind: "rendered" | "purpose" }>,
  by: Listed["by"],
): Listed {
  const isRow = state === "omitted" && decision === null;
  return {
    ...{ segmentId: row.id, paragraphId: null, start, end, state },
    reason: decision ? decision.shown.reason : isRow ? row.omittedReason : null,
    by: decision ? decision.shown.by : isRow ? by : null,
    decision: decision?.shown ?? null,
  };
}

function countsOf(list: readonly Listed[]): CoverageCounts {
  const count = (state: Listed["state"]) => list.filter((one) => one.state === state).length;
  return {
    sentences: list.length,
    answered: count("answered"),
    thin: count("thin"),
    open: count("open"),
    omitted: count("omitted"),
    aside: count("aside"),
  };
}
