/** Long work: how far it is, and why it failed. */
export const jobs = {} as const;
