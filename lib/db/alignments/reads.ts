import "server-only";

import { type Refusal, refuse } from "../../segments/refusal";
import type { AlignmentList } from "../../wire/alignments";
import type { Page } from "../../wire/text";
import { database } from "../client";
import { pageOf } from "../page";
import { findPeople } from "../people/names";
import type { SourceScope } from "../scope";
import { readGround } from "./ground";
import { digestOf } from "./keep";

/** The versions of a document's alignment, newest first, and which of them the rows say now. */
export async function listAlignments(
  scope: SourceScope,
  documentId: string,
  { after, limit }: Page,
): Promise<({ readonly ok: true } & AlignmentList) | Refusal> {
  const { projectId } = scope;
  const before = after === undefined ? null : Number(after);
  if (before !== null && before !== (before | 0)) {
    return refuse("invalid", { code: "problems.cursor" }, "after");
  }
  const found = await database().alignment.findMany({
    where: { documentId, projectId, ...(before === null ? {} : { number: { lt: before } }) },
    orderBy: { number: "desc" },
    omit: { rows: true },
    take: limit + 1,
  });
  const { items, next } = pageOf(found, limit, ({ number }) => String(number));
  const people = await findPeople(
    database(),
    items.map(({ createdById }) => createdById),
  );
  const now = items.length === 0 ? "" : digestOf((await readGround(database(), scope, documentId)).rows);
  return {
    ok: true,
    alignments: items.map(
      ({ createdById, createdAt, digest, rowCount, projectId: _p, documentId: _d, ...one }) => ({
        ...one,
        rows: rowCount,
        createdBy: people.get(createdById) ?? null,
        createdAt: createdAt.toISOString(),
        isCurrent: digest === now,
      }),
    ),
    next,
  };
}
