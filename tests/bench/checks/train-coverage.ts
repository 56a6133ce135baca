/**
 * Grows the trees of `lib/check/coverage/trees-source.ts` and `trees-target.ts`, or with `--leave` prints how well trees find what was
 * taken out of kinds of text that they never saw:
 *
 *   node --max-old-space-size=4000 --conditions=react-server --import tsx tests/bench/checks/train-coverage.ts [--leave]
 *
 * Each text is spoilt once in every way of `spoil.ts`. Where only a region is known (a clause of some sentence), the candidate
 * that the trees of the round before hold likeliest is taken for the open one. Of a pair that is not spoilt, those that
 * looked worst in the round before are learned from, and a few others.
 */
import { writeFileSync } from "node:fs";
import type { SentenceBead, Side } from "../../../lib/check/check";
import { type Candidate, candidatesOf, FIGURES } from "../../../lib/check/coverage/candidates";
import { gatherEvidence } from "../../../lib/check/coverage/evidence";
import { oddsBy, type Trees } from "../../../lib/check/coverage/trees";
import { sentenceBeads } from "../../../lib/check/sentence-beads";
import { loadLexicon } from "../../../lib/server/lexicon";
import { documentation, law, novels, type PairText, rated, reports } from "./data";
import { grow } from "./grow-trees";
import { chanceFrom, SPOILINGS, type Spoilt, spoil } from "./spoil";

const lexicon = loadLexicon();
const kinds: Readonly<Record<string, readonly (readonly PairText[])[]>> = {
  law: law(),
  novels: novels(),
  reports: reports(() => true),
  ant: documentation("ant-design"),
  rust: documentation("rust-book"),
  vue: documentation("vue"),
  news: rated("newstest2021").slice(0, 1),
  ted: rated("ted2021"),
};

/** The candidates of one side of a pair, and what of it is open. */
interface Case {
  readonly kind: string;
  readonly side: Side;
  readonly open: Spoilt["open"] | null;
  readonly candidates: readonly Candidate[];
}

function* casesOf(kind: string): Generator<Case> {
  for (const [number, text] of kinds[kind]!.entries()) {
    for (const spoiling of [null, ...SPOILINGS]) {
      const chance = chanceFrom(7 + number);
      const spoilt = text.map((pair, at) =>
        spoiling === null ? { ...pair, open: null } : spoil(spoiling, text, at, lexicon, chance),
      );
      const evidence = gatherEvidence(
        spoilt.map((pair, at) => pair ?? text[at]!),
        lexicon,
      );
      for (const [at, pair] of spoilt.entries()) {
        if (!pair) continue;
        const beads: readonly SentenceBead[] = sentenceBeads(pair.source, pair.target, lexicon);
        const sides: readonly Side[] = pair.open ? [pair.open.side] : ["source", "target"];
        for (const side of sides)
          yield { kind, side, open: pair.open, candidates: candidatesOf(evidence[at]!, beads, side) };
      }
    }
  }
}

interface Example {
  readonly figures: Float32Array;
  readonly isOpen: 0 | 1;
  readonly weight: number;
}

const ROUNDS = 3;

function train(cases: readonly Case[]): Trees {
  let trees: Trees | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const examples = cases.flatMap((one, number) => examplesOf(one, number, trees));
    const figures = new Float32Array(examples.length * FIGURES);
    examples.forEach((example, row) => {
      figures.set(example.figures, row * FIGURES);
    });
    trees = grow(
      {
        figures,
        width: FIGURES,
        isOpen: Uint8Array.from(examples, ({ isOpen }) => isOpen),
        weight: Float32Array.from(examples, ({ weight }) => weight),
      },
      round < ROUNDS - 1 ? { count: 60, depth: 4, rate: 0.15 } : { count: 150, depth: 4, rate: 0.1 },
    );
  }
  return trees!;
}

const shared = (a: Candidate, b: { readonly start: number; readonly end: number }) =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const lengthOf = ({ start, end }: { readonly start: number; readonly end: number }) => end - start;

