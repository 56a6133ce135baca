import type { Answer } from "./call";

/** Who waits for a busy server. */
export interface Patience {
  readonly signal?: AbortSignal;
  /** Hears that the server is busy, and in how many seconds it is asked again. */
  readonly onWait?: (seconds: number) => void;
}

/** After so long a server that is still busy is said to be so, ms. */
const LONGEST = 10 * 60_000;

/** Seconds between two tries where the server names none: more each time, up to the last. */
const STEPS = [1, 2, 4, 8, 15];

/**
 * Asks, and asks again while the answer is that too much is under way (429, 503), when the server said to. Every other answer, and
 * the last of these, is handed on. Signing in too often is not waited out: that is meant to stop somebody.
 */
export async function patiently<Value>(
  ask: () => Promise<Answer<Value>>,
  { signal, onWait }: Patience = {},
): Promise<Answer<Value>> {
  let waited = 0;
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (answer.ok || !isBusy(answer.problem) || signal?.aborted) return answer;
    const seconds = answer.retryAfter ?? STEPS[Math.min(tries, STEPS.length - 1)]!;
    if (waited + seconds * 1000 > LONGEST) return answer;
    onWait?.(seconds);
    await elapsed(seconds * 1000, signal);
    waited += seconds * 1000;
    if (signal?.aborted) return answer;
  }
}

export function isBusy({ status, type }: { readonly status: number; readonly type: string }): boolean {
  return (
    (status === 503 && !type.endsWith("/gave-up")) || (status === 429 && type.endsWith("/too-many-at-once"))
  );
}

function elapsed(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
  });
}
