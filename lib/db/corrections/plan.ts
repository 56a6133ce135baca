import "server-only";

import { setImmediate } from "node:timers/promises";
import { type TableRow, tableOf } from "../../corrections/correction-table";
import type { Range } from "../../corrections/corrections";
import { type Laid, type ParagraphPlan, planParagraph } from "../../corrections/plan";
import type { Prisma } from "../generated/client";
import { inTurn } from "../in-turn";
import { byParagraph } from "../reading/by-paragraph";
import type { Scope } from "../scope";
import { type RuleRecord, tableRules, withoutOverruled } from "./rules";

type Tx = Prisma.TransactionClient;

/** A row that is being applied; one that is only tried has no id yet. */
export interface PlannedRow extends TableRow {
  readonly ruleId: string | null;
}

export interface PlannedParagraph extends ParagraphPlan {
  readonly id: string;
  readonly segmentId: string;
  readonly text: string;
}

export interface TablePlan {
  readonly rows: readonly PlannedRow[];
  /** Those on which the table acts, in reading order. */
  readonly paragraphs: readonly PlannedParagraph[];
}

export interface Meant {
  /** Rows of the table; undefined means all. */
  readonly only?: readonly string[] | undefined;
  /** Rows that are not in it yet. */
  readonly rows: readonly TableRow[];
}

interface Lying extends Range {
  readonly id: string;
  readonly paragraphId: string;
  readonly old: string;
  readonly new: string;
  readonly state: "live" | "exception";
  readonly ruleId: string | null;
}

/** UTF-16 units that are looked through before others get their turn. */
const A_BREATH = 100_000;

/**
 * What applying the table to a document's paragraphs would do (those that are worked on; what is set aside is not
 * read). `allowed` are places that were taken out and are not to be any longer.
 */
export async function planTable(
  tx: Tx,
  scope: Scope,
  documentId: string,
  meant: Meant,
  isAllowed: (paragraphId: string, place: Range) => boolean = () => false,
): Promise<TablePlan> {
  const { projectId } = scope;
  const rules = withoutOverruled(await tableRules(tx, scope, documentId));
  const rows = rowsMeant(rules, meant);
  const table = await inTurn(() => tableOf(rows));
  const rowOf = new Map(
    rows.flatMap(({ ruleId }, index) => (ruleId === null ? [] : [[ruleId, index] as const])),
  );
  const inTable = new Set(rules.map(({ id }) => id));
  const only = meant.only && new Set(meant.only);
  const tried = new Set(meant.rows.map(({ from }) => from));
  const lying = await tx.$queryRaw<Lying[]>`
    select e.id, e."paragraphId", e.start, e."end", e.old, e.new, e.state::text as state, e."ruleId"
    from "Correction" e
    where e."documentId" = ${documentId} and e."projectId" = ${projectId} and e.state in ('live', 'exception')`;
  const over = byParagraph(lying);
  // Of a rule that has left the table, whatever is meant: but where only some rows are, only those are taken back.
  const isStale = ({ ruleId, old }: Lying) =>
    ruleId !== null &&
    !rowOf.has(ruleId) &&
    (tried.has(old) || (!inTable.has(ruleId) && (only === undefined || only.has(ruleId))));
  const paragraphs = await tx.$queryRaw<{ id: string; text: string; segmentId: string }[]>`
    select id, text, "segmentId" from "Paragraph"
    where "documentId" = ${documentId} and "projectId" = ${projectId} and "retiredAt" is null
      and "segmentId" is not null
    order by position, id`;
  const planned: PlannedParagraph[] = [];
  let read = 0;
  for (const { id, text, segmentId } of paragraphs) {
    if (Math.floor((read + text.length) / A_BREATH) > Math.floor(read / A_BREATH)) await setImmediate();
    read += text.length;
    const own = over.get(id) ?? [];
    const laid = own
      .filter(({ state }) => state === "live")
      .map(
        (one): Laid => ({
          ...one,
          row: (one.ruleId === null ? null : rowOf.get(one.ruleId)) ?? null,
          isStale: isStale(one),
        }),
      );
    const out = new Set(own.filter(({ state }) => state === "exception").map(keyOf));
    const plan = planParagraph(text, table, laid, (place) => out.has(keyOf(place)) && !isAllowed(id, place));
    if (plan.places.length + plan.leaving.length > 0) planned.push({ id, segmentId, text, ...plan });
  }
  return { rows, paragraphs: planned };
}

function rowsMeant(rules: readonly RuleRecord[], { only, rows }: Meant): PlannedRow[] {
  const tried = new Set(rows.map(({ from }) => from));
  const picked = only && new Set(only);
  // Without those that are overruled there is one for the same words at most.
  const standing = new Map(rules.map((rule) => [rule.from, rule]));
  return [
    ...rules
      .filter(({ id, from }) => (picked === undefined || picked.has(id)) && !tried.has(from))
      .map(({ id, from, to, reason }) => ({ ruleId: id, from, to, reason })),
    ...rows.map(({ from, to, reason }) => {
      const same = standing.get(from);
      const there = same?.to === to && same.reason === reason ? same : undefined;
      return { ruleId: there?.id ?? null, from, to, reason };
    }),
  ];
}

export function keyOf({ start, end }: Range): string {
  return `${start}:${end}`;
}
