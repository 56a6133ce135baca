import type { Translation } from "../keys";

export const corrections: Translation<"corrections"> = {
  "left-behind":
    "新的读法里有{count, number}处订正无法沿用，因为该处没有那些文字：{names}{more, plural, =0 {} other {，另有#处}}。{carried, plural, =0 {} other {其余#处照旧。}}撤销可以全部恢复。",
  "left-behind.place": "{old} → {put}（第{paragraph, number}段）",
  "left-behind.taken-out": "{old} → 删去（第{paragraph, number}段）",
  "table.backslash": "有一个反斜杠，既不是\\t、\\n、\\r、\\\\，也不是行首的\\#；反斜杠本身请写作\\\\",
  "table.cells": "有{count, number}格；一条只有两格，第三格是理由",
  "table.half-character": "含有半个字符",
  "table.long-from": "要查找的文字超过{most, number}个字符",
  "table.long-reason": "理由超过{most, number}个字符",
  "table.long-to": "要换成的文字超过{most, number}个字符",
  "table.no-second-cell": "没有第二格：请用制表符隔开原来的文字和应有的文字",
  "table.nothing": "没有要查找的文字",
  "table.nul": "含有控制字符U+0000",
  "table.rest": "及其后的内容没有读取：文件太长，或不是订正表",
  "table.same": "两边相同，不改变任何内容",
  "table.twice": "对“{from}”的改法与第{line, number}行不同",
};
