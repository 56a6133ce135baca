import type { Translation } from "../keys";

export const reading: Translation<"reading"> = {};
