import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPlainUnit } from "../../../lib/interchange/tmx/plain-unit";
import { readTmx, readUnit, TmxReader, tmxDecoder } from "../../../lib/interchange/tmx/read-tmx";
import { sidesOf, taggedText, wordsOfPieces } from "../../../lib/interchange/tmx/sides";
import { ATTRIBUTES, INLINE_TAGS, type TmxPiece, type TmxUnit } from "../../../lib/interchange/tmx/tmx";
import { writeTmx } from "../../../lib/interchange/tmx/write-tmx";

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="OmegaT" segtype="sentence" srclang="ZH-CN"><note>说明</note></header>\n<body>\n`;
const FOOT = "</body>\n</tmx>\n";
const file = (units: string) => `${HEAD}${units}${FOOT}`;
const unit = (zh: string, en: string) =>
  `<tu><tuv xml:lang="zh-CN"><seg>${zh}</seg></tuv>\n<tuv xml:lang="en"><seg>${en}</seg></tuv></tu>\n`;

/** Notation: `words | tagged` of both sides. */
const shown = (one: TmxUnit) => {
  const sides = sidesOf(one);
  return sides && [wordsOfPieces(sides.source.content), taggedText(sides.target.content)];
};

describe("units", () => {
  test.each([
    { of: unit("大模型", "large model"), is: ["大模型", "large model"] },
    { of: unit("A &amp; B &lt;i&gt; &#x4E2D;", "<![CDATA[a <b>]]> c"), is: ["A & B <i> 中", "a <b> c"] },
    { of: unit(" 前后 ", "  spaces\n kept "), is: [" 前后 ", "  spaces\n kept "] },
    {
      of: unit(
        "<bpt i='1'>&lt;b></bpt>粗<ept i='1'>&lt;/b></ept>体",
        "<bpt i='1'>x</bpt>bold<ept i='1'/><ph/>",
      ),
      is: ["粗体", "{1}bold{/1}{2/}"],
    },
    { of: unit("一<hi>二</hi>", "one <hi>two</hi>"), is: ["一二", "one {1}two{/1}"] },
    { of: unit("甲", "<it pos='begin'>x</it>a<ept i='9'/>"), is: ["甲", "{1/}a{2/}"] },
  ])("$of", ({ of, is }) => {
    const { units, problems } = readTmx(file(of));
    expect(problems).toEqual([]);
    expect(units.map(shown)).toEqual([is]);
  });

  test.each(["zh", "zh-CN", "ZH-TW", "zh-Hans", "zh_Hant_TW", "cmn-Hans", "chi"])(
    "%s is Chinese",
    (language) => {
      const text = unit("中", "m").replace("zh-CN", language);
      expect(readTmx(file(text)).units.map(shown)).toEqual([["中", "m"]]);
    },
  );

  test("the English may stand first, and another language beside", () => {
    const text =
      '<tu><tuv lang="EN-US"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv><tuv lang="ZH"><seg>中</seg></tuv></tu>';
    expect(readTmx(file(text)).units.map(shown)).toEqual([["中", "a"]]);
  });

  test("notes, properties and attributes are kept, and what the DTD does not know is not", () => {
    const text = `<tu tuid="7" creationdate="20200101T000000Z" odd="x"><note>n</note><prop type="file">a.md</prop>
      <tuv xml:lang="zh" creationid="wang"><prop type="p">q</prop><seg>中</seg></tuv><tuv xml:lang="en"><seg>m</seg></tuv></tu>`;
    const { units, header } = readTmx(file(text));
    expect(header).toEqual({
      attributes: { creationtool: "OmegaT", segtype: "sentence", srclang: "ZH-CN" },
      notes: ["说明"],
      props: [],
    });
    expect(units).toEqual([
      {
        attributes: { tuid: "7", creationdate: "20200101T000000Z" },
        notes: ["n"],
        props: [{ type: "file", text: "a.md" }],
        variants: [
          {
            language: "zh",
            attributes: { creationid: "wang" },
            notes: [],
            props: [{ type: "p", text: "q" }],
            content: ["中"],
          },
          { language: "en", attributes: {}, notes: [], props: [], content: ["m"] },
        ],
      },
    ]);
  });
});

describe("damage is reported with its place, and the rest is taken", () => {
  const good = unit("好", "good");
  test.each([
    {
      name: "a tag that is not closed",
      bad: "<tu><tuv xml:lang='zh'><seg>坏</tuv></tu>",
      code: "tmx-not-well-formed",
    },
    { name: "a bare angle bracket", bad: unit("a < b", "x"), code: "tmx-not-well-formed" },
    { name: "an unknown entity", bad: unit("a&nbsp;b", "x"), code: "tmx-not-well-formed" },
    { name: "a character that XML forbids", bad: unit("&#x1F;", "x"), code: "tmx-not-well-formed" },
    {
      name: "a unit that never ends",
      bad: "<tu><tuv xml:lang='zh'><seg>断</seg></tuv>",
      code: "tmx-unclosed",
    },
    { name: "no language", bad: "<tu><tuv><seg>x</seg></tuv></tu>", code: "tmx-no-language" },
    { name: "no text", bad: "<tu></tu>", code: "tmx-no-text" },
    {
      name: "depth",
      bad: unit(`${"<hi>".repeat(80)}深${"</hi>".repeat(80)}`, "x"),
      code: "tmx-too-deep",
    },
  ])("$name", ({ bad, code }) => {
    const { units, problems } = readTmx(file(good + bad + good));
    expect(units.map(shown)).toEqual([
      ["好", "good"],
      ["好", "good"],
    ]);
    expect(problems).toEqual([{ code, unit: 2, line: 7 }]);
  });

  test("a file that was cut off", () => {
    const { units, problems } = readTmx(HEAD + good + good.slice(0, 40));
    expect(units).toHaveLength(1);
    expect(problems).toEqual([{ code: "tmx-unclosed", unit: 2, line: 7 }]);
  });

  test.each([
    { name: "no TMX", text: "<html><body>x</body></html>", code: "tmx-not-tmx" },
    { name: "empty", text: "", code: "tmx-not-tmx" },
    {
      name: "entities",
      text: `<!DOCTYPE tmx [<!ENTITY a "b">]>${HEAD.slice(39)}${good}`,
      code: "tmx-entities",
    },
  ])("$name", ({ text, code }) => {
    expect(readTmx(text)).toMatchObject({ units: [], problems: [{ code }] });
  });

  test("a comment holds no units", () => {
    expect(readTmx(file(`<!-- ${good} -->${good}`)).units).toHaveLength(1);
  });
});

const letters = fc.string({ unit: fc.constantFrom(..."中文大 \n\t\r<>&\"'ab{1}é😀") });
const attributesOf = (name: string) =>
  fc.dictionary(fc.constantFrom(...ATTRIBUTES[name]!), letters, { noNullPrototype: true });
const props = fc.array(fc.record({ type: letters, text: letters }), { maxLength: 2 });
const join2 = (pieces: TmxPiece[]): TmxPiece[] =>
  pieces.reduce<TmxPiece[]>((list, piece) => {
    const last = list.at(-1);
    if (typeof piece === "string" && typeof last === "string") list[list.length - 1] = last + piece;
    else if (piece !== "") list.push(piece);
    return list;
  }, []);
const pieces: fc.Arbitrary<TmxPiece[]> = fc.letrec<{ list: TmxPiece[] }>((tie) => ({
  list: fc
    .array(
      fc.oneof(
        { depthSize: "small" },
        letters,
        fc.constantFrom(...INLINE_TAGS.filter((tag) => tag !== "sub")).chain((tag) =>
          fc.record({
            tag: fc.constant(tag),
            attributes: attributesOf(tag).map((some) => ({
              ...(tag === "bpt" || tag === "ept" ? { i: "0" } : tag === "it" ? { pos: "end" } : {}),
              ...some,
            })),
            content: tie("list"),
          }),
        ),
      ),
      { maxLength: 3 },
    )
    .map(join2),
})).list;
const units: fc.Arbitrary<TmxUnit[]> = fc.array(
  fc.record({
    attributes: attributesOf("tu"),
    notes: fc.array(letters, { maxLength: 2 }),
    props,
    variants: fc.array(
      fc.record({
        language: fc.constantFrom("zh-CN", "en", "ZH-Hant"),
        attributes: attributesOf("tuv"),
        notes: fc.array(letters, { maxLength: 1 }),
        props,
        content: pieces,
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  { maxLength: 4 },
);

describe("laws", () => {
  test("what was written is read as it was", () => {
    fc.assert(
      fc.property(units, (some) => {
        const read = readTmx(writeTmx({ attributes: {}, notes: [], props: [] }, some));
        expect(read.problems).toEqual([]);
        expect(read.units).toEqual(some);
      }),
    );
  });

  test("it does not matter where the file is cut on its way", () => {
    fc.assert(
      fc.property(units, fc.array(fc.nat(400), { maxLength: 8 }), (some, cuts) => {
        const text = writeTmx({ attributes: {}, notes: ["a"], props: [] }, some);
        const read: TmxUnit[] = [];
        const reader = new TmxReader({
          unit: (one) => read.push(one),
          problem: (problem) => expect(problem).toBeNull(),
        });
        let at = 0;
        for (const cut of cuts) {
          reader.write(text.slice(at, at + cut));
          at += cut;
        }
        reader.write(text.slice(at));
        reader.end();
        expect(read).toEqual(some);
      }),
    );
  });

  test("what is read by hand is what the parser reads", () => {
    const scraps = fc.constantFrom(
      '<tuv xml:lang="zh">',
      "<tuv lang='en' creationid=\"a&lt;\" odd = 'x'>",
      "</tuv>",
      "<seg>",
      "</seg>",
      "<seg></seg>",
      "<note>",
      "</note>",
      '<prop type="p">',
      "</prop>",
      "<seg>中 &amp; x</seg>",
      '<tuv xml:lang="zh"><seg>中</seg></tuv>',
      '<tuv xml:lang="en"><note>n</note><seg>a&gt;b</seg></tuv>',
      '<tuv xml:lang="en"><seg>a</seg></tuv>',
      "&#65;",
      "&nbsp;",
      "<hi>",
      "</hi>",
      "<!-- c -->",
      "\r\n",
      " \n",
      "文",
      ">",
      "]]>",
      "&",
    );
    let plain = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(scraps, scraps, fc.string({ maxLength: 3 })), { maxLength: 12 }),
        (parts) => {
          const xml = `<tu tuid="1">${parts.join("")}</tu>`;
          const byHand = readPlainUnit(xml);
          if (byHand === null) return;
          plain += 1;
          expect(readUnit(xml)).toEqual(byHand);
        },
      ),
      { numRuns: 5_000 },
    );
    fc.assert(
      fc.property(units, (some) => {
        for (const one of some) {
          const xml = writeTmx({ attributes: {}, notes: [], props: [] }, [one]).replace(
            /^[\s\S]*?<body>\s*|\s*<\/body>[\s\S]*$/g,
            "",
          );
          const byHand = readPlainUnit(xml);
          if (byHand === null) continue;
          plain += 1;
          expect(readUnit(xml)).toEqual(byHand);
        }
      }),
    );
    expect(plain).toBeGreaterThan(0);
  });

  test("no text makes the reader throw", () => {
    const scraps = fc.constantFrom(
      "<tu>",
      "</tu>",
      "<tuv",
      ' xml:lang="zh">',
      "<seg>",
      "</seg>",
      "<!--",
      "-->",
      "中",
      "&",
      "]]>",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(scraps, fc.string())), (parts) => {
        readTmx(`<tmx>${parts.join("")}`);
      }),
    );
  });
});

const corpora = resolve(import.meta.dirname, "../../../../shared/corpora");

describe.skipIf(!existsSync(corpora))("files of other writers", () => {
  const files = existsSync(corpora)
    ? ["tmx/okapi", "tmx/omegat", "tico-19", "cat-files"].flatMap((folder) =>
        readdirSync(join(corpora, folder))
          .filter((name) => name.endsWith(".tmx"))
          .map((name) => `${folder}/${name}`),
      )
    : [];

  test.each(files)("%s", (name) => {
    const bytes = readFileSync(join(corpora, name));
    const text = tmxDecoder(bytes).decode(bytes);
    const { header, units, problems } = readTmx(text);
    // As many units are told of as the file begins.
    const begun = text.replace(/<!--[\s\S]*?-->/g, "").match(/<tu[\s>]/g)?.length ?? 0;
    expect(units.length + problems.length).toBe(begun);
    const again = readTmx(writeTmx(header!, units));
    expect(again.problems).toEqual([]);
    expect(again.units).toEqual(units);
  });

  const dtd = join(corpora, "schemas/tmx-srx/tmx14.dtd");
  test.skipIf(!hasXmllint())("what is written is valid by the DTD", () => {
    const folder = mkdtempSync(join(tmpdir(), "tmx-"));
    for (const [index, name] of files.entries()) {
      const bytes = readFileSync(join(corpora, name));
      const { header, units } = readTmx(tmxDecoder(bytes).decode(bytes));
      writeFileSync(join(folder, `${index}.tmx`), writeTmx(header!, units));
    }
    const written = files.map((_, index) => join(folder, `${index}.tmx`));
    execFileSync("xmllint", ["--nonet", "--noout", "--dtdvalid", dtd, ...written], { stdio: "pipe" });
  });
});

function hasXmllint(): boolean {
  try {
    execFileSync("xmllint", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
