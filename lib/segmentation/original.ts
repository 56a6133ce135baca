/** Can these blocks be a Chinese original? The import asks before it keeps anything. */

import { countScripts, looksChinese } from "../text/script";
import type { Block } from "./paragraph";

export type OriginalCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: "empty" | "not-chinese";
      /** Chinese characters and letters of any script found. */
      readonly han: number;
      readonly letters: number;
      /** What happened, what it means, what to do now. */
      readonly message: string;
    };

export function checkOriginal(blocks: readonly Pick<Block, "text">[]): OriginalCheck {
  const text = blocks.map((block) => block.text).join("\n");
  if (text.trim() === "") {
    return {
      ok: false,
      reason: "empty",
      han: 0,
      letters: 0,
      message:
        "There is no text in this file, so nothing was imported. Choose another file or paste the text.",
    };
  }
  if (looksChinese(text)) return { ok: true };
  const { han, kana, hangul, letters } = countScripts(text);
  const other = kana > han / 4 ? " It looks Japanese." : hangul > han ? " It looks Korean." : "";
  return {
    ok: false,
    reason: "not-chinese",
    han,
    letters,
    message: `Only ${han} of the ${letters} letters in this text are Chinese characters, so nothing was imported.${other} If it is the English draft, open the Chinese document first and import the draft there; if the characters look wrong, choose the encoding by hand.`,
  };
}
