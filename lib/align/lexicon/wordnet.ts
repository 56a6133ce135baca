/**
 * English words that say nearly the same, out of WordNet's database files (Fellbaum 1998; format: wndb(5WN)): a
 * translator writes “furious” where the dictionary has “angry”.
 *
 * Two words are related when they stand in one synset, in synsets joined by a pointer, or are derived from one
 * another. How strongly: by the kind of relation, and by how usual that sense is for each of the two (WordNet counts
 * senses in tagged texts), so that “say” is near “state” and not near “order”.
 */
import { englishStem } from "../items/english";

/** The texts of the files: `data.noun` and the others, and `index.sense`. */
export interface WordNetFiles {
  readonly data: readonly { readonly part: "n" | "v" | "a" | "r"; readonly text: string }[];
  readonly senses: string;
}

/** From a stem to related stems, each with a strength up to 1. */
export type Relations = ReadonlyMap<string, ReadonlyMap<string, number>>;

const SYNONYM = 0.8;
/** Pointers between synsets, and what they are worth. Each is stored both ways in the files. */
const POINTERS: Readonly<Record<string, number>> = {
  "@": 0.4,
  "~": 0.4,
  "&": 0.5,
  "^": 0.3,
  $: 0.5,
};
/** Pointers between words: derivation, pertainym, participle. */
const WORD_POINTERS: Readonly<Record<string, number>> = { "+": 0.7, "\\": 0.7, "<": 0.7 };
const WEAKEST = 0.06;
const MOST_RELATED = 40;

interface Synset {
  /** Stems of its words that are one word each; "" for the others. */
  readonly stems: readonly string[];
  /** How usual this sense is for each of them. */
  readonly usual: readonly number[];
  readonly pointers: readonly {
    readonly symbol: string;
    readonly to: string;
    readonly from: number;
    readonly word: number;
  }[];
}

export function readRelations(files: WordNetFiles): Relations {
  const { usual, often } = readUsual(files.senses);
  const synsets = new Map<string, Synset>();
  for (const { part, text } of files.data) {
    for (const line of text.split("\n")) {
      if (line === "" || line.startsWith(" ")) continue;
      const synset = readSynset(line, part, usual);
      synsets.set(`${part}${line.slice(0, 8)}`, synset);
    }
  }
  const found = new Map<string, Map<string, number>>();
  const relate = (a: string, b: string, strength: number) => {
    if (a === "" || b === "" || a === b || strength < WEAKEST) return;
    const row = found.get(a) ?? new Map<string, number>();
    found.set(a, row);
    row.set(b, Math.max(row.get(b) ?? 0, strength));
  };
  for (const synset of synsets.values()) {
    const { stems } = synset;
    stems.forEach((a, x) => {
      stems.forEach((b, y) => {
        relate(a, b, SYNONYM * Math.sqrt(synset.usual[x]! * synset.usual[y]!));
      });
    });
    for (const pointer of synset.pointers) {
      const other = synsets.get(pointer.to);
      if (!other) continue;
      const ofWord = WORD_POINTERS[pointer.symbol];
      if (ofWord !== undefined) {
        relate(stems[pointer.from] ?? "", other.stems[pointer.word] ?? "", ofWord);
        continue;
      }
      const ofSynset = POINTERS[pointer.symbol];
      if (ofSynset === undefined) continue;
      stems.forEach((a, x) => {
        other.stems.forEach((b, y) => {
          relate(a, b, ofSynset * Math.sqrt(synset.usual[x]! * other.usual[y]!));
        });
      });
    }
  }
  for (const [stem, row] of found) {
    if (row.size <= MOST_RELATED) continue;
    // Where a word has many relations, those that are usual words themselves are kept: “agrapha” is never looked for.
    const worth = ([other, strength]: readonly [string, number]) =>
      strength * (1 + Math.log(1 + (often.get(other) ?? 0)));
    found.set(stem, new Map([...row].sort((a, b) => worth(b) - worth(a)).slice(0, MOST_RELATED)));
  }
  return found;
}

/** A line of a data file: offset, file, type, words in hexadecimal count, pointers in decimal count, gloss. */
function readSynset(line: string, part: string, usual: ReadonlyMap<string, number>): Synset {
  const fields = line.slice(0, line.indexOf("|")).trimEnd().split(" ");
  const offset = fields[0]!;
  const wordCount = Number.parseInt(fields[3]!, 16);
  const words = Array.from({ length: wordCount }, (_, k) =>
    fields[4 + k * 2]!.replace(/\((?:a|p|ip)\)$/, ""),
  );
  let at = 4 + wordCount * 2;
  const pointerCount = Number.parseInt(fields[at]!, 10);
  at++;
  const pointers = Array.from({ length: pointerCount }, (_, k) => {
    const [symbol = "", to = "", toPart = "", between = "0000"] = fields.slice(at + k * 4, at + k * 4 + 4);
    return {
      symbol,
      to: `${toPart === "s" ? "a" : toPart}${to}`,
      from: Number.parseInt(between.slice(0, 2), 16) - 1,
      word: Number.parseInt(between.slice(2), 16) - 1,
    };
  });
  return {
    stems: words.map((word) => (/^[A-Za-z]{2,}$/.test(word) ? englishStem(word) : "")),
    usual: words.map((word) => usual.get(`${part}${offset}${word.toLowerCase()}`) ?? 0.3),
    pointers,
  };
}

const PARTS = ["n", "v", "a", "r", "a"];

/**
 * index.sense: `lemma%type:file:id:head:headid offset sense tags`. The share of each sense among those of its word, and
 * how often each stem was seen in all.
 */
function readUsual(text: string): { usual: Map<string, number>; often: Map<string, number> } {
  const often = new Map<string, number>();
  const rows: { key: string; lemma: string; tags: number }[] = [];
  const totals = new Map<string, number>();
  for (const line of text.split("\n")) {
    const [sense = "", offset = "", , tags = "0"] = line.split(" ");
    const percent = sense.indexOf("%");
    if (percent < 0) continue;
    const lemma = sense.slice(0, percent);
    const part = PARTS[Number(sense[percent + 1]) - 1];
    const count = Number.parseInt(tags, 10) + 0.7;
    rows.push({ key: `${part}${offset}${lemma}`, lemma, tags: count });
    totals.set(lemma, (totals.get(lemma) ?? 0) + count);
    if (count < 1 || !/^[a-z]+$/.test(lemma)) continue;
    const stem = englishStem(lemma);
    often.set(stem, (often.get(stem) ?? 0) + count);
  }
  return { usual: new Map(rows.map(({ key, lemma, tags }) => [key, tags / totals.get(lemma)!])), often };
}
