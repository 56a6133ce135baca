/** Problem documents of /api/v1. */
export const problems = {} as const;
