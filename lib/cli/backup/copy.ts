/** PostgreSQL's COPY as streams. Neither holds more than a few chunks in memory, and both settle on every error. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from, to } from "pg-copy-streams";

/** Gives the rows of `COPY … TO STDOUT` in chunks of whole lines. */
export async function* copyOut(client: pg.Client, text: string): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0);
  for await (const chunk of client.query(to(text)) as AsyncIterable<Buffer>) {
    const cut = chunk.lastIndexOf(LF) + 1;
    if (cut === 0) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    yield Buffer.concat([rest, chunk.subarray(0, cut)]);
    rest = Buffer.from(chunk.subarray(cut));
  }
  if (rest.length > 0) throw new RangeError("COPY ended in the middle of a line");
}

const LF = 10;

/** Sends chunks to `COPY … FROM STDIN`; where the chunks fail, so does the COPY, and the other way round. */
export async function copyIn(
  client: pg.Client,
  text: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  await pipeline(Readable.from(chunks, { objectMode: false }), client.query(from(text)));
}
