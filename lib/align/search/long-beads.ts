/**
 * Beads longer than any shape of the lattice: one Chinese sentence that lists what the English says in nine. The lattice
 * answers it with its largest bead and leaves the rest beside it unanswered; here the rest is taken in.
 *
 * ALN-LONG-1  Only English that stands beside the bead unanswered is taken in, and only where the bead is as long as shapes go
 *     but one: whatever a shape could hold was the lattice's to decide.
 * ALN-LONG-2  Sentence by sentence, as long as the Chinese lets one expect a good part of its words, and is long enough for it.
 * ALN-LONG-3  The bead is as sure as the least sure of what it was put together from.
 */
import { LETTERS_PER_CHARACTER } from "../features/length";
import { englishWords } from "../items/english";
import type { Lexicon } from "../lexicon/lexicon";
import type { Bead, Ladder } from "../model/ladder";
import { SHAPES } from "../model/lattice";
import { glossesOf } from "./crossed";

/** The most English sentences that a shape sets beside one Chinese one. */
const LONGEST = Math.max(...SHAPES.filter(([a]) => a === 1).map(([, b]) => b));
const MOST = 24;
/** ALN-LONG-2: the share of its words, and how many times the expected letters all of it may have. */
const EXPECTED = 0.3;
const ROOM = 1.8;

export interface TextsOfLadder {
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly lexicon: Lexicon;
}

export function withLongBeads(ladder: Ladder, texts: TextsOfLadder): Ladder {
  if (!ladder.some(isLong)) return ladder;
  const beads: Bead[] = [];
  for (let at = 0; at < ladder.length; at++) {
    let bead = ladder[at]!;
    if (!isLong(bead)) {
      beads.push(bead);
      continue;
    }
    const chinese = texts.source[bead.source.start]!;
    const glosses = glossesOf(chinese, texts.lexicon);
    const take = (alone: Bead | undefined): boolean => {
      if (!alone || alone.isCrossed || alone.source.end > alone.source.start) return false;
      const whole = joined(bead, alone);
      const letters = texts.target.slice(whole.target.start, whole.target.end).join(" ").length;
      if (whole.target.end - whole.target.start > MOST) return false;
      if (letters > chinese.length * LETTERS_PER_CHARACTER * ROOM) return false;
      const english = texts.target.slice(alone.target.start, alone.target.end).join(" ");
      const stems = new Set(englishWords(english).map(({ stem }) => stem));
      const expected = [...stems].filter((stem) => glosses.has(stem)).length;
      if (expected < Math.max(1, EXPECTED * stems.size)) return false;
      bead = whole;
      return true;
    };
    while (beads.at(-1)?.target.end === bead.target.start && take(beads.at(-1))) beads.pop();
    while (take(ladder[at + 1])) at++;
    beads.push(bead);
  }
  return beads;
}

const isLong = ({ source, target, isCrossed }: Bead) =>
  !isCrossed && source.end === source.start + 1 && target.end - target.start >= LONGEST - 1;

const joined = (bead: Bead, alone: Bead): Bead => ({
  source: bead.source,
  target: {
    start: Math.min(bead.target.start, alone.target.start),
    end: Math.max(bead.target.end, alone.target.end),
  },
  confidence: Math.min(bead.confidence, alone.confidence),
});
