import "server-only";

import { may } from "../../access";
import { type Refusal, refuse } from "../../segments/refusal";
import type { TargetSaved } from "../../wire/segments";
import type { Suggestion as SuggestionView } from "../../wire/talk";
import { database } from "../client";
import type { Prisma, Suggestion } from "../generated/client";
import type { EditScope, SuggestScope } from "../scope";
import { type LockedSegment, lockSegment, staleness } from "../segments/lock";
import { announceSegments, storeText } from "../segments/store";
import { suggestionViews } from "./reads";

type Tx = Prisma.TransactionClient;

/** Offers other English for a row. Nothing is overwritten by it. */
export function suggest(
  scope: SuggestScope,
  segmentId: string,
  text: string,
): Promise<{ readonly ok: true; readonly suggestion: SuggestionView } | Refusal> {
  return database().$transaction(async (tx) => {
    const locked = await lockSegment(tx, scope, segmentId);
    if (!locked.ok) return locked;
    const { documentId } = locked.segment;
    const { projectId, userId } = scope;
    const suggestion = await tx.suggestion.create({
      data: { projectId, documentId, segmentId, text, origin: "person", authorId: userId },
    });
    await announceSegments(tx, scope, documentId, [segmentId]);
    const [view] = (await suggestionViews(tx, [suggestion])) as [SuggestionView];
    return { ok: true, suggestion: view };
  });
}

/** Makes the suggested English the row's own, as if whoever accepts had typed it: the same rules of state hold. */
export function acceptSuggestion(
  scope: EditScope,
  suggestionId: string,
  revision: number,
  now: Date,
): Promise<{ readonly ok: true; readonly saved: TargetSaved } | Refusal> {
  return decide(scope, suggestionId, async (tx, suggestion, segment) => {
    const stale = staleness(segment, revision);
    if (stale) return stale;
    await markDecided(tx, scope, suggestionId, "accepted", now);
    const how = { origin: "suggestion", writerId: suggestion.authorId } as const;
    const isSame = suggestion.text === segment.text;
    const stored = isSame ? segment : await storeText(tx, scope, segment, suggestion.text, how);
    if ("ok" in stored && !stored.ok) throw new Refused(stored);
    if (isSame) await announceSegments(tx, scope, segment.documentId, [segment.id]);
    const { state, subState } = stored.standing;
    return { ok: true, saved: { revision: stored.revision, state, subState, merged: null } };
  });
}

/** Whoever may edit dismisses any; others their own. */
export function dismissSuggestion(
  scope: SuggestScope,
  suggestionId: string,
  now: Date,
): Promise<{ readonly ok: true } | Refusal> {
  return decide(scope, suggestionId, async (tx, suggestion, segment) => {
    if (!may(scope.role, "edit") && suggestion.authorId !== scope.userId) {
      return refuse("not-yours", { code: "problems.suggestion.not-yours" });
    }
    await markDecided(tx, scope, suggestionId, "dismissed", now);
    await announceSegments(tx, scope, segment.documentId, [segment.id]);
    return { ok: true };
  });
}

/** Rolls back what was done so far and becomes the answer. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

async function decide<Result>(
  scope: SuggestScope | EditScope,
  id: string,
  work: (tx: Tx, suggestion: Suggestion, segment: LockedSegment) => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  const { projectId } = scope;
  try {
    return await database().$transaction(async (tx) => {
      const found = await tx.suggestion.findFirst({ where: { id, projectId }, select: { segmentId: true } });
      if (!found) return refuse("missing", { code: "problems.suggestion.missing" });
      const locked = await lockSegment(tx, scope, found.segmentId);
      if (!locked.ok) return locked;
      const suggestion = await tx.suggestion.findUniqueOrThrow({ where: { id, projectId } });
      if (suggestion.state !== "open") {
        return refuse("state", { code: "problems.suggestion.decided", state: suggestion.state });
      }
      return work(tx, suggestion, locked.segment);
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

async function markDecided(
  tx: Tx,
  scope: SuggestScope | EditScope,
  id: string,
  state: "accepted" | "dismissed",
  now: Date,
): Promise<void> {
  const { projectId, userId } = scope;
  await tx.suggestion.update({
    where: { id, projectId },
    data: { state, decidedById: userId, decidedAt: now },
    select: { id: true },
  });
}
