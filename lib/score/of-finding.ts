import type { Severity } from "./weights";

/**
 * What a finding of a check is as a mark, where the reviewer says nothing else.
 *
 * SCO-FIND-1  Its rule gives the category; a rule that is not known here is `other`. A hint is minor, a warning or what stops is major.
 */
const CATEGORY_OF: Readonly<Record<string, string>> = {
  numbers: "accuracy/mistranslation",
  names: "accuracy/mistranslation",
  speakers: "accuracy/mistranslation",
  untranslated: "accuracy/untranslated",
  "left-over-chinese": "accuracy/untranslated",
  "repeated-sentences": "accuracy/addition",
  terms: "terminology/not-in-termbase",
  "repeated-words": "linguistic/grammar",
  "sentence-form": "linguistic/punctuation",
  "quotation-marks": "linguistic/punctuation",
  brackets: "linguistic/punctuation",
  spaces: "linguistic/punctuation",
  "full-width": "linguistic/punctuation",
  consistency: "style/inconsistent",
  "first-mention": "style/house-style",
  "own-patterns": "style/house-style",
  "style-dashes": "style/house-style",
  "style-dates": "style/house-style",
  "style-ellipses": "style/house-style",
  "style-quotes": "style/house-style",
  "style-serial-comma": "style/house-style",
  "style-spelling": "style/house-style",
  currency: "locale/currency-format",
  tags: "design/markup",
  structure: "design/layout",
};

export function categoryOfRule(rule: string): string {
  return CATEGORY_OF[rule] ?? "other";
}

export function severityOfFinding(severity: "hint" | "warning" | "stop"): Severity {
  return severity === "hint" ? "minor" : "major";
}
