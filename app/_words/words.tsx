"use client";

import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from "react";
import type { Language } from "@/lib/messages/language";
import { findIn, type Say, sayer, type Words } from "@/lib/messages/say";
import { remember } from "./spoken";

const WordsContext = createContext<{ readonly words: Words; readonly say: Say }>({
  words: {},
  say: sayer("en", findIn({})),
});

/** Words in the page's language, of the areas that the page sends (`SendWords`). */
export function useSay(): Say {
  return useContext(WordsContext).say;
}

/** Adds words to those that are there already. Pages use `SendWords`, which finds them. */
export function WordsBelow({
  language,
  words,
  children,
}: {
  readonly language: Language;
  readonly words: Words;
  readonly children: ReactNode;
}) {
  const above = useContext(WordsContext).words;
  const value = useMemo(() => {
    const all = { ...above, ...words };
    return { words: all, say: sayer(language, findIn(all)) };
  }, [above, words, language]);
  useLayoutEffect(() => remember(language, value.words), [language, value]);
  return <WordsContext value={value}>{children}</WordsContext>;
}
