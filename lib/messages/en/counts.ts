/** Counts of words and characters. */
export const counts = {} as const;
