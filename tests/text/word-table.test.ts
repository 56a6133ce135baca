import fc from "fast-check";
import { expect, test } from "vitest";
import { findWord, tableOfWords } from "@/lib/text/word-table";
import { anyText } from "./strings";

test("every word is found under its number, in the middle of a text too, and nothing else is", () => {
  const words = fc.uniqueArray(anyText, { maxLength: 60 });
  fc.assert(
    fc.property(words, anyText, (list, other) => {
      const table = tableOfWords(list);
      list.forEach((word, index) => {
        expect(findWord(table, word, 0, word.length)).toBe(index);
        expect(findWord(table, `前${word}后`, 1, 1 + word.length)).toBe(index);
      });
      expect(findWord(table, other, 0, other.length)).toBe(list.indexOf(other));
    }),
  );
});
