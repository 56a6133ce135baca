/** The list of projects and the pages of one. */
export const project = {} as const;
