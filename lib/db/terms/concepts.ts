import "server-only";

import { may } from "../../access";
import { type Refusal, refuse } from "../../segments/refusal";
import type { ConceptText, Term } from "../../term/concept";
import { foldTerm } from "../../term/fold";
import type { Concept, ConceptList } from "../../wire/terms";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { newId } from "../ids";
import type { EditScope, ReviewScope, SourceScope } from "../scope";
import { lockTermbase, usedTermbases } from "./termbases";

/**
 * Entries of termbases.
 *
 * DB-TERM-1  A change takes its termbase's next number and writes it into every concept that it touches, so that whoever keeps a termbase in
 *            memory reads what is newer and no more. Changes of one termbase follow one another.
 * DB-TERM-2  A change can be undone as long as what it touched stands as it left it. Nothing is deleted in earnest.
 * DB-TERM-3  Where the project asks for approval, what is made by somebody who may not review waits; and what is approved is changed and deleted by
 *            those who may. What is changed by whoever may review is approved.
 */
type Tx = Prisma.TransactionClient;

interface Stored extends ConceptText {
  readonly id: string;
  readonly revision: number;
  readonly isApproved: boolean;
  readonly isDeleted: boolean;
}

/** What a change of terms keeps: its concepts before and after; or, of an import, nothing but which termbase. */
interface TermChange {
  readonly termbaseId: string;
  readonly concepts: readonly Stored[];
}

export type TermsSaved = { readonly ok: true; readonly id: string; readonly change: string } | Refusal;

const COLUMNS = Prisma.sql`c.id, c.revision, c.definition, c.note, c.subject, c.example, c."imageUrl", c.terms, c."isApproved",
  c."createdAt", c."updatedAt", c."termbaseId", t.name as "termbaseName", t."projectId" as "termbaseProjectId",
  c."createdById", c."updatedById",
  (select u.name from "User" u where u.id = c."createdById") as "createdByName",
  (select u.name from "User" u where u.id = c."updatedById") as "updatedByName"`;

interface Row extends Omit<Stored, "isDeleted"> {
  readonly termbaseId: string;
  readonly termbaseName: string;
  readonly termbaseProjectId: string;
  readonly createdById: string;
  readonly createdByName: string | null;
  readonly createdAt: Date;
  readonly updatedById: string;
  readonly updatedByName: string | null;
  readonly updatedAt: Date;
}

