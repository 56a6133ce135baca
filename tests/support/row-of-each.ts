/**
 * Three rows in every table, whatever tables there are: two with something in every column, one with null wherever
 * null may be. A foreign key points at the row of the same number, so that all of them hold.
 */
import type pg from "pg";

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[] | null;
  readonly isNullable: boolean;
  /** Where a foreign key of this one column, or of several, points. */
  readonly refers: { readonly table: string; readonly column: string } | null;
}

const ROWS = 3;

/** What checks (`ALTER TABLE … ADD CHECK` in the migrations) say of these columns. */
const SAID: Readonly<Record<string, readonly unknown[]>> = {
  "User.email": ["a@b.co", "b@b.co", "c@b.co"],
  "User.username": ["𠮷", "b", null],
  "Segment.state": ["final", "translated", "initial"],
  "Segment.subState": ["omitted", "rejected", null],
  "Segment.revision": [0, 2 ** 31 - 1, 1],
  "Segment.confidence": [0.1 + 0.2, 5e-324, null],
  "Paragraph.setAsideReason": ["boilerplate", "x", "\u2028"],
  "Paragraph.setAsideById": ["u", "v", "w"],
  "Paragraph.setAsideAt": Array(3).fill("2026-01-01T00:00:00.001Z"),
  "Paragraph.bodyStart": [0, 2 ** 31 - 1, 1],
  "Paragraph.characters": [0, 2 ** 31 - 1, 1],
  "Correction.start": [0, 1, 2],
  "Correction.end": [1, 2 ** 31 - 1, 3],
  "Job.done": [0, 100, 1],
  "Job.total": [0, 100, 1],
  "Job.attempts": [0, 2, 1],
};

export async function fillEveryTable(client: pg.Client): Promise<void> {
  const columns = await listColumns(client);
  const find = (table: string, name: string) =>
    columns.find((column) => column.table === table && column.name === name)!;
  const valueFor = (column: Column, row: number): unknown => {
    const said = SAID[`${column.table}.${column.name}`];
    if (said) return said[row];
    if (row === ROWS - 1 && column.isNullable) return null;
    if (column.refers) return valueFor(find(column.refers.table, column.refers.column), row);
    return made(column, row);
  };
  const tables = [...new Set(columns.map(({ table }) => table))];
  await client.query("SET session_replication_role = replica"); // no triggers, no foreign keys while they are filled
  for (const table of tables) {
    const own = columns.filter((column) => column.table === table);
    for (let row = 0; row < ROWS; row += 1) {
      const values = own.map((column) => valueFor(column, row));
      await client.query(
        `INSERT INTO "${table}" (${own.map(({ name }) => `"${name}"`)}) VALUES (${own.map((_, at) => `$${at + 1}`)})`,
        values,
      );
    }
  }
  await client.query("SET session_replication_role = origin");
}

/** Every row of every table as PostgreSQL writes it, in an order that is the same wherever they are. */
export async function rowsOfEveryTable(client: pg.Client): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = new Set((await listColumns(client)).map(({ table }) => table));
  const found = new Map<string, readonly string[]>();
  for (const table of tables) {
    const { rows } = await client.query<{ row: string }>(
      `SELECT t::text AS row FROM "${table}" t ORDER BY t::text COLLATE "C"`,
    );
    found.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

function made({ table, name, type, labels }: Column, row: number): unknown {
  if (labels) return labels[row % labels.length];
  const hard = [`${table}.${name} \\. 𠮷 e\u0301`, `${table}.${name}\n\\.\r\n\t\\N\u2028`, `${name} "'`][row];
  switch (type) {
    case "text":
      return hard;
    case "text[]":
      return [[], [hard, "", "{,}"], ["NULL"]][row];
    case "jsonb":
      return JSON.stringify({ said: hard, row, deep: [null, true, 1e21] });
    case "bytea":
      return Buffer.from(Array.from({ length: 256 }, (_, at) => (at + row) % 256));
    case "boolean":
      return row % 2 === 0;
    case "integer":
      return [0, 2 ** 31 - 1, -1][row];
    case "bigint":
      return ["1", "9007199254740993", "2"][row];
    case "double precision":
      return [0.1 + 0.2, 5e-324, 1.7976931348623157e308][row];
    case "timestamp(3) with time zone":
      return `2026-01-0${row + 1} 03:04:05.678+00`;
    default:
      throw new RangeError(`${table}.${name} is ${type}: say here what a row of it may look like`);
  }
}

async function listColumns(client: pg.Client): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
            NOT a.attnotnull AS "isNullable",
            (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = a.atttypid) AS labels,
            (SELECT json_build_object('table', f.relname, 'column', there.attname)
               FROM pg_constraint k
               CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS pair(here, there)
               JOIN pg_class f ON f.oid = k.confrelid
               JOIN pg_attribute there ON there.attrelid = f.oid AND there.attnum = pair.there
              WHERE k.contype = 'f' AND k.conrelid = c.oid AND pair.here = a.attnum LIMIT 1) AS refers
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = current_schema()::regnamespace
        AND c.relname <> '_prisma_migrations'
      ORDER BY c.relname, a.attnum`,
  );
  return rows;
}
