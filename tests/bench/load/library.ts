/**
 * What a house has after years: 500,000 rows in documents of 10,000 to 50,000, and the people who work on them. It is
 * written straight into the database, by statements that make the rows where they are to be, and kept between runs.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { countChineseCharacters, countEnglishWords } from "../../../lib/text/count";
import { makePairs } from "../text";

/** Rows of each document. */
const SIZES = [50, 40, 30, 20, 10].flatMap((thousands) => [thousands, thousands, thousands]).concat(50);
/** Paragraphs and their English that the documents are put together from. */
const PAIRS = 4_000;
/** As many as any run has. */
export const MOST_PEOPLE = 300;
/** From one row's rank to the next. */
export const RANK_STEP = 1_024;

export interface Library {
  readonly projectId: string;
  readonly owner: string;
  /** Tokens of translators in the project. */
  readonly people: readonly string[];
  readonly documents: readonly { readonly id: string; readonly rows: number }[];
}

const KEPT = "library.json";

/** Is there one in this folder, whole? One that was broken off is taken away. */
export function hasLibrary(dataDir: string): boolean {
  if (existsSync(join(dataDir, KEPT))) return true;
  rmSync(dataDir, { recursive: true, force: true });
  return false;
}

export async function openLibrary(databaseUrl: string, dataDir: string): Promise<Library> {
  const kept = join(dataDir, KEPT);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8"));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const library = await fill(client);
    writeFileSync(kept, JSON.stringify(library));
    return library;
  } finally {
    await client.end();
  }
}

async function fill(client: Client): Promise<Library> {
  // Triggers and keys look at each row by itself; what is made here agrees by its making. As the reader of the
  // figures would want: the rows are in their indexes and counted, and the log is empty, before anything is measured.
  await client.query("set session_replication_role = replica");
  await client.query("set synchronous_commit = off");
  const people = Array.from({ length: MOST_PEOPLE + 1 }, (_, number) => ({
    name: number === 0 ? "Olga Owen" : `Translator ${number}`,
    email: `load${number}@example.org`,
    token: `dz_load_of_a_bench_${String(number).padStart(4, "0")}`,
  }));
  const projectId = await fillPeople(client, people);
  await fillPairs(client);
  const documents: { id: string; rows: number }[] = [];
  for (const [number, thousands] of SIZES.entries())
    documents.push(await fillDocument(client, projectId, number, thousands * 1_000));
  await client.query("drop table bench_pair");
  await client.query("vacuum analyze");
  await client.query("checkpoint");
  const [owner, ...translators] = people.map(({ token }) => token);
  return { projectId, owner: owner!, people: translators, documents };
}

async function fillPeople(
  client: Client,
  people: readonly { readonly name: string; readonly email: string; readonly token: string }[],
): Promise<string> {
  const hashes = people.map(({ token }) => createHash("sha256").update(token).digest("hex"));
  await client.query(
    `create temp table bench_person as select uuidv7()::text as id, n, name, email, hash
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality as p(name, email, hash, n)`,
    [people.map(({ name }) => name), people.map(({ email }) => email), hashes],
  );
  await client.query(
    `insert into "User" (id, name, email, "isAdmin", "updatedAt") select id, name, email, n = 1, now() from bench_person`,
  );
  await client.query(
    `insert into "ApiToken" (id, "userId", name, hash, prefix)
     select uuidv7()::text, id, 'load', hash, 'dz_load' from bench_person`,
  );
  const { rows } = await client.query<{ id: string }>(
    `insert into "Project" (id, name, "createdById", "updatedAt")
     select uuidv7()::text, 'A library of 500,000 rows', id, now() from bench_person where n = 1 returning id`,
  );
  const projectId = rows[0]!.id;
  await client.query(
    `insert into "Membership" ("projectId", "userId", role)
     select $1, id, (case when n = 1 then 'owner' else 'translator' end)::"Role" from bench_person`,
    [projectId],
  );
  return projectId;
}

async function fillPairs(client: Client): Promise<void> {
  const pairs = makePairs(PAIRS, 7);
  await client.query(
    `create temp table bench_pair as select n, chinese, english, characters, words
     from unnest($1::text[], $2::text[], $3::int[], $4::int[]) with ordinality as p(chinese, english, characters, words, n)`,
    [
      pairs.map(({ chinese }) => chinese),
      pairs.map(({ english }) => english),
      pairs.map(({ chinese }) => countChineseCharacters(chinese)),
      pairs.map(({ english }) => countEnglishWords(english)),
    ],
  );
  await client.query("create unique index on bench_pair (n)");
}

/** Every third row is Translated, the others Aligned. The bytes that it came as are left out: nothing here asks for them. */
async function fillDocument(client: Client, projectId: string, number: number, rows: number) {
  const made = await client.query<{ id: string }>(
    `insert into "Document" (id, "projectId", title, "leading", "createdById", "updatedAt")
     select uuidv7()::text, $1, $2, '', "createdById", now() from "Project" where id = $1 returning id`,
    [projectId, `Volume ${number + 1}, ${rows} rows`],
  );
  const id = made.rows[0]!.id;
  await client.query(
    `create temp table bench_row as
     select n, uuidv7()::text as segment, uuidv7()::text as paragraph, uuidv7()::text as translation,
       1 + (n * 7 + $1) % ${PAIRS} as pair
     from generate_series(1, $2::int) n order by n`,
    [number * 131, rows],
  );
  await client.query(
    `insert into "Original" ("documentId", "projectId", bytes, sha256, "fileName", "mediaType", encoding)
     values ($1, $2, '', encode(sha256(''), 'hex'), 'volume.txt', 'text/plain', 'utf-8')`,
    [id, projectId],
  );
  await client.query(
    `insert into "Paragraph" (id, "projectId", "documentId", position, kind, text, separator, characters, "segmentId")
     select r.paragraph, $1, $2, r.n, 'text', p.chinese, E'\\n', p.characters, r.segment
     from bench_row r join bench_pair p on p.n = r.pair order by r.n`,
    [projectId, id],
  );
  await client.query(
    `insert into "Translation" (id, "projectId", "segmentId", text, words, origin, "authorId", revision)
     select r.translation, $1, r.segment, p.english, p.words, 'aligned', d."createdById", 1
     from bench_row r join bench_pair p on p.n = r.pair join "Document" d on d.id = $2 order by r.n`,
    [projectId, id],
  );
  await client.query(
    `insert into "Segment" (id, "projectId", "documentId", rank, state, "subState", revision, "currentId", "confirmedById", "updatedAt")
     select r.segment, $1, $2, r.n * ${RANK_STEP}, (case when r.n % 3 = 0 then 'translated' else 'initial' end)::"SegmentState",
       (case when r.n % 3 = 0 then null else 'aligned' end)::"SegmentSubState", 1, r.translation,
       case when r.n % 3 = 0 then d."createdById" end, now()
     from bench_row r join "Document" d on d.id = $2 order by r.n`,
    [projectId, id],
  );
  await client.query("drop table bench_row");
  return { id, rows };
}
