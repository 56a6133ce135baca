import { PAGE_STYLE } from "../html/page-style";
import { escaped, setSpan } from "../html/write-html";
import type { Beside, BesideLayout, BesideRow } from "./beside";

/** One self-contained page, as write-html.ts makes them: no script, nothing fetched, every character escaped. */
export function writeHtmlBeside({ title, language, rows }: Beside, layout: BesideLayout): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
${PAGE_STYLE}${STYLE}</style>
</head>
<body>
<article class="${layout}">
${rows.map((row) => rowOf(row, language)).join("")}</article>
</body>
</html>
`;
}

const STYLE = `article.side { max-width: 68em; }
.row { margin: 0 0 1.05em; break-inside: avoid-page; }
.side .row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5em; }
.row > div > :last-child { margin-bottom: 0; }
.turns .row > div + div { margin-top: 0.5em; }
[lang|="zh"] { font-family: "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif; line-height: 1.8; }
@media (max-width: 40em) {
  .side .row { grid-template-columns: 1fr; gap: 0.5em; }
}
`;

function rowOf({ heading, chinese, english }: BesideRow, language: string): string {
  const tag = heading === null ? "p" : `h${Math.min(6, heading + 1)}`;
  const side = (lang: string, paragraphs: readonly string[]) =>
    `<div lang="${lang}">${paragraphs.map((html) => `<${tag}>${html}</${tag}>`).join("")}</div>\n`;
  const zh = side(
    language,
    chinese.map((text) => escaped(text).replaceAll("\n", "<br>")),
  );
  return `<div class="row">\n${zh}${side(
    "en",
    english.map((spans) => spans.map(setSpan).join("")),
  )}</div>\n`;
}
