import "server-only";

import { setImmediate as pause } from "node:timers/promises";
import { hiddenIn, type Inline } from "../../interchange/inline";
import { SHOWN, type Shown, shownOf } from "../../segments/states";
import { countEnglishWords, withoutRanges } from "../../text/count";
import { addFigures, countFigures, type Figures, NO_FIGURES } from "../../text/figures";
import { countWriting, type WritingCounts, writingOf } from "../../text/writing";
import type { CountedPerson, CountedRows, Counts, ProjectCounts } from "../../wire/counts";
import type { Segment } from "../../wire/segments";
import { database } from "../client";
import { Prisma } from "../generated/client";
import { findPeople } from "../people/names";
import type { SourceScope } from "../scope";
import type { Place } from "../segments/cursor";

/** The sizes of a document as it stands now: all of it, by state, by person; what was set aside apart. */
export async function countDocument(scope: SourceScope, documentId: string): Promise<Counts | null> {
  const document = await database().document.findFirst({
    where: { id: documentId, projectId: scope.projectId, deletedAt: null },
    select: { id: true, inline: true, notation: true },
  });
  if (!document) return null;
  const tally = new Tally();
  await count(scope, document, tally);
  return tally.counts();
}

/** The same of a project: its documents one after the other, newest first. */
export async function countProject(scope: SourceScope): Promise<ProjectCounts> {
  const documents = await database().document.findMany({
    where: { projectId: scope.projectId, deletedAt: null },
    orderBy: { id: "desc" },
    select: { id: true, title: true, inline: true, notation: true },
  });
  const whole = new Tally();
  const each: ProjectCounts["documents"] = [];
  for (const document of documents) {
    const own = new Tally();
    await count(scope, document, own, whole);
    each.push({ id: document.id, title: document.title, total: own.total });
  }
  return { ...(await whole.counts()), documents: each };
}

interface CountedRow extends Place {
  readonly state: Segment["state"];
  readonly subState: Segment["subState"];
  /** The paragraphs' texts, as they are read: with their corrections. */
  readonly source: readonly string[];
  readonly target: string | null;
  readonly writerId: string | null;
  readonly confirmedById: string | null;
  readonly approverId: string | null;
}

/** Rows read and counted at a time: a few milliseconds of work, and then others have their turn. */
const AT_ONCE = 500;
/** A whole document is seen as it stood at one moment, however long the counting takes. */
const ONE_MOMENT = { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, timeout: 60_000 };

interface CountedDocument {
  readonly id: string;
  readonly inline: Inline;
  readonly notation: Inline;
}

async function count(
  { projectId }: SourceScope,
  { id: documentId, inline, notation }: CountedDocument,
  ...tallies: readonly Tally[]
) {
  // Marks and addresses are no words.
  const wordsIn = (text: string, written: Inline) => withoutRanges(text, hiddenIn(text, written));
  const words = (text: string) => wordsIn(text, inline);
  await database().$transaction(async (tx) => {
    for (let after: Place | null = null; ; ) {
      const rows: readonly CountedRow[] = await pageOfRows(tx, projectId, documentId, after);
      for (const row of rows) {
        const counted = figuresOf(row.source.map(words), wordsIn(row.target ?? "", notation));
        const written = countWriting(row.source.join("\n"));
        for (const tally of tallies) tally.add(row, counted, written);
      }
      after = rows.at(-1) ?? null;
      if (rows.length < AT_ONCE) break;
      await pause();
    }
    const aside = await tx.$queryRaw<{ readonly text: string }[]>`
      select coalesce(corrected, text) as text from "Paragraph" where "documentId" = ${documentId} and "projectId" = ${projectId}
        and "retiredAt" is null and "setAsideReason" is not null`;
    for (const { text } of aside) {
      const figures = countFigures(words(text));
      for (const tally of tallies) tally.addAside(figures);
    }
  }, ONE_MOMENT);
}

function pageOfRows(
  tx: Prisma.TransactionClient,
  projectId: string,
  documentId: string,
  after: Place | null,
): Promise<CountedRow[]> {
  const beyond = after ? Prisma.sql`and (s.rank, s.id) > (${after.rank}::float8, ${after.id})` : Prisma.empty;
  // What belongs to a row is looked up row by row: just after an import the database knows too little to plan a join.
  return tx.$queryRaw<CountedRow[]>`
    select s.id, s.rank, s.state::text as state, s."subState"::text as "subState", s."confirmedById",
      (select t.text from "Translation" t where t.id = s."currentId") as target,
      (select t."writerId" from "Translation" t where t.id = s."currentId") as "writerId",
      (select r."reviewerId" from "Review" r where r."segmentId" = s.id and r."translationId" = s."approvedId"
        and r.verdict = 'approved' and s.state in ('reviewed', 'final') order by r."createdAt" desc limit 1) as "approverId",
      array(select coalesce(p.corrected, p.text) from "Paragraph" p where p."segmentId" = s.id and p."retiredAt" is null
        and p."setAsideReason" is null order by p.position, p.id) as source
    from "Segment" s
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null ${beyond}
    order by s.rank, s.id limit ${AT_ONCE}`;
}

