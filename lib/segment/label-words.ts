/**
 * What names of speakers look like: tables of roles, of words that stand before a colon and never speak, of surnames.
 * Every row says why.
 */

/** Letters of names, digits (硅谷101), the dots of foreign names, brackets around a programme or a post. */
const NAME_LIKE = /^[\p{L}\p{M}\p{N}\s·・•.．,，、&＆'’\-—/|（）()《》【】「」『』“”"[\]]+$/u;

/** A label that speaks by its nature, with why it is believed even when it stands alone. */
const ROLES: readonly { readonly label: RegExp; readonly why: string }[] = [
  {
    label: /^(?:问|問|答|提问|提問|回答|追问|追問|[问問答][\d一二三四五六七八九十]{1,3})$/u,
    why: "question and answer",
  },
  { label: /^(?:[QAＱＡ]\d{0,3}|Question|Answer|Q&A)$/iu, why: "question and answer, Latin letters" },
  {
    label:
      /^(?:[\p{L}·]{0,8}(?:记者|記者)|采访者|採訪者|受访者|受訪者|被访者|访谈者|笔者问|本报|本報|本刊|编辑部|編輯部)$/u,
    why: "the press and who it talks to",
  },
  {
    label:
      /^(?:主持人?|嘉宾|嘉賓|主讲人?|主講人?|讲者|講者|听众|聽眾|观众|觀眾|网友|網友|学生|學生|老师|老師|读者|讀者|旁白|发言人|發言人|翻译|翻譯)[\dA-Z甲乙丙丁一二三四五六]{0,2}$/u,
    why: "parts in a talk",
  },
  {
    label:
      /^(?:Interviewer|Interviewee|Host|Moderator|Reporter|Narrator|Audience(?: member)?|Guest|Speaker \d+)$/iu,
    why: "parts in a talk, in English",
  },
];

/** What stands before a colon and is not somebody speaking. */
const NOT_SPEAKERS: readonly { readonly label: RegExp; readonly why: string }[] = [
  {
    label:
      /(?:注|说明|备注|提示|提醒|注意|附|按|编者按|编按|按语|导语|摘要|关键词|导读|引言|前言|结语|正文|后记)$/u,
    why: "parts and notes of a text",
  },
  {
    label:
      /(?:来源|出处|作者|编辑|责编|校对|审核|撰文|供图|摄影|图片|图源|图|表|配图|翻译者|译者|译|校|文)$/u,
    why: "credits and captions",
  },
  {
    label:
      /(?:时间|日期|地点|地址|电话|邮箱|网址|链接|微信|微博|公众号|位置|次数|热线|传真|邮编|价格|人数|原标题|标题|题目|主题)$/u,
    why: "facts in a form",
  },
  {
    label:
      /(?:例如|比如|譬如|如下|包括|其中|即|如|问题|答案|结论|结果|原因|目的|方法|步骤|要点|优点|缺点|特点|关键|意思|观点|事实|建议|总之|换言之|也就是说|另外|此外|首先|其次|最后|所以|因此|但是|可是|然而|同时|第[一二三四五六七八九十\d]+[章节点条步个]?)$/u,
    why: "words that lead up to something",
  },
  {
    label:
      /(?:的|了|是|在|说|道|着|过|吗|呢|吧|把|被|让|给|与|和|及|或|也|都|就|很|不|没有|表示|认为|指出|写道|问道|强调|补充|称|讲|想)$/u,
    why: "a clause that leads up to speech",
  },
  {
    label:
      /^(?:note|notes|source|sources|photo|image|caption|figure|fig|table|chapter|part|section|step|abstract|summary|keywords?|update|warning|tip|example|examples|see also|see|references?|title|author|date|time|place|location|email|phone|tel|url|website|by|translated by|editor|translator|copyright|posted|published|related|read more|more|p\.?s|n\.?b|todo|first|second|third|finally|however|in short|result|results|conclusion|reason|pros|cons|http|https)\b/iu,
    why: "English headings of notes and lists",
  },
];

/** A verb or particle inside a Chinese label: it is a clause (OpenAI的研究, 他当时想), not a name. */
const CLAUSE_INSIDE = /[的了是在着吗呢把被让很也都就]|我们|他们|你们|这|那|什么|怎么|为什么|因为|如果/u;

/** The hundred commonest surnames cover about 85 of 100 people; with 2 to 4 characters they make a name. Traditional forms behind. */
const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤" +
  "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭蔣餘葉蘇呂盧鍾譚陸範賈鄒熊閻龍陶賀顧龔萬錢嚴湯";

/** Could stand in a label: letters of names, no word that never speaks (L3). */
export function isNameLike(name: string): boolean {
  if (!/\p{L}/u.test(name) || !NAME_LIKE.test(name)) return false;
  if (isRole(name)) return true;
  const core = coreOf(name);
  if (core === "" || NOT_SPEAKERS.some(({ label }) => label.test(core))) return false;
  if (/\p{Script=Han}/u.test(core)) {
    return (
      [...core].length <= 12 && !/[,，、“”"]/u.test(core) && (isBracketed(name) || !CLAUSE_INSIDE.test(core))
    );
  }
  const words = core.split(/\s+/u);
  return (
    words.length <= 5 &&
    core.length <= 40 &&
    words.every((word) => /^[\p{Lu}\p{N}\p{Lo}(]|^(?:de|van|von|der|di|da|al|bin|of|the|and|&)$/u.test(word))
  );
}

/** Without the post in brackets behind a name, 陈羽北（助理教授）, and without brackets all around, 《硅谷101》. */
function coreOf(name: string): string {
  const core = name.replace(/\s*[（(【[][^（()）】\]]*[）)】\]]$/u, "");
  return (core === "" ? name : core).replace(/^[《【「『“"[（(]+|[》】」』”"\]）)]+$/gu, "").trim();
}

function isBracketed(name: string): boolean {
  return /^(?:《[^《》]+》|【[^【】]+】|「[^「」]+」|『[^『』]+』)$/u.test(name);
}

/** Speaks by its nature, even where it stands once (L2). */
export function isRole(name: string): boolean {
  const core = coreOf(name);
  return ROLES.some(({ label }) => label.test(core));
}

/** 陈羽北, 欧阳修 without a table of double surnames no, Yann LeCun, 亚瑟·克拉克. */
export function isSurelyName(name: string): boolean {
  const core = coreOf(name);
  if (/^\p{Script=Han}{2,4}$/u.test(core)) return SURNAMES.includes([...core][0]!);
  if (/^\p{Script=Han}+[·・•]\p{Script=Han}+$/u.test(core)) return true;
  return isBracketed(name) || /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(core);
}
