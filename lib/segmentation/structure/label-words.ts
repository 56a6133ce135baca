/**
 * What names of speakers look like: tables of parts in a talk, of words that stand before a colon and never speak, of
 * surnames and of what looks like one. Every row says why.
 *
 * LW1  A word that often stands before a colon and never speaks (例如, 时间, Note) is no name.
 * LW2  A clause is none either (OpenAI的研究, 他当时想), nor is somebody with a verb of saying (林小满问).
 * LW3  A part in a talk (记者, 问, 审判长) and a person's name (陈羽北, 老秦, 王总, 居民黄巧云) are `part` and `name`. What else
 *     could stand in a label is `word`: a nickname (小满), a programme (硅谷101), or a heading of notes (解决办法), which only
 *     the whole text can tell.
 */

export type Standing = "part" | "name" | "word";

/** Letters of names, digits (硅谷101), the dots of foreign names, brackets around a programme or a post. */
const NAME_LIKE = /^[\p{L}\p{M}\p{N}\s·・•.．,，、&＆'’\-—/|（）()《》【】「」『』“”"[\]]+$/u;

interface Row {
  readonly label: RegExp;
  readonly why: string;
}

/** Nouns of people, by trade, post, kin or place in a talk. */
const PEOPLE =
  "记者|記者|主播|编辑|編輯|导演|導演|演员|演員|居民|村民|市民|听众|聽眾|观众|觀眾|嘉宾|嘉賓|来宾|來賓|读者|讀者|网友|網友|家长|家長|学生|學生|同学|同學|学员|學員|" +
  "老师|老師|师傅|師傅|教授|博士|讲师|講師|医生|醫生|大夫|护士|護士|律师|律師|法官|检察官|檢察官|警官|民警|司机|司機|掌柜|伙计|老板|老闆|店主|顾客|顧客|客人|乘客|路人|病人|患者|" +
  "主任|局长|局長|处长|處長|科长|科長|所长|所長|院长|院長|校长|校長|部长|部長|市长|市長|县长|縣長|镇长|鎮長|村长|村長|队长|隊長|班长|班長|组长|組長|厂长|廠長|站长|站長|店长|馆长|館長|社长|社長|会长|會長|秘书长|秘書長|" +
  "书记|書記|经理|經理|总监|總監|会计|會計|主席|议员|議員|委员|委員|代表|工程师|工程師|研究员|研究員|司令|将军|將軍|士兵|" +
  "先生|女士|小姐|太太|婆婆|奶奶|爷爷|爺爺|大爷|大爺|大妈|大媽|大娘|大嫂|大姐|大哥|阿姨|老人|女子|男子|孩子|小孩|男孩|女孩|员工|員工|工人|农民|農民";

/** Parts in a talk: whoever is called so speaks. */
const PARTS: readonly Row[] = [
  {
    label: /^(?:问|問|答|提问|提問|回答|追问|追問|[问問答][\d一二三四五六七八九十]{1,3})$/u,
    why: "question and answer",
  },
  { label: /^(?:[QAＱＡ]\d{0,3}|Question|Answer|Q&A)$/iu, why: "question and answer, Latin letters" },
  {
    label:
      /^(?:[\p{L}\p{N}·《》]{0,16}(?:记者|記者)|(?:本报|本刊)?(?:记者|記者)[问問]|采访者|採訪者|采访人|受访者|受訪者|受访人|被访者|被采访者|访谈者|访谈人|笔者[问問]?|主持人[问問]|本报|本報|本刊|编者|编辑部|編輯部|小编)$/u,
    why: "the press and who it talks to",
  },
  {
    label:
      /^(?:主持人?|女主持|男主持|嘉宾|嘉賓|来宾|來賓|主讲人?|主講人?|主讲嘉宾|讲者|講者|听众|聽眾|观众|觀眾|网友|網友|学生|學生|老师|老師|读者|讀者|旁白|画外音|发言人|發言人|说话人|說話人|讲话人|翻译|翻譯|司仪)\s?[\dA-Z甲乙丙丁一二三四五六七八九]{0,2}$/u,
    why: "parts in a talk",
  },
  {
    label:
      /^(?:审判长|審判長|审判员|審判員|代理审判员|人民陪审员|法官|书记员|書記員|公诉人|公訴人|检察员|辩护人|辯護人|辩护律师|证人|證人|鉴定人|仲裁员|首席仲裁员|(?:原告|被告|上诉人|被上诉人|申请人|被申请人|第三人)(?:人|[一二三12])?(?:的?(?:委托|诉讼)?(?:代理人|代理律师|律师))?)$/u,
    why: "parts in a court",
  },
  {
    label: /^(?:众人?|眾人?|群众|齐声|全班|全体|同学们|孩子们|学生们|众学生)$/u,
    why: "several who speak at once",
  },
  {
    label:
      /^(?:Interviewer|Interviewee|Host|Co-host|Moderator|Reporter|Narrator|Audience(?: member)?|Guest|Speaker \w{1,2}|The Court)$/iu,
    why: "parts in a talk, in English",
  },
];

/** What stands before a colon and is not somebody speaking (LW1). */
const NOT_SPEAKERS: readonly Row[] = [
  {
    label:
      /(?:注|註|说明|說明|备注|備註|提示|提醒|注意|附|按|编者按|编按|按语|导语|摘要|关键词|關鍵詞|导读|引言|前言|结语|正文|后记|附录|补遗|更正)$/u,
    why: "parts and notes of a text",
  },
  {
    label:
      /(?:来源|來源|出处|作者|(?:责任|責任|文字|美术|视觉|执行|本期|本版|实习|见习|值班|图片|新媒体)(?:编辑|編輯)|责编|校对|审核|撰文|供图|摄影|图片|图源|图|表|配图|翻译者|译者|译|校|文|整理|记录|监制|策划|制作|出品)$/u,
    why: "credits and captions",
  },
  {
    label:
      /(?:时\s*间|時\s*間|日\s*期|地\s*点|地點|地址|电话|電話|邮箱|网址|链接|微信|微博|公众号|位置|次数|热线|传真|邮编|价格|人数|原标题|标题|题目|主题|议题|姓\s*名|性\s*别|年\s*龄|籍贯|民族|职业|职务|单位|专业|班级|学号|编号|规格|型号|品牌|产地|尺寸|重量|颜色|材质|数量|总额|金额|费用|票价|网站|联系人|联系方式|参加人|参与人|参加人员|与会人员|出席|列席|缺席|到场|出席人|出席者|出席委员|出席人员|记录人|参会人员|人物|角色|演员表|案由|案号)$/u,
    why: "facts in a form",
  },
  {
    label:
      /(?:例如|比如|譬如|如下|如上|包括|其中|即|如|问题|問題|答案|解析|结论|结果|原因|目的|方法|办法|辦法|步骤\d*|要点|优点|缺点|优势|劣势|特点|特征|关键|意思|含义|定义|观点|事实|建议|对策|措施|现象|症状|处理|总之|换言之|也就是说|另外|此外|首先|其次|最后|所以|因此|但是|可是|然而|同时|第[一二三四五六七八九十百\d]+[章节点条步个种类项次款届]?|参数|返回值?|返回|默认值|类型|示例|例子|用法|语法|输入|输出|备选|选项|操作|功能|修复|新增|优化|变更|更新|警告|错误|成功|失败|参考|详见|参见|另见|参考资料|参考文献|相关阅读|延伸阅读|用料|主料|辅料|配料|调料|做法|材料|食材|难度|耗时|贴士|窍门|秘诀|作业|练习|考点|思路)$/u,
    why: "words that lead up to something, headings of notes, manuals and recipes",
  },
  {
    label:
      /(?:的|了|是|在|说|說|道|着|著|过|吗|呢|吧|把|被|让|给|与|和|及|或|也|都|就|很|不|没有|表示|认为|認為|指出|写道|問道|问道|强调|強調|补充|補充|称|讲|講|想|觉得|透露|介绍|解释|回答|回应|感叹|坦言|笑言|直言|曰|云|有言|有云|有话)$/u,
    why: "a clause that leads up to speech",
  },
  {
    label:
      /^(?:上午|下午|早上|晚上|中午|凌晨|傍晚|周[一二三四五六日末]|星期|礼拜|[零〇一二三四五六七八九十\d])/u,
    why: "a time, a number",
  },
  {
    label:
      /^(?:note|notes|source|sources|photo|image|caption|figure|fig|table|chapter|part|section|step|abstract|summary|keywords?|update|warning|tip|tips|example|examples|see also|see|references?|title|author|date|time|place|location|email|phone|tel|url|website|by|translated by|editor|translator|copyright|posted|published|related|read more|more|p\.?s|n\.?b|todo|first|second|third|finally|however|in short|result|results|conclusion|reason|pros|cons|http|https|input|output|goal|goals|default|type|usage|returns?|params?|parameters?)\b/iu,
    why: "English headings of notes and lists",
  },
];

/** A verb or particle inside a Chinese label: it is a clause (OpenAI的研究, 他当时想), not a name (LW2). */
const CLAUSE_INSIDE = /[的了是在着吗呢把被让很也都就]|我们|他们|她们|你们|这|那|什么|怎么|为什么|因为|如果/u;

/** 张三告诉本报记者: it leads up to speech, whoever stands at its end. */
const TO_SOMEBODY = /告诉|告訴|对|對|向|给|給|跟|接受|回答|提醒|采访|[問问说說]/u;

/** 林小满问, 舵工笑: somebody and a verb of saying; of two characters with a surname it may be a name, 李想 (LW2). */
const SAYS =
  /^(?<who>.+?)(?:问|問|答|喊|叫|嚷|吼|骂|罵|劝|勸|叹|嘆|笑|哭|念|唱|回|应|應|嘟囔|嘀咕|追问|反问|插话|插嘴)$/u;

/** The commonest surnames, which cover about nine of ten people; traditional forms behind. */
const SURNAMES = new Set(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤" +
    "施柳温辛翟齐季樊童倪岳庄涂翁俞甘骆凌尤葛柯桑舒阮蓝柴苗祝纪卓简岑桂冉饶鲍卞喻裴康聂焦巩游祁霍殷尚梅盛牛谷穆邢洪洛" +
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭蔣餘葉蘇呂盧鍾譚陸範賈鄒熊閻龍陶賀顧龔萬錢嚴湯溫齊莊塗駱藍紀簡饒聶鞏",
);

const DOUBLE_SURNAMES =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|司徒|皇甫|尉迟|夏侯|东方|南宫|端木|慕容|令狐|公孙)/u;

