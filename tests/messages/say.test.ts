import { expect, test } from "vitest";
import { sayIn } from "@/lib/messages/catalogue";
import type { Given, Key, Message } from "@/lib/messages/keys";
import { findIn, sayer } from "@/lib/messages/say";
import { compiled } from "./compiled";

const WORDS = {
  ui: compiled({
    plain: "It’s here",
    rows: "{count, plural, =0 {no rows} one {# row} other {# rows}} of {name}",
    size: "{size, number}",
    kinds: "read as {kinds}",
    role: "{role, select, owner {may do all} other {may read}}",
    link: "see <link>the <b>{name}</b></link>.",
    why: "Not saved: {why}",
  }),
};
const [en, zh] = [sayer("en", findIn(WORDS)), sayer("zh-Hans", findIn(WORDS))];
const loosely = en as unknown as (key: string, parameters?: object) => string;

test.each([
  { key: "ui.plain", parameters: {}, said: "It’s here" },
  { key: "ui.rows", parameters: { count: 0, name: "A" }, said: "no rows of A" },
  { key: "ui.rows", parameters: { count: 1, name: "A" }, said: "1 row of A" },
  { key: "ui.rows", parameters: { count: 12_345, name: "{A} <b>" }, said: "12,345 rows of {A} <b>" },
  { key: "ui.kinds", parameters: { kinds: ["a", "b", "c"] }, said: "read as a, b and c" },
  { key: "ui.role", parameters: { role: "owner" }, said: "may do all" },
  { key: "ui.role", parameters: { role: "viewer" }, said: "may read" },
  { key: "ui.why", parameters: { why: { code: "ui.size", size: 3_000 } }, said: "Not saved: 3,000" },
  { key: "ui.unknown", parameters: {}, said: "ui.unknown" },
  { key: "nowhere.unknown", parameters: {}, said: "nowhere.unknown" },
  { key: "ui.toString", parameters: {}, said: "ui.toString" },
])("$key with $parameters says “$said”", ({ key, parameters, said }) => {
  expect(loosely(key, parameters)).toBe(said);
});

test("each language has its own numbers, lists and dates", () => {
  const at = Date.parse("2026-11-30T08:20:00Z"); // 14:05 in Kathmandu
  expect([en.number(1_024), zh.number(1_024)]).toEqual(["1,024", "1024"]);
  expect([en.number(10_240), zh.number(10_240)]).toEqual(["10,240", "10,240"]);
  expect([en.percent(0.45), zh.percent(0.45)]).toEqual(["45%", "45%"]);
  expect([en.list(["a", "b", "c"]), zh.list(["甲", "乙", "丙"])]).toEqual(["a, b and c", "甲、乙和丙"]);
  expect([en.date(at), zh.date(at)]).toEqual(["30 Nov 2026", "2026年11月30日"]);
  expect([en.date(at, "moment"), zh.date(at, "moment")]).toEqual([
    "30 Nov 2026, 14:05",
    "2026年11月30日 14:05",
  ]);
  expect(zh.date(at, "moment", "UTC")).toBe("2026年11月30日 08:20");
});

const NOW = Date.parse("2026-11-24T12:00:00Z");
test.each([
  { seconds: 30, en: "just now", zh: "刚刚" },
  { seconds: 300, en: "5 minutes ago", zh: "5分钟前" },
  { seconds: 7_200, en: "2 hours ago", zh: "2小时前" },
  { seconds: 86_400, en: "yesterday", zh: "昨天" },
  { seconds: 10 * 86_400, en: "14 Nov 2026", zh: "2026年11月14日" },
])("$seconds seconds ago is $en, $zh", ({ seconds, en, zh }) => {
  const at = NOW - seconds * 1_000;
  expect(sayIn("en").ago(at, NOW, "UTC")).toBe(en);
  expect(sayIn("zh-Hans").ago(at, NOW, "UTC")).toBe(zh);
});

test("tags are drawn by their functions", () => {
  const parts = (en.parts as unknown as (key: string, parameters: object, tags: object) => unknown[])(
    "ui.link",
    { name: "page" },
    { link: (inner: unknown[]) => ({ link: inner }), b: (inner: unknown[]) => ({ b: inner }) },
  );
  expect(parts).toEqual(["see ", { link: ["the ", { b: ["page"] }] }, "."]);
});

test("a code from outside has words or none", () => {
  expect(en.code("ui.rows", { count: 2, name: "A" })).toBe("2 rows of A");
  expect(en.code("ui.other", {})).toBeNull();
  expect(en.code("", {})).toBeNull();
});

test("a missing key and a missing or wrong parameter are errors of type", () => {
  const key: Key = "ui.progress.none";
  // @ts-expect-error no such key
  const missing: Key = "ui.progress.nothing";
  const message: Message<"ui"> = { code: "ui.progress.state", count: 3, state: "Final" };
  // @ts-expect-error `state` is missing
  const lacking: Message<"ui"> = { code: "ui.progress.state", count: 3 };
  // @ts-expect-error `count` is a number
  const wrong: Message<"ui"> = { code: "ui.progress.state", count: "3", state: "Final" };
  // @ts-expect-error of another area
  const elsewhere: Message<"import"> = { code: "ui.progress.none" };
  const given: Given<"ui.progress.none"> = [];
  // @ts-expect-error parameters are missing
  const none: Given<"ui.progress.state"> = [];
  expect([key, missing, given, none]).toHaveLength(4);
  expect([message, lacking, wrong, elsewhere].map(({ code }) => code)).toHaveLength(4);
});
