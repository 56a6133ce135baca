import { waitForJob } from "@/app/_api/job-wait";
import type { Job } from "@/lib/wire/documents";
import type { Problem } from "@/lib/wire/problem";
import type { Said } from "@/lib/workbench/said";
import { type Answer, ask } from "./front-door";

/**
 * An answer may be a job that goes on: waits for it and gives its result as if it had been answered at once, as
 * `app/_api/settled.ts` does, without a schema library in the editor's script.
 */
export async function untilDone(
  first: Answer<unknown>,
  hear: (share: number | null) => void,
  stop: AbortSignal,
): Promise<Answer<unknown>> {
  const job = first.ok ? (first.value as { readonly job?: unknown } | null)?.job : undefined;
  if (typeof job !== "string") return first;
  const ended = await waitForJob<Answer<unknown> & { readonly ok: false }>({
    signal: stop,
    hear: ({ done, total }) => hear(total > 0 ? done / total : null),
    cancel: () => ask("POST", `/jobs/${job}/cancel`),
    ask: async () => {
      const asked = await ask<Job>("GET", `/jobs/${job}`);
      if (asked.ok) return { is: "job", job: asked.value };
      return asked.status === 0 || asked.status === 503 || asked.status === 429
        ? { is: "away" }
        : { is: "refused", answer: asked };
    },
  });
  if (ended.is === "refused") return ended.answer;
  const { state, result, problem } = ended.job;
  if (state === "done") return { ok: true, value: result };
  const said = (problem as Partial<Problem> | null)?.detail;
  const detail: Said =
    said === undefined
      ? { code: state === "cancelled" ? "editor.job.cancelled" : "editor.job.failed" }
      : { code: "ui.unsent.server-said", detail: said };
  return { ok: false, status: 500, detail, body: problem, retryAfter: 0 };
}
