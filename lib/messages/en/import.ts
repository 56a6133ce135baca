/** Bringing a text in, and its English draft. */
export const importWords = {} as const;
