"use client";

import { createContext, useCallback, useContext, useState } from "react";
import type { HalfWritten } from "@/app/_unsaved/half-written";

const NOTHING_KEPT: HalfWritten = { read: () => null, write: () => undefined };

export const HalfWrittenContext = createContext<HalfWritten>(NOTHING_KEPT);

/**
 * Words that somebody is putting down about something (`comment:<row>`, `answer:<thread>`), kept while they are not sent.
 * `about` stays the same as long as the component is there. Null: nothing has been begun.
 */
export function useHalfWritten(
  about: string,
): readonly [words: string | null, write: (words: string | null) => void] {
  const kept = useContext(HalfWrittenContext);
  const [words, setWords] = useState(() => kept.read(about));
  const write = useCallback(
    (now: string | null) => {
      kept.write(about, now);
      setWords(now);
    },
    [kept, about],
  );
  return [words, write];
}