function figuresOf(source: readonly string[], target: string): CountedRows {
  const english = countFigures(target);
  return {
    rows: 1,
    source: source.map(countFigures).reduce(addFigures, NO_FIGURES),
    target: {
      words: countEnglishWords(target),
      characters: english.characters,
      withoutSpaces: english.withoutSpaces,
      withoutPunctuation: english.withoutPunctuation,
    },
  };
}

const NOTHING: CountedRows = {
  rows: 0,
  source: NO_FIGURES,
  target: { words: 0, characters: 0, withoutSpaces: 0, withoutPunctuation: 0 },
};

function addRows(one: CountedRows, other: CountedRows): CountedRows {
  return {
    rows: one.rows + other.rows,
    source: addFigures(one.source, other.source),
    target: {
      words: one.target.words + other.target.words,
      characters: one.target.characters + other.target.characters,
      withoutSpaces: one.target.withoutSpaces + other.target.withoutSpaces,
      withoutPunctuation: one.target.withoutPunctuation + other.target.withoutPunctuation,
    },
  };
}

type Part = "written" | "confirmed" | "approved";
const NO_PART: Readonly<Record<Part, CountedRows>> = {
  written: NOTHING,
  confirmed: NOTHING,
  approved: NOTHING,
};

/** Sums that grow row by row. Law: the states add up to the total. */
class Tally {
  total = NOTHING;
  private readonly states = new Map<Shown, CountedRows>();
  /** By id; null is nobody: words that an imported draft gave. */
  private readonly people = new Map<string | null, Record<Part, CountedRows>>();
  private writing: WritingCounts = { simplified: 0, traditional: 0 };
  private aside: { readonly paragraphs: number; readonly source: Figures } = {
    paragraphs: 0,
    source: NO_FIGURES,
  };

  add(row: CountedRow, counted: CountedRows, { simplified, traditional }: WritingCounts): void {
    this.total = addRows(this.total, counted);
    this.writing = {
      simplified: this.writing.simplified + simplified,
      traditional: this.writing.traditional + traditional,
    };
    const shown = shownOf(row);
    this.states.set(shown, addRows(this.states.get(shown) ?? NOTHING, counted));
    if (row.target?.trim()) this.credit(row.writerId, "written", counted);
    if (row.confirmedById !== null) this.credit(row.confirmedById, "confirmed", counted);
    if (row.approverId !== null) this.credit(row.approverId, "approved", counted);
  }

  addAside(source: Figures): void {
    const { aside } = this;
    this.aside = { paragraphs: aside.paragraphs + 1, source: addFigures(aside.source, source) };
  }

  async counts(): Promise<Counts> {
    const names = await findPeople(database(), this.people.keys());
    const byPerson = new Map<string | null, CountedPerson>();
    for (const [id, parts] of this.people) {
      const person = id === null ? null : (names.get(id) ?? null);
      const same = byPerson.get(person?.id ?? null) ?? { person, ...NO_PART };
      byPerson.set(person?.id ?? null, {
        person,
        written: addRows(same.written, parts.written),
        confirmed: addRows(same.confirmed, parts.confirmed),
        approved: addRows(same.approved, parts.approved),
      });
    }
    return {
      total: this.total,
      byState: SHOWN.flatMap((shown) => {
        const counted = this.states.get(shown);
        return counted ? [{ shown, ...counted }] : [];
      }),
      byPerson: [...byPerson.values()].sort(byWork),
      setAside: this.aside,
      writing: writingOf(this.writing),
    };
  }

  private credit(id: string | null, part: Part, counted: CountedRows): void {
    const person = this.people.get(id) ?? { ...NO_PART };
    person[part] = addRows(person[part], counted);
    this.people.set(id, person);
  }
}

/** Who wrote most stands first; what nobody wrote stands last. */
function byWork(one: CountedPerson, other: CountedPerson): number {
  if ((one.person === null) !== (other.person === null)) return one.person === null ? 1 : -1;
  return (
    other.written.target.words - one.written.target.words ||
    other.approved.rows - one.approved.rows ||
    (one.person?.name ?? "").localeCompare(other.person?.name ?? "")
  );
}
