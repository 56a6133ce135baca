import "server-only";

import type { z } from "zod";
import { ROWS_LIMIT, TABLE_LIMIT, type TableRow, whyNotARow } from "../../corrections/correction-table";
import { type LineProblem, readTable } from "../../corrections/tsv";
import { type Refusal, refuse } from "../../segments/refusal";
import type { NewRules, NewTable, Rule, RuleList, RuleQuery, RulesAdded } from "../../wire/corrections";
import { lockDocument } from "../changes/passage";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { newIds } from "../ids";
import { pageOf } from "../page";
import { findPeople } from "../people/names";
import type { EditScope, Scope, SourceScope } from "../scope";

type Tx = Prisma.TransactionClient;

/** A row of the table as the database has it. */
export interface RuleRecord {
  readonly id: string;
  readonly documentId: string | null;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly createdById: string;
  /** ISO 8601, as PostgreSQL writes it. */
  readonly createdAt: string;
}

/**
 * Every row that a document is read with, oldest first: its own and the project's. They come as one value: as ten thousand
 * records, Prisma would keep everybody else waiting for them.
 */
export async function tableRules(tx: Tx, { projectId }: Scope, documentId: string): Promise<RuleRecord[]> {
  const [found] = await tx.$queryRaw<{ rules: string }[]>`
    select coalesce(json_agg(r order by r.id), '[]')::text as rules from (
      select id, "documentId", "from", "to", reason, "createdById", "createdAt" from "Rule"
      where "projectId" = ${projectId} and "withdrawnAt" is null and ("documentId" = ${documentId} or "documentId" is null)
      order by id limit ${2 * ROWS_LIMIT}
    ) r`;
  return JSON.parse(found!.rules) as RuleRecord[];
}

/** A document's own row for the same words is the one that is applied. */
export function withoutOverruled<One extends Pick<RuleRecord, "documentId" | "from">>(
  rules: readonly One[],
): One[] {
  const own = new Set(rules.filter(({ documentId }) => documentId !== null).map(({ from }) => from));
  return rules.filter(({ documentId, from }) => documentId !== null || !own.has(from));
}

export async function listRules(
  scope: SourceScope,
  documentId: string,
  query: z.output<typeof RuleQuery>,
): Promise<z.infer<typeof RuleList>> {
  const rules = await tableRules(database(), scope, documentId);
  const ruling = new Set(withoutOverruled(rules).map(({ id }) => id));
  const { items, next } = pageOf(
    rules.filter(({ id }) => query.after === undefined || id > query.after).slice(0, query.limit + 1),
    query.limit,
    ({ id }) => id,
  );
  const people = await findPeople(
    database(),
    items.map(({ createdById }) => createdById),
  );
  const counts = await database().$queryRaw<{ ruleId: string; places: number }[]>`
    select e."ruleId", count(*)::int as places from "Correction" e join "Paragraph" p on p.id = e."paragraphId"
    where e."documentId" = ${documentId} and e."projectId" = ${scope.projectId} and e.state = 'live'
      and p."retiredAt" is null and e."ruleId" is not null
    group by e."ruleId"`;
  const places = new Map(counts.map((one) => [one.ruleId, one.places]));
  return {
    rules: items.map(
      (rule): Rule => ({
        id: rule.id,
        scope: rule.documentId === null ? "project" : "document",
        from: rule.from,
        to: rule.to,
        reason: rule.reason,
        by: people.get(rule.createdById) ?? null,
        at: new Date(rule.createdAt).toISOString(),
        places: places.get(rule.id) ?? 0,
        isOverruled: !ruling.has(rule.id),
      }),
    ),
    next,
  };
}

/** The rows that are applied, as `writeTable` takes them. */
export async function readRulesTable(scope: SourceScope, documentId: string): Promise<readonly TableRow[]> {
  return withoutOverruled(await tableRules(database(), scope, documentId));
}

type Added =
  | ({ readonly ok: true } & Omit<RulesAdded, "problems"> & { readonly problems: readonly LineProblem[] })
  | Refusal;

/** Adds the rows of a TSV file. Lines that cannot be read are left out and named. */
export function addTable(
  scope: EditScope,
  documentId: string,
  { scope: reach, text }: z.output<typeof NewTable>,
  now: Date,
) {
  const { rows, problems } = readTable(text);
  return addRows(scope, documentId, { scope: reach, rows: [...rows] }, problems, now);
}

/** Adds rows to the table of a document, or of its project. A row for the same words takes the other's place. */
export function addRules(scope: EditScope, documentId: string, wanted: z.output<typeof NewRules>, now: Date) {
  return addRows(scope, documentId, wanted, [], now);
}

