/**
 * Site furniture: what a web page puts around a text and nobody translates. Precision comes first: a real paragraph
 * set aside is worse than a menu left in, so only what can be nothing else is SURE (0.9).
 */

import type { SetAsideProposal } from "./paragraph";

/** Words of menus. A line of them is a menu; one of them alone is one only where a menu was seen. */
const MENU_WORDS = new Set(
  (
    "首页 主页 网站首页 返回首页 关于我们 关于 公司简介 公司概况 企业文化 新闻中心 新闻动态 新闻资讯 公司新闻 行业新闻 新闻 " +
    "产品中心 产品展示 产品 工程案例 案例展示 成功案例 案例 荣誉资质 资质荣誉 诚聘精英 人才招聘 招贤纳士 加入我们 联系我们 联系方式 " +
    "在线留言 留言板 客户服务 服务中心 服务支持 技术支持 解决方案 下载中心 资料下载 会员中心 登录 注册 登陆 退出 搜索 网站地图 设为首页 加入收藏 " +
    "国内 国际 社会 财经 科技 体育 娱乐 军事 视频 图片 论坛 博客 专题 时政 房产 汽车 教育 健康 旅游 文化 评论 直播 更多 English 繁體 简体 " +
    "Home About Contact News Products Services Login Register Search Sitemap Blog Help FAQ"
  ).split(" "),
);

/** What ads and doorway pages put into stolen texts. It never counts alone, only with a shape that no text has. */
const DOORWAY =
  /app下载|手机app|官方网站|官方入口|下载安装|IOS\/安卓|ios\/android|通用版|娱乐平台|体育平台|kaiyun|欧洲杯app|博彩|彩票|注册登录/iu;

interface FurnitureRule {
  readonly pattern: RegExp;
  readonly reason: string;
  readonly confidence: number;
}

/** Each pattern holds for the whole line. Confidence from 0.9 only where no prose could read like that. */
const FURNITURE: readonly FurnitureRule[] = [
  {
    pattern: /^(?:[你您](?:现在|当前|所在)?的?|现在的?|当前的?|所在的?)位置\s*[:：].*[>»›＞].*$/u,
    reason: "This is a breadcrumb: it says where the page was on its site.",
    confidence: 0.97,
  },
  {
    pattern: /^(?:网站)?首页\s*[>»›＞].{0,200}$/u,
    reason: "This is a breadcrumb: it says where the page was on its site.",
    confidence: 0.95,
  },
  {
    pattern:
      /^(?:发布|更新|发表|添加)(?:日期|时间|于)?\s*[:：]?\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\s\d:：]*.{0,40}?(?:点击|浏览|阅读|访问|查看)(?:次?数|量)?\s*[:：]?\s*\d+\s*次?.{0,20}$/u,
    reason: "This line holds the page's date and how often it was clicked.",
    confidence: 0.97,
  },
  {
    pattern:
      /^(?:发布|更新|发表|添加)(?:日期|时间)\s*[:：]\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\s\d:：]*$/u,
    reason:
      "This line holds only the date of the web page; a report may state its own date like this, so look.",
    confidence: 0.75,
  },
  {
    pattern: /^(?:点击|浏览|阅读|访问)(?:次数|数|量)\s*[:：]\s*\d+\s*次?$/u,
    reason: "This line says only how often the page was opened.",
    confidence: 0.95,
  },
  {
    pattern: /^(?:上一[篇条页]|下一[篇条页])\s*[:：].{0,80}$/u,
    reason: "This is a link to the page before or after.",
    confidence: 0.95,
  },
  {
    pattern:
      /^.{0,40}(?:[京沪粤浙苏津渝川鲁闽湘鄂豫冀晋辽吉黑皖赣陕甘青琼贵云桂蒙藏宁新]ICP备|ICP证|公网安备)\s*\d*.{0,80}$/u,
    reason: "This is the site's registration number.",
    confidence: 0.97,
  },
  {
    pattern: /^(?:版权所有|Copyright)\s*(?:©|\(c\)|\d{4}|[:：]|All).{0,100}$/iu,
    reason: "This is a copyright line, of the site or of the book.",
    confidence: 0.8,
  },
  {
    pattern:
      /^(?:分享到|分享至|扫一扫|扫码关注|长按(?:识别)?二维码|点击上方|关注我们|关注公众号)[^。]{0,30}[:：]?$/u,
    reason: "This asks the reader to share or follow.",
    confidence: 0.7,
  },
  {
    pattern:
      /^(?:相关阅读|推荐阅读|延伸阅读|相关文章|相关新闻|热门文章|猜你喜欢|为您推荐|返回顶部|打印本页|关闭窗口|【?打印】?|【?关闭】?)\s*[:：]?$/u,
    reason: "This heads a list of links, or is a button of the page.",
    confidence: 0.8,
  },
  {
    pattern:
      /^(?:Skip to (?:main )?content|Share this|Subscribe|Sign in|Log in|All rights reserved\.?|Back to top|Cookie settings)$/iu,
    reason: "This is a button or link of the page.",
    confidence: 0.8,
  },
];

