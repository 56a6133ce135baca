/** Prints how long aligning takes as texts grow, what a row costs, and what the lexicon costs to open. */
import { alignLines, alignTexts } from "../../../lib/align/align";
import { alignSentences } from "../../../lib/align/sentences";
import { loadLexicon } from "../../../lib/server/lexicon";
import { interview, macDev } from "./data";

/** Processor time, so that a busy machine does not count; the wall clock beside it. */
function timed<T>(run: () => T): string {
  const wall = performance.now();
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return `${Math.round((user + system) / 1000)} ms of processor, ${Math.round(performance.now() - wall)} ms by the clock`;
}
const memory = () => `${Math.round(process.memoryUsage().rss / 1e6)} MB resident`;

console.log(`before the lexicon  ${memory()}`);
console.log(`open the lexicon    ${timed(loadLexicon)}, ${memory()}`);
const lexicon = loadLexicon();
const chapters = macDev();
for (const count of [1, 2, 4, 6].filter((n) => n <= chapters.length)) {
  const source = chapters.slice(0, count).flatMap((text) => text.source);
  const target = chapters.slice(0, count).flatMap((text) => text.target);
  console.log(
    `${source.length} × ${target.length} sentences  ${timed(() => alignLines(source, target, lexicon))}, ${memory()}`,
  );
}
const text = interview();
if (text) {
  const items = (texts: readonly string[]) => texts.map((body) => ({ text: body }));
  console.log(
    `interview  ${timed(() => alignTexts(items(text.source), items(text.target), lexicon))}, ${memory()}`,
  );
}
const first = chapters[0];
if (first) {
  const rows = Array.from({ length: 20 }, (_, k) => ({
    source: first.source.slice(k * 10, k * 10 + 10).join(""),
    target: first.target.slice(k * 11, k * 11 + 15).join(" "),
  }));
  console.log(
    `20 rows of 10 × 15 sentences  ${timed(() => rows.map(({ source, target }) => alignSentences(source, target, lexicon)))}`,
  );
}
