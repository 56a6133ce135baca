/**
 * The English rules of `lib/segment`, as close as SRX comes to them; they serve the Latin words in Chinese too.
 *
 * It cannot say: that items of a list count on (SEG-EN-7), how wide lines are and what all lines of a list have in common (SEG-EN-6).
 */

import { LEADING, STARTERS, TRAILING } from "../../segmentation/sentences/abbreviations";
import type { SrxRule } from "./srx-rule";

const NOT_IN_WORD = "(?<![A-Za-z.])";
const CLOSED = "[”’\"')\\]»]{0,4}(?:\\[\\d{1,3}\\])*";
const STARTER = `(?:${[...STARTERS].join("|")})(?![A-Za-z])`;
const SAYS =
  "(?:said|says|asked|asks|replied|answered|added|cried|shouted|whispered|wrote|thought|continued|explained|exclaimed|murmured)(?![A-Za-z])";

/** [Mm]r|[Ff]ig: SRX has no way to ignore case that every program knows. */
function anyOf(words: Iterable<string>): string {
  const written = Array.from(words, (word) => {
    const escaped = word.replaceAll(".", "\\.").replace(/\\\.$/, "");
    const parts = escaped.split(/(?<=\\\.)/);
    return parts.map((part) => `[${part[0]!.toUpperCase()}${part[0]}]${part.slice(1)}`).join("");
  });
  return `(?:${[...new Set(written)].join("|")})`;
}

export const ENGLISH_RULES: readonly SrxRule[] = [
  ...LEADING.map(
    ({ words, follows }): SrxRule => ({
      rule: "SEG-EN-3",
      isBreak: false,
      before: `${NOT_IN_WORD}${anyOf(words)}\\.\\s+`,
      after: follows.source === "." ? "\\S" : "[#(]?(?:\\d|[IVXLC]{2,})",
    }),
  ),
  {
    rule: "SEG-EN-3",
    isBreak: false,
    before: `${NOT_IN_WORD}${anyOf(TRAILING)}\\.${CLOSED}\\s+`,
    after: `(?!${STARTER})\\S`,
  },
  {
    rule: "SEG-EN-4",
    isBreak: false,
    before: "(?:^|[^A-Za-z])(?:\\p{Lu}\\.)+\\s+",
    after: `(?!${STARTER})\\S`,
  },
  { rule: "SEG-EN-4", isBreak: false, before: "\\p{Lu}\\p{Ll}+\\s\\p{Lu}\\.\\s+", after: "\\p{Lu}" },
  { rule: "SEG-EN-5", isBreak: false, before: '\\[(?:\\.\\.\\.|…)\\][”"]?\\s*', after: "\\S" },
  { rule: "SEG-EN-5", isBreak: false, before: "[^.](?:\\.\\.\\.|\\. \\. \\.|…)\\s+", after: "I(?![A-Za-z])" },
  { rule: "SEG-EN-5", isBreak: false, before: "\\.\\s*", after: "\\." },
  {
    rule: "SEG-EN-7",
    isBreak: false,
    before: "(?:^|[\\r\\n])\\s*(?:[•⁃▪-]\\s?)?(?:\\d{1,3}|[A-Za-z]|[ivx]{2,4}|[Ⅰ-Ⅻ])[.．]\\)?\\s*",
    after: "\\S",
  },
  { rule: "SEG-EN-2", isBreak: false, before: `[.!?…]${CLOSED}\\s+`, after: "[“‘\"'(]*[\\p{Ll},;:]" },
  {
    rule: "SEG-EN-2",
    isBreak: false,
    before: `[.!?…][”’"']\\s+`,
    after: `(?:${SAYS}|(?:[A-Z][A-Za-z’'.-]*\\s+){1,3}${SAYS})`,
  },
  {
    rule: "SEG-EN-9",
    isBreak: false,
    before: `[.!?…][”’"']\\s+`,
    after: "\\([^()]{0,50}\\d[^()]{0,50}\\)[.,;]",
  },
  {
    rule: "SEG-EN-10",
    isBreak: true,
    before: "(?:\\p{Ll}{3}|\\))\\.\\d{1,3}(?: \\d{1,3}){0,3}\\s+",
    after: "\\p{Lu}",
  },
  {
    rule: "SEG-EN-8",
    isBreak: true,
    before: "(?<![\\p{L}.@/])\\p{Ll}{2,24}[.!?]",
    after: "\\p{Lu}\\p{Ll}+(?=[\\s,.!?])",
  },
  { rule: "SEG-EN-1", isBreak: true, before: `[.!?…]${CLOSED}\\s+`, after: "\\S" },
  { rule: "SEG-EN-1", isBreak: true, before: `[!?]${CLOSED}`, after: "\\p{Script=Han}" },
  { rule: "SEG-EN-6", isBreak: true, before: "[\\r\\n]\\s*[\\r\\n]\\s*|\\u2029\\s*", after: "\\S" },
  { rule: "SEG-EN-6", isBreak: true, before: "[\\r\\n]\\s*", after: "[^\\s\\p{Ll}(]" },
];
