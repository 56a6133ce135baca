/**
 * A ladder is a list of beads that climbs both texts together: it starts at item 0 of each side, ends at the last
 * one, and never skips, repeats or crosses. A bead is a run of source items beside a run of target items; either
 * run may be empty, not both.
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
}

export type Ladder = readonly Bead[];

/** Throws RangeError unless `ladder` covers `sourceCount` × `targetCount` items in order. */
export function assertLadder(ladder: Ladder, sourceCount: number, targetCount: number): void {
  let source = 0;
  let target = 0;
  ladder.forEach((bead, index) => {
    if (bead.source.start !== source || bead.target.start !== target) {
      throw new RangeError(
        `Bead ${index} starts at ${bead.source.start}:${bead.target.start}, not ${source}:${target}`,
      );
    }
    if (bead.source.end < source || bead.target.end < target)
      throw new RangeError(`Bead ${index} ends before it starts`);
    if (bead.source.end === source && bead.target.end === target)
      throw new RangeError(`Bead ${index} is empty`);
    source = bead.source.end;
    target = bead.target.end;
  });
  if (source !== sourceCount || target !== targetCount) {
    throw new RangeError(`The ladder ends at ${source}:${target} of ${sourceCount}:${targetCount}`);
  }
}
