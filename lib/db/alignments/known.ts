import "server-only";

import type { Known } from "../../align/lexicon/known";
import { joinLines } from "../../segmentation/structure/joint";
import { Prisma } from "../generated/client";
import type { EditScope, ImportScope, SourceScope } from "../scope";
import { sourceText } from "./ground";

/** How much of a project's confirmed work the aligner is given at most. Characters are UTF-16 units of both sides. */
export interface KnownLimits {
  readonly pairs: number;
  readonly characters: number;
}

/** For an alignment, which takes seconds anyway. */
export const FOR_ALIGNING: KnownLimits = { pairs: 20_000, characters: 5_000_000 };
/** For the reasons of one row, which somebody waits for. */
export const FOR_REASONS: KnownLimits = { pairs: 300, characters: 100_000 };

/**
 * What people have confirmed in a project (Translated, Approved and Final rows; not those that were sent back), the
 * newest first, as far as the limits go. There are no terms yet: they come with the termbase.
 */
export async function readKnown(
  tx: Prisma.TransactionClient,
  scope: ImportScope | EditScope | SourceScope,
  limits: KnownLimits,
): Promise<Known> {
  const { projectId } = scope;
  const records = await tx.$queryRaw<
    { target: string; source: { text: string; corrected: string | null; goesOn: boolean }[] }[]
  >`
    select t.text as target, (
      select coalesce(json_agg(json_build_object('text', p.text, 'corrected', p.corrected, 'goesOn', p."goesOn") order by p.position, p.id), '[]') from "Paragraph" p
      where p."segmentId" = s.id and p."retiredAt" is null
    ) as source
    from (
      select id, "currentId", "updatedAt" from "Segment"
      where "documentId" in (select id from "Document" where "projectId" = ${projectId} and "deletedAt" is null)
        and "projectId" = ${projectId} and "retiredAt" is null
        and state in ('translated', 'reviewed', 'final') and ${NOT_DOUBTED}
      order by "updatedAt" desc, id desc limit ${limits.pairs}
    ) s join "Translation" t on t.id = s."currentId"
    order by s."updatedAt" desc, s.id desc`;
  const pairs: { source: string; target: string }[] = [];
  let characters = 0;
  for (const record of records) {
    const source = joinLines(record.source.map((one) => ({ text: sourceText(one), goesOn: one.goesOn })));
    const { target } = record;
    if (source === "" || target.trim() === "") continue;
    characters += source.length + target.length;
    if (characters > limits.characters) break;
    pairs.push({ source, target });
  }
  return { pairs, terms: [] };
}

/** Neither left out on purpose nor sent back. */
const NOT_DOUBTED = Prisma.sql`("subState" is null or "subState" not in ('omitted', 'rejected'))`;
