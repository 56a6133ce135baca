import "server-only";

/**
 * A page of a list ends before its limit where its texts become this long together (UTF-8), but never before its first
 * item: 500 texts of the longest kind would fill the memory of the server and of whoever asked. `next` goes on.
 */
export const PAGE_BYTES = 2_000_000;

/** Rows whose texts are longer than this together are read anew by a screen rather than told to it. */
export const TOLD_BYTES = 1_000_000;
