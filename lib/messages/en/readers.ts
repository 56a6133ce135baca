/** What a reader of a format found in a file. */
export const readers = {} as const;
