import type { Job } from "@/lib/wire/documents";
import type { Problem } from "@/lib/wire/problem";
import type { Said } from "@/lib/workbench/said";
import { type Answer, ask } from "./front-door";

/** How often a job is asked after, ms: often at first, when it is likely to be short. */
const FIRST = 250;
const LATER = 1_500;

/**
 * An answer may be a job that goes on: waits for it and gives its result as if it had been answered at once. A lost
 * connection is waited out; the job goes on without us. An abort asks it to stop and waits until it has, because it
 * may have been done already. As `app/_api/settled.ts`, without a schema library in the editor's script.
 */
export async function untilDone(
  first: Answer<unknown>,
  hear: (share: number | null) => void,
  stop: AbortSignal,
): Promise<Answer<unknown>> {
  const job = first.ok ? (first.value as { readonly job?: unknown } | null)?.job : undefined;
  if (typeof job !== "string") return first;
  let asksToStop = true;
  for (let wait = FIRST; ; wait = Math.min(wait * 1.3, LATER)) {
    if (stop.aborted && asksToStop) {
      asksToStop = false;
      await ask("POST", `/jobs/${job}/cancel`);
    }
    const asked = await ask<Job>("GET", `/jobs/${job}`);
    if (!asked.ok && asked.status !== 0) return asked;
    if (asked.ok) {
      const { state, done, total, result, problem } = asked.value;
      if (state === "done") return { ok: true, value: result };
      if (state === "failed" || state === "cancelled") {
        const said = (problem as Partial<Problem> | null)?.detail;
        const detail: Said =
          said === undefined
            ? { code: `editor.job.${state}` }
            : { code: "ui.unsent.server-said", detail: said };
        return { ok: false, status: 500, detail, body: problem, retryAfter: 0 };
      }
      hear(total > 0 ? done / total : null);
    }
    await new Promise((resume) => setTimeout(resume, wait));
  }
}
