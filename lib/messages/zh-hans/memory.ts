import type { Translation } from "../keys";

export const memory: Translation<"memory"> = {
  approved: "已批准",
  concordance: "语料检索",
  "entry.in-row": "这个条目来自句段，请到句段里修改。",
  insert: "插入",
  looking: "正在查找匹配……",
  more: "更多",
  none: "没有译过类似的内容。",
  "not-confirmed": "只有已确认的句段才能传播到重复句段。请先确认。",
  "not-tmx": "这不是TMX文件，或已损坏，一个条目也没读出。没有导入。请检查文件对不对。",
  "nothing-to-fill": "没有填入：重复句段都已有人译过，或译文已经相同。",
  nowhere: "在你能查看的记忆库里没有译过这个说法。",
  phrase: "要查的说法，中文或英文",
  renderings: "曾经的译法",
  sentence: "句段中的一句",
};
