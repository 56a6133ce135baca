/** What a change was, for undo and the history. */
export const changes = {} as const;
