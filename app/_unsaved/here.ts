import { type Everything, everythingOf } from "./everything";
import { type HalfWritten, halfPrefix, halfWrittenOf } from "./half-written";
import { earlierPrefix, type Keeper, linePrefix, makeKeeper } from "./keeper";
import { linesOf } from "./lines";
import { ownersBy } from "./owners";
import { openShelf } from "./shelf";

/** What this browser has to keep with; nothing of it is touched before it is needed, so that pages can be drawn on the server. */
const lines = linesOf(() => localStorage);
const shelf = openShelf();
const owners = ownersBy(() => navigator.locks);

export function keeperFor(
  userId: string,
  documentId: string,
  tab: string,
  cannotKeep: (cannot: boolean) => void,
): Keeper {
  return makeKeeper({
    userId,
    documentId,
    tab,
    lines,
    shelf,
    owners,
    cannotKeep,
    now: Date.now,
    later: (work, ms) => void setTimeout(work, ms),
  });
}

export function halfWrittenHere(userId: string, documentId: string): HalfWritten {
  return halfWrittenOf(userId, documentId, lines);
}

/** What a person typed on this machine and no server has acknowledged. */
export function everythingKept(userId: string): Everything {
  return everythingOf(userId, { lines, shelf, owners });
}

const SIGNED_OUT = "duizhao:signed-out";

/** Takes away everything that a person typed here, and tells this browser's other windows that they have signed out. */
export async function clearKept(userId: string): Promise<void> {
  if (typeof BroadcastChannel !== "undefined") {
    const channel = new BroadcastChannel(SIGNED_OUT);
    channel.postMessage(userId);
    channel.close();
  }
  for (const prefix of [earlierPrefix(userId), linePrefix(userId), halfPrefix(userId)])
    for (const key of lines.keys(prefix)) lines.remove(key);
  try {
    await shelf.clear(userId);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Calls when that person signs out in another window of this browser. */
export function onSignedOut(userId: string, work: () => void, signal: AbortSignal): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(SIGNED_OUT);
  channel.onmessage = ({ data }) => {
    if (data === userId) work();
  };
  signal.addEventListener("abort", () => channel.close(), { once: true });
}
