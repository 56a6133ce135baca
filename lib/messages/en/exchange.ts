/** Files that go to other tools and come back. */
export const exchange = {} as const;
