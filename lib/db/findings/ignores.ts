import "server-only";

import type { z } from "zod";
import { z as schema } from "zod";
import { type Refusal, refuse } from "../../segments/refusal";
import type { Ignored, IgnoreList, IgnoreQuery, NewIgnore } from "../../wire/findings";
import { database } from "../client";
import { announce } from "../events";
import type { Prisma } from "../generated/client";
import { pageOf } from "../page";
import { findPeople, findPerson } from "../people/names";
import type { EditScope, SourceScope } from "../scope";

/**
 * Hearing no more of a finding, of a rule for a word, or of a rule.
 *
 * FND-9   What is ignored is kept with who said so, when, where and why; taken back, it stays to be read.
 * FND-10  It is a change like any: undone, it is as though it had not been said, and done again it holds again.
 */
export type IgnoreMade = { readonly ok: true; readonly change: string; readonly ignored: Ignored } | Refusal;

export async function ignoreFinding(
  scope: EditScope & { readonly documentId: string },
  findingId: string,
  { reach, reason }: NewIgnore,
  now: Date,
): Promise<IgnoreMade> {
  const { projectId, documentId, userId } = scope;
  const finding = await database().finding.findFirst({ where: { id: findingId, projectId, documentId } });
  if (!finding) return refuse("missing", { code: "problems.finding.missing" });
  const { segmentId, rule, fingerprint, word, code, parameters } = finding;
  if (reach === "word" && word === null) {
    return refuse("invalid", { code: "problems.finding.no-word" }, "reach");
  }
  return database().$transaction(async (tx) => {
    const held = await tx.ignore.create({
      data: {
        ...{ projectId, documentId, segmentId, reach, rule, fingerprint, word, code, reason },
        parameters: parameters as Prisma.InputJsonObject,
        createdById: userId,
        createdAt: now,
      },
      select: { id: true },
    });
    const change = await saveChange(tx, scope, "ignore", { ignoreId: held.id });
    const by = await findPerson(tx, userId);
    return {
      ok: true as const,
      change,
      ignored: { id: held.id, reach, reason, by, at: now.toISOString() },
    };
  });
}

/** Says that it is to be heard of again. */
export async function takeIgnoreBack(
  scope: EditScope & { readonly documentId: string },
  ignoreId: string,
  now: Date,
): Promise<IgnoreMade> {
  const { projectId, userId } = scope;
  return database().$transaction(async (tx) => {
    const { count } = await tx.ignore.updateMany({
      where: { id: ignoreId, projectId, takenBackAt: null },
      data: { takenBackAt: now, takenBackById: userId },
    });
    if (count === 0) return refuse("changed-since", { code: "problems.finding.not-ignored" });
    const kept = await tx.ignore.findFirstOrThrow({ where: { id: ignoreId, projectId } });
    const change = await saveChange(tx, scope, "heed", { heededId: ignoreId });
    const by = await findPerson(tx, kept.createdById);
    const { id, reach, reason, createdAt } = kept;
    return { ok: true as const, change, ignored: { id, reach, reason, by, at: createdAt.toISOString() } };
  });
}

/** A change that touches no row. */
export async function saveChange(
  tx: Prisma.TransactionClient,
  { projectId, userId, documentId }: EditScope & { readonly documentId: string },
  kind: string,
  mark: Readonly<Record<string, string>>,
): Promise<string> {
  const { id } = await tx.change.create({
    data: { projectId, documentId, userId, kind, before: { ...NOTHING }, after: { ...NOTHING, ...mark } },
    select: { id: true },
  });
  await announce(tx, { projectId, documentId }, "findings", {});
  return id;
}

const NOTHING = { segments: [], paragraphs: [] };

/** What the change of an ignoring notes, and that of its taking back. */
const IgnoreMark = schema.object({
  ignoreId: schema.string().optional(),
  heededId: schema.string().optional(),
});

/** FND-10. */
export async function followIgnore(
  tx: Prisma.TransactionClient,
  { projectId, userId }: EditScope,
  first: { readonly after: unknown; readonly documentId: string },
  isTakenBack: boolean,
  now: Date,
): Promise<void> {
  const { ignoreId, heededId } = IgnoreMark.parse(first.after);
  const id = ignoreId ?? heededId;
  if (id === undefined) return;
  const isHeard = (ignoreId !== undefined) === isTakenBack;
  await tx.ignore.updateMany({
    where: { id, projectId },
    data: isHeard ? { takenBackAt: now, takenBackById: userId } : { takenBackAt: null, takenBackById: null },
  });
  await announce(tx, { projectId, documentId: first.documentId }, "findings", {});
}

/** What is ignored in a project, the newest first. */
export async function listIgnores(
  { projectId }: SourceScope,
  { rule, document, after, limit }: z.output<typeof IgnoreQuery>,
): Promise<IgnoreList> {
  const rows = await database().ignore.findMany({
    where: {
      projectId,
      takenBackAt: null,
      ...(rule === undefined ? {} : { rule: { in: rule.split(",") } }),
      ...(document === undefined ? {} : { documentId: document }),
      ...(after === undefined ? {} : { id: { lt: after } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const { items, next } = pageOf(rows, limit, ({ id }) => id);
  const people = await findPeople(
    database(),
    items.map(({ createdById }) => createdById),
  );
  return {
    ignores: items.map((row) => {
      const { id, reach, reason, documentId, segmentId, rule: ofRule, word, code } = row;
      return {
        ...{ id, reach, reason, documentId, segmentId, rule: ofRule, word, code },
        parameters: row.parameters as Record<string, string | number>,
        by: people.get(row.createdById) ?? null,
        at: row.createdAt.toISOString(),
      };
    }),
    next,
  };
}
