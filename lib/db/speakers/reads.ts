import "server-only";

import type { SpeakerList } from "../../wire/speakers";
import { database } from "../client";
import { findPeople } from "../people/names";
import type { SourceScope } from "../scope";

interface Row {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly setById: string | null;
  readonly turns: bigint;
  readonly documents: bigint;
}

/** Who speaks in the project's documents, who speaks most first. A label that no paragraph has any more stays, with 0 turns. */
export async function listSpeakers({ projectId }: SourceScope): Promise<SpeakerList> {
  const rows = await database().$queryRaw<Row[]>`
    select s.id, s.zh, s.en, s."setById", count(p.id) as turns, count(distinct p."documentId") as documents
    from "Speaker" s
    left join ("Paragraph" p join "Document" d on d.id = p."documentId" and d."deletedAt" is null)
      on p."projectId" = s."projectId" and p.speaker = s.zh and p.kind = 'turn' and p."retiredAt" is null
    where s."projectId" = ${projectId}
    group by s.id order by count(p.id) desc, s."createdAt", s.id`;
  const people = await findPeople(
    database(),
    rows.map(({ setById }) => setById),
  );
  return {
    speakers: rows.map(({ id, zh, en, setById, turns, documents }) => ({
      id,
      zh,
      en,
      setBy: people.get(setById ?? "") ?? null,
      turns: Number(turns),
      documents: Number(documents),
    })),
  };
}
