import "server-only";

import { escapeText } from "../../interchange/xml/write-text";
import type { Say } from "../../messages/say";
import { keptInWords } from "../../segmentation/reason";
import type { Certificate } from "../../wire/findings";

/**
 * A certificate as one self-contained page to be printed: its style inside it, no script, nothing fetched. Moments are in UTC, so that
 * the page is the same wherever it is made (CERT-1). What it is made of stands in it as JSON, by which it is verified.
 */
export function certificatePage(certificate: Certificate, say: Say): string {
  const { document, coverage, rows, checks } = certificate;
  const text = (words: string) => escapeText(words);
  const section = (heading: string, lines: readonly string[]) =>
    `<section>\n<h2>${text(heading)}</h2>\n${
      lines.length === 0
        ? `<p>${text(say("certificate.none"))}</p>`
        : `<table>\n${lines.map((line) => `<tr>${line}</tr>\n`).join("")}</table>`
    }\n</section>\n`;
  const number = (row: number | null) => `<td class="row">${row ?? ""}</td>`;
  const finding = (code: string, parameters: Certificate["checks"]["open"][number]["parameters"]) =>
    `<td>${text(say.code(code, parameters) ?? code)}</td>`;
  const said = (list: Certificate["coverage"]["omitted"]) =>
    list.map(({ row, text: words, reason, by }) => {
      const why = [reason === null ? "" : keptInWords(say, reason), by ?? ""].filter((one) => one !== "");
      return `${number(row)}<td>${text(words)}</td><td>${text(why.join(" · "))}</td>`;
    });
  const nameOf = (rule: string) => say.code(`checks.rule.${rule}`, {}) ?? rule;
  const hashes = [
    ["original", document.original],
    ["source", document.source],
    ["target", document.target],
    ["versions", document.versions],
    ["certificate", certificate.digest],
  ] as const;
  return `<!doctype html>
<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(say("certificate.heading"))}: ${text(document.title)}</title>
<style>
${STYLE}</style>
</head>
<body>
<h1>${text(say("certificate.heading"))}</h1>
<p class="title" lang="zh-Hans">${text(document.title)}</p>
<dl>
${document.fileName === null ? "" : `<dt>${text(say("certificate.file-name"))}</dt><dd>${text(document.fileName)}</dd>\n`}${hashes
  .filter(([, hash]) => hash !== null)
  .map(([what, hash]) => `<dt>${text(say("certificate.hash", { what }))}</dt><dd><code>${hash}</code></dd>\n`)
  .join("")}</dl>
<p class="sum">${text(say("certificate.answered", coverage.source))}</p>
<p>${text(say("certificate.counts", coverage.source))}</p>
<p>${text(say("certificate.english-counts", coverage.target))}</p>
${section(
  say("certificate.open"),
  coverage.open.map(({ row, text: words }) => `${number(row)}<td>${text(words)}</td>`),
)}${section(say("certificate.omitted"), said(coverage.omitted))}${section(
  say("certificate.elsewhere"),
  said(coverage.elsewhere),
)}${section(say("certificate.additions"), said(coverage.additions))}${section(
  say("certificate.aside"),
  said(coverage.aside),
)}${section(
  say("certificate.rules"),
  checks.rules.map(
    ({ rule, hint, warning, stop, ignored }) =>
      `<td>${text(nameOf(rule))}</td><td>${text(say("certificate.rule-counts", { found: hint + warning + stop + ignored, hint, warning, stop, ignored }))}</td>`,
  ),
)}${section(
  say("certificate.findings"),
  checks.open.map(
    ({ row, rule, code, parameters }) =>
      `${number(row)}<td>${text(nameOf(rule))}</td>${finding(code, parameters)}`,
  ),
)}${section(
  say("certificate.ignored"),
  checks.ignored.map(({ row, rule, code, parameters, reach, by, reason, at }) => {
    const why = say("certificate.ignored-why", {
      reach,
      by: by ?? "",
      hasBy: by === null ? "no" : "yes",
      reason,
      hasReason: reason === "" ? "no" : "yes",
    });
    return `${number(row)}<td>${text(nameOf(rule))}</td>${finding(code, parameters)}<td>${text(why)} (${moment(at)})</td>`;
  }),
)}${section(
  say("certificate.approvals"),
  rows.map((row) => {
    const lines = [
      row.confirmedBy === null ? "" : say("certificate.confirmed", { name: row.confirmedBy }),
      row.approvedAt === null
        ? ""
        : say("certificate.approved-by", { name: row.approvedBy ?? "?", at: moment(row.approvedAt) }),
      row.ownWork ? say("certificate.own-work") : "",
      row.despite === null
        ? ""
        : say("certificate.despite", {
            rules: row.despite.rules.map(nameOf).join(", "),
            reason: row.despite.reason,
          }),
      row.finalizedAt === null
        ? ""
        : say("certificate.final", { name: row.finalizedBy ?? "?", at: moment(row.finalizedAt) }),
    ].filter((line) => line !== "");
    const state = say("certificate.state-name", { state: row.state });
    return `${number(row.row)}<td>${text(state)}</td><td>${text(lines.join("; "))}</td>`;
  }),
)}<script type="application/json" id="certificate">${JSON.stringify(certificate).replaceAll("<", "\\u003c")}</script>
</body>
</html>
`;
}

/** The certificate that a page holds, or null. */
export function certificateInPage(page: string): string | null {
  return (
    /<script type="application\/json" id="certificate">([^<]*)<\/script>\s*<\/body>\s*<\/html>\s*$/.exec(
      page,
    )?.[1] ?? null
  );
}

/** 2026-11-30 21:05 UTC */
function moment(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

const STYLE = `
body { font: 15px/1.5 "Source Serif 4", Georgia, "Noto Serif SC", "Songti SC", SimSun, serif; color: #1c1b19; max-width: 46rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.05rem; margin: 1.8rem 0 .4rem; break-after: avoid; }
.title { font-size: 1.2rem; margin: 0 0 1rem; }
.sum { font-size: 1.1rem; }
dl { display: grid; grid-template-columns: minmax(9rem, auto) 1fr; gap: .2rem 1rem; font-size: .85rem; }
dt { color: #5c5850; }
dd { margin: 0; overflow-wrap: anywhere; }
code { font: .85em ui-monospace, Menlo, Consolas, monospace; }
table { border-collapse: collapse; width: 100%; }
tr { break-inside: avoid; border-top: 1px solid #d9d4c8; }
td { padding: .25rem .8rem .25rem 0; vertical-align: top; overflow-wrap: anywhere; }
td.row { font-variant-numeric: tabular-nums; color: #5c5850; width: 3rem; }
@page { margin: 2cm; }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; } }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } }
`;
