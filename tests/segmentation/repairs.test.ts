import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sayIn } from "@/lib/messages/catalogue";
import { keptInWords } from "@/lib/segmentation/reason";
import { findRepairs, type Repair } from "@/lib/segmentation/repairs/repairs";
import { encodeGbk } from "@/lib/text/gbk";
import { anyText } from "../text/strings";

/** `Ａ４纸` → `[Ａ４→SEG-AD-4]纸` */
function marked(text: string): string {
  let at = 0;
  const pieces = findRepairs(text).map((repair) => {
    const piece = `${text.slice(at, repair.start)}[${repair.old}→${repair.new ?? "?"}]`;
    at = repair.end;
    return piece;
  });
  return pieces.join("") + text.slice(at);
}

const misread = (text: string, right: string, wrong: string) => {
  const bytes = right === "gbk" ? encodeGbk(text)! : new TextEncoder().encode(text);
  return new TextDecoder(wrong).decode(bytes);
};

const apply = (text: string, repairs: readonly Repair[]) =>
  repairs
    .toReversed()
    .reduce(
      (now, { start, end, old, new: fixed }) => now.slice(0, start) + (fixed ?? old) + now.slice(end),
      text,
    );

describe("what is found", () => {
  test.each([
    { text: "用Ａ４纸打印１２页。", gives: "用[Ａ４→A4]纸打印[１２→12]页。" },
    { text: "增长３．５％，真的？！", gives: "增长[３．５→3.5]％，真的？！" },
    { text: "你\u200B好\uFEFF", gives: "你[\u200B→]好[\uFEFF→]" },
    { text: "一\u0007二\u00AD三", gives: "一[\u0007→]二[\u00AD→]三" },
    { text: "中\u200D文", gives: "中[\u200D→]文" },
    { text: "👩\u200D👩\u200D👧 家", gives: "👩\u200D👩\u200D👧 家" },
    { text: "甲\u200F乙", gives: "甲[\u200F→]乙" },
    { text: "甲\u200Fאב乙", gives: "甲\u200Fאב乙" },
    { text: "一行\u2028两行\t三列\n", gives: "一行\u2028两行\t三列\n" },
    { text: "文件是锟斤拷锟斤拷了", gives: "文件是[锟斤拷锟斤拷→?]了" },
    { text: "坏\uFFFD\uFFFD字", gives: "坏[\uFFFD\uFFFD→?]字" },
    { text: "𠮷野家 café naïve — “好”…", gives: "𠮷野家 café naïve — “好”…" },
    { text: "浣犲ソ涓栫晫", gives: "[浣犲ソ涓栫晫→你好世界]" },
    { text: "他说&ldquo;好&rdquo;&#12290;", gives: "他说[&ldquo;→“]好[&rdquo;&#12290;→”。]" },
    { text: "&nbsp;&nbsp;话&#x3002;", gives: "[&nbsp;&nbsp;→\u00A0\u00A0]话[&#x3002;→。]" },
    { text: "摇滚&amp;amp;amp;布鲁斯&amp;hellip;", gives: "摇滚[&amp;amp;amp;→&]布鲁斯[&amp;hellip;→…]" },
    { text: "藏着&#8203;&zwnj;的", gives: "藏着[&#8203;&zwnj;→]的" },
    {
      text: "AT&T; R&D; &nosuch; &#0; &#55296; &amp 都不是",
      gives: "AT&T; R&D; &nosuch; &#0; &#55296; &amp 都不是",
    },
    { text: "用 `&nbsp;` 表示空格&hellip;", gives: "用 `&nbsp;` 表示空格[&hellip;→…]" },
    { text: "<p>你好&nbsp;世界</p>", gives: "<p>你好&nbsp;世界</p>" },
    { text: 'const 空 = "&nbsp;";\nlet a', gives: 'const 空 = "&nbsp;";\nlet a' },
    { text: "他走了&nbsp;", gives: "他走了[&nbsp;→\u00A0]" },
  ])("$text", ({ text, gives }) => expect(marked(text)).toBe(gives));

  test("in Markdown, references that keep a text from becoming markup stay", () => {
    const found = findRepairs("一&lt;b&gt;二&nbsp;三&amp;四&ldquo;", "markdown");
    expect(found.map(({ old }) => old)).toEqual(["&nbsp;", "&ldquo;"]);
  });

  test.each([
    { wrong: "windows-1252", right: "utf-8" },
    { wrong: "windows-1252", right: "gbk" },
    { wrong: "gbk", right: "utf-8" },
  ])("$right read as $wrong is read back", ({ wrong, right }) => {
    const text = "白盒模型研究";
    const [repair] = findRepairs(misread(text, right, wrong));
    expect(repair).toMatchObject({ kind: "mojibake", new: text });
  });

  test.each([
    { text: "加强素质，提高", isRead: true },
    { text: "第三章 老师加油", isRead: true },
    { text: "老师加油 3 加 4", isRead: false },
    { text: "A加B", isRead: false },
  ])("UTF-8 read as Western whose no-break spaces became spaces: $text, $isRead", ({ text, isRead }) => {
    const spaced = misread(text, "utf-8", "windows-1252").replaceAll("\u00A0", " ");
    const read = apply(spaced, findRepairs(spaced));
    if (isRead) expect(read).toBe(text);
    else expect(read).not.toBe(text);
  });

  test.each(["à la carte", "Ð° Ð±", "å ä ö, é à ü", "naïve â ˜ ï"])("not %s", (text) => {
    expect(findRepairs(text)).toEqual([]);
  });
});

test("ranges are in order, apart, and hold what they say; once applied, nothing invisible or full-width is left", () => {
  const pieces = fc.constantFrom(
    "Ａ",
    "１",
    "\u200B",
    "\u200D",
    "\u200F",
    "好",
    "浣犲ソ",
    "\uFFFD",
    "a",
    "👩",
    "א",
    "é",
    "锟斤拷",
    "\u0001",
    "．",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        fc.array(pieces, { maxLength: 20 }).map((all) => all.join("")),
      ),
      (text) => {
        const repairs = findRepairs(text);
        let at = 0;
        for (const { start, end, old, reason } of repairs) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(old);
          expect(keptInWords(sayIn("en"), reason)).toMatch(/\.$/);
          expect(keptInWords(sayIn("zh-Hans"), reason)).toMatch(/。$/);
          at = end;
        }
        const left = findRepairs(apply(text, repairs)).filter(({ kind }) => kind === "full-width");
        expect(left).toEqual([]);
      },
    ),
    { numRuns: 1000 },
  );
});

const NOVELS = "../shared/align-bench/mac-dev";
describe.skipIf(!existsSync(NOVELS))("six novels and the interview", () => {
  test("nothing in them is damaged", () => {
    const files = [
      ...readdirSync(NOVELS).map((name) => `${NOVELS}/${name}/zh.txt`),
      "../shared/samples/interview.zh.txt",
    ].filter((file) => existsSync(file));
    const found = files.flatMap((file) => findRepairs(readFileSync(file, "utf8")));
    const kinds = found.map(({ kind, old }) => `${kind} ${old}`);
    console.log(
      `repairs proposed in ${files.length} sound texts: ${kinds.length} ${kinds.slice(0, 5).join(", ")}`,
    );
    expect(found.filter(({ kind }) => kind === "mojibake")).toEqual([]);
  });
});

test("a million characters are looked through in linear time, whatever they are", () => {
  for (const one of ["好", "Ａ", "é", "\u200B", "浣", "&", "&nbsp;", "&amp;", "`"])
    expect(findRepairs(one.repeat(1_000_000)).length).toBeLessThanOrEqual(2);
});
