import type {
  BilingualFile,
  BilingualFormat,
  BilingualProblem,
  BilingualUnit,
  Piece,
} from "../bilingual/bilingual";
import { piecesOf, piecesOfMarked, typedPlain, typedTarget, withoutOwnMarks } from "../bilingual/tags";
import { type Columns, columnsOf } from "./columns";
import { readStateWord, stateWord } from "./state-words";

/**
 * Units as rows of a table, and back. Codes stand in the cells as they are typed: `{1}…{/1}`.
 *
 * TBL-UNIT-1  A row without a source is left out and said with its line, unless all of it is empty.
 * TBL-UNIT-2  What tells rows apart is the cell under the heading for ids, where there is one; else the row's own number.
 * TBL-UNIT-3  In a table of ours the English stands as it is typed in a row, marks and all; in any other every letter is a letter. In the
 *     Chinese marks have no place.
 * TBL-UNIT-4  What a table cannot tell apart is not written: a unit without a source is left out, and an id that another unit has (a file may
 *     hold several documents) is the row's number.
 */
export const HEADINGS = ["№", "中文 Chinese", "English", "State", "Comment"] as const;

/** Headings, then a row for each unit. The first cell names the unit, so that it is found again. */
export function tableOf(file: BilingualFile): string[][] {
  return [[...HEADINGS], ...unitRows(file).map(({ cells }) => cells)];
}

/** TBL-UNIT-4. The units that a table holds, each with its cells. */
export function unitRows(file: BilingualFile): { readonly unit: BilingualUnit; readonly cells: string[] }[] {
  const taken = new Set<string>();
  const rows: { unit: BilingualUnit; cells: string[] }[] = [];
  for (const unit of file.units) {
    const [own = "", ...cells] = rowOf(unit);
    if (cells[0]!.trim() === "") continue;
    const named = own.trim();
    const id = named === "" || taken.has(named) ? `row-${rows.length + 2}` : named;
    taken.add(id);
    rows.push({ unit, cells: [id, ...cells] });
  }
  return rows;
}

/** What is nothing but spaces is read as nothing, so nothing is written. */
function orNothing(text: string): string {
  return text.trim() === "" ? "" : text;
}

function rowOf(unit: BilingualUnit): string[] {
  const words = unit.segments;
  const source = words
    .map((segment) => typedPlain(withoutOwnMarks(segment.source, unit.codes), unit.codes))
    .join("");
  const target = words
    .map((segment) => typedTarget(segment.target ?? (segment.isBetween ? segment.source : []), unit.codes))
    .join("");
  const hasTarget = words.some(({ target, isBetween }) => !isBetween && target !== null);
  const first = words.find(({ isBetween }) => !isBetween) ?? words[0]!;
  const notes = [...unit.notes, ...words.flatMap(({ comments }) => comments)];
  return [
    unit.id,
    source,
    hasTarget ? orNothing(target) : "",
    stateWord(first.state, first.subState),
    orNothing(notes.map(({ by, text }) => (by === null ? text : `${by}: ${text}`)).join("\n\n")),
  ];
}

export function fileOfTable(
  rows: readonly (readonly string[])[],
  format: BilingualFormat,
  chosen: Columns | null = null,
): BilingualFile | null {
  const columns = chosen ?? columnsOf(rows);
  if (!columns) return null;
  const problems: BilingualProblem[] = columns.isGuessed
    ? [{ code: "columns-guessed", source: columns.source, target: columns.target }]
    : [];
  const isOurs = HEADINGS.slice(0, 3).every((heading, column) => rows[0]?.[column]?.trim() === heading);
  const taken = new Set<string>();
  const units = rows.flatMap((row, index): BilingualUnit[] => {
    if (index === 0 && columns.hasHeadings) return [];
    const cell = (column: number | null) => (column === null ? "" : (row[column] ?? ""));
    const source = cell(columns.source);
    if (source.trim() === "") {
      if (row.some((text) => text.trim() !== ""))
        problems.push({ code: "row-without-source", line: index + 1 });
      return [];
    }
    const named = cell(columns.id).trim();
    const id = named === "" || taken.has(named) ? `row-${index + 1}` : named;
    taken.add(id);
    return [
      unitOf({
        id,
        source,
        target: cell(columns.target),
        state: cell(columns.state),
        comment: cell(columns.comment),
        isMarked: isOurs,
      }),
    ];
  });
  return {
    format,
    sourceLanguage: null,
    targetLanguage: null,
    parts: [{ id: "1", original: null }],
    units,
    problems,
  };
}

export interface TableRow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly state: string;
  readonly comment: string;
  /** TBL-UNIT-3. */
  readonly isMarked?: boolean;
}

/** Without codes of its own: braces in a table are letters until a document says which codes it has. */
export function unitOf({ id, source, target, state, comment, isMarked = false }: TableRow): BilingualUnit {
  const pieces = (text: string): Piece[] => (text === "" ? [] : piecesOf(text, []));
  const isEmpty = target.trim() === "";
  const english = isMarked ? piecesOfMarked(target, []) : { pieces: pieces(target), codes: [] };
  const said = readStateWord(state);
  const notes = comment.trim() === "" ? [] : [{ text: comment, by: null, at: null, category: "comment" }];
  return {
    id,
    part: 0,
    name: null,
    isLocked: false,
    notes,
    codes: english.codes,
    segments: [
      {
        id: null,
        isBetween: false,
        source: pieces(source),
        target: isEmpty ? null : english.pieces,
        state: said?.state ?? "initial",
        subState: said ? said.subState : isEmpty ? null : "duizhao:draft",
        isLocked: false,
        comments: [],
      },
    ],
    translator: null,
    reviewer: null,
  };
}
