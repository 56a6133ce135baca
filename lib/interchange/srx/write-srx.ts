/**
 * Our rules of sentences as SRX 2.0 (Segmentation Rules eXchange, LISA 2008), for programs that read it. Chinese texts
 * are parted by the Chinese rules and then, for their Latin words, by the English ones (cascade); all others by the
 * English ones alone. White space stands at the end of the piece before.
 *
 * The expressions keep to what ICU, Java and JavaScript (with the flag u) read alike: no flags inside, look-behind of
 * bounded length only, properties written \p{…=…} or by one letter.
 */

import { CHINESE_RULES } from "./rules-chinese";
import { ENGLISH_RULES } from "./rules-english";
import type { SrxRule } from "./srx-rule";

const LANGUAGES: readonly {
  readonly name: string;
  readonly pattern: string;
  readonly rules: readonly SrxRule[];
}[] = [
  { name: "Chinese", pattern: "[Zz][Hh].*", rules: CHINESE_RULES },
  { name: "English", pattern: ".*", rules: ENGLISH_RULES },
];

export const SRX_MEDIA_TYPE = "application/xml";

export function writeSrx(): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<!-- Sentences of Duizhao. The numbers are those of its rules, Z for Chinese and E for English. -->",
    '<srx xmlns="http://www.lisa.org/srx20" version="2.0">',
    '  <header segmentsubflows="yes" cascade="yes">',
    '    <formathandle type="start" include="no"/>',
    '    <formathandle type="end" include="yes"/>',
    '    <formathandle type="isolated" include="no"/>',
    "  </header>",
    "  <body>",
    "    <languagerules>",
    ...LANGUAGES.flatMap(({ name, rules }) => [
      `      <languagerule languagerulename="${name}">`,
      ...rules.flatMap(ruleOf),
      "      </languagerule>",
    ]),
    "    </languagerules>",
    "    <maprules>",
    ...LANGUAGES.map(
      ({ name, pattern }) =>
        `      <languagemap languagepattern="${escapeXml(pattern)}" languagerulename="${name}"/>`,
    ),
    "    </maprules>",
    "  </body>",
    "</srx>",
    "",
  ].join("\n");
}

function ruleOf({ rule, isBreak, before, after }: SrxRule): string[] {
  return [
    `        <!-- ${rule} -->`,
    `        <rule break="${isBreak ? "yes" : "no"}">`,
    `          <beforebreak>${escapeXml(before)}</beforebreak>`,
    `          <afterbreak>${escapeXml(after)}</afterbreak>`,
    "        </rule>",
  ];
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML cannot hold or would change, such as line ends, are written as escapes of the expression. */
function escapeXml(text: string): string {
  return text
    .replace(
      /[\0-\x1f\x85\u2028\u2029\ufeff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    )
    .replace(/[&<>"]/g, (mark) => ENTITIES[mark]!);
}
