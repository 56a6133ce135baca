import type { Translation } from "../keys";

export const align: Translation<"align"> = {};
