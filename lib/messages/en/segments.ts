/** What a segment refuses, and why. */
export const segments = {
  "accept.decided": "Somebody has decided this row already, so there is nothing to accept.",
  "accept.empty": "This row is empty, so there is nothing to accept.",
  "accept.no-english":
    "This row has no English, so there is nothing to accept. If it is left out on purpose, omit it; otherwise write its English or move some into it.",
  "accept.omitted": "This row is left out on purpose (omitted), so there is no pairing to accept.",
  "approve.already": "This version is approved already.",
  "approve.changed-since-confirmed":
    "This row was changed after the translator confirmed it. It can be approved once they have confirmed it again.",
  "approve.fixed-by-you":
    "You changed this row after the translator confirmed it. It can be approved once they have confirmed it again, by somebody else. The project’s owner can let reviewers fix and approve in the settings.",
  "approve.no-english": "This row has no English, so there is nothing to approve. Send it back, or omit it.",
  "approve.not-confirmed":
    "This row is not confirmed yet. The translator confirms it (Ctrl or Cmd+Enter); then it can be approved.",
  "approve.own-confirmed":
    "You confirmed this translation, so somebody else has to approve it (four eyes). The project’s owner can allow own approvals in the settings.",
  "approve.own-words":
    "You wrote in this translation since it was last approved, so somebody else has to approve it (four eyes). The project’s owner can allow own approvals in the settings.",
  "approve.rejected":
    "Changes were asked for in this row, and the translator has not confirmed it since. It can be approved once they have.",
  "approve.too-many-fixes":
    "You changed {words, plural, one {# word} other {# words}} in a row of {of, number}; you may approve your own fixes up to a fifth, here {most, plural, =0 {none} other {#}}. It stays as it is: the translator confirms it, and somebody else approves it.",
  "confirm.approved":
    "This row is approved already, so there is nothing to confirm. Change its English if it needs work.",
  "confirm.no-english": "This row has no English yet. Write its translation, then confirm it.",
  "finalize.already": "This row is final already.",
  "finalize.not-approved": "Only an approved row can be signed off as final. This one is not approved yet.",
  "move.no-paragraph":
    "This row has {count, plural, one {# English paragraph} other {# English paragraphs}}, so paragraph {paragraph, number} cannot be moved. Nothing was moved.",
  "not-omitted": "This row is not omitted.",
  omitted: "This row is left out on purpose (omitted), so it was not changed. Take the omission back first.",
  "omitted.shape":
    "A row that is left out on purpose (omitted) keeps its shape, so nothing was changed. Take the omission back first.",
  "reject.final":
    "This row is final. Changing its English takes it back to Translated; then it can be sent back.",
  "reject.not-confirmed": "The translator has not confirmed this row yet, so there is nothing to send back.",
  "release.held":
    "Somebody has typed in this row or confirmed it, so it stays as it is when the others are aligned again. Clear its English to free it, or move, split or merge it by hand.",
  "release.not-accepted": "Nobody has accepted this row, so there is nothing to take back.",
  "release.omitted":
    "This row is left out on purpose (omitted). Take the omission back; then it is aligned with the others again.",
  "split.inside-character":
    "The place to split at lies inside a character or outside the text, so nothing was split. Put the cursor between two characters.",
  "split.nothing-left":
    "One of the two rows would have neither Chinese nor English, so nothing was split. Put the cursor inside the text.",
  "split.paragraph-gone":
    "The Chinese paragraph to split is no longer in this row. Look at the row as it is now and try again.",
} as const;
