/** The certificate of a document: a page to print. */
export const certificate = {
  additions: "Added on purpose",
  answered: "{answered, number} of {sentences, number} Chinese sentences have an answer in the English.",
  approvals: "Rows, and who answers for them",
  "approved-by": "approved by {name}, {at}",
  aside: "Set aside: not part of the text",
  confirmed: "confirmed by {name}",
  counts:
    "{thin, plural, =0 {} one {# of the answers should be looked at again. } other {# of the answers should be looked at again. }}{open, number} open, {omitted, number} left out on purpose, {aside, number} set aside.",
  despite: "approved against a finding that stops ({rules}): {reason}",
  elsewhere: "Rendered in another place",
  "english-counts":
    "{answered, number} of {sentences, number} English sentences have a source; {omitted, number} added on purpose, {open, number} open.",
  "file-name": "File",
  final: "signed off by {name}, {at}",
  findings: "What checks found and nobody has settled",
  hash: "SHA-256 of the {what, select, original {file} source {Chinese as it is read} target {English} versions {versions in the rows} other {certificate}}",
  heading: "Translation certificate",
  ignored: "Found, and ignored",
  "ignored-why":
    "{reach, select, finding {ignored} word {the rule is ignored for this word} other {the rule is ignored in the project}}{hasBy, select, no {} other {, by {by}}}{hasReason, select, no {} other {: {reason}}}",
  none: "None.",
  omitted: "Left out on purpose",
  open: "Open: without an answer",
  "own-work": "their own work",
  "rule-counts":
    "{found, plural, =0 {nothing found} other {{stop, plural, =0 {} one {# stop, } other {# stops, }}{warning, plural, one {# warning} other {# warnings}}, {hint, plural, one {# hint} other {# hints}} open; {ignored, number} ignored}}",
  rules: "Checks that ran",
  "state-name":
    "{state, select, omitted {left out} final {final} reviewed {approved} translated {translated} other {not confirmed}}",
} as const;
