import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../../lib/interchange/csv/read-csv";
import { readTerms } from "../../../lib/interchange/terms/read-terms";
import { type Columns, readTermsTable } from "../../../lib/interchange/terms/table";
import { readTbx } from "../../../lib/interchange/terms/tbx";
import { conceptOf } from "../../../lib/interchange/terms/terms-read";
import { TERMS_FORMATS, writeTerms } from "../../../lib/interchange/terms/write-terms";
import { type ConceptText, NO_WORDS, termOf } from "../../../lib/term/concept";

/** `zh|zh = en|~en|!en`: ~ for allowed, ! for forbidden. */
const shown = (concepts: readonly ConceptText[]) =>
  concepts.map(({ terms }) => {
    const mark = { preferred: "", allowed: "~", forbidden: "!" };
    const side = (language: string) =>
      terms
        .filter((term) => term.language === language)
        .map(({ text, status }) => `${mark[status]}${text}`)
        .join("|");
    return `${side("zh")} = ${side("en")}`;
  });

const bytes = (text: string) => new TextEncoder().encode(text);

describe("tables", () => {
  test.each([
    { text: "zh\ten\n大模型\tlarge model\n", is: ["大模型 = large model"] },
    { text: "en,zh_hans\nbook,书\n", is: ["书 = book"] },
    { text: "# 注\n人工智能\tAI\t缩写\n", is: ["人工智能 = AI"] },
    { text: "artificial intelligence,人工智能\n", is: ["人工智能 = artificial intelligence"] },
    { text: 'zh,en,note\n"甲,乙","a ""b""",x\n', is: ['甲,乙 = a "b"'] },
    { text: "zh\ten\n大模型|大语言模型\tLLM；large model\n", is: ["大模型|大语言模型 = LLM|large model"] },
    {
      text: "id,zh,en,status\n1,大模型,LLM,preferred\n1,大模型,big model,forbidden\n",
      is: ["大模型 = LLM|!big model"],
    },
    { text: "\uFEFF中文,英文,状态\n书,book,可用\n,alone\n", is: ["书 = ~book"] },
    { text: "source,target\nbook,书\n", is: ["书 = book"] },
    { text: "Source term;Target term\n书;book\n", is: ["书 = book"] },
    { text: "", is: [] },
    { text: "one,two\nthree,four\n", is: [] },
  ])("$text", ({ text, is }) => {
    expect(shown(readTermsTable(readCsv(text)).concepts)).toEqual(is);
  });

  test("a row without one side is reported with its number", () => {
    expect(readTermsTable(readCsv("zh,en\n书,book\n孤,\n,alone\n")).problems).toEqual([
      { code: "no-pair", place: 3 },
      { code: "no-pair", place: 4 },
    ]);
  });

  test("columns that somebody has chosen are taken", () => {
    const columns: Columns = ["note", "en", "zh"];
    const { concepts } = readTermsTable(readCsv("x,book,书\n"), columns);
    expect(shown(concepts)).toEqual(["书 = book"]);
    expect(concepts[0]!.note).toBe("x");
  });
});

const TBX = `<?xml version="1.0"?><martif type="TBX"><text><body>
<termEntry id="1"><descrip type="subjectField">计算</descrip>
<langSet xml:lang="zh-CN"><tig><term>大<hi>模型</hi></term></tig></langSet>
<langSet xml:lang="en"><tig><term>large model</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<tig><term>big model</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote><note>a toy</note></tig></langSet></termEntry>
<termEntry id="2"><langSet xml:lang="en"><tig><term>alone</term></tig></langSet></termEntry>
</body></text></martif>`;

