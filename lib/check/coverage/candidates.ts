/**
 * What may be open: for each sentence, and each run of up to three clauses of one, the figures from which its probability
 * is reckoned. `own` is the side that is looked at, `other` the side where its answer should be.
 */
import type { SentenceBead, Side, Span } from "../check";
import type { Clause, PairEvidence } from "./evidence";

export interface Candidate extends Span {
  /** Whole sentences, or a part of one. */
  readonly isWhole: boolean;
  /** Clauses from `first` to `last`, the last left out. */
  readonly first: number;
  readonly last: number;
  readonly figures: Float32Array;
}

/** Fewer letters than these (or those that the Chinese lets one expect) are too little to say anything of. */
const LEAST_LETTERS = 9;
const MOST_CLAUSES = 3;
const MOST_SENTENCES = 3;

export const FIGURES = 30;

export function candidatesOf(
  evidence: PairEvidence,
  beads: readonly SentenceBead[],
  side: Side,
): readonly Candidate[] {
  const own = evidence[side];
  if (own.length === 0) return [];
  const other = evidence[side === "source" ? "target" : "source"];
  const sums = { own: sumsOf(own), other: sumsOf(other) };
  const around = beadsOver(own, other, beads, side);
  const sentences = firstOfSentences(own);
  const candidates: Candidate[] = [];
  const add = (first: number, last: number, isWhole: boolean) => {
    const part = sums.own.over(first, last);
    if (part.letters < LEAST_LETTERS || part.words < 2) return;
    candidates.push({
      start: own[first]!.start,
      end: own[last - 1]!.end,
      isWhole,
      first,
      last,
      figures: figuresOf(sums, first, last, around, isWhole, own.length),
    });
  };
  for (let s = 0; s + 1 < sentences.length; s++) {
    const [from, to] = [sentences[s]!, sentences[s + 1]!];
    for (let more = 1; more <= MOST_SENTENCES && s + more < sentences.length; more++)
      add(from, sentences[s + more]!, true);
    for (let first = from; first < to; first++)
      for (let last = first + 1; last <= Math.min(to, first + MOST_CLAUSES); last++)
        if (last - first < to - from) add(first, last, false);
  }
  return candidates;
}

function firstOfSentences(clauses: readonly Clause[]): number[] {
  const firsts = clauses.flatMap(({ sentence }, at) =>
    at === 0 || clauses[at - 1]!.sentence !== sentence ? [at] : [],
  );
  return [...firsts, clauses.length];
}

const SUMMED = ["letters", "worth", "answered", "words", "hard", "hardAnswered"] as const;
type Sum = Readonly<Record<(typeof SUMMED)[number], number>>;

interface Sums {
  readonly count: number;
  over(first: number, last: number): Sum;
}

function sumsOf(clauses: readonly Clause[]): Sums {
  const totals = SUMMED.map((name) => {
    const total = new Float64Array(clauses.length + 1);
    clauses.forEach((clause, at) => {
      total[at + 1] = total[at]! + clause[name];
    });
    return total;
  });
  return {
    count: clauses.length,
    over: (first, last) =>
      Object.fromEntries(SUMMED.map((name, k) => [name, totals[k]![last]! - totals[k]![first]!])) as Sum,
  };
}

interface ClauseBead {
  readonly own: readonly [number, number];
  readonly other: readonly [number, number];
  readonly confidence: number;
}

/** The beads as runs of clauses, in the order of the own side. */
function beadsOver(
  own: readonly Clause[],
  other: readonly Clause[],
  beads: readonly SentenceBead[],
  side: Side,
): readonly ClauseBead[] {
  const run = (clauses: readonly Clause[], { start, end }: Span): readonly [number, number] => {
    const first = clauses.findIndex((clause) => clause.end > start);
    if (first < 0 || start === end)
      return [first < 0 ? clauses.length : first, first < 0 ? clauses.length : first];
    let last = first;
    while (last < clauses.length && clauses[last]!.start < end) last++;
    return [first, last];
  };
  return beads
    .map(({ source, target, confidence }) => ({
      own: run(own, side === "source" ? source : target),
      other: run(other, side === "source" ? target : source),
      confidence,
    }))
    .sort((a, b) => a.own[0] - b.own[0] || a.own[1] - b.own[1]);
}

