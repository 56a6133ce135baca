import "server-only";

import { makePublication } from "../../interchange/publication";
import type { PublicationSegment } from "../../interchange/publication-segment";
import type { ParagraphKind } from "../../segmentation/paragraph";
import { database } from "../client";
import type { ReadScope } from "../scope";
import { sightOf } from "../sight";

interface TitleRow extends Pick<PublicationSegment, "state" | "subState" | "target"> {
  readonly documentId: string;
  readonly inline: "plain" | "markdown";
  readonly kinds: readonly ParagraphKind[];
  /** No row of the document is a title, and this is its first, which has no Chinese. */
  readonly isOwn: boolean;
}

/**
 * The titles that documents have in the English that somebody may see, by the documents' ids; none where there is none. What
 * is a title, an export says (lib/interchange/publication.ts, PUB-6): asked of a few rows here, of all of them there.
 */
export async function listEnglishTitles(
  scope: ReadScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows: inSight, isWhole } = sightOf(scope);
  const rows = await database().$queryRaw<TitleRow[]>`
    select d.id as "documentId", d.inline, s.state::text as state, s."subState"::text as "subState", t.text as target,
      array(select p.kind::text from "Paragraph" p where p."segmentId" = s.id and p."retiredAt" is null
        order by p.position, p.id) as kinds, false as "isOwn", s.rank, s.id
    from "Document" d
    cross join lateral (
      select distinct p."segmentId" from "Paragraph" p
      where p."documentId" = d.id and p.kind = 'title' and p."retiredAt" is null and p."segmentId" is not null
    ) titled
    join "Segment" s on s.id = titled."segmentId" and s."retiredAt" is null and ${inSight}
    join "Translation" t on t.id = s."currentId"
    where d.id = any(${[...ids]}::text[]) and d."projectId" = ${scope.projectId}
    union all
    select d.id, d.inline, s.state::text, s."subState"::text, t.text, '{}'::text[], true, s.rank, s.id
    from "Document" d
    cross join lateral (
      select s.* from "Segment" s where s."documentId" = d.id and s."retiredAt" is null order by s.rank, s.id limit 1
    ) s
    join "Translation" t on t.id = s."currentId"
    where d.id = any(${[...ids]}::text[]) and d."projectId" = ${scope.projectId} and ${inSight}
      and not exists (select from "Paragraph" p where p."segmentId" = s.id and p."retiredAt" is null)
      and not exists (select from "Paragraph" p where p."documentId" = d.id and p.kind = 'title' and p."retiredAt" is null
        and p."segmentId" is not null)
    order by 8, 9`;
  const titles = new Map<string, string>();
  for (const row of rows) {
    const title = titleOf(row, isWhole ? "all" : "approved");
    if (title !== NONE && !titles.has(row.documentId)) titles.set(row.documentId, title);
  }
  return titles;
}

/** No title of a row is as empty as this. */
const NONE = "";

function titleOf(
  { inline, state, subState, target, kinds, isOwn }: TitleRow,
  include: "approved" | "all",
): string {
  const source = kinds.map((kind) => ({ kind, level: null, label: null, lineEnds: 0, goesOn: false }));
  const row = { id: "title", position: 1, state, subState, omittedReason: null, source, target };
  const below = { ...row, id: "below", position: 2, target: "", source: [TEXT] };
  const { title } = makePublication({
    title: NONE,
    translators: [],
    words: () => "",
    date: null,
    inline,
    settings: { include, noteOmitted: false, showTranslators: false },
    segments: isOwn ? [row, below] : [row],
  });
  return title;
}

const TEXT = { kind: "text", level: null, label: null, lineEnds: 0, goesOn: false } as const;
