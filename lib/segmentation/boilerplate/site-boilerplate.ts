/**
 * Site boilerplate: what a web page puts around a text and nobody translates. Precision comes first: a real paragraph
 * set aside is worse than a menu left in, so only what can be nothing else is SURE (0.9).
 */

import type { SetAsideProposal } from "../proposal";

/** Words of menus. A line of them is a menu; one of them alone is one only where a menu was seen. */
const MENU_WORDS = new Set(
  (
    "首页 主页 网站首页 返回首页 关于我们 关于 公司简介 公司概况 企业文化 新闻中心 新闻动态 新闻资讯 公司新闻 行业新闻 新闻 " +
    "产品中心 产品展示 产品 工程案例 案例展示 成功案例 案例 荣誉资质 资质荣誉 诚聘精英 人才招聘 招贤纳士 加入我们 联系我们 联系方式 " +
    "在线留言 留言板 客户服务 服务中心 服务支持 技术支持 解决方案 下载中心 资料下载 会员中心 登录 注册 登陆 退出 搜索 网站地图 设为首页 加入收藏 " +
    "国内 国际 社会 财经 科技 体育 娱乐 军事 视频 图片 论坛 博客 专题 时政 房产 汽车 教育 健康 旅游 文化 评论 直播 更多 English 繁體 简体 " +
    "广告服务 网站声明 版权声明 免责声明 隐私政策 用户协议 帮助中心 意见反馈 手机版 电脑版 客户端 APP下载 本站首页 频道首页 " +
    "我的书架 玄幻小说 都市小说 历史小说 武侠小说 仙侠小说 言情小说 科幻小说 完本小说 全本小说 排行榜 书库 分类 章节目录 加入书架 " +
    "食谱 家常菜 菜谱 社区 问答 图库 下载 博客首页 相册 留言 友情链接 天气 法治 国际新闻 国内新闻 社会新闻 财经新闻 体育新闻 头条 要闻 理论 " +
    "Home About Contact News Products Services Login Register Search Sitemap Blog Help FAQ"
  ).split(" "),
);

interface BoilerplateRule {
  readonly pattern: RegExp;
  readonly reason: string;
  readonly confidence: number;
}

