/**
 * Which windows are alive. Each holds a lock with its name for as long as it is open; the browser gives the lock back
 * when the window is closed, reloaded or has crashed.
 */
export interface Owners {
  /** This window is there until `signal` says otherwise. */
  readonly hold: (tab: string, signal: AbortSignal) => void;
  /** Calls once that window is gone, with nobody else being called for it at the same time. */
  readonly whenGone: (tab: string, work: () => Promise<void>, signal: AbortSignal) => void;
  /** The names of those that are there now. */
  readonly listThere: () => Promise<ReadonlySet<string>>;
}

const nameOf = (tab: string) => `duizhao:window:${tab}`;

/**
 * `locks` gives undefined where the page comes over plain http from another machine: browsers have no locks there. Then
 * every other window counts as gone. Two windows may send the same entry then; the server makes one version of it,
 * because it is the same operation, or the same text.
 */
export function ownersBy(locks: () => LockManager | undefined): Owners {
  return {
    hold: (tab, signal) => {
      const ended = new Promise<void>((resolve) => {
        signal.addEventListener("abort", () => resolve(), { once: true });
      });
      void locks()?.request(nameOf(tab), () => ended);
    },
    whenGone: (tab, work, signal) => {
      const manager = locks();
      if (!manager) void work();
      else manager.request(nameOf(tab), { signal }, work).catch(stopped);
    },
    listThere: async () => {
      const { held = [] } = (await locks()?.query()) ?? {};
      const names = held.map(({ name = "" }) => name).filter((name) => name.startsWith(nameOf("")));
      return new Set(names.map((name) => name.slice(nameOf("").length)));
    },
  };
}

function stopped(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}
