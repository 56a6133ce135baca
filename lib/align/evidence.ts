/**
 * Word evidence: which words of a Chinese item and of an English item may answer each other, and how strongly.
 *
 * A match joins a unit of the Chinese item and a word of the English one: by the dictionary's gloss, a word near to the
 * gloss, a number, Latin letters, a name's pinyin, or a pair learned from these texts. It has a *strength* from 0 to 1
 * (how well the one stands for the other) and a *chance* (of all that a translator may write for this unit, how
 * much is this word: a character with twenty meanings gives each little). What a match is worth is the rarity of its
 * words in these texts: 量子 says more about where we are than 说.
 */
import { englishStem } from "./english";
import { LATIN, NAME, NUMBER, SOFT } from "./ground";
import type { ChineseItem, EnglishItem, NameTable, Types } from "./items";
import { type Band, eachBead, SHAPES } from "./lattice";
import type { Lexicon } from "./lexicon";

/** For every Chinese type the English types it may answer to. */
export interface MatchTable {
  readonly at: Int32Array;
  readonly word: Int32Array;
  readonly strength: Float32Array;
  readonly chance: Float32Array;
  readonly ground: Uint8Array;
}

/** A pair learned from the texts: Chinese type, English type, strength. */
export type LearnedPairs = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** What a word near to a gloss is worth beside the gloss itself. */
const NEAR = 0.8;

/** A weaker match than this says less than the time it costs. */
const WEAKEST = 0.01;

/** What the dictionary, numbers, Latin letters and names say. */
export function makeMatchTable(
  chinese: Types,
  english: Types,
  names: NameTable,
  lexicon: Lexicon,
): MatchTable {
  const at = new Int32Array(chinese.names.length + 1);
  const word = new Column((size) => new Int32Array(size));
  const strength = new Column((size) => new Float32Array(size));
  const chance = new Column((size) => new Float32Array(size));
  const ground = new Column((size) => new Uint8Array(size));
  const nearTo = nearnessIn(english, lexicon);
  const best = new Float32Array(english.names.length);
  const grounds = new Uint8Array(english.names.length);
  const touched: number[] = [];
  const add = (id: number, value: number, on: number) => {
    if (id < 0 || value < WEAKEST || value <= best[id]!) return;
    if (best[id] === 0) touched.push(id);
    best[id] = value;
    grounds[id] = on;
  };
  chinese.names.forEach((name, type) => {
    /** Strengths of all that the dictionary gives, also of what these texts do not have. */
    let mass = 0;
    if (name.startsWith("#")) add(english.find(name.slice(1)), 1, name.length > 2 ? NUMBER : SOFT);
    else if (name.startsWith("@")) {
      add(english.find(englishStem(name.slice(1))), 1, LATIN);
      for (const part of name.slice(1).match(/[a-z]{2,}|\d+/g) ?? [])
        add(english.find(englishStem(part)), 0.8, LATIN);
    } else if (name.startsWith("~")) {
      // One syllable (He, Ma, Li) may be chance; two and more hardly are.
      const sure = name.length > 6 ? 1 : name.length > 4 ? 0.8 : 0.5;
      for (const id of names.typesOf(name.slice(1))) add(id, sure, sure === 1 ? NAME : SOFT);
    } else {
      const entry = lexicon.find(name, 0, name.length);
      if (entry >= 0) {
        const { stems, strengths } = lexicon.gloss(entry);
        for (let k = 0; k < stems.length; k++) {
          const own = strengths[k]! / 255;
          mass += own;
          const near = nearTo(stems[k]!);
          for (let r = 0; r < near.length; r += 2) add(near[r]!, own * near[r + 1]!, SOFT);
        }
      }
    }
    const share = shareOf(mass);
    for (const id of touched) {
      word.push(id);
      strength.push(best[id]!);
      chance.push(best[id]! * share);
      ground.push(grounds[id]!);
      best[id] = 0;
    }
    touched.length = 0;
    at[type + 1] = word.length;
  });
  return {
    at,
    word: word.values.slice(0, word.length),
    strength: strength.values.slice(0, word.length),
    chance: chance.values.slice(0, word.length),
    ground: ground.values.slice(0, word.length),
  };
}

