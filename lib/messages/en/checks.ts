/** Checks of quality and what they find. */
export const checks = {
  "bracket-not-closed": "{mark} is not closed.",
  "bracket-not-opened": "{mark} has no opening bracket.",
  "double-space": "More than one space between two words.",
  empty: "This Chinese has no English yet.",
  "full-width": "Full-width characters in the English: {text}",
  "left-over-chinese": "Chinese is left in the English: {text}",
  "no-space-after-mark": "No space after the punctuation mark.",
  "number-added": "{target} = {targetValue} is not in the Chinese.",
  "number-changed": "{source} = {value}; the English says {target} = {targetValue}.",
  "number-digits-exchanged":
    "{source} = {value}; the English says {target} = {targetValue}: two digits are exchanged.",
  "number-magnitude":
    "{source} = {value}; the English says {target} = {targetValue}: out by a factor of {factor, number}.",
  "number-missing": "{source} = {value} is not in the English.",
  "quotation-marks-mixed": "Straight and curly quotation marks are mixed.",
  "quotation-not-closed": "The quotation is not closed: {mark}",
  "quotation-not-opened": "The quotation mark {mark} closes what was not opened.",
  "quotation-opened-twice": "{mark} opens a second quotation inside one of the same kind.",
  "repeated-sentences": "This sentence stands twice: {text}",
  "repeated-words": "Written twice in a row: {text}",
  "same-as-source": "The English is the Chinese once more.",
  "space-before-mark": "A space stands before the punctuation mark.",
  "term-forbidden": "“{text}” is a forbidden term.",
  "term-forbidden-instead": "“{text}” is a forbidden term; the preferred one is “{target}”.",
  "term-missing": "The agreed term for {source} is “{target}”; the English does not have it.",
} as const;
