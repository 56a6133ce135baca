import type { Say } from "@/lib/messages/say";
import type { Reject } from "@/lib/wire/segments";

/** MQM's top level; in a reviewer's words: `editor.reviewing.reason.*`. */
export const REASONS: readonly NonNullable<Reject["reason"]>[] = [
  "accuracy",
  "terminology",
  "fluency",
  "style",
  "locale",
  "design",
  "other",
];

/** Its words; one of another version is said as it was kept. */
export function reasonOf(say: Say, reason: string): string {
  return say.code(`editor.reviewing.reason.${reason}`, {}) ?? reason;
}
