/**
 * What is measured of a bead at the closer look. Its score is the sum of these figures, each times its weight in
 * weights.ts; the weights are trained, not guessed (tests/bench/align/train.ts).
 *
 * Where an idea comes from stands in the README. Figures are kept between about -3 and 3, so that one prior fits all.
 */

import { SHAPES } from "../model/lattice";
import type { Evidence } from "./evidence";
import { FORM_MEASURES, writeForm } from "./features-form";
import { WORD_MEASURES, WordMeasure } from "./features-words";
import type { Form } from "./form";
import type { Links } from "./links";
import type { Seams } from "./seams";

const AROUND_MEASURES = [
  "clauses part at the end",
  "clauses part inside",
  "clauses part inside, in every ladder",
  "sentences answered inside",
  "sentences answered inside, weakest member",
] as const;

const ALONE_MEASURES = [
  "unanswered, length",
  "unanswered, best it could have",
  "unanswered, best it could have, squared",
  "unanswered, adds to the neighbour",
  "unanswered, explained by the neighbour",
  "unanswered source that structure doubts",
  "unanswered heading or caption",
  "unanswered, sentences answered",
] as const;

/** The measures, in the order in which `write` fills them in. */
export const MEASURES = [...WORD_MEASURES, ...FORM_MEASURES, ...AROUND_MEASURES, ...ALONE_MEASURES] as const;

const FORM = WORD_MEASURES.length;
const SEAMS = FORM + FORM_MEASURES.length;
const LINKS = SEAMS + AROUND_MEASURES.indexOf("sentences answered inside");
const ALONE = SEAMS + AROUND_MEASURES.length;
const DOUBTED_ALONE = ALONE + ALONE_MEASURES.indexOf("unanswered source that structure doubts");
const HEADING_ALONE = ALONE + ALONE_MEASURES.indexOf("unanswered heading or caption");
const LINKED_ALONE = ALONE + ALONE_MEASURES.indexOf("unanswered, sentences answered");

/** What was found out before the closer look. */
export interface Context {
  /** What the clauses say, where the items are sentences. */
  readonly seams?: Seams;
  /** What the sentences say, where the items are paragraphs. */
  readonly links?: Links;
}

export class Measure {
  readonly count = MEASURES.length;
  private readonly words: WordMeasure;

  constructor(
    private readonly evidence: Evidence,
    readonly source: Form,
    readonly target: Form,
    /** Letters per character in these very texts. */
    readonly ratio: number,
    private readonly context: Context,
  ) {
    this.words = new WordMeasure(evidence, source, target);
  }

  /** Writes the measures of the bead of `shape` at (i, j) into `out` from `at`. */
  write(i: number, j: number, shape: number, out: Float32Array, at: number): void {
    out.fill(0, at, at + MEASURES.length);
    const [a, b] = SHAPES[shape]!;
    const { seams, links } = this.context;
    if (seams) this.writeSeams(seams, i, j, a, b, out, at);
    if (a === 0 || b === 0) this.writeUnanswered(i, j, a, out, at);
    else {
      this.words.write(i, j, a, b, out, at);
      writeForm(this, i, j, a, b, out, at + FORM);
      if (links) this.writeLinks(links, i, j, a, b, out, at);
    }
  }

  private writeSeams(
    seams: Seams,
    i: number,
    j: number,
    a: number,
    b: number,
    out: Float32Array,
    at: number,
  ): void {
    out[at + SEAMS] = Math.log(seams.at(i + a, j + b) + 0.003) / 2;
    let inside = 0;
    for (let s = 0; s <= a; s++) {
      for (let t = 0; t <= b; t++) {
        if (s + t === 0 || s + t === a + b) continue;
        inside = Math.max(inside, seams.at(i + s, j + t));
      }
    }
    out[at + SEAMS + 1] = inside;
    out[at + SEAMS + 2] = Math.log(1.003 - inside) / 2;
  }

  private writeLinks(
    links: Links,
    i: number,
    j: number,
    a: number,
    b: number,
    out: Float32Array,
    at: number,
  ): void {
    let all = 0;
    let weakest = 1;
    for (let s = i; s < i + a; s++) {
      let own = 0;
      for (let t = j; t < j + b; t++) own += links.ofSource(s, t);
      all += own;
      weakest = Math.min(weakest, own);
    }
    for (let t = j; t < j + b; t++) {
      let own = 0;
      for (let s = i; s < i + a; s++) own += links.ofTarget(s, t);
      all += own;
      weakest = Math.min(weakest, own);
    }
    out[at + LINKS] = all / 2;
    out[at + LINKS + 1] = weakest;
  }

  private writeUnanswered(i: number, j: number, a: number, out: Float32Array, at: number): void {
    const { evidence } = this;
    const form = a === 1 ? this.source : this.target;
    const item = form.items[a === 1 ? i : j]!;
    const best = a === 1 ? evidence.bestOfSource[i]! : evidence.bestOfTarget[j]!;
    const letters = a === 1 ? item.marks.length * this.ratio : item.marks.length;
    out[at + ALONE] = Math.log((letters + 5) / 50);
    out[at + ALONE + 1] = best * 3;
    out[at + ALONE + 2] = best * best * 5;
    // What it would add to the neighbours' beads, beyond what the items beside it explain there already.
    const { pairs } = evidence;
    const left = a === 1 ? pairs.of(i, j - 1) : pairs.of(i - 1, j);
    const right = a === 1 ? pairs.of(i, j) : pairs.of(i, j);
    const leftRival = pairs.of(i - 1, j - 1);
    const rightRival = a === 1 ? pairs.of(i + 1, j) : pairs.of(i, j + 1);
    const gains = a === 1 ? evidence.wordGain : evidence.unitGain;
    const gainsAt = a === 1 ? evidence.wordGainAt : evidence.unitGainAt;
    const own = a === 1 ? evidence.unitGains : evidence.wordGains;
    const size = a === 1 ? evidence.source.weight[i]!.length : evidence.target.weight[j]!.length;
    const root = Math.sqrt(size + 1) * 3;
    const adds = Math.max(beyond(gains, gainsAt, left, leftRival), beyond(gains, gainsAt, right, rightRival));
    out[at + ALONE + 3] = adds / root;
    out[at + ALONE + 4] = Math.max(left < 0 ? 0 : own[left]!, right < 0 ? 0 : own[right]!) / root;
    if (item.isDoubted) out[at + DOUBTED_ALONE] = 1;
    if (item.kind >= 2) out[at + HEADING_ALONE] = 1;
    const { links } = this.context;
    if (links) out[at + LINKED_ALONE] = a === 1 ? links.sourceAnswered[i]! : links.targetAnswered[j]!;
  }
}

/** The sum of what `pair` gains word by word beyond what `rival` gains for the same words. */
function beyond(gains: Float32Array, at: Uint32Array, pair: number, rival: number): number {
  if (pair < 0) return 0;
  const from = at[pair]!;
  const count = at[pair + 1]! - from;
  const other = rival < 0 ? -1 : at[rival]!;
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const more = gains[from + k]! - (other < 0 ? 0 : gains[other + k]!);
    if (more > 0) sum += more;
  }
  return sum;
}
