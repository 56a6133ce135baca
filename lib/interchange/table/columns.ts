import { countScripts } from "../../text/script";

/**
 * Which column of a bilingual table is what.
 *
 * TBL-COL-1  A heading says so, in English or Chinese, as this program, memoQ, Trados, Phrase, MateCat and people write it.
 * TBL-COL-3  A person may say it, column by column (`columnsAsSaid`); the first row is headings where no Chinese stands under what is the source.
 * TBL-COL-2  Where no heading does, the script does: the source is the column with most Chinese, the target one with English or nothing beside it.
 */
export interface Columns {
  /** By index; null where there is no such column. */
  readonly id: number | null;
  readonly source: number;
  readonly target: number;
  readonly state: number | null;
  readonly comment: number | null;
  /** The first row is headings and no unit. */
  readonly hasHeadings: boolean;
  /** Found by the script alone (TBL-COL-2). */
  readonly isGuessed: boolean;
}

const HEADINGS = {
  id: /^(?:#|no\.?|№.*|nr\.?|id|unit(?:\s*id)?|segment(?:\s*(?:id|number))?|number|key|编号|序号|句段(?:编号|号)?|号)$/iu,
  source:
    /^(?:(?:中文|汉语|漢語|原文|源文(?:本)?|源语言?)(?:\s*\(?(?:chinese|source|zh.*)\)?)?|source(?:\s*(?:segment|text|language|\(.*\)|:.*))?|chinese.*|zh(?:[-_]\w+)*|simplified chinese.*|traditional chinese.*)$/iu,
  target:
    /^(?:(?:英文|英语|英語|译文|譯文|翻译|翻譯|目标(?:文本|语言)?)(?:\s*\(?(?:english|target|en.*)\)?)?|target(?:\s*(?:segment|text|language|\(.*\)|:.*))?|english.*|en(?:[-_]\w+)*|translation)$/iu,
  state: /^(?:(?:segment\s*)?(?:status|state)(?:\s*状态)?|状态|狀態|confirmation.*)$/iu,
  comment: /^(?:comments?(?:\s*备注)?|notes?|remarks?|备注|備註|批注|评论)$/iu,
} as const;

/** What a person can say that a column is; null: nothing that is wanted. */
export const COLUMN_ROLES = ["id", "source", "target", "state", "comment"] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];
export type SaidColumns = readonly (ColumnRole | null)[];

/** TBL-COL-3. Null where no column is said to be the source, or none the target. */
export function columnsAsSaid(said: SaidColumns, rows: readonly (readonly string[])[]): Columns | null {
  const find = (role: ColumnRole) => {
    const at = said.indexOf(role);
    return at === -1 ? null : at;
  };
  const [source, target] = [find("source"), find("target")];
  if (source === null || target === null) return null;
  return {
    id: find("id"),
    source,
    target,
    state: find("state"),
    comment: find("comment"),
    hasHeadings: countScripts(rows[0]?.[source] ?? "").han === 0 || isHeading(rows[0]?.[source] ?? ""),
    isGuessed: false,
  };
}

function isHeading(cell: string): boolean {
  return Object.values(HEADINGS).some((heading) => heading.test(cell.trim()));
}

/** The same as a list, column by column. */
export function rolesOf(columns: Columns, width: number): (ColumnRole | null)[] {
  return Array.from({ length: width }, (_, at) => COLUMN_ROLES.find((role) => columns[role] === at) ?? null);
}

/** Null where no two columns are a source and a target. */
export function columnsOf(rows: readonly (readonly string[])[]): Columns | null {
  const first = rows[0] ?? [];
  const find = (name: keyof typeof HEADINGS) => {
    const at = first.findIndex((cell) => HEADINGS[name].test(cell.trim()));
    return at === -1 ? null : at;
  };
  const [source, target] = [find("source"), find("target")];
  if (source !== null && target !== null && source !== target)
    return {
      id: find("id"),
      source,
      target,
      state: find("state"),
      comment: find("comment"),
      hasHeadings: true,
      isGuessed: false,
    };
  return byScript(rows);
}

/** So many rows tell what the columns are. */
const LOOKED_AT = 200;

function byScript(rows: readonly (readonly string[])[]): Columns | null {
  const looked = rows.slice(0, LOOKED_AT);
  const width = Math.max(0, ...looked.map((row) => row.length));
  const scripts = Array.from({ length: Math.min(width, 50) }, (_, column) =>
    countScripts(looked.map((row) => row[column] ?? "").join("\n")),
  );
  const source = indexOfMost(scripts.map(({ han }) => han));
  if (source === null) return null;
  const target = indexOfMost(
    scripts.map(({ latin, han }, column) => (column === source || han > latin ? 0 : latin)),
  );
  if (target === null) return null;
  const isNumbered =
    target !== 0 && source !== 0 && looked.every((row) => /^\s*\d*\.?\s*$/.test(row[0] ?? ""));
  return {
    id: isNumbered ? 0 : null,
    source,
    target,
    state: null,
    comment: null,
    hasHeadings: false,
    isGuessed: true,
  };
}

function indexOfMost(counts: readonly number[]): number | null {
  const most = Math.max(0, ...counts);
  return most === 0 ? null : counts.indexOf(most);
}
