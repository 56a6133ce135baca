/**
 * A dot inside a foreign name: 卡尔.马克思, 大卫．科波菲尔, where · should stand. Foreign names are written with few
 * characters; where two of them face each other across a dot, the dot parts a name.
 */

/** Characters of the tables by which Xinhua transcribes European names, and those that Taiwan writes for them. */
export const SOUNDS =
  "阿艾爱愛安奥奧巴白班邦贝貝本比彼别波伯勃博布查达達大丹德登迪蒂丁东杜敦多恩尔爾伐法凡菲费夫弗福盖冈戈哥格古瓜圭哈海汉赫黑亨洪胡华怀基吉加伽贾杰傑金卡凯凱坎康考科克肯库夸拉莱萊兰蘭郎劳勒雷里利莉林琳柳卢盧鲁魯路伦倫罗羅洛马馬玛瑪麦曼梅门蒙米密明摩莫墨默姆穆拿纳納娜奈南内尼年涅宁寧纽努诺諾欧歐帕潘培佩彭皮平珀普契乔喬切琼丘让热日茹儒瑞若萨薩塞赛桑瑟森莎沙山尚舍申圣聖施史什朔斯丝絲司松苏蘇孙索塔泰坦汤唐陶特滕提廷通图圖托脱瓦万萬旺威韦維维魏温文翁沃乌烏武伍西希席夏谢辛欣休许雪雅亚亞扬耶叶伊易因英尤于约約扎泽詹珍朱祖佐";

const KNOWN = new Set(SOUNDS);

/** Does the dot at `at` part a name? Two characters of foreign names at least stand on each side. */
export function isNameDot(text: string, at: number): boolean {
  return [at - 2, at - 1, at + 1, at + 2].every((place) => KNOWN.has(text[place] ?? ""));
}
