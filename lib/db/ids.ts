import "server-only";

import { randomFillSync } from "node:crypto";

/**
 * Ids made here, for rows that are written together and name each other: version 7 UUIDs as Prisma makes them, sorted
 * by time to the millisecond, and within one call of `newIds` in the order of the list. So an index on them grows
 * at its end, and a list ordered by id is in the order of making.
 */
export function newIds(count: number, now = Date.now()): string[] {
  const random = randomFillSync(Buffer.alloc(8 * count));
  return Array.from({ length: count }, (_, index) => {
    const time = (now + Math.floor(index / 4096)).toString(16).padStart(12, "0");
    const order = (index % 4096).toString(16).padStart(3, "0");
    const rest = random.subarray(8 * index, 8 * index + 8);
    rest[0] = (rest[0]! & 0x3f) | 0x80;
    const hex = rest.toString("hex");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${hex.slice(0, 4)}-${hex.slice(4)}`;
  });
}

export function newId(): string {
  return newIds(1)[0]!;
}
