import type { Translation } from "../keys";

export const readers: Translation<"readers"> = {};
