import type { Translation } from "../keys";

export const help: Translation<"help"> = {
  dictionaries: "词典",
  "dictionaries.lead":
    "对齐初稿时会用到<link>CC-CEDICT</link>（汉英词典，CC BY-SA 4.0）和WordNet 3.1（版权属普林斯顿大学，用来查近义的英文词）。两者都在这台服务器上，文字不会外传。",
  "format.in": "导入",
  "format.in.what":
    "UTF-8、UTF-16、GB18030、Big5或HZ编码的文本；Markdown；HTML；Word（.docx）；OpenDocument（.odt）；RTF；EPUB；带文字层的PDF；字幕（.srt、.vtt）。文件不超过20 MB，也可以粘贴。",
  "format.originals": "原始文件",
  "format.originals.what": "导入的文件逐字节保留。移出正文的内容可以放回。",
  "format.out": "导出",
  "format.out.what": "Word（.docx）、单页HTML、Markdown、UTF-8纯文本。",
  "format.programs": "程序接口",
  "format.programs.what": "所有操作都可以用账号页面生成的令牌通过/api/v1完成，说明见/api/v1/openapi.json。",
  formats: "格式",
  keys: "编辑器的快捷键",
  "keys.all": "在编辑器里按<key></key>，会列出当前句段可用的全部快捷键。输入法正在组字时，快捷键不起作用。",
  "state.aligned": "来自导入的初稿，还没有人确认。",
  "state.draft": "有人写过，还没有人确认。",
  "state.final": "已定稿。",
  "state.omitted": "有意略去不译。",
  "state.rejected": "审校已退回。",
  "state.reviewed": "审校批准了这个版本。",
  "state.translated": "译者已确认。",
  "state.untranslated": "还没有译文。",
  states: "句段的状态",
  "states.changed": "改动已批准或已定稿的句段，它会回到“已译”；审校只需看改动之处。",
  way: "一篇文字的流程",
  "way.export": "把已批准的译文导出为Word、HTML、Markdown或纯文本。",
  "way.import": "导入中文原文；有英文初稿的话，一起导入。",
  "way.review": "由第二个人逐个批准句段，或写明理由退回。",
  "way.translate":
    "在对照界面里：查看对齐存疑的地方（按F8跳到把握最小的句段），调整左右对应，翻译，逐个确认句段。",
};