function figuresOf(
  sums: { readonly own: Sums; readonly other: Sums },
  first: number,
  last: number,
  beads: readonly ClauseBead[],
  isWhole: boolean,
  count: number,
): Float32Array {
  const part = sums.own.over(first, last);
  const own = sums.own.over(0, sums.own.count);
  const other = sums.other.over(0, sums.other.count);
  const at = beads.findIndex(({ own: [start, end] }) => start < last && end > first);
  let to = at;
  while (to + 1 < beads.length && beads[to + 1]!.own[0] < last) to++;
  const near = at < 0 ? { own, other, confidence: 0 } : over(sums, beads.slice(at, to + 1));
  const wide = at < 0 ? near : over(sums, beads.slice(Math.max(0, at - 1), to + 2));
  const share = (sum: Sum) => (sum.answered + 0.3) / (sum.worth + 0.6);
  const rest = minus(own, part);
  const nearRest = minus(near.own, part);
  const log = (letters: number, expected: number) =>
    Math.max(-3, Math.min(3, Math.log((Math.max(0, letters) + 6) / (Math.max(0, expected) + 6))));
  const unanswered = (sum: Sum) => sum.worth - sum.answered;
  const perWord = part.worth / Math.max(1, part.words);
  return Float32Array.of(
    log(other.letters, own.letters),
    Math.abs(log(other.letters, own.letters - part.letters)),
    log(near.other.letters, near.own.letters),
    Math.abs(log(near.other.letters, near.own.letters - part.letters)),
    log(wide.other.letters, wide.own.letters),
    Math.abs(log(wide.other.letters, wide.own.letters - part.letters)),
    (own.letters - other.letters) / part.letters,
    (near.own.letters - near.other.letters) / part.letters,
    (wide.own.letters - wide.other.letters) / part.letters,
    Math.log(part.letters),
    part.letters / own.letters,
    part.letters / Math.max(1, near.own.letters),
    part.words,
    share(part),
    share(rest),
    share(part) - share(rest),
    share(nearRest),
    share(part) - share(nearRest),
    unanswered(part),
    part.answered,
    part.answered / perWord,
    part.hard - part.hardAnswered,
    part.hardAnswered,
    share(near.other),
    unanswered(near.other) - unanswered(nearRest),
    (unanswered(near.other) + 0.3) / (unanswered(near.own) + 0.3),
    (unanswered(wide.other) + 0.3) / (unanswered(wide.own) + 0.3),
    near.confidence,
    near.other.letters === 0 ? 1 : 0,
    isWhole ? 1 : count > 1 ? 0 : 0.5,
  );
}

function over(sums: { readonly own: Sums; readonly other: Sums }, beads: readonly ClauseBead[]) {
  const add = (a: Sum, b: Sum) => combined(a, b, 1);
  const [firstBead, ...more] = beads.map((bead) => ({
    own: sums.own.over(...(bead.own as [number, number])),
    other: sums.other.over(...(bead.other as [number, number])),
    confidence: bead.confidence,
  }));
  return more.reduce(
    (all, bead) => ({
      own: add(all.own, bead.own),
      other: add(all.other, bead.other),
      confidence: Math.min(all.confidence, bead.confidence),
    }),
    firstBead!,
  );
}

const minus = (a: Sum, b: Sum) => combined(a, b, -1);

function combined(a: Sum, b: Sum, sign: 1 | -1): Sum {
  return Object.fromEntries(SUMMED.map((name) => [name, Math.max(0, a[name] + sign * b[name])])) as Sum;
}
