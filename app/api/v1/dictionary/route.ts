import { DICTIONARY_SOURCE, loadDictionary } from "@/lib/server/dictionary";
import { handler } from "@/lib/server/http/handler";
import { DictionaryQuery } from "@/lib/wire/dictionary";

export const GET = handler({ query: DictionaryQuery }, async ({ query: { text, at } }) => {
  const dictionary = loadDictionary();
  const words = at === undefined ? dictionary.wordsOf(text) : dictionary.wordsAt(text, at);
  return { words, from: DICTIONARY_SOURCE };
});
