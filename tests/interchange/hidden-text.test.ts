import { readFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readFile } from "@/lib/interchange/read";
import { wordFile } from "../support/word-file";

/** What is read of a file: its paragraphs, and how many letters a problem says were hidden. */
async function shownIn(bytes: Uint8Array, fileName: string) {
  const result = await readFile({ bytes, fileName });
  if (!result.ok) return result.message;
  const said = result.problems.find(({ code }) => code === "hidden-text")?.message;
  const hidden = said?.code === "readers.hidden-text" ? said.count : 0;
  return { texts: result.blocks.map(({ text }) => text), hidden };
}

const utf8 = (text: string) => new TextEncoder().encode(text);

const run = (text: string, properties = "") =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (runs: string, properties = "") =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
const style = (type: string, id: string, properties: string, base = "", isDefault = false) =>
  `<w:style w:type="${type}" w:styleId="${id}"${isDefault ? ' w:default="1"' : ""}><w:name w:val="${id}"/>${base && `<w:basedOn w:val="${base}"/>`}<w:rPr>${properties}</w:rPr></w:style>`;

const STYLES =
  style("character", "Private", "<w:vanish/>") +
  style("character", "Inner", "<w:b/>", "Private") +
  style("paragraph", "Aside", "<w:vanish/>") +
  style("paragraph", "Beside", "<w:i/>", "Aside");
const ALL_HIDDEN = `<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>`;

