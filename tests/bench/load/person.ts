/**
 * One person at work, by a plan that was made before: when to save is decided by the person, not by the answers. A save
 * that is due while the one before has no answer goes out when that has come, as the editor's outbox does, and has been
 * waiting since it was due.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { TargetSaved } from "../../../lib/wire/segments";
import { seeded } from "../text";
import { ask } from "./line";

/** From one save to the next: log-normal as pauses in writing are (many short ones, few long), 2 s on average. */
const MEAN_MS = 2_000;
const SPREAD = 0.6;
const SHORTEST_MS = 250;
/** Saves until the row is confirmed and the next begins, on average. */
const SAVES_A_ROW = 6;
const PRESENT_EVERY_MS = 15_000;

export interface Row {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
}

/** What everybody writes down. Times are of `performance.now()`. */
export interface Notes {
  /** The revisions that saves will make, with when they were due: `<segment> <revision>`. */
  readonly due: Map<string, number>;
  readonly saves: { readonly due: number; readonly sent: number; readonly answered: number }[];
  readonly others: {
    readonly what: "confirm" | "presence";
    readonly due: number;
    readonly answered: number;
  }[];
  readonly acknowledged: { readonly segmentId: string; readonly revision: number; readonly text: string }[];
  readonly refused: string[];
  /** When saves were due that had not been sent when the time was up: the app did not keep up with the people. */
  readonly unsent: number[];
}

export interface Assignment {
  readonly url: string;
  readonly token: string;
  readonly documentId: string;
  /** Nobody else's. */
  readonly rows: readonly Row[];
  readonly seed: number;
  readonly from: number;
  readonly until: number;
}

export async function work(person: Assignment, words: readonly string[], notes: Notes): Promise<void> {
  const { url, token, documentId, rows, seed, from, until } = person;
  const random = seeded(seed);
  const clientId = randomUUID();
  const present = async (segmentId: string, due: number, leaving = false) => {
    const here = { clientId, segmentId, leaving };
    const path = `${url}/api/v1/documents/${documentId}/presence`;
    const { status, body } = await ask("POST", path, token, here);
    if (status !== 200) notes.refused.push(`presence ${status} ${body.slice(0, 200)}`);
    notes.others.push({ what: "presence", due, answered: performance.now() });
  };

  let at = from + pause(random);
  let index = 0;
  let row = { ...rows[0]! };
  let told = at;
  await present(row.id, performance.now());
  while (at < until) {
    const due = at;
    at += pause(random);
    await wait(Math.max(0, due - performance.now()));
    if (performance.now() > until) {
      if (due < until) notes.unsent.push(due);
      continue;
    }
    if (due - told > PRESENT_EVERY_MS) {
      told = due;
      void present(row.id, due);
    }
    const saved = await save(row, due);
    if (saved) row = saved;
    if (random() >= 1 / SAVES_A_ROW) continue;
    const confirmDue = performance.now();
    const path = `${url}/api/v1/segments/${row.id}/confirm`;
    const { status, body } = await ask("POST", path, token, { revision: row.revision });
    if (status !== 200) notes.refused.push(`confirm ${status} ${body.slice(0, 200)}`);
    notes.others.push({ what: "confirm", due: confirmDue, answered: performance.now() });
    index += 1;
    if (index === rows.length) throw new RangeError(`${rows.length} rows are too few`);
    row = { ...rows[index]! };
    told = performance.now();
    void present(row.id, told);
  }
  await present(row.id, performance.now(), true);

  /** The row as it is then, or null when it was refused. */
  async function save({ id, revision, text }: Row, due: number): Promise<Row | null> {
    const longer = `${text} ${words[Math.floor(random() * words.length)]}`;
    const edit = { baseRevision: revision, text: longer, operationId: randomUUID() };
    notes.due.set(`${id} ${revision + 1}`, due);
    const sent = performance.now();
    try {
      const { status, body } = await ask("PUT", `${url}/api/v1/segments/${id}/target`, token, edit);
      if (status !== 200) throw new Error(`${status} ${body.slice(0, 200)}`);
      const saved = JSON.parse(body) as TargetSaved;
      notes.saves.push({ due, sent, answered: performance.now() });
      notes.acknowledged.push({ segmentId: id, revision: saved.revision, text: longer });
      return { id, revision: saved.revision, text: longer };
    } catch (error) {
      notes.refused.push(`save ${error instanceof Error ? error.message : error}`);
      return null;
    }
  }
}

/** Milliseconds. The mean of a log-normal is exp(mu + sigma² / 2). */
function pause(random: () => number): number {
  const mu = Math.log(MEAN_MS) - SPREAD ** 2 / 2;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()); // Box and Muller
  return Math.max(SHORTEST_MS, Math.exp(mu + SPREAD * normal));
}
