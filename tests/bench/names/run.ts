/**
 * Proposals of names for a text, as they would be shown, to be judged by reading.
 *
 *     node --conditions=react-server --import tsx tests/bench/names/run.ts <shared folder> <text> [--zh] [--limit 50]
 */
import { parseArgs } from "node:util";
import { loadFrequencies, loadKnownNames, loadLexicon } from "../../../lib/server/lexicon";
import { proposingNames } from "../../../lib/term/names/propose";
import { rowsOf } from "./texts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { zh: { type: "boolean", default: false }, limit: { type: "string", default: "50" } },
});
const [shared = "", name = ""] = positionals;
const rows = (await rowsOf(shared, name)).map((row) => (values.zh ? { ...row, target: "" } : row));
const started = performance.now();
const steps = proposingNames(
  rows,
  { lexicon: loadLexicon(), known: loadKnownNames().known, words: loadFrequencies() },
  { limit: Number(values.limit), isSettled: () => false },
);
let longest = 0;
let before = performance.now();
let step = steps.next();
while (!step.done) {
  const now = performance.now();
  longest = Math.max(longest, now - before);
  before = now;
  step = steps.next();
}
for (const { zh, kind, count, first, from, renderings, aliases, score, places } of step.value) {
  const { row, start, end } = places[0]!;
  const around = rows[row]!.source.slice(Math.max(0, start - 8), end + 8).replace(/\s+/g, " ");
  const said = renderings
    .map((one) => `${one.count}×${one.text}`)
    .slice(0, 3)
    .join(", ");
  process.stdout.write(
    `${score}\t${zh}\t${kind}\t${count}\t${first} (${from})\t${said}\t${aliases.join(" ")}\t…${around}…\n`,
  );
}
const characters = rows.reduce((sum, { source }) => sum + source.length, 0);
process.stderr.write(
  `${rows.length} rows, ${characters} characters: ${Math.round(performance.now() - started)} ms, longest step ${Math.round(longest)} ms\n`,
);
