import type { Job } from "@/lib/wire/documents";

/** How often a job is asked after, ms: often at first, when it is likely to be short. */
const FIRST = 250;
const LATER = 1_500;
const SLOWER = 1.3;

/** What one question about a job came to: its state; nothing, to be asked again; or that it cannot be asked. */
export type JobAsked<No> =
  | { readonly is: "job"; readonly job: Job }
  | { readonly is: "away" }
  | { readonly is: "refused"; readonly answer: No };

/**
 * The one way to wait for a job in the browser. A lost connection and a busy server are waited out: the job goes on without us.
 * An abort asks the job to stop and waits until it has, because it may have been done already. It parses nothing, so that
 * a page brings a schema library only if it wants one.
 */
export async function waitForJob<No>({
  ask,
  cancel,
  hear,
  signal,
}: {
  readonly ask: () => Promise<JobAsked<No>>;
  readonly cancel: () => Promise<unknown>;
  readonly hear: (job: Job) => void;
  readonly signal: AbortSignal;
}): Promise<Exclude<JobAsked<No>, { readonly is: "away" }>> {
  let asksToStop = true;
  for (let wait = FIRST; ; wait = Math.min(wait * SLOWER, LATER)) {
    if (signal.aborted && asksToStop) {
      asksToStop = false;
      await cancel();
    }
    const asked = await ask();
    if (asked.is === "refused") return asked;
    if (asked.is === "job") {
      hear(asked.job);
      if (ENDED.has(asked.job.state)) return asked;
    }
    await new Promise((resume) => setTimeout(resume, wait));
  }
}

const ENDED: ReadonlySet<string> = new Set(["done", "failed", "cancelled"]);
