import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readFile } from "@/lib/interchange/read";
import type { Block } from "@/lib/segmentation/paragraph";

async function read(fileName: string, text: string): Promise<readonly Block[]> {
  const result = await readFile({ bytes: new TextEncoder().encode(text), fileName });
  if (!result.ok) throw new Error(result.message.code);
  return result.blocks;
}

/** What lies over a block: `emphasis 清`, one after the other. */
function marksOf({ text, marks = [] }: Block): string[] {
  return marks
    .filter(({ kind }) => kind !== "markup")
    .map((mark) =>
      [
        mark.kind,
        mark.kind === "line-break" ? "" : text.slice(mark.start, mark.end),
        mark.address ?? mark.reading ?? (mark.kind === "note" ? mark.label : undefined),
      ]
        .filter(Boolean)
        .join(" "),
    );
}

const page = (body: string, lang = "zh") =>
  `<html lang="${lang}"><head><meta charset="utf-8"><title>堤</title></head><body><h1>堤</h1>${body}</body></html>`;

test.each([
  ["<p>水<em>很\n 清</em>。</p>", "水很清。", ["emphasis 很清"]],
  ["<p>水  <b> 很 </b>清</p>", "水 很 清", ["strong 很"]],
  ["<p><b>水</b><b>清</b></p>", "水清", ["strong 水清"]],
  [
    "<p>见<a href='https://a.example/x?a=1&amp;b=2'>县志</a></p>",
    "见县志",
    ["link 县志 https://a.example/x?a=1&b=2"],
  ],
  ["<p>见<a href='javascript:alert(1)'>县志</a></p>", "见县志", []],
  ["<p>见<a href='/x'>县志</a></p>", "见县志", []],
  [
    "<p>约10<sup>8</sup>个，1.6×10<sup>−19</sup></p>",
    "约10⁸个，1.6×10⁻¹⁹",
    ["superscript ⁸", "superscript ⁻¹⁹"],
  ],
  ["<p>H<sub>2</sub>O</p>", "H₂O", ["subscript ₂"]],
  ["<p>第19<sup>th</sup>届</p>", "第19th届", ["superscript th"]],
  ["<p>10<span style='vertical-align: super'>6</span></p>", "10⁶", ["superscript ⁶"]],
  ["<p><span style='font-style:italic'>清</span>水</p>", "清水", ["emphasis 清"]],
  ["<p>用<code>a  b</code>写</p>", "用a b写", ["code a b"]],
  ["<p>一行<br>二行</p>", "一行\n二行", ["line-break"]],
  ["<p>他说：<q>走<q>快</q>吧</q>。</p>", "他说：“走‘快’吧”。", []],
  ["<p><ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby></p>", "汉字", ["ruby 汉 hàn", "ruby 字 zì"]],
  ["<p>删<s>去</s>，<u>线</u></p>", "删去，线", ["strike 去", "underline 线"]],
  [
    "<p>清<sup><a href='#n1' id='r1'>1</a></sup>。</p><ol><li id='n1'>注文。</li></ol>",
    "清[1]。",
    ["note [1] 1"],
  ],
  ["<p><i><b>甲</b>乙</i></p>", "甲乙", ["emphasis 甲乙", "strong 甲"]],
])("a page: %s", async (body, text, marks) => {
  const block = (await read("a.html", page(body)))[1]!;
  expect(block.text).toBe(text);
  expect(marksOf(block)).toEqual(marks);
});

test("quotation marks of a page in Traditional characters are those of its readers", async () => {
  const [, block] = await read("a.html", page("<p>他說：<q>走<q>快</q>吧</q></p>", "zh-Hant"));
  expect(block!.text).toBe("他說：「走『快』吧」");
});

test("emphasis goes on in the next block", async () => {
  const blocks = await read("a.html", page("<em><p>甲</p><p>乙</p></em><p>丙</p>"));
  expect(blocks.slice(1).map(marksOf)).toEqual([["emphasis 甲"], ["emphasis 乙"], []]);
});

test("a heading is not bold, but a word in it may be", async () => {
  const blocks = await read("a.html", page("<h2><b>河堤</b></h2><h2>河<b>堤</b></h2>"));
  expect(blocks.slice(1).map(marksOf)).toEqual([[], ["strong 堤"]]);
});

test("a note knows its reference, whatever else a list is", async () => {
  const blocks = await read(
    "a.html",
    page("<p>清<sup><a href='#n1'>1</a></sup></p><ol><li id='n1'>注文。</li><li id='n2'>条目。</li></ol>"),
  );
  expect(blocks.slice(2).map(({ kind, layout }) => [kind, layout])).toEqual([
    ["note", { note: "1" }],
    ["list-item", { item: { number: 2, shown: "2." } }],
  ]);
});

