/**
 * Many words looked for at once: at each place the longest, from the left, in time linear in the text whatever the
 * words.
 *
 * Method: Aho and Corasick, "Efficient string matching" (CACM 18, 1975), over the words reversed and the text read
 * from its end. The automaton then stands, at each place, in a state that tells every word that begins there, longest
 * first; the words that are taken are picked in a second pass from the left.
 */

export interface Found {
  /** UTF-16 offsets; `end` is left out. */
  readonly start: number;
  readonly end: number;
  /** Which word, as an index. */
  readonly word: number;
}

export interface Search {
  /**
   * What is found in `text.slice(from, to)`, sorted, without overlaps. `accept` may turn a place down; then a shorter
   * word there is tried, and then the next place.
   */
  in(text: string, from: number, to: number, accept: (start: number, end: number) => boolean): Found[];
}

/** Words that are empty are never found; of two that are the same the first is. */
export function searchFor(words: readonly string[]): Search {
  const machine = build(words);
  return {
    in(text, from, to, accept) {
      const states = run(machine, text, from, to);
      const found: Found[] = [];
      let at = from;
      while (at < to) {
        const word = pick(machine, states[at - from]!, (length) => accept(at, at + length));
        if (word === -1) {
          at += 1;
          continue;
        }
        const end = at + machine.lengths[word]!;
        found.push({ start: at, end, word });
        at = end;
      }
      return found;
    },
  };
}

/**
 * States are numbered from 0, the root. All edges are in one table of numbers: maps, one for each state or one for all,
 * took ten times as long to make.
 */
interface Machine {
  readonly next: Edges;
  readonly fail: Int32Array;
  /** The word that ends in this state, or -1. */
  readonly word: Int32Array;
  /** The nearest state along the failures in which a word ends, itself left out; 0 where there is none. */
  readonly shorter: Int32Array;
  readonly lengths: readonly number[];
}

/** Which state follows which at which code unit: a hash table with open addresses. No edge leads to the root. */
class Edges {
  readonly #mask: number;
  readonly #from: Int32Array;
  readonly #by: Uint16Array;
  readonly #to: Int32Array;

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.#mask = size - 1;
    this.#from = new Int32Array(size);
    this.#by = new Uint16Array(size);
    this.#to = new Int32Array(size);
  }

  /** 0 where there is none. */
  get(state: number, unit: number): number {
    return this.#to[this.#slot(state, unit)]!;
  }

  set(state: number, unit: number, to: number): void {
    const slot = this.#slot(state, unit);
    this.#from[slot] = state;
    this.#by[slot] = unit;
    this.#to[slot] = to;
  }

  #slot(state: number, unit: number): number {
    const mixed = Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & this.#mask;
    while (this.#to[slot] !== 0 && (this.#from[slot] !== state || this.#by[slot] !== unit))
      slot = (slot + 1) & this.#mask;
    return slot;
  }
}

function build(words: readonly string[]): Machine {
  const most = 1 + words.reduce((sum, { length }) => sum + length, 0);
  const next = new Edges(most);
  const word = new Int32Array(most).fill(-1);
  const above = new Int32Array(most);
  const by = new Uint16Array(most);
  const depth = new Int32Array(most);
  let states = 1;
  for (const [index, text] of words.entries()) {
    let state = 0;
    for (let at = text.length - 1; at >= 0; at -= 1) {
      const unit = text.charCodeAt(at);
      let to = next.get(state, unit);
      if (to === 0) {
        to = states;
        states += 1;
        next.set(state, unit, to);
        above[to] = state;
        by[to] = unit;
        depth[to] = depth[state]! + 1;
      }
      state = to;
    }
    if (state !== 0 && word[state] === -1) word[state] = index;
  }
  const fail = new Int32Array(states);
  const shorter = new Int32Array(states);
  for (const state of byDepth(depth, states)) {
    if (depth[state]! > 1) {
      const unit = by[state]!;
      let back = fail[above[state]!]!;
      while (back !== 0 && next.get(back, unit) === 0) back = fail[back]!;
      fail[state] = next.get(back, unit);
    }
    const back = fail[state]!;
    shorter[state] = word[back] === -1 ? shorter[back]! : back;
  }
  return { next, fail, word, shorter, lengths: words.map((text) => text.length) };
}

/** All states but the root, those nearer to it first (a failure leads to one that is nearer), by counting. */
function byDepth(depth: Int32Array, states: number): Int32Array {
  const deepest = depth.reduce((most, one) => Math.max(most, one), 0);
  const at = new Int32Array(deepest + 2);
  for (let state = 1; state < states; state += 1) at[depth[state]! + 1]! += 1;
  for (let level = 1; level < at.length; level += 1) at[level]! += at[level - 1]!;
  const order = new Int32Array(states - 1);
  for (let state = 1; state < states; state += 1) {
    order[at[depth[state]!]!] = state;
    at[depth[state]!]! += 1;
  }
  return order;
}

/** The state at each place from `from` on, having read the text from `to` back to it. */
function run({ next, fail }: Machine, text: string, from: number, to: number): Int32Array {
  const states = new Int32Array(Math.max(0, to - from));
  let state = 0;
  for (let at = to - 1; at >= from; at -= 1) {
    const unit = text.charCodeAt(at);
    let on = next.get(state, unit);
    while (on === 0 && state !== 0) {
      state = fail[state]!;
      on = next.get(state, unit);
    }
    state = on;
    states[at - from] = state;
  }
  return states;
}

/** The longest word that begins there and is accepted, or -1. */
function pick(machine: Machine, state: number, accept: (length: number) => boolean): number {
  for (let on = state; on !== 0; on = machine.shorter[on]!) {
    const word = machine.word[on]!;
    if (word !== -1 && accept(machine.lengths[word]!)) return word;
  }
  return -1;
}
