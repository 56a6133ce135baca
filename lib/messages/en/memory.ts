/** Translation memories. */
export const memory = {
  "not-tmx":
    "This file is no TMX file, or a damaged one: no unit could be read. Nothing was imported. Check that it is the right file.",
} as const;
