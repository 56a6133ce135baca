import type { Translation } from "../keys";

export const help: Translation<"help"> = {};
