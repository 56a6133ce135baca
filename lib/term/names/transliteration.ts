/**
 * How likely an English name is what Chinese characters spell by their sounds: 克林顿 and “Clinton”, 惠特默 and “Whitmer”.
 *
 * Each initial and each final of the pinyin says nought to three letters. How likely it says which is counted on names in
 * two scripts (transliteration-counts.ts, by tests/bench/checks/train-transliteration.ts). A likeness is the logarithm of how
 * much likelier the letters are as what the characters say than as any name's letters; it grows with what is alike.
 */
import type { Lexicon } from "../../align/lexicon/lexicon";
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
  if (/^[A-Za-z]*$/.test(name)) return name.toLowerCase();
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

/** The readings of each character of a text, as numbers of their initial and final in the model; none where it is not read. */
export type Sounds = readonly (readonly (readonly [number, number])[])[];

/** Costs and letters as tables of numbers. */
export interface SoundModel {
  readonly partIds: ReadonlyMap<string, number>;
  /** Letters of a chunk, up to `LONGEST_CHUNK`, as a number in base 27; a row of `chunks` for each part. */
  readonly chunks: Float64Array;
  readonly letters: Letters;
}

const BASE = 27;
const CHUNKS = BASE ** 3;

/** Letters as digits of base 27, a to z from 1. */
function chunkAt(word: string, at: number, length: number): number {
  let code = 0;
  for (let k = 0; k < length; k++) code = code * BASE + word.charCodeAt(at + k) - 96;
  return code;
}

export function modelOf({
  costs,
  letters,
}: {
  readonly costs: Costs;
  readonly letters: Letters;
}): SoundModel {
  const partIds = new Map<string, number>([["", 0]]);
  for (const part of costs.keys()) partIds.set(part, partIds.size);
  const chunks = new Float64Array(partIds.size * CHUNKS);
  for (let code = 0; code < CHUNKS; code++) {
    const length = code === 0 ? 0 : code < BASE ? 1 : code < BASE * BASE ? 2 : 3;
    for (let part = 0; part < partIds.size; part++) chunks[part * CHUNKS + code] = UNSEEN - length;
  }
  for (const [part, list] of costs)
    for (const [chunk, cost] of list)
      if (/^[a-z]{0,3}$/.test(chunk))
        chunks[partIds.get(part)! * CHUNKS + chunkAt(chunk, 0, chunk.length)] = cost;
  return { partIds, chunks, letters };
}

export function soundsOf(text: string, lexicon: Pick<Lexicon, "syllables">): Sounds {
  return Array.from(text, (character) => {
    const syllables = lexicon.syllables(character);
    let sounds = known.get(syllables);
    if (!sounds) {
      sounds = soundsOfReadings(syllables);
      known.set(syllables, sounds);
    }
    return sounds;
  });
}

/** By the lexicon's own list of a character's syllables, which it keeps. */
const known = new WeakMap<readonly string[], Sounds[number]>();

/** Of one character. */
export function soundsOfReadings(syllables: readonly string[], { partIds } = model()): Sounds[number] {
  return syllables.map((syllable) => {
    const [initial, final] = partsOf(syllable);
    return [partIds.get(`^${initial}`) ?? 0, partIds.get(`-${final}`) ?? 0] as const;
  });
}

/** The best run of characters for the whole of a word of letters a to z. */
export function soundsLike(sounds: Sounds, word: string, { chunks, letters } = model()): Likeness {
  const width = word.length + 1;
  let ground = 0;
  for (const letter of word) ground += letters.get(letter) ?? UNSEEN;
  // The number of each chunk of the word, by where it begins and how long it is.
  const codes = new Int32Array(width * (LONGEST_CHUNK + 1));
  for (let y = 0; y < width; y++)
    for (let length = 1; length <= LONGEST_CHUNK && y + length < width; length++)
      codes[y * (LONGEST_CHUNK + 1) + length] = chunkAt(word, y, length);
  const rows = Array.from({ length: 4 }, () => ({
    score: new Float64Array(width),
    began: new Int32Array(width),
  }));
  const [, , middle, end] = rows as [Row, Row, Row, Row];
  let [before, now] = rows as [Row, Row];
  before.score.fill(Number.NEGATIVE_INFINITY);
  let best: Likeness = { score: 0, start: 0, end: 0 };
  // before[y]: the best logarithm of having said y letters by the end of the character before, and where its run starts.
  for (let at = 0; at < sounds.length; at++) {
    now.score.fill(Number.NEGATIVE_INFINITY);
    if (before.score[0]! < 0) {
      before.score[0] = 0;
      before.began[0] = at;
    }
    for (const [initial, final] of sounds[at]!) {
      say(before, middle, codes, chunks, initial);
      say(middle, end, codes, chunks, final);
      for (let y = 0; y < width; y++)
        if (end.score[y]! > now.score[y]!) {
          now.score[y] = end.score[y]!;
          now.began[y] = end.began[y]!;
        }
    }
    const score = now.score[word.length]! - ground;
    if (score > best.score) best = { score, start: now.began[word.length]!, end: at + 1 };
    [before, now] = [now, before];
  }
  return best;
}

interface Row {
  readonly score: Float64Array;
  readonly began: Int32Array;
}

/** One part says nought to three letters more. */
function say(before: Row, after: Row, codes: Int32Array, chunks: Float64Array, part: number): void {
  const width = before.score.length;
  after.score.fill(Number.NEGATIVE_INFINITY);
  for (let y = 0; y < width; y++) {
    const said = before.score[y]!;
    if (said === Number.NEGATIVE_INFINITY) continue;
    const began = before.began[y]!;
    for (let length = 0; length <= LONGEST_CHUNK && y + length < width; length++) {
      const sum = said + chunks[part * CHUNKS + codes[y * (LONGEST_CHUNK + 1) + length]!]!;
      if (sum <= after.score[y + length]!) continue;
      after.score[y + length] = sum;
      after.began[y + length] = began;
    }
  }
}

let opened: SoundModel | undefined;

function model(): SoundModel {
  opened ??= modelOf(readCounts(TRANSLITERATION));
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
