import type { Block } from "../segmentation/paragraph";
import { countScripts } from "../text/script";

/**
 * A text in which Chinese and English stand in turn: a paragraph of each, or a line of each (as in subtitles with two languages).
 *
 * TURN-1  A paragraph is Chinese or English by its letters; one without any belongs to the one before it. A paragraph whose lines begin
 *     Chinese and go on English is parted where they change.
 * TURN-2  By itself a text is taken for such a one only where at least four pairs stand in it, nine of ten paragraphs have one of the other
 *     language beside them in turn, and the lengths of nearly all pairs are those of a text and its translation. A Chinese text that quotes
 *     English stays what it is.
 * TURN-3  English belongs to the Chinese before it, or, where the text begins with English, after it. Of a run of several against a run of as
 *     many each belongs to its own; what is over belongs to the last.
 * TURN-4  Nothing is lost: the English stands in the separator of its Chinese, too, so that the paragraphs joined are the text that came.
 */
export interface Turns {
  readonly leading: string;
  readonly blocks: readonly Block[];
  /** Beside `blocks`, one each: the English as it stands in the text, with its marks. */
  readonly english: readonly (readonly Pick<Block, "text" | "marks">[])[];
  readonly pairs: number;
}

interface Piece extends Block {
  readonly language: "zh" | "en" | null;
}

/** Null where the text is none. `isSaid`: a person says that it is one. */
export function partTurns(leading: string, blocks: readonly Block[], isSaid: boolean): Turns | null {
  const pieces = blocks.flatMap(piecesOf);
  const runs = runsOf(pieces);
  if (!runs.some(({ language }) => language === "zh") || !runs.some(({ language }) => language === "en"))
    return null;
  if (!isSaid && !isInTurn(runs)) return null;
  const isEnglishFirst = runs[0]!.language === "en";
  const found: { block: Piece; separator: string; english: Piece[] }[] = [];
  let head = leading;
  let ahead: Piece[] = [];
  for (const { language, pieces: run } of runs) {
    if (language === "en") {
      const words = run.map(({ text, separator }) => text + separator).join("");
      const last = found.at(-1);
      if (last) last.separator += words;
      else head += words;
      if (isEnglishFirst) ahead = run;
      else give(found, run);
      continue;
    }
    const from = found.length;
    for (const piece of run) found.push({ block: piece, separator: piece.separator, english: [] });
    if (isEnglishFirst && ahead.length > 0) give(found.slice(from), ahead);
    ahead = [];
  }
  // English behind the last Chinese has no other place.
  if (ahead.length > 0) found.at(-1)!.english.push(...ahead);
  return {
    leading: head,
    blocks: found.map(({ block: { language: _, ...block }, separator }) => ({ ...block, separator })),
    english: found.map(({ english }) => english),
    pairs: found.filter(({ english }) => english.length > 0).length,
  };
}

/** TURN-3. Of what was found last, as many as there are. */
function give(
  found: readonly { readonly block: Piece; readonly english: Piece[] }[],
  run: readonly Piece[],
): void {
  let free = 0;
  while (free < found.length && found[found.length - 1 - free]!.english.length === 0) free += 1;
  // A run of Chinese is as long as there are paragraphs without English before this.
  const rows = found.slice(found.length - Math.max(1, Math.min(free, run.length)));
  for (const [index, piece] of run.entries()) rows[Math.min(index, rows.length - 1)]?.english.push(piece);
}

/** TURN-1. */
function piecesOf(block: Block): Piece[] {
  const lines = block.text.split(/(\r?\n)/u);
  const languages = lines.map((line, index) => (index % 2 === 1 ? null : languageOf(line)));
  const change = languages.findIndex(
    (language, index) => language === "en" && languages.slice(0, index).includes("zh"),
  );
  const isParted =
    change > 0 && !languages.slice(change).includes("zh") && !languages.slice(0, change).includes("en");
  if (!isParted) return [{ ...block, language: languageOf(block.text) }];
  const first = lines.slice(0, change - 1).join("");
  const between = lines[change - 1] ?? "";
  const rest = lines.slice(change).join("");
  const marks = block.marks ?? [];
  const from = first.length + between.length;
  return [
    {
      ...block,
      text: first,
      separator: between,
      marks: marks.filter(({ end }) => end <= first.length),
      language: "zh",
    },
    {
      text: rest,
      separator: block.separator,
      kind: null,
      level: null,
      marks: marks.flatMap((mark) =>
        mark.start >= from ? [{ ...mark, start: mark.start - from, end: mark.end - from }] : [],
      ),
      language: "en",
    },
  ];
}

function languageOf(text: string): "zh" | "en" | null {
  const { han, latin } = countScripts(text);
  if (han === 0 && latin === 0) return null;
  // A Chinese character says about as much as three letters.
  return han * 3 >= latin ? "zh" : "en";
}

interface Run {
  readonly language: "zh" | "en";
  readonly pieces: Piece[];
}

function runsOf(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    const language = piece.language ?? last?.language ?? "zh";
    if (last?.language === language) last.pieces.push(piece);
    else runs.push({ language, pieces: [piece] });
  }
  return runs;
}

const LEAST_PAIRS = 4;
const LEAST_SHARE = 0.9;
/** English letters for a Chinese character: 2.5 to 5 in translations; headings and names are wider apart. */
const RATIO = { least: 1, most: 12 };

/** TURN-2. */
function isInTurn(runs: readonly Run[]): boolean {
  const pairs: (readonly [Run, Run])[] = [];
  const first = runs[0]!.language;
  for (let at = 0; at + 1 < runs.length; at += 1)
    if (runs[at]!.language === first) pairs.push([runs[at]!, runs[at + 1]!]);
  if (pairs.length < LEAST_PAIRS) return false;
  const even = pairs.filter(([one, other]) => one.pieces.length === other.pieces.length);
  const all = runs.reduce((sum, { pieces }) => sum + pieces.length, 0);
  const paired = even.reduce((sum, [one]) => sum + 2 * one.pieces.length, 0);
  const fitting = even.filter((pair) => {
    const texts = pair.map(({ pieces }) => countScripts(pieces.map(({ text }) => text).join("\n")));
    const zh = texts[first === "zh" ? 0 : 1]!.han;
    const en = texts[first === "zh" ? 1 : 0]!.latin;
    return en >= zh * RATIO.least && en <= zh * RATIO.most + 20;
  });
  return paired >= all * LEAST_SHARE && fitting.length >= even.length * LEAST_SHARE;
}
