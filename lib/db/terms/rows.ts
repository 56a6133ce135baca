import "server-only";

import { joinLines } from "../../segmentation/structure/joint";
import { database } from "../client";
import { Prisma } from "../generated/client";
import type { SourceScope } from "../scope";

/** More Chinese than this is not read for one extraction. */
const MOST_CHARACTERS = 2_000_000;

/** The rows of a document, or of all of a project, with the Chinese as it is read and the English that stands there. */
export async function readRowsBeside({ projectId }: SourceScope, onlyDocument: string | null) {
  const within = onlyDocument === null ? Prisma.sql`true` : Prisma.sql`s."documentId" = ${onlyDocument}`;
  const rows = await database().$queryRaw<{ segmentId: string; documentId: string; target: string }[]>`
    select s.id as "segmentId", s."documentId", coalesce(t.text, '') as target from "Segment" s
    join "Document" d on d.id = s."documentId" and d."deletedAt" is null
    left join "Translation" t on t.id = s."currentId"
    where s."projectId" = ${projectId} and s."retiredAt" is null and s."subState" is distinct from 'omitted' and ${within}
    order by s."documentId", s.rank, s.id`;
  const paragraphs = await database().$queryRaw<{ segmentId: string; text: string; goesOn: boolean }[]>`
    select p."segmentId", coalesce(p.corrected, p.text) as text, p."goesOn" from "Paragraph" p
    join "Segment" s on s.id = p."segmentId"
    where p."projectId" = ${projectId} and p."retiredAt" is null and s."retiredAt" is null and ${within}
    order by p.position, p.id`;
  const lines = new Map<string, { text: string; goesOn: boolean }[]>();
  for (const { segmentId, text, goesOn } of paragraphs) {
    const there = lines.get(segmentId);
    if (there) there.push({ text, goesOn });
    else lines.set(segmentId, [{ text, goesOn }]);
  }
  let read = 0;
  return rows.flatMap(({ segmentId, documentId, target }) => {
    const source = joinLines(lines.get(segmentId) ?? []);
    read += source.length;
    return source === "" || read > MOST_CHARACTERS ? [] : [{ segmentId, documentId, source, target }];
  });
}
