/** The duizhao command, its help, and the start of the app. */
export const cli = {} as const;
