/**
 * What a file says of itself that it is called: the properties of a Word file, the `<title>` of a page. Programs fill it in with names of
 * files and of templates, sites with their own name.
 */

/** Names that programs give: “Document1”, “文档1”, “Microsoft Word - 稿子.doc”, “C:\\稿\\a.docx”, “无标题”. */
const GIVEN_BY_PROGRAMS =
  /^(?:(?:document|doc|untitled|presentation|slide|microsoft word|word|normal|template|book|sheet|title|new|no title|文档|文稿|文本|新建|新文档|无标题|未命名|未命名文档|標題|无题|标题|題目|题目|工作簿|演示文稿|幻灯片|模板)(?:[\s_-]*(?:文档|文稿|document))?[\s_-]*\d*|(?:新建\s*)?microsoft (?:word|powerpoint|office).*|untitled.*|powerpoint.*)$/i;

const IS_A_FILE =
  /\.(?:docx?|docm|dotm?|wps|pptx?|xlsx?|indd|pdf|html?|txt|rtf|odt|md|epub)$|^[a-z]:\\|^[\w-]+[/\\]/i;

/** A title that a file states, if it is one; null where a program made it up. */
export function statedTitle(stated: string | null | undefined): string | null {
  const title = (stated ?? "").replace(/\s+/g, " ").trim();
  if (title === "" || title.length > 200 || !/\p{L}/u.test(title)) return null;
  return GIVEN_BY_PROGRAMS.test(title) || IS_A_FILE.test(title) ? null : title;
}

/** So many paragraphs at the head of a text are looked at for its title. */
const OPENING = 12;

/** Whether the text opens with these words: as a paragraph of their own, or over two. */
export function opensWith(blocks: readonly { readonly text: string }[], title: string): boolean {
  const wanted = squeezed(title);
  const texts = blocks.slice(0, OPENING).map(({ text }) => squeezed(text));
  return texts.some((text, index) => text === wanted || text + (texts[index + 1] ?? "") === wanted);
}

function squeezed(text: string): string {
  return text.replace(/[\s\p{P}\p{S}]+/gu, "").toLowerCase();
}

/** What stands between a page's title and the names of its site and of the site's parts. */
const PARTED =
  /\s*(?:[|｜_]|[–—―‖]{1,2}|\s[-·•:：»>]\s|(?<=[\p{Script=Han}”》！？）])[-](?=[\p{Script=Han}\w]))\s*/u;

const SITE =
  /(?:网|網|报|報|新闻|新聞|频道|頻道|博客|部落格|论坛|論壇|公众号|网站|網站|在线|在線|日报|日報|晚报|晚報|早报|杂志|雜誌|周刊|週刊|门户|社区|社區|首页|首頁|专栏|专题|阅读|小说|文库|百科|客户端|手机版|电视台|出版社|图书馆|\.(?:com|cn|net|org|tw|hk)(?:\.\w{2})?|知乎|简书|豆瓣|微博|搜狐|新浪|网易|腾讯|百度|澎湃|头条|维基|Wikipedia|Medium|Blog|News|Online)$/iu;

/** A page's title without the site's name: the parts behind it that are the site's, by what the page says or by their look. */
export function withoutSite(title: string, site: string | null): string {
  const parts = title.split(PARTED).map((part) => part.trim());
  const marks = [...title.matchAll(new RegExp(PARTED, "gu"))].map(([mark]) => mark);
  const isSite = (part: string) =>
    part === "" || (site !== null && squeezed(part) === squeezed(site)) || SITE.test(part);
  // The parts of a site stand between its name and the title: 标题_文化频道_某某网.
  let end = parts.length;
  while (end > 1 && isSite(parts[end - 1]!)) end -= 1;
  return parts
    .slice(0, end)
    .map((part, index) => (index === 0 ? part : marks[index - 1] + part))
    .join("")
    .trim();
}
