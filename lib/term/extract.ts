/**
 * Candidates for terms in Chinese texts.
 *
 * TERM-EXT-1  Works in 《》 and names in Latin letters are found by how they are written. Words and phrases are runs of tagged words that
 *             make a noun phrase: nouns, verbs, adjectives before a noun.
 * TERM-EXT-2  A phrase is judged by C-value (Frantzi & Ananiadou 1998: how often it stands by itself rather than in longer ones), by how much
 *             commoner its words are here than in general Chinese, and by how firmly they hold together (pointwise mutual information).
 * TERM-EXT-3  What general Chinese has as often is none, nor is what begins or ends in a word that belongs to no term (这种, 时候, 进行).
 * TERM-EXT-4  A phrase that nearly always stands in one longer candidate gives way to that.
 */
import { foldTerm } from "./fold";
import type { WordCounts } from "./word-edges";

/** A word with its part of speech, as jieba tags it; words joined are the text. */
export interface Tagged {
  readonly word: string;
  readonly tag: string;
}
export type Tagger = (text: string) => readonly Tagged[];

export interface Occurrence {
  /** Which of the texts, and where in it (UTF-16, end left out). */
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

export interface FoundCandidate {
  readonly text: string;
  readonly key: string;
  readonly kind: "phrase" | "name" | "work" | "latin";
  readonly count: number;
  readonly score: number;
  readonly occurrences: readonly Occurrence[];
}

interface Counted {
  readonly text: string;
  readonly kind: FoundCandidate["kind"];
  readonly tokens: readonly Tagged[];
  readonly occurrences: Occurrence[];
}

/** Words of a phrase, and characters of a candidate. */
const MOST_WORDS = 5;
const MOST_CHARACTERS = 16;
/** So many words were counted for the general frequencies. */
const GENERAL = 60_000_000;

export function extractCandidates(
  texts: readonly string[],
  { tag, words, limit }: { readonly tag: Tagger; readonly words: WordCounts; readonly limit: number },
): readonly FoundCandidate[] {
  const counted = new Map<string, Counted>();
  const frequency = new Map<string, number>();
  let total = 0;
  const count = (text: string, kind: Counted["kind"], tokens: readonly Tagged[], at: Occurrence) => {
    const key = foldTerm(text);
    const there = counted.get(key);
    if (there) there.occurrences.push(at);
    else counted.set(key, { text, kind, tokens, occurrences: [at] });
  };
  for (const [index, text] of texts.entries()) {
    for (const { 0: whole, 1: title = "", index: at } of text.matchAll(WORK)) {
      const start = at + whole.indexOf(title);
      if (title.trim() !== "") count(title, "work", [], { text: index, start, end: start + title.length });
    }
    for (const { 0: found, index: at } of text.matchAll(LATIN)) {
      const isAddress = /[@/\\]/.test(text.slice(Math.max(0, at - 1), at + found.length + 1));
      if (found.length > 1 && !isAddress && !LATIN_STOP.has(found.toLowerCase()))
        count(found, "latin", [], { text: index, start: at, end: at + found.length });
    }
    for (const run of runsOf(tag(text))) {
      for (const { word } of run) frequency.set(word, (frequency.get(word) ?? 0) + 1);
      total += run.length;
      for (const phrase of phrasesOf(run)) {
        const joined = phrase.map(({ word }) => word).join("");
        const { start } = phrase[0]!;
        count(joined, isName(phrase) ? "name" : "phrase", phrase, {
          text: index,
          start,
          end: start + joined.length,
        });
      }
    }
  }
  const kept = [...counted.entries()].filter(([, one]) => isEnough(one) && !isRider(one, counted));
  const containers = containersOf(kept);
  const scored = kept.flatMap(([key, one]) => {
    const score = scoreOf(one, containers.get(key) ?? [], { frequency, total, words });
    const { text, kind, occurrences } = one;
    return score > 0 ? [{ text, key, kind, score, count: occurrences.length, occurrences }] : [];
  });
  return scored
    .sort((one, other) => other.score - one.score || (one.key < other.key ? -1 : 1))
    .slice(0, limit);
}

const WORK = /《([^《》\n]{1,60})》/gu;
/** One or several words in Latin letters: Scaling Law, GPT-4, Transformer. */
const LATIN =
  /[A-Za-z][A-Za-z0-9]*(?:[-.+&'’][A-Za-z0-9]+)*\+*(?: [A-Z][A-Za-z0-9]*(?:[-.+'’][A-Za-z0-9]+)*)*/gu;
const LATIN_STOP = new Set(
  "ok okay the an of to in on at by for with and or is are be it this that yes no not vs etc eg ie www http https com am pm th st nd rd id app".split(
    " ",
  ),
);

