import fc from "fast-check";
import { expect, test } from "vitest";
import { variantsOf } from "@/lib/text/han-variants";
import { findAll, MOST_HITS, replaceAll, type SearchOptions } from "@/lib/text/search";
import { anyText } from "./strings";

/** The text with every hit in brackets, or why there is none. */
function mark(text: string, query: string, options: SearchOptions = {}): string {
  const result = findAll(text, query, options);
  if (!result.ok) return result.reason;
  return [...result.hits].reverse().reduce((marked, { start, end }) => {
    return `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`;
  }, text);
}

test.each([
  { text: "The cat, the CAT", query: "cat", options: {}, marked: "The [cat], the [CAT]" },
  { text: "The cat, the CAT", query: "cat", options: { caseSensitive: true }, marked: "The [cat], the CAT" },
  {
    text: "cat catalogue bobcat",
    query: "cat",
    options: { wholeWord: true },
    marked: "[cat] catalogue bobcat",
  },
  { text: "白盒模型和模型", query: "模型", options: { wholeWord: true }, marked: "白盒[模型]和[模型]" },
  { text: "GPT模型", query: "gpt", options: { wholeWord: true }, marked: "[GPT]模型" },
  { text: "1+1=2 (a|b)", query: "(a|b)", options: {}, marked: "1+1=2 [(a|b)]" },
  { text: "İstanbul Straße STRAßE", query: "straße", options: {}, marked: "İstanbul [Straße] [STRAßE]" },
  { text: "İi", query: "i", options: {}, marked: "İ[i]" },
  { text: "é e\u0301 e", query: "e", options: {}, marked: "é e\u0301 [e]" },
  { text: "👩‍👩‍👧 👩", query: "👩", options: {}, marked: "👩‍👩‍👧 [👩]" },
  { text: "a𠮷b", query: "\ud842", options: {}, marked: "a𠮷b" },
  {
    text: "2019年5月，2020年12月",
    query: "\\d+年\\d+月",
    options: { regex: true },
    marked: "[2019年5月]，[2020年12月]",
  },
  { text: "one\ntwo", query: "^t", options: { regex: true }, marked: "one\n[t]wo" },
  { text: "aaa", query: "x*", options: { regex: true }, marked: "aaa" },
  { text: "模型是模型的", query: "模型(?:是|的)", options: { regex: true }, marked: "[模型是][模型的]" },
  { text: "a", query: "", options: {}, marked: "a" },
])("$query in $text, $options: $marked", ({ text, query, options, marked }) => {
  expect(mark(text, query, options)).toBe(marked);
});

test.each([
  { text: "我去过臺灣和台湾。", query: "台湾", marked: "我去过[臺灣]和[台湾]。" },
  { text: "我去过臺灣和台湾。", query: "臺灣", marked: "我去过[臺灣]和[台湾]。" },
  { text: "後面、后面、背后", query: "后面", marked: "[後面]、[后面]、背后" },
  { text: "发现、發現、頭髮", query: "發", marked: "[发]现、[發]現、頭[髮]" },
  { text: "𠮷臺a台", query: "台", marked: "𠮷[臺]a[台]" },
  { text: "臺(a+b)臺", query: "台(A+B)", marked: "[臺(a+b)]臺" },
  { text: "臺\u0301 臺", query: "台", marked: "臺\u0301 [臺]" },
])("$query in $text, Simplified and Traditional: $marked", ({ text, query, marked }) => {
  expect(mark(text, query, { alike: variantsOf })).toBe(marked);
});

test.each([
  { text: "他不瞭解牠們，揹著書", query: "了解它们", marked: "他不[瞭解牠們]，揹著書" },
  { text: "他不了解它们，背着书", query: "瞭解牠們", marked: "他不[了解它们]，背着书" },
  { text: "拿生病當藉口", query: "借口", marked: "拿生病當[藉口]" },
  { text: "傍晚他甦醒了", query: "苏醒", marked: "傍晚他[甦醒]了" },
  { text: "一點燈燄", query: "焰", marked: "一點燈[燄]" },
  { text: "沉默", query: "沈默", marked: "[沉默]" },
])(
  "$query in $text, also where a character has several on the other side: $marked",
  ({ text, query, marked }) => {
    expect(mark(text, query, { alike: variantsOf })).toBe(marked);
  },
);

