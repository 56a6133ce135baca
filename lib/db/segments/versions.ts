import "server-only";

import type { Contributors } from "../../segments/authorship";
import { countEnglishWords, countTypedWords } from "../../text/count";
import { Prisma, type TranslationOrigin } from "../generated/client";
import { newId } from "../ids";
import type { Scope } from "../scope";

export interface NewVersion {
  readonly segmentId: string;
  readonly text: string;
  readonly origin: TranslationOrigin;
  /** Whose words these are: who is counted as having written them. */
  readonly writerId: string | null;
  /** Who may not approve them (lib/segments/authorship.ts). */
  readonly contributors: Contributors;
  /** The segment's revision that this version makes. */
  readonly revision: number;
}

/** Versions are only ever inserted; whoever inserts one makes it current in the same transaction. */
export async function insertVersion(
  tx: Prisma.TransactionClient,
  scope: Scope,
  version: NewVersion,
): Promise<string> {
  const id = newId();
  await tx.$executeRaw(versionSql(scope, id, version));
  return id;
}

/** The same as a part of a statement that does more; followed by a `from`, it inserts where that has a row. */
export function versionSql(scope: Scope, id: string, version: NewVersion): Prisma.Sql {
  const { segmentId, text, origin, writerId, contributors, revision } = version;
  const words = countTypedWords(text);
  return Prisma.sql`
    insert into "Translation" (id, "projectId", "segmentId", text, words, origin, "authorId", "writerId", contributors, revision)
    select ${id}, ${scope.projectId}, ${segmentId}, ${text}, ${words}::int, ${origin}::"TranslationOrigin",
      ${scope.userId}, ${writerId}, ${earlierWriters(segmentId, text, words)} || ${JSON.stringify(contributors)}::jsonb,
      ${revision}::int`;
}

/** A text that the row had before (its words were counted with the marks once) has the contributors that it had then, however it is brought back. */
function earlierWriters(segmentId: string, text: string, words: number): Prisma.Sql {
  return Prisma.sql`coalesce((select jsonb_object_agg(k.person, null) from "Translation" t,
    jsonb_object_keys(t.contributors) as k(person)
    where t."segmentId" = ${segmentId} and t.words in (${words}::int, ${countEnglishWords(text)}::int) and t.text = ${text}), '{}')`;
}

/**
 * What the row's English was at `revision`: the newest version made up to then, or an older one that undoing a
 * change of structure had made current again.
 */
export async function textAt(
  tx: Prisma.TransactionClient,
  scope: Scope,
  segmentId: string,
  revision: number,
): Promise<string> {
  const upTo = {
    where: { segmentId, projectId: scope.projectId, revision: { lte: revision } },
    orderBy: { revision: "desc" },
  } as const;
  const version = await tx.translation.findFirst({ ...upTo, select: { text: true, revision: true } });
  const reversion = await tx.reversion.findFirst(upTo);
  if (reversion && reversion.revision > (version?.revision ?? -1)) {
    if (reversion.translationId === null) return "";
    const where = { id: reversion.translationId, projectId: scope.projectId };
    return (await tx.translation.findUniqueOrThrow({ where, select: { text: true } })).text;
  }
  return version?.text ?? "";
}
