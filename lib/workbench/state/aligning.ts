/** How far aligning again is; `share` from 0 to 1, null while nobody can tell. */
export interface Aligning {
  readonly share: number | null;
  readonly isStopping: boolean;
}
