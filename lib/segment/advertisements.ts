/**
 * Advertisements that say what they are: the words of a site that copies books, and paragraphs that sell something to the
 * reader. What only comes from another text is found by `inserts.ts`.
 *
 * A1  Table COPIED: lines that book sites put between the paragraphs of what they copy. No text reads like that: SURE.
 * A2  A line that begins with 【广告】 or 推广： is one by its own words: SURE.
 * A3  Else signs are counted (table SIGNS): a call to act, a price, a telephone number, … Two in a short paragraph are a
 *     guess, three a likelihood, never sure: a notice gives its telephone, a story quotes a poster.
 */

import type { SetAsideProposal } from "./proposal";

const COPIED: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /^[（(]?(?:本章未完|未完待续|本章未完待续)[^。]{0,16}(?:点击|请点|翻)[^。]{0,24}[)）。！!]*$/u,
    reason: "This tells the reader of a book site to turn to its next page.",
  },
  {
    pattern:
      /一秒(?:钟)?记住|记住本站|(?:收藏|记住)(?:本站|本网站|网址|域名)|最新网址|备用网址|手机用户请(?:浏览|访问|到)|请(?:大家|牢记|记住)[^。]{0,12}(?:收藏|域名|网址)/u,
    reason: "This asks the reader of a book site to remember its address.",
  },
  {
    pattern:
      /^.{0,40}(?:更新速度|更新)(?:全网|最快|首发).{0,20}$|^.{0,30}(?:无弹窗|无广告|免费阅读|首发).{0,20}(?:www|http|\.com|\.net|阅读体验|最快更新).{0,40}$/iu,
    reason: "This is an advertisement of a book site for itself.",
  },
  {
    pattern: /^[^。]{0,30}求(?:推荐票|推薦票|月票|收藏|订阅|打赏|鲜花)[^。]{0,40}[。！!～~…]*$/u,
    reason: "Here the writer of a serial asks the readers of the site for votes.",
  },
];

const LABELLED =
  /^(?:[【[（(]\s*(?:广告|廣告|推广|推廣|AD)\s*[】\]）)]|(?:广告|廣告|推广|推廣)\s*[:：|｜])/iu;

const SIGNS: readonly { readonly pattern: RegExp; readonly sign: string }[] = [
  {
    pattern:
      /(?:400|800)[-\s]?\d{3}[-\s]?\d{4}|1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|(?:咨询|热线|客服|订购)(?:电话)?\s*[:：]?\s*\d{5,}/u,
    sign: "a telephone number",
  },
  {
    pattern: /(?:加|添加)?(?:微信|VX|vx|薇信|QQ群?)(?:号|:|：|\s)*[a-zA-Z0-9_-]{5,}/iu,
    sign: "an account to write to",
  },
  {
    pattern:
      /(?:扫码|扫描|长按|点击)[^。]{0,12}(?:下载|领取|购买|报名|咨询|抢购|进群|入群|预约|了解)|(?:立即|马上|快来|赶快|火速)(?:下载|领取|购买|报名|咨询|抢购|注册|预约|加入)|点击(?:购买|链接|图片|下方)|详情(?:请)?(?:咨询|点击|致电)|欢迎[^。]{0,8}(?:来电|致电|选购|加盟|咨询)/u,
    sign: "a call to act",
  },
  {
    pattern:
      /(?:限时|特价|优惠|立减|满减|秒杀|折扣|包邮|半价|首付|低至|原价|仅需|只要|现价|返现|红包|免费(?:领|送|试|看))[^。]{0,12}(?:\d|元|万|折|礼|！|!|$)|\d\s*折|日[结薪]\s*\d/u,
    sign: "a price or discount",
  },
  {
    pattern:
      /(?:APP|app|客户端|小程序)(?:下载|看|，)?|下载[^。]{0,10}(?:APP|app|客户端)|官方(?:网站|入口|下载)|旗舰店|专卖店|京东|淘宝|天猫|拼多多/u,
    sign: "a shop or an app",
  },
  {
    pattern:
      /热销|热卖|厂家直销|量大从优|专业生产|诚招代理|新老客户|现货供应|爆款|好物推荐|新品上市|火热(?:招商|报名|进行)|招商加盟|现房|楼盘|兼职招聘|贷款|无抵押|减肥|祛斑|壮阳|代孕|包过|内部名额|稳赚|高收益|棋牌|博彩|彩票|娱乐城|开户/u,
    sign: "the words of a seller",
  },
  { pattern: />>\s*$|[👉🔥💰🎁]/u, sign: "an arrow or a picture that points" },
];

/** A guess needs a paragraph no longer than this (UTF-16 units); advertisements are short. */
const SHORT = 120;
const LONGEST = 400;

export function readAdvertisement(text: string): SetAsideProposal | null {
  if (text.length > LONGEST) return null;
  if (LABELLED.test(text)) return proposal("It says itself that it is an advertisement.", 0.95);
  const copied = COPIED.find(({ pattern }) => pattern.test(text));
  if (copied) return proposal(copied.reason, 0.95);
  const signs = SIGNS.filter(({ pattern }) => pattern.test(text)).map(({ sign }) => sign);
  if (signs.length < 2 || (signs.length === 2 && text.length > SHORT)) return null;
  const reason = `It holds ${signs.slice(0, -1).join(", ")} and ${signs.at(-1)}: it may be an advertisement.`;
  return proposal(reason, signs.length >= 3 ? 0.8 : 0.65);
}

function proposal(reason: string, confidence: number): SetAsideProposal {
  return { kind: "advertisement", reason, confidence };
}
