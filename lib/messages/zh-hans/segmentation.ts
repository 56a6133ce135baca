import type { Translation } from "../keys";

export const segmentation: Translation<"segmentation"> = {
  "original.empty": "文件里没有文字，没有导入。请选别的文件，或粘贴文字。",
  "original.not-chinese":
    "文本的{letters, number}个字中只有{han, number}个汉字，没有导入。{looks, select, japanese {看起来是日文。} korean {看起来是韩文。} other {}}如果这是英文初稿，请先打开中文文档，在那里导入；如果是乱码，请手工选择编码。",
};
