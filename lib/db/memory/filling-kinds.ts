import "server-only";

/** Changes that fill rows: undone, they leave rows alone that somebody has touched since (MEM-FILL-3). */
export const FILLING = ["pretranslation", "propagation"] as const;
