import type { Translation } from "../keys";

export const memory: Translation<"memory"> = {
  "not-tmx": "这不是TMX文件，或已损坏，一个条目也没读出。没有导入。请检查文件对不对。",
};
