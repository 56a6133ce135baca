/**
 * How the page is set: a book page of about 66 characters a line, in the reader's own serif, on paper or at night,
 * on a phone or in print. Turns hang their speaker's name; marks of missing text are framed so that nobody overlooks one.
 */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --ink: #23211d; --soft: #6b665c; --rule: #d9d4c7; --accent: #8a3324;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #191816; --ink: #e4dfd3; --soft: #a39c8d; --rule: #3b3831; --accent: #d98a76; }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body {
  margin: 0; padding: clamp(2rem, 8vh, 6rem) clamp(1.25rem, 6vw, 3rem);
  font: 1.125rem/1.62 "Source Serif 4", "Source Serif Pro", Charter, "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "Noto Serif", serif;
  font-kerning: normal; font-variant-numeric: oldstyle-nums; text-rendering: optimizeLegibility;
}
article { max-width: 34em; margin: 0 auto; overflow-wrap: break-word; hyphens: manual; }
header { margin-bottom: 3rem; padding-bottom: 1.5rem; border-bottom: 1px solid var(--rule); }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-weight: 600; text-wrap: balance; break-after: avoid; }
h1 { margin: 0; font-size: 2rem; letter-spacing: -0.01em; }
h2 { margin: 3rem 0 1rem; font-size: 1.4rem; }
h3 { margin: 2.25rem 0 0.75rem; font-size: 1.2rem; }
h4, h5, h6 { margin: 1.75rem 0 0.5rem; font-size: 1.05rem; font-style: italic; }
h2.part { margin-top: 4.5rem; font-size: 1.7rem; text-align: center; }
p { margin: 0 0 1.05em; text-wrap: pretty; orphans: 2; widows: 2; }
ul { margin: 0 0 1.05em; padding-left: 1.4em; }
li { margin-bottom: 0.35em; }
li::marker { color: var(--soft); }
blockquote { margin: 1.5em 0 1.5em; padding-left: 1.25em; border-left: 2px solid var(--rule); }
blockquote p:last-child { margin-bottom: 0; }
a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
code { font: 0.88em/1.5 ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, monospace; }
.byline { margin: 0.75rem 0 0; color: var(--soft); }
.speaker { font-weight: 600; color: var(--accent); }
.caption { margin-left: auto; margin-right: auto; max-width: 28em; color: var(--soft); font-size: 0.88em; line-height: 1.45; text-align: center; }
.note { padding-left: 1.25em; color: var(--soft); font-size: 0.9em; line-height: 1.5; }
.table-cell { margin-bottom: 0; padding: 0.35em 0; border-top: 1px solid var(--rule); }
.table-cell + :not(.table-cell) { margin-top: 1.05em; }
.mark { padding: 0.5em 0.9em; border: 1px dashed var(--accent); color: var(--accent); font: 0.85em/1.45 system-ui, sans-serif; }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --rule: #bbb; --accent: #000; }
  @page { margin: 25mm 22mm; }
  body { padding: 0; font-size: 11pt; }
  article { max-width: none; }
  a { text-decoration: none; }
}
`;

/** For documents whose English has marks: pages of older ones stay the same, byte for byte. */
export const MARKED_STYLE = `table { border-collapse: collapse; margin: 0 0 1.5em; font-size: 0.94em; line-height: 1.45; }
th, td { padding: 0.35em 0.9em 0.35em 0; border-top: 1px solid var(--rule); text-align: left; vertical-align: top; }
tr:last-child > * { border-bottom: 1px solid var(--rule); }
ol { margin: 0 0 1.05em; padding-left: 1.9em; }
pre { overflow-x: auto; margin: 0 0 1.05em; padding: 0.8em 1em; border: 1px solid var(--rule); font-size: 0.9em; }
sup, sub { line-height: 0; }
`;
