import type { Translation } from "../keys";

export const project: Translation<"project"> = {};