/** Each pattern holds for the whole line. Confidence from 0.9 only where no prose could read like that. */
const BOILERPLATE: readonly BoilerplateRule[] = [
  {
    pattern: /^(?:[你您](?:现在|当前|所在)?的?|现在的?|当前的?|所在的?)位置\s*[:：].*[>»›＞].*$/u,
    reason: "segmentation.aside.breadcrumb",
    confidence: 0.97,
  },
  {
    pattern: /^(?:网站)?首页\s*[>»›＞].{0,200}$/u,
    reason: "segmentation.aside.breadcrumb",
    confidence: 0.95,
  },
  {
    pattern:
      /^(?:发布|更新|发表|添加)(?:日期|时间|于)?\s*[:：]?\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\s\d:：]*.{0,40}?(?:点击|浏览|阅读|访问|查看)(?:次?数|量)?\s*[:：]?\s*\d+\s*次?.{0,20}$/u,
    reason: "segmentation.aside.date-clicks",
    confidence: 0.97,
  },
  {
    pattern:
      /^(?:发布|更新|发表|添加)(?:日期|时间)\s*[:：]\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\s\d:：]*$/u,
    reason: "segmentation.aside.date-only",
    confidence: 0.75,
  },
  {
    pattern: /^(?:点击|浏览|阅读|访问)(?:次数|数|量)\s*[:：]\s*\d+\s*次?$/u,
    reason: "segmentation.aside.opened-only",
    confidence: 0.95,
  },
  {
    pattern: /^(?:上一[篇条页]|下一[篇条页])\s*[:：].{0,80}$/u,
    reason: "segmentation.aside.page-link",
    confidence: 0.95,
  },
  {
    pattern:
      /^.{0,40}(?:[京沪粤浙苏津渝川鲁闽湘鄂豫冀晋辽吉黑皖赣陕甘青琼贵云桂蒙藏宁新]ICP备|ICP证|公网安备)\s*\d*.{0,80}$/u,
    reason: "segmentation.aside.registration",
    confidence: 0.97,
  },
  {
    pattern: /^(?:版权所有|Copyright)\s*(?:©|\(c\)|\d{4}|[:：]|All).{0,100}$/iu,
    reason: "segmentation.aside.copyright",
    confidence: 0.8,
  },
  {
    pattern:
      /^(?:分享到|分享至|扫一扫|扫码关注|长按(?:识别)?二维码|点击上方|关注我们|关注公众号)[^。]{0,30}[:：]?$/u,
    reason: "segmentation.aside.share",
    confidence: 0.7,
  },
  {
    pattern:
      /^(?:相关阅读|推荐阅读|延伸阅读|相关文章|相关新闻|热门文章|我的同类文章|同类文章|猜你喜欢|为您推荐|返回顶部|打印本页|关闭窗口|【?打印】?|【?关闭】?)\s*[:：]?$/u,
    reason: "segmentation.aside.links-head",
    confidence: 0.8,
  },
  {
    pattern:
      /^(?:Skip to (?:main )?content|Share this|Subscribe|Sign in|Log in|All rights reserved\.?|Back to top|Cookie settings)$/iu,
    reason: "segmentation.aside.button-or-link",
    confidence: 0.8,
  },
  {
    pattern: /^(?:您|你)?(?:现在|当前|目前|所在)(?:的)?位置\s*[:：]?\s*.*[>»›＞→/].*$/u,
    reason: "segmentation.aside.breadcrumb",
    confidence: 0.95,
  },
  {
    pattern: /^\S{0,8}首\s?页\s*(?:[>»›＞→]|>>|&gt;|-\s).{0,200}$/u,
    reason: "segmentation.aside.breadcrumb",
    confidence: 0.95,
  },
  {
    pattern: /^(?:[^\s>»›＞。！？，]{1,14}\s*(?:>>?|»|›|＞|→)\s*){2,6}[^>»›＞。！？]{1,60}$/u,
    reason: "segmentation.aside.arrows",
    confidence: 0.75,
  },
  {
    pattern:
      /^(?:楼主|沙发|板凳|地板|地下室|\d{1,4}\s*[楼樓#]|[#＃]\d{1,4})\s*[|｜]?\s*.{0,24}?(?:发表于|發表於|回复于|回覆於|\d{4}-\d{1,2}-\d{1,2}).{0,60}$/u,
    reason: "segmentation.aside.forum-who",
    confidence: 0.95,
  },
  {
    pattern:
      /^(?:来自.{1,16}端\s*)?\d{1,5}\s?[楼樓]\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[\s\d:]*(?:回复|举报|\s)*$/u,
    reason: "segmentation.aside.forum-when",
    confidence: 0.93,
  },
  {
    pattern: /^.{0,40}(?:著作权|著作權|版权|版權)归(?:原?作者|[^。]{1,12})所有.{0,60}$/u,
    reason: "segmentation.aside.copying",
    confidence: 0.85,
  },
  {
    pattern: /^(?:[【[]\d{1,3}[】\]]\s*){2,30}(?:下一页)?$/u,
    reason: "segmentation.aside.page-numbers",
    confidence: 0.85,
  },
  {
    pattern:
      /^(?:更多|查看更多)(?:精彩)?(?:内容|文章|资讯)[^。]{0,20}(?:APP|App|app|客户端|公众号|关注|扫码)[^。]{0,12}$/u,
    reason: "segmentation.aside.app",
    confidence: 0.85,
  },
  {
    pattern:
      /^本帖最后由.{1,40}编辑$|^(?:来自|發自|发自)\s*[:：]?\s*(?:我的)?(?:手机|iPhone|iPad|Android|安卓|华为|小米|微博|QQ)\S{0,10}(?:客户端|用户端|版)?$/iu,
    reason: "segmentation.aside.forum-program",
    confidence: 0.95,
  },
  {
    pattern:
      /^(?:您|你)?需要.{0,4}登[录陆].{0,8}(?:后|才)(?:才)?(?:可以?|能).{0,30}$|^(?:登[录陆]|注册)后(?:才)?(?:可以?|能|即可)(?:评论|回复|查看|下载|阅读|回帖).{0,20}$/u,
    reason: "segmentation.aside.log-in",
    confidence: 0.95,
  },
  {
    pattern:
      /^(?:发信人|寄信人|发信站|发件人)\s*[:：].{0,80}$|^标\s+题\s*[:：].{0,60}$|^※\s*(?:来源|修改)\s*[:：·].{0,80}$/u,
    reason: "segmentation.aside.old-board",
    confidence: 0.92,
  },
  {
    pattern:
      /^[*＊※]?\s*(?:以上|本文|文中)(?:用户|网友)?(?:言论|内容|观点|文字|评论).{0,40}(?:不代表|仅代表|只代表|与本[站网]).{0,40}$/u,
    reason: "segmentation.aside.not-answerable",
    confidence: 0.85,
  },
  {
    pattern: /^(?:©|Copyright|\(c\))\s*.{0,100}$/iu,
    reason: "segmentation.aside.copyright",
    confidence: 0.8,
  },
  {
    pattern:
      /^(?:Share(?: this| on)?|Follow us(?: on)?|Subscribe(?: to| now)?|Sign up for|Related (?:posts|articles|stories)|Read next|You may also like|Advertisement|Loading)\b[^.。]{0,60}[:：]?$/iu,
    reason: "segmentation.aside.button-or-link",
    confidence: 0.8,
  },
  {
    pattern: /^Powered by\b.{0,60}$|^(?:Processed in|GMT\s?[+-]\d).{0,80}$/iu,
    reason: "segmentation.aside.program",
    confidence: 0.95,
  },
  {
    pattern:
      /^已有\s*\d+\s*(?:人|条|位).{0,6}(?:参与|评论|跟帖|回复|网友|讨论).{0,30}$|^(?:共|全部|最新|热门)?\s*(?:有\s*)?\d+\s*条(?:评论|回复|跟帖|留言)$/u,
    reason: "segmentation.aside.comment-count",
    confidence: 0.92,
  },
  {
    pattern:
      /^(?:上一[篇条页章]|下一[篇条页章]|返回(?:目录|列表|书页|首页)|章节(?:目录|列表))(?:\s*[←→<>|｜/·]*\s*(?:上一[篇条页章]|下一[篇条页章]|返回(?:目录|列表|书页|首页)|章节(?:目录|列表)|目录|书页|加入书签|投?推荐票)){1,6}$/u,
    reason: "segmentation.aside.page-links",
    confidence: 0.97,
  },
  {
    pattern: /^(?:上一|下一)[篇条页章]\s+\S.{0,60}$|^[←<«].{0,24}(?:目录|目錄).{0,24}[→>»]$/u,
    reason: "segmentation.aside.page-link",
    confidence: 0.85,
  },
  {
    pattern:
      /^(?:下一页|上一页|第?\s*\d+\s*页).{0,12}共\s*\d+\s*页.{0,20}$|^共\s*\d+\s*页.{0,16}(?:下一页|上一页|第\s*\d+\s*页|\d)$/u,
    reason: "segmentation.aside.page-of",
    confidence: 0.93,
  },
  {
    pattern: /^.{0,16}(?:按|请按)\s*(?:回车|←|→|Enter|键盘).{0,60}(?:返回|上一页|下一页|翻页|书目).{0,60}$/iu,
    reason: "segmentation.aside.page-keys",
    confidence: 0.97,
  },
  {
    pattern: /^(?:[—–\-=＝~～*＊\s]*)(?:END|End|The End|全文完|正文完|THE END)(?:[—–\-=＝~～*＊\s]*)$/u,
    reason: "segmentation.aside.end-mark",
    confidence: 0.7,
  },
  {
    pattern:
      /^(?:(?:特别|免责|版权|郑重|重要)?(?:声明|聲明)|免责条款|(?:版权|免责)(?:说明|提示))\s*[:：].{0,200}(?:转载|轉載|侵权|侵權|版权|版權|删除|刪除|不代表本|与本[站网]无关|投资建议).{0,160}$/u,
    reason: "segmentation.aside.disclaimer",
    confidence: 0.85,
  },
  {
    pattern:
      /^(?:本站|本网站|本书站|本網站).{0,60}(?:转载|轉載|收集|整理自|上传|來自網|来自网|免费提供|不承担).{0,120}$/u,
    reason: "segmentation.aside.about-site",
    confidence: 0.85,
  },
  {
    pattern:
      /^(?:(?:凡|除)(?:本网|本站|注明|特别注明).{0,160}(?:转载|版权|来源).{0,120}|未经(?:授权|许可|允许|书面).{0,40}(?:转载|使用|复制).{0,60})$/u,
    reason: "segmentation.aside.copying",
    confidence: 0.85,
  },
  {
    pattern:
      /^.{0,8}(?:喜欢|覺得|觉得|如果).{0,20}(?:点个|點個|点一?下|记得点)\s*[“"「【[]?(?:在看|赞|讚|关注|星标|收藏).{0,20}$/u,
    reason: "segmentation.aside.like",
    confidence: 0.85,
  },
  {
    pattern: /^.{0,12}(?:扫描?|长按|識別|识别|扫一扫).{0,10}二维码.{0,30}$/u,
    reason: "segmentation.aside.scan",
    confidence: 0.85,
  },
  {
    pattern: /^.{0,20}(?:最新章节|全文阅读|无弹窗|免费阅读|全集下载|txt下载|TXT下载|手机阅读).{0,30}$/u,
    reason: "segmentation.aside.book-site",
    confidence: 0.8,
  },
  {
    pattern:
      /^\(?（?(?:责任编辑|責任編輯|责编|責編)\s*[:：]?\s*\S{1,12}(?:\s+(?:校对|审核|监制|编审)\s*[:：]?\s*\S{1,12})*[)）]?$/u,
    reason: "segmentation.aside.editor",
    confidence: 0.7,
  },
];

/** Nothing longer is boilerplate (UTF-16 units). */
const LONGEST = 400;

/** What is boilerplate on this page, line by line; null for the rest. */
export function findBoilerplate(texts: readonly string[]): (SetAsideProposal | null)[] {
  const menu = new Set(texts.filter(isSurelyMenu).flatMap((text) => text.split(MENU_PARTS)));
  const crumbWords = new Set(
    texts.filter(isBreadcrumb).flatMap((text) => text.split(/\s*[>»›＞]\s*/u).map((word) => word.trim())),
  );
  return texts.map((text) => {
    if (isSurelyMenu(text)) return { kind: "chrome", reason: "segmentation.aside.menu", confidence: 0.97 };
    if (MENU_WORDS.has(text) && (menu.has(text) || crumbWords.has(text))) {
      return { kind: "chrome", reason: "segmentation.aside.menu-item", confidence: 0.95 };
    }
    const rule = text.length > LONGEST ? undefined : BOILERPLATE.find(({ pattern }) => pattern.test(text));
    return rule ? { kind: "chrome", reason: rule.reason, confidence: rule.confidence } : null;
  });
}

/** Says where the page was on its site, beyond doubt. */
export function isBreadcrumb(text: string): boolean {
  return text.length <= LONGEST && BOILERPLATE.slice(0, 2).some(({ pattern }) => pattern.test(text));
}

/** Three short names and more parted by bars, or six Chinese ones by spaces: a menu, if it stands where menus stand. */
export function isLikeMenu(text: string, separators: "bars" | "spaces"): boolean {
  if (text.length > LONGEST || /[。！？，；：:,;!?“”]|\d{3}/u.test(text)) return false;
  const items = text.split(separators === "bars" ? /\s*[|｜丨]\s*/u : /\s+/u).filter((item) => item !== "");
  if (separators === "bars") return items.length >= 3 && items.every(({ length }) => length <= 12);
  return items.length >= 6 && items.every((item) => /^\p{Script=Han}{1,5}$/u.test(item));
}

/** A line of 科技 教育 文化 社会 may be keywords; with one of these in it, it is a menu. */
const MENU_ANCHORS =
  /^(?:(?:网站|返回)?首页|主页|关于我们|联系我们|登[录陆]|注册|设为首页|Home|About|Contact|Login)$/u;

const MENU_PARTS = /[\s|｜丨·/]+/u;

/** At least four short items, four in five of them menu words, one of them the word of a menu only. */
export function isSurelyMenu(text: string): boolean {
  if (text.length > LONGEST || /[。！？，；：:,;!?]/u.test(text)) return false;
  const items = text.split(MENU_PARTS).filter((item) => item !== "");
  // 首页 in front of five short words more is a menu whatever they are.
  if (
    items.length >= 6 &&
    /^(?:网站|本站|返回)?首\s?页$|^Home$/u.test(items[0]!) &&
    items.every(({ length }) => length <= 8)
  )
    return true;
  const known = items.filter((item) => MENU_WORDS.has(item)).length;
  if (!items.some((item) => MENU_ANCHORS.test(item))) return false;
  return items.length >= 4 && items.every((item) => item.length <= 12) && known >= items.length * 0.8;
}
