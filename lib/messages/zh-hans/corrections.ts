import type { Translation } from "../keys";

export const corrections: Translation<"corrections"> = {};
