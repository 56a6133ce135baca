import "server-only";

import { database } from "../client";
import type { SourceScope } from "../scope";

/** What the finder of damaged words looks through. */
export interface LookedThrough {
  /** Paragraphs that are worked on, as people read them, in order, up to a limit. */
  readonly paragraphs: readonly { readonly segmentId: string; readonly text: string }[];
  /** The English of each of their rows that has some, as it stands now. */
  readonly english: ReadonlyMap<string, string>;
  /** UTF-16 units of them. */
  readonly looked: number;
  readonly isWhole: boolean;
  /** Who speaks in the text: names are held by no dictionary. */
  readonly names: readonly string[];
  /** What people of the project have corrected, with what they put, the most frequent first. */
  readonly accepted: ReadonlyMap<string, readonly string[]>;
}

/** More than this (UTF-16 units) is not looked through: what is damaged all through a text shows in a part of it. */
const LONGEST_LOOKED = 200_000;

export async function readForSuspects(scope: SourceScope, documentId: string): Promise<LookedThrough> {
  const { projectId } = scope;
  const records = await database().$queryRaw<{ segmentId: string; text: string; speaker: string | null }[]>`
    select "segmentId", coalesce(corrected, text) as text, speaker from "Paragraph"
    where "documentId" = ${documentId} and "projectId" = ${projectId} and "retiredAt" is null
      and "segmentId" is not null
    order by position, id`;
  const paragraphs: { segmentId: string; text: string }[] = [];
  let looked = 0;
  for (const { segmentId, text } of records) {
    if (looked + text.length > LONGEST_LOOKED) break;
    looked += text.length;
    paragraphs.push({ segmentId, text });
  }
  const targets = await database().$queryRaw<{ id: string; text: string }[]>`
    select s.id, t.text from "Segment" s join "Translation" t on t.id = s."currentId"
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null and t.text <> ''`;
  const pairs = await database().$queryRaw<{ old: string; new: string }[]>`
    select old, new from "Correction"
    where "projectId" = ${projectId} and state = 'live' and "fromId" is null
    group by old, new order by count(*) desc, old, new limit 5000`;
  const accepted = new Map<string, string[]>();
  for (const { old, new: put } of pairs) accepted.set(old, [...(accepted.get(old) ?? []), put]);
  return {
    paragraphs,
    english: new Map(targets.map(({ id, text }) => [id, text])),
    looked,
    isWhole: paragraphs.length === records.length,
    names: [...new Set(records.flatMap(({ speaker }) => speaker ?? []))],
    accepted,
  };
}
