import type { Call } from "./call";

/** Rows, structure, review, talk and who is here. */
export const SEGMENT_CALLS: readonly Call[] = [];
