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

interface Machine {
  readonly next: readonly ReadonlyMap<number, number>[];
  readonly fail: readonly number[];
  /** The word that ends in this state, or -1. */
  readonly word: readonly number[];
  /** The nearest state along the failures in which a word ends, itself left out; 0 where there is none. */
  readonly shorter: readonly number[];
  readonly lengths: readonly number[];
}

function build(words: readonly string[]): Machine {
  const next: Map<number, number>[] = [new Map()];
  const word: number[] = [-1];
  for (const [index, text] of words.entries()) {
    let state = 0;
    for (let at = text.length - 1; at >= 0; at -= 1) {
      const unit = text.charCodeAt(at);
      let to = next[state]!.get(unit);
      if (to === undefined) {
        to = next.length;
        next[state]!.set(unit, to);
        next.push(new Map());
        word.push(-1);
      }
      state = to;
    }
    if (state !== 0 && word[state] === -1) word[state] = index;
  }
  const fail = new Array<number>(next.length).fill(0);
  const shorter = new Array<number>(next.length).fill(0);
  const queue = [...next[0]!.values()];
  for (const state of queue) {
    for (const [unit, to] of next[state]!) {
      queue.push(to);
      let back = fail[state]!;
      while (back !== 0 && !next[back]!.has(unit)) back = fail[back]!;
      fail[to] = next[back]!.get(unit) ?? 0;
    }
    const back = fail[state]!;
    shorter[state] = word[back] === -1 ? shorter[back]! : back;
  }
  return { next, fail, word, shorter, lengths: words.map((text) => text.length) };
}

/** The state at each place from `from` on, having read the text from `to` back to it. */
function run({ next, fail }: Machine, text: string, from: number, to: number): Int32Array {
  const states = new Int32Array(Math.max(0, to - from));
  let state = 0;
  for (let at = to - 1; at >= from; at -= 1) {
    const unit = text.charCodeAt(at);
    let on = next[state]!.get(unit);
    while (on === undefined && state !== 0) {
      state = fail[state]!;
      on = next[state]!.get(unit);
    }
    state = on ?? 0;
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
