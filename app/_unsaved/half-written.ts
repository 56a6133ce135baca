import type { Lines } from "./lines";

/**
 * What somebody has begun to say beside a row and not sent: a comment, an answer, a reason, a suggestion.
 *
 * APP-HALF-1  It is kept from the first key on, under its person and document and what it is about, and is there again after
 *     another row, another tab of the panel, a reload.
 * APP-HALF-2  It goes when it is sent, given up, or emptied; and with everything else when its person signs out.
 * APP-HALF-3  Where nothing can be kept on this machine, it lives as long as the page.
 */
export interface HalfWritten {
  readonly read: (about: string) => string | null;
  /** Null or "" takes it away. */
  readonly write: (about: string, words: string | null) => void;
}

export const halfPrefix = (userId: string) => `duizhao:half:${userId}:`;

export function halfWrittenOf(userId: string, documentId: string, lines: Lines): HalfWritten {
  const homeless = new Map<string, string>();
  const keyOf = (about: string) => `${halfPrefix(userId)}${documentId}:${about}`;
  return {
    read: (about) => homeless.get(about) ?? lines.get(keyOf(about)),
    write: (about, words) => {
      homeless.delete(about);
      if (words === null || words === "") lines.remove(keyOf(about));
      else if (!lines.set(keyOf(about), words)) homeless.set(about, words);
    },
  };
}
