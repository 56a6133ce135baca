import type { CheckPair } from "../../../lib/check/check";
import { CHECKS, TEXT_CHECKS } from "../../../lib/check/checks";
import { coverageOf } from "../../../lib/check/coverage/coverage";
import { pairWithBeads } from "../../../lib/check/sentence-beads";
import { loadKnownNames, loadLexicon } from "../../../lib/server/lexicon";
import { allSets } from "./data";

/** How long 20,000 rows take on one core, and the slowest of them: the budgets are 20 s, and 30 ms for a row. */
const ROWS = 20_000;

export function run(): void {
  const lexicon = loadLexicon();
  const settings = {
    terms: [],
    lexicon,
    names: { ...loadKnownNames(), ledger: [], usual: new Set<string>() },
  };
  const own: CheckPair[] = allSets().flatMap(({ texts }) => texts.flat());
  if (own.length === 0) return void process.stdout.write("speed: no texts beside the project, skipped\n");
  const pairs = Array.from({ length: ROWS }, (_, at) => own[at % own.length]!);
  const spent = new Map<string, number>();
  const each: number[] = [];
  const before = process.cpuUsage();
  for (const { source, target } of pairs) {
    const began = performance.now();
    // Sentences are aligned within the check that first asks for them.
    const pair = pairWithBeads(source, target, lexicon);
    for (const check of CHECKS) {
      const from = performance.now();
      check.run(pair, settings);
      spent.set(check.id, (spent.get(check.id) ?? 0) + performance.now() - from);
    }
    each.push(performance.now() - began);
  }
  const from = performance.now();
  for (const check of TEXT_CHECKS) check.runAll(pairs, settings);
  spent.set("comparing rows", performance.now() - from);
  const { user, system } = process.cpuUsage(before);
  const sum = [...spent.values()].reduce((all, one) => all + one, 0);
  each.sort((a, b) => a - b);
  const at = (share: number) => each[Math.floor((each.length - 1) * share)]!.toFixed(1);
  process.stdout.write(
    `speed: ${ROWS} rows of ${own.length} texts in ${(sum / 1000).toFixed(1)} s by the clock, ${((user + system) / 1e6).toFixed(1)} s of the processor; a row ${at(0.5)} ms, 99 of 100 under ${at(0.99)} ms, the slowest ${at(1)} ms\n`,
  );
  for (const [name, ms] of [...spent].sort((a, b) => b[1] - a[1]))
    process.stdout.write(`  ${(ms / 1000).toFixed(2).padStart(7)} s  ${name}\n`);
  const began = performance.now();
  coverageOf(pairs, lexicon);
  process.stdout.write(
    `  coverage of them, beads and all: ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
  );
}
