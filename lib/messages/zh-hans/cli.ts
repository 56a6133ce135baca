import type { Translation } from "../keys";

export const cli: Translation<"cli"> = {};
