import "server-only";

import { ofWholeCharacters, type Replacement, replaceIn, type Trouble } from "../../corrections/corrections";
import { type Refusal, refuse } from "../../segments/refusal";
import { isBlank } from "../../segments/transitions";
import type { NewCorrection } from "../../wire/corrections";
import { done, inDocument } from "../changes/in-document";
import type { Prisma } from "../generated/client";
import { liveCorrections } from "../reading/corrected";
import type { EditScope } from "../scope";
import { carryCorrections } from "./carry";

type Tx = Prisma.TransactionClient;

/** A correction in the words of whoever asks for it. Offsets in the original paragraph. */
export interface Wish extends Replacement {
  readonly paragraphId: string;
  readonly reason: string;
  /** Corrections that it takes the place of. */
  readonly replaces?: readonly string[];
}

/** Lays one correction over a paragraph. */
export function addCorrection(
  scope: EditScope,
  documentId: string,
  paragraphId: string,
  wish: NewCorrection,
  now: Date,
) {
  return addCorrections(scope, documentId, [{ ...wish, paragraphId }], now);
}

/** Lays many, as one change: all of them, or none where one cannot be made. */
export function addCorrections(scope: EditScope, documentId: string, wishes: readonly Wish[], now: Date) {
  return inDocument(scope, documentId, async (tx) => {
    if (wishes.length === 0) return refuse("invalid", { code: "problems.correction.none" });
    const { projectId } = scope;
    const ids = [...new Set(wishes.map(({ paragraphId }) => paragraphId))];
    const paragraphs = await tx.paragraph.findMany({
      where: { id: { in: ids }, projectId, documentId, retiredAt: null },
      select: { id: true, text: true },
    });
    const texts = new Map(paragraphs.map(({ id, text }) => [id, text]));
    const lying = await liveCorrections(tx, scope, ids);
    const whole = wishes.map((wish) => madeWhole(texts.get(wish.paragraphId) ?? "", wish));
    const replaced = new Set(wishes.flatMap(({ replaces }) => replaces ?? []));
    for (const paragraphId of ids) {
      const text = texts.get(paragraphId);
      if (text === undefined) return GONE;
      const own = whole.filter((wish) => wish.paragraphId === paragraphId);
      const staying = (lying.get(paragraphId) ?? []).filter(({ id }) => !replaced.has(id));
      const why = whyNot(text, own, staying);
      if (why) return why;
    }
    const leaving = [...lying.values()].flat().filter(({ id }) => replaced.has(id));
    if (leaving.length < replaced.size) return REPLACED_ALREADY;
    const work = {
      documentId,
      kind: "correct",
      making: whole.map(({ paragraphId, start, end, old, new: put, reason }) => {
        return { paragraphId, start, end, old, new: put, reason, ruleId: null, state: "live" } as const;
      }),
      turning: leaving.map(({ id, paragraphId }) => {
        return { id, paragraphId, state: "withdrawn", isRead: true } as const;
      }),
      now,
    } as const;
    return done(await carryCorrections(tx, scope, work));
  });
}

/** Where it ends inside a character, that character is taken along; not where half of one would be put in. */
function madeWhole(text: string, wish: Wish): Wish {
  if (text.slice(wish.start, wish.end) !== wish.old) return wish;
  const whole = ofWholeCharacters(text, wish);
  return whole.new.isWellFormed() ? { ...wish, ...whole } : wish;
}

function whyNot(text: string, wishes: readonly Wish[], staying: readonly Replacement[]): Refusal | null {
  const idle = wishes.find((wish) => wish.old === wish.new);
  if (idle) return refuse("invalid", { code: "problems.correction.idle" }, "new");
  const all = [...staying, ...wishes];
  const result = replaceIn(text, all);
  if (!result.ok) return refusalOf(result.reason, all[result.index]!);
  return isBlank(result.text) ? refuse("invalid", { code: "problems.correction.emptied" }, "new") : null;
}

function refusalOf(reason: Trouble, { old }: Replacement): Refusal {
  switch (reason) {
    case "not-there":
      return refuse("stale", { code: "problems.correction.not-there", old }, "old");
    case "overlap":
      return refuse("state", { code: "problems.correction.overlap", old }, "start");
    case "inside-character":
      return refuse("invalid", { code: "problems.correction.inside-character" }, "start");
    case "empty":
      return refuse("invalid", { code: "problems.correction.no-old" }, "old");
    case "outside":
      return refuse("invalid", { code: "problems.correction.outside" }, "start");
  }
}

/** Takes corrections back. One that a rule made becomes a place that the rule leaves alone. */
export function withdrawCorrection(scope: EditScope, documentId: string, correctionId: string, now: Date) {
  return inDocument(scope, documentId, async (tx) => {
    const one = await tx.correction.findFirst({
      where: { id: correctionId, projectId: scope.projectId, documentId },
      select: {
        id: true,
        paragraphId: true,
        ruleId: true,
        state: true,
        paragraph: { select: { retiredAt: true } },
      },
    });
    if (!one || one.paragraph.retiredAt !== null) return GONE;
    if (one.state !== "live") {
      return refuse("state", { code: "problems.correction.already-withdrawn" });
    }
    const state = (await isOfATable(tx, one.ruleId)) ? "exception" : "withdrawn";
    const turning = [{ id: one.id, paragraphId: one.paragraphId, state, isRead: true }] as const;
    return done(
      await carryCorrections(tx, scope, {
        documentId,
        kind: "withdraw-correction",
        making: [],
        turning,
        now,
      }),
    );
  });
}

async function isOfATable(tx: Tx, ruleId: string | null): Promise<boolean> {
  return ruleId !== null && (await tx.rule.count({ where: { id: ruleId, withdrawnAt: null } })) > 0;
}

const GONE = refuse("retired", { code: "problems.correction.paragraph-gone" });
const REPLACED_ALREADY = refuse("stale", { code: "problems.correction.replaced-already" }, "replaces");
