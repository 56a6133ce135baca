import "server-only";

import { escapeText } from "../../interchange/xml/write-text";
import type { Say } from "../../messages/say";
import type { ScoreReport } from "../../wire/score";
import { nameOfCategory } from "./category-words";
import { factsLine, rounded, sampleLine, scoreLine } from "./report-lines";

type Estimate = NonNullable<ScoreReport["whole"]>;

/** A report as one self-contained page to be printed: its style inside it, no script, nothing fetched. Moments are in UTC. */
export function reportPage(report: ScoreReport, say: Say): string {
  const { document, settings, sample, whole, translators, reviewers, chapters, categories, marks } = report;
  const text = (words: string) => escapeText(words);
  const paragraph = (words: string, name = "") =>
    words === "" ? "" : `<p${name === "" ? "" : ` class="${name}"`}>${text(words)}</p>\n`;
  const table = (heading: string, lines: readonly (readonly string[])[]) =>
    lines.length === 0
      ? ""
      : `<section>\n<h2>${text(heading)}</h2>\n<table>\n${lines
          .map((cells) => `<tr>${cells.map((cell) => `<td>${text(cell)}</td>`).join("")}</tr>\n`)
          .join("")}</table>\n</section>\n`;
  const nobodyRead = translators.length === 0;
  return `<!doctype html>
<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(say("score.heading"))}: ${text(document.title)}</title>
<style>
${STYLE}</style>
</head>
<body>
<h1>${text(say("score.heading"))}</h1>
<p class="title" lang="zh-Hans">${text(document.title)}</p>
${nobodyRead ? paragraph(say("score.none-read"), "sum") : ""}${
  whole && !nobodyRead ? estimateHtml(whole, say) : ""
}${paragraph(sampleLine(report, say))}${sample && sample.unread > 0 ? paragraph(say("score.unread", { count: sample.unread })) : ""}${paragraph(
  say("score.weights", settings.severities),
)}${settings.threshold === null ? "" : paragraph(say("score.threshold", { threshold: say.number(settings.threshold) }))}${table(
  say(whole ? "score.by-translator" : "score.your-score"),
  translators.map((one) => [one.name ?? say("score.draft-words"), scoreLine(one, say), factsLine(one, say)]),
)}${table(
  say("score.by-reviewer"),
  reviewers.map((one) => [one.name ?? "?", say("score.reviewer-line", one)]),
)}${table(
  say("score.by-chapter"),
  chapters.length < 2
    ? []
    : chapters.map(({ row, title, words, readWords, points }) => [
        row === null ? "" : String(row),
        title === "" ? say("score.chapter-first") : title,
        say("score.chapter-line", { points: rounded(points), read: readWords, words }),
      ]),
)}${table(
  say("score.by-category"),
  categories.map(({ category, marks: count, points }) => [
    nameOfCategory(say, category),
    say.number(count),
    say.number(rounded(points)),
  ]),
)}<section>
<h2>${text(say("score.marks"))}</h2>
${marks.length === 0 ? paragraph(say("score.no-marks")) : `<table>\n${marks.map((mark) => markHtml(mark, say)).join("")}</table>\n`}</section>
${paragraph(say("score.method"), "method")}</body>
</html>
`;
}

function estimateHtml(whole: Estimate, say: Say): string {
  const verdict = whole.verdict === null ? "" : ` · ${say("score.verdict", { verdict: whole.verdict })}`;
  return `<p class="sum">${escapeText(scoreLine(whole, say) + verdict)}</p>\n<p>${escapeText(factsLine(whole, say))}</p>\n`;
}

function markHtml(mark: ScoreReport["marks"][number], say: Say): string {
  const facts = [
    mark.by ?? "",
    say(`score.side.${mark.side}`),
    mark.isCurrent ? "" : say("score.earlier"),
    mark.counts ? "" : say("score.not-counted"),
  ].filter((one) => one !== "");
  const language = mark.side === "source" ? "zh-Hans" : "en";
  return `<tr><td class="row">${mark.row ?? ""}</td><td>${escapeText(
    `${nameOfCategory(say, mark.category)} · ${say(`score.severity.${mark.severity}`)}`,
  )}</td><td><q lang="${language}">${escapeText(mark.words)}</q>${
    mark.comment === "" ? "" : ` ${escapeText(mark.comment)}`
  }<br><small>${escapeText(facts.join(" · "))}</small></td><td class="points">${say.number(rounded(mark.points))}</td></tr>\n`;
}

const STYLE = `
body { font: 15px/1.5 "Source Serif 4", Georgia, "Noto Serif SC", "Songti SC", SimSun, serif; color: #1c1b19; background: #fff;
  max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.05rem; margin: 1.8rem 0 .4rem; break-after: avoid; }
p { margin: .3rem 0; overflow-wrap: anywhere; }
.title { font-size: 1.2rem; margin: 0 0 1rem; }
.sum { font-size: 1.25rem; }
.method, small { color: #5c5850; font-size: .85rem; }
.method { margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
tr { break-inside: avoid; border-top: 1px solid #d9d4c8; }
td { padding: .3rem .8rem .3rem 0; vertical-align: top; overflow-wrap: anywhere; }
td.row { font-variant-numeric: tabular-nums; color: #5c5850; width: 2.5rem; }
td.points { font-variant-numeric: tabular-nums; text-align: right; padding-right: 0; }
@page { margin: 2cm; }
@media screen and (prefers-color-scheme: dark) {
  body { color: #e8e4da; background: #1b1a18; }
  .method, small, td.row { color: #a8a296; }
  tr { border-color: #3a3731; }
}
@media print { body { margin: 0; max-width: none; font-size: 10pt; } }
`;
