import type { GetICUArgs } from "@schummar/icu-type-parser";
import type { en } from "./en";

/** What the English catalogue says, as types: every key, and what its words need. Types only, so that no words travel. */
type English = typeof en;

/** A file of the catalogue: what a page sends to the browser is chosen by area. */
export type Area = keyof English;

/** `project.invite`: the area, a dot, the name within its file. */
export type Key = { [A in Area]: `${A}.${keyof English[A] & string}` }[Area];

type TextOf<K extends Key> = K extends `${infer A}.${infer Name}`
  ? A extends Area
    ? Name extends keyof English[A]
      ? English[A][Name] & string
      : never
    : never
  : never;

/** Any message, its parameters not looked at: what was made as a `Message` of its area, on its way to be said. */
export interface AnyMessage {
  readonly code: Key;
}

/** What stands in for `{name}`: text, another message, or a list, which is joined as its language joins lists. */
export type Text = string | AnyMessage | readonly (string | AnyMessage)[];

type ParametersOfText<T extends string> = Together<
  GetICUArgs<T, { ICUArgument: Text; ICUNumberArgument: number; ICUDateArgument: Date }>
>;

/** One object in place of one for each combination of what its `select`s name, which soon are too many for the compiler. */
type Together<Objects> = {
  [Name in Objects extends unknown ? keyof Objects : never]: Objects extends { [N in Name]: infer Value }
    ? Value
    : never;
};

/** The names of `<b>…</b>` in a text. */
type TagsOfText<T extends string> =
  T extends `${infer Before}<${infer Tag}>${infer Inside}</${string}>${infer After}`
    ? Tag | TagsOfText<`${Before}${Inside}${After}`>
    : never;

/** Worked out once a key, when it is first asked for. */
type Parameters = { readonly [K in Key]: Readonly<ParametersOfText<TextOf<K>>> };

export type ParametersOf<K extends Key> = Parameters[K];

export type TagsOf<K extends Key> = TagsOfText<TextOf<K>>;

/** Those of the keys that need parameters. */
type Needing<K extends Key> = K extends Key ? (keyof Parameters[K] extends never ? never : K) : never;

/** The parameters of a call: none where the words need none. */
export type Given<K extends Key> = [Needing<K>] extends [never] ? [] : [parameters: ParametersOf<Needing<K>>];

/**
 * What happened, before it has words: `{ code: "import.too-long", most: 10 }`. What the rooms below the screen return, and what
 * the database keeps. `Message<"import">` is any of one area, `Message<"import", "too-long">` is that one.
 */
export type Message<A extends Area, Name extends string = string> = {
  [K in Extract<Key, `${A}.${Name}`>]: { readonly code: K } & ParametersOf<K>;
}[Extract<Key, `${A}.${Name}`>];

/** An area in another language: the same keys. */
export type Translation<A extends Area> = Readonly<Record<keyof English[A] & string, string>>;
