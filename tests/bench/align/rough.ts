/**
 * Texts made from MAC-Dev: rough copies of its chapters, and paragraphs put together from its sentences. There is no
 * gold for paragraphs of other texts to train on, so they are made, with what real articles show: paragraphs split or
 * merged by the translator, left out, put in; advertisements; speakers' labels; headings; damaged wording.
 *
 * The same seed gives the same texts.
 */
import type { RawItem } from "../../../lib/align/items/raw-item";
import type { GoldBead, GoldText } from "./data";

export interface RawText {
  readonly name: string;
  readonly source: readonly RawItem[];
  readonly target: readonly RawItem[];
  readonly gold: readonly GoldBead[];
}

export type Chance = () => number;

/** Mulberry32. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const plain = (text: string): RawItem => ({ text, kind: -1, isDoubted: false });

export const asRaw = ({ name, source, target, gold }: GoldText): RawText => ({
  name,
  source: source.map(plain),
  target: target.map(plain),
  gold,
});

/** Puts beads of texts one after another into a text with its gold. */
class Writer {
  readonly source: RawItem[] = [];
  readonly target: RawItem[] = [];
  readonly gold: GoldBead[] = [];
  bead(source: readonly RawItem[], target: readonly RawItem[]): void {
    if (source.length + target.length === 0) return;
    this.gold.push([
      source.map((_, k) => this.source.length + k),
      target.map((_, k) => this.target.length + k),
    ]);
    this.source.push(...source);
    this.target.push(...target);
  }
  text(name: string): RawText {
    return { name, source: this.source, target: this.target, gold: this.gold };
  }
}

/** A tenth of the sentences of one side deleted, a twentieth of foreign ones inserted, runs left out. */
export function roughen(text: GoldText, other: GoldText, seed: number): RawText {
  const next = chance(seed);
  const writer = new Writer();
  let gap = 0;
  let gapSide = 0;
  for (const [a, b] of text.gold) {
    if (gap === 0 && next() < 0.01) {
      gap = 3 + Math.floor(next() * 8);
      gapSide = next() < 0.5 ? 0 : 1;
    }
    const keepSource = !(gap > 0 && gapSide === 0);
    const keepTarget = !(gap > 0 && gapSide === 1);
    gap = Math.max(0, gap - 1);
    writer.bead(
      a.filter(() => keepSource && next() > 0.03).map((i) => plain(text.source[i]!)),
      b.filter(() => keepTarget && next() > 0.08).map((j) => plain(text.target[j]!)),
    );
    if (next() < 0.03) writer.bead([], [plain(pick(other.target, next))]);
    if (next() < 0.03) writer.bead([plain(pick(other.source, next))], []);
  }
  return nullsApart(writer.text(`${text.name} rough ${seed}`));
}

/**
 * Sentences joined as another translator or another splitter would have them: neighbours of one bead, and the last of a
 * bead with the first of the next, whose beads become one.
 */
export function rejoin(text: GoldText, seed: number): RawText {
  const next = chance(seed);
  const writer = new Writer();
  let [zh, en]: [string[], string[]] = [[], []];
  let joins: 0 | 1 | null = null;
  const put = (list: string[], texts: readonly string[], gap: string, isJoined: boolean) => {
    texts.forEach((item, k) => {
      const joined = list.length > 0 && (k === 0 ? isJoined : next() < 0.12);
      if (joined) list.push(`${list.pop()}${gap}${item}`);
      else list.push(item);
    });
  };
  const flush = () => {
    writer.bead(zh.map(plain), en.map(plain));
    [zh, en] = [[], []];
  };
  for (const [a, b] of text.gold) {
    const alone = a.length === 0 || b.length === 0;
    if (alone || joins === null || zh.length + en.length === 0) {
      flush();
      joins = null;
    }
    put(
      zh,
      a.map((i) => text.source[i]!),
      "",
      joins === 0,
    );
    put(
      en,
      b.map((j) => text.target[j]!),
      " ",
      joins === 1,
    );
    joins = alone || zh.length > 2 || en.length > 3 || next() > 0.15 ? null : next() < 0.5 ? 0 : 1;
  }
  flush();
  return nullsApart(writer.text(`${text.name} rejoined ${seed}`));
}

/**
 * A text with a stretch in which the Chinese of one text stands beside the English of another, as where a draft has another
 * chapter: lengths fit and words do not, and nothing answers anything.
 */
export function withForeign(text: RawText, source: RawText, target: RawText, seed: number): RawText {
  const next = chance(seed);
  const writer = new Writer();
  const at = Math.floor(next() * text.gold.length);
  const some = (items: readonly RawItem[]) => {
    const from = Math.floor(next() * Math.max(1, items.length - 20));
    return items.slice(from, from + 8 + Math.floor(next() * 12));
  };
  text.gold.forEach(([a, b], index) => {
    writer.bead(
      a.map((item) => text.source[item]!),
      b.map((item) => text.target[item]!),
    );
    if (index !== at) return;
    writer.bead(some(source.source), []);
    writer.bead([], some(target.target));
  });
  return nullsApart(writer.text(`${text.name} with a foreign stretch`));
}

