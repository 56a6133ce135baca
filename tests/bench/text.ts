/**
 * A Chinese text and its English, made up from the same seed again and again. The sentences answer each other, so
 * that the aligner has the work it has on a real draft; numbers and names differ from paragraph to paragraph.
 *
 * Lengths follow the interview that the product is tried on, whose Chinese paragraphs have 10 % / 50 % / 90 % / 99 % of
 * 29 / 92 / 160 / 261 characters and whose English ones have 87 / 328 / 514 / 639.
 */

export interface Pair {
  readonly chinese: string;
  readonly english: string;
}

/** `#` is a number, `@` a name. The number is in digits on both sides. */
const SENTENCES: readonly Pair[] = [
  {
    chinese: "@第一次来到这座城市是在#年前的冬天，那时候码头上还堆着没有卸完的煤。",
    english:
      "@ first came to the city one winter, # years ago, when coal that nobody had unloaded still lay on the docks.",
  },
  { chinese: "没有人知道这件事是怎么开始的。", english: "Nobody knows how the whole thing began." },
  {
    chinese: "据@回忆，当年的工厂有#名工人，每天早上六点半响起的汽笛能传到河对岸的村子里。",
    english:
      "As @ remembers it, the factory had # workers in those days, and the whistle that blew at half past six every morning carried to the villages across the river.",
  },
  {
    chinese: "她把信叠好，放回抽屉里，没有再说什么。",
    english: "She folded the letter, put it back in the drawer and said nothing more.",
  },
  {
    chinese: "这本书一共印了#册，其中大部分在出版后的第二年就已经找不到了。",
    english:
      "The book was printed in # copies, and most of them could no longer be found a year after it came out.",
  },
  {
    chinese: "“你要是真想知道，就自己去看看。”@说。",
    english: "“If you really want to know, go and see for yourself,” said @.",
  },
  {
    chinese: "历史学家常常提醒我们，档案里的沉默和档案里的文字同样重要。",
    english:
      "Historians often remind us that the silences of an archive matter as much as the words that are in it.",
  },
  {
    chinese: "从山脚到山顶一共有#级台阶，老人每天要走两遍。",
    english:
      "There are # steps from the foot of the mountain to the top, and the old man climbed them twice a day.",
  },
  { chinese: "雨下了整整一夜。", english: "It rained the whole night." },
  {
    chinese: "到了那年秋天，@已经翻译了#页，却还没有找到愿意出版它的人。",
    english:
      "By the autumn of that year @ had translated # pages and still found nobody willing to publish them.",
  },
  {
    chinese: "我们后来才明白，真正困难的不是学会一门语言，而是学会用它沉默。",
    english:
      "Only later did we understand that the difficult thing is not to learn a language but to learn to be silent in it.",
  },
  {
    chinese: "报纸上登了一则短短的消息，只有#个字，谁也没有留意。",
    english: "The newspaper carried a short item of no more than # characters, which nobody noticed.",
  },
  { chinese: "那么，钱从哪里来呢？", english: "So where was the money to come from?" },
  {
    chinese: "@认为，制度的改变往往不是从宏大的计划开始的，而是从一间办公室里的一张桌子开始的。",
    english:
      "@ believes that institutions seldom change because of a grand design; the change begins with one desk in one office.",
  },
  {
    chinese: "调查显示，在#个受访家庭当中，只有不到三分之一保留着祖辈留下来的书信。",
    english:
      "The survey shows that of the # families that were asked, fewer than a third had kept the letters their grandparents left them.",
  },
  { chinese: "他笑了笑，摇摇头。", english: "He smiled and shook his head." },
  {
    chinese: "火车要开#个小时，车厢里挤满了回家过年的人，过道上也坐着孩子。",
    english:
      "The train took # hours, the carriage was crowded with people going home for the New Year, and children sat even in the aisle.",
  },
  {
    chinese: "这座桥修了又拆，拆了又修，到今天已经是第#座了。",
    english: "The bridge was built and pulled down and built again; the one that stands today is number #.",
  },
  {
    chinese: "在@看来，译者是离作者最近也最远的读者。",
    english:
      "In the eyes of @, a translator is the reader who stands closest to the author, and farthest away.",
  },
  {
    chinese: "城里的旧书店一家一家地关了门，最后只剩下河边那一家，店主养着一只不肯见人的猫。",
    english:
      "One by one the second-hand bookshops of the city closed, until only the one by the river was left, whose owner kept a cat that would not be seen.",
  },
  {
    chinese: "根据当时的记录，那一年的收成比前一年少了百分之#。",
    english:
      "According to the records of the time, the harvest of that year was # percent smaller than the last.",
  },
  { chinese: "门外有人敲了三下。", english: "Somebody knocked three times at the door." },
  {
    chinese: "如果把这些照片按照时间排起来，就会发现街道的宽度几乎没有变过，变的只是招牌上的字。",
    english:
      "Put these photographs in the order in which they were taken and you find that the street has hardly changed its width; only the words on the signs have changed.",
  },
  {
    chinese: "@在日记里写道，自己一生最快乐的#天，都是在一条没有名字的船上度过的。",
    english:
      "@ wrote in a diary that the # happiest days of a lifetime had been spent on a boat without a name.",
  },
];

