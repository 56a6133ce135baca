import type { Translation } from "../keys";

export const exchange: Translation<"exchange"> = {};
