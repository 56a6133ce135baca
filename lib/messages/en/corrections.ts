/** Corrections of the source, tables of them, suspected errors. */
export const corrections = {} as const;
