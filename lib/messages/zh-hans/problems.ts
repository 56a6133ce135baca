import type { Translation } from "../keys";

export const problems: Translation<"problems"> = {};
