/**
 * PostgreSQL's COPY over node-postgres, which has no streams of its own for it but hands the messages to whatever
 * stands in the queue: one object for the way out, one for the way in. Neither holds more than a chunk in memory.
 */
import { once } from "node:events";
import type { Socket } from "node:net";
import type pg from "pg";

/** The part of node-postgres' connection that COPY needs; its types leave it out. */
interface Connection {
  readonly stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

type Chunk = Uint8Array;

/** So many bytes wait to be taken before PostgreSQL is asked to wait, too. */
const MOST_WAITING = 1 << 20;

/** Gives the rows of `COPY … TO STDOUT` in chunks of whole lines, as many as had come when it was asked. */
export async function* copyOut(client: pg.Client, text: string): AsyncGenerator<Chunk> {
  let waiting: Chunk[] = [];
  let bytes = 0;
  let wake = () => {};
  let ended = false;
  let failure: Error | undefined;
  let connection: Connection | undefined;
  const end = (error?: Error) => {
    failure ??= error;
    ended = true;
    wake();
  };

  submit(client, {
    submit(given: Connection) {
      connection = given;
      given.query(text);
    },
    handleCopyData({ chunk }: { chunk: Chunk }) {
      waiting.push(Buffer.from(chunk)); // a copy: node-postgres uses its own bytes again
      bytes += chunk.length;
      if (bytes > MOST_WAITING) connection?.stream.pause();
      wake();
    },
    handleError: (error: Error) => end(error),
    handleReadyForQuery: () => end(),
    handleCommandComplete() {},
  });

  for (;;) {
    while (waiting.length > 0) {
      const taken = Buffer.concat(waiting);
      waiting = [];
      bytes = 0;
      yield taken;
    }
    if (ended) break;
    connection?.stream.resume();
    await new Promise<void>((go) => {
      wake = go;
      if (waiting.length > 0 || ended) go();
    });
  }
  if (failure) throw failure;
}

/** Sends chunks to `COPY … FROM STDIN`; where the chunks fail, so does the COPY. */
export function copyIn(client: pg.Client, text: string, chunks: AsyncIterable<Chunk>): Promise<void> {
  return new Promise((done, failed) => {
    let failure: Error | undefined;
    submit(client, {
      submit: (connection: Connection) => connection.query(text),
      handleCopyInResponse(connection: Connection) {
        void send(connection, chunks).catch((error: Error) => {
          failure ??= error;
          connection.sendCopyFail("the data could not be read");
        });
      },
      handleError(error: Error) {
        failure ??= error;
      },
      handleReadyForQuery: () => (failure ? failed(failure) : done()),
      handleCommandComplete() {},
    });
  });
}

async function send(connection: Connection, chunks: AsyncIterable<Chunk>): Promise<void> {
  for await (const chunk of chunks) {
    connection.sendCopyFromChunk(chunk);
    if (connection.stream.writableNeedDrain) await once(connection.stream, "drain");
  }
  connection.endCopyFrom();
}

function submit(client: pg.Client, query: object): void {
  client.query(query as pg.Submittable);
}
