import { expect, test } from "vitest";
import { filesBelow, textOf } from "./sources";

/** Where every word that a person reads comes from the catalogue. */
const FOLDERS = ["app/(pages)", "app/_ui", "app/_words", "app/documents"];
const FILES = [...FOLDERS.flatMap(filesBelow), "app/error.tsx", "app/not-found.tsx", "app/layout.tsx"];

/** Props that people read or hear, whatever the component. */
const READ =
  "label|title|aria-label|placeholder|hint|alt|heading|lead|action|description|says|what|detail|note|content";

const WORDS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: "text of an element",
    pattern: /<\/?[A-Za-z][^<>{}]*>\s*([^<>{}=;()]*[A-Za-z]{2}[^<>{}=;()]*)\s*(?=<|\{)/g,
  },
  {
    what: "text after an expression",
    pattern: /\}\s*\n?\s*((?:[A-Za-z’]+[ ,.]+){1,}[A-Za-z’]+[.!?]?)\s*\n?\s*</g,
  },
  { what: "a prop", pattern: new RegExp(`\\s(?:${READ})="([^"]*[A-Za-z]{2}[^"]*)"`, "g") },
  {
    what: "a prop made of pieces",
    pattern: new RegExp(`\\s(?:${READ})=\\{\`([^\`]*[A-Za-z]{2}[^\`]*)\`\\}`, "g"),
  },
  {
    what: "a field of a message",
    pattern: new RegExp(`\\b(?:${READ}): ["\`]([^"\`]*[A-Za-z]{2}[^"\`]*)["\`]`, "g"),
  },
  { what: "a sentence in a string", pattern: /["`]([A-Z][a-z’]+,? [a-z][^"`]*)["`]/g },
];

/** Names that are the same in every language, and code. */
const SAME_EVERYWHERE =
  /^(?:Duizhao|(?:(?:Ctrl|Alt|Shift)\+)+[\w↑↓→]+|[a-z]+(?:\.[a-z-]+)+|No editor around this part of the screen|Authorization: Bearer …|\$\{[^}]*\}( · )?(?:Duizhao)?)$/;

test.each(FILES)("%s holds no words for people", (file) => {
  const code = textOf(file);
  const found = WORDS.flatMap(({ what, pattern }) =>
    [...code.matchAll(pattern)].map(([, words = ""]) => ({ what, words: words.trim() })),
  ).filter(({ words }) => !SAME_EVERYWHERE.test(words) && !isCode(words));
  expect(found).toEqual([]);
});

/** What stands between angle brackets of types. */
function isCode(words: string): boolean {
  return /^(?:as|export|function|interface|async|extends|readonly)\b|^[,|]|=>/.test(words);
}

test("the search finds what it is for", () => {
  const found = (code: string) =>
    WORDS.flatMap(({ pattern }) => [...code.matchAll(pattern)].map(([, words = ""]) => words.trim()));
  expect(found("<p>Nothing yet.</p>")).toContain("Nothing yet.");
  expect(found("<p>\n  {count} rows are not\n</p>")).toContain("rows are not");
  expect(found('<Button label="Close it" />')).toContain("Close it");
  expect(found('const done = ok ? "It is done" : null;')).toContain("It is done");
  expect(found('toast({ title: "It is done" })')).toContain("It is done");
});
