import type { Translation } from "../keys";

export const exchange: Translation<"exchange"> = {
  "other-languages":
    "该文件的语言方向是{source}到{target}，而对照只支持中文译成英文。未导入任何内容。如果两种语言弄反了，请在生成该文件的软件中按相反方向重新导出。",
  "problem.columns-guessed":
    "表格没有标题行，因此把第{source, number}列当作中文、第{target, number}列当作英文。如果不对，请在列的上方加上标题（中文、English）后重新导入。",
  "problem.file-damaged": "文件第{line, number}行有损坏，位于待译内容之外。所有单元均已读取。",
  "problem.more": "另有{count, number}处类似问题。",
  "problem.other-target": "文件标明的目标语言是{target}。其译文已作为英文导入，请核对。",
  "problem.part-not-read": "没有读取：{name}。",
  "problem.part-other-languages": "没有读取（不是中译英）：{name}。",
  "problem.row-without-source": "表格第{line, number}行没有中文，已略过。",
  "problem.turns":
    "按中英交替的文本读取：{pairs, number}对。如果不对，请重新导入，并在“中英交替”一项里选择。",
  "problem.unit-damaged":
    "单元{unit}在第{line, number}行损坏，已略过；其余单元均已读取。如需要该单元，请在生成文件的软件中修复后重新导入。",
  "problem.unit-repaired": "单元{unit}的一条备注在第{line, number}行损坏，其原文和译文已读取。",
  "problem.unit-without-source": "第{line, number}行的单元{unit}没有原文，已略过。",
  "refused.damaged": "文件的实际编码与其声明不符。未导入任何内容。请在生成该文件的软件中另存为UTF-8。",
  "refused.empty": "文件中没有待译内容。未导入任何内容。请确认文件是否正确。",
  "refused.entities":
    "文件自行定义了实体，这可能被用来攻击程序，因此未读取。未导入任何内容。请在生成该文件的软件中重新导出。",
  "refused.not-bilingual":
    "这不是可以读取的双语文件：既不是XLIFF、SDLXLIFF、mqxliff或TMX，也不是含有中文列和英文列的表格。未导入任何内容。",
  "refused.too-deep": "文件的元素嵌套过深，因此未读取。未导入任何内容。请在生成该文件的软件中重新导出。",
  "refused.too-large": "该文件的某个单元过大，或单元数量过多。未导入任何内容。请将文件拆分。",
  "too-many-segments":
    "文件有{count, number}个句段，一次最多可读取{most, number}个。未导入任何内容。请将其拆分。",
};
