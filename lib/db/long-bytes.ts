import "server-only";

import { rawQuery } from "./raw-query";

/**
 * Files that are kept in the database, a piece at a time: whole, one of 20 MB takes 120 MB on its way, and forty people who
 * fetch it take the memory of the machine. What is read so does not change after it was written, but it may be deleted.
 */
const KEPT = {
  job: `"Job" where id = $1 and "projectId" = $2`,
  "job-file": `"JobFile" where "jobId" = $1 and "projectId" = $2`,
  original: `"Original" where "documentId" = $1 and "projectId" = $2`,
} as const;

export interface Kept {
  readonly in: keyof typeof KEPT;
  readonly id: string;
  readonly projectId: string;
}

const PIECE_BYTES = 2 * 1024 * 1024;

/** How many bytes there are; null where nothing is kept. */
async function lengthOf(kept: Kept): Promise<number | null> {
  const [row] = await rawQuery<{ length: number | null }>(
    `select octet_length(bytes) as length from ${KEPT[kept.in]}`,
    [kept.id, kept.projectId],
  );
  return row?.length ?? null;
}

async function pieceOf(kept: Kept, from: number): Promise<Uint8Array> {
  const [row] = await rawQuery<{ piece: Uint8Array | null }>(
    `select substring(bytes from $3::int for $4::int) as piece from ${KEPT[kept.in]}`,
    [kept.id, kept.projectId, from + 1, PIECE_BYTES],
  );
  if (!row?.piece) throw new RangeError(`What was kept in ${kept.in} ${kept.id} is gone`);
  return row.piece;
}

/** All of it; null where nothing is kept. */
export async function readWhole(kept: Kept): Promise<Uint8Array<ArrayBuffer> | null> {
  const length = await lengthOf(kept);
  if (length === null) return null;
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += PIECE_BYTES) bytes.set(await pieceOf(kept, at), at);
  return bytes;
}

export interface Streamed {
  readonly length: number;
  /** Asked for as it is read. */
  readonly bytes: ReadableStream<Uint8Array>;
}

/** For somebody who fetches it, at their pace; null where nothing is kept. */
export async function streamOf(kept: Kept): Promise<Streamed | null> {
  const length = await lengthOf(kept);
  if (length === null) return null;
  let at = 0;
  const bytes = new ReadableStream<Uint8Array>(
    {
      async pull(to) {
        if (at < length) {
          const piece = await pieceOf(kept, at);
          at += piece.byteLength;
          to.enqueue(piece);
        }
        if (at >= length) to.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { length, bytes };
}
