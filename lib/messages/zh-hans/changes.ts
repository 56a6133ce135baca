import type { Translation } from "../keys";

export const changes: Translation<"changes"> = {};
