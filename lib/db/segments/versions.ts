import "server-only";

import { countEnglishWords } from "../../text/count";
import { Prisma, type TranslationOrigin } from "../generated/client";
import { newId } from "../ids";
import type { Scope } from "../scope";

export interface NewVersion {
  readonly segmentId: string;
  readonly text: string;
  readonly origin: TranslationOrigin;
  /** Whose words these are, for four eyes. */
  readonly writerId: string | null;
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
  const { segmentId, text, origin, writerId, revision } = version;
  return Prisma.sql`
    insert into "Translation" (id, "projectId", "segmentId", text, words, origin, "authorId", "writerId", revision)
    select ${id}, ${scope.projectId}, ${segmentId}, ${text}, ${countEnglishWords(text)}::int, ${origin}::"TranslationOrigin",
      ${scope.userId}, ${writerId}, ${revision}::int`;
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