interface Placed extends Tagged {
  readonly start: number;
}

/** Stretches of words without a mark between them. */
function* runsOf(tagged: readonly Tagged[]): Generator<readonly Placed[]> {
  let run: Placed[] = [];
  let start = 0;
  for (const { word, tag } of tagged) {
    const isGuess = tag === "x" && FUNCTION.test(word);
    if (/^\p{Script=Han}+$/u.test(word) && !isGuess) run.push({ word, tag, start });
    else if (run.length > 0) {
      yield run;
      run = [];
    }
    start += word.length;
  }
  if (run.length > 0) yield run;
}

/** A guess of the tagger that holds one of these is no word: 这是, 它会. */
const FUNCTION = /[这那它他她我你们是的了就也都不没很在和与吗呢吧啊被把对常之其]/u;

const NOUN = /^(?:n|nz|nt|ns|nr|nrt|nrfg|ng|vn|an|j|x)$/;
const BEFORE = /^(?:n|nz|nt|ns|nr|nrt|nrfg|ng|vn|an|j|x|v|a|b|ag|vg|l|zg|d|m)$/;
const LAST = /^(?:n|nz|nt|ns|nr|nrt|nrfg|ng|vn|an|j|x|l|i|k)$/;
const NAME = /^(?:nr|nrt|nrfg|ns|nt)$/;

/** Words that stand in no term, whatever they are tagged as; and those that no term begins or ends in. */
const NOWHERE = new Set(
  (
    "的 了 是 在 和 与 及 或 而 也 就 都 不 没 有 没有 我 你 他 她 它 我们 你们 他们 大家 自己 这 那 这个 那个 这种 那种 这些 那些 一个 一种 一些 什么 怎么 " +
    "如何 为什么 哪 哪个 谁 很 非常 比较 更 最 太 还 再 又 才 只 已 已经 可以 可能 能够 能 会 要 想 应该 必须 需要 觉得 认为 知道 说 讲 看 看到 做 去 来 到 把 被 " +
    "给 让 对 从 向 以 为 于 等 等等 之 其 其实 所以 因为 但 但是 如果 然后 就是 还是 或者 时候 之后 之前 以后 以前 以上 以下 里面 上面 下面 当时 现在 今天 昨天 明天 " +
    "今年 去年 明年 一下 一点 有点 有些 很多 许多 不少 所有 每个 每 各 各种 某 某个 任何 其他 其它 另 另外 别的 同样 一样 这样 那样 这里 那里 哪里 东西 事情 事儿 " +
    "意思 感觉 样子 地方 方面 时间 情况 问题 原因 结果 部分 过程 程度 角度 层面 意义 作用 好处 办法 方式 方法 人 人们 朋友 老师 女士 先生 年 月 日 天 次 个 位 种 件 条 " +
    "本 该 此 即 则 者 所 第一 第二 第三 首先 其次 最后 最终 开始 结束 进行 成为 作为 属于 包括 通过 根据 按照 关于 由于 除了 比如 例如 像 真的 真正 完全 特别 尤其 " +
    "基本 一定 一直 一般 一起 一切 整个 全部 大量 大概 大约 左右 前 后 上 下 中 内 外 里 间 前面 后面 背后 旁边 中间 之间 以内 以外 过去 未来 目前 如今 当然 肯定 好 多 少 大家好 " +
    "新 旧 高 低 两 几 半 点 来说 来讲 而言 起来 出来 下来 出去 进去 过来 回来 下去 得到 出现 发生 发现 产生 存在 提到 谈到 成 成了 变成 不同 相同 重要 主要 关键 核心 " +
    "巨大 明显 直接 简单 复杂 困难 容易 东方 西方 使用 用 利用 有人 别人 某人 本身 个人 每天 每年 并 并且 且 不过 不能 不会 不是 不要 无法 无 未 非 请 想要 喜欢 希望 " +
    "节目 听众 观众 嘉宾 主持人 话题 本期 今天 欢迎 谢谢 感谢 关注 订阅 点赞 评论 转发 分享 广告 图片 来源 作者 编辑 记者 文章 文 图 " +
    // What texts have that a machine has disguised (lib/corrections): 没有, 做, 人, 也是, 整个, 就是.
    "莫得 作念 作念出 东谈主 东谈 亦然 通盘 便是 等于 不雅 真谛 " +
    "对象 应当 不得 规定 任何人 有关 以及 依照 自行 方可 下列 前款 本法 本条 第 章 节 款 项"
  ).split(" "),
);
const NOT_FIRST = new Set(
  "编写 离开 获取 检查 传入 打开 关闭 读取 写入 加入 引入 导入 看作 当作 视为 称为 叫作 用于 位于 来自 基于 带有 含有 拥有 具备 满足 符合 超过 低于 高于 接近 维持 承担 履行 行使 享有 遵守 违反 依法 构成 组成 参与 参加 出席 修起 补充 名字 从头 将 如 用 每 本 如同 如下 为了 只有 只要 一旦 除 随着 经过 当 至 " +
    "请求 要求 增长 上升 下降 关注 促进 加快 扩大 开展 推进 完善 落实 贯彻 收到 接受 接收 发送 发出 等待 尝试 移除 替换 放入 存入 取出 拥有 确定 安装 下载 打印 " +
    "大 小 多 少 最 更 老 全 同 总 主 真 有 可能 能 会 要 想 去 来 做 看 说 讲 用 使 让 叫 是 在 到 给 对 被 把 获得 提供 具有 实现 达到 进入 提高 增加 减少 加强 改变 影响 支持 带来 找到 拿到 看见 看看 听到 学会 卖 买 写 读 跑 走 放 拿 打 找 带 搞 干 吃 喝 住 坐 站 跟 帮 教 请 派 做出 作出 提出 指出 表示 介绍 讨论 研究出 创造 投入 解决 处理 选择 决定 考虑 理解 了解 掌握 保持 坚持 继续 停止 允许 禁止 防止 避免 确保 保证 保护 建立 成立 形成 打造 推动 推出 发布 公布 采用 应用到 设置 添加 删除 修改 返回 传递 调用 执行 运行 显示 输入 定义 声明 创建 包含 指定 表明 证明 说明 意味着 相关 具体 一定 其中 特定 现有 原有 整体 以往 最近 最好 最大 最新 最高 当前 唯一 普通 正常 真实 有效 良好 较 较大 较高 较低 第一个 多个 单个 个别 各自 双方 部分".split(
      " ",
    ),
);
const NOT_LAST = new Set(
  "时 时期 时刻 人员们 们 化 性 上 下 中 里 内 外 前 后 间 之处 里头 当中 本身 方面 问题 情况 状态下 阶段 情形 水平 程度 角度 需求 能力强 经验 经历 想法 看法 观点 说法 做法 例子 案例 内容 信息量 部分 数量 名字 名称 东西 地步 份上 样 版 事 话 钱 手 头 眼 脸 身 口 心 家 处 度 量 率高 感 路 力".split(
    " ",
  ),
);

