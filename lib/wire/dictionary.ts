import { words } from "./text";
import { z } from "./z";

/** GET /dictionary */
export const DictionaryQuery = z.object({
  text: words(500),
  /** The words that hold the character at this place, UTF-16; left out, the words of the whole text. */
  at: z.coerce.number().int().min(0).max(499).optional(),
});

const DictionaryEntry = z.object({
  simplified: z.string(),
  traditional: z.string(),
  /** With tone marks. */
  pinyin: z.string(),
  senses: z.array(z.string()),
  /** Its measure words with their pinyin: 个 [gè]. */
  measures: z.array(z.string()),
});

export const DictionaryWords = z.object({
  words: z.array(
    z.object({
      /** UTF-16 offsets, end left out. */
      start: z.number().int(),
      end: z.number().int(),
      entries: z.array(DictionaryEntry),
    }),
  ),
  /** Where the entries come from, which whoever shows them has to say. */
  from: z.object({ name: z.string(), url: z.string(), licence: z.string() }),
});
