/** Translation memories. */
export const memory = {} as const;