/** What one meaning among so much is worth: a word of one gloss nearly all of it. */
const shareOf = (mass: number) => 1 / (0.5 + Math.max(0.5, mass) ** 0.7);
/** What a pair that the texts teach is worth of all that may be written for it. */
const TAUGHT = 0.7;

/** The table with what was learned laid over it. */
export function teach(table: MatchTable, learned: LearnedPairs): MatchTable {
  if (learned.size === 0) return table;
  const types = table.at.length - 1;
  const at = new Int32Array(types + 1);
  const word = new Column((size) => new Int32Array(size), table.word.length + 1024);
  const strength = new Column((size) => new Float32Array(size), table.word.length + 1024);
  const chance = new Column((size) => new Float32Array(size), table.word.length + 1024);
  const ground = new Column((size) => new Uint8Array(size), table.word.length + 1024);
  for (let type = 0; type < types; type++) {
    const taught = learned.get(type);
    const open = taught && new Map(taught);
    for (let k = table.at[type]!; k < table.at[type + 1]!; k++) {
      const id = table.word[k]!;
      const value = open?.get(id) ?? 0;
      open?.delete(id);
      word.push(id);
      strength.push(Math.max(table.strength[k]!, value));
      chance.push(Math.max(table.chance[k]!, value * TAUGHT));
      ground.push(table.ground[k]!);
    }
    for (const [id, value] of open ?? []) {
      word.push(id);
      strength.push(value);
      chance.push(value * TAUGHT);
      ground.push(SOFT);
    }
    at[type + 1] = word.length;
  }
  return {
    at,
    word: word.values.slice(0, word.length),
    strength: strength.values.slice(0, word.length),
    chance: chance.values.slice(0, word.length),
    ground: ground.values.slice(0, word.length),
  };
}

/** For a stem of a gloss: the English types of these texts that it may stand for, each followed by how nearly. */
function nearnessIn(english: Types, lexicon: Lexicon): (stem: number) => Float32Array {
  const typeOf = new Int32Array(lexicon.stemCount).fill(-1);
  english.names.forEach((name, type) => {
    const stem = lexicon.stemId(name);
    if (stem >= 0) typeOf[stem] = type;
  });
  const asked: (Float32Array | undefined)[] = new Array(lexicon.stemCount);
  return (stem) => {
    let found = asked[stem];
    if (!found) {
      const list: number[] = [];
      if (typeOf[stem]! >= 0) list.push(typeOf[stem]!, 1);
      const near = lexicon.related(stem);
      for (let r = 0; r < near.stems.length; r++) {
        const type = typeOf[near.stems[r]!]!;
        if (type >= 0) list.push(type, NEAR * (near.strengths[r]! / 255));
      }
      found = Float32Array.from(list);
      asked[stem] = found;
    }
    return found;
  };
}

/** How much a type says, 0.05 to 1: the logarithm of how few items have it. */
function rarity(items: readonly Int32Array[], typeCount: number): Float32Array {
  const seen = new Int32Array(typeCount);
  const last = new Int32Array(typeCount).fill(-1);
  items.forEach((types, item) => {
    for (const type of types) {
      if (last[type] === item) continue;
      last[type] = item;
      seen[type] = seen[type]! + 1;
    }
  });
  const all = Math.log(items.length + 2);
  return Float32Array.from(seen, (count) => Math.max(0.05, Math.log((items.length + 2) / (count + 1)) / all));
}

/** How often a type stands in the running text, as a share; short texts lean on what is usual elsewhere. */
function frequency(items: readonly Int32Array[], typeCount: number): Float32Array {
  const count = new Float64Array(typeCount);
  let all = 0;
  for (const types of items) {
    all += types.length;
    for (const type of types) count[type]!++;
  }
  return Float32Array.from(count, (own) => (own + 0.25) / (all + 1000));
}