function shown(row: Row): Concept {
  const { id, revision, definition, note, subject, example, imageUrl, terms, isApproved } = row;
  return {
    id,
    revision,
    termbase: { id: row.termbaseId, name: row.termbaseName, projectId: row.termbaseProjectId },
    definition,
    note,
    subject,
    example,
    imageUrl,
    terms: terms.map((term) => ({ ...term, forms: [...term.forms] })),
    isApproved,
    createdBy: row.createdByName === null ? null : { id: row.createdById, name: row.createdByName },
    createdAt: row.createdAt.toISOString(),
    updatedBy: row.updatedByName === null ? null : { id: row.updatedById, name: row.updatedByName },
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The newest first. */
export async function listConcepts(
  scope: SourceScope,
  asked: {
    readonly q?: string | undefined;
    readonly termbase?: string | undefined;
    readonly waiting: boolean;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<ConceptList> {
  const used = (await usedTermbases(scope)).map(({ id }) => id);
  const ids = asked.termbase === undefined ? used : used.filter((id) => id === asked.termbase);
  const sought = foldTerm(asked.q?.trim() ?? "").replace(/[\\%_]/g, (character) => `\\${character}`);
  const rows = await database().$queryRaw<Row[]>`
    select ${COLUMNS} from "Concept" c join "Termbase" t on t.id = c."termbaseId"
    where c."termbaseId" = any(${ids}) and c."deletedAt" is null
      and (${sought === ""} or c.search like ${`%${sought}%`})
      and (${!asked.waiting} or not c."isApproved")
      and (${asked.after ?? null}::text is null or c.id < ${asked.after ?? null})
    order by c.id desc limit ${asked.limit + 1}`;
  const [counts] = await database().$queryRaw<{ total: number; waiting: number }[]>`
    select count(*)::int as total, count(*) filter (where not "isApproved")::int as waiting
    from "Concept" where "termbaseId" = any(${ids}) and "deletedAt" is null`;
  const concepts = rows.slice(0, asked.limit).map(shown);
  return { concepts, next: rows.length > asked.limit ? concepts.at(-1)!.id : null, ...counts! };
}

export async function findConcept(scope: SourceScope, id: string): Promise<Concept | null> {
  const used = (await usedTermbases(scope)).map((one) => one.id);
  const [row] = await database().$queryRaw<Row[]>`
    select ${COLUMNS} from "Concept" c join "Termbase" t on t.id = c."termbaseId"
    where c.id = ${id} and c."termbaseId" = any(${used}) and c."deletedAt" is null`;
  return row ? shown(row) : null;
}

/** What stands in the termbase already with the same words is not made again: its id is the answer. */
export async function saveConcept(
  scope: EditScope,
  termbaseId: string,
  text: ConceptText,
  now: Date,
): Promise<TermsSaved> {
  return database().$transaction(async (tx) => {
    const termbase = await lockTermbase(tx, scope, termbaseId);
    if (!termbase) return MISSING;
    const id = newId();
    const { projectId, userId } = scope;
    const isApproved = !termbase.asksApproval || may(scope.role, "review");
    await tx.concept.create({
      data: {
        ...columnsOf(text),
        id,
        projectId,
        termbaseId,
        version: termbase.version,
        isApproved,
        approvedById: termbase.asksApproval && isApproved ? userId : null,
        createdById: userId,
        createdAt: now,
        updatedById: userId,
        updatedAt: now,
      },
      select: { id: true },
    });
    const made: Stored = { ...text, id, revision: 1, isApproved, isDeleted: false };
    return keepChange(tx, scope, {
      termbaseId,
      kind: "term-add",
      before: [{ ...made, isDeleted: true }],
      after: [made],
    });
  });
}

/** `text` null: it is deleted. */
export async function changeConcept(
  scope: EditScope,
  id: string,
  revision: number | null,
  text: ConceptText | null,
  now: Date,
): Promise<TermsSaved> {
  return database().$transaction(async (tx) => {
    const locked = await lockConcepts(tx, scope, [id]);
    const before = locked?.concepts[0];
    if (!locked || !before || before.isDeleted) return MISSING;
    if (revision !== null && before.revision !== revision) return STALE;
    const mayReview = may(scope.role, "review");
    if (locked.termbase.asksApproval && before.isApproved && !mayReview) return REVIEWED;
    const isApproved = before.isApproved || !locked.termbase.asksApproval || mayReview;
    const after: Stored = {
      ...(text ?? before),
      id,
      revision: before.revision + 1,
      isApproved: text === null ? before.isApproved : isApproved,
      isDeleted: text === null,
    };
    await putBack(tx, scope, locked.termbase.version, [after], now);
    const kind = text === null ? "term-delete" : "term-edit";
    return keepChange(tx, scope, { termbaseId: locked.termbase.id, kind, before: [before], after: [after] });
  });
}

export async function approveConcept(scope: ReviewScope, id: string, now: Date): Promise<TermsSaved> {
  return database().$transaction(async (tx) => {
    const locked = await lockConcepts(tx, scope, [id]);
    const before = locked?.concepts[0];
    if (!locked || !before || before.isDeleted) return MISSING;
    const after = { ...before, revision: before.revision + 1, isApproved: true };
    await putBack(tx, scope, locked.termbase.version, [after], now);
    await tx.concept.update({ where: { id }, data: { approvedById: scope.userId }, select: { id: true } });
    return keepChange(tx, scope, {
      termbaseId: locked.termbase.id,
      kind: "term-approve",
      before: [before],
      after: [after],
    });
  });
}

/** DB-TERM-2. Undoing is a change itself, so that undoing it does it again. */
export async function undoTerms(
  scope: EditScope,
  changeId: string,
  now: Date,
): Promise<{ readonly ok: true; readonly change: string; readonly concepts: number } | Refusal> {
  return database().$transaction(async (tx) => {
    const { projectId } = scope;
    const change = await tx.change.findFirst({ where: { id: changeId, projectId, documentId: null } });
    const before = change && changeOf(change.before);
    const after = change && changeOf(change.after);
    if (!change || !before || !after) return refuse("missing", { code: "problems.change.missing" });
    const termbase = await lockTermbase(tx, scope, after.termbaseId);
    if (!termbase) return refuse("missing", { code: "problems.change.missing" });
    if ((await tx.change.count({ where: { undoes: changeId, projectId } })) > 0)
      return refuse("changed-since", { code: "problems.undo.already" });
    if (termbase.asksApproval && !may(scope.role, "review") && change.userId !== scope.userId)
      return REVIEWED;
    const undone = {
      termbaseId: termbase.id,
      kind: change.undoes === null ? "undo" : "redo",
      undoes: changeId,
    };
    const importId = importOf(change.before);
    if (importId !== null) {
      const isTakenBack = !isGone(change.after);
      const concepts = await tx.$executeRaw`
        update "Concept" set "deletedAt" = ${isTakenBack ? now : null}::timestamptz, version = ${termbase.version}
        where "importId" = ${importId} and "projectId" = ${projectId}
          and revision = 1 and ("deletedAt" is null) = ${isTakenBack}`;
      const kept = { importId, isGone: isTakenBack, concepts: [] };
      const { id } = await keepRaw(tx, scope, undone, { ...kept, isGone: !isTakenBack }, kept);
      return { ok: true, change: id, concepts };
    }
    const there = await readStored(
      tx,
      scope,
      after.concepts.map(({ id }) => id),
    );
    const isAsLeft = after.concepts.every((left) => {
      const is = there.find(({ id }) => id === left.id);
      return is?.revision === left.revision && is.isDeleted === left.isDeleted;
    });
    if (!isAsLeft) return refuse("changed-since", { code: "terms.changed-since" });
    const wanted = before.concepts.map((one) => ({
      ...one,
      revision: there.find(({ id }) => id === one.id)!.revision + 1,
    }));
    await putBack(tx, scope, termbase.version, wanted, now);
    const { id } = await keepRaw(tx, scope, undone, { concepts: there }, { concepts: wanted });
    return { ok: true, change: id, concepts: wanted.length };
  });
}

const MISSING = refuse("missing", { code: "terms.missing" });
const STALE = refuse("stale", { code: "terms.stale" });
const REVIEWED = refuse("not-yours", { code: "terms.reviewed" });

async function lockConcepts(tx: Tx, scope: EditScope | ReviewScope, ids: readonly string[]) {
  const found = await tx.concept.findFirst({
    where: { id: { in: [...ids] }, projectId: scope.projectId },
    select: { termbaseId: true },
  });
  const termbase = found && (await lockTermbase(tx, scope, found.termbaseId));
  return termbase ? { termbase, concepts: await readStored(tx, scope, ids) } : null;
}

async function readStored(
  tx: Tx,
  { projectId }: EditScope | ReviewScope,
  ids: readonly string[],
): Promise<Stored[]> {
  const rows = await tx.concept.findMany({ where: { id: { in: [...ids] }, projectId } });
  return rows.map(
    ({ id, revision, definition, note, subject, example, imageUrl, terms, isApproved, deletedAt }) => ({
      id,
      revision,
      definition,
      note,
      subject,
      example,
      imageUrl,
      terms: terms as unknown as readonly Term[],
      isApproved,
      isDeleted: deletedAt !== null,
    }),
  );
}

async function putBack(
  tx: Tx,
  { projectId, userId }: EditScope | ReviewScope,
  version: number,
  concepts: readonly Stored[],
  now: Date,
): Promise<void> {
  for (const { id, revision, isApproved, isDeleted, ...text } of concepts) {
    await tx.concept.updateMany({
      where: { id, projectId },
      data: {
        ...columnsOf(text),
        revision,
        isApproved,
        version,
        deletedAt: isDeleted ? now : null,
        updatedById: userId,
        updatedAt: now,
      },
    });
  }
}

async function keepChange(
  tx: Tx,
  scope: EditScope | ReviewScope,
  {
    termbaseId,
    kind,
    before,
    after,
  }: {
    readonly termbaseId: string;
    readonly kind: string;
    readonly before: Stored[];
    readonly after: Stored[];
  },
): Promise<TermsSaved> {
  const { id } = await keepRaw(tx, scope, { termbaseId, kind }, { concepts: before }, { concepts: after });
  return { ok: true, id: after[0]!.id, change: id };
}

/** A change of terms among the other changes of its project. */
export async function keepRaw(
  tx: Tx,
  { projectId, userId }: EditScope | ReviewScope,
  {
    termbaseId,
    kind,
    undoes,
  }: { readonly termbaseId: string; readonly kind: string; readonly undoes?: string },
  before: object,
  after: object,
): Promise<{ readonly id: string }> {
  const asJson = (side: object) => ({ termbaseId, ...side }) as unknown as Prisma.InputJsonObject;
  return tx.change.create({
    data: {
      projectId,
      documentId: null,
      userId,
      kind,
      before: asJson(before),
      after: asJson(after),
      ...(undoes === undefined ? {} : { undoes }),
    },
    select: { id: true },
  });
}

/** Null where that is no change of terms. */
function changeOf(json: Prisma.JsonValue): TermChange | null {
  const kept = json as unknown as Partial<TermChange> | null;
  return kept && typeof kept.termbaseId === "string" && Array.isArray(kept.concepts)
    ? (kept as TermChange)
    : null;
}

const importOf = (json: Prisma.JsonValue) => (json as { importId?: string }).importId ?? null;
const isGone = (json: Prisma.JsonValue) => (json as { isGone?: boolean }).isGone === true;

function columnsOf({ definition, note, subject, example, imageUrl, terms }: ConceptText) {
  return {
    definition,
    note,
    subject,
    example,
    imageUrl,
    terms: terms as unknown as Prisma.InputJsonArray,
    search: searchOf({ terms, subject }),
  };
}

export function searchOf({ terms, subject }: Pick<ConceptText, "terms" | "subject">): string {
  return [...terms.map(({ text }) => foldTerm(text)), foldTerm(subject)].join("\n");
}
