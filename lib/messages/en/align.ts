/** Alignments: why a bead is as it is, what became of a draft. */
export const align = {} as const;
