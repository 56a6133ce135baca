import type { BilingualState } from "../bilingual/bilingual";

/** How far a row is, as a table of ours says it in a cell, and as the tables of other programs do. */
interface Row {
  readonly state: BilingualState;
  readonly subState: string | null;
  /** Ours first. */
  readonly words: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    state: "initial",
    subState: null,
    words: ["Untranslated", "Not started", "Not translated", "New", "未翻译", "未译"],
  },
  { state: "initial", subState: "duizhao:draft", words: ["Draft", "Edited", "Partially edited", "草稿"] },
  {
    state: "initial",
    subState: "duizhao:aligned",
    words: ["Aligned", "Pre-translated", "Pretranslated", "Machine translated", "已对齐"],
  },
  {
    state: "translated",
    subState: null,
    words: ["Translated", "Confirmed", "Translator confirmed", "Manually confirmed", "已翻译", "已译"],
  },
  {
    state: "translated",
    subState: "duizhao:rejected",
    words: ["Changes requested", "Rejected", "Translation rejected", "Sign-off rejected", "退回"],
  },
  {
    state: "reviewed",
    subState: null,
    words: ["Approved", "Reviewed", "Translation approved", "Reviewer 1 confirmed", "已批准", "已审校"],
  },
  { state: "final", subState: null, words: ["Final", "Signed off", "Sign-off", "Proofread", "定稿"] },
  { state: "final", subState: "duizhao:omitted", words: ["Omitted", "省略"] },
];

export function stateWord(state: BilingualState, subState: string | null): string {
  const exact = ROWS.find((row) => row.state === state && row.subState === subState);
  return (exact ?? ROWS.find((row) => row.state === state && row.subState === null)!).words[0]!;
}

/** Null where the cell says nothing that anybody knows. */
export function readStateWord(cell: string): Pick<Row, "state" | "subState"> | null {
  // Trados writes the percentage of a match behind it: Translated (85%).
  const word = cell
    .replace(/\([^)]*\)|\d+\s*%/g, "")
    .trim()
    .toLowerCase();
  const row = ROWS.find(({ words }) => words.some((known) => known.toLowerCase() === word));
  return row ? { state: row.state, subState: row.subState } : null;
}
