/**
 * Characters that fell apart: what stands there, and the character that it was. Two kinds, by reason:
 *
 * COR-PART-1  halves: a scan or a conversion reads the two halves of a character as two characters (女马 for 妈).
 * COR-PART-2  known: what a "rewriting" program that is found on scraped pages puts for single characters, always the same.
 */

export interface Split {
  readonly parts: string;
  readonly whole: string;
  readonly kind: "halves" | "known";
}

/** Halves that are characters of their own, by the character they make. Common ones only: rare pairs cry wolf. */
const HALVES =
  "女马妈 女生姓 女且姐 女未妹 女台始 木木林 木寸村 木目相 木交校 木几机 木反板 木羊样 木各格 禾中种 禾口和 禾火秋 禾多移 日月明 日寸时 日乍昨 日免晚 日王旺 月半胖 月旦胆 其月期 言己记 言舌话 言卖读 言炎谈 口马吗 口巴吧 口尼呢 口乞吃 口昌唱 口合哈 口那哪 口十叶 火丁灯 火包炮 火考烤 土也地 土不坏 土成城 土皮坡 石皮破 石马码 王元玩 王求球 王见现 弓长张 古月胡 古攵故 工力功 力口加 云力动 白勺的 立占站 米分粉 鱼羊鲜 车专转 车两辆 马主驻 马奇骑 虫下虾 足各路 足包跑 足兆跳 金失铁 金艮银 食反饭 食官馆 走己起 禾刂利 文刂刘 耳又取 又寸对 女子好 门口问 山石岩";

const KNOWN = "一又朋 好意思美 作念做 东谈主人 不雅观 吊问是非";

export const SPLITS: readonly Split[] = [...readSplits(HALVES, "halves"), ...readSplits(KNOWN, "known")];

/** The last character is the whole, but for 是非, of which 吊问 was made. */
function readSplits(rows: string, kind: Split["kind"]): Split[] {
  return rows.split(" ").map((row) => {
    const parts = row.slice(0, row.endsWith("是非") ? -2 : -1);
    return { parts, whole: row.slice(parts.length), kind };
  });
}