/** Words of two characters and more that begin with a surname and are nobody. */
const NOBODY = new Set(
  (
    "王国 王牌 王者 张力 陈述 陈列 杨树 黄金 黄色 黄豆 黄瓜 黄油 黄酒 周期 周边 周年 周报 周刊 周岁 孙子 马上 马力 马达 马路 马口 马匹 胡同 胡椒 胡萝卜 何时 何地 何人 何故 何处 何为 林地 林业 林木 " +
    "高度 高低 高级 高中 高考 高温 高峰 高压 高管 高铁 高端 高等 高层 高潮 高频 罗马 罗列 谢谢 谢绝 谢幕 谢辞 宋朝 宋代 唐朝 唐代 唐诗 许可 许可证 许多 韩国 韩语 曾经 曾用名 肖像 田地 田野 田径 董事 董事会 董事长 " +
    "余额 余下 余地 余数 余料 于是 于此 杜绝 叶片 叶子 程序 程度 程式 魏晋 苏州 苏打 苏联 丁香 任务 任何 任意 任期 任职 任命 卢比 沈阳 钟点 钟表 姜汁 姜片 姜蒜 陆地 陆续 陆军 范围 范例 范本 范文 范畴 " +
    "石头 石材 石油 石膏 金额 金融 金属 金牌 金奖 金色 金币 夏天 夏季 夏令营 夏令时 付款 付费 付出 方案 方法 方式 方向 方面 方程 方便 方针 方位 方言 熊猫 白天 白色 白银 白糖 白酒 白板 白名单 秦朝 江苏 江西 江南 江北 江湖 " +
    "雷达 雷电 雷雨 龙头 龙骨 龙井 龙虾 黎明 史料 史实 史诗 史前 陶瓷 陶器 贺词 贺卡 毛利 毛重 毛病 毛笔 顾客 顾问 顾虑 万元 万一 万能 万物 武器 武术 武汉 钱数 严重 严格 严禁 孔径 向量 向导 向上 向下 向前 汤料 汤汁 " +
    "施工 施法 施肥 施救 温度 温馨 温控 温水 季度 季节 童话 童年 柳州 齐全 蓝色 蓝图 简介 简历 简称 简述 简体 简评 康复 游戏 游客 游记 游程 尚未 盛夏 梅雨 牛肉 牛奶 谷物 谷歌 洪水 纪念 纪律 纪要 祝贺 祝词 祝愿 桂林 桂花 舒适 " +
    "張力 陳述 陳列 楊樹 黃金 黃色 週期 馬上 馬力 馬路 謝謝 許可 許多 韓國 餘額 餘下 葉片 葉子 蘇州 盧比 鐘點 陸地 陸續 範圍 範例 龍頭 龍井 賀詞 顧客 顧問 萬元 萬一 嚴重 嚴格 溫度 藍色 藍圖 簡介 簡歷 簡稱 遊戲"
  ).split(" "),
);

