/** Documents to measure on, made through the front door as people make them: an import, then an English draft. */
import type { DocumentMade, DraftPlaced, Job } from "../../lib/wire/documents";
import type { SegmentList } from "../../lib/wire/segments";
import type { Caller } from "./instance";
import { makePairs } from "./text";

export interface Book {
  readonly projectId: string;
  readonly documentId: string;
  readonly segments: number;
}

export async function makeProject(owner: Caller, name: string): Promise<string> {
  return (await owner.call<{ id: string }>("POST", "/projects", { name })).id;
}

/** A document of about `count` rows (the structure reader may join a few), each with its English, Aligned. */
export async function makeBook(owner: Caller, count: number, seed = 1): Promise<Book> {
  const projectId = await makeProject(owner, `Book of ${count}`);
  const pairs = makePairs(count, seed);
  const text = pairs.map(({ chinese }) => chinese).join("\n");
  const title = `A book of ${count} paragraphs`;
  const made = await finished<DocumentMade>(
    owner,
    await owner.call("POST", `/projects/${projectId}/documents`, { title, text, setAside: false }),
  );
  const draft = pairs.map(({ english }) => english).join("\n\n");
  const placed = await finished<DraftPlaced>(
    owner,
    await owner.call("POST", `/documents/${made.id}/draft`, { text: draft }),
  );
  return { projectId, documentId: made.id, segments: placed.segments };
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
