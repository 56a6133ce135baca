import format, { type CompiledMessage } from "icu-minify/format";
import type { AnyMessage, Area, Given, Key, ParametersOf, TagsOf } from "./keys";
import { type Language, LOCALES } from "./language";

/** Compiled words by area and name: plain JSON, so that they can be sent to the browser. */
export type Words = Readonly<Partial<Record<Area, Readonly<Record<string, CompiledMessage>>>>>;

/**
 * Words of one language.
 *
 *     say("project.invite")                          "Invite"
 *     say("project.documents", { count: 3 })          "3 documents"
 *     say.message({ code: "import.too-long", most: 10 })
 *     say.parts("help.lead", {}, { b: (inner) => <b>{inner}</b> })
 */
export interface Say {
  <K extends Key>(key: K, ...given: Given<K>): string;
  readonly language: Language;
  /** For what Intl makes beside the catalogue. */
  readonly locale: string;
  /** The words of what happened. */
  message(message: AnyMessage): string;
  /** The same where the code came from outside: null where it is none of ours. */
  code(code: string, parameters: Readonly<Record<string, unknown>>): string | null;
  /** Pieces of a message that has `<tags>`, each tag drawn by its function. */
  parts<K extends Key, Drawn>(
    key: K,
    parameters: ParametersOf<K>,
    tags: Readonly<Record<TagsOf<K>, (inner: (string | Drawn)[]) => Drawn>>,
  ): (string | Drawn)[];
  /** 1,024 */
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** 45 % of 0.45 */
  percent(share: number): string;
  /** "a, b and c" */
  list(items: readonly string[], type?: Intl.ListFormatType): string;
  /** A day, or a day with its time, in `timeZone`, or in the zone of whoever asks where it is left out. */
  date(at: number | Date, as?: DateForm, timeZone?: string): string;
  /** "3 hours ago" within a week, the day before that. Both in milliseconds. */
  ago(at: number, now: number, timeZone?: string): string;
}

export type DateForm = "day" | "moment" | "time";

const DATE_FORMS: Readonly<Record<DateForm, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: "medium" },
  moment: { dateStyle: "medium", timeStyle: "short" },
  time: { timeStyle: "short" },
};

const STEPS: readonly (readonly [limit: number, unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  [3_600, "minute", 60],
  [86_400, "hour", 3_600],
  [7 * 86_400, "day", 86_400],
];

type FindWords = (area: Area, name: string) => CompiledMessage | undefined;

/** The words of a language, of those that `find` knows. A key that it does not know is said as it is. */
export function sayer(language: Language, find: FindWords): Say {
  const locale = LOCALES[language];
  const intl = formattersOf(language);

  const findByKey = (key: string) => {
    const dot = key.indexOf(".");
    return find(key.slice(0, dot) as Area, key.slice(dot + 1));
  };
  const render = <Drawn>(key: string, parameters: Values | undefined, tags?: Tags<Drawn>) => {
    const compiled = findByKey(key);
    if (compiled === undefined || typeof compiled === "string") return compiled;
    const values: Record<string, string | number | Date> = {};
    for (const [name, value] of Object.entries(parameters ?? {})) values[name] = standIn(value);
    return format<Drawn>(compiled, locale, { ...values, ...tags }, { formatters: intl });
  };

  const loosely = (key: string, parameters?: Values): string => {
    const rendered = render<never>(key, parameters);
    return typeof rendered === "string" ? rendered : rendered === undefined ? key : rendered.join("");
  };
  const textOf = (value: unknown): string =>
    typeof value === "object" && value !== null
      ? loosely((value as AnyMessage).code, value as unknown as Values)
      : String(value);
  const standIn = (value: unknown): string | number | Date => {
    if (typeof value === "number" || value instanceof Date) return value;
    return Array.isArray(value) ? list(value.map(textOf)) : textOf(value);
  };

  const list = (items: readonly string[], type: Intl.ListFormatType = "conjunction") =>
    kept(`list ${locale} ${type}`, () => new Intl.ListFormat(locale, { type })).format(items);
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    intl.getNumberFormat(locale, options).format(value);
  const date = (at: number | Date, as: DateForm = "day", timeZone?: string) => {
    const options = { ...DATE_FORMS[as], ...(timeZone === undefined ? {} : { timeZone }) };
    return intl.getDateTimeFormat(locale, options).format(at);
  };
  const ago = (at: number, now: number, timeZone?: string) => {
    const seconds = Math.round((at - now) / 1_000);
    if (Math.abs(seconds) < 60) return loosely("ui.just-now");
    for (const [limit, unit, size] of STEPS) {
      if (Math.abs(seconds) >= limit) continue;
      return kept(`ago ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" })).format(
        Math.round(seconds / size),
        unit,
      );
    }
    return date(at, "day", timeZone);
  };

  const parts = <Drawn>(key: string, parameters: Values, tags: Tags<Drawn>): (string | Drawn)[] => {
    const rendered = render<Drawn>(key, parameters, tags);
    return rendered === undefined ? [key] : Array.isArray(rendered) ? rendered : [rendered];
  };

  // What each key needs is checked where it is said; here keys are strings, or the types of all would be compared.
  return Object.assign(loosely, {
    language,
    locale,
    message: (message: AnyMessage) => loosely(message.code, message as unknown as Values),
    code: (code: string, parameters: Values) =>
      findByKey(code) === undefined ? null : loosely(code, parameters),
    parts,
    number,
    percent: (share: number) => number(share, { style: "percent" }),
    list,
    date,
    ago,
  }) as unknown as Say;
}

type Values = Readonly<Record<string, unknown>>;
type Tags<Drawn> = Readonly<Record<string, (inner: (string | Drawn)[]) => Drawn>>;

/** A dictionary of words as a way to find them. */
export function findIn(words: Words): FindWords {
  return (area, name) => {
    const ofArea = words[area];
    return ofArea !== undefined && Object.hasOwn(ofArea, name) ? ofArea[name] : undefined;
  };
}

/** Making a formatter of Intl is dear, using one again is not. */
const cache = new Map<string, unknown>();

function kept<Made>(name: string, make: () => Made): Made {
  const found = cache.get(name) as Made | undefined;
  if (found !== undefined) return found;
  const made = make();
  cache.set(name, made);
  return made;
}

function formattersOf(language: Language) {
  // Chinese writes 1024 and 10,000: separators from five digits on.
  const grouping: Intl.NumberFormatOptions = language === "zh-Hans" ? { useGrouping: "min2" } : {};
  return {
    getNumberFormat: (locale?: Intl.LocalesArgument, options?: Intl.NumberFormatOptions) =>
      kept(
        `number ${String(locale)} ${JSON.stringify(options)}`,
        () => new Intl.NumberFormat(locale, { ...grouping, ...options }),
      ),
    getDateTimeFormat: (locale?: Intl.LocalesArgument, options?: Intl.DateTimeFormatOptions) =>
      kept(
        `date ${String(locale)} ${JSON.stringify(options)}`,
        () => new Intl.DateTimeFormat(locale, options),
      ),
    getPluralRules: (locale?: Intl.LocalesArgument, options?: Intl.PluralRulesOptions) =>
      kept(
        `plural ${String(locale)} ${JSON.stringify(options)}`,
        () => new Intl.PluralRules(locale, options),
      ),
  };
}