test("TBX of 2008 and of 2019", async () => {
  const { concepts, problems } = readTbx(TBX);
  expect(shown(concepts)).toEqual(["大模型 = large model|!big model"]);
  expect(concepts[0]).toMatchObject({ subject: "计算", note: "" });
  expect(concepts[0]!.terms[2]!.reason).toBe("a toy");
  expect(problems).toEqual([{ code: "no-pair", place: 2 }]);
  const dct = `<tbx style="dct"><text><body><conceptEntry id="a" xmlns:min="x"><min:subjectField>s</min:subjectField>
    <langSec xml:lang="zh"><termSec><term>书</term></termSec></langSec><langSec xml:lang="en"><termSec><term>book</term>
    <min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>`;
  expect(readTbx(dct).concepts).toMatchObject([
    { subject: "s", terms: [{ text: "书" }, { text: "book", status: "allowed" }] },
  ]);
  expect((await readTerms(bytes("<html>nothing</html>"))).problems).toEqual([
    { code: "not-terms", place: 0 },
  ]);
  expect((await readTerms(bytes(TBX.slice(0, -40)))).problems).toContainEqual({ code: "damaged", place: 2 });
});

const word = fc
  .string({ unit: fc.constantFrom(..."大模型ab <&\"'=|,;#-"), minLength: 1, maxLength: 8 })
  .map((text) => text.replace(/ +/g, " ").trim())
  .filter((text) => /[大模型ab]/.test(text));
const said = fc.oneof(fc.constant(""), word, fc.constant("line\nline"));
const side = <L extends "zh" | "en">(language: L) =>
  fc.uniqueArray(
    fc.record({
      language: fc.constant(language),
      text: word,
      status: fc.constantFrom("preferred" as const, "allowed" as const, "forbidden" as const),
      reason: fc.oneof(fc.constant(""), fc.constant("it misleads")),
      forms: language === "en" ? fc.constantFrom([], ["oxen", "ox’s"]) : fc.constant([]),
      isExact: language === "en" ? fc.boolean() : fc.constant(false),
    }),
    { minLength: 1, maxLength: 3, selector: ({ text }) => text },
  );
const concepts = fc.array(
  fc
    .record({
      definition: said,
      note: said,
      subject: said,
      example: said,
      imageUrl: fc.constantFrom("", "https://example.org/a.png?x=1&y=2"),
      terms: fc.tuple(side("zh"), side("en")).map(([zh, en]) => [...zh, ...en]),
    })
    .filter(({ terms }) => terms.some(({ text }) => /[大模型]/.test(text))),
  { minLength: 1, maxLength: 6 },
);

describe("what was written is read as it was", () => {
  test.each(TERMS_FORMATS.filter((format) => format !== "omegat" && format !== "tbx-core"))(
    "%s",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(concepts, async (some) => {
          const read = await readTerms(writeTerms(some, format));
          expect(read.problems).toEqual([]);
          expect(read.concepts).toEqual(some);
          expect(writeTerms(read.concepts, format)).toEqual(writeTerms(some, format));
        }),
        { numRuns: format === "xlsx" ? 20 : 100 },
      );
    },
  );

  test("Core keeps the words", async () => {
    await fc.assert(
      fc.asyncProperty(concepts, async (some) => {
        const texts = (all: readonly ConceptText[]) => all.map(({ terms }) => terms.map(({ text }) => text));
        expect(texts((await readTerms(writeTerms(some, "tbx-core"))).concepts)).toEqual(texts(some));
      }),
    );
  });

  test("OmegaT gets every pair of words that may be used, and nothing else", async () => {
    const one = conceptOf({ note: "a\tnote" }, [
      { language: "zh", text: "大模型", status: "preferred", reason: "", forms: [], isExact: false },
      { language: "en", text: "LLM", status: "preferred", reason: "", forms: [], isExact: false },
      { language: "en", text: "big model", status: "forbidden", reason: "", forms: [], isExact: false },
    ]) as ConceptText;
    expect(new TextDecoder().decode(writeTerms([one], "omegat"))).toBe("大模型\tLLM\ta note\n");
  });
});

test("whatever the bytes are, reading them throws nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string().map(bytes)), async (some) => {
      expect(Array.isArray((await readTerms(Uint8Array.from(some))).concepts)).toBe(true);
    }),
  );
});

const corpora = resolve(import.meta.dirname, "../../../../shared/corpora");

