import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKnownNames, loadLexicon } from "@/lib/server/lexicon";
import { findNames } from "@/lib/term/names/recognise";

const sources = { lexicon: loadLexicon(), known: loadKnownNames().known };

/** `名/p`: kind by its first letter. */
const shape = (text: string) =>
  findNames(text, sources)
    .map(({ zh, kind }) => `${zh}/${kind[0]}`)
    .join(" ");

describe("names in a Chinese text", () => {
  test.each([
    { text: "《围城》写得好。", names: "围城/w", rule: "NAM-FIND-1" },
    { text: "他从休斯敦飞到重庆。", names: "休斯敦/p 重庆/p", rule: "NAM-FIND-2" },
    { text: "在每个文件中都有一份。", names: "", rule: "NAM-FIND-2" },
    { text: "鲜艳的旗帜在大堤上高高飘扬。", names: "", rule: "NAM-FIND-2" },
    { text: "州长格雷琴·惠特默昨天发言。", names: "格雷琴·惠特默/p", rule: "NAM-FIND-3" },
    { text: "安达纳尔接受了检测。", names: "安达纳尔/p", rule: "NAM-FIND-3" },
    { text: "卡特里说，情况在好转。", names: "卡特里/p", rule: "NAM-FIND-3" },
    { text: "站长段梦琪说，效率提高了。", names: "段梦琪/p", rule: "NAM-FIND-4" },
    { text: "下午，陈光明得知消息后赶到现场。", names: "陈光明/p", rule: "NAM-FIND-4" },
    { text: "王教授和老师们都来了。", names: "王教授/p", rule: "NAM-FIND-5" },
    { text: "高兴的人都来了，方法也有了。", names: "", rule: "NAM-FIND-4" },
    { text: "重庆大学开学了。", names: "重庆大学/o", rule: "NAM-FIND-6" },
  ])("$text: $names ($rule)", ({ text, names }) => {
    expect(shape(text)).toBe(names);
  });

  test("names of the ledger are found as they stand", () => {
    const ledger = new Map([["小米", "organisation"]] as const);
    expect(findNames("小米发布了新手机。", { ...sources, ledger })).toMatchObject([
      { zh: "小米", start: 0, end: 2 },
    ]);
  });

  test("whatever the text, names lie in it in order and apart", () => {
    const characters = fc.constantFrom(...Array.from("陈光明说斯特克·《》王教授重庆在的，。A1"));
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 40 }), (list) => {
        const text = list.join("");
        let end = 0;
        for (const name of findNames(text, sources)) {
          expect(name.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(name.start, name.end)).toBe(name.zh);
          end = name.end;
        }
      }),
    );
  });
});
