/** Can these blocks be a Chinese original? The import type { Message } from "../messages/keys";
import asks before it keeps anything. */

import type { Message } from "../messages/keys";
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
      readonly message: Message<"segmentation">;
    };

export function checkOriginal(blocks: readonly Pick<Block, "text">[]): OriginalCheck {
  const text = blocks.map((block) => block.text).join("\n");
  if (text.trim() === "") {
    return {
      ok: false,
      reason: "empty",
      han: 0,
      letters: 0,
      message: { code: "segmentation.original.empty" },
    };
  }
  if (looksChinese(text)) return { ok: true };
  const { han, kana, hangul, letters } = countScripts(text);
  const looks = kana > han / 4 ? "japanese" : hangul > han ? "korean" : "other";
  return {
    ok: false,
    reason: "not-chinese",
    han,
    letters,
    message: { code: "segmentation.original.not-chinese", han, letters, looks },
  };
}