/** 出水量, 李庄镇: a measure, a thing or a place, whatever it begins with. */
const THING =
  /[数數量率度费額额价價值型类類法式期号號码碼址线線件品物器具料色区區市县縣省镇鎮村路街站馆館厂廠店局处處科组組款项項表图圖页頁版案费]$/u;

/** 小结, 老家: with 小 and 老 begin more words than people. */
const NICKNAME = /^(?:[老小](?<family>\p{Script=Han})|阿[\p{L}]{1,6})$/u;
const NOT_NICKNAMES = /^(?:阿里|阿姨|阿拉伯|阿根廷|小时|小时候)/u;

const TITLED = new RegExp(`^[\\p{L}·]{0,12}(?:${PEOPLE})[\\dA-Z甲乙丙丁一二三四五六]{0,2}$`, "u");
const SHORT_TITLED =
  /^\p{Script=Han}(?:工|总|總|导|導|哥|姐|叔|伯|爷|爺|婆|嫂|婶|嬸|姨|妈|媽|爸|娘|妹|弟|队|处|局|院|校|所|老)$/u;
/** 社区书记姚广林, 工程师卞涛: a post and a name. */
const POST_AND_NAME = new RegExp(
  `^[\\p{L}]{0,10}(?:${PEOPLE}|人|员|員|长|長)(?<name>\\p{Script=Han}{2,4})$`,
  "u",
);
/** 另一同学, 一位听众, 第二位读者: somebody, whoever it is. */
const SOMEBODY = new RegExp(
  `^(?:另|又|有|某|还有)?(?:[一二两兩三某]|第[一二三四五六七八九十\\d]{1,3})?(?:位|名|个|個)?(?:[男女老小年轻中]{0,2})(?:${PEOPLE}|人|男士|女生|男生)[\\dA-Z甲乙丙丁]?$`,
  "u",
);
const KIN =
  /^(?:父亲|父親|母亲|母親|爸爸?|媽媽?|妈妈?|爹|娘|爷爷|爺爺|奶奶|外婆|外公|姥姥|姥爷|哥哥|姐姐|弟弟|妹妹|儿子|兒子|女儿|女兒|丈夫|妻子|老公|老婆|老伴|新娘|新郎|邮差|郵差|账房|帳房|皇帝|皇后|公主|王子|国王|國王|少年|少女|老头|老太太?|[大二三四五六七八九小老](?:哥|姐|叔|伯|爷|爺|婶|嬸|姨|舅|妹|弟|嫂|娘|姑))$/u;
