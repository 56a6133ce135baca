import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";
import { en } from "./en";
import type { Area } from "./keys";
import { type Language, PSEUDO_LANGUAGE } from "./language";
import { lengthened } from "./pseudo";
import { type Say, sayer, type Words } from "./say";
import { zhHans } from "./zh-hans";

type Sources = Readonly<Record<Area, Readonly<Record<string, string>>>>;

const SOURCES: Readonly<Record<Language, Sources>> = { en, "zh-Hans": zhHans, [PSEUDO_LANGUAGE]: en };

const compiled = new Map<string, Readonly<Record<string, CompiledMessage>>>();
const sayers = new Map<Language, Say>();

/** All words of a language, for code that runs outside the browser. */
export function sayIn(language: Language): Say {
  const found = sayers.get(language);
  if (found) return found;
  const made = sayer(language, (area, name) => {
    const words = Object.hasOwn(SOURCES.en, area) ? compiledArea(language, area) : {};
    return Object.hasOwn(words, name) ? words[name] : undefined;
  });
  sayers.set(language, made);
  return made;
}

/** The words of some areas, as they are sent to the browser. */
export function wordsOf(language: Language, areas: readonly Area[]): Words {
  return Object.fromEntries(areas.map((area) => [area, compiledArea(language, area)]));
}

/** Each area is compiled when it is first needed. */
function compiledArea(language: Language, area: Area): Readonly<Record<string, CompiledMessage>> {
  const name = `${language} ${area}`;
  const found = compiled.get(name);
  if (found) return found;
  const made = Object.fromEntries(
    Object.entries(SOURCES[language][area]).map(([key, text]) => [key, compiledText(language, text)]),
  );
  compiled.set(name, made);
  return made;
}

function compiledText(language: Language, text: string): CompiledMessage {
  // Plain objects: React sends no others to the browser, and the compiler makes some without a prototype.
  const plain = JSON.parse(JSON.stringify(compile(text))) as CompiledMessage;
  return language === PSEUDO_LANGUAGE ? lengthened(plain) : plain;
}
