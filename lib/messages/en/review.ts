/** Reviewing: comments, suggestions, approvals. */
export const review = {} as const;
