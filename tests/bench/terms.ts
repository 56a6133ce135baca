/**
 * Terms of a paragraph, 70,000 entries: `node --expose-gc --conditions=react-server --import tsx tests/bench/terms.ts <table of terms> <text>`.
 * Where the table has fewer entries, made ones are added; paragraphs are those of the text.
 */
import { readFileSync } from "node:fs";
import { readTerms } from "../../lib/interchange/terms/read-terms";
import { loadFrequencies } from "../../lib/server/lexicon";
import { Recogniser, recognise } from "../../lib/term/recognise";

const ENTRIES = 70_000;
const [table = "", text = ""] = process.argv.slice(2);
const { concepts } = await readTerms(readFileSync(table));
const terms = concepts.flatMap((concept) => concept.terms.filter(({ language }) => language === "zh"));
const chinese = terms.map((term) => term.text).slice(0, ENTRIES);
for (let at = 0; chinese.length < ENTRIES; at += 1) chinese.push(`${chinese[at]}${chinese[at + 1]}`);
const paragraphs = readFileSync(text, "utf8")
  .split(/\n+/)
  .filter((paragraph) => paragraph.trim() !== "");
const words = loadFrequencies();

globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
const begun = performance.now();
const recogniser = new Recogniser<{ readonly text: string }>();
for (const term of chinese) recogniser.add(term, { text: term });
const built = performance.now() - begun;
globalThis.gc?.();
const held = process.memoryUsage().heapUsed - before;

let found = 0;
const times: number[] = [];
for (let round = 0; round < 5; round += 1) {
  for (const paragraph of paragraphs) {
    const from = performance.now();
    found += recognise(paragraph, [recogniser], words).length;
    times.push(performance.now() - from);
  }
}
times.sort((one, other) => one - other);
const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(2);
process.stdout.write(
  `${chinese.length} entries built in ${built.toFixed(0)} ms, ${(held / 1e6).toFixed(1)} MB; ${paragraphs.length} paragraphs, ` +
    `${found / 5} terms; p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms\n`,
);
