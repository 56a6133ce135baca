import type { CompiledMessage } from "icu-minify/format";
import { expect, test } from "vitest";
import { wordsOf } from "@/lib/messages/catalogue";
import { en } from "@/lib/messages/en";
import type { Area } from "@/lib/messages/keys";
import { PSEUDO_LANGUAGE } from "@/lib/messages/language";
import { zhHans } from "@/lib/messages/zh-hans";
import { filesBelow, namedKeys, textOf } from "./sources";

const AREAS = Object.keys(en) as Area[];
const KEYS = AREAS.flatMap((area) => Object.keys(en[area]).map((name) => `${area}.${name}`));
const ENGLISH = wordsOf("en", AREAS);
const CHINESE = wordsOf("zh-Hans", AREAS);

const compiledIn = (words: typeof ENGLISH, key: string) => {
  const [area = "", name = ""] = [key.slice(0, key.indexOf(".")), key.slice(key.indexOf(".") + 1)];
  return words[area as Area]?.[name];
};

/** What a compiled message needs: parameters with their kinds, and tags. */
function needs(message: CompiledMessage): string[] {
  const found = new Set<string>();
  const look = (node: unknown): void => {
    if (!Array.isArray(node)) return;
    const [name, kind, options] = node;
    if (typeof name !== "string") node.forEach(look);
    else if (kind === undefined) found.add(name);
    else if (typeof kind !== "number" || kind === 0) {
      found.add(`<${name}>`);
      node.slice(1).forEach(look);
    } else {
      // A count may be a plural in one language and a plain number in the other.
      found.add(kind === 2 || kind === 3 || kind === 4 ? `${name}: number` : `${name}: ${kind}`);
      if (typeof options === "object" && options !== null) Object.values(options).forEach(formsOf);
    }
  };
  const formsOf = (form: unknown): void => {
    if (Array.isArray(form)) form.forEach(look);
  };
  if (typeof message !== "string") message.forEach(look);
  return [...found].toSorted();
}

test("both languages have the same keys", () => {
  const keysOf = (words: object) =>
    Object.entries(words).flatMap(([area, own]) => Object.keys(own).map((name) => `${area}.${name}`));
  expect(keysOf(zhHans).toSorted()).toEqual(keysOf(en).toSorted());
});

test("both languages need the same parameters and tags", () => {
  const different = KEYS.map((key) => ({
    key,
    en: needs(compiledIn(ENGLISH, key) ?? "").join(" "),
    zh: needs(compiledIn(CHINESE, key) ?? "").join(" "),
  })).filter((one) => one.en !== one.zh);
  expect(different).toEqual([]);
});

test("no parameter takes the place of the code", () => {
  expect(KEYS.filter((key) => needs(compiledIn(ENGLISH, key) ?? "").includes("code"))).toEqual([]);
});

test("keys are an area, a dot, and names in kebab-case", () => {
  expect(KEYS.filter((key) => !/^[a-z]+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/.test(key))).toEqual([]);
});

test("the files are in the order of their keys, so that a word is found and two people's words do not collide", () => {
  for (const area of AREAS) expect(Object.keys(en[area]), area).toEqual(Object.keys(en[area]).toSorted());
  for (const area of AREAS) expect(Object.keys(zhHans[area]), area).toEqual(Object.keys(en[area]));
});

test("every key is used", () => {
  const code = ["app", "lib"]
    .flatMap((folder) => filesBelow(folder))
    .filter((file) => !/^lib\/messages\/(?:en|zh-hans)\//.test(file))
    .map(textOf)
    .join("\n");
  const named = new Set(namedKeys(code, KEYS));
  expect(KEYS.filter((key) => !named.has(key))).toEqual([]);
});

test("the Chinese keeps to its manners", () => {
  const manners: readonly (readonly [RegExp, string])[] = [
    [/您|！|!|哦|呢|啦/u, "no 您, no exclamation marks, no particles"],
    [/\p{Script=Han}[,;:?()]|[,;:?()]\p{Script=Han}/u, "full-width punctuation beside Chinese"],
    [/\p{Script=Han}\.(?:$|\p{Script=Han})/u, "。 ends a Chinese sentence"],
    [/\p{Script=Han} [A-Za-z0-9{<]|[A-Za-z0-9}>] \p{Script=Han}/u, "no space between Chinese and Latin"],
    [/评论|字符串|搁置|登陆|签核|工程/u, "the words of the trade"],
  ];
  const wrong = Object.entries(zhHans).flatMap(([area, words]) =>
    Object.entries<string>(words).flatMap(([name, text]) =>
      manners.flatMap(([pattern, why]) =>
        pattern.test(withoutSyntax(text)) ? [`${area}.${name}: ${text} (${why})`] : [],
      ),
    ),
  );
  expect(wrong).toEqual([]);
});

/** `{count, plural, other {# 个}}` without what is not words; a parameter stands as a Latin letter would. */
function withoutSyntax(text: string): string {
  return text
    .replace(/\{\w+, (?:plural|select|selectordinal),/g, "｛")
    .replace(/\{\w+(?:, [\w, ]+)?\}/g, "")
    .replace(/\s*(?:=\d+|[a-z-]+)\s*\{/g, "｛")
    .replace(/\}/g, "｝")
    .replace(/<\/?[a-z]+>/g, "");
}

test("what start-up says is plain text with {names}, for it is said without the catalogue's library", () => {
  for (const text of [...Object.values(en.launch), ...Object.values(zhHans.launch)]) {
    expect(text.replace(/\{[a-z]+\}/g, "")).not.toMatch(/[{}<]|'(?=[{}<'])/);
  }
});

test("words for testing are two fifths longer, and keep what is filled in", () => {
  const pseudo = wordsOf(PSEUDO_LANGUAGE, AREAS);
  for (const key of KEYS) {
    const [plain = "", longer = ""] = [compiledIn(ENGLISH, key), compiledIn(pseudo, key)];
    expect(needs(longer), key).toEqual(needs(plain));
    if (typeof plain !== "string" || plain.length < 10 || !/[aeiou]/.test(plain)) continue;
    expect(longer.length / plain.length, key).toBeGreaterThanOrEqual(1.38);
  }
});
