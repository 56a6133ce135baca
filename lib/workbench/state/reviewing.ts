/** What a translator wants to know of a row that came back: what the reviewer made of their words. */

import type { Message } from "../../messages/keys";
import type { SentBack, Version } from "../../wire/segments";

export interface Reviewed {
  /** The words before the reviewer wrote in the row. */
  readonly before: Version;
  /** The reviewer's last words. */
  readonly after: Version;
}

/** `versions` newest first, as the history gives them. Null when no reviewer wrote, or nothing stood there before. */
export function reviewersChange(versions: readonly Version[]): Reviewed | null {
  const at = versions.findIndex(({ origin }) => origin === "review");
  const after = versions[at];
  const before = versions.slice(at + 1).find(({ origin }) => origin !== "review");
  return after && before && before.text !== after.text ? { before, after } : null;
}

/** Why a row came back, and from whom, on one line. */
export function sentBackInWords({ by, reason, comment }: SentBack): Message<"review"> {
  const said = comment.trim();
  return {
    code: "review.sent-back",
    who: by?.name ?? { code: "review.somebody-left" },
    reason,
    hasComment: said === "" ? "no" : "yes",
    comment: said,
  };
}
