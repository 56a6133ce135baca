import "server-only";

import { type Replacement, replaceIn } from "../../corrections/corrections";
import { countChineseCharacters } from "../../text/count";
import type { Prisma } from "../generated/client";
import type { Scope } from "../scope";
import { byParagraph } from "./by-paragraph";
import { followLabels } from "./relabel";

interface LiveCorrection extends Replacement {
  readonly id: string;
  readonly paragraphId: string;
}

/** The corrections that hold over these paragraphs, by paragraph, sorted by place. */
export async function liveCorrections(
  tx: Prisma.TransactionClient,
  { projectId }: Scope,
  paragraphIds: readonly string[],
): Promise<Map<string, LiveCorrection[]>> {
  const records = await tx.$queryRaw<LiveCorrection[]>`
    select id, "paragraphId", start, "end", old, new from "Correction"
    where "paragraphId" = any(${[...paragraphIds]}) and "projectId" = ${projectId} and state = 'live'
    order by "paragraphId", start`;
  return byParagraph(records);
}

/**
 * Writes down how these paragraphs read now that their corrections have changed, and who speaks in them where that was in a
 * label: the only place where `corrected` is written, and `characters` after the import. Throws RangeError where the corrections do not fit their paragraph.
 */
export async function writeCorrected(
  tx: Prisma.TransactionClient,
  scope: Scope,
  paragraphIds: readonly string[],
  now: Date,
): Promise<void> {
  if (paragraphIds.length === 0) return;
  const { projectId } = scope;
  const paragraphs = await tx.$queryRaw<
    { id: string; text: string; corrected: string | null; bodyStart: number; speaker: string | null }[]
  >`
    select id, text, corrected, "bodyStart", speaker from "Paragraph"
    where id = any(${[...paragraphIds]}) and "projectId" = ${projectId}`;
  const corrections = await liveCorrections(tx, scope, paragraphIds);
  const records = paragraphs.map(({ id, text, bodyStart }) => {
    const own = corrections.get(id) ?? [];
    const done = replaceIn(text, own);
    if (!done.ok)
      throw new RangeError(`Replacement ${own[done.index]?.id} of paragraph ${id}: ${done.reason}`);
    return {
      id,
      corrected: own.length === 0 ? null : done.text,
      correctedBody: own.length === 0 ? null : done.map.toCorrected(bodyStart),
      characters: countChineseCharacters(done.text),
    };
  });
  await tx.$executeRaw`
    update "Paragraph" p set corrected = r.corrected, "correctedBody" = r."correctedBody", characters = r.characters
    from json_to_recordset(${JSON.stringify(records)}::json)
      as r(id text, corrected text, "correctedBody" int, characters int)
    where p.id = r.id and p."projectId" = ${projectId}`;
  const reads = new Map(records.map(({ id, corrected }) => [id, corrected]));
  await followLabels(
    tx,
    scope,
    paragraphs
      .filter(({ bodyStart }) => bodyStart > 0)
      .map(({ id, text, corrected, speaker }) => {
        return { id, speaker, before: corrected ?? text, now: reads.get(id) ?? text };
      }),
    now,
  );
}
