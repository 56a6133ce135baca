/** The page and the dialogs of an export. */
export const exportWords = {} as const;