const NAMES: readonly Pair[] = [
  { chinese: "沈默", english: "Shen Mo" },
  { chinese: "林若水", english: "Lin Ruoshui" },
  { chinese: "周建国", english: "Zhou Jianguo" },
  { chinese: "顾明珠", english: "Gu Mingzhu" },
  { chinese: "欧阳修文", english: "Ouyang Xiuwen" },
  { chinese: "马晓晴", english: "Ma Xiaoqing" },
];

/** Mulberry32 of Tommy Ettinger (public domain): small, and the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every fiftieth paragraph is a heading. */
export function makePairs(count: number, seed = 1): readonly Pair[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) =>
    index % 50 === 0 ? heading(index / 50 + 1) : paragraph(random),
  );
}

/** Paragraphs until the Chinese has `characters` or a few more. */
export function makeChinese(characters: number, seed = 2): string {
  const random = seeded(seed);
  const paragraphs: string[] = [];
  for (let length = 0; length < characters; ) {
    const { chinese } = paragraph(random);
    paragraphs.push(chinese);
    length += chinese.length + 1;
  }
  return paragraphs.join("\n");
}

function heading(number: number): Pair {
  return { chinese: `第${number}章`, english: `Chapter ${number}` };
}

function paragraph(random: () => number): Pair {
  const wanted = lengthOf(random());
  const chinese: string[] = [];
  const english: string[] = [];
  for (let length = 0; length < wanted; ) {
    const sentence = pick(SENTENCES, random);
    const name = pick(NAMES, random);
    const number = String(2 + Math.floor(random() * 900));
    const fill = (text: string, who: string) => text.replaceAll("@", who).replaceAll("#", number);
    const piece = fill(sentence.chinese, name.chinese);
    chinese.push(piece);
    english.push(fill(sentence.english, name.english));
    length += piece.length;
  }
  return { chinese: chinese.join(""), english: english.join(" ") };
}

/** Characters of a paragraph, by a share of all: straight lines between the interview's own figures. */
function lengthOf(share: number): number {
  const points: readonly (readonly [number, number])[] = [
    [0, 5],
    [0.1, 20],
    [0.25, 40],
    [0.5, 80],
    [0.75, 108],
    [0.9, 148],
    [0.99, 248],
    [1, 400],
  ];
  const after = points.findIndex(([at]) => at >= share);
  const [x0, y0] = points[Math.max(0, after - 1)] ?? [0, 5];
  const [x1, y1] = points[Math.max(1, after)] ?? [1, 400];
  return y0 + ((share - x0) / (x1 - x0)) * (y1 - y0);
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
