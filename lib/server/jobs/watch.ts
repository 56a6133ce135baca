import "server-only";

import type { Thinker } from "./thinker";

const SAYS_EVERY_MS = 250;

/**
 * Says how far a job is, four times a second at most, and stops the thinking when `save` answers that the job shall
 * stop. An answer that comes after `stop` is about a job that has ended: the thread is at the next one by then.
 */
export function watchOver(thinker: Pick<Thinker, "done" | "stop">, save: (done: number) => Promise<boolean>) {
  let phase = { from: 0, to: 0 };
  let said = 0;
  let asking = false;
  let hasEnded = false;
  const timer = setInterval(async () => {
    if (asking) return;
    asking = true;
    try {
      said = Math.max(said, Math.floor(phase.from + ((phase.to - phase.from) * thinker.done) / 100));
      const goesOn = await save(said);
      if (!goesOn && !hasEnded) thinker.stop();
    } catch {
      // The database is away: the job ends by itself when it next needs it.
    } finally {
      asking = false;
    }
  }, SAYS_EVERY_MS);
  return {
    /** Names the part of the whole that begins now, in hundredths. */
    phase: (from: number, to: number) => {
      phase = { from, to };
    },
    stop: () => {
      hasEnded = true;
      clearInterval(timer);
    },
  };
}
