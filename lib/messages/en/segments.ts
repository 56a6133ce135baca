/** What a segment refuses, and why. */
export const segments = {} as const;