test.each([
  ["<ol start='3'><li>甲<li>乙</ol>", ["3.", "4."]],
  ["<ol type='a'><li>甲<li>乙</ol>", ["a.", "b."]],
  ["<ol type='I' start='9'><li>甲<li>乙</ol>", ["IX.", "X."]],
  ["<ol reversed><li>甲<li>乙</ol>", ["2.", "1."]],
  ["<ol><li value='7'>甲<li>乙</ol>", ["7.", "8."]],
  ["<ol><li>甲<ol><li>子</ol></li><li>乙</ol>", ["1.", "1.", "2."]],
  ["<ul><li>甲<li>乙</ul>", [undefined, undefined]],
  ["<ol style='list-style-type: cjk-ideographic' start='11'><li>甲</ol>", ["十一、"]],
  ["<ol><li><p>甲</p><p>又</p></li></ol>", ["1.", undefined]],
])("numbers of a list: %s", async (body, shown) => {
  const blocks = await read("a.html", page(`<p>条款</p>${body}`));
  expect(blocks.slice(2).map(({ layout }) => layout?.item?.shown)).toEqual(shown);
});

test("cells know their row and column, across those that reach over several", async () => {
  const blocks = await read(
    "a.html",
    page(
      "<table><tr><th rowspan=2>年<th colspan=2>水位</tr><tr><td>高<td>低</tr><tr><td>1953<td>7<td><p>2</p><p>注</p></tr></table>",
    ),
  );
  const cells = blocks.slice(1).map(({ text, layout }) => [text, layout?.cell?.row, layout?.cell?.column]);
  expect(cells).toEqual([
    ["年", 0, 0],
    ["水位", 0, 1],
    ["高", 1, 1],
    ["低", 1, 2],
    ["1953", 2, 0],
    ["7", 2, 1],
    ["2", 2, 2],
    ["注", 2, 2],
  ]);
  expect(blocks[1]!.layout?.cell).toEqual({ table: 1, row: 0, column: 0, rows: 2, isHead: true });
});

