/**
 * The English rules of `lib/segment`, as close as SRX comes to them; they serve the Latin words in Chinese too.
 *
 * It cannot say: that items of a list count on (E7), how wide lines are and what all lines of a list have in common (E6).
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
      rule: "E3",
      isBreak: false,
      before: `${NOT_IN_WORD}${anyOf(words)}\\.\\s+`,
      after: follows.source === "." ? "\\S" : "[#(]?(?:\\d|[IVXLC]{2,})",
    }),
  ),
  {
    rule: "E3",
    isBreak: false,
    before: `${NOT_IN_WORD}${anyOf(TRAILING)}\\.${CLOSED}\\s+`,
    after: `(?!${STARTER})\\S`,
  },
  { rule: "E4", isBreak: false, before: "(?:^|[^A-Za-z])(?:\\p{Lu}\\.)+\\s+", after: `(?!${STARTER})\\S` },
  { rule: "E4", isBreak: false, before: "\\p{Lu}\\p{Ll}+\\s\\p{Lu}\\.\\s+", after: "\\p{Lu}" },
  { rule: "E5", isBreak: false, before: '\\[(?:\\.\\.\\.|…)\\][”"]?\\s*', after: "\\S" },
  { rule: "E5", isBreak: false, before: "[^.](?:\\.\\.\\.|\\. \\. \\.|…)\\s+", after: "I(?![A-Za-z])" },
  { rule: "E5", isBreak: false, before: "\\.\\s*", after: "\\." },
  {
    rule: "E7",
    isBreak: false,
    before: "(?:^|[\\r\\n])\\s*(?:[•⁃▪-]\\s?)?(?:\\d{1,3}|[A-Za-z]|[ivx]{2,4}|[Ⅰ-Ⅻ])[.．]\\)?\\s*",
    after: "\\S",
  },
  { rule: "E2", isBreak: false, before: `[.!?…]${CLOSED}\\s+`, after: "[“‘\"'(]*[\\p{Ll},;:]" },
  {
    rule: "E2",
    isBreak: false,
    before: `[.!?…][”’"']\\s+`,
    after: `(?:${SAYS}|(?:[A-Z][A-Za-z’'.-]*\\s+){1,3}${SAYS})`,
  },
  { rule: "E9", isBreak: false, before: `[.!?…][”’"']\\s+`, after: "\\([^()]{0,50}\\d[^()]{0,50}\\)[.,;]" },
  {
    rule: "E10",
    isBreak: true,
    before: "(?:\\p{Ll}{3}|\\))\\.\\d{1,3}(?: \\d{1,3}){0,3}\\s+",
    after: "\\p{Lu}",
  },
  {
    rule: "E8",
    isBreak: true,
    before: "(?<![\\p{L}.@/])\\p{Ll}{2,24}[.!?]",
    after: "\\p{Lu}\\p{Ll}+(?=[\\s,.!?])",
  },
  { rule: "E1", isBreak: true, before: `[.!?…]${CLOSED}\\s+`, after: "\\S" },
  { rule: "E1", isBreak: true, before: `[!?]${CLOSED}`, after: "\\p{Script=Han}" },
  { rule: "E6", isBreak: true, before: "[\\r\\n]\\s*[\\r\\n]\\s*|\\u2029\\s*", after: "\\S" },
  { rule: "E6", isBreak: true, before: "[\\r\\n]\\s*", after: "[^\\s\\p{Ll}(]" },
];
