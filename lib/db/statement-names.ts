import "server-only";

import { createHash } from "node:crypto";

/**
 * Names for statements that are asked again and again, so that PostgreSQL parses and plans each once a connection: of
 * the processor's time of a save, its plans were the greater part of what the database took.
 *
 * DB-NAME-1  A statement gets its name when it is asked for the `OFTEN`th time. Lists of ids make a text of their own for each
 *     length; most of those are asked for once, and a name would keep them for ever.
 * DB-NAME-2  There are at most `MOST` names, because every connection keeps what it has prepared.
 * DB-NAME-3  A long text gets none: it is a statement about many rows, whose plan must suit them. Nor does one without values
 *     (BEGIN), which goes in one message as it is.
 */
const OFTEN = 5;
const MOST = 150;
const LONGEST = 3_000;
/** So many texts are counted at most; then counting begins anew. */
const COUNTED = 2_000;

/** The name for a statement, or undefined: as `PrismaPg` asks for it. One function a pool. */
export function statementNames(): (query: Asked) => string | undefined {
  const names = new Map<string, string>();
  let counts = new Map<string, number>();
  return ({ sql, args }) => {
    const known = names.get(sql);
    if (known !== undefined || args.length === 0 || sql.length > LONGEST || names.size >= MOST) return known;
    const count = (counts.get(sql) ?? 0) + 1;
    if (count < OFTEN) {
      if (counts.size >= COUNTED) counts = new Map();
      counts.set(sql, count);
      return undefined;
    }
    const name = `d_${createHash("sha256").update(sql).digest("hex").slice(0, 24)}`;
    counts.delete(sql);
    names.set(sql, name);
    return name;
  };
}

interface Asked {
  readonly sql: string;
  readonly args: readonly unknown[];
}