async function addRows(
  scope: EditScope,
  documentId: string,
  { scope: reach, rows }: z.output<typeof NewRules>,
  problems: readonly LineProblem[],
  now: Date,
): Promise<Added> {
  return database().$transaction(async (tx): Promise<Added> => {
    if (!(await lockDocument(tx, scope, documentId)))
      return refuse("missing", { code: "problems.document.missing" });
    const wrong = whyNotRows(rows);
    if (wrong) return wrong;
    const done = await storeRows(tx, scope, reach === "document" ? documentId : null, rows, now);
    if (!done.ok) return done;
    const { added, already, replaced } = done;
    return { ok: true, added, already, replaced, problems };
  });
}

/** Null where these rows can stand in one table. */
export function whyNotRows(rows: readonly TableRow[]): Refusal | null {
  const long = rows.reduce((sum, { from }) => sum + from.length, 0);
  if (long > TABLE_LIMIT) {
    return refuse("invalid", { code: "problems.rules.too-long", long, most: TABLE_LIMIT }, "rows");
  }
  const seen = new Map<string, string>();
  for (const [index, row] of rows.entries()) {
    const why = whyNotARow(row);
    if (why) return refuse("invalid", { code: "problems.rules.row", row: index + 1, why }, `rows.${index}`);
    if ((seen.get(row.from) ?? row.to) !== row.to) {
      return refuse("invalid", { code: "problems.rules.twice", from: row.from }, `rows.${index}`);
    }
    seen.set(row.from, row.to);
  }
  return null;
}

/**
 * Stores rows that `whyNotRows` lets pass. A row that was there word for word stays, one with the same `from` and
 * other words is withdrawn for the new one. `ids` are those of the rows as they stand in the table then, by `from`.
 */
export async function storeRows(
  tx: Tx,
  { projectId, userId }: EditScope,
  documentId: string | null,
  rows: readonly TableRow[],
  now: Date,
) {
  const standing = await tx.rule.findMany({
    where: { projectId, documentId, withdrawnAt: null, from: { in: rows.map(({ from }) => from) } },
  });
  const there = new Map(standing.map((rule) => [rule.from, rule]));
  const wanted = [...new Map(rows.map((row) => [row.from, row])).values()];
  const fresh = wanted.filter(({ from, to, reason }) => {
    const rule = there.get(from);
    return !rule || rule.to !== to || rule.reason !== reason;
  });
  const [sums] = await tx.$queryRaw<{ count: number; characters: number }[]>`
    select count(*)::int as count, coalesce(sum(length("from")), 0)::int as characters from "Rule"
    where "projectId" = ${projectId} and "documentId" is not distinct from ${documentId} and "withdrawnAt" is null`;
  const { count, characters } = sums!;
  const going = fresh.flatMap(({ from }) => there.get(from)?.id ?? []);
  if (count + fresh.length - going.length > ROWS_LIMIT) {
    return refuse("invalid", { code: "problems.rules.too-many", most: ROWS_LIMIT, count }, "rows");
  }
  const added = fresh.reduce((sum, { from }) => sum + (there.has(from) ? 0 : from.length), 0);
  if (characters + added > TABLE_LIMIT) {
    return refuse("invalid", { code: "problems.rules.too-much", most: TABLE_LIMIT, characters }, "rows");
  }
  await tx.rule.updateMany({
    where: { id: { in: going }, projectId },
    data: { withdrawnAt: now, withdrawnById: userId },
  });
  const ids = newIds(fresh.length);
  const column = (name: "from" | "to" | "reason") => fresh.map((row) => row[name]);
  // In one statement of a few arrays: as 5,000 records, Prisma takes a second to put it into words.
  await tx.$executeRaw`
    insert into "Rule" (id, "projectId", "documentId", "from", "to", reason, "createdById", "createdAt")
    select id, ${projectId}, ${documentId}::text, "from", "to", reason, ${userId}, ${now}::timestamptz
    from unnest(${ids}::text[], ${column("from")}::text[], ${column("to")}::text[], ${column("reason")}::text[])
      as row (id, "from", "to", reason)`;
  const made = new Map(fresh.map(({ from }, index) => [from, ids[index]!]));
  return {
    ok: true,
    added: fresh.length - going.length,
    already: rows.length - fresh.length,
    replaced: going.length,
    ids: new Map(wanted.map(({ from }) => [from, made.get(from) ?? there.get(from)!.id])),
  } as const;
}
