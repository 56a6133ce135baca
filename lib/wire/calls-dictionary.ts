import type { Call } from "./call";
import { DictionaryQuery, DictionaryWords } from "./dictionary";

/** The Chinese–English dictionary, which is the same for everybody. */
export const DICTIONARY_CALLS: readonly Call[] = [
  {
    method: "get",
    path: "/dictionary",
    query: DictionaryQuery,
    does: "The Chinese words at a place of a text, the likeliest and longest first, or those of a whole text: both writings, pinyin, senses.",
    answers: { 200: DictionaryWords },
  },
  {
    method: "get",
    path: "/dictionary/file",
    does: "The whole dictionary, sorted, a line for each entry (lib/dictionary/dictionary.ts), so that words are looked up where they are read. It may be kept.",
    answers: { 200: ["application/gzip"] },
  },
];
