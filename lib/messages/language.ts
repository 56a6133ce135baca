/** The languages of the interface, in the order in which they are offered. */
export const LANGUAGES = ["en", "zh-Hans"] as const;
export type ChosenLanguage = (typeof LANGUAGES)[number];

/**
 * English with words that are 40 % longer, in accents: shows which control has no room, and which words are not in the
 * catalogue. Nobody is offered it; the app takes it from its cookie where DUIZHAO_PSEUDO_LANGUAGE is set.
 */
export const PSEUDO_LANGUAGE = "en-XA";

export type Language = ChosenLanguage | typeof PSEUDO_LANGUAGE;

/** What each language calls itself: somebody who reads no other finds theirs. */
export const OWN_NAMES: Readonly<Record<ChosenLanguage, string>> = { en: "English", "zh-Hans": "中文" };

/** Keeps the choice of somebody who is not signed in. */
export const LANGUAGE_COOKIE = "duizhao-language";

/** For Intl: numbers and dates as the readers of each language write them. */
export const LOCALES: Readonly<Record<Language, string>> = {
  en: "en-GB",
  "zh-Hans": "zh-CN",
  "en-XA": "en-GB",
};

export function isChosenLanguage(value: unknown): value is ChosenLanguage {
  return LANGUAGES.some((language) => language === value);
}

/**
 * The language of the interface for an Accept-Language header (RFC 9110, 12.5.4): the first of ours in the order of
 * preference, English where there is none. Readers of traditional Chinese get Chinese.
 */
export function preferredLanguage(accepted: string | null | undefined): ChosenLanguage {
  const ranges = (accepted ?? "").slice(0, 1_000).split(",");
  const wanted = ranges.flatMap((range) => {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    const language = BY_PRIMARY_TAG[tag.split("-")[0] ?? ""];
    return language !== undefined && weight > 0 ? [{ language, weight }] : [];
  });
  return wanted.toSorted((a, b) => b.weight - a.weight)[0]?.language ?? "en";
}

const BY_PRIMARY_TAG: Readonly<Record<string, ChosenLanguage | undefined>> = { en: "en", zh: "zh-Hans" };
