/**
 * SUB-7  Captions that roll (made by machines, or live) say a line again in the next cue, above what is new, or let a line grow word by
 *     word. Each is said once: the line that is said again, and the one that grows into the next, are left to the separators.
 *
 * A file rolls where at least two cues begin with the end of the one before and go on with something new (or three lines grow), and
 * two in five of all cues do so or say the same again. So a refrain, or somebody who says a thing twice, stays.
 */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** What players show of it. */
  readonly shown: string;
}

/** The lines of each cue that are said for the first time, and in full. */
export function saidOnce(cues: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const steps = cues.map((cue, index) => stepBetween(cues[index - 1] ?? [], cue));
  if (!doesRoll(cues, steps)) return cues;
  return cues.map((cue, index) => {
    const { repeated } = steps[index]!;
    const isSuperseded = steps[index + 1]?.grows ?? false;
    return cue.slice(repeated, isSuperseded ? -1 : undefined);
  });
}

interface Step {
  /** So many lines at the head of the cue are the last ones of the cue before. */
  readonly repeated: number;
  /** The last line of the cue before goes on in this one. */
  readonly grows: boolean;
}

function stepBetween(before: readonly Line[], cue: readonly Line[]): Step {
  for (let count = Math.min(before.length, cue.length); count > 0; count -= 1) {
    const tail = before.slice(-count);
    const isSame = (line: Line, index: number) => line.shown === cue[index]?.shown;
    if (tail.every(isSame)) return { repeated: count, grows: false };
    const last = tail.at(-1)?.shown ?? "";
    const grown = cue[count - 1]?.shown ?? "";
    const isGrown = count === cue.length && grown.length > last.length && grown.startsWith(last);
    if (isGrown && tail.slice(0, -1).every(isSame)) return { repeated: count - 1, grows: true };
  }
  return { repeated: 0, grows: false };
}

function doesRoll(cues: readonly (readonly Line[])[], steps: readonly Step[]): boolean {
  const goesOn = steps.filter(({ repeated }, index) => repeated > 0 && repeated < cues[index]!.length).length;
  const grown = steps.filter(({ grows }) => grows).length;
  const any = steps.filter(({ repeated, grows }) => repeated > 0 || grows).length;
  return (goesOn >= 2 || grown >= 3) && any * 5 >= 2 * (cues.length - 1);
}
