/**
 * Advertisements that say what they are: the words of a site that copies books, and paragraphs that sell something to the
 * reader. What only comes from another text is found by `inserts.ts`.
 *
 * SEG-AD-1  Table COPIED: lines that book sites put between the paragraphs of what they copy. No text reads like that: SURE.
 * SEG-AD-2  A line that begins with 【广告】 is one by its own words: SURE. 推广： may open an item of a list and is asked about.
 * SEG-AD-3  Else signs are counted (table SIGNS): a call to act, a price, a telephone number, … Two in a short paragraph are a
 *     guess, three a likelihood, never sure: a notice gives its telephone, a story quotes a poster.
 * SEG-AD-4  A short line with a web address, the rest of which is words of book sites, or such a line without an address that stands
 *     three times. SURE where its address stands in three of them.
 */

import type { Message } from "../../messages/keys";
import type { SetAsideProposal } from "../proposal";
import { reasonOf } from "../reason";

const COPIED: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /^[（(]?(?:本章未完|未完待续|本章未完待续)[^。]{0,16}(?:点击|请点|翻)[^。]{0,24}[)）。！!]*$/u,
    reason: "segmentation.aside.next-page",
  },
  {
    pattern:
      /一秒(?:钟)?记住|记住本站|(?:收藏|记住)(?:本站|本网站|网址|域名)|最新网址|备用网址|手机用户请(?:浏览|访问|到)|请(?:大家|牢记|记住)[^。]{0,12}(?:收藏|域名|网址)/u,
    reason: "segmentation.aside.site-address",
  },
  {
    pattern:
      /^.{0,40}(?:更新速度|更新)(?:全网|最快|首发).{0,20}$|^.{0,30}(?:无弹窗|无广告|免费阅读|首发).{0,20}(?:www|http|\.com|\.net|阅读体验|最快更新).{0,40}$/iu,
    reason: "segmentation.aside.site-advert",
  },
  {
    pattern: /^[^。]{0,30}求(?:推荐票|推薦票|月票|收藏|订阅|打赏|鲜花)[^。]{0,40}[。！!～~…]*$/u,
    reason: "segmentation.aside.votes",
  },
];

const BRACKETED = /^[【[（(]\s*(?:广告|廣告|推广|推廣|AD)\s*[】\]）)]/iu;
const LABELLED = /^(?:广告|廣告|推广|推廣)\s*[:：|｜]/u;

const SIGNS: readonly {
  readonly pattern: RegExp;
  readonly sign: Message<"segmentation", `aside.sign.${string}`>;
}[] = [
  {
    pattern:
      /(?:400|800)[-\s]?\d{3}[-\s]?\d{4}|1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|(?:咨询|热线|客服|订购)(?:电话)?\s*[:：]?\s*\d{5,}/u,
    sign: { code: "segmentation.aside.sign.telephone" },
  },
  {
    pattern: /(?:加|添加)?(?:微信|VX|vx|薇信|QQ群?)(?:号|:|：|\s)*[a-zA-Z0-9_-]{5,}/iu,
    sign: { code: "segmentation.aside.sign.account" },
  },
  {
    pattern:
      /(?:扫码|扫描|长按|点击)[^。]{0,12}(?:下载|领取|购买|报名|咨询|抢购|进群|入群|预约|了解)|(?:立即|马上|快来|赶快|火速)(?:下载|领取|购买|报名|咨询|抢购|注册|预约|加入)|点击(?:购买|链接|图片|下方)|详情(?:请)?(?:咨询|点击|致电)|欢迎[^。]{0,8}(?:来电|致电|选购|加盟|咨询)/u,
    sign: { code: "segmentation.aside.sign.call" },
  },
  {
    pattern:
      /(?:限时|特价|优惠|立减|满减|秒杀|折扣|包邮|半价|首付|低至|原价|仅需|只要|现价|返现|红包|免费(?:领|送|试|看))[^。]{0,12}(?:\d|元|万|折|礼|！|!|$)|\d\s*折|日[结薪]\s*\d/u,
    sign: { code: "segmentation.aside.sign.price" },
  },
  {
    pattern:
      /(?:APP|app|客户端|小程序)(?:下载|看|，)?|下载[^。]{0,10}(?:APP|app|客户端)|官方(?:网站|入口|下载)|旗舰店|专卖店|京东|淘宝|天猫|拼多多/u,
    sign: { code: "segmentation.aside.sign.shop" },
  },
  {
    pattern:
      /热销|热卖|厂家直销|量大从优|专业生产|诚招代理|新老客户|现货供应|爆款|好物推荐|新品上市|火热(?:招商|报名|进行)|招商加盟|现房|楼盘|兼职招聘|贷款|无抵押|减肥|祛斑|壮阳|代孕|包过|内部名额|稳赚|高收益|棋牌|博彩|彩票|娱乐城|开户/u,
    sign: { code: "segmentation.aside.sign.seller" },
  },
  { pattern: />>\s*$|[👉🔥💰🎁]/u, sign: { code: "segmentation.aside.sign.arrow" } },
];

