import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadFrequencies, loadKnownNames, loadLexicon } from "@/lib/server/lexicon";
import { foldTerm } from "@/lib/term/fold";
import { guessEnglish } from "@/lib/term/names/guess";
import type { NameKind } from "@/lib/term/names/kinds";
import { type ProposedName, proposingNames, type RowOfTexts } from "@/lib/term/names/propose";
import { readEnglishNames, renderingIn } from "@/lib/term/names/renderings";

const sources = { lexicon: loadLexicon(), known: loadKnownNames().known, words: loadFrequencies() };

function proposed(rows: readonly RowOfTexts[], settled: readonly string[] = []): readonly ProposedName[] {
  const steps = proposingNames(rows, sources, {
    limit: 100,
    isSettled: (folded) => settled.map(foldTerm).includes(folded),
  });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
const row = (source: string, target = ""): RowOfTexts => ({ source, target });
const brief = (names: readonly ProposedName[]) => names.map(({ zh, first }) => `${zh} ${first}`.trim());

describe("names proposed from a text (NAM-PROP)", () => {
  test.each([
    {
      rows: [row("站长段梦琪说，效率提高了。", "The head, Duan Mengqi, said it was better.")],
      names: ["段梦琪 Duan Mengqi"],
      why: "the English has it",
    },
    { rows: [row("站长段梦琪说，效率提高了。")], names: ["段梦琪 Duan Mengqi"], why: "pinyin" },
    {
      rows: [row("球队在勒斯滕堡（Rustenburg）比赛。", "The team played.")],
      names: ["勒斯滕堡 Rustenburg"],
      why: "the Chinese says it in brackets",
    },
    {
      rows: [row("他去过拉斯卡尼塔斯。", "He has been to Las Cañitas.")],
      names: ["拉斯卡尼塔斯 Las Cañitas"],
      why: "all words of a foreign name",
    },
    {
      rows: [row("根据约翰·霍普金斯大学提供的数据。", "According to Johns Hopkins University data.")],
      names: ["约翰·霍普金斯大学 Johns Hopkins University"],
      why: "an organisation to its end",
    },
    {
      rows: [row("他读了《青石巷》。", "He has read *Bluestone Lane*.")],
      names: ["青石巷 Bluestone Lane"],
      why: "a title between marks (NAM-REND-2)",
    },
    {
      rows: [
        row("站长段梦琪说，效率提高了。", "The head said it was better."),
        row("站长段梦琪说过。", "She said so."),
      ],
      names: [],
      why: "no English answers it (NAM-PROP-2)",
    },
    { rows: [row("早些时候，中国通讯社报道了。")], names: [], why: "中国通 is no word there" },
  ])("$names: $why", ({ rows, names }) => {
    expect(brief(proposed(rows))).toEqual(names);
  });

  test("shorter names of one person are forms of the longer (NAM-PROP-3)", () => {
    const rows = [
      row("州长格雷琴·惠特默发言。", "Governor Gretchen Whitmer spoke."),
      row("惠特默说，不会。", "Whitmer said no."),
      row("站长段梦琪说，好。", "Duan Mengqi said yes."),
      row("段主任也来了。", "Director Duan came, too."),
    ];
    const names = proposed(rows);
    expect(names.map(({ zh, aliases }) => [zh, ...aliases].join(" "))).toEqual(
      expect.arrayContaining(["格雷琴·惠特默 惠特默", "段梦琪 段主任"]),
    );
    expect(names.find(({ zh }) => zh === "段梦琪")).toMatchObject({
      later: "Duan",
      surnameFirst: true,
      count: 2,
    });
  });

  test("what the ledger has or refused is not proposed, in either script (NAM-PROP-1)", () => {
    const rows = [row("站长段梦琪说，效率提高了。", "Duan Mengqi said it was better.")];
    expect(proposed(rows, ["段夢琪"])).toEqual([]);
  });

  test("a name that neither sounds nor dictionary show is found where the rows do (NAM-REND-3)", () => {
    const rows = ["说，来了。", "说，走了。", "说，到了。", "表示不去。"].map((tail, at) =>
      row(`站长段梦琪${tail}`, `${["Then", "At last", "Later", "Now"][at]} Trinket spoke.`),
    );
    expect(brief(proposed(rows))).toEqual(["段梦琪 Trinket"]);
  });

  test("places of a proposal are where it stands, whatever the text", () => {
    const characters = fc.constantFrom(...Array.from("陈光明说斯特克·《》王教授重庆大学在的，。A1（）"));
    fc.assert(
      fc.property(fc.array(fc.array(characters, { maxLength: 60 }), { maxLength: 4 }), (texts) => {
        const rows = texts.map((list) => row(list.join(""), "Chen Guangming said *this* in Chongqing."));
        for (const { zh, places, count } of proposed(rows)) {
          expect(count).toBeGreaterThanOrEqual(places.length === 0 ? 0 : 1);
          for (const { row: at, start, end } of places)
            expect(foldTerm(rows[at]!.source.slice(start, end))).toBe(foldTerm(zh));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("how an English text has a name (NAM-REND-1)", () => {
  test.each([
    { zh: "拜登", kind: "person", english: "President Joe Biden spoke.", found: "Biden" },
    { zh: "许正宇", kind: "person", english: "Mr Hui Ching-yu was confident.", found: "Hui Ching-yu" },
    {
      zh: "香港岛",
      kind: "place",
      english: "Most of Hong Kong Island is built up.",
      found: "Hong Kong Island",
    },
    { zh: "硅谷101", kind: "work", english: "This is Silicon Valley 101.", found: "Silicon Valley 101" },
    { zh: "陈光明", kind: "person", english: "He came at once.", found: "" },
  ] as const)("$zh in “$english”: $found", ({ zh, kind, english, found }) => {
    expect(renderingIn(readEnglishNames(english), { zh, kind, behind: "" }, sources)).toBe(found);
  });
});

describe("first guesses (NAM-GUESS)", () => {
  test.each([
    { zh: "休斯敦", kind: "place", guess: "Houston", from: "dictionary" },
    { zh: "任正非", kind: "person", guess: "Ren Zhengfei", from: "pinyin" },
    { zh: "欧阳西安", kind: "person", guess: "Ouyang Xi’an", from: "pinyin" },
    { zh: "曾国强", kind: "person", guess: "Zeng Guoqiang", from: "pinyin" },
    { zh: "重庆大学", kind: "organisation", guess: "Chongqing University", from: "dictionary" },
    { zh: "格雷琴·惠特默", kind: "person", guess: null, from: null },
    { zh: "蓝鲸云", kind: "organisation", guess: null, from: null },
  ] as readonly { zh: string; kind: NameKind; guess: string | null; from: string | null }[])(
    "$zh: $guess",
    ({ zh, kind, guess, from }) => {
      const found = guessEnglish(zh, kind, sources);
      expect([found?.text ?? null, found?.from ?? null]).toEqual([guess, from]);
    },
  );
});
