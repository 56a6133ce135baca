/** Imports and exports that take long, and what must have become of them after a restart. */
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { DocumentMade, ExportMade, Job } from "../../lib/wire/documents";
import { Caller } from "../bench/instance";
import { makeChinese } from "../bench/text";

export interface LongImport {
  readonly job: string;
  readonly projectId: string;
  readonly text: string;
}

/** Begins to import a million characters beside the document. */
export async function importLong(owner: Caller, besideDocument: string): Promise<LongImport> {
  const { projectId } = await owner.call<{ projectId: string }>("GET", `/documents/${besideDocument}`);
  const text = makeChinese(1_000_000, 7);
  // RFC 7240: not even a moment is waited for the end.
  const hasty = new Caller(owner.url, { ...owner.headers, prefer: "wait=0" });
  const answer = await hasty.call<{ job: string }>("POST", `/projects/${projectId}/documents`, {
    title: `Long ${Math.random()}`,
    text,
    setAside: false,
  });
  return { job: answer.job, projectId, text };
}

/** Waits until the job has ended; it must have made all of its document or none of it, and say which. */
export async function isWholeOrNot(owner: Caller, { job, text }: LongImport): Promise<boolean> {
  for (let at = 0; at < 600; at += 1) {
    const now = await owner.call<Job>("GET", `/jobs/${job}`);
    if (now.state === "done") {
      const { id } = now.result as DocumentMade;
      const original = await fetch(`${owner.url}/api/v1/documents/${id}/original`, {
        headers: owner.headers,
      });
      return original.ok && (await original.text()) === text;
    }
    if (now.state !== "queued" && now.state !== "running") return now.problem !== null;
    await wait(200);
  }
  return false;
}

/** Has the whole document made into a Word file by a job; returns the job. */
export async function orderExport(owner: Caller, documentId: string): Promise<string> {
  const order = { format: "docx", include: "all" };
  return (await owner.call<{ job: string }>("POST", `/documents/${documentId}/exports`, order)).job;
}

/** Waits until the export's job has ended: the print of the file it gave, “failed” if it said so, or what else it is. */
export async function outcomeOf(owner: Caller, job: string): Promise<string> {
  for (let at = 0; at < 600; at += 1) {
    const { state, result, problem } = await owner.call<Job>("GET", `/jobs/${job}`);
    if (state === "done") {
      const { file } = result as ExportMade;
      return printOf(await fetch(owner.url + file, { headers: owner.headers }));
    }
    if (state === "failed") return problem === null ? "failed in silence" : "failed";
    if (state === "cancelled") return state;
    await wait(200);
  }
  return "never ended";
}

export async function printOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return createHash("sha256").update(bytes).digest("hex");
}