test.each([
  { text: "１９６７年", query: "1967", marked: "[１９６７]年" },
  { text: "1967年", query: "１９６７", marked: "[1967]年" },
  { text: "型号ＸＹ－７", query: "xy-7", marked: "型号[ＸＹ－７]" },
  { text: "型号xy-7", query: "ＸＹ－７", marked: "型号[xy-7]" },
  { text: "He didn’t say “no”.", query: "didn't", marked: "He [didn’t] say “no”." },
  { text: "He didn't", query: "didn’t", marked: "He [didn't]" },
  { text: "He said “no one”.", query: '"no one"', marked: "He said [“no one”]." },
  { text: "他说「好」，又说“好”。", query: "“好”", marked: "他说[「好」]，又说[“好”]。" },
  { text: "等等……然后…", query: "...", marked: "等等[……]然后[…]" },
  { text: "等等...好", query: "……", marked: "等等[...]好" },
  { text: "1950–1960, 1950-1960", query: "1950-1960", marked: "[1950–1960], [1950-1960]" },
  { text: "他——我说的是他——走了", query: "—", marked: "他[——]我说的是他[——]走了" },
  { text: "wait -- no", query: "—", marked: "wait [--] no" },
  { text: "well-being", query: "—", marked: "well-being" },
  { text: "王\u3000明", query: "王 明", marked: "[王\u3000明]" },
  { text: "卡尔·马克思", query: "卡尔•马克思", marked: "[卡尔·马克思]" },
  { text: "⼈民", query: "人民", marked: "[⼈民]" },
  { text: "价格：￥５（含税）", query: "¥5(含税)", marked: "价格：[￥５（含税）]" },
])("$query in $text, in any width and typing: $marked", ({ text, query, marked }) => {
  expect(mark(text, query)).toBe(marked);
});

test.each([
  { text: "１９６７", query: "1967" },
  { text: "didn’t", query: "didn't" },
  { text: "……", query: "..." },
])("matching case, $query does not find $text", ({ text, query }) => {
  expect(mark(text, query, { caseSensitive: true })).toBe(text);
});

test("every query finds itself", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const [first = ""] = text.trim();
      fc.pre(!/\p{M}|\p{Cs}|\p{Cf}|\p{Emoji_Modifier}/u.test(text) && first !== "");
      for (const caseSensitive of [false, true]) {
        const found = findAll(text, text, { alike: variantsOf, caseSensitive });
        expect(found).toMatchObject({ ok: true, hits: [{ start: 0, end: text.length }] });
      }
    }),
  );
});

test("a regular expression is taken as it stands", () => {
  expect(mark("臺台", "台", { alike: variantsOf, regex: true })).toBe("臺[台]");
});

test.each([
  { query: "(a+)+$", why: "risky" },
  { query: "(a|a)*b", why: "risky" },
  { query: "(?:a?){30}b", why: "risky" },
  { query: "((ab)*)*", why: "risky" },
  { query: "(a)\\1", why: "risky" },
  { query: "(?<x>a)\\k<x>", why: "risky" },
  { query: "(?<=a+)b", why: "risky" },
  { query: ".*a.*a.*b", why: "slow" },
  { query: "a*a*a*a*b", why: "slow" },
  { query: "[", why: "broken" },
  { query: "a{2,1}", why: "broken" },
])("$query is refused as $why, in a sentence that says what to do", ({ query, why }) => {
  const result = findAll("a".repeat(3000), query, { regex: true });
  expect(result).toMatchObject({ ok: false, reason: why });
});

test("no accepted pattern runs long: whatever is typed, the search comes back", () => {
  const pattern = fc
    .array(
      fc.constantFrom(
        "a",
        ".",
        "*",
        "+",
        "?",
        "(",
        ")",
        "|",
        "{2,}",
        "[ab]",
        "b",
        "\\d",
        "(?:",
        "^",
        "$",
        "\\w",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(pattern, (query) => {
      // Catastrophic backtracking over 2,000 letters would not end in this universe, nor would this test.
      expect(findAll(`${"a".repeat(2000)}!`, query, { regex: true })).toHaveProperty("ok");
    }),
    { numRuns: 300 },
  );
});

test("stops at the first MOST_HITS and says so", () => {
  const result = findAll("a".repeat(MOST_HITS + 5), "a");
  expect(result.ok && result.hits.length).toBe(MOST_HITS);
  expect(result.ok && result.isCut).toBe(true);
});

test("a literal search finds the query itself, in order and without overlap", () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), fc.nat(6), (text, from, length) => {
      const query = text.slice(from, from + length);
      const result = findAll(text, query, { caseSensitive: true });
      expect(result.ok).toBe(true);
      if (!result.ok) return;
      let end = 0;
      for (const hit of result.hits) {
        expect(text.slice(hit.start, hit.end)).toBe(query);
        expect(hit.start).toBeGreaterThanOrEqual(end);
        end = hit.end;
      }
      expect(replaceAll(text, result.hits, query)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test("replaces with the very characters given", () => {
  const result = findAll("cat cat", "cat");
  expect(result.ok && replaceAll("cat cat", result.hits, "$1$&")).toBe("$1$& $1$&");
});

test("hits of another text are our mistake", () => {
  expect(() => replaceAll("ab", [{ start: 1, end: 5 }], "")).toThrow(RangeError);
});
