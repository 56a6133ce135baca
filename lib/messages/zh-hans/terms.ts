import type { Translation } from "../keys";

export const terms: Translation<"terms"> = {};
