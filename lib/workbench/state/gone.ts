/** Where a row stood that has gone while something typed in it waits. */
export interface Gone {
  readonly number: number;
  readonly rank: number;
  readonly paragraphs: readonly string[];
}
