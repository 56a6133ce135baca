/** Termbases and names. */
export const terms = {} as const;
