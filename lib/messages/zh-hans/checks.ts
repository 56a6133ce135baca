import type { Translation } from "../keys";

export const checks: Translation<"checks"> = {};
