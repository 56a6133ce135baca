import "server-only";

import { Client } from "pg";
import { APPLICATION, databaseUrl } from "../../db/client";
import { CHANNEL, type Notice, type RightsNotice } from "../../db/events";

type Hear = (notice: Notice | RightsNotice) => void;

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;

/**
 * One connection a process that listens for notifications, however many screens are open, and comes back by itself
 * when it is lost. What was notified meanwhile is lost with it, so `onReturn` is called for the listener to catch up.
 */
export class Listener {
  readonly #hear: Hear;
  readonly #onReturn: () => void;
  #client: Client | null = null;
  #waiting: NodeJS.Timeout | null = null;
  #failures = 0;
  #isClosed = false;
  #hasListened = false;

  constructor(hear: Hear, onReturn: () => void) {
    this.#hear = hear;
    this.#onReturn = onReturn;
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#waiting) clearTimeout(this.#waiting);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: databaseUrl(),
      application_name: APPLICATION,
      keepAlive: true,
    });
    client.on("error", () => this.#lost(client));
    client.on("end", () => this.#lost(client));
    client.on("notification", ({ payload }) => {
      const notice = payload === undefined ? null : readNotice(payload);
      if (notice) this.#hear(notice);
    });
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch {
      this.#lost(client); // the database is away: every other request says so; here it is tried again
      return;
    }
    this.#failures = 0;
    if (this.#hasListened) this.#onReturn();
    this.#hasListened = true;
  }

  #lost(client: Client): void {
    if (this.#isClosed || this.#client !== client) return;
    this.#client = null;
    client.end().catch(() => {});
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#waiting = setTimeout(() => void this.#connect(), wait);
    this.#waiting.unref();
  }
}

/** Null for something that another program notified on our channel. */
function readNotice(payload: string): Notice | RightsNotice | null {
  try {
    const notice = JSON.parse(payload) as Partial<Notice & RightsNotice> | null;
    if (typeof notice?.rights === "object") return notice as RightsNotice;
    return typeof notice?.documentId === "string" ? (notice as Notice) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
