import type { Translation } from "../keys";

export const memory: Translation<"memory"> = {};
