/** What is known of these texts beyond the lexicon, and feeds it: translations that people confirmed, and agreed terms. */
export interface Known {
  readonly pairs: readonly { readonly source: string; readonly target: string }[];
  readonly terms: readonly { readonly source: string; readonly target: string }[];
}
