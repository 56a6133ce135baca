/** Latin letters in a Chinese text: addresses, versions and names, which hold no quantity, and signs of money, which do. */

import { withUnit } from "./chinese-amounts";
import { numeralAt } from "./chinese-numerals";
import type { Quantity } from "./quantity";
import { make, skip, sticky } from "./scan";
import { CURRENCIES } from "./units";

const URL = /(?:https?:\/\/|www\.)[^\s\u3000-\u9fff]+|[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,200}/y;

const LATIN = /[A-Za-z][A-Za-z0-9]*(?:[-_.–][A-Za-z0-9]+)*/y;

const VERSION = /[vV](\d+(?:\.\d+)*(?:-[a-z]+\.?\d*)?)/y;

const SIGNS = CURRENCIES.flatMap(({ code, signs }) =>
  signs
    .split(" ")
    .filter((sign) => sign !== "")
    .map((sign) => ({ sign, code })),
).sort((one, other) => other.sign.length - one.sign.length);

interface LatinRead {
  readonly end: number;
  readonly quantity: Quantity | null;
}

/** A run of Latin letters: an address, an amount of money (US$5), a version, an identifier (GPT-4), or nothing. */
export function latinAt(text: string, at: number): LatinRead {
  const url = at === 0 || !/[A-Za-z0-9]/.test(text[at - 1]!) ? sticky(URL, text, at) : null;
  if (url) return { end: at + url[0].length, quantity: null };
  const money = signedMoneyAt(text, at);
  if (money) return { end: money.end, quantity: money };
  const version = sticky(VERSION, text, at);
  if (version && !/[A-Za-z]/.test(text[at + version[0].length] ?? ""))
    return {
      end: at + version[0].length,
      quantity: make(at, at + version[0].length, { kind: "version", value: version[1]! }),
    };
  const word = sticky(LATIN, text, at)!;
  const end = at + word[0].length;
  if (/\d/.test(word[0]) && !/^[EeTtPp]\d{4,}/.test(word[0]))
    return { end, quantity: make(at, end, { kind: "identifier", value: word[0] }) };
  return { end, quantity: null };
}

export function signedMoneyAt(text: string, at: number): Quantity | null {
  for (const { sign, code } of SIGNS) {
    if (!text.startsWith(sign, at)) continue;
    const from = skip(text, at + sign.length);
    const numeral = numeralAt(text, from);
    if (!numeral || numeral.isSingleHan) continue;
    const read = withUnit(text, from, numeral, 1);
    if (read.kind === "money" && read.unit !== code && read.unit !== "CNY") return { ...read, start: at };
    if (read.kind !== "money" && read.kind !== "number") return null;
    return {
      ...read,
      start: at,
      kind: "money",
      unit: code === "CNY" && read.kind === "money" ? read.unit : code,
    };
  }
  return null;
}
