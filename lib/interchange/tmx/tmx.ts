/**
 * A translation memory as TMX 1.4b has it (LISA OSCAR, 2005): a header, and units that hold the same text in several
 * languages.
 *
 * Attributes are kept as written, by their names in the DTD; what the DTD does not know is left out. The text of a variant
 * is a list of pieces: letters, and inline elements with what stands inside them.
 */
export interface TmxHeader {
  readonly attributes: Attributes;
  readonly notes: readonly string[];
  readonly props: readonly TmxProp[];
}

export interface TmxUnit {
  readonly attributes: Attributes;
  readonly notes: readonly string[];
  readonly props: readonly TmxProp[];
  readonly variants: readonly TmxVariant[];
}

export interface TmxVariant {
  /** As written: `zh-CN`, `EN-US`. Of `xml:lang`, or of the older `lang`. */
  readonly language: string;
  readonly attributes: Attributes;
  readonly notes: readonly string[];
  readonly props: readonly TmxProp[];
  readonly content: readonly TmxPiece[];
}

export interface TmxProp {
  readonly type: string;
  readonly text: string;
}

export type TmxPiece = string | TmxInline;

export interface TmxInline {
  readonly tag: InlineTag;
  readonly attributes: Attributes;
  readonly content: readonly TmxPiece[];
}

export type Attributes = Readonly<Record<string, string>>;

export const INLINE_TAGS = ["bpt", "ept", "it", "ph", "hi", "ut", "sub"] as const;
export type InlineTag = (typeof INLINE_TAGS)[number];

export function isInlineTag(name: string): name is InlineTag {
  return (INLINE_TAGS as readonly string[]).includes(name);
}

const SHARED = [
  "o-encoding",
  "datatype",
  "usagecount",
  "lastusagedate",
  "creationtool",
  "creationtoolversion",
  "creationdate",
  "creationid",
  "changedate",
  "changeid",
  "o-tmf",
];

/** The attributes of the DTD, in the order in which they are written. */
export const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  header: [
    "creationtool",
    "creationtoolversion",
    "segtype",
    "o-tmf",
    "adminlang",
    "srclang",
    "datatype",
    "o-encoding",
    "creationdate",
    "creationid",
    "changedate",
    "changeid",
  ],
  tu: ["tuid", ...SHARED, "segtype", "srclang"],
  tuv: SHARED,
  bpt: ["i", "x", "type"],
  ept: ["i"],
  it: ["pos", "x", "type"],
  ph: ["x", "assoc", "type"],
  hi: ["x", "type"],
  ut: ["x"],
  sub: ["datatype", "type"],
};

/** What could not be taken, and where: the number of the unit and the line of the file, both from 1. */
export interface TmxProblem {
  readonly code: TmxProblemCode;
  readonly unit: number;
  readonly line: number;
}

export type TmxProblemCode =
  /** No XML, or an XML document of another kind. */
  | "tmx-not-tmx"
  /** The document type declaration defines entities of its own. */
  | "tmx-entities"
  /** Broken XML inside the unit. */
  | "tmx-not-well-formed"
  /** The unit does not end before the next begins, or before the file does. */
  | "tmx-unclosed"
  /** A variant says no language. */
  | "tmx-no-language"
  /** A unit without any text. */
  | "tmx-no-text"
  /** No Chinese, or no English. */
  | "tmx-no-pair"
  | "tmx-too-long"
  | "tmx-too-deep"
  | "tmx-too-many-units";

/** Those of an element that the DTD knows. */
export function known(name: string, attributes: Attributes): Attributes {
  const kept: Record<string, string> = {};
  for (const attribute of ATTRIBUTES[name]!) {
    if (Object.hasOwn(attributes, attribute)) kept[attribute] = attributes[attribute]!;
  }
  return kept;
}
