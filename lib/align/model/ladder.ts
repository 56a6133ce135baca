/**
 * A ladder is a list of beads that climbs both texts together: it starts at item 0 of each side, ends at the last
 * one, and never skips or repeats. A bead is a run of source items beside a run of target items; either run may be
 * empty, not both. Beads stand in the order of the source. One whose English stands elsewhere in the draft than its
 * place in the ladder says so (`isCrossed`); without those, the targets are in order too.
 *
 * Every function in this room that makes an alignment returns a ladder; `assertLadder` says it in code.
 */

/** A run of items: `start` included, `end` left out. An empty run has `start === end` and still says where it stands. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

export interface Bead {
  readonly source: Run;
  readonly target: Run;
  /** 0 to 1: how sure the aligner is of this bead. 1 for a bead that a person made. */
  readonly confidence: number;
  /** Its English was found out of order: a passage that the draft has earlier or later than the original. */
  readonly isCrossed?: true;
}

export type Ladder = readonly Bead[];

/** Throws RangeError unless `ladder` covers `sourceCount` × `targetCount` items, in order but for what is crossed. */
export function assertLadder(ladder: Ladder, sourceCount: number, targetCount: number): void {
  const crossed = ladder.filter(({ isCrossed }) => isCrossed).map(({ target }) => target);
  crossed.sort((a, b) => a.start - b.start);
  let source = 0;
  let target = 0;
  // No farther than asked: a bead without English may stand between two that are crossed.
  const passCrossed = (to: number) => {
    while (target < to && crossed[0]?.start === target) target = crossed.shift()!.end;
  };
  ladder.forEach((bead, index) => {
    if (bead.source.end < bead.source.start || bead.target.end < bead.target.start)
      throw new RangeError(`Bead ${index} ends before it starts`);
    if (bead.source.end === bead.source.start && bead.target.end === bead.target.start)
      throw new RangeError(`Bead ${index} is empty`);
    if (bead.source.start !== source)
      throw new RangeError(`Bead ${index} starts at ${bead.source.start} of the source, not at ${source}`);
    source = bead.source.end;
    if (bead.isCrossed) {
      if (bead.source.start === bead.source.end || bead.target.start === bead.target.end)
        throw new RangeError(`Bead ${index} is crossed and has an empty side`);
      return;
    }
    passCrossed(bead.target.start);
    if (bead.target.start !== target)
      throw new RangeError(`Bead ${index} starts at ${bead.target.start} of the target, not at ${target}`);
    target = bead.target.end;
  });
  passCrossed(targetCount);
  if (source !== sourceCount || target !== targetCount || crossed.length > 0) {
    throw new RangeError(`The ladder ends at ${source}:${target} of ${sourceCount}:${targetCount}`);
  }
}