describe.skipIf(!existsSync(corpora))("files of other writers", () => {
  const read = (name: string) => readTerms(readFileSync(join(corpora, name)));

  test("CNCF, CedPane, TICO-19", async () => {
    expect((await read("termbases/cncf-glossary.tsv")).concepts.length).toBeGreaterThan(50);
    expect((await read("termbases/cedpane-2020.tsv")).concepts.length).toBeGreaterThan(58_000);
    const tico = readdirSync(join(corpora, "tico-19")).filter(
      (name) => /zh-CN/.test(name) && name.startsWith("g_"),
    );
    expect(tico.length).toBeGreaterThan(0);
    for (const name of tico) expect((await read(`tico-19/${name}`)).concepts.length).toBeGreaterThan(45);
  });

  test("files of other languages are read without an error, and what is not taken is said", async () => {
    for (const name of readdirSync(join(corpora, "tbx"), { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const { concepts, problems } = await readTerms(readFileSync(join(name.parentPath, name.name)));
      expect(concepts.length + problems.length, name.name).toBeGreaterThan(
        /magiccomment/.test(name.name) ? -1 : 0,
      );
      for (const { code } of problems) expect(["no-pair", "no-columns", "not-terms"]).toContain(code);
    }
  });

  test("CedPane and CNCF, written and read again, are a fixed point in every format", async () => {
    for (const name of ["termbases/cncf-glossary.tsv", "termbases/cedpane-2020.tsv"]) {
      const { concepts } = await read(name);
      // A workbook of 58,000 rows takes ten seconds.
      const formats = name.includes("cncf")
        ? (["tbx", "csv", "tsv", "xlsx"] as const)
        : (["tbx", "csv", "tsv"] as const);
      for (const format of formats) {
        const again = await readTerms(writeTerms(concepts, format));
        expect(again.problems).toEqual([]);
        expect(again.concepts).toEqual(concepts);
      }
    }
  });
});

describe("hostile files", () => {
  test("names of an object's own are words like any other", async () => {
    const csv =
      "concept,zh,en,note\n__proto__,原型,__proto__,constructor\nconstructor,构造,constructor,toString\n";
    const { concepts } = await readTerms(bytes(csv));
    expect(shown(concepts)).toEqual(["原型 = __proto__", "构造 = constructor"]);
    expect(({} as Record<string, unknown>).note).toBeUndefined();
    const headings = await readTerms(bytes("__proto__,constructor,zh,en\na,b,书,book\n"));
    expect(shown(headings.concepts)).toEqual(["书 = book"]);
  });

  test("entities of a TBX are never fetched nor unfolded", async () => {
    const lines = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`).join("");
    const tbx = `<?xml version="1.0"?><!DOCTYPE tbx [<!ENTITY e0 "x">${lines}<!ENTITY f SYSTEM "file:///etc/hostname">]><tbx type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry><langSec xml:lang="zh"><termSec><term>书&e30;&f;</term></termSec></langSec><langSec xml:lang="en"><termSec><term>book</term></termSec></langSec></conceptEntry></body></text></tbx>`;
    const { concepts } = await readTerms(bytes(tbx));
    expect(JSON.stringify(concepts).length).toBeLessThan(2_000);
  });

  test("a file in a knot is read or refused, and nothing throws", async () => {
    const files = [
      `${"<a>".repeat(100_000)}`,
      `zh,en\n"${"x".repeat(500_000)}`,
      `zh,en\n${'"'.repeat(500_000)}`,
      `zh${",".repeat(200_000)}en\n`,
      `zh,en\n${"书|".repeat(200_000)},book\n`,
      "书\tbook\n".repeat(50_000),
    ];
    for (const file of files)
      expect((await readTerms(bytes(file))).concepts.length).toBeLessThanOrEqual(200_000);
  });

  test("what a spreadsheet would take for a formula is none in any table", () => {
    const concept: ConceptText = {
      ...NO_WORDS,
      definition: "=1+1",
      note: "@SUM(A1)",
      terms: [termOf("zh", "=HYPERLINK(1)"), termOf("en", "-2+3")],
    };
    for (const format of ["csv", "tsv"] as const) {
      const cells = new TextDecoder().decode(writeTerms([concept], format)).split(/[\n,\t]/);
      expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
    }
  });
});
