import { describe, expect, test } from "vitest";
import { readHtml } from "@/lib/interchange/html/read-html";
import { asideOf } from "@/lib/segmentation/proposal";
import { readStructure } from "@/lib/segmentation/structure/structure";

const A = "<p>渡口的灯亮了一夜，天快亮的时候，雾从河面上漫过来，谁也看不清对岸。</p>";
const B = "<p>摆渡的人坐在船头抽烟，他说今天的头一班船，要等雾散了才开。</p>";
const C = "<p>我们在堤上等着，有人把带来的馒头分给大家，一直等到九点多钟。</p>";
const TEXT = A + B + C;

function read(body: string, title = "雾中的渡口_散文_河网", head = "") {
  const page = `<html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
  const file = readHtml(page);
  if (!file.ok) throw new Error(file.message.code);
  const paragraphs = readStructure(file.blocks, "page");
  return {
    title: file.title,
    headlines: paragraphs.flatMap(({ kind, text }) => (kind === "title" ? [text] : [])),
    asides: paragraphs.flatMap(({ proposal, text }) => (asideOf(proposal) ? [text] : [])),
  };
}

describe("the headline of a page is its title and never boilerplate", () => {
  test.each([
    { what: "h1 in the article", body: `<article><h1>雾中的渡口</h1>${TEXT}</article>` },
    { what: "h1 in a header of its own", body: `<header><h1>雾中的渡口</h1></header><div>${TEXT}</div>` },
    {
      what: "h2 beside a site's h1",
      body: `<h1 class="logo"><a href="/">河网</a></h1><div><h2>雾中的渡口</h2>${TEXT}</div>`,
    },
    {
      what: "h3 in a box outside the text",
      body: `<div class="hd"><h3>雾中的渡口</h3></div><div id="zoom">${TEXT}</div>`,
    },
    {
      what: "a box without a heading",
      body: `<div class="tit">雾中的渡口</div><div class="nr">${TEXT}</div>`,
    },
    { what: "a paragraph that is the title", body: `<div><p>雾中的渡口</p></div><div>${TEXT}</div>` },
    {
      what: "large letters of old pages",
      body: `<center><font size="5"><b>雾中的渡口</b></font></center><div>${TEXT}</div>`,
      title: "河网",
    },
    {
      what: "a title parted by a line end",
      body: `<h1>雾中的渡口</h1><div>${TEXT}</div>`,
      title: "雾中的\n渡口 - 河网",
    },
    {
      what: "a title typed otherwise",
      body: `<h1>“雾中”的渡口</h1><div>${TEXT}</div>`,
      title: "&quot;雾中&quot;的渡口 | 河网",
      headline: "“雾中”的渡口",
    },
    {
      what: "the site first",
      body: `<h1>河网</h1><div><h2>雾中的渡口</h2>${TEXT}</div>`,
      title: "雾中的渡口｜河网",
    },
    {
      what: "a link of a blog",
      body: `<h1><a href="/">河边</a></h1><h2 class="entry-title"><a href="/p">雾中的渡口</a></h2><div>${TEXT}</div>`,
      title: "雾中的渡口 – 河边",
    },
    {
      what: "og:title",
      body: `<div class="a"><span>雾中的渡口</span></div><div>${TEXT}</div>`,
      title: "河网",
      head: '<meta property="og:title" content="雾中的渡口">',
    },
    {
      what: "a menu of the same words",
      body: `<nav><a href="/a">雾中的渡口</a><a href="/b">马灯</a></nav><h1>雾中的渡口</h1><div>${TEXT}</div>`,
    },
    {
      what: "a heading that no title repeats",
      body: `<div class="top"><a href="/">首页</a></div><h1>雾中的渡口</h1><div>${TEXT}</div>`,
      title: "无标题文档",
    },
  ])("$what", ({ body, title, head, headline = "雾中的渡口" }) => {
    const page = read(body, title, head);
    expect(page.headlines).toEqual([headline]);
    expect(page.title).toBe(headline);
    expect(page.asides).not.toContain(headline);
  });
});

describe("what Readability cleans out of an article stays", () => {
  test.each([
    { what: "code", html: "<pre><code>import river<br>river.cross()</code></pre>" },
    {
      what: "code with spans",
      html: "<pre><code><span>let</span> a = 1<br>let b = 2<br><br>cross(a)</code></pre>",
    },
    { what: "underlined words", html: "<p><u>灯罩破了一角。</u></p>" },
    { what: "a list", html: "<ul><li>马灯</li><li>竹篙</li><li>缆绳</li></ul>" },
    {
      what: "a list of links between the text",
      html: '<ul><li><a href="/a">马灯</a></li><li><a href="/b">竹篙</a></li></ul>',
    },
    {
      what: "a table",
      html: "<table><tr><td>高度</td><td>三尺</td></tr><tr><td>重量</td><td>两斤</td></tr></table>",
    },
    { what: "a heading", html: "<h2>船上</h2>" },
    { what: "a caption", html: "<figure><img src='a'><figcaption>老船工在补网</figcaption></figure>" },
    {
      what: "articles of a law",
      html: "<p>第一条 本县渡口适用本条例。</p><p>（一）风大；</p><p>（二）雾浓。</p>",
    },
    { what: "short lines", html: "<p>雾。</p><p>船。</p>" },
    { what: "a quotation", html: "<blockquote>河是直的，人是弯的</blockquote>" },
    { what: "short words in a box called menu around all", html: "<p>菜一碟</p>", around: true },
  ])("$what", ({ html, around }) => {
    const body = `<div id="nav"><a href="/">首页</a> <a href="/n">新闻</a></div><article><h1>雾中的渡口</h1>${A}${B}${html}${C}${A}</article><div class="footer">版权所有 河网</div>`;
    const { asides } = read(around ? `<div class="has-sidebar menu">${body}</div>` : body);
    expect(asides.filter((text) => !/首页|版权/.test(text))).toEqual([]);
  });

  test("the last lines of a text, its date and who signed it", () => {
    const { asides } = read(
      `<div class="zw"><h1>雾中的渡口</h1>${TEXT}<p>许宁</p><p>2019年3月2日</p></div><div class="foot">联系我们</div>`,
    );
    expect(asides).toEqual(["联系我们"]);
  });
});

test("code is text, not a heading", () => {
  const file = readHtml(`<article><h1>雾中的渡口</h1>${A}<pre>import river</pre>${B}${C}</article>`);
  if (!file.ok) throw new Error(file.message.code);
  expect(readStructure(file.blocks, "page").map(({ kind }) => kind)).toEqual([
    "title",
    "text",
    "text",
    "text",
    "text",
  ]);
});

test("a page too large for Readability is told by its prose", () => {
  const menu = '<li><a href="/a">链接</a></li>'.repeat(9_000);
  const { headlines, asides } = read(`<ul>${menu}</ul><div><h1>雾中的渡口</h1>${TEXT}</div>`);
  expect(headlines).toEqual(["雾中的渡口"]);
  expect(asides).toHaveLength(9_000);
});

describe("what the page put around the text is proposed, with the reason", () => {
  test.each([
    { html: '<div class="share"><a href="#">分享到微博</a></div>', aside: "分享到微博" },
    { html: '<div class="post-related"><a href="/1">一盏马灯</a></div>', aside: "一盏马灯" },
    {
      html: '<div id="comments"><p>写得真好，想起我外公，他也撑过船。</p></div>',
      aside: "写得真好，想起我外公，他也撑过船。",
    },
    { html: "<footer><p>© 河网</p></footer>", aside: "© 河网" },
    { html: '<div class="sidebarRight"><p>今日排行</p></div>', aside: "今日排行" },
    { html: '<div role="navigation"><span>往期</span></div>', aside: "往期" },
    { html: "<button>赞同 12</button>", aside: "赞同 12" },
    { html: '<div class="x1"><a href="/1">一盏马灯</a></div>', aside: "一盏马灯" },
  ])("$html", ({ html, aside }) => {
    expect(
      read(`<div class="main"><h1>雾中的渡口</h1><div class="text">${TEXT}</div></div>${html}`).asides,
    ).toEqual([aside]);
  });
});
