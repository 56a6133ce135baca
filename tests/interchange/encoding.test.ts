import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decode } from "@/lib/interchange/encoding";
import { ENCODINGS } from "@/lib/interchange/encodings";
import { sayIn } from "@/lib/messages/catalogue";

const PROSE = "我们今天谈的是翻译，这个问题大家都很关心。他说：“好。”";
const TRADITIONAL = "我們今天談的是翻譯，這個問題大家都很關心。他說：「好。」";
const DRAFT = "“It’s a caf\u00E9,” she said — and left.";

const bytes = (text: string, encoding: string) => new Uint8Array(iconv.encode(text, encoding));
const some = (...all: number[]) => new Uint8Array(all);

test.each([
  { what: "ASCII", from: bytes("plain", "utf-8"), gives: ["utf-8", "plain"] },
  { what: "UTF-8", from: bytes(PROSE, "utf-8"), gives: ["utf-8", PROSE] },
  { what: "UTF-8 with a mark", from: bytes(`\uFEFF${PROSE}`, "utf-8"), gives: ["utf-8", PROSE] },
  { what: "UTF-16 LE with a mark", from: bytes(`\uFEFF${PROSE}`, "utf-16le"), gives: ["utf-16le", PROSE] },
  { what: "UTF-16 BE with a mark", from: bytes(`\uFEFF${PROSE}`, "utf-16be"), gives: ["utf-16be", PROSE] },
  { what: "UTF-16 LE without", from: bytes(PROSE, "utf-16le"), gives: ["utf-16le", PROSE] },
  {
    what: "UTF-16 BE of ASCII without",
    from: bytes("plain words", "utf-16be"),
    gives: ["utf-16be", "plain words"],
  },
  { what: "GBK", from: bytes(PROSE, "gbk"), gives: ["gb18030", PROSE] },
  {
    what: "GB18030 of four bytes",
    from: bytes(`${PROSE}𠮷野家`, "gb18030"),
    gives: ["gb18030", `${PROSE}𠮷野家`],
  },
  { what: "Big5", from: bytes(TRADITIONAL, "big5"), gives: ["big5", TRADITIONAL] },
  {
    what: "HZ",
    from: bytes("The ~{VPND~} ~~ is ~\n~{<:Ky2;S{#,NpJ)l6HK!#~}Bye.", "utf-8"),
    gives: ["hz", "The 中文 ~ is 己所不欲，勿施於人。Bye."],
  },
  {
    what: "a tilde and a brace in ASCII",
    from: bytes("~{a} and ~{b}", "utf-8"),
    gives: ["utf-8", "~{a} and ~{b}"],
  },
  {
    what: "a tilde and a brace that nothing closes, though what follows could be Chinese",
    from: bytes("by ~{awww.a_b.c/*<p>and more of it</p>", "utf-8"),
    gives: ["utf-8", "by ~{awww.a_b.c/*<p>and more of it</p>"],
  },
  {
    what: "a damaged byte in UTF-8",
    from: some(...bytes(PROSE + PROSE, "utf-8"), 0xff),
    gives: ["utf-8", `${PROSE}${PROSE}\uFFFD`],
  },
  {
    what: "a NUL in UTF-8",
    from: bytes("你好\0世界，这里有一个空字符", "utf-8"),
    gives: ["utf-8", "你好\uFFFD世界，这里有一个空字符"],
  },
] as const)("$what", ({ from, gives }) => {
  const result = decode(from);
  expect(result.ok && [result.encoding, result.text]).toEqual(gives);
});

test.each([
  { what: "bytes with many NULs", from: some(1, 0, 0, 7, 0, 0, 200, 0, 0, 3), code: "binary" },
  { what: "control characters", from: some(1, 2, 3, 4, 5, 6, 7, 65), code: "binary" },
])("$what is refused", ({ from, code }) => {
  const result = decode(from);
  expect(result.ok ? result.encoding : result.code).toBe(code);
});

/** ENC-7–ENC-9: what is asked, the encoding that comes first among the candidates, and its preview. */
test.each([
  {
    what: "curly quotes of windows-1252",
    from: bytes(DRAFT, "windows-1252"),
    first: "windows-1252",
    shows: "café",
  },
  { what: "five characters of GBK", from: bytes("你们好吗我", "gbk"), first: "gb18030", shows: "你们好吗我" },
  { what: "five characters of Big5", from: bytes("我們都在這", "big5"), first: "big5", shows: "我們都在這" },
  {
    what: "a line of UTF-8 and a line of GBK",
    from: some(...bytes(`${PROSE}\n`, "utf-8"), ...bytes(PROSE, "gbk")),
    first: "utf-8+gb18030",
    shows: `${PROSE}\n${PROSE}`,
  },
  {
    what: "a line of Big5 and a line of UTF-8",
    from: some(...bytes(`${TRADITIONAL}\n`, "big5"), ...bytes(PROSE, "utf-8")),
    first: "utf-8+big5",
    shows: TRADITIONAL,
  },
])("$what is asked", ({ from, first, shows }) => {
  const result = decode(from);
  if (result.ok || result.code !== "encoding-unclear") expect.fail(JSON.stringify(result));
  expect(result.candidates[0]?.encoding).toBe(first);
  expect(result.candidates[0]?.preview).toContain(shows);
  expect(sayIn("en").message(result.message)).toContain("Nothing was imported");
  // The choice is taken, and gives what the preview showed.
  const chosen = decode(from, first);
  expect(chosen.ok && chosen.text.replace(/\s*\n\s*/g, "\n")).toContain(shows.split("\n")[0]);
});

