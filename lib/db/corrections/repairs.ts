import "server-only";

import { setImmediate } from "node:timers/promises";
import { contextOf } from "../../corrections/correction-table";
import { ofWholeCharacters, type Replacement, replaceIn } from "../../corrections/corrections";
import type { Message } from "../../messages/keys";
import { findRepairs, type Repair } from "../../segmentation/repairs/repairs";
import { refuse } from "../../segments/refusal";
import { isBlank } from "../../segments/transitions";
import { type AnswerRepairs, RepairKind, type RepairList } from "../../wire/repairs";
import { done, inDocument } from "../changes/in-document";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { byParagraph } from "../reading/by-paragraph";
import type { EditScope, Scope, SourceScope } from "../scope";
import { carryCorrections, type Making, type Turning } from "./carry";

type Tx = Prisma.TransactionClient;

/** UTF-16 units that are looked through before others get their turn. */
const A_BREATH = 50_000;
/** So many places, likewise. */
const MANY = 500;
/** So many places are told; all are counted. */
const TOLD = 500;

/** Damage that is not corrected, and what was said of it. */
interface FoundRepair extends Repair {
  readonly paragraphId: string;
  readonly segmentId: string;
  readonly text: string;
  /** The note that it stays as it is, or null. */
  readonly leftId: string | null;
}

interface Lying {
  readonly id: string;
  readonly paragraphId: string;
  readonly start: number;
  readonly end: number;
  readonly state: "live" | "exception";
  readonly ruleId: string | null;
}

/** Damaged characters in the paragraphs that are worked on, as the original has them; what is corrected already is not told. */
async function findAll(tx: Tx, { projectId }: Scope, documentId: string): Promise<FoundRepair[]> {
  const { inline: markup } = await tx.document.findUniqueOrThrow({
    where: { id: documentId, projectId },
    select: { inline: true },
  });
  const paragraphs = await tx.$queryRaw<{ id: string; text: string; separator: string; segmentId: string }[]>`
    select id, text, separator, "segmentId" from "Paragraph"
    where "documentId" = ${documentId} and "projectId" = ${projectId} and "retiredAt" is null
      and "segmentId" is not null
    order by position, id`;
  const lying = byParagraph(
    await tx.$queryRaw<Lying[]>`
      select id, "paragraphId", start, "end", state::text as state, "ruleId" from "Correction"
      where "documentId" = ${documentId} and "projectId" = ${projectId} and state in ('live', 'exception')`,
  );
  const found: FoundRepair[] = [];
  let read = 0;
  let looked = 0;
  for (const { id, text, separator, segmentId } of paragraphs) {
    if (Math.floor((read + text.length) / A_BREATH) > Math.floor(read / A_BREATH)) await setImmediate();
    read += text.length;
    const over = overlapsOf(lying.get(id) ?? []);
    const isFenced = markup === "markdown" && FENCE.test(separator);
    for (const repair of findRepairs(text, markup)) {
      if (isFenced && repair.kind === "reference") continue;
      const whole = madeWhole(text, repair);
      looked += 1;
      if (looked % MANY === 0) await setImmediate();
      if (over.isCorrected(whole)) continue;
      found.push({ ...whole, paragraphId: id, segmentId, text, leftId: over.leftId(whole) });
    }
  }
  return found;
}

/** What lies over a paragraph, found by place: live corrections do not overlap, so those before a place end in order, too. */
function overlapsOf(own: readonly Lying[]) {
  const live = own.filter(({ state }) => state === "live").sort((a, b) => a.start - b.start);
  const left = new Map(
    own
      .filter(({ state, ruleId }) => state === "exception" && ruleId === null)
      .map(({ id, start, end }) => [`${start}:${end}`, id]),
  );
  return {
    isCorrected({ start, end }: Pick<Repair, "start" | "end">): boolean {
      let [low, high] = [0, live.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (live[middle]!.start < end) low = middle + 1;
        else high = middle;
      }
      return low > 0 && start < live[low - 1]!.end;
    },
    leftId: ({ start, end }: Pick<Repair, "start" | "end">) => left.get(`${start}:${end}`) ?? null,
  };
}

