import type { Translation } from "../keys";

export const editor: Translation<"editor"> = {};