/** How much an explained word gains over one met by chance: the logarithm of how much likelier it has become. */
export const gainOf = (chance: number, among: number, frequency: number): number =>
  chance === 0 ? 0 : Math.log(1 + (0.5 * chance) / (among * frequency));

/** What is known of each item's words apart from the pairs: its units or words, with what each is worth. */
export interface Side {
  readonly weight: readonly Float32Array[];
  readonly total: Float64Array;
  readonly frequency: readonly Float32Array[];
}

export function weighSide(types: readonly Int32Array[], typeCount: number): Side {
  const rare = rarity(types, typeCount);
  const often = frequency(types, typeCount);
  const weight = types.map((own) => Float32Array.from(own, (type) => rare[type]!));
  return {
    weight,
    total: Float64Array.from(weight, (own) => own.reduce((sum, w) => sum + w, 0)),
    frequency: types.map((own) => Float32Array.from(own, (type) => often[type]!)),
  };
}

/** The pairs of items that beads inside a band can hold, and their neighbours, numbered one after another. */
export class Pairs {
  readonly low: Int32Array;
  readonly at: Int32Array;
  readonly count: number;

  /** `isHopeless`: beads that are never measured. */
  constructor(
    readonly n: number,
    readonly m: number,
    band: Band,
    isHopeless: (i: number, j: number, shape: number) => boolean,
  ) {
    this.low = new Int32Array(n).fill(m);
    const high = new Int32Array(n).fill(-1);
    const reach = (i: number, from: number, to: number) => {
      if (i < 0 || i >= n) return;
      if (from < this.low[i]!) this.low[i] = from;
      if (to > high[i]!) high[i] = to;
    };
    eachBead(band, (i, j, shape) => {
      const [a, b] = SHAPES[shape]!;
      if (isHopeless(i, j, shape)) return;
      // The pairs inside, and those of one item more on each side: what a neighbour explains better is measured.
      for (let s = i - 1; s <= i + a; s++) reach(s, j - 1, j + b);
    });
    this.at = new Int32Array(n + 1);
    for (let i = 0; i < n; i++) {
      this.low[i] = Math.max(0, this.low[i]!);
      const last = Math.min(m - 1, high[i]!);
      this.at[i + 1] = this.at[i]! + Math.max(0, last - this.low[i]! + 1);
    }
    this.count = this.at[n]!;
  }

  /** The number of a pair, or -1 outside the band. */
  of(i: number, j: number): number {
    if (i < 0 || i >= this.n || j < this.low[i]! || j >= this.m) return -1;
    const pair = this.at[i]! + j - this.low[i]!;
    return pair >= this.at[i + 1]! ? -1 : pair;
  }
}

/** Numbers that grow as they are written. */
class Column<T extends Float32Array | Int32Array | Uint32Array | Uint8Array> {
  values: T;
  length = 0;
  constructor(
    private readonly make: (size: number) => T,
    size = 1024,
  ) {
    this.values = make(size);
  }
  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = this.make(this.length * 2);
      larger.set(this.values as never);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

/** Everything that can be said of words in the pairs of a band. */
export class Evidence {
  readonly pairs: Pairs;
  readonly source: Side;
  readonly target: Side;
  /** Matches of pair p: from `matchAt[p]`, `matchAt[p + 1]` left out. */
  readonly matchAt: Uint32Array;
  readonly matchUnit: Uint32Array;
  readonly matchWord: Uint32Array;
  readonly matchStrength: Float32Array;
  readonly matchChance: Float32Array;
  readonly matchPlace: Float32Array;
  readonly matchGround: Uint8Array;
  /** What each word of the target gains from the source item alone, from `wordGainAt[p]`; and each unit. */
  readonly wordGain: Float32Array;
  readonly wordGainAt: Uint32Array;
  readonly unitGain: Float32Array;
  readonly unitGainAt: Uint32Array;
  /** Per pair: the weight that is explained of the words, and of the units; and the sums of what they gain. */
  readonly explainedWords: Float32Array;
  readonly explainedUnits: Float32Array;
  readonly wordGains: Float32Array;
  readonly unitGains: Float32Array;
  /** Per pair: the share of both sides' weight that is explained. */
  readonly share: Float32Array;
  /** The best share that a source item, and a target item, has with any item in the band. */
  readonly bestOfSource: Float32Array;
  readonly bestOfTarget: Float32Array;