/** A guess needs a paragraph no longer than this (UTF-16 units); advertisements are short. */
const SHORT = 120;
const LONGEST = 400;

/** SEG-AD-1: what belongs to no text, wherever it came from. */
export function readBookSite(text: string): SetAsideProposal | null {
  if (text.length > LONGEST) return null;
  const copied = COPIED.find(({ pattern }) => pattern.test(text));
  return copied ? proposal(copied.reason, 0.95) : null;
}

/** SEG-AD-2, SEG-AD-3: what sells something on a web page. */
export function readAdvertisement(text: string): SetAsideProposal | null {
  if (text.length > LONGEST) return null;
  if (BRACKETED.test(text)) return proposal("segmentation.aside.says-advert", 0.95);
  if (LABELLED.test(text)) return proposal("segmentation.aside.may-say-advert", 0.7);
  const signs = SIGNS.filter(({ pattern }) => pattern.test(text)).map(({ sign }) => sign);
  if (signs.length < 2 || (signs.length === 2 && text.length > SHORT)) return null;
  const reason = reasonOf({ code: "segmentation.aside.signs", signs });
  return proposal(reason, signs.length >= 3 ? 0.8 : 0.65);
}

const ADDRESS =
  /(?:https?:\/\/)?(?:(?:www|wap|bbs|m)\.)?[a-z0-9][a-z0-9-]{1,30}(?:\.[a-z0-9-]{1,30})?\.(?:com|net|org|cc|cn|info|la|me|tv|xyz|top|vip|co)(?:\/[\w./?=&%-]*)?/iu;
const SITE_WORDS =
  /(?:电子书|電子書|小说|小說|下载|下載|阅读|閱讀|首发|首發|更新|最新|章节|章節|全集|全文|完本|免费|免費|手机|手機|txt|TXT|提供|整理|收集|制作|製作|上传|上傳|转载|轉載|欢迎|歡迎|访问|訪問|光临|光臨|登录|登陆|请|請|更多|精彩|尽在|盡在|好书|好書|看书|看書|好看|无弹窗|無彈窗|最快|网址|網址|域名|记住|記住|收藏|本站|论坛|論壇|书友|書友|书|書|网|網|看|站|来自|來自|由|本|到|的|与|為|为|您|分享|电脑|访|问)/gu;
const LONGEST_SITE_LINE = 80;
const MOSTLY = 0.6;
const RECURS = 3;

/** SEG-AD-4 */
export function findSiteLines(texts: readonly string[]): (SetAsideProposal | null)[] {
  const lines = texts.map(readSiteLine);
  const count = new Map<string, number>();
  for (const line of lines) if (line) count.set(line, (count.get(line) ?? 0) + 1);
  return lines.map((line) => {
    if (line === null) return null;
    const times = count.get(line)!;
    if (line.startsWith(WITHOUT_ADDRESS) && times < RECURS) return null;
    const reason =
      times > 1 ? reasonOf({ code: "segmentation.aside.site-lines", times }) : "segmentation.aside.site-line";
    return proposal(reason, times >= RECURS && !line.startsWith(WITHOUT_ADDRESS) ? 0.93 : 0.8);
  });
}

const WITHOUT_ADDRESS = " ";

/** The address of a site that advertises itself in this line, or the line itself where it names none; null for other lines. */
function readSiteLine(text: string): string | null {
  if (text.length > LONGEST_SITE_LINE) return null;
  const plain = text.normalize("NFKC").toLowerCase();
  const address = ADDRESS.exec(plain)?.[0];
  const rest = (address ? plain.replace(address, " ") : plain).replace(/[^\p{L}\p{N}]/gu, "");
  if (/[，；：].*[。]/u.test(text) || rest.length < 3) return null;
  const covered = Array.from(rest.matchAll(SITE_WORDS), ([word]) => word.length).reduce(
    (sum, size) => sum + size,
    0,
  );
  const named = new Set(
    Array.from(
      rest.matchAll(
        /电子书|電子書|小说|小說|下载|下載|阅读|閱讀|首发|首發|更新|章节|txt|全集|弹窗|书友|看书|好书|整理|提供/gu,
      ),
      ([word]) => word,
    ),
  );
  if (covered < MOSTLY * rest.length || named.size === 0) return null;
  if (address) return address.replace(/^(?:https?:\/\/)?(?:www|wap|bbs|m)\./, "").replace(/\/.*$/, "");
  return named.size >= 2 ? WITHOUT_ADDRESS + rest : null;
}

function proposal(reason: string, confidence: number): SetAsideProposal {
  return { kind: "advertisement", reason, confidence };
}
