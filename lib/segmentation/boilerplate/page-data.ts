/**
 * What a page says about itself in one line of fields: date, source, author, counters, buttons.
 *
 * SEG-SITE-1  The line falls into fields at white space and bars, a label and its value being one field. Every field must be one of
 *     the table, and two of them at least.
 * SEG-SITE-2  A line with a counter (浏览：128 次) is SURE to be the page's; date, source and author may be wanted, so it is asked.
 * SEG-SITE-3  Buttons alone (评分 收藏 分享 举报) need three of them to be sure; one of them alone must be a word that no text has.
 */

import type { SetAsideProposal } from "../proposal";

const DATE = String.raw`\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?`;
const COUNTED =
  "浏览|瀏覽|阅读|閱讀|点击|點擊|收藏|评论|評論|回复|回覆|查看|人气|人氣|访问|转发|轉發|点赞|赞|讚|顶|踩|在看|分享|喜欢|跟帖|参与|贴子|帖子|关注|粉丝|字数";

interface Field {
  readonly pattern: RegExp;
  readonly is: "date" | "counter" | "credit" | "button";
}

/** Each is tried at the beginning of what is left of the line. */
const FIELDS: readonly Field[] = [
  {
    pattern: new RegExp(
      `^(?:(?:本文)?(?:发布|發布|更新|发表|發表|上传|添加|修改|创建)?(?:日期|时间|時間|于|於)?\\s*[:：]?\\s*)${DATE}`,
      "u",
    ),
    is: "date",
  },
  { pattern: /^(?:发布|發布|更新|发表|上传)\s*[:：]?\s*\d+\s*(?:分钟|小时|天|个?月|年)前/u, is: "date" },
  {
    pattern: new RegExp(
      `^(?:${COUNTED})(?:次数|人数|数|量|率)?\\s*[:：(（]?\\s*[\\d,.]+\\s*(?:万|w|k)?\\+?\\s*(?:次|人|条)?[)）]?`,
      "iu",
    ),
    is: "counter",
  },
  {
    pattern: new RegExp(
      `^(?:[\\d,.]*\\d)(?:万)?\\+?\\s*(?:次|人|条)?(?:${COUNTED})(?:次数|数|量)?(?=\\s|[|｜]|$)`,
      "u",
    ),
    is: "counter",
  },
  { pattern: /^(?:本章)?字数\s*[:：]\s*\d+字?/u, is: "counter" },
  {
    pattern:
      /^(?:文章|稿件|信息|新闻)?(?:来源|來源|稿源|出处|作者|记者|記者|编辑|編輯|责任编辑|責任編輯|责编|审核|校对|通讯员|发布者|发布人|发布机构|上传者|栏目|频道|分类|类别|标签|关键词|小说|书名|书籍|索引号|文号|发文单位|信息分类|主题词)\s*[:：]\s*[^\s|｜:：]{1,30}/u,
    is: "credit",
  },
  { pattern: /^发表于\s*\p{Script=Han}{2,8}/u, is: "credit" },
  { pattern: /^(?:字号|字體|字体)\s*[:：]?\s*[【[]?\s*(?:大|中|小|特大|\s)+[】\]]?/u, is: "button" },
  {
    pattern:
      /^分享(?:到|至)?(?:\s*[:：]|\s*(?=微信|微博|QQ|朋友圈|新浪微博|豆瓣|人人))\s*(?:(?:微信|微博|QQ空间|QQ|朋友圈|新浪微博|豆瓣|人人)\s*)*/u,
    is: "button",
  },
];

/** In any place a line of these is the page's. */
const BUTTONS = new Set(
  (
    "评分 收藏 分享 举报 打印 关闭 登录 注册 立即注册 微信 微博 QQ空间 朋友圈 回复 顶 踩 点赞 赞 转发 纠错 字号 大 中 小 " +
    "加入书签 加入书架 推荐本书 投推荐票 章节报错 章节目录 上一章 下一章 上一页 下一页 返回目录 返回列表 发新帖 发帖 目录 书页 " +
    "只看该作者 倒序浏览 正序浏览 查看全部评论 我来说两句 写留言 阅读原文 展开全文 收起 打印本页 关闭窗口 返回顶部 加关注 关注 " +
    "複製鏈接 复制链接 打赏 赞赏 讚 留言 收听 下载 编辑 讨论 收藏本页 关注 LINE FB Facebook Twitter 章节列表 列印 轉寄 字級 訂閱 推文 檢舉"
  ).split(" "),
);

