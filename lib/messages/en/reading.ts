/** The page for reading a text as a book. */
export const reading = {} as const;