/** 河西晚报, 硅谷周刊, 腾讯科技 speaks by its own name. */
const PRESS =
  /^[\p{L}\p{N}]{2,10}(?:日报|日報|晚报|晚報|早报|早報|时报|時報|周报|週報|都市报|青年报|晨报|快报|新闻|新聞|周刊|週刊|杂志|雜誌|月刊|电视台|電視臺|卫视|廣播|广播|电台|電臺|通讯社)$/u;

/** What a label shows by itself, or null where it is none (LW1, LW2). */
export function standingOf(name: string): Standing | null {
  if (!/\p{L}/u.test(name) || !NAME_LIKE.test(name)) return null;
  const core = coreOf(name);
  if (core === "") return null;
  if (PARTS.some(({ label }) => label.test(core)))
    return /.[记記]者$/u.test(core) && TO_SOMEBODY.test(core) ? null : "part";
  if (SOMEBODY.test(core) || KIN.test(core) || isPersonalName(core)) return "name";
  // 算命的, 穿红的: somebody by what they do.
  if (/^\p{Script=Han}{1,4}的$/u.test(core)) return "word";
  if (NOT_SPEAKERS.some(({ label }) => label.test(core))) return null;
  return /\p{Script=Han}/u.test(core) ? chineseStanding(name, core) : latinStanding(core);
}

