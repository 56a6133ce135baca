/** What the import proposes for a text, and why. */
export const segmentation = {} as const;
