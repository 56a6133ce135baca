/**
 * Which English words a Chinese word may answer to in these texts: by the dictionary's gloss, a word near to the gloss, a
 * number, Latin letters, a name's pinyin, or a pair that the texts or people taught. A match has a *strength* from 0 to 1
 * (how well the one stands for the other) and a *chance* (of all that a translator may write for this unit, how much is
 * this word: a character with twenty meanings gives each little).
 */
import { englishStem } from "../items/english";
import type { NameTable, Types } from "../items/items";
import { LATIN, NAME, NUMBER, SOFT } from "./ground";
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
const WEAKEST = 0.05;

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
