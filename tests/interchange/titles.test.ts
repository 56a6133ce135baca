import { expect, test } from "vitest";
import { statedTitle, withoutSite } from "@/lib/interchange/called-title";
import { readFile } from "@/lib/interchange/read";
import { readStructure } from "@/lib/segmentation/structure/structure";
import { wordFile } from "../support/word-file";

test.each([
  ["渡口纪事", "渡口纪事"],
  ["  渡口\n纪事 ", "渡口 纪事"],
  ["Document1", null],
  ["文档 1", null],
  ["新建 Microsoft Word 文档", null],
  ["新建文档", null],
  ["Microsoft Word - 渡口.doc", null],
  ["渡口.docx", null],
  ["C:\\稿\\渡口", null],
  ["无标题", null],
  ["标题", null],
  ["untitled-2", null],
  ["1", null],
  ["标题党的末日", "标题党的末日"],
  ["Document of a village", "Document of a village"],
])("“%s” is called %s", (stated, title) => expect(statedTitle(stated)).toBe(title));

test.each([
  { page: "渡口的冬天_青水网", title: "渡口的冬天" },
  { page: "渡口的冬天_文化频道_青水新闻", title: "渡口的冬天" },
  { page: "渡口的冬天-青水日报", title: "渡口的冬天" },
  { page: "渡口的冬天 | 青水河", site: "青水河", title: "渡口的冬天" },
  { page: "渡口的冬天 - 知乎", title: "渡口的冬天" },
  { page: "渡口的冬天——一个摆渡人的四十年", title: "渡口的冬天——一个摆渡人的四十年" },
  { page: "1958-1961：三个车站", title: "1958-1961：三个车站" },
  { page: "青水网", title: "青水网" },
  { page: "渡口 | 桥", title: "渡口 | 桥" },
])("$page is called $title", ({ page, site = null, title }) => expect(withoutSite(page, site)).toBe(title));

const FERRY = "渡口的风很大，等船的人都背过身去站着，谁也不说话。";
const words = (...texts: readonly string[]) =>
  texts.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
const page = (head: string, body: string) =>
  Buffer.from(`<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`);

test.each([
  {
    what: "a Word file whose properties repeat its first line",
    name: "a.docx",
    bytes: wordFile(words("渡口的冬天", FERRY, FERRY), { core: "<dc:title>渡口的冬天</dc:title>" }),
    gives: ["渡口的冬天", "渡口的冬天"],
  },
  {
    what: "a Word file with the title of a template",
    name: "a.docx",
    bytes: wordFile(words("渡口的冬天", FERRY, FERRY), { core: "<dc:title>关于放假的通知</dc:title>" }),
    gives: [null, "关于放假的通知"],
  },
  {
    what: "a Word file that a program named",
    name: "a.docx",
    bytes: wordFile(words(FERRY, FERRY), { core: "<dc:title>Document1</dc:title>" }),
    gives: [null, null],
  },
  {
    what: "a page by its title, without the site",
    name: "a.html",
    bytes: page("<title>渡口的冬天_青水网</title>", `<p>${FERRY}</p>`),
    gives: ["渡口的冬天", undefined],
  },
  {
    what: "a page by what it is called for others",
    name: "a.html",
    bytes: page(
      '<title>青水网首页</title><meta property="og:title" content="渡口的冬天">',
      `<p>${FERRY}</p>`,
    ),
    gives: ["渡口的冬天", undefined],
  },
  {
    what: "a page by its headline",
    name: "a.html",
    bytes: page("<title>青水网</title>", `<h1>渡口的冬天</h1><p>${FERRY}</p>`),
    gives: ["渡口的冬天", undefined],
  },
  {
    what: "Markdown by its front matter",
    name: "a.md",
    bytes: Buffer.from(`---\ntitle: "渡口的冬天"\n---\n\n${FERRY}\n`),
    gives: ["渡口的冬天", undefined],
  },
])("$what", async ({ bytes, name, gives }) => {
  const read = await readFile({ bytes, fileName: name });
  expect(read.ok && [read.title, read.calledTitle]).toEqual(gives);
});

test("where the file says what it is called, no other line is taken for the title", async () => {
  const source = (title: string) =>
    `---\ntitle: ${title}\n---\n\n摘自「青水报」1961 年号外\n\n${FERRY}\n\n${FERRY}\n\n${FERRY}\n`;
  const kinds = async (title: string) => {
    const read = await readFile({ bytes: Buffer.from(source(title)), fileName: "a.md" });
    return read.ok && readStructure(read.blocks, read.origin, read.title).map(({ kind }) => kind);
  };
  expect(await kinds("渡口的冬天")).toEqual(["text", "text", "text", "text"]);
  expect(await kinds("摘自「青水报」1961 年号外")).toEqual(["title", "text", "text", "text"]);
});
