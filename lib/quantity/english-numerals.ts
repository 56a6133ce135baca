/**
 * One English numeral: 8,218.35 million, two hundred and five, one and a half, 3.5bn, twenty-odd, dozens, tens of thousands.
 *
 * QTY-E1  Words add up as they are said: “two hundred and five thousand” is 205,000; a scale multiplies what stands before it.
 * QTY-E2  “a hundred”, “a dozen” and “half a million” have their own one and half; a lone “a” is an article.
 * QTY-E3  The plural scales are vague: “dozens” 24 to 99, “hundreds” 200 to 999, “tens of thousands” 20,000 to 99,999.
 */
import { tidy } from "./quantity";

export interface EnglishNumeral {
  readonly end: number;
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
  readonly isOrdinal: boolean;
  readonly isWords: boolean;
  readonly hasScale: boolean;
  /** As written, for years: 1984 and not 1,984. */
  readonly digits: string | null;
}

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINAL_ONES =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  );
const ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(
  " ",
);

export const CARDINALS = new Map<string, number>([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
  ["fourty", 40],
]);
export const ORDINALS = new Map<string, number>([
  ...ORDINAL_ONES.map((word, value) => [word, value] as const),
  ...ORDINAL_TENS.map((word, at) => [word, (at + 2) * 10] as const),
]);
const SCALES = new Map<string, number>([
  ["hundred", 100],
  ["thousand", 1e3],
  ["lakh", 1e5],
  ["million", 1e6],
  ["mn", 1e6],
  ["mln", 1e6],
  ["crore", 1e7],
  ["billion", 1e9],
  ["bn", 1e9],
  ["bln", 1e9],
  ["trillion", 1e12],
  ["tn", 1e12],
  ["quadrillion", 1e15],
]);
const ORDINAL_SCALES = new Map(
  [...SCALES].filter(([word]) => word.length > 3).map(([word, value]) => [`${word}th`, value]),
);
const PLURALS = new Map<string, readonly [number, number]>([
  ["dozens", [24, 99]],
  ["scores", [40, 199]],
  ["hundreds", [200, 999]],
  ["thousands", [1000, 9999]],
  ["millions", [1e6, 9.99e6]],
  ["billions", [1e9, 9.99e9]],
  ["trillions", [1e12, 9.99e12]],
]);

const WORD = /[A-Za-z]+/y;
const DIGITS = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/y;
const VULGAR: Readonly<Record<string, number>> = {
  "½": 0.5,
  "¼": 0.25,
  "¾": 0.75,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "⅕": 0.2,
  "⅛": 0.125,
  "⅜": 0.375,
  "⅝": 0.625,
  "⅞": 0.875,
};

export interface Word {
  readonly text: string;
  readonly end: number;
}

export function wordAt(text: string, at: number): Word | null {
  WORD.lastIndex = at;
  const found = WORD.exec(text)?.[0];
  return found === undefined ? null : { text: found.toLowerCase(), end: at + found.length };
}

/** Past one blank or hyphen; `at` where a word cannot go on. */
export function gap(text: string, at: number): number {
  const character = text[at];
  if (
    character === " " ||
    character === "\u00a0" ||
    character === "\u202f" ||
    character === "-" ||
    character === "‐" ||
    character === "‑" ||
    character === "\n"
  )
    return at + 1;
  return at;
}

function exactly(end: number, value: number, rest: Partial<EnglishNumeral> = {}): EnglishNumeral {
  const tidied = tidy(value);
  return {
    end,
    value: tidied,
    low: tidied,
    high: tidied,
    exact: true,
    isOrdinal: false,
    isWords: true,
    hasScale: false,
    digits: null,
    ...rest,
  };
}

/** The scale words behind a number: 3.5 million, 2 hundred thousand, 3bn, 5k. */
function scaleAt(text: string, end: number): { end: number; factor: number; isOrdinal: boolean } {
  let factor = 1;
  let now = end;
  let isOrdinal = false;
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const from = gap(text, now);
    const word = wordAt(text, from);
    if (!word) break;
    const scale = SCALES.get(word.text);
    const ordinal = ORDINAL_SCALES.get(word.text);
    if (scale === undefined && ordinal === undefined) break;
    if (word.text.length <= 3 && from > now && text[now] === "-") break;
    factor *= scale ?? ordinal!;
    now = word.end;
    if (ordinal !== undefined) {
      isOrdinal = true;
      break;
    }
  }
  return { end: now, factor, isOrdinal };
}

const LETTER_SCALES: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, B: 1e9, T: 1e12, m: 1e6 };

export function englishNumeralAt(text: string, at: number): EnglishNumeral | null {
  const character = text[at]!;
  if (character in VULGAR) return exactly(at + 1, VULGAR[character]!, { isWords: false });
  if (/[0-9]/.test(character)) return digitsAt(text, at);
  return wordsAt(text, at);
}

