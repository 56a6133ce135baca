/**
 * How likely an English name is what Chinese characters spell by their sounds: 克林顿 and “Clinton”, 惠特默 and “Whitmer”.
 *
 * Each initial and each final of the pinyin says nought to three letters. How likely it says which is counted on names in
 * two scripts (transliteration-counts.ts, by tests/bench/checks/train-transliteration.ts). A likeness is the logarithm of how
 * much likelier the letters are as what the characters say than as any name's letters; it grows with what is alike.
 */
import { TRANSLITERATION } from "./transliteration-counts";

export interface Likeness {
  /** Natural logarithm of the ratio; 0 and below says nothing. */
  readonly score: number;
  /** Characters from `start` to before `end`. */
  readonly start: number;
  readonly end: number;
}

const INITIAL = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])/;

/** A syllable in two parts, either of which may be "": te → t, e; ang → "", ang. */
export function partsOf(syllable: string): readonly [string, string] {
  const initial = INITIAL.exec(syllable)?.[0] ?? "";
  return [initial, syllable.slice(initial.length)];
}

/** Lower-case letters a to z only: Pará → para, O’Neill → oneill. */
export function lettersOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/ß/g, "ss")
    .replace(/[øØ]/g, "o")
    .replace(/[łŁ]/g, "l")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}

/** For each part its chunks of letters with their logarithms; "^" before an initial, "-" before a final. */
export type Costs = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Logarithms of how common a letter is in names. */
export type Letters = ReadonlyMap<string, number>;

const UNSEEN = -9;
export const LONGEST_CHUNK = 3;

/**
 * The best run of characters for the whole of a word. `syllables`: readings of each character, none where it is no
 * character that is read.
 */
export function soundsLike(
  syllables: readonly (readonly string[])[],
  word: string,
  { costs, letters } = model(),
): Likeness {
  const width = word.length + 1;
  const ground = new Float64Array(width);
  for (let at = 0; at < word.length; at++) ground[at + 1] = ground[at]! + (letters.get(word[at]!) ?? UNSEEN);
  let best: Likeness = { score: 0, start: 0, end: 0 };
  // before[y]: the best logarithm of having said y letters by the end of the character before, and where its run starts.
  let before = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  let beganBefore = new Int32Array(width).fill(-1);
  for (let at = 0; at < syllables.length; at++) {
    const now = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
    const began = new Int32Array(width).fill(-1);
    if (before[0]! < 0) {
      before[0] = 0;
      beganBefore[0] = at;
    }
    for (const syllable of syllables[at]!) {
      const [initial, final] = partsOf(syllable);
      const middle = said(before, beganBefore, word, costs.get(`^${initial}`));
      const end = said(middle.score, middle.began, word, costs.get(`-${final}`));
      for (let y = 0; y < width; y++)
        if (end.score[y]! > now[y]!) {
          now[y] = end.score[y]!;
          began[y] = end.began[y]!;
        }
    }
    const score = now[word.length]! - ground[word.length]!;
    if (score > best.score) best = { score, start: began[word.length]!, end: at + 1 };
    before = now;
    beganBefore = began;
  }
  return best;
}

function said(
  before: Float64Array,
  began: Int32Array,
  word: string,
  chunks: ReadonlyMap<string, number> | undefined,
): { readonly score: Float64Array; readonly began: Int32Array } {
  const score = new Float64Array(before.length).fill(Number.NEGATIVE_INFINITY);
  const from = new Int32Array(before.length).fill(-1);
  for (let y = 0; y < before.length; y++) {
    if (before[y]! === Number.NEGATIVE_INFINITY) continue;
    for (let length = 0; length <= LONGEST_CHUNK && y + length < before.length; length++) {
      const cost = chunks?.get(word.slice(y, y + length)) ?? UNSEEN - length;
      const sum = before[y]! + cost;
      if (sum <= score[y + length]!) continue;
      score[y + length] = sum;
      from[y + length] = began[y]!;
    }
  }
  return { score, began: from };
}

let opened: { readonly costs: Costs; readonly letters: Letters } | undefined;

function model() {
  opened ??= readCounts(TRANSLITERATION);
  return opened;
}

/**
 * A line for each part: its name, then chunks with how often it says them. The line “*” has the letters.
 */
export function readCounts(table: string): { readonly costs: Costs; readonly letters: Letters } {
  const costs = new Map<string, Map<string, number>>();
  let letters: Letters = new Map();
  for (const line of table.trim().split("\n")) {
    const [part = "", ...cells] = line.split(" ");
    const counts = cells.map((cell): readonly [string, number] => {
      const [, chunk = "", count = "0"] = /^(\D*)(\d+)$/.exec(cell) ?? [];
      return [chunk, Number(count)];
    });
    const all = counts.reduce((sum, [, count]) => sum + count, 0);
    const logarithms = new Map(counts.map(([chunk, count]) => [chunk, Math.log(count / all)]));
    if (part === "*") letters = logarithms;
    else costs.set(part, logarithms);
  }
  return { costs, letters };
}