test.each([
  {
    what: "a person’s choice wins",
    from: bytes(TRADITIONAL, "big5"),
    hint: "GBK",
    declared: undefined,
    encoding: "gb18030",
  },
  {
    what: "and can be Western",
    from: bytes(DRAFT, "windows-1252"),
    hint: "windows-1252",
    declared: undefined,
    encoding: "windows-1252",
  },
  {
    what: "a page may say that it is Western",
    from: bytes(DRAFT, "windows-1252"),
    hint: undefined,
    declared: "iso-8859-1",
    encoding: "windows-1252",
  },
  {
    what: "a page that lies is not believed",
    from: bytes(PROSE, "gbk"),
    hint: undefined,
    declared: "utf-8",
    encoding: "gb18030",
  },
  {
    what: "not even about Big5",
    from: bytes(PROSE, "utf-8"),
    hint: undefined,
    declared: "big5",
    encoding: "utf-8",
  },
])("$what", ({ from, hint, declared, encoding }) => {
  const result = decode(from, hint, declared);
  expect(result.ok && result.encoding).toBe(encoding);
});

test("an unknown choice is refused by its name", () => {
  const result = decode(bytes("a", "utf-8"), "klingon");
  expect(result.ok ? "" : sayIn("en").message(result.message)).toContain("klingon");
});

test("damage is reported with its number", () => {
  const result = decode(some(...bytes(PROSE + PROSE, "utf-8"), 0xff));
  expect(result.ok && result.problems.map((problem) => problem.code)).toEqual(["undecodable-bytes"]);
});

test("what is well-formed UTF-8 is never taken for anything else", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("中", "文", "a", " ", "\n", "é", "𠮷", "。", "“"), minLength: 1 }),
      (text) => {
        const result = decode(bytes(text, "utf-8"));
        expect(result.ok && result.text).toBe(text);
      },
    ),
  );
});

test("a decoded text never holds a byte order mark or U+0000, whatever the bytes and the choice", () => {
  const choices = fc.constantFrom(undefined, ...ENCODINGS);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), choices, (anything, hint) => {
      const result = decode(anything, hint);
      if (result.ok) expect(result.text).not.toContain("\0");
      else if (result.code === "encoding-unclear") expect(result.candidates.length).toBeGreaterThan(0);
    }),
  );
});

const JAPANESE = "川の水はとても冷たくて、子供たちは岸に立って船を待っていた。";
const KATAKANA = "コンピュータノセツメイショ。";
const KOREAN = "강물은 아주 차가웠고 아이들은 기슭에 서서 배를 기다리고 있었다. ";
/** 河水很清，魚也很多。村裡的人 in EUC-TW (CNS 11643), as glibc writes it. */
const EUC_TW = "cec8c5d5d0fedbd2a1a2dea3c4bed0fec7e9a1a4cadae6d3cefbc4a9";

describe("ENC-11 what is no Chinese encoding that can be read is asked or refused", () => {
  test.each([
    ...[JAPANESE, JAPANESE.repeat(30), KATAKANA, KATAKANA.repeat(40), "川の本"].flatMap((text) =>
      ["shift_jis", "euc-jp"].map((encoding) => ({
        what: `${encoding} ${text.length}`,
        from: bytes(text, encoding),
      })),
    ),
    ...[KOREAN, KOREAN.repeat(30)].map((text) => ({
      what: `euc-kr ${text.length}`,
      from: bytes(text, "euc-kr"),
    })),
    { what: "ISO-2022-JP", from: some(0x1b, 0x24, 0x42, ...bytes("@nN?e", "utf-8"), 0x1b, 0x28, 0x42) },
    { what: "ISO-2022-KR", from: bytes("\x1b$)C\x0e0-9P\x0f", "utf-8") },
    { what: "EUC-TW", from: new Uint8Array(Buffer.from(EUC_TW.repeat(60), "hex")) },
  ])("$what", ({ from }) => {
    const result = decode(from);
    expect(result.ok ? `${result.encoding}: ${result.text.slice(0, 20)}` : result.code).toMatch(
      /^(?:encoding-unclear|unknown-encoding)$/,
    );
    expect(!result.ok && sayIn("en").message(result.message)).toMatch(/save it as UTF-8/);
  });
});
