/** A person's own page and the administrator's list of accounts. */
export const account = {} as const;