/** Closes a block of code in Markdown; the text before it is code. */
const FENCE = /^\s*(?:`{3}|~{3})/u;

/** A joiner that belongs to the character before it is taken out together with that, and the character put back. */
function madeWhole(text: string, repair: Repair): Repair {
  const whole = ofWholeCharacters(text, { ...repair, new: repair.new ?? "" });
  return { ...repair, ...whole, new: repair.new === null ? null : whole.new };
}

export async function listRepairs(scope: SourceScope, documentId: string): Promise<RepairList> {
  const found = await findAll(database(), scope, documentId);
  return {
    counts: RepairKind.options.map((kind) => {
      const own = found.filter((one) => one.kind === kind);
      return {
        kind,
        open: own.filter((one) => one.leftId === null && one.new !== null).length,
        lost: own.filter((one) => one.leftId === null && one.new === null).length,
        left: own.filter((one) => one.leftId !== null).length,
      };
    }),
    repairs: found.slice(0, TOLD).map(({ leftId, text, ...one }) => {
      const { before, after } = contextOf(text, one);
      return { ...one, isLeft: leftId !== null, before, after };
    }),
  };
}

/** Carries out an answer about one kind of damage, or about some places of it, as one change. */
export function answerRepairs(
  scope: EditScope,
  documentId: string,
  { answer, kind, only }: AnswerRepairs,
  now: Date,
) {
  return inDocument(scope, documentId, async (tx) => {
    const asked = only && new Set(only.map(keyOf));
    const meant = (await findAll(tx, scope, documentId)).filter(
      (one) => one.kind === kind && (asked === undefined || asked.has(keyOf(one))),
    );
    const open = meant.filter(({ leftId }) => leftId === null);
    const making = answer === "repair" ? repairing(open) : answer === "leave" ? open.map(leaving) : [];
    const turning =
      answer === "ask-again"
        ? meant.flatMap(({ leftId, paragraphId }): Turning[] =>
            leftId ? [{ id: leftId, paragraphId, state: "withdrawn", isRead: false }] : [],
          )
        : [];
    if (making.length + turning.length === 0) {
      return refuse("state", NOTHING_LEFT[answer]);
    }
    return done(await carryCorrections(tx, scope, { documentId, kind: "repair", making, turning, now }));
  });
}

const NOTHING_LEFT: Readonly<Record<AnswerRepairs["answer"], Message<"problems">>> = {
  repair: { code: "problems.repairs.none-to-repair" },
  leave: { code: "problems.repairs.none-open" },
  "ask-again": { code: "problems.repairs.none-left" },
};

/** What can be repaired so that something is left of the paragraph. */
function repairing(open: readonly FoundRepair[]): Making[] {
  return [...byParagraph(open).values()].flatMap((own) => {
    const corrections = own.flatMap((one): (Replacement & FoundRepair)[] =>
      one.new === null ? [] : [{ ...one, new: one.new }],
    );
    const fixed = replaceIn(own[0]!.text, corrections);
    if (!fixed.ok || isBlank(fixed.text)) return [];
    return corrections.map(({ paragraphId, start, end, old, new: put, reason }): Making => {
      return { paragraphId, start, end, old, new: put, reason, ruleId: null, state: "live" };
    });
  });
}

function leaving({ paragraphId, start, end, old, new: put, reason }: FoundRepair): Making {
  return { paragraphId, start, end, old, new: put ?? "", reason, ruleId: null, state: "exception" };
}

function keyOf(place: {
  readonly paragraphId: string;
  readonly start: number;
  readonly end: number;
}): string {
  return `${place.paragraphId}:${place.start}:${place.end}`;
}
