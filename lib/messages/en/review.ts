/** Reviewing: what waits for whom. */
export const review = {
  "sent-back":
    "{who} sent it back: {reason, select, accuracy {accuracy} terminology {terminology} fluency {fluency} style {style} locale {locale} design {design} other {other}}{hasComment, select, yes { – {comment}} other {}}",
  "somebody-left": "Somebody who has left",
  "waiting.heading.questions": "Questions in threads",
  "waiting.heading.sent-back": "Sent back to you",
  "waiting.heading.to-confirm": "Changed since you confirmed: to confirm again",
  "waiting.heading.to-finalize": "To sign off",
  "waiting.heading.to-review": "To review",
  "waiting.label.questions": "{count, plural, one {question} other {questions}}",
  "waiting.label.sent-back": "sent back to you",
  "waiting.label.to-confirm": "changed, to confirm again",
  "waiting.label.to-finalize": "to sign off",
  "waiting.label.to-review": "to review",
  "waiting.lead.questions": "Others spoke last in these threads.",
  "waiting.lead.sent-back": "A reviewer asked for changes. Confirm a row again when it is done.",
  "waiting.lead.to-confirm":
    "A reviewer wrote in these rows, or they were put together anew. Look at what changed, and confirm.",
  "waiting.lead.to-finalize": "Approved, and not signed off as final yet.",
  "waiting.lead.to-review": "Confirmed by somebody else, and to be reviewed by a second person.",
} as const;
