import type { Translation } from "../keys";

export const exportWords: Translation<"export"> = {};
