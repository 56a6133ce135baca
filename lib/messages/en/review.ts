/** Reviewing: what waits for whom. */
export const review = {
  "sent-back":
    "{who} sent it back: {reason, select, accuracy {accuracy} terminology {terminology} fluency {fluency} style {style} locale {locale} design {design} other {other}}{hasComment, select, yes { – {comment}} other {}}",
  "somebody-left": "Somebody who has left",
  "waiting.label.questions": "{isOne, select, yes {question} other {questions}}",
  "waiting.label.sent-back": "sent back to you",
  "waiting.label.to-confirm": "changed, to confirm again",
  "waiting.label.to-finalize": "to sign off",
  "waiting.label.to-review": "to review",
  "waiting.lead.questions": "Others spoke last in these threads.",
  "waiting.lead.sent-back": "A reviewer asked for changes. Confirm a row again when it is done.",
  "waiting.lead.to-confirm":
    "A reviewer wrote in these rows, or they were put together anew. Look at what changed, and confirm.",
  "waiting.lead.to-finalize": "Approved, and not signed off as final yet.",
  "waiting.lead.to-review": "Confirmed by somebody else, and waiting for a second pair of eyes.",
} as const;
