import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { lettersIn, unwrapGuides } from "@/lib/interchange/docx/document-xml";
import { readFile } from "@/lib/interchange/read";
import { baseOfGuide } from "@/lib/interchange/ruby-field";
import { HOSTILE } from "../support/hostile-files";

test.each([
  { field: String.raw` EQ \* jc2 \* "Font:宋体" \* hps16 \o\ad(\s\up 9(luò),骆)`, base: "骆" },
  { field: String.raw`EQ \o(\s\up 11(tuó);驼)`, base: "驼" },
  { field: String.raw`eq \* jc0 \o \ac(\s \up 7.5(hàn zì),汉字)`, base: "汉字" },
  { field: String.raw` EQ \f(1,2)`, base: null },
  { field: ` HYPERLINK "http://a.b" `, base: null },
])("$field: $base", ({ field, base }) => expect(baseOfGuide(field)).toBe(base));

const run = (inner: string) => `<w:r>${inner}</w:r>`;
const char = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
const code = (text: string) => run(`<w:instrText xml:space="preserve">${text}</w:instrText>`);
const said = (text: string) => run(`<w:t>${text}</w:t>`);

/** As Word writes it: the instruction in three pieces. */
const guide = (reading: string, base: string) =>
  char("begin") +
  code(String.raw` EQ \* jc2 \* "Font:宋体" \* hps16 \o\ad(\s\up 9(`) +
  code(reading) +
  code(`),${base})`) +
  char("end");

test.each([
  {
    what: "spread over runs",
    xml: `${said("一匹")}${guide("luò", "骆")}${guide("tuo", "驼")}${said("。")}`,
    text: "一匹骆驼。",
    readings: 2,
  },
  {
    what: "in one element",
    xml: `<w:fldSimple w:instr=" EQ \\o\\ad(\\s\\up 9(luò),骆)"/>${said("驼")}`,
    text: "骆驼",
    readings: 1,
  },
  {
    what: "of another kind",
    xml: `${char("begin")}${code(" PAGE ")}${char("separate")}${said("7")}${char("end")}`,
    text: "7",
    readings: 0,
  },
  {
    what: "inside a field",
    xml: `${char("begin")}${code(" IF ")}${guide("luò", "骆")}${char("separate")}${said("七")}${char("end")}`,
    text: "七",
    readings: 0,
  },
  { what: "that never ends", xml: `${char("begin")}${code(" EQ ")}${said("八")}`, text: "八", readings: 0 },
])("a field $what", ({ xml, text, readings }) => {
  const unwrapped = unwrapGuides(xml);
  expect(unwrapped.readings).toBe(readings);
  expect([...unwrapped.xml.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, one]) => one).join("")).toBe(text);
  expect(lettersIn(unwrapped.xml)).toBe((text.match(/\p{L}/gu) ?? []).length);
});

test("the base stands in the paragraph of a Word file, and the readings are counted", async () => {
  const parts = unzipSync(HOSTILE.find(({ name }) => name === "ok.docx")!.make());
  const document = strFromU8(parts["word/document.xml"]!).replace(
    "汉字",
    `一匹</w:t></w:r>${guide("luò", "骆")}<w:r><w:t>驼`,
  );
  const bytes = zipSync({ ...parts, "word/document.xml": strToU8(document) });
  const result = await readFile({ bytes, fileName: "a.docx" });
  if (!result.ok) throw new Error(result.message.code);
  expect(result.blocks.at(-1)!.text).toBe("一匹骆驼");
  expect(result.problems.map(({ code: one }) => one)).toEqual(["ruby-readings"]);
});
