/**
 * Units of a made memory, of any number: Chinese of real words and lengths, with English of the length that it would have.
 *
 * Clauses of the corpora are cut in two and put together anew, the second half of another clause that goes on with the same
 * character, so that pairs of characters are as common as in real texts; a unit has as many as its length asks for, 44 characters on
 * average, from 2 to 300. One unit in twelve repeats an earlier one, and one in twelve is an earlier one with a word changed,
 * as memories have them. The same seed makes the same units.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const CORPORA = resolve(import.meta.dirname, "../../../../shared/corpora");
const FOLDERS = [
  "tatoeba",
  "mqm-zhen",
  "demetr-zh",
  "hkma-reports",
  "parallel-docs",
  "law-constitution",
  "tico-19",
  "number-zh",
];

export interface MadeUnit {
  readonly source: string;
  readonly target: string;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function hasCorpora(): boolean {
  return existsSync(CORPORA);
}

function readClauses(): { readonly chinese: readonly string[]; readonly english: readonly string[] } {
  const chinese = new Set<string>();
  const english = new Set<string>();
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(CORPORA, folder)).sort()) {
      const path = join(CORPORA, folder, name);
      if (!statSync(path).isFile() || !/\.(?:tsv|jsonl|json|tmx|csv)$/.test(name)) continue;
      const text = readFileSync(path, "utf8");
      for (const [clause] of text.matchAll(CHINESE)) if (clause.length < 60) chinese.add(clause);
      for (const [clause] of text.matchAll(ENGLISH)) english.add(clause);
    }
  }
  return { chinese: [...chinese], english: [...english] };
}

const CHINESE = /[A-Za-z0-9%.·《》“”、]*[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9%.·《》“”、]*/g;
const ENGLISH = /[A-Z][a-z]+(?: [a-z]+){2,}/g;

export function* makeUnits(count: number, seed = 20261130): Generator<MadeUnit> {
  const chance = chanceOf(seed);
  const below = (most: number) => Math.floor(chance() * most);
  const { chinese, english } = readClauses();
  const goesOn = new Map<string, [clause: number, at: number][]>();
  for (const [clause, text] of chinese.entries()) {
    for (let at = 1; at < text.length - 1; at += 1) {
      const places = goesOn.get(text[at]!) ?? [];
      if (places.length < 2_000) places.push([clause, at]);
      goesOn.set(text[at]!, places);
    }
  }
  const made: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const kind = chance();
    let source = "";
    if (kind < 1 / 12 && made.length > 0) source = made[below(made.length)]!;
    else if (kind < 2 / 12 && made.length > 0) {
      const before = made[below(made.length)]!;
      const at = below(before.length);
      source = before.slice(0, at) + chinese[below(chinese.length)]!.slice(0, 2) + before.slice(at + 2);
    } else {
      // Log-normal: half of them below 36 characters.
      const normal = Math.sqrt(-2 * Math.log(chance() + 1e-12)) * Math.cos(2 * Math.PI * chance());
      const length = Math.min(300, Math.max(2, Math.round(Math.exp(3.56 + 0.62 * normal))));
      while (source.length < length) {
        const first = chinese[below(chinese.length)]!;
        const at = 1 + below(Math.max(1, first.length - 1));
        const places = goesOn.get(first[at] ?? "");
        const [clause, from] = places?.[below(places.length)] ?? [0, 0];
        source += `${first.slice(0, at)}${places ? chinese[clause]!.slice(from) : ""}，`;
      }
      source = source.length > length + 12 ? `${source.slice(0, length)}。` : `${source.slice(0, -1)}。`;
    }
    if (made.length < 100_000) made.push(source);
    else made[below(made.length)] = source;
    let target = "";
    while (target.length < 2.4 * source.length) target += `${english[below(english.length)]} `;
    yield { source, target: target.trimEnd() };
  }
}
