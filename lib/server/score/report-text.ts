import "server-only";

import type { Say } from "../../messages/say";
import type { ScoreReport } from "../../wire/score";
import { nameOfCategory } from "./category-words";
import { factsLine, sampleLine, scoreLine } from "./report-lines";

/** A report as lines for a terminal. */
export function reportText(report: ScoreReport, say: Say): string {
  const { document, sample, whole, translators, reviewers, categories, settings } = report;
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", heading, ...lines.map((line) => `  ${line}`)];
  const lines = [
    document.title,
    ...(translators.length === 0
      ? [say("score.none-read")]
      : whole
        ? [scoreLine(whole, say), factsLine(whole, say)]
        : []),
    ...(whole?.verdict ? [say("score.verdict", { verdict: whole.verdict })] : []),
    sampleLine(report, say),
    ...(sample && sample.unread > 0 ? [say("score.unread", { count: sample.unread })] : []),
    say("score.weights", settings.severities),
    ...(settings.threshold === null
      ? []
      : [say("score.threshold", { threshold: say.number(settings.threshold) })]),
    ...section(
      say(whole ? "score.by-translator" : "score.your-score"),
      translators.map(
        (one) => `${one.name ?? say("score.draft-words")}: ${scoreLine(one, say)}; ${factsLine(one, say)}`,
      ),
    ),
    ...section(
      say("score.by-reviewer"),
      reviewers.map((one) => `${one.name ?? "?"}: ${say("score.reviewer-line", one)}`),
    ),
    ...section(
      say("score.by-category"),
      categories.map(
        ({ category, marks, points }) => `${nameOfCategory(say, category)}: ${marks} · ${points}`,
      ),
    ),
  ];
  return `${lines.join("\n")}\n`;
}