/** Single characters that begin terms: 可解释性, 无监督学习, 大模型. */
const PREFIX = new Set(
  "可 无 非 反 超 类 元 大 小 多 单 双 软 硬 微 子 主 副 总 全 半 高 低 新 老 强 弱 长 短 冷 热 黑 白 红 绿 光 电".split(
    " ",
  ),
);
const INSIDE_NO_TERM =
  /^(?:.中|.里|.上|.下|.内|.时|.后|.前|当作|用于|叫作|称为|作为|进行|有所|不同|变好|打动|驱动)$/u;

function* phrasesOf(run: readonly Placed[]): Generator<readonly Placed[]> {
  for (let from = 0; from < run.length; from += 1) {
    const first = run[from]!;
    if (!BEFORE.test(first.tag) || NOWHERE.has(first.word)) continue;
    let characters = 0;
    for (let to = from; to < Math.min(run.length, from + MOST_WORDS); to += 1) {
      const last = run[to]!;
      if (NOWHERE.has(last.word) || !(BEFORE.test(last.tag) || LAST.test(last.tag))) break;
      characters += last.word.length;
      if (characters > MOST_CHARACTERS) break;
      const phrase = run.slice(from, to + 1);
      if (characters >= 2 && isNounPhrase(phrase)) yield phrase;
    }
  }
}

function isNounPhrase(phrase: readonly Placed[]): boolean {
  const [first, last] = [phrase[0]!, phrase.at(-1)!];
  if (phrase.length === 1) return NOUN.test(first.tag) || /^(?:l|i)$/.test(first.tag);
  if (NOT_FIRST.has(first.word) && !PREFIX.has(first.word)) return false;
  if (first.word.length === 1 && /^(?:v|p|d|c|zg|m|vg|ag)$/.test(first.tag) && !PREFIX.has(first.word))
    return false;
  if (phrase.some(({ word }) => INSIDE_NO_TERM.test(word))) return false;
  if (NOT_LAST.has(last.word)) return false;
  // 强化 学习: a verb may end what another word begins, when both have two characters.
  const isVerbal =
    /^v$/.test(last.tag) && last.word.length > 1 && phrase.every(({ word }) => word.length > 1);
  if (!LAST.test(last.tag) && !isVerbal) return false;
  return !phrase.some(({ tag, word }) => /^(?:d|m|zg)$/.test(tag) && word.length > 1);
}

