/** Files that go to other tools and come back. */
export const exchange = {
  "other-languages":
    "This file goes from {source} to {target}, and Duizhao translates from Chinese into English. Nothing was imported. If its two languages were exchanged, export it the other way round from the program that made it.",
  "problem.columns-guessed":
    "The table has no headings, so column {source, number} was taken for the Chinese and column {target, number} for the English. If that is wrong, put headings (中文, English) above them and import it again.",
  "problem.file-damaged":
    "The file is damaged at line {line, number}, outside of what is to be translated. All units were read.",
  "problem.more": "{count, plural, one {One more place} other {# more places}} like these.",
  "problem.other-target":
    "The file says that its target language is {target}. Its texts were taken as the English; check that they are.",
  "problem.part-not-read": "Not read: {name}.",
  "problem.part-other-languages": "Not read, for it is not from Chinese to English: {name}.",
  "problem.row-without-source": "Row {line, number} of the table has no Chinese and was left out.",
  "problem.turns":
    "Read as Chinese and English in turn: {pairs, plural, one {one pair} other {# pairs}}. If that is wrong, import it again and say so under “Chinese and English in turn”.",
  "problem.unit-damaged":
    "Unit {unit} is damaged at line {line, number} and was left out; the others were read. Repair it in the program that made the file and import it again if it is needed.",
  "problem.unit-repaired": "A note of unit {unit} is damaged at line {line, number}. Its texts were read.",
  "problem.unit-without-source": "Unit {unit} at line {line, number} has no source and was left out.",
  "refused.damaged":
    "The file is not in the encoding that it says. Nothing was imported. Save it again as UTF-8 in the program that made it.",
  "refused.empty":
    "The file holds no text to be translated. Nothing was imported. Check that it is the right one.",
  "refused.entities":
    "The file defines entities of its own, which can be used to attack a program, so it was not read. Nothing was imported. Export it again from the program that made it.",
  "refused.not-bilingual":
    "This is not a bilingual file that can be read: no XLIFF, SDLXLIFF, mqxliff or TMX, and no table with a Chinese and an English column. Nothing was imported.",
  "refused.too-deep":
    "The file nests its elements deeper than any document does, so it was not read. Nothing was imported. Export it again from the program that made it.",
  "refused.too-large":
    "A unit of this file, or the number of its units, is too large. Nothing was imported. Divide the file.",
  "too-many-segments":
    "The file has {count, number} segments; up to {most, number} can be read at once. Nothing was imported. Divide it into parts.",
} as const;
