/** The help pages. */
export const help = {} as const;