function isName(phrase: readonly Tagged[]): boolean {
  return phrase.length === 1 && NAME.test(phrase[0]!.tag);
}

function isEnough({ kind, occurrences, tokens, text }: Counted): boolean {
  if (kind === "work") return true;
  if (kind === "latin") return occurrences.length > 1 || /[A-Z].*[A-Z ]/.test(text);
  // A name that was met once may be none: only the tagger says so.
  return occurrences.length > 1 || (kind === "name" && tokens[0]?.tag !== "nr" && text.length > 3);
}

/** A word before or after a phrase that stands mostly without it: 研究 in 研究大模型. */
function isRider({ tokens, occurrences }: Counted, counted: ReadonlyMap<string, Counted>): boolean {
  if (tokens.length < 2 || occurrences.length > 5) return false;
  const joined = (some: readonly Tagged[]) => foldTerm(some.map(({ word }) => word).join(""));
  const rest = [counted.get(joined(tokens.slice(1))), counted.get(joined(tokens.slice(0, -1)))];
  const isLoose = [/^(?:v|vn|a|b|d|p|zg)$/.test(tokens[0]!.tag), true];
  return rest.some(
    (one, at) =>
      one !== undefined &&
      isLoose[at] === true &&
      one.occurrences.length >= (at === 0 ? 3 : 6) * occurrences.length,
  );
}

interface Container {
  readonly key: string;
  readonly count: number;
}

/** The longer candidates that hold each, by runs of their words. */
function containersOf(
  kept: readonly (readonly [string, Counted])[],
): ReadonlyMap<string, readonly Container[]> {
  const keys = new Set(kept.map(([key]) => key));
  const containers = new Map<string, Container[]>();
  for (const [key, { tokens, occurrences }] of kept) {
    const inside = new Set<string>();
    for (let from = 0; from < tokens.length; from += 1) {
      for (let to = from + 1; to <= tokens.length; to += 1) {
        if (to - from === tokens.length) continue;
        const part = foldTerm(
          tokens
            .slice(from, to)
            .map(({ word }) => word)
            .join(""),
        );
        if (keys.has(part)) inside.add(part);
      }
    }
    for (const part of inside) {
      const there = containers.get(part);
      const one = { key, count: occurrences.length };
      if (there) there.push(one);
      else containers.set(part, [one]);
    }
  }
  return containers;
}

interface Corpus {
  readonly frequency: ReadonlyMap<string, number>;
  readonly total: number;
  readonly words: WordCounts;
}

function scoreOf(
  { text, kind, tokens, occurrences }: Counted,
  containers: readonly Container[],
  corpus: Corpus,
): number {
  const count = occurrences.length;
  if (kind === "work") return 4 + Math.log2(1 + count);
  if (kind === "latin") return (text.includes(" ") || /[A-Z]/.test(text) ? 3 : 1) * Math.log2(1 + count);
  // TERM-EXT-4.
  if (containers.some((longer) => longer.count >= 0.8 * count)) return 0;
  const nested = containers.reduce((sum, longer) => sum + longer.count, 0);
  const alone = containers.length === 0 ? count : count - nested / containers.length;
  const { frequency, total, words } = corpus;
  const usual = (word: string) => words.count(word, 0, word.length);
  /** How many times commoner a word is here than in general, as a logarithm. */
  const weird = (word: string, there: number) =>
    Math.log2((there + 0.5) / (total + 1) / ((usual(word) + 5) / GENERAL));
  const whole = weird(text, count);
  if (tokens.length === 1) {
    if (whole < COMMON || (usual(text) > 4_000 && whole < 2 * COMMON)) return 0;
    return (
      Math.log2(1 + alone) *
      Math.min(whole, MOST_WEIRD) *
      (kind === "name" ? 0.9 : tokens[0]!.tag === "x" ? 0.45 : 0.6)
    );
  }
  const most = Math.max(...tokens.map(({ word }) => weird(word, frequency.get(word) ?? 0)));
  const together =
    Math.log2(count / total) -
    tokens.reduce((sum, { word }) => sum + Math.log2((frequency.get(word) ?? 1) / total), 0);
  if (most < COMMON / 2 || together / (tokens.length - 1) < LOOSE) return 0;
  const length = Math.log2(1 + tokens.length);
  return length * Math.log2(1 + Math.max(0, alone)) * Math.min(Math.max(most, whole / 2), MOST_WEIRD);
}

/** Thrice as common and more than thrice, as logarithms. */
const COMMON = 3;
const MOST_WEIRD = 9;
const LOOSE = 2.5;