describe("Word (DOCX-7)", () => {
  test.each([
    {
      what: "a run that is hidden",
      body: paragraph(run("茶已经凉了。") + run("（请核对）", "<w:vanish/>") + run("客人还没有到。")),
      texts: ["茶已经凉了。客人还没有到。"],
      hidden: 3,
    },
    {
      what: "a run that says it is not",
      body: paragraph(run("茶已经凉了。", '<w:vanish w:val="0"/>')),
      texts: ["茶已经凉了。"],
      hidden: 0,
    },
    {
      what: "a run that was hidden before a tracked change",
      body: paragraph(run("茶已经凉了。", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
      texts: ["茶已经凉了。"],
      hidden: 0,
    },
    {
      what: "what only the web view hides, such as a page number",
      body: paragraph(run("第一章", "") + run("12", "<w:webHidden/>")),
      texts: ["第一章12"],
      hidden: 0,
    },
    {
      what: "a character style, and one that stands on it",
      body: paragraph(
        run("茶。") + run("私", '<w:rStyle w:val="Private"/>') + run("话", '<w:rStyle w:val="Inner"/>'),
      ),
      texts: ["茶。"],
      hidden: 2,
    },
    {
      what: "a paragraph style, and one that stands on it",
      body:
        paragraph(run("茶凉了。")) +
        paragraph(run("批注"), '<w:pStyle w:val="Aside"/>') +
        paragraph(run("旁批"), '<w:pStyle w:val="Beside"/>'),
      texts: ["茶凉了。"],
      hidden: 4,
    },
    {
      what: "a paragraph style and a character style, which cancel each other out",
      body: paragraph(run("看得见", '<w:rStyle w:val="Private"/>'), '<w:pStyle w:val="Aside"/>'),
      texts: ["看得见"],
      hidden: 0,
    },
    {
      what: "a run that shows itself in a hidden style",
      body: paragraph(run("看得见", '<w:vanish w:val="false"/>'), '<w:pStyle w:val="Aside"/>'),
      texts: ["看得见"],
      hidden: 0,
    },
    {
      what: "the defaults of the document",
      styles: ALL_HIDDEN,
      body: paragraph(run("底稿") + run("茶凉了。", '<w:vanish w:val="0"/>')),
      texts: ["茶凉了。"],
      hidden: 2,
    },
    {
      what: "the style that every paragraph has",
      styles: style("paragraph", "Normal", "<w:vanish/>", "", true),
      body: paragraph(run("底稿")) + paragraph(run("茶凉了。", '<w:vanish w:val="0"/>')),
      texts: ["茶凉了。"],
      hidden: 2,
    },
    {
      what: "a row of a table",
      body: `<w:tbl><w:tr><w:tc>${paragraph(run("年份"))}</w:tc></w:tr><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${paragraph(run("草稿行"))}</w:tc></w:tr></w:tbl>${paragraph(run("表后。"))}`,
      texts: ["年份", "表后。"],
      hidden: 3,
    },
    {
      what: "a text box",
      body: paragraph(
        `${run("茶凉了。")}<w:r><w:pict><v:shape style="position:absolute;visibility:hidden"><v:textbox><w:txbxContent>${paragraph(run("框内"))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ),
      texts: ["茶凉了。"],
      hidden: 2,
    },
    {
      what: "an entry of an index, which is a hidden field",
      body: paragraph(
        `${run("龙井")}<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:instrText> XE "龙井" </w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>${run("是一种茶。")}`,
      ),
      texts: ["龙井是一种茶。"],
      hidden: 0,
    },
  ])("$what", async ({ body, styles = STYLES, texts, hidden }) => {
    expect(await shownIn(wordFile(body, { styles }), "a.docx")).toEqual({ texts, hidden });
  });

  test("a paragraph that is hidden with its mark leaves no room between stanzas, one with a shown mark does", async () => {
    const lines = (mark: string) =>
      wordFile(
        paragraph(run("月光。")) + paragraph(run("注", "<w:vanish/>"), mark) + paragraph(run("灯灭了。")),
      );
    const separators = async (bytes: Uint8Array) => {
      const read = await readFile({ bytes, fileName: "a.docx" });
      return read.ok ? read.blocks.map(({ separator }) => separator) : read.code;
    };
    expect(await separators(lines("<w:rPr><w:vanish/></w:rPr>"))).toEqual(["\n\n", ""]);
    expect(await separators(lines(""))).toEqual(["\n\n\n", ""]);
  });
});

/** An OpenDocument text of this body, with these automatic styles. */
function openDocument(body: string, styles: string): Uint8Array {
  const parts = unzipSync(readFileSync("tests/fixtures/odt/every-kind/input.odt"));
  const content = new TextDecoder()
    .decode(parts["content.xml"])
    .replace(/<office:text>.*<\/office:text>/s, `<office:text>${body}</office:text>`)
    .replace(/<office:automatic-styles\/>|<office:automatic-styles>.*?<\/office:automatic-styles>/s, "")
    .replace("<office:body>", `<office:automatic-styles>${styles}</office:automatic-styles><office:body>`);
  return zipSync({ ...parts, "content.xml": utf8(content) });
}

const odtStyle = (family: string, name: string, display: string, parent = "") =>
  `<style:style style:name="${name}" style:family="${family}"${parent && ` style:parent-style-name="${parent}"`}>${display && `<style:text-properties text:display="${display}"/>`}</style:style>`;

describe("OpenDocument (ODT-7)", () => {
  const STYLES =
    odtStyle("text", "T1", "none") +
    odtStyle("text", "T2", "true") +
    odtStyle("paragraph", "P1", "none") +
    odtStyle("paragraph", "P2", "", "P1");
  test.each([
    {
      what: "words by their style",
      body: '<text:p>茶凉了。<text:span text:style-name="T1">请核对</text:span>客人没到。</text:p>',
      texts: ["茶凉了。客人没到。"],
      hidden: 3,
    },
    {
      what: "a paragraph by its style, and by the one that it stands on",
      body: '<text:p>茶凉了。</text:p><text:p text:style-name="P1">批注</text:p><text:p text:style-name="P2">旁批</text:p>',
      texts: ["茶凉了。"],
      hidden: 4,
    },
    {
      what: "words that show themselves in a hidden paragraph",
      body: '<text:p text:style-name="P1">藏<text:span text:style-name="T2">看得见</text:span></text:p>',
      texts: ["看得见"],
      hidden: 1,
    },
    {
      what: "a section, whatever the styles in it say",
      body: '<text:p>茶凉了。</text:p><text:section text:name="s" text:display="none"><text:p>整节<text:span text:style-name="T2">不见</text:span></text:p></text:section>',
      texts: ["茶凉了。"],
      hidden: 4,
    },
    {
      what: "a section that is shown",
      body: '<text:section text:name="s" text:display="true"><text:p>茶凉了。</text:p></text:section>',
      texts: ["茶凉了。"],
      hidden: 0,
    },
    {
      what: "a section whose condition holds",
      body: '<text:p>茶凉了。</text:p><text:section text:name="s" text:display="condition" text:condition="ooow:1" text:is-hidden="true"><text:p>条件</text:p></text:section>',
      texts: ["茶凉了。"],
      hidden: 2,
    },
    {
      what: "a field that hides its paragraph",
      body: '<text:p>茶凉了。</text:p><text:p>整段<text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/></text:p>',
      texts: ["茶凉了。"],
      hidden: 2,
    },
    {
      what: "a field that does not",
      body: '<text:p>整段<text:hidden-paragraph text:condition="ooow:0" text:is-hidden="false"/></text:p>',
      texts: ["整段"],
      hidden: 0,
    },
  ])("$what", async ({ body, texts, hidden }) => {
    expect(await shownIn(openDocument(body, STYLES), "a.odt")).toEqual({ texts, hidden });
  });
});

describe("RTF (RTF-4)", () => {
  const rtf = (text: string) =>
    utf8(`{\\rtf1\\ansi\\uc1 ${text.replace(/[^\x00-\x7f]/g, (one) => `\\u${one.charCodeAt(0)}?`)}}`);
  test.each([
    { what: "a run", body: "{茶。}{\\v 私话}{客人。}\\par", texts: ["茶。客人。"], hidden: 2 },
    { what: "until it is switched off", body: "\\v 私\\v0 茶。\\par", texts: ["茶。"], hidden: 1 },
    {
      what: "what was deleted is not hidden",
      body: "{茶。}{\\deleted 删去}\\par",
      texts: ["茶。"],
      hidden: 0,
    },
  ])("$what", async ({ body, texts, hidden }) => {
    expect(await shownIn(rtf(body), "a.rtf")).toEqual({ texts, hidden });
  });
});

const ICE = "渡口结了冰，摆渡的人都回了家，只剩一条狗守着船。";
const SPRING = "开春以后冰化了，头一班船又坐满了人。";

describe("web pages (HTML-SHOWN-1–HTML-SHOWN-4)", () => {
  const article = `<p>${ICE}</p><p>${SPRING}</p>`;
  test.each([
    {
      what: "hidden and display: none",
      body: `<p>${ICE}</p><p hidden>草稿</p><p style="color:red; display:none">草稿</p>`,
      texts: [ICE],
      hidden: 4,
    },
    {
      what: "an article that a script unveils",
      body: `<h1>渡口</h1><div style="visibility: hidden; opacity: 0;">${article}</div>`,
      texts: ["渡口", ICE, SPRING],
      hidden: 0,
    },
    {
      what: "an article that is only transparent",
      body: `<div style="opacity:0">${article}</div>`,
      texts: [ICE, SPRING],
      hidden: 0,
    },
    {
      what: "paragraphs that appear when one scrolls to them",
      body: `<p>${ICE}</p><p class="wow" style="visibility:hidden">他走了。</p>`,
      texts: [ICE, "他走了。"],
      hidden: 0,
    },
    {
      what: "a placeholder",
      body: `<p>${ICE}<span style="visibility:hidden">占位</span></p>`,
      texts: [ICE],
      hidden: 2,
    },
    {
      what: "a text that one clicks to read on",
      body: `<p>${ICE}</p><div id="rest" style="display:none"><p>${SPRING}</p></div><script>function more() { document.getElementById("rest").style.display = "block"; }</script>`,
      texts: [ICE, SPRING],
      hidden: 0,
    },
    {
      what: "a script that hides",
      body: `<p>${ICE}</p><p id="ad" style="display:none">广告</p><script>document.getElementById("ad").style.display = "none"</script>`,
      texts: [ICE],
      hidden: 2,
    },
    {
      what: "a page that shows its title only",
      body: `<h1>渡口</h1><div style="display:none">${article}</div>`,
      texts: ["渡口", ICE, SPRING],
      hidden: 0,
    },
    {
      what: "a page that shows its article and hides a long menu",
      body: `<p>${ICE}</p><nav style="display:none">${"<a>首页</a><a>新闻。</a>".repeat(50)}</nav>`,
      texts: [ICE],
      hidden: 200,
    },
    {
      what: "a style sheet",
      body: `<style>.junk, .spam { display: none } @media print { p { display: none } }</style><p>${ICE}<span class="junk">本站</span></p>`,
      texts: [ICE],
      hidden: 2,
    },
    {
      what: "a style sheet that shows it again",
      body: `<style>.tab { display: none } .tab.active { display: block }</style><p class="tab active">${ICE}</p><p class="tab">草稿</p>`,
      texts: [ICE],
      hidden: 2,
    },
    {
      what: "a style sheet, and a script that names the class",
      body: `<style>.later { display: none }</style><p class="later">${ICE}</p><script>reveal("later")</script>`,
      texts: [ICE],
      hidden: 0,
    },
    { what: "hidden until it is found", body: `<p hidden="until-found">${ICE}</p>`, texts: [ICE], hidden: 0 },
  ])("$what", async ({ body, texts, hidden }) => {
    const page = utf8(`<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`);
    expect(await shownIn(page, "a.html")).toEqual({ texts, hidden });
  });

  test("in a book, by its style sheet", async () => {
    const parts = unzipSync(readFileSync("tests/fixtures/epub/two-chapters/input.epub"));
    const page = Object.keys(parts).find((name) => /\.xhtml$/.test(name) && !name.includes("nav"))!;
    const changed = new TextDecoder()
      .decode(parts[page])
      .replace("</body>", '<p class="secret">不给人看</p></body>');
    const book = { ...parts, [page]: utf8(changed), "style.css": utf8(".secret { display: none; }") };
    const shown = await shownIn(zipSync(book), "a.epub");
    expect(shown).toMatchObject({ hidden: 4 });
    expect(JSON.stringify(shown)).not.toContain("不给人看");
  });
});

describe("Word: what is shown (DOCX-8, DOCX-9)", () => {
  const deleted = '<w:rPr><w:del w:id="1" w:author="a" w:date="2020-01-01T00:00:00Z"/></w:rPr>';
  test.each([
    {
      what: "a simple field is its result",
      body: paragraph(
        `${run("表 ")}<w:fldSimple w:instr=" SEQ 表 \\* ARABIC ">${run("3")}</w:fldSimple>${run(" 水位")}`,
      ),
      texts: ["表 3 水位"],
    },
    {
      what: "a simple field in a simple field",
      body: paragraph(
        `<w:fldSimple w:instr=" IF 1 ">${run("共")}<w:fldSimple w:instr=" NUMPAGES ">${run("9")}</w:fldSimple></w:fldSimple>${run("页")}`,
      ),
      texts: ["共9页"],
    },
    {
      what: "a simple field without a result",
      body: paragraph(`${run("见附表")}<w:fldSimple w:instr=" REF _x "/>${run("。")}`),
      texts: ["见附表。"],
    },
    {
      what: "a carriage return in a run is a line break",
      body: paragraph("<w:r><w:t>上一行</w:t><w:cr/><w:t>下一行</w:t></w:r>"),
      texts: ["上一行\n下一行"],
    },
    {
      what: "a deleted mark joins two paragraphs",
      body: paragraph(run("前半句，"), deleted) + paragraph(run("后半句。")),
      texts: ["前半句，后半句。"],
    },
    {
      what: "the last mark of the text cannot be deleted",
      body: `${paragraph(run("第一段。"))}${paragraph(run("最后一段。"), deleted)}<w:sectPr/>`,
      texts: ["第一段。", "最后一段。"],
    },
    {
      what: "two deleted marks at the end",
      body: paragraph(run("甲，"), deleted) + paragraph(run("乙。"), deleted),
      texts: ["甲，乙。"],
    },
    {
      what: "the last mark of a cell",
      body: `<w:tbl><w:tr><w:tc>${paragraph(run("甲"), deleted)}</w:tc><w:tc>${paragraph(run("乙"))}</w:tc></w:tr></w:tbl>${paragraph(run("表后。"))}`,
      texts: ["甲", "乙", "表后。"],
    },
    {
      what: "a mark above a table",
      body: `${paragraph(run("表前。"), deleted)}<w:tbl><w:tr><w:tc>${paragraph(run("甲"))}</w:tc></w:tr></w:tbl>${paragraph(run("表后。"))}`,
      texts: ["表前。", "甲", "表后。"],
    },
  ])("$what", async ({ body, texts }) => {
    const read = await readFile({ bytes: wordFile(body), fileName: "a.docx" });
    expect(read.ok && read.blocks.map(({ text }) => text)).toEqual(texts);
    expect(read.ok && read.problems.map(({ code }) => code)).toEqual([]);
  });
});
