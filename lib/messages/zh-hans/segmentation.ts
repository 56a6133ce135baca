import type { Translation } from "../keys";

export const segmentation: Translation<"segmentation"> = {};
