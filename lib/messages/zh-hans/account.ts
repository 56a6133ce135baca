import type { Translation } from "../keys";

export const account: Translation<"account"> = {};
