import type { Translation } from "../keys";

export const segments: Translation<"segments"> = {};
