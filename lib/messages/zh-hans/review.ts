import type { Translation } from "../keys";

export const review: Translation<"review"> = {};
