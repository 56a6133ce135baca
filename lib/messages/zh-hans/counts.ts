import type { Translation } from "../keys";

export const counts: Translation<"counts"> = {};
