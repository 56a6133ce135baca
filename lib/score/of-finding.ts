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
  terms: "terminology/not-in-termbase",
  consistency: "style/inconsistent",
  "repeated-words": "linguistic/grammar",
  "repeated-sentences": "accuracy/addition",
  "sentence-form": "linguistic/punctuation",
  "quotation-marks": "linguistic/punctuation",
  brackets: "linguistic/punctuation",
  spaces: "linguistic/punctuation",
  "full-width": "linguistic/punctuation",
  spelling: "linguistic/spelling",
  grammar: "linguistic/grammar",
  style: "style/house-style",
  "house-style": "style/house-style",
  tags: "design/markup",
  links: "design/markup",
  structure: "design/markup",
};

export function categoryOfRule(rule: string): string {
  return CATEGORY_OF[rule] ?? "other";
}

export function severityOfFinding(severity: "hint" | "warning" | "stop"): Severity {
  return severity === "hint" ? "minor" : "major";
}
