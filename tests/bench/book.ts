/**
 * Documents to measure on. The Chinese comes in through the front door as people bring it; its English is written
 * straight into the database, as an imported draft leaves it, so that these benches do not wait for the aligner (which
 * has benches of its own).
 */
import { Client } from "pg";
import { countEnglishWords } from "../../lib/text/count";
import type { DocumentMade, Job } from "../../lib/wire/documents";
import type { SegmentList } from "../../lib/wire/segments";
import type { Caller, Instance } from "./instance";
import { makePairs } from "./text";

export interface Book {
  readonly projectId: string;
  readonly documentId: string;
  readonly segments: number;
}

export async function makeProject(owner: Caller, name: string): Promise<string> {
  return (await owner.call<{ id: string }>("POST", "/projects", { name })).id;
}

/** A document of `count` rows, each with its English, Aligned. */
export async function makeBook({ owner, databaseUrl }: Instance, count: number, seed = 1): Promise<Book> {
  const projectId = await makeProject(owner, `Book of ${count}`);
  const pairs = makePairs(count, seed);
  const text = pairs.map(({ chinese }) => chinese).join("\n");
  const title = `A book of ${count} paragraphs`;
  const { id: documentId } = await finished<DocumentMade>(
    owner,
    await owner.call("POST", `/projects/${projectId}/documents`, { title, text, setAside: false }),
  );
  const english = new Map(pairs.map((pair) => [pair.chinese, pair.english]));
  const rows = await listAll(owner, documentId);
  const texts = rows.map(({ source }) =>
    source.map((paragraph) => english.get(paragraph.text) ?? "").join("\n\n"),
  );
  await fill(
    databaseUrl,
    rows.map(({ id }) => id),
    texts,
  );
  return { projectId, documentId, segments: rows.length };
}

/** Gives rows their English as an imported draft leaves it. */
export async function fill(
  databaseUrl: string,
  ids: readonly string[],
  texts: readonly string[],
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query(
      `insert into "Translation" (id, "projectId", "segmentId", text, words, origin, "authorId", revision)
       select gen_random_uuid()::text, s."projectId", s.id, t.text, t.words, 'aligned', d."createdById", s.revision + 1
       from unnest($1::text[], $2::text[], $3::int[]) t(id, text, words)
       join "Segment" s on s.id = t.id join "Document" d on d.id = s."documentId"`,
      [ids, texts, texts.map(countEnglishWords)],
    );
    await client.query(
      `update "Segment" s set "currentId" = t.id, revision = t.revision, "subState" = 'aligned'
       from "Translation" t where t."segmentId" = s.id and s.id = any($1::text[])`,
      [ids],
    );
    await client.query("commit");
    await client.query("analyze");
  } finally {
    await client.end();
  }
}

/** Of work that was done at once, its result; of work that goes on, the result when it has ended. */
export async function finished<Result>(
  owner: Caller,
  answer: Result | { readonly job: string },
): Promise<Result> {
  if (typeof answer !== "object" || answer === null || !("job" in answer)) return answer as Result;
  for (;;) {
    const job = await owner.call<Job>("GET", `/jobs/${answer.job}`);
    if (job.state === "done") return job.result as Result;
    if (job.state !== "queued" && job.state !== "running")
      throw new Error(`The job ${job.kind} is ${job.state}: ${JSON.stringify(job.problem)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function listAll(caller: Caller, documentId: string): Promise<SegmentList["segments"]> {
  const all: SegmentList["segments"] = [];
  for (let after = ""; ; ) {
    const page = await caller.call<SegmentList>(
      "GET",
      `/documents/${documentId}/segments?limit=2000${after}`,
    );
    all.push(...page.segments);
    if (page.next === null) return all;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}