/** Nothing longer is furniture (UTF-16 units). */
const LONGEST = 400;

/** What is furniture on this page, line by line; null for the rest. */
export function findFurniture(texts: readonly string[]): (SetAsideProposal | null)[] {
  const menu = new Set(texts.filter(isMenu).flatMap((text) => text.split(MENU_PARTS)));
  const crumbs = texts.filter((text) => FURNITURE.slice(0, 2).some(({ pattern }) => pattern.test(text)));
  const crumbWords = new Set(
    crumbs.flatMap((text) => text.split(/\s*[>»›＞]\s*/u).map((word) => word.trim())),
  );
  return texts.map((text, index) => {
    if (isMenu(text))
      return { kind: "chrome", reason: "This is the menu of the web page.", confidence: 0.97 };
    if (MENU_WORDS.has(text) && (menu.has(text) || crumbWords.has(text))) {
      return { kind: "chrome", reason: "This is an item of the page's menu.", confidence: 0.95 };
    }
    const rule = text.length > LONGEST ? undefined : FURNITURE.find(({ pattern }) => pattern.test(text));
    if (rule) return { kind: "chrome", reason: rule.reason, confidence: rule.confidence };
    return findDoorway(text, crumbs) ?? findRepeat(text, texts[index - 1]);
  });
}

/** A line of 科技 教育 文化 社会 may be keywords; with one of these in it, it is a menu. */
const MENU_ANCHORS =
  /^(?:(?:网站|返回)?首页|主页|关于我们|联系我们|登[录陆]|注册|设为首页|Home|About|Contact|Login)$/u;

const MENU_PARTS = /[\s|｜丨·/]+/u;

/** At least four short items, four in five of them menu words, one of them the word of a menu only. */
function isMenu(text: string): boolean {
  if (text.length > LONGEST || /[。！？，；：:,;!?]/u.test(text)) return false;
  const items = text.split(MENU_PARTS).filter((item) => item !== "");
  const known = items.filter((item) => MENU_WORDS.has(item)).length;
  if (!items.some((item) => MENU_ANCHORS.test(item))) return false;
  return items.length >= 4 && items.every((item) => item.length <= 12) && known >= items.length * 0.8;
}

/** The shortest advertising name that a doorway title repeats. */
const DOORWAY_NAME = 8;

/**
 * A doorway page puts its advertisement before and behind a title that it made from a stolen sentence: `X…-X`. Sure
 * only where the repeated X speaks of downloads and the like, or the breadcrumb ends with that very title.
 */
function findDoorway(text: string, crumbs: readonly string[]): SetAsideProposal | null {
  const size = repeatedEdge(text);
  if (size < DOORWAY_NAME) return null;
  const isAdvertisement = DOORWAY.test(text.slice(0, size));
  const isCrumb = crumbs.some((crumb) => crumb.endsWith(text));
  if (!isAdvertisement) return null;
  return {
    kind: "duplicate",
    reason: "This is a page title with the same advertisement before and behind it, not a title of the text.",
    confidence: isCrumb ? 0.95 : 0.9,
  };
}

/** How long the longest stretch is that the text both begins and ends with, without overlapping itself. */
function repeatedEdge(text: string): number {
  if (text.length > LONGEST) return 0;
  for (let size = Math.floor((text.length - 1) / 2); size >= DOORWAY_NAME; size -= 1) {
    if (text.endsWith(text.slice(0, size))) return size;
  }
  return 0;
}

/** The same line twice running: pages print a title twice, and texts repeat themselves on purpose, so never sure. */
function findRepeat(text: string, above: string | undefined): SetAsideProposal | null {
  if (text !== above || text.replace(/\P{L}/gu, "").length < 8) return null;
  return { kind: "duplicate", reason: "This is the line above once more.", confidence: 0.8 };
}