  constructor(
    readonly sourceItems: readonly ChineseItem[],
    readonly targetItems: readonly EnglishItem[],
    table: MatchTable,
    band: Band,
    sides: { readonly source: Side; readonly target: Side },
    /** "sums": only what is said per pair; there are no single matches and gains then. */
    keeps: "sums" | "matches",
    isHopeless: (i: number, j: number, shape: number) => boolean,
  ) {
    this.source = sides.source;
    this.target = sides.target;
    const n = sourceItems.length;
    const m = targetItems.length;
    const pairs = new Pairs(n, m, band, isHopeless);
    this.pairs = pairs;
    this.matchAt = new Uint32Array(pairs.count + 1);
    this.wordGainAt = new Uint32Array(pairs.count + 1);
    this.unitGainAt = new Uint32Array(pairs.count + 1);
    this.share = new Float32Array(pairs.count);
    this.explainedWords = new Float32Array(pairs.count);
    this.explainedUnits = new Float32Array(pairs.count);
    this.wordGains = new Float32Array(pairs.count);
    this.unitGains = new Float32Array(pairs.count);
    this.bestOfSource = new Float32Array(n);
    this.bestOfTarget = new Float32Array(m);
    for (let i = 0; i < n && keeps === "matches"; i++) {
      const units = this.source.weight[i]!.length;
      for (let pair = pairs.at[i]!, j = pairs.low[i]!; pair < pairs.at[i + 1]!; pair++, j++) {
        this.wordGainAt[pair + 1] = this.wordGainAt[pair]! + this.target.weight[j]!.length;
        this.unitGainAt[pair + 1] = this.unitGainAt[pair]! + units;
      }
    }
    this.wordGain = new Float32Array(this.wordGainAt[pairs.count]!);
    this.unitGain = new Float32Array(this.unitGainAt[pairs.count]!);
    const unit = new Column((size) => new Uint32Array(size));
    const word = new Column((size) => new Uint32Array(size));
    const strength = new Column((size) => new Float32Array(size));
    const chance = new Column((size) => new Float32Array(size));
    const place = new Column((size) => new Float32Array(size));
    const ground = new Column((size) => new Uint8Array(size));
    const answers = new Answers(table);
    for (let i = 0; i < n; i++) {
      answers.read(sourceItems[i]!);
      const unitWeight = this.source.weight[i]!;
      const unitFrequency = this.source.frequency[i]!;
      const bestUnit = new Float32Array(unitWeight.length);
      const chanceOfUnit = new Float32Array(unitWeight.length);
      for (let j = pairs.low[i]!, pair = pairs.at[i]!; pair < pairs.at[i + 1]!; j++, pair++) {
        const words = targetItems[j]!.wordType;
        const wordWeight = this.target.weight[j]!;
        const wordFrequency = this.target.frequency[j]!;
        bestUnit.fill(0);
        chanceOfUnit.fill(0);
        let explainedWords = 0;
        let explainedUnits = 0;
        let wordGains = 0;
        let unitGains = 0;
        for (let w = 0; w < words.length; w++) {
          let bestWord = 0;
          let chanceOfWord = 0;
          for (let a = answers.first(words[w]!); a >= 0; a = answers.next[a]!) {
            const u = answers.unit[a]!;
            const value = answers.strength[a]!;
            if (keeps === "matches") {
              unit.push(u);
              word.push(w);
              strength.push(value);
              chance.push(answers.chance[a]!);
              place.push(answers.place[a]!);
              ground.push(answers.ground[a]!);
            }
            if (value > bestWord) bestWord = value;
            if (value > bestUnit[u]!) bestUnit[u] = value;
            chanceOfWord += answers.chance[a]!;
            chanceOfUnit[u]! += answers.chance[a]!;
          }
          explainedWords += bestWord * wordWeight[w]!;
          const gain = gainOf(chanceOfWord, unitWeight.length, wordFrequency[w]!);
          if (keeps === "matches") this.wordGain[this.wordGainAt[pair]! + w] = gain;
          wordGains += gain;
        }
        for (let u = 0; u < bestUnit.length; u++) {
          explainedUnits += bestUnit[u]! * unitWeight[u]!;
          const gain = gainOf(chanceOfUnit[u]!, words.length, unitFrequency[u]!);
          if (keeps === "matches") this.unitGain[this.unitGainAt[pair]! + u] = gain;
          unitGains += gain;
        }
        this.matchAt[pair + 1] = unit.length;
        this.explainedWords[pair] = explainedWords;
        this.explainedUnits[pair] = explainedUnits;
        this.wordGains[pair] = wordGains;
        this.unitGains[pair] = unitGains;
        const share = (explainedWords + explainedUnits) / (this.source.total[i]! + this.target.total[j]! + 1);
        this.share[pair] = share;
        this.bestOfSource[i] = Math.max(this.bestOfSource[i]!, share);
        this.bestOfTarget[j] = Math.max(this.bestOfTarget[j]!, share);
      }
      answers.forget();
    }
    this.matchUnit = unit.values;
    this.matchWord = word.values;
    this.matchStrength = strength.values;
    this.matchChance = chance.values;
    this.matchPlace = place.values;
    this.matchGround = ground.values;
  }