function digitsAt(text: string, at: number): EnglishNumeral | null {
  DIGITS.lastIndex = at;
  const found = DIGITS.exec(text)?.[0];
  if (found === undefined) return null;
  let end = at + found.length;
  let value = Number(found.replaceAll(",", ""));
  if (!Number.isFinite(value)) return null;
  const vulgar = VULGAR[text[end] ?? ""];
  if (vulgar !== undefined) return exactly(end + 1, value + vulgar, { isWords: false });
  const ordinal = /^(?:st|nd|rd|th)(?![A-Za-z])/.exec(text.slice(end, end + 3));
  if (ordinal) return exactly(end + 2, value, { isOrdinal: true, isWords: false, digits: found });
  const exponent = /^[eE][+-]?\d{1,3}(?![\dA-Za-z])/.exec(text.slice(end, end + 6));
  if (exponent && Number.isFinite(Number(found.replaceAll(",", "") + exponent[0]))) {
    value = Number(found.replaceAll(",", "") + exponent[0]);
    return exactly(end + exponent[0].length, value, { isWords: false });
  }
  const half = /^ and a half(?![A-Za-z])/.exec(text.slice(end, end + 12));
  if (half) {
    value += 0.5;
    end += half[0].length;
  }
  const letter = LETTER_SCALES[text[end] ?? ""];
  if (letter !== undefined && !/[A-Za-z0-9²³]/.test(text[end + 1] ?? "") && text[end] !== "m")
    return exactly(end + 1, value * letter, { isWords: false, hasScale: true });
  const scale = scaleAt(text, end);
  if (scale.factor > 1) {
    const more = /^ and a half(?![A-Za-z])/.exec(text.slice(scale.end, scale.end + 12));
    // 3 million 500 thousand is seldom; 1.5 million is what people write.
    return exactly(more ? scale.end + more[0].length : scale.end, (value + (more ? 0.5 : 0)) * scale.factor, {
      isWords: false,
      hasScale: true,
      isOrdinal: scale.isOrdinal,
    });
  }
  const decade = /^(?:[’'])?s(?![A-Za-z])/.test(text.slice(end, end + 3));
  return exactly(end, value, { isWords: false, digits: decade || !found.includes(",") ? found : null });
}

/** tens of thousands, hundreds of millions, dozens, several hundred, a few thousand. */
function pluralsAt(text: string, at: number): EnglishNumeral | null {
  const first = wordAt(text, at);
  if (!first) return null;
  let low: number;
  let high: number;
  let end = first.end;
  const tens = first.text === "tens";
  if (tens) {
    low = 20;
    high = 99;
  } else {
    const plural = PLURALS.get(first.text);
    if (!plural) return null;
    [low, high] = plural;
  }
  let hasMore = false;
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const of = /^(?: of | and | upon )/.exec(text.slice(end, end + 6));
    if (!of) break;
    const word = wordAt(text, end + of[0].length);
    const plural = word && PLURALS.get(word.text);
    if (!word || !plural) break;
    const scale = 10 ** Math.floor(Math.log10(plural[0]));
    if (of[0] === " of ") {
      low *= scale;
      high = (high + 1) * scale - 1;
    } else high = plural[1];
    end = word.end;
    hasMore = true;
  }
  if (tens && !hasMore) return null;
  return {
    end,
    value: null,
    low,
    high,
    exact: false,
    isOrdinal: false,
    isWords: true,
    hasScale: true,
    digits: null,
  };
}

function wordsAt(text: string, at: number): EnglishNumeral | null {
  const first = wordAt(text, at);
  if (!first) return null;
  const plural = pluralsAt(text, at);
  if (plural) return plural;

  // several hundred, a few thousand, a couple of hundred
  const few = /^(?:several|a few|some few|a couple of|a couple|quite a few|many) /i.exec(
    text.slice(at, at + 14),
  );
  if (few) {
    const word = wordAt(text, at + few[0].length);
    const scale = word && (SCALES.get(word.text) ?? (word.text === "dozen" ? 12 : undefined));
    if (!word || typeof scale !== "number" || word.text.length < 4) return null;
    const more = scaleAt(text, word.end);
    const factor = scale * more.factor;
    const couple = /couple/i.test(few[0]);
    return {
      end: more.end,
      value: null,
      low: 2 * factor,
      high: (couple ? 3 : 9) * factor,
      exact: false,
      isOrdinal: false,
      isWords: true,
      hasScale: true,
      digits: null,
    };
  }
  const half = /^half (?:a |an )?(million|billion|trillion|dozen|thousand)(?![A-Za-z])/i.exec(
    text.slice(at, at + 22),
  );
  if (half) {
    const scale = SCALES.get(half[1]!.toLowerCase()) ?? 12;
    return exactly(at + half[0].length, scale / 2, { hasScale: true });
  }

  let total = 0;
  let section = 0;
  let end = at;
  let isOrdinal = false;
  let hasScale = false;
  let count = 0;
  let lastKind: "none" | "ones" | "tens" | "scale" = "none";
  let lastScale = Number.POSITIVE_INFINITY;
  let word: Word | null = first;

  if (first.text === "a" || first.text === "an") {
    const next = wordAt(text, gap(text, first.end));
    if (!next || gap(text, first.end) === first.end || text[first.end] === "-") return null;
    const scale = SCALES.get(next.text);
    if (next.text === "dozen") return exactly(next.end, 12, { hasScale: true });
    if (next.text === "score" && /^ (?:of|years)/.test(text.slice(next.end, next.end + 6)))
      return exactly(next.end, 20);
    if (scale === undefined || next.text.length < 4) {
      return null;
    }
    section = 1;
    count = 1;
    lastKind = "ones";
    end = first.end;
    word = next;
  }
  while (word && count < 40) {
    const value = CARDINALS.get(word.text);
    const ordinal = ORDINALS.get(word.text);
    const scale = SCALES.get(word.text);
    if (value !== undefined) {
      if (value >= 20) {
        if (lastKind === "tens" || lastKind === "ones") break;
        section += value;
        lastKind = "tens";
      } else {
        if (lastKind === "ones" || (lastKind === "tens" && (value > 9 || value === 0))) break;
        section += value;
        lastKind = "ones";
      }
    } else if (ordinal !== undefined) {
      if (lastKind === "ones" || (lastKind === "tens" && ordinal > 9)) break;
      if (count === 0 || lastKind === "tens" || lastKind === "scale") {
        // “one second”, “twenty seconds” are times; “twenty second” is said of both.
        section += ordinal;
        isOrdinal = true;
        end = word.end;
        count += 1;
        break;
      }
      break;
    } else if (scale !== undefined && word.text.length > 3) {
      // the hundred billion stars, 15 per million
      if (count === 0) {
        if (!/\b(?:the|per|every) $/i.test(text.slice(Math.max(0, at - 6), at))) return null;
        section = 1;
      }
      if (scale === 100) {
        if (section === 0 || section >= 100) break;
        section *= 100;
      } else {
        if (section === 0 && total > 0) {
          total *= scale;
        } else {
          if (scale > lastScale) {
            total = (total + section) * scale;
          } else total += (section || 1) * scale;
        }
        section = 0;
        lastScale = scale;
      }
      hasScale = true;
      lastKind = "scale";
    } else if (ORDINAL_SCALES.has(word.text)) {
      const factor = ORDINAL_SCALES.get(word.text)!;
      if (count === 0) section = 1;
      if (factor === 100) section = (section || 1) * 100;
      else {
        total += (section || 1) * factor;
        section = 0;
      }
      isOrdinal = true;
      end = word.end;
      count += 1;
      break;
    } else if (word.text === "dozen" && count > 0) {
      const dozen = (total + section) * 12;
      return exactly(word.end, dozen, { hasScale: true });
    } else if (word.text === "and" && count > 0) {
      // two hundred and five; one and a half
      const half = /^ ?a half(?![A-Za-z])/.exec(text.slice(word.end, word.end + 8));
      if (half) {
        const now = word.end + half[0].length;
        const scale2 = scaleAt(text, now);
        return exactly(scale2.end, (total + section + 0.5) * scale2.factor, { hasScale: scale2.factor > 1 });
      }
      if (lastKind !== "scale") break;
      const next = wordAt(text, gap(text, word.end));
      const goes = next && (CARDINALS.has(next.text) || ORDINALS.has(next.text));
      if (!goes) break;
      word = next;
      continue;
    } else if (word.text === "point" && count > 0) {
      let decimals = "";
      let from = word.end;
      for (;;) {
        const next = wordAt(text, gap(text, from));
        const digit = next ? CARDINALS.get(next.text) : undefined;
        if (!next || digit === undefined || digit > 9) break;
        decimals += String(digit);
        from = next.end;
      }
      if (!decimals) break;
      const scale2 = scaleAt(text, from);
      return exactly(scale2.end, (total + section + Number(`0.${decimals}`)) * scale2.factor, {
        hasScale: scale2.factor > 1,
      });
    } else break;
    end = word.end;
    count += 1;
    const from = gap(text, end);
    if (from === end) break;
    if (
      text[end] === "-" &&
      lastKind === "ones" &&
      !/^(?:hundred|thousand|million|billion)/i.test(text.slice(from, from + 9))
    )
      break;
    word = wordAt(text, from);
  }
  if (count === 0) return null;
  if (!Number.isFinite(total + section)) return null;
  return exactly(end, total + section, { isOrdinal, hasScale });
}
