import "server-only";

import { speakerLabel, withoutTime } from "../../segmentation/structure/speaker-label";
import { englishParagraphs } from "../../segmentation/target";
import { type Refusal, refuse } from "../../segments/refusal";
import type { SpeakerChanges } from "../../wire/speakers";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { newIds } from "../ids";
import type { EditScope, ImportScope, Scope } from "../scope";

type Tx = Prisma.TransactionClient;

/** Puts labels that an import or a correction found into the project's ledger; those that stand there already stay as they are. */
export async function noteSpeakers(
  tx: Tx,
  { projectId }: Scope,
  labels: readonly (string | null)[],
  now: Date,
): Promise<void> {
  const names = [...new Set(labels.filter((label) => label !== null))];
  if (names.length === 0) return;
  const ids = newIds(names.length);
  const rows = JSON.stringify(names.map((zh, index) => ({ id: ids[index]!, zh })));
  await tx.$executeRaw`
    insert into "Speaker" (id, "projectId", zh, "updatedAt")
    select r.id, ${projectId}, r.zh, ${now}::timestamptz
    from json_to_recordset(${rows}::json) as r(id text, zh text)
    on conflict ("projectId", zh) do nothing`;
}

/** A draft calls a speaker by one name in this share of the turns that it labels, or the ledger stays empty. */
const AGREES = 0.6;

/**
 * Where an aligned draft opens a speaker's turns with a name of its own, that is their English label: the commonest one, if
 * the draft agrees with itself. What stands in the ledger already, from a person or another draft, stays.
 */
export async function noteEnglishLabels(
  tx: Tx,
  { projectId }: ImportScope,
  documentId: string,
  now: Date,
): Promise<void> {
  const turns = await tx.$queryRaw<{ readonly speaker: string; readonly text: string }[]>`
    select p.speaker, t.text from "Segment" s
    join "Translation" t on t.id = s."currentId"
    join lateral (
      select speaker, kind from "Paragraph" where "segmentId" = s.id and "retiredAt" is null order by position, id limit 1
    ) p on p.kind = 'turn' and p.speaker is not null
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null`;
  const counts = new Map<string, Map<string, number>>();
  for (const { speaker, text } of turns) {
    const own = speakerLabel(englishParagraphs(text)[0]?.text ?? "", "markdown")?.speaker;
    if (own === undefined) continue;
    const label = withoutTime(own);
    const labels = counts.get(speaker) ?? new Map<string, number>();
    counts.set(speaker, labels.set(label, (labels.get(label) ?? 0) + 1));
  }
  const found = [...counts].flatMap(([zh, labels]) => {
    const [best] = [...labels].sort((one, other) => other[1] - one[1]);
    const all = [...labels.values()].reduce((sum, count) => sum + count, 0);
    return best && best[1] >= all * AGREES ? [{ zh, en: best[0] }] : [];
  });
  if (found.length === 0) return;
  await tx.$executeRaw`
    update "Speaker" s set en = r.en, "updatedAt" = ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(found)}::json) as r(zh text, en text)
    where s."projectId" = ${projectId} and s.zh = r.zh and s.en = ''`;
}

/**
 * Writes English labels. Each says what the person saw; where somebody else has written another meanwhile, nothing is stored at
 * all. Sent back with the two exchanged, it is undone.
 */
export function setSpeakers(
  { projectId, userId }: EditScope,
  { speakers }: SpeakerChanges,
  now: Date,
): Promise<{ readonly ok: true } | Refusal> {
  return database().$transaction(async (tx) => {
    const ids = speakers.map(({ id }) => id);
    const known = await tx.$queryRaw<{ readonly id: string; readonly zh: string; readonly en: string }[]>`
      select id, zh, en from "Speaker" where id = any(${ids}) and "projectId" = ${projectId} order by id for no key update`;
    const byId = new Map(known.map((speaker) => [speaker.id, speaker]));
    for (const { id, was } of speakers) {
      const there = byId.get(id);
      if (!there) return refuse("missing", { code: "problems.speaker.missing" });
      if (there.en !== was)
        return refuse("stale", { code: "problems.speaker.stale", zh: there.zh, en: there.en }, "was");
    }
    for (const { id, en } of speakers) {
      await tx.speaker.update({
        where: { id, projectId },
        data: { en, setById: userId, updatedAt: now },
        select: { id: true },
      });
    }
    return { ok: true as const };
  });
}
