/** How much of each paragraph its sentences see answered, 0 to 1. */
export interface Links {
  /** The share of source paragraph p that is answered in target paragraph q, and the other way round. */
  ofSource(p: number, q: number): number;
  ofTarget(p: number, q: number): number;
  readonly sourceAnswered: Float64Array;
  readonly targetAnswered: Float64Array;
}
