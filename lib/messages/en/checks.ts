/** Checks of quality and what they find. */
export const checks = {} as const;