/** A bead without the other side becomes one bead for each of its items. */
function nullsApart(text: RawText): RawText {
  const gold = text.gold.flatMap(([a, b]): GoldBead[] =>
    a.length === 0 ? b.map((j) => [[], [j]]) : b.length === 0 ? a.map((i) => [[i], []]) : [[a, b]],
  );
  return { ...text, gold };
}

const SPEAKERS = [
  ["《甲乙丙》", "The Daily"],
  ["王明", "Wang Ming"],
  ["记者", "Reporter"],
  ["李老师", "Ms Li"],
] as const;
const CHROME = [
  "首页 关于我们 新闻中心 联系我们",
  "发布日期：2021-05-03 点击次数：12",
  "责任编辑：小王",
  "相关阅读",
  "你的位置：首页 > 新闻 > 正文",
  "图片来源：网络",
  "扫码关注我们的公众号",
];

/** What pages glue to the end of a line. */
const GLUED = [
  "abc体育app(官方)下载·安卓版",
  "手机版app官方网站v3.2.1",
  "_XX网_免费在线阅读",
  "（责编：小王）",
  "点击查看更多>>",
];

/** Paragraphs of one to six beads each. */
export function paragraphs(text: GoldText, other: GoldText, seed: number): RawText {
  const next = chance(seed);
  const hasKinds = next() < 0.6;
  const damage = next() < 0.5 ? 0.2 : 0;
  const labelled = next() < 0.4;
  const writer = new Writer();
  const kindOf = (kind: number) => (hasKinds ? (next() < 0.95 ? kind : 0) : -1);
  const zh = (indices: readonly number[]) =>
    spoil(indices.map((i) => text.source[i]!).join(""), damage, next);
  const en = (indices: readonly number[]) => indices.map((j) => text.target[j]!).join(" ");
  const foreign = (texts: readonly string[], gap: string) => {
    const from = Math.floor(next() * (texts.length - 4));
    return texts.slice(from, from + 1 + Math.floor(next() * 4)).join(gap);
  };
  for (let k = 0; k < 4; k++)
    if (next() < 0.5)
      writer.bead([{ text: pick(CHROME, next), kind: kindOf(3), isDoubted: next() < 0.7 }], []);
  // Drafts often carry a title of their own.
  if (next() < 0.3)
    writer.bead(
      [],
      [
        {
          text: pick(other.target, next).split(" ").slice(0, 12).join(" "),
          kind: kindOf(2),
          isDoubted: false,
        },
      ],
    );
  for (let at = 0; at < text.gold.length; ) {
    const size = 1 + Math.floor(next() * 6);
    const beads = text.gold.slice(at, at + size);
    at += size;
    const isTurn = labelled && next() < 0.4;
    const speaker = pick(SPEAKERS, next);
    const kind = isTurn ? 1 : size === 1 && next() < 0.3 ? 2 : 0;
    const side = (which: 0 | 1): RawItem[] => {
      const parts =
        beads.length > 1 && next() < 0.09 ? cut(beads, 1 + Math.floor(next() * (beads.length - 1))) : [beads];
      return parts.flatMap((part, order) => {
        const indices = part.flatMap((bead) => bead[which]);
        if (indices.length === 0) return [];
        const label = isTurn && order === 0 ? (which === 0 ? `${speaker[0]}：` : `${speaker[1]}: `) : "";
        const body = which === 0 ? zh(indices) : en(indices);
        const isGlued = which === 0 && next() < (indices.length === 1 ? 0.06 : 0.01);
        return [
          {
            text: label + body + (isGlued ? pick(GLUED, next) : ""),
            kind: kindOf(isGlued && next() < 0.3 ? 3 : order === 0 ? kind : 0),
            isDoubted: which === 0 && next() < (isGlued ? 0.3 : 0.001),
          },
        ];
      });
    };
    const missing = next();
    const source = missing < 0.025 ? [] : side(0);
    const target = missing > 0.965 ? [] : side(1);
    writer.bead(source, target);
    if (next() < 0.02) {
      const advert = next() < 0.5 ? foreign(other.source, "") : pick(CHROME, next);
      writer.bead([{ text: advert, kind: kindOf(next() < 0.5 ? 3 : 0), isDoubted: next() < 0.7 }], []);
    }
    if (next() < 0.015)
      writer.bead([], [{ text: foreign(other.target, " "), kind: kindOf(0), isDoubted: false }]);
  }
  return nullsApart(writer.text(`${text.name} paragraphs ${seed}`));
}

const cut = <T>(list: readonly T[], at: number): T[][] => [list.slice(0, at), list.slice(at)];
const pick = <T>(list: readonly T[], next: Chance): T => list[Math.floor(next() * list.length)]!;

/** Puts other characters of the same text in the place of some. */
function spoil(text: string, share: number, next: Chance): string {
  if (share === 0) return text;
  const characters = [...text];
  return characters
    .map((character) =>
      /\p{Script=Han}/u.test(character) && next() < share ? pick(characters, next) : character,
    )
    .join("");
}
