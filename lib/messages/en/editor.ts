/** The side-by-side table, its dialogs, menus and panels. */
export const editor = {} as const;
