import type { CheckPair } from "@/lib/check/check";
import type { Checked, ToCheck } from "./check-worker";

/** The engine in its worker. */
export interface Checker {
  /** Null where no engine runs: the browser lets no worker begin, or its code could not be fetched. */
  readonly check: (pair: CheckPair) => Promise<Checked | null>;
  readonly close: () => void;
}

export function startChecker(): Checker {
  const waiting = new Map<number, (checked: Checked | null) => void>();
  let turns = 0;
  let worker: Worker | null = new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
  const close = () => {
    worker?.terminate();
    worker = null;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<Checked & Pick<ToCheck, "turn">>) => {
    waiting.get(data.turn)?.(data);
    waiting.delete(data.turn);
  };
  worker.onerror = close;
  return {
    check: (pair) => {
      if (!worker) return Promise.resolve(null);
      turns += 1;
      const asked: ToCheck = { turn: turns, pair };
      worker.postMessage(asked);
      return new Promise((resolve) => waiting.set(asked.turn, resolve));
    },
    close,
  };
}
