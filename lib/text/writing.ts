/**
 * Is a Chinese text written in Simplified or in Traditional characters? Told by the everyday characters that only one of
 * them has; 后, 里, 只, which both have, say nothing.
 */

/** Each Simplified character with the Traditional one that it stands for; `tests/text/writing.test.ts` holds them against OpenCC. */
const EVERYDAY =
  "这這 们們 个個 来來 为為 说說 时時 国國 会會 对對 过過 学學 样樣 还還 没沒 无無 开開 动動 现現 经經 问問 进進 种種 长長 头頭 见見 两兩 让讓 从從 给給 话話 点點 间間 关關 实實 气氣 电電 东東 车車 门門 书書 员員 听聽 变變 边邊 热熱 爱愛 产產 业業 体體 认認 论論 写寫 声聲 买買 卖賣 钱錢 马馬 鱼魚 鸟鳥 风風 飞飛 语語 读讀 谁誰 请請 谢謝 识識 记記 觉覺 亲親 儿兒 妈媽 师師 应應 义義 乐樂 习習 农農 决決 别別 办辦 务務 医醫 华華 单單 历歷 厂廠 厅廳 压壓 双雙 发發 号號 吗嗎 图圖 园園 场場 处處 备備 够夠 夺奪 奋奮 妇婦 孙孫 宝寶 审審 宽寬 对對 导導 尔爾 尽盡 层層 岁歲 岛島 带帶 帮幫 广廣 庆慶 张張 强強 归歸 录錄 当當 彻徹 忆憶 怀懷 态態 总總 恶惡 惊驚 惯慣 战戰 户戶 执執 护護 报報 择擇 挂掛 换換 损損 据據 数數 断斷 旧舊 权權 条條 杀殺 杂雜 极極 构構 标標 树樹 桥橋 梦夢 检檢 楼樓 欢歡 欧歐 残殘 汉漢 汤湯 济濟 满滿 灭滅 灯燈 灵靈 炼煉 烦煩 烧燒 爷爺 独獨 环環 现現 画畫 疗療 盘盤 确確 离離 础礎 积積 称稱 穷窮 简簡 类類 红紅 级級 纪紀 纸紙 线線 练練 组組 细細 织織 终終 结結 绝絕 统統 继繼 续續 维維 绿綠 编編 缘緣 网網 罗羅 联聯 职職 肃肅 脑腦 脸臉 舰艦 艺藝 节節 苏蘇 药藥 虑慮 虽雖 补補 装裝 观觀 规規 视視 览覽 计計 订訂 讨討 训訓 议議 许許 设設 访訪 证證 评評 诉訴 词詞 试試 诗詩 该該 详詳 误誤 调調 谈談 谓謂 贝貝 负負 财財 责責 败敗 货貨 质質 贫貧 贵貴 费費 资資 赶趕 跃躍 轮輪 软軟 轻輕 较較 输輸 达達 迁遷 运運 近近 连連 远遠 选選 适適 递遞 逻邏 邮郵 钟鐘 铁鐵 银銀 错錯 键鍵 闻聞 阳陽 阴陰 阶階 际際 陆陸 险險 随隨 难難 静靜 韩韓 页頁 项項 顺順 须須 顾顧 预預 领領 频頻 题題 颜顏 愿願 饭飯 馆館 驱驅 验驗 骗騙 鲜鮮 鸡雞 麦麥 黄黃 龙龍 龟龜"
    .split(" ")
    .filter((pair) => pair[0] !== pair[1]);

const SIMPLIFIED = new Set(EVERYDAY.map((pair) => pair[0]));
const TRADITIONAL = new Set(EVERYDAY.map((pair) => pair[1]));

export type Writing = "simplified" | "traditional" | "mixed";

export interface WritingCounts {
  /** Characters that tell. */
  readonly simplified: number;
  readonly traditional: number;
}

export function countWriting(text: string): WritingCounts {
  let simplified = 0;
  let traditional = 0;
  for (const unit of text) {
    if (SIMPLIFIED.has(unit)) simplified += 1;
    else if (TRADITIONAL.has(unit)) traditional += 1;
  }
  return { simplified, traditional };
}

/** `lang` of what shows the text, so that it gets the shapes of its script: the one with more characters that tell, else Simplified. */
export function languageOf(text: string): "zh-Hans" | "zh-Hant" {
  const { simplified, traditional } = countWriting(text);
  return traditional > simplified ? "zh-Hant" : "zh-Hans";
}

/** The same for a title or a name, which may be in English. */
export function languageOfTitle(title: string): "zh-Hans" | "zh-Hant" | "en" {
  return /\p{Script=Han}/u.test(title) ? languageOf(title) : "en";
}

/** Fewer characters that tell prove nothing. */
const FEWEST = 5;
/** A text with more of the other script than this share quotes it at length, or was put together from both. */
const MIXED_SHARE = 0.1;

/** Null where the text is too short to tell. */
export function writingOf({ simplified, traditional }: WritingCounts): Writing | null {
  const telling = simplified + traditional;
  if (telling < FEWEST) return null;
  if (Math.min(simplified, traditional) / telling > MIXED_SHARE) return "mixed";
  return simplified > traditional ? "simplified" : "traditional";
}
