/** What the import proposes for a text, and why. */
export const segmentation = {
  "original.empty":
    "There is no text in this file, so nothing was imported. Choose another file or paste the text.",
  "original.not-chinese":
    "Only {han, number} of the {letters, number} letters in this text are Chinese characters, so nothing was imported.{looks, select, japanese { It looks Japanese.} korean { It looks Korean.} other {}} If it is the English draft, open the Chinese document first and import the draft there; if the characters look wrong, choose the encoding by hand.",
} as const;
