import type { Translation } from "../keys";

export const importWords: Translation<"import"> = {};
