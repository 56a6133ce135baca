import { describe, expect, test } from "vitest";
import { type CheckNames, DEFAULT_SETTINGS } from "@/lib/check/check";
import { names } from "@/lib/check/names";
import { loadKnownNames, loadLexicon } from "@/lib/server/lexicon";
import type { LedgerName } from "@/lib/term/names/ledger";
import { usualNames } from "@/lib/term/names/usual";

const lexicon = loadLexicon();
const known = loadKnownNames();

function found(source: string, target: string, more: Partial<CheckNames> = {}): string {
  const settings = {
    ...DEFAULT_SETTINGS,
    lexicon,
    names: { ...known, ledger: [], usual: new Set<string>(), ...more },
  };
  return names
    .run({ source, target }, settings)
    .map(({ code, parameters: { name, text } }) =>
      [code.replace("checks.name-", ""), name, text].filter(Boolean).join(" "),
    )
    .join(", ");
}

test("a row of more names than a page has costs no more than a page", () => {
  const many = (count: number) =>
    Array.from(
      { length: count },
      (_, at) => `${"赵钱孙李周吴郑王"[at % 8]}${"建国卫东文华"[at % 6]}${"明亮"[at % 2]}说，`,
    ).join("");
  const words = (count: number) =>
    Array.from({ length: count }, (_, at) => `Qa${at.toString(26)}son`).join(" ");
  expect(found(many(3), "Rain fell.")).not.toBe("");
  expect(found(many(2000), words(3000))).toBe("");
});

describe("names of the Chinese against those of the English", () => {
  test.each([
    { source: "暴雨袭击了重庆。", target: "Heavy rain hit Chongqing.", says: "" },
    { source: "暴雨袭击了重庆。", target: "Heavy rain hit.", says: "missing 重庆" },
    { source: "暴雨袭击了重庆。", target: "Heavy rain hit Vladivostok.", says: "changed 重庆 Vladivostok" },
    { source: "暴雨袭击了重庆。", target: "Heavy rain hit 重庆.", says: "" },
    { source: "意大利媒体报道了此事。", target: "Italian media reported it.", says: "" },
    { source: "美国的疫情最严重。", target: "The epidemic is worst in the U.S.", says: "" },
    { source: "美国的疫情最严重。", target: "The epidemic hit us worst.", says: "missing 美国" },
    { source: "联合国发表了声明。", target: "The UN issued a statement.", says: "" },
    {
      source: "站长段梦琪说，效率提高了。",
      target: "Duan Mengqi, the director, said that efficiency had risen.",
      says: "",
    },
    {
      source: "站长段梦琪说，效率提高了。",
      target: "The director said efficiency had risen.",
      says: "missing 段梦琪",
    },
    { source: "站长段梦琪说，他很高兴。", target: "The director said he was happy.", says: "" },
    {
      source: "局长许正宇说，情况很好。",
      target: "Secretary Christopher Hui said things were fine.",
      says: "",
    },
    {
      source: "州长格雷琴·惠特默下令停工。",
      target: "Governor Gretchen Whitmer ordered a shutdown.",
      says: "",
    },
    { source: "安达纳尔接受了检测。", target: "Andanar was tested.", says: "" },
    { source: "CBA联赛将于明天复赛。", target: "The league resumes tomorrow.", says: "missing CBA" },
    { source: "GDP增长了两倍。", target: "The gross domestic product tripled.", says: "" },
    { source: "会议在这里举行。", target: "The meeting was held in Vladivostok.", says: "added Vladivostok" },
    { source: "会议在五月举行。", target: "The meeting was held in May. This was new.", says: "" },
    { source: "他住在美国洛杉矶。", target: "He lives in Los Angeles.", says: "" },
    { source: "《吉祥如意》很感人。", target: "The Reunions is moving.", says: "" },
  ])("$source | $target: $says", ({ source, target, says }) => {
    expect(found(source, target)).toBe(says);
  });

  test("without a list of names nothing is said", () => {
    expect(
      names.run({ source: "重庆下雨了。", target: "It rained." }, { ...DEFAULT_SETTINGS, lexicon }),
    ).toEqual([]);
  });
});

describe("names of the ledger (CHK-NAME-1)", () => {
  const entry = (more: Partial<LedgerName>): LedgerName => ({
    kind: "person",
    zh: "任正非",
    aliases: ["任总"],
    first: "Ren Zhengfei",
    later: "Ren",
    allowed: [],
    surnameFirst: true,
    ...more,
  });
  test.each([
    { target: "Ren Zhengfei arrived.", says: "" },
    { target: "Ren arrived.", says: "" },
    { target: "He arrived.", says: "" },
    { target: "Zhao arrived.", says: "otherwise 任正非, added Zhao" },
    { target: "Renata arrived.", says: "otherwise 任正非" },
  ])("任正非: $target $says", ({ target, says }) => {
    expect(found("任正非到了。", target, { ledger: [entry({})] })).toBe(says);
  });

  test("an alias is the same name", () => {
    expect(found("任总到了。", "The boss arrived.", { ledger: [entry({})] })).toBe("otherwise 任总");
  });

  test("what is no name is not looked for", () => {
    const ledger = [entry({ kind: "none", zh: "重庆", aliases: [], first: "" })];
    expect(found("暴雨袭击了重庆。", "Heavy rain hit.", { ledger, usual: new Set(["重庆"]) })).toBe("");
  });

  test("the title of a work has its ledger form", () => {
    const ledger = [entry({ kind: "work", zh: "人民日报", aliases: [], first: "People's Daily", later: "" })];
    expect(found("《人民日报》报道了。", "The *People’s Daily* reported it.", { ledger })).toBe("");
    expect(found("《人民日报》报道了。", "The newspaper reported it.", { ledger })).toBe(
      "otherwise 人民日报",
    );
  });
});

test("what a text is full of, or calls by another name throughout, is obvious (NAM-USUAL)", () => {
  const pairs = [
    ...Array.from({ length: 12 }, () => ({
      source: "香港的银行很多。",
      target: "There are many banks in Hong Kong.",
    })),
    { source: "香港的银行很多。", target: "There are many banks." },
  ];
  const usual = usualNames(pairs, { lexicon, ...known });
  expect([...usual]).toContain("香港");
  expect(found("香港的银行很多。", "There are many banks.", { usual })).toBe("");
});