  shareOf(i: number, j: number): number {
    const pair = this.pairs.of(i, j);
    return pair < 0 ? 0 : this.share[pair]!;
  }
}

/** All English types that one item's terms may answer to, as a linked list per type. */
class Answers {
  next: number[] = [];
  unit: number[] = [];
  strength: number[] = [];
  chance: number[] = [];
  place: number[] = [];
  ground: number[] = [];
  private type: number[] = [];
  private readonly head: Int32Array;

  constructor(private readonly table: MatchTable) {
    this.head = new Int32Array(table.word.reduce((max, type) => Math.max(max, type), 0) + 1).fill(-1);
  }

  first(type: number): number {
    return type < this.head.length ? this.head[type]! : -1;
  }

  read(item: ChineseItem): void {
    const { table, head, next, unit, strength, chance, place, ground, type } = this;
    for (let t = 0; t < item.termType.length; t++) {
      // A part of a unit speaks for less than the whole; a term longer than its unit speaks for all of it.
      const share = Math.sqrt(item.termShare[t]!);
      for (let k = table.at[item.termType[t]!]!; k < table.at[item.termType[t]! + 1]!; k++) {
        const word = table.word[k]!;
        const value = table.strength[k]! * share;
        const likely = table.chance[k]! * share;
        let same = head[word]!;
        while (same >= 0 && unit[same] !== item.termUnit[t]) same = next[same]!;
        if (same >= 0) {
          if (chance[same]! < likely) chance[same] = likely;
          if (strength[same]! < value) {
            strength[same] = value;
            place[same] = item.termAt[t]!;
            ground[same] = table.ground[k]!;
          }
          continue;
        }
        next.push(head[word]!);
        head[word] = next.length - 1;
        unit.push(item.termUnit[t]!);
        strength.push(value);
        chance.push(likely);
        place.push(item.termAt[t]!);
        ground.push(table.ground[k]!);
        type.push(word);
      }
    }
  }

  forget(): void {
    for (const type of this.type) this.head[type] = -1;
    this.next.length = 0;
    this.unit.length = 0;
    this.strength.length = 0;
    this.chance.length = 0;
    this.place.length = 0;
    this.ground.length = 0;
    this.type.length = 0;
  }
}
