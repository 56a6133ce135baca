/**
 * People who write, as the browser's outbox does: one save of a row at a time, sent again to the letter under its first
 * operation id until it is answered.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { DocumentMade } from "../../lib/wire/documents";
import type { TargetSaved } from "../../lib/wire/segments";
import { listAll } from "../bench/book";
import { Caller } from "../bench/instance";
import type { Witness } from "./witness";

/** A document of so many short rows, in a project of its own. */
export async function makeDocument(owner: Caller, rows: number): Promise<string> {
  const { id } = await owner.call<{ id: string }>("POST", "/projects", { name: "Faults" });
  const text = Array.from({ length: rows }, (_, at) => `第${at + 1}天，雨还没有停，船也没有来。`).join("\n");
  // A busy machine is slow, not wrong: wait rather than be told 202.
  const patient = new Caller(owner.url, { ...owner.headers, prefer: "wait=60" });
  const made = await patient.call<DocumentMade>("POST", `/projects/${id}/documents`, {
    title: "Rain",
    text,
    setAside: false,
  });
  return made.id;
}

export interface Writers {
  /** How many answers were neither success nor something to send again. Each is a fault. */
  readonly refused: readonly string[];
  /** Requests that had no answer, or one that asks to come again. */
  readonly again: () => number;
  readonly statuses: ReadonlyMap<number, number>;
  /** Waits until every save that was begun is acknowledged. */
  readonly stop: () => Promise<void>;
}

export interface Writing {
  readonly people: number;
  /** Milliseconds from an answer to the next save. */
  readonly pause: number;
  /** The first wait before a save is sent again; it grows to ten times that. */
  readonly retry?: number;
}

/** Everybody writes in a row of their own, where each text names its save: “w3.17 …”. */
export async function beginWriting(
  caller: Caller,
  documentId: string,
  witness: Witness,
  { people, pause, retry = 100 }: Writing,
): Promise<Writers> {
  const rows = await listAll(caller, documentId);
  const refused: string[] = [];
  const statuses = new Map<number, number>();
  let again = 0;
  let isOver = false;

  const write = async (number: number) => {
    const row = rows[number];
    if (!row) throw new RangeError(`${rows.length} rows are too few for ${people} people`);
    let { revision } = row;
    for (let save = 1; !isOver; save += 1) {
      const text = `w${number}.${save} It rained on day ${number + 1}, and no boat came.`;
      const edit = { baseRevision: revision, text, operationId: randomUUID() };
      for (let delay = retry; ; delay = Math.min(delay * 1.5, retry * 10)) {
        const answer = await put(caller, row.id, edit);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.saved) {
          revision = answer.saved.revision;
          witness.saw({ segmentId: row.id, operationId: edit.operationId, revision, text });
          break;
        }
        if (answer.status >= 400 && answer.status < 500) {
          refused.push(`${answer.status} ${answer.said}`);
          return;
        }
        again += 1;
        await wait(delay);
      }
      await wait(pause * (0.5 + Math.random()));
    }
  };
  const all = Promise.all(Array.from({ length: people }, (_, number) => write(number)));
  return {
    refused,
    statuses,
    again: () => again,
    stop: async () => {
      isOver = true;
      await all;
    },
  };
}

interface Answer {
  /** 0 where there was none. */
  readonly status: number;
  readonly saved?: TargetSaved;
  readonly said: string;
}

export async function put(
  caller: Caller,
  segmentId: string,
  edit: { readonly baseRevision: number; readonly text: string; readonly operationId: string },
): Promise<Answer> {
  try {
    const response = await fetch(`${caller.url}/api/v1/segments/${segmentId}/target`, {
      method: "PUT",
      headers: { ...caller.headers, "content-type": "application/json" },
      body: JSON.stringify(edit),
      signal: AbortSignal.timeout(15_000),
    });
    const said = await response.text();
    return response.ok
      ? { status: response.status, said, saved: JSON.parse(said) as TargetSaved }
      : { status: response.status, said };
  } catch (error) {
    return { status: 0, said: String(error) };
  }
}
