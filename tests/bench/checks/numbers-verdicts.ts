/**
 * What each warning of the number check on these sets is worth: two careful readings, or a rater's mark at the place. By set,
 * segment, side and offsets (UTF-16); the sentences stand in the corpora.
 */
export interface Verdict {
  readonly right: boolean;
  readonly why: string;
}

export const VERDICTS: Readonly<Record<string, Verdict>> = {};
