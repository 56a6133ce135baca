import type { WaitingKind } from "@/lib/wire/waiting";

/** The part of a key that names what rows wait for: `review.waiting.heading.${WAITING_WORDS[kind]}`. */
export const WAITING_WORDS = {
  sentBack: "sent-back",
  toConfirm: "to-confirm",
  toReview: "to-review",
  questions: "questions",
  toFinalize: "to-finalize",
} as const satisfies Readonly<Record<WaitingKind, string>>;
