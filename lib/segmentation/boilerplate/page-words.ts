/**
 * Lines that are made of the words of pages: buttons, counters, dates, links, in any mixture. Where `page-data.ts` knows the
 * fields, this only weighs: how much of a line is such words.
 *
 * SEG-WORDS-1  The line is short, has no mark inside a sentence or at its end, and holds two such words at least, or one that says
 *     enough by itself (328 人赞同了该回答).
 * SEG-WORDS-2  At least `COVERED` of its letters and digits belong to such words. The more of them there are, the surer it is; it
 *     is never SURE, because a heading may be 收藏与分享.
 */

import type { SetAsideProposal } from "../proposal";

/** Longer words first: each is taken away where it stands. */
const WORDS = (
  "推荐阅读 推荐本书 推荐票 相关问题 相关文章 相关阅读 相关搜索 相关话题 默认排序 按时间排序 按热度排序 全部回答 写回答 邀请回答 好问题 关注问题 关注者 被浏览 " +
  "被收藏 匿名用户 等你来答 搜索 问答 首页 话题 专栏 热榜 热搜 发现 消息 私信 通知 登录 登陆 登錄 注册 註冊 加入我们 退出 社区指南 服务协议 用户协议 隐私政策 " +
  "隐私条款 使用条款 版权声明 免责声明 意见反馈 举报中心 工作 应用 下载 下載 客户端 手机版 触屏版 电脑版 移动版 无障碍 繁體 繁体 简体 简繁切换 English " +
  "标题导航 版面导航 版面概览 上一版 下一版 上一期 下一期 上一篇 下一篇 上一章 下一章 上一页 下一页 上一条 下一条 回目录 返回目录 返回 目录 目錄 书架 书签 书页 全屏 " +
  "放大 缩小 默认 字号 正常 打印 朗读 纠错 报错 投诉 举报 收藏此章 收藏 分享到 分享 转发 轉發 点赞 赞同 喜欢 不感兴趣 感谢 赞赏 打赏 评论总数 网友评论 评论 留言 回复 回覆 " +
  "跟帖 引用 编辑于 发布于 更新于 发表于 修改于 编辑 发布 更新 删除 置顶 精华 楼主 沙发 板凳 只看他 只看楼主 看全部 展开 收起 查看全部 查看更多 查看剩余 查看 更多 加载更多 " +
  "关注我们 关注 粉丝 订阅 取消订阅 扫码 二维码 微博 微信公众号 微信 公众号 抖音 快手 头条 头条号 豆瓣 朋友圈 QQ空间 QQ 小宇宙 苹果播客 喜马拉雅 荔枝 蜻蜓FM 网易云音乐 哔哩哔哩 B站 知乎 小红书 " +
  "Facebook Twitter Instagram YouTube Pinterest LinkedIn Email WhatsApp Telegram WeChat Weibo RSS Share Tweet Like Reply Comments Comment Subscribe Print Save " +
  "阅读 浏览 点击 人气 播放 弹幕 投币 收听 观看 在看 字数 热度 积分 等级 打分 发表时间 发表 所评章节 章节 来源 作者 原创 转载 标签 分类 专题 " +
  "参观 展览 藏品 文创 教育 研究 产品 服务 案例 新闻 动态 公告 关于我们 关于作者 关于 联系我们 联系方式 联系 网站地图 友情链接 人才招聘 招聘 广告服务 广告 客服 帮助 " +
  "主题 帖子 威望 金钱 注册时间 在线时间 最后登录 发消息 加好友 电梯直达 复制链接 副刊 要闻 综合 广告刊例 投稿 往期回顾 往期 回顾"
)
  .split(" ")
  .sort((one, other) => other.length - one.length);

const WORD = new RegExp(
  `${String.raw`[大中小](?:[\s|｜/·]+[大中小])+|\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|(?:星期|周)[一二三四五六日天]|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d+\s?(?:秒|分钟|小时|天|周|个?月|年)前|第?\s?[A-Z]?\d+\s?版|`}(?:${WORDS.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})|${String.raw`[\d,.]+\s?(?:万|千|w|k)?\+?\s?(?:次|人|条|个|篇|赞|楼|页|字|位|帖)?`}`,
  "giu",
);

/** Says enough by itself: counted people, and what they did to a page. */
const TELLING =
  /^[\d,.]+\s?(?:万)?\s?(?:人|位|个)[^。，]{0,6}(?:赞同|赞了|点赞|收藏|关注|喜欢|评论|参与|回答|看过|在看|购买|打分)[^。，]{0,8}$|^[^。！，]{2,36}\s[\d,.]+\s?(?:万)?\s?(?:个回答|条评论|次阅读|次播放|人阅读|人关注|人看过|次浏览|赞|阅读|评论|浏览)$|^(?:查看|展开|加载|显示)(?:剩余|全部|更多)[^。，]{0,16}$|^该?(?:作者|用户|帖子|主题|内容)[^。，]{0,12}(?:暂无|已被|不存在|尚未)[^。]{0,12}$|^(?:收听|下载|订阅)本期(?:节目|内容)\s*[:：].{0,40}$/u;

const FIGURES =
  /^(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|(?:星期|周)[一二三四五六日天]|\d+\s?(?:秒|分钟|小时|天|周|个?月|年)前|第?\s?[A-Z]?\d+\s?版|[\d,.]+\s?\p{Script=Han}{0,2}\+?)$/u;

const LONGEST = 90;
const COVERED = 0.75;

export function readPageWords(text: string): SetAsideProposal | null {
  if (text.length > LONGEST) return null;
  if (TELLING.test(text)) return proposal("segmentation.aside.page-offers", 0.8);
  if (/[。！？!?；;，,“”《]/u.test(text.replace(/\d,\d/g, ""))) return null;
  // Two words that nothing parts, 阅读分享, may be a heading.
  if (!/[\s|｜丨·/[\]【】:：>«»←→-]|\d/u.test(text)) return null;
  // 10. 回目录 numbers a heading.
  if (/^\d{1,3}\s?[.、．]\s?\p{Script=Han}/u.test(text)) return null;
  const letters = sizeOf(text);
  if (letters === 0) return null;
  const words = [...text.matchAll(WORD)]
    .map(([word]) => word.trim())
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  // A date, a time, a number may be anybody's: the entries of a diary, the rows of a table.
  const named = words.filter((word) => /\p{L}/u.test(word) && !FIGURES.test(word));
  if (words.length < 2 || named.length === 0) return null;
  const covered = words.reduce((sum, word) => sum + sizeOf(word), 0) / letters;
  if (covered < COVERED) return null;
  return proposal("segmentation.aside.page-words", words.length >= 3 ? 0.8 : 0.7);
}

function sizeOf(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
}

function proposal(reason: string, confidence: number): SetAsideProposal {
  return { kind: "chrome", reason, confidence };
}