function chineseStanding(name: string, core: string): Standing | null {
  if (/[,，、“”"]/u.test(core)) return null;
  const length = [...core].length;
  if (TITLED.test(core) || PRESS.test(core))
    return length <= 18 && !TO_SOMEBODY.test(core) && !CLAUSE_INSIDE.test(core) ? "name" : null;
  const verb = SAYS.exec(core);
  if (verb && !(length === 2 && SURNAMES.has([...core][0]!))) return null;
  if (isPosted(core) || SHORT_TITLED.test(core)) return "name";
  if (isBracketed(name)) return length <= 16 ? "name" : null;
  if (CLAUSE_INSIDE.test(core)) return null;
  return length <= 10 ? "word" : null;
}

function isPosted(core: string): boolean {
  const name = POST_AND_NAME.exec(core)?.groups?.name;
  return name !== undefined && isPersonalName(name);
}

/** 陈羽北, 欧阳朔, 亚瑟·克拉克, 老秦, 阿福. */
function isPersonalName(core: string): boolean {
  if (/^\p{Script=Han}+[·・•]\p{Script=Han}+(?:[·・•]\p{Script=Han}+)*$/u.test(core)) return true;
  const nickname = NICKNAME.exec(core);
  if (nickname && !NOT_NICKNAMES.test(core)) {
    const family = nickname.groups?.family;
    if (family === undefined || SURNAMES.has(family)) return true;
  }
  if (!/^\p{Script=Han}{2,4}$/u.test(core)) return false;
  const characters = [...core];
  const isDouble = DOUBLE_SURNAMES.test(core) && characters.length >= 3;
  if (!isDouble && !SURNAMES.has(characters[0]!)) return false;
  if (characters.length === 4 && !isDouble) return false;
  if (
    characters.length > 2
      ? SAYS.test(core) || /[说說道曰称稱讲講想]$/u.test(core)
      : /[说說道曰称稱讲講]$/u.test(core)
  )
    return false;
  return !NOBODY.has(core) && !NOBODY.has(core.slice(0, 2)) && !THING.test(core) && !CLAUSE_INSIDE.test(core);
}

function latinStanding(core: string): Standing | null {
  const words = core.split(/\s+/u);
  const isWritten =
    words.length <= 5 &&
    core.length <= 40 &&
    words.every((word) => /^[\p{Lu}\p{N}\p{Lo}(]|^(?:de|van|von|der|di|da|al|bin|of|the|and|&)$/u.test(word));
  if (!isWritten) return null;
  return /^\p{Lu}[\p{L}.'’-]*(?: [\p{Lu}\p{N}][\p{L}\p{N}.'’-]*){1,3}$/u.test(core) ? "name" : "word";
}

/** Without the post in brackets behind a name, 陈羽北（助理教授）, and without brackets all around, 《硅谷101》. */
export function coreOf(name: string): string {
  const core = name.replace(/\s*[（(【[][^（()）】\]]*[）)】\]]$/u, "");
  const bare = (core === "" ? name : core).trim();
  return isBracketed(bare) ? bare.slice(1, -1).trim() : bare.replace(/^[“"]|[”"]$/gu, "").trim();
}

/** 林白（作家） is 林白 where 林白 speaks, too; 观众（女） and 观众 may be two. */
export function personOf(name: string, speakers: ReadonlySet<string>): string {
  const bare = name.replace(/\s*[（(【[][^（()）】\]]*[）)】\]]$/u, "");
  return bare !== name && speakers.has(bare) && standingOf(bare) !== "part" ? bare : name;
}

function isBracketed(name: string): boolean {
  return /^(?:《[^《》]+》|【[^【】]+】|「[^「」]+」|『[^『』]+』|“[^“”]+”|\[[^[\]]+\])$/u.test(name);
}

/** Speaks by its nature. */
export function isPart(name: string): boolean {
  return standingOf(name) === "part";
}

/** How somebody speaks and what they do meanwhile, in brackets behind the name: no part of the name. */
const MANNER =
  /笑|哭|怒|惊|喜|泪|叹|沉默|停顿|沉思|思索|想了|摇头|点头|抬头|低头|摆手|挥手|拍|起身|转身|站[起着在了]|坐[下着在]|走[向到进出来去]|跑|跳|拿[着起出了]|掏|接过|递|打断|插话|抢|低声|小声|大声|轻声|高声|悄|激动|哽咽|犹豫|不耐烦|着急|急|慌|[看望指]着|看看|望望|^[对對向朝][^外内]|画外音|旁白|电话|^自?[\p{L}]{0,4}[上下]场?$|地$|着$|^(?:laughs?|laughing|smiles?|smiling|sighs?|pauses?|nods?)/iu;

export function isManner(words: string): boolean {
  return MANNER.test(words);
}
