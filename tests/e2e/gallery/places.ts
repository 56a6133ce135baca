import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "..", "..", ".state", "gallery");
/** Pictures of this run, of the run before it, and the sheets that show them together. */
export const NOW = join(FOLDER, "now");
export const BEFORE = join(FOLDER, "before");
export const SHEETS = join(FOLDER, "sheets");

export const THEMES = ["light", "dark"] as const;

/** At 200 % a window of 1,440 pixels has room for half as many. */
export const SIZES = [
  { name: "1440", width: 1440, height: 900 },
  { name: "1024", width: 1024, height: 768 },
  { name: "390", width: 390, height: 844 },
  { name: "zoomed", width: 720, height: 450 },
] as const;