/** Of these, one alone is enough: no text has such a paragraph. */
const ALONE =
  /^[【[]?(?:编辑|編輯|复制链接|複製鏈接|只看楼主|收藏|回复|回覆|举报|檢舉|私信|发消息|加好友|转发|轉發|我来说两句|查看评论|写留言|阅读原文|展开全文|查看全部评论|精选留言|热门评论|最新评论|网友评论|返回列表|返回目录|只看该作者|加入书签|加入书架|章节报错|投推荐票|打印本页|关闭窗口|返回顶部|立即注册|登录|登錄|注册|下一页|上一页|下一章|上一章|发表评论|我要评论|点击查看更多|加载更多|查看更多|More|分享到|点赞)[】\]]?\s*[:：>»]*$/iu;

const EDITOR =
  /^[（(【[]?(?:责任编辑|責任編輯|责编|責編|网络编辑|值班编辑)\s*[:：]\s*[^，。]{1,24}[）)】\]]?$/u;

/** Nothing longer is a line of fields (UTF-16 units). */
const LONGEST = 240;

export function readPageData(text: string): SetAsideProposal | null {
  if (text.length > LONGEST) return null;
  if (/^[[【]\s*(?:回复|回覆|举报|收藏|编辑|删除|引用)\s*[\]】]$/u.test(text))
    return proposal("segmentation.aside.button", 0.9);
  if (ALONE.test(text)) return proposal("segmentation.aside.button", 0.8);
  const buttons = text.split(/[\s|｜·/[\]【】()（）←→<>«»]+/u).filter((word) => word !== "");
  if (buttons.length >= 2 && buttons.every((word) => BUTTONS.has(word)))
    return proposal("segmentation.aside.buttons", buttons.length >= 3 ? 0.93 : 0.75);
  if (EDITOR.test(text)) return proposal("segmentation.aside.editor", 0.75);
  const read = fieldsOf(text);
  if (read === null) return null;
  const { fields } = read;
  const has = (kind: Field["is"]) => fields.includes(kind);
  if (fields.every((kind) => kind === "button"))
    return read.strange === 0 ? proposal("segmentation.aside.buttons", 0.93) : null;
  if (has("counter"))
    return fields.length >= 2
      ? proposal("segmentation.aside.page-counts", 0.95)
      : proposal("segmentation.aside.page-opened", 0.85);
  if (fields.length < 2) return null;
  if (!has("date")) return proposal("segmentation.aside.page-facts", 0.7);
  return proposal("segmentation.aside.page-date-source", 0.8);
}

/** The fields of a line that is nothing but fields, else null. A short word between two of them may be a name. */
function fieldsOf(
  text: string,
): { readonly fields: readonly Field["is"][]; readonly strange: number } | null {
  const fields: Field["is"][] = [];
  let rest = text.replace(/[()（）]/gu, " ").trim();
  let strange = 0;
  while (rest !== "") {
    const field = FIELDS.find(({ pattern }) => pattern.test(rest));
    const taken = field?.pattern.exec(rest)?.[0].length ?? 0;
    if (field && taken > 0) {
      fields.push(field.is);
      rest = rest.slice(taken);
    } else {
      const word = /^[^\s|｜:：。，！？]{1,12}(?=[\s|｜]|$)/u.exec(rest)?.[0];
      if (word === undefined) return null;
      if (!/^原创$|^转载$/u.test(word) && !BUTTONS.has(word)) strange += 1;
      rest = rest.slice(word.length);
    }
    rest = rest.replace(/^[\s|｜·,，、]+/u, "");
  }
  return fields.length > 0 && strange <= fields.length ? { fields, strange } : null;
}

function proposal(reason: string, confidence: number): SetAsideProposal {
  return { kind: "chrome", reason, confidence };
}
