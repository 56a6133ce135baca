import type { Translation } from "../keys";

export const jobs: Translation<"jobs"> = {};
