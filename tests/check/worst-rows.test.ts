import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "@/lib/check/check";
import { CHECKS } from "@/lib/check/checks";
import { pairWithBeads } from "@/lib/check/sentence-beads";
import { loadKnownNames, loadLexicon } from "@/lib/server/lexicon";

const lexicon = loadLexicon();
const settings = {
  ...DEFAULT_SETTINGS,
  lexicon,
  names: { ...loadKnownNames(), ledger: [], usual: new Set<string>() },
};
/** UTF-16 units; a row may hold 100,000. */
const MOST = 60_000;
const filled = (piece: (at: number) => string) => {
  let text = "";
  for (let at = 0; ; at += 1) {
    const next = piece(at);
    if (text.length + next.length > MOST) return text;
    text += next;
  }
};
const same = (text: string) => () => text;

const ROWS: readonly (readonly [string, string, string])[] = [
  ["the same number", filled(same("3个，")), filled(same("3, "))],
  ["other numbers", filled((at) => `${at}个，`), filled((at) => `${at + 100_000} of, `)],
  ["quantities in words", filled((at) => `近${at}万元，`), filled((at) => `about ${at},000 yuan, `)],
  ["digits in one run", filled(same("1")), filled(same("9"))],
  ["numerals in one run", filled(same("一百")), filled(same("one hundred "))],
  ["short sentences", filled((at) => `他说${"甲乙丙丁"[at % 4]}。`), filled((at) => `He said ${at % 7}. `)],
  ["stops", filled(same("。")), filled(same(". "))],
  ["quotation marks", filled(same("“")), filled(same("“'\""))],
  ["brackets", filled(same("（【《")), filled(same("([{<"))],
  ["closing brackets", filled(same("）】》")), filled(same(")]}>"))],
  ["white space", filled(same("　")), filled(same(" "))],
  ["line breaks", filled(same("\n")), filled(same(" \n"))],
  ["one word", filled(same("的")), filled(same("the "))],
  ["wide marks", "字", filled(same("汉，x"))],
  ["wide letters", "字", filled(same("ａ b"))],
  ["tags", filled((at) => `{${at}}`), filled((at) => `{${at + 5}}<b>`)],
  ["marks of emphasis", filled(same("*字*")), filled(same("*a **b "))],
  ["addresses", filled(same("http://a.b/c?d=e ")), filled(same("http://a.b/c?d=f "))],
  ["links in pieces", filled(same("[")), filled(same("[a](b "))],
  ["names", filled(same("王小明和李大伟在北京。")), filled((at) => `Wang${at} Xiaoming of Beijing `)],
  ["capitals", "字", filled(same("Aa Bb "))],
  ["hyphens", filled(same("—")), filled(same("a-b--c—"))],
  ["apostrophes", "字", filled(same("o'clock's "))],
  ["one long word", filled(same("甲")), filled(same("a"))],
  ["emoji", filled(same("👩‍👩‍👧")), filled(same("👩‍👩‍👧 "))],
  ["dates", filled(same("2020年1月2日")), filled(same("2 January 2020 "))],
  ["ranges", filled(same("3至5")), filled(same("3-5, "))],
  ["numbers with commas", filled(same("1,")), filled(same("1,"))],
  ["numbers with points", filled(same("1.")), filled(same("1."))],
  ["fractions", filled(same("1/")), filled(same("1/"))],
  ["per cent", filled(same("5%")), filled(same("5% "))],
  ["signs of per cent", filled(same("%")), filled(same("%1"))],
  ["minus", filled(same("-1")), filled(same("-1"))],
  ["myriads", filled(same("亿")), filled(same("million "))],
  ["backticks", filled(same("`")), filled(same("``a`b "))],
  ["at signs", filled(same("@")), filled(same("a@"))],
  ["hyphens in one run", filled(same("-")), filled(same("--"))],
  ["tags that do not end", filled(same("<")), filled(same("<a "))],
  ["placeholders that do not end", filled(same("{")), filled(same("{{a"))],
  ["addresses of links that do not end", filled(same("](")), filled(same("](a(b)"))],
  ["currencies", filled(same("￥5")), filled(same("$5 €6 "))],
];

/** Processor time. A check that reads a row a few times needs tenths of a second; one whose work is the square of its length, ten and more. */
const MOST_SECONDS = 2.5;

describe.each(ROWS)("a row of 60,000 letters: %s", (_name, source, target) => {
  test("takes no check longer than in proportion to its length", { timeout: 600_000 }, () => {
    const pair = pairWithBeads(source, target, lexicon);
    const slow: string[] = [];
    for (const check of CHECKS) {
      const begun = process.cpuUsage().user;
      check.run(pair, settings);
      const seconds = (process.cpuUsage().user - begun) / 1_000_000;
      if (seconds > MOST_SECONDS) slow.push(`${check.id} ${seconds.toFixed(1)} s`);
    }
    expect(slow).toEqual([]);
  });
});
