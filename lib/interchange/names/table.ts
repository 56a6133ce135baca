/**
 * A ledger of names as a table: CSV, TSV, XLSX.
 *
 * NAM-TBL-1  The first row has headings, in English or Chinese; a column of Chinese names and one of English are needed. Without headings the
 *      column with most Chinese has the names, and the next one the English.
 * NAM-TBL-2  A cell of other forms holds several, parted by | or ；. A kind that is not known is “person” where a surname says so and “place” else.
 * NAM-TBL-3  A row that cannot be an entry is told by its number, and the rest is read. Of a name that stands twice the first counts.
 * NAM-TBL-4  What is written is read as it was.
 */
import type { LedgerName } from "../../term/names/ledger";
import { surnameAt } from "../../term/names/surnames";

export type WrittenName = LedgerName & { readonly note: string };

export interface NameProblem {
  readonly code: "no-name" | "too-long" | "twice" | "no-columns" | "too-many" | "not-names";
  /** The row of the table, from 1; 0 for the file as a whole. */
  readonly place: number;
}

export interface NamesTable {
  readonly names: readonly WrittenName[];
  readonly problems: readonly NameProblem[];
}

const COLUMNS = ["kind", "zh", "aliases", "first", "later", "allowed", "order", "note"] as const;
type Column = (typeof COLUMNS)[number];

const HEADINGS: Readonly<Record<Column, RegExp>> = {
  kind: /^(?:kind|type|category|类别|类型)$/iu,
  zh: /^(?:zh|chinese|name|source|中文|中文名|原文|原名|名称|简体中文)$/iu,
  aliases: /^(?:aliases|also|other chinese|别名|其他中文|简称)$/iu,
  first: /^(?:first|first mention|english|en|target|translation|英文|英文名|译名|译文|首次|首次出现)$/iu,
  later: /^(?:later|afterwards|short|以后|后文|简称译法)$/iu,
  allowed: /^(?:allowed|also allowed|other english|variants|其他英文|可用|其他译法)$/iu,
  order: /^(?:order|name order|姓名顺序|顺序)$/iu,
  note: /^(?:notes?|comments?|remarks?|备注|说明)$/iu,
};

const KINDS: readonly (readonly [LedgerName["kind"], RegExp])[] = [
  ["person", /^(?:person|people|人|人名|人物)$/iu],
  ["place", /^(?:place|location|地|地名|地点)$/iu],
  ["organisation", /^(?:organi[sz]ation|company|机构|机构名|组织|公司)$/iu],
  ["work", /^(?:work|title|book|作品|书名|作品名)$/iu],
  ["none", /^(?:none|no name|不是名称)$/iu],
];

/** As long as `lib/wire/names.ts` lets an entry be. */
const LONGEST = { zh: 60, english: 200, note: 500 } as const;
const MOST_FORMS = 20;

export function readNamesTable(rows: readonly (readonly string[])[], most: number): NamesTable {
  const start = rows.findIndex((row) => row.some((cell) => cell.trim() !== ""));
  if (start < 0) return { names: [], problems: [{ code: "not-names", place: 0 }] };
  const named = columnsByHeading(rows[start]!);
  const columns = named ?? columnsByScript(rows);
  if (!columns) return { names: [], problems: [{ code: "no-columns", place: start + 1 }] };
  const names = new Map<string, WrittenName>();
  const problems: NameProblem[] = [];
  for (const [at, row] of rows.entries()) {
    if (at < start || (named && at === start) || row.every((cell) => cell.trim() === "")) continue;
    const place = at + 1;
    const name = nameOf((column) => line(row[columns.indexOf(column)] ?? ""));
    if (typeof name === "string") problems.push({ code: name, place });
    else if (names.has(name.zh)) problems.push({ code: "twice", place });
    else if (names.size < most) names.set(name.zh, name);
    else {
      problems.push({ code: "too-many", place });
      break;
    }
  }
  return { names: [...names.values()], problems };
}

/** One line without what acts on its surroundings, as an entry is. */
const line = (cell: string) =>
  cell
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim();

function nameOf(cell: (column: Column) => string): WrittenName | NameProblem["code"] {
  const zh = cell("zh");
  if (!/[\p{L}\p{N}]/u.test(zh)) return "no-name";
  const several = (column: Column) => [
    ...new Set(
      cell(column)
        .split(/[|；]/u)
        .map((part) => part.trim())
        .filter((part) => /[^\s\p{C}\p{M}]/u.test(part)),
    ),
  ];
  const [aliases, allowed] = [several("aliases").filter((one) => one !== zh), several("allowed")];
  const [first, later, note] = [cell("first"), cell("later"), cell("note")];
  const isShort =
    [zh, ...aliases].every(({ length }) => length <= LONGEST.zh) &&
    [first, later, ...allowed].every(({ length }) => length <= LONGEST.english) &&
    note.length <= LONGEST.note &&
    aliases.length <= MOST_FORMS &&
    allowed.length <= MOST_FORMS;
  if (!isShort) return "too-long";
  return {
    kind: kindOf(cell("kind"), zh),
    zh,
    aliases,
    first,
    later,
    allowed,
    surnameFirst: orderOf(cell("order")),
    note,
  };
}

function kindOf(cell: string, zh: string): LedgerName["kind"] {
  const known = KINDS.find(([, pattern]) => pattern.test(cell))?.[0];
  return known ?? (surnameAt(zh, 0) !== "" && zh.length <= 4 ? "person" : "place");
}

function orderOf(cell: string): boolean | null {
  if (/^(?:surname first|surname-first|eastern|姓在前|先姓后名)$/iu.test(cell)) return true;
  return /^(?:surname last|surname-last|western|名在前|先名后姓)$/iu.test(cell) ? false : null;
}

function columnsByHeading(cells: readonly string[]): readonly (Column | null)[] | null {
  const taken = new Set<Column>();
  const columns = cells.map((cell) => {
    const column = COLUMNS.find((one) => HEADINGS[one].test(cell.trim()) && !taken.has(one)) ?? null;
    if (column) taken.add(column);
    return column;
  });
  return taken.has("zh") ? columns : null;
}

function columnsByScript(rows: readonly (readonly string[])[]): readonly (Column | null)[] | null {
  const some = rows.slice(0, 200);
  const width = Math.min(
    20,
    some.reduce((most, { length }) => Math.max(most, length), 0),
  );
  const counts = Array.from(
    { length: width },
    (_, column) => some.filter((row) => /\p{Script=Han}/u.test(row[column] ?? "")).length,
  );
  const zh = counts.indexOf(Math.max(...counts, 1));
  if (zh < 0) return null;
  const first = zh + 1 < width ? zh + 1 : zh - 1;
  return counts.map((_, at) => (at === zh ? "zh" : at === first ? "first" : null));
}

/** NAM-TBL-4: the headings, then the names. */
export function namesTable(names: readonly WrittenName[]): string[][] {
  return [
    [...COLUMNS],
    ...names.map(({ kind, zh, aliases, first, later, allowed, surnameFirst, note }) => [
      kind,
      zh,
      aliases.join("|"),
      first,
      later,
      allowed.join("|"),
      surnameFirst === null ? "" : surnameFirst ? "surname first" : "surname last",
      note,
    ]),
  ];
}