function examplesOf({ open, candidates }: Case, number: number, trees: Trees | null): Example[] {
  const odds = (candidate: Candidate) => (trees ? oddsBy(trees, candidate.figures) : 0);
  const no = (candidate: Candidate, weight: number): Example => ({
    figures: candidate.figures,
    isOpen: 0,
    weight,
  });
  if (candidates.length === 0) return [];
  if (!open) {
    if (!trees)
      return candidates
        .filter((_, k) => (k + number) % 3 === 0)
        .slice(0, 10)
        .map((one) => no(one, 1));
    const worst = [...candidates].sort((a, b) => odds(b) - odds(a));
    const others = worst.slice(4).filter((_, k) => (k + number) % 4 === 0);
    return [...worst.slice(0, 4), ...others.slice(0, 4)].map((one) => no(one, 1));
  }
  const best = (list: readonly Candidate[], by: (one: Candidate) => number) =>
    list.reduce<Candidate | null>((found, one) => (found && by(found) >= by(one) ? found : one), null);
  const alike = (one: Candidate) => shared(one, open) / (lengthOf(one) + lengthOf(open) - shared(one, open));
  const found = open.isExact
    ? best(
        candidates.filter((one) => alike(one) >= 0.6),
        alike,
      )
    : trees &&
      best(
        candidates.filter((one) => shared(one, open) / lengthOf(one) >= 0.9),
        odds,
      );
  const away = candidates.filter((one) => shared(one, open) === 0).filter((_, k) => (k + number) % 5 === 0);
  return [
    ...(found ? [{ figures: found.figures, isOpen: 1 as const, weight: open.isExact ? 1 : 0.5 }] : []),
    ...away.slice(0, 3).map((one) => no(one, 0.5)),
  ];
}

function write(side: Side, trees: Trees): void {
  const list = (values: readonly number[]) =>
    `[${values.map((value) => Number(value.toPrecision(4))).join(",")}]`;
  writeFileSync(
    new URL(`../../../lib/check/coverage/trees-${side}.ts`, import.meta.url),
    `/** Grown by \`tests/bench/checks/train-coverage.ts\`; not written by hand. */
import type { Trees } from "./trees";

export const TREES_${side.toUpperCase()}: Trees = {
  depth: ${trees.depth},
  base: ${Number(trees.base.toPrecision(6))},
  figure: ${list(trees.figure)},
  threshold: ${list(trees.threshold.map((value) => (value === Number.MAX_VALUE ? 9e9 : value)))},
  value: ${list(trees.value)},
};
`,
  );
}

/** Of what is clean, so many in a hundred are false alarms at a threshold; of what is spoilt in each way, so many are found. */
function printLeft(kind: string, side: Side, cases: readonly Case[], trees: Trees): void {
  const worst = ({ candidates, open }: Case) =>
    Math.max(
      ...candidates.filter((one) => !open || shared(one, open) > 0).map((one) => oddsBy(trees, one.figures)),
      -99,
    );
  const clean = cases
    .filter(({ open }) => !open)
    .map(worst)
    .sort((a, b) => b - a);
  const spoilt = cases.filter(({ open }) => open).map(worst);
  const line = [0.005, 0.01, 0.02].map((share) => {
    const threshold = clean[Math.floor(clean.length * share)]!;
    const found = spoilt.filter((odds) => odds > threshold).length / spoilt.length;
    return `${(100 * share).toFixed(1)} alarms: ${(100 * found).toFixed(0)} % (odds ${threshold.toFixed(1)})`;
  });
  console.log(`${kind}, ${side}, of ${spoilt.length} places: ${line.join("; ")}`);
}

const all = Object.keys(kinds).flatMap((kind) => [...casesOf(kind)]);
for (const side of ["source", "target"] as const) {
  const own = all.filter((one) => one.side === side);
  if (!process.argv.includes("--leave")) write(side, train(own));
  else
    for (const kind of Object.keys(kinds)) {
      const trees = train(own.filter((one) => one.kind !== kind));
      printLeft(
        kind,
        side,
        own.filter((one) => one.kind === kind),
        trees,
      );
    }
}
