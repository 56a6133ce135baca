/**
 * Counts how the initials and finals of pinyin answer the letters of foreign names, on the names of CedPane (public domain),
 * and writes lib/term/names/transliteration-counts.ts. One name in ten is held back; how well they are told from
 * other names is printed.
 *
 *   node --conditions=react-server --import tsx tests/bench/checks/train-transliteration.ts [--write]
 *
 * Hard expectation maximisation: the best cutting of every name by the counts so far, counted anew, eight times.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { loadLexicon } from "../../../lib/server/lexicon";
import {
  type Costs,
  LONGEST_CHUNK,
  lettersOf,
  modelOf,
  partsOf,
  readCounts,
  soundsLike,
  soundsOfReadings,
} from "../../../lib/term/names/transliteration";

const lexicon = loadLexicon();
const file = new URL("../../../../shared/corpora/termbases/cedpane-2020.tsv", import.meta.url);
const output = new URL("../../../lib/term/names/transliteration-counts.ts", import.meta.url);

interface Name {
  readonly syllables: readonly string[];
  readonly letters: string;
}

const names = readFileSync(file, "utf8")
  .split("\n")
  .slice(1)
  .flatMap((line): Name[] => {
    const [english = "", chinese = ""] = line.split("\t");
    if (!/^\p{Script=Han}{2,7}$/u.test(chinese)) return [];
    const syllables = [...chinese].map((character) => lexicon.syllables(character)[0] ?? "");
    if (syllables.includes("")) return [];
    return english
      .replace(/\([^)]*\)/g, "")
      .split(";")
      .flatMap((one): Name[] => {
        const word = one.trim();
        const letters = lettersOf(word);
        const isName = /^\p{Lu}\p{Ll}{2,}$/u.test(word) && letters !== syllables.join("");
        return isName && letters.length <= 4 * syllables.length ? [{ syllables, letters }] : [];
      });
  });
const isHeldBack = (at: number) => at % 10 === 3;
const training = names.filter((_, at) => !isHeldBack(at));
const held = names.filter((_, at) => isHeldBack(at));
console.log(`${names.length} names, ${training.length} to count`);

const VOWELS = /^[aeiouy]+$/;
let costs: Costs = new Map();
const first = (part: string, chunk: string): number => {
  const isInitial = part.startsWith("^");
  if (chunk === "") return part.length === 1 ? -0.5 : isInitial ? -4 : -2.5;
  const isVowel = VOWELS.test(chunk);
  if (isInitial) return (isVowel ? -5 : part[1] === chunk[0] ? -1 : -3) - chunk.length;
  return (isVowel || /^[aeiouy]+(?:n|ng|r)$/.test(chunk) ? -1.5 : -4) - chunk.length * 0.8;
};
for (let round = 0; round < 8; round++) {
  const counts = new Map<string, Map<string, number>>();
  let skipped = 0;
  for (const { syllables, letters } of training) {
    const parts = syllables.flatMap((syllable) => {
      const [initial, final] = partsOf(syllable);
      return [`^${initial}`, `-${final}`];
    });
    const cut = bestCutting(parts, letters, round === 0 ? null : costs);
    // What even the best cutting finds unlikely is no transliteration: 鹰 Adler.
    if (cut === null || (round > 2 && cut.score < -2.6 * parts.length)) {
      skipped++;
      continue;
    }
    parts.forEach((part, at) => {
      const row = counts.get(part) ?? new Map<string, number>();
      counts.set(part, row.set(cut.chunks[at]!, (row.get(cut.chunks[at]!) ?? 0) + 1));
    });
  }
  const table = write(counts, training);
  costs = readCounts(table).costs;
  console.log(`round ${round}: ${skipped} skipped, ${table.length} characters`);
  if (round === 7) {
    measure(table);
    if (process.argv.includes("--write"))
      writeFileSync(
        output,
        `/** Made by tests/bench/checks/train-transliteration.ts from the names of CedPane (public domain): see transliteration.ts. */\nexport const TRANSLITERATION = \`\n${table}\n\`;\n`,
      );
  }
}

function write(counts: Map<string, Map<string, number>>, list: readonly Name[]): string {
  const letters = new Map<string, number>();
  for (const name of list)
    for (const letter of name.letters) letters.set(letter, (letters.get(letter) ?? 0) + 1);
  const line = (part: string, row: ReadonlyMap<string, number>, least: number) =>
    [
      part,
      ...[...row]
        .filter(([, count]) => count >= least)
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([chunk, count]) => `${chunk}${count}`),
    ].join(" ");
  return [
    line("*", letters, 1),
    ...[...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([part, row]) =>
        line(part, row, Math.max(2, [...row.values()].reduce((x, y) => x + y, 0) / 1500)),
      ),
  ].join("\n");
}

function bestCutting(parts: readonly string[], letters: string, by: Costs | null) {
  const width = letters.length + 1;
  const score = Array.from({ length: parts.length + 1 }, () => new Float64Array(width).fill(-1e9));
  const back = Array.from({ length: parts.length + 1 }, () => new Int8Array(width));
  score[0]![0] = 0;
  for (let x = 0; x < parts.length; x++)
    for (let y = 0; y < width; y++) {
      if (score[x]![y]! <= -1e8) continue;
      for (let length = 0; length <= LONGEST_CHUNK && y + length < width; length++) {
        const chunk = letters.slice(y, y + length);
        const cost = by === null ? first(parts[x]!, chunk) : (by.get(parts[x]!)?.get(chunk) ?? -8 - length);
        const sum = score[x]![y]! + cost;
        if (sum <= score[x + 1]![y + length]!) continue;
        score[x + 1]![y + length] = sum;
        back[x + 1]![y + length] = length;
      }
    }
  const total = score[parts.length]![letters.length]!;
  if (total <= -1e8) return null;
  const chunks: string[] = [];
  for (let x = parts.length, y = letters.length; x > 0; x--) {
    const length = back[x]![y]!;
    chunks.unshift(letters.slice(y - length, y));
    y -= length;
  }
  return { score: total, chunks };
}

/** Of the names held back and of each with the English of another one: how many are above each threshold. */
function measure(table: string): void {
  const model = modelOf(readCounts(table));
  const all = held.map(({ syllables, letters }, at) => {
    const sounds = syllables.map((syllable) => soundsOfReadings([syllable], model));
    const other = held[(at * 7919 + 13) % held.length]!.letters;
    return {
      own: soundsLike(sounds, letters, model).score,
      other: soundsLike(sounds, other, model).score,
    };
  });
  for (const least of [0, 2, 3, 4, 5, 6, 7, 8, 10])
    console.log(
      `likeness ≥ ${least}: own ${share(all.map(({ own }) => own >= least))}, another's ${share(all.map(({ other }) => other >= least))}`,
    );
}

function share(list: readonly boolean[]): string {
  return `${((100 * list.filter(Boolean).length) / list.length).toFixed(1)} %`;
}