test("an OpenDocument text: spans, links, what stands high, notes", async () => {
  const style = (name: string, properties: string) =>
    `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`;
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:xlink="x">
<office:automatic-styles>${style("T1", 'fo:font-style="italic"')}${style("T2", 'style:text-position="super 58%"')}</office:automatic-styles>
<office:body><office:text><text:p>  水<text:span text:style-name="T1">很清</text:span>，约10<text:span text:style-name="T2">8</text:span>粒<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>注文。</text:p></text:note-body></text:note>，见<text:a xlink:href="https://a.example/x">县志</text:a>。</text:p></office:text></office:body></office:document-content>`;
  const bytes = zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.text"),
    "content.xml": strToU8(content),
  });
  const result = await readFile({ bytes, fileName: "a.odt" });
  if (!result.ok) throw new Error(result.message.code);
  const [block, note] = result.blocks;
  expect(block!.text).toBe("水很清，约10⁸粒[1]，见县志。");
  expect(marksOf(block!)).toEqual([
    "emphasis 很清",
    "superscript ⁸",
    "note [1] 1",
    "link 县志 https://a.example/x",
  ]);
  expect(note).toMatchObject({ kind: "note", text: "注文。", layout: { note: "1" } });
});

const rtf = (body: string) =>
  `{\\rtf1\\ansi\\ansicpg936{\\stylesheet{\\s1 heading 1;}}{\\*\\generator x}${body.replace(
    /[^\0-~]/gu,
    (letter) => `\\u${letter.charCodeAt(0)}?`,
  )}}`;

test.each([
  ["\\pard 水{\\i 很清}。\\par", "水很清。", ["emphasis 很清"]],
  ["\\pard 水\\b 很\\b0 清\\par", "水很清", ["strong 很"]],
  ["\\pard\\b 水\\plain 清\\par", "水清", ["strong 水"]],
  ["\\pard {\\b\\i 甲}{\\i 乙}\\par", "甲乙", ["emphasis 甲乙", "strong 甲"]],
  ["\\pard 删{\\strike 去}，{\\ul 线}外\\ulnone 里\\par", "删去，线外里", ["strike 去", "underline 线"]],
  ["\\pard 约10{\\super 8}个\\par", "约10⁸个", ["superscript ⁸"]],
  ["\\pard H{\\sub 2}O\\par", "H₂O", ["subscript ₂"]],
  ["\\pard 第19{\\super th}届\\par", "第19th届", ["superscript th"]],
  ["\\pard  {\\b  水}清\\par", "水清", ["strong 水"]],
  [
    '\\pard 见{\\field{\\*\\fldinst HYPERLINK "https://a.example/x?a=1"}{\\fldrslt 县志}}。\\par',
    "见县志。",
    ["link 县志 https://a.example/x?a=1"],
  ],
  ['\\pard 见{\\field{\\*\\fldinst HYPERLINK "javascript:alert(1)"}{\\fldrslt 县志}}。\\par', "见县志。", []],
  ["\\pard 清{\\super\\chftn{\\footnote\\pard 注文。}}。\\par", "清[1]。", ["note [1] 1"]],
  ["\\pard\\s1\\b 第一章\\par", "第一章", []],
  ["\\pard\\s1 第{\\i 一}章\\par", "第一章", ["emphasis 一"]],
])("RTF: %s", async (body, text, marks) => {
  const block = (await read("a.rtf", rtf(body)))[0]!;
  expect(block.text).toBe(text);
  expect(marksOf(block)).toEqual(marks);
});

test("cells of RTF know their place, and a second table is another one", async () => {
  const row = (...cells: string[]) =>
    `\\trowd${cells.map((cell) => `\\pard\\intbl ${cell}\\cell`).join("")}\\row `;
  const blocks = await read(
    "a.rtf",
    rtf(
      `${row("甲", "乙").replace("\\trowd", "\\trowd\\trhdr")}${row("丙", "", "丁")}\\pard 文。\\par ${row("戊")}`,
    ),
  );
  expect(blocks.map(({ text, layout }) => [text, layout?.cell ?? null])).toEqual([
    ["甲", { table: 1, row: 0, column: 0, isHead: true }],
    ["乙", { table: 1, row: 0, column: 1, isHead: true }],
    ["丙", { table: 1, row: 1, column: 0 }],
    ["丁", { table: 1, row: 1, column: 2 }],
    ["文。", null],
    ["戊", { table: 2, row: 0, column: 0 }],
  ]);
});

const odt = async (body: string) => {
  const content = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const bytes = zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.text"),
    "content.xml": strToU8(content),
  });
  const result = await readFile({ bytes, fileName: "a.odt" });
  if (!result.ok) throw new Error(result.message.code);
  return result.blocks;
};

test("ruby of OpenDocument is a mark with its reading", async () => {
  const ruby = (base: string, reading: string) =>
    `<text:ruby><text:ruby-base>${base}</text:ruby-base><text:ruby-text>${reading}</text:ruby-text></text:ruby>`;
  const [block] = await odt(
    `<text:p>念${ruby("骆", "luò")}与${ruby("<text:span>驼</text:span>", "tuó")}。</text:p>`,
  );
  expect(block!.text).toBe("念骆与驼。");
  expect(marksOf(block!)).toEqual(["ruby 骆 luò", "ruby 驼 tuó"]);
});

test("cells of OpenDocument know their place, their reach and their head", async () => {
  const cell = (text: string, attributes = "") =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
  const blocks = await odt(
    `<table:table><table:table-header-rows><table:table-row>${cell("甲", 'table:number-columns-spanned="2"')}<table:covered-table-cell/>${cell("乙")}</table:table-row></table:table-header-rows><table:table-row>${cell("丙")}${cell("")}${cell("丁")}</table:table-row></table:table><text:p>文。</text:p><table:table><table:table-row>${cell("戊")}</table:table-row></table:table>`,
  );
  expect(blocks.map(({ text, layout }) => [text, layout?.cell ?? null])).toEqual([
    ["甲", { table: 1, row: 0, column: 0, columns: 2, isHead: true }],
    ["乙", { table: 1, row: 0, column: 2, isHead: true }],
    ["丙", { table: 1, row: 1, column: 0 }],
    ["丁", { table: 1, row: 1, column: 2 }],
    ["文。", null],
    ["戊", { table: 2, row: 0, column: 0 }],
  ]);
});

const TIME = "1\n00:00:01,000 --> 00:00:02,000\n";
test.each([
  ["a.srt", "水<i>很清</i>。", "水很清。", ["emphasis 很清"]],
  ["a.srt", "<i>水很清。</i>", "水很清。", ["emphasis 水很清。"]],
  ["a.srt", "<b><i>水</i>清</b>", "水清", ["strong 水清", "emphasis 水"]],
  ["a.srt", "{\\an8}{\\i1}水{\\i0}清", "水清", ["emphasis 水"]],
  ["a.srt", "水<u>线</u>，<s>去</s>", "水线，去", ["underline 线", "strike 去"]],
  ["a.srt", "a < b 而 <i>c</i>", "a < b 而 c", ["emphasis c"]],
  ["a.srt", "<i>没有关上", "没有关上", ["emphasis 没有关上"]],
  ["a.srt", "<font color=red>红</font>字", "红字", []],
  ["a.vtt", "水<i.loud>很</i>清 &amp; 白", "水很清 & 白", ["emphasis 很"]],
  ["a.vtt", "<v 陈羽北><b>走</b>吧", "走吧", ["strong 走"]],
])("subtitles %s: %s", async (name, cue, text, marks) => {
  const head = name.endsWith(".vtt") ? "WEBVTT\n\n" : "";
  const time = name.endsWith(".vtt") ? TIME.replaceAll(",", ".") : TIME;
  const [block] = await read(name, `${head}${time}${cue}\n`);
  expect(block!.text).toBe(text);
  expect(marksOf(block!)).toEqual(marks);
});
