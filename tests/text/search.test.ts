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
  if (!result.ok) expect(result.message).toMatch(/^This .+ (?:Correct|Avoid|Use) .+\.$/);
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
