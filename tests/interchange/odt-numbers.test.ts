import { readFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readFile } from "@/lib/interchange/read";

const level = (at: number, attributes: string) =>
  `<text:list-level-style-number text:level="${at}" ${attributes}/>`;
const STYLES = [
  `<text:list-style style:name="Plain">${level(1, 'style:num-format="1" style:num-suffix="."')}${level(2, 'style:num-format="a" style:num-suffix=")"')}${level(3, 'style:num-format="1" text:display-levels="3"')}</text:list-style>`,
  `<text:list-style style:name="From">${level(1, 'style:num-format="i" style:num-suffix="." text:start-value="3"')}</text:list-style>`,
  `<text:list-style style:name="Articles">${level(1, 'style:num-format="一, 二, 三, ..." style:num-prefix="第" style:num-suffix="条"')}</text:list-style>`,
  `<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>`,
  `<text:list-style style:name="Strange">${level(1, 'style:num-format="イ, ロ, ハ, ..."')}</text:list-style>`,
  `<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-prefix="第" style:num-suffix="章"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>`,
].join("");

/** A document of ours with another body, and the styles of lists above among its own. */
function openDocument(body: string): Uint8Array {
  const parts = unzipSync(readFileSync("tests/fixtures/odt/every-kind/input.odt"));
  const content = new TextDecoder().decode(parts["content.xml"]);
  const head = content.slice(0, content.indexOf("<office:body>"));
  const styled = head.includes("</office:automatic-styles>")
    ? head.replace("</office:automatic-styles>", `${STYLES}</office:automatic-styles>`)
    : `${head.replace(/<office:automatic-styles\/>/, "")}<office:automatic-styles>${STYLES}</office:automatic-styles>`;
  const text = `${styled}<office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  return zipSync({ ...parts, "content.xml": new TextEncoder().encode(text) });
}

const p = (text: string) => `<text:p>${text}</text:p>`;
const item = (inside: string, attributes = "") => `<text:list-item ${attributes}>${inside}</text:list-item>`;
const list = (style: string, inside: string, attributes = "") =>
  `<text:list ${style && `text:style-name="${style}"`} ${attributes}>${inside}</text:list>`;

async function read(body: string) {
  const result = await readFile({ bytes: openDocument(body), fileName: "a.odt" });
  if (!result.ok) throw new Error(result.code);
  return result.blocks.map(({ text, kind, layout }) => {
    const number = layout?.item ? `${layout.item.number}=${layout.item.shown} ` : "";
    return `${number}${text}${kind === "list-item" ? " (item)" : ""}`;
  });
}

describe("numbers of lists (ODT-8)", () => {
  test.each([
    {
      what: "as they are shown",
      body: list("Plain", item(p("茶已经凉了。")) + item(p("客人还没有到。"))),
      is: ["1=1. 茶已经凉了。 (item)", "2=2. 客人还没有到。 (item)"],
    },
    {
      what: "levels, and an item of several paragraphs",
      body: list(
        "Plain",
        item(p("茶。") + p("又一段。") + list("", item(p("绿茶。")) + item(p("红茶。")))) +
          item(p("水。") + list("", item(p("井水。") + list("", item(p("冷。")))))),
      ),
      is: [
        "1=1. 茶。 (item)",
        "又一段。 (item)",
        "1=a) 绿茶。 (item)",
        "2=b) 红茶。 (item)",
        "2=2. 水。 (item)",
        "1=a) 井水。 (item)",
        "1=2.a.1 冷。 (item)",
      ],
    },
    {
      what: "an item that only holds another list is none",
      body: list("Plain", item(list("", item(p("绿茶。")))) + item(p("茶。"))),
      is: ["1=a) 绿茶。 (item)", "1=1. 茶。 (item)"],
    },
    {
      what: "a list begins anew, goes on, or goes on from another",
      body:
        list("Plain", item(p("甲。")), 'xml:id="one"') +
        list("Plain", item(p("乙。"))) +
        p("中间有一段话，说了很久。") +
        list("Plain", item(p("丙。")), 'text:continue-numbering="true"') +
        list("Plain", item(p("丁。")), 'text:continue-list="one"'),
      is: [
        "1=1. 甲。 (item)",
        "1=1. 乙。 (item)",
        "中间有一段话，说了很久。",
        "2=2. 丙。 (item)",
        "2=2. 丁。 (item)",
      ],
    },
    {
      what: "where it begins, in the style and in an item",
      body: list("From", item(p("甲。")) + item(p("乙。"), 'text:start-value="9"') + item(p("丙。"))),
      is: ["3=iii. 甲。 (item)", "9=ix. 乙。 (item)", "10=x. 丙。 (item)"],
    },
    {
      what: "what is more than a number is text",
      body: list(
        "Articles",
        item(p("甲方应于月底付款。")) + item(p("乙方应<text:span>按期</text:span>交货。")),
      ),
      is: ["第一条 甲方应于月底付款。", "第二条 乙方应按期交货。"],
    },
    {
      what: "bullets, a way to count that is not known, a head of a list, and no style show nothing",
      body:
        list("Dots", item(p("甲。"))) +
        list("Strange", item(p("乙。"))) +
        list("Plain", `<text:list-header>${p("题。")}</text:list-header>${item(p("丙。"))}`) +
        list("Gone", item(p("丁。"))),
      is: ["甲。 (item)", "乙。 (item)", "题。 (item)", "1=1. 丙。 (item)", "丁。 (item)"],
    },
  ])("$what", async ({ body, is }) => {
    expect(await read(body)).toEqual(is);
  });

  test("headings", async () => {
    const h = (at: number, text: string, more = "") =>
      `<text:h text:outline-level="${at}" ${more}>${text}</text:h>`;
    const long = p("茶已经凉了，客人还没有到。");
    const body =
      h(1, "茶") +
      long +
      h(2, "绿茶") +
      long +
      h(2, "红茶") +
      long +
      h(1, "水") +
      long +
      h(1, "后记", 'text:is-list-header="true"') +
      long;
    const said = (await read(body)).filter((line) => !line.startsWith("茶已经"));
    expect(said).toEqual(["第一章 茶", "一.1 绿茶", "一.2 红茶", "第二章 水", "后记"]);
  });
});
