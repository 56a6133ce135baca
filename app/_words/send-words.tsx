import type { ReactNode } from "react";
import { wordsOf } from "@/lib/messages/catalogue";
import type { Area } from "@/lib/messages/keys";
import { pageLanguage } from "@/lib/server/words";
import { WordsBelow } from "./words";

/**
 * Sends the words of some areas to the browser, in the page's language only, for the client components inside. `ui` is
 * always there. `tests/messages/sent.test.ts` says which area a page has forgotten, or sends for nothing.
 */
export async function SendWords({
  areas,
  children,
}: {
  readonly areas: readonly Area[];
  readonly children: ReactNode;
}) {
  const language = await pageLanguage();
  return (
    <WordsBelow language={language} words={wordsOf(language, areas)}>
      {children}
    </WordsBelow>
  );
}
