/**
 * Units as nearly all are: elements without inline ones, comments, CDATA or references but XML's own. They are read by hand, ten times
 * as fast as by a parser of XML; anything else is left to it (null). What is read here is what the parser would have read.
 */
import { type Attributes, known, type TmxProp, type TmxUnit, type TmxVariant } from "./tmx";

const TAG = /\s*<(\/?)(tuv|tu|seg|note|prop)((?:\s+[a-zA-Z:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*>/y;
const ATTRIBUTE = /([a-zA-Z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** What XML forbids, what it changes, and what only a parser understands. */
const NOT_PLAIN = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]|\]\]>|&(?!(?:amp|lt|gt|quot|apos);)/;

export function readPlainUnit(xml: string): TmxUnit | null {
  if (NOT_PLAIN.test(xml)) return null;
  let at = 0;
  const next = () => {
    TAG.lastIndex = at;
    const tag = TAG.exec(xml);
    if (tag) at = TAG.lastIndex;
    return tag;
  };
  /** The letters up to the end of the element that has just begun. */
  const letters = (name: string): string | null => {
    const end = xml.indexOf("<", at);
    const close = `</${name}>`;
    if (end === -1 || !xml.startsWith(close, end)) return null;
    const text = xml.slice(at, end);
    at = end + close.length;
    return decoded(text);
  };
  const unit = next();
  if (unit?.[1] !== "" || unit[2] !== "tu") return null;
  const attributes = attributesOf(unit[3]!);
  if (!attributes) return null;
  const notes: string[] = [];
  const props: TmxProp[] = [];
  const variants: TmxVariant[] = [];
  let variant: {
    language: string;
    attributes: Attributes;
    notes: string[];
    props: TmxProp[];
    content: string[];
  } | null = null;
  let hasText = false;
  for (;;) {
    const tag = next();
    if (!tag) return null;
    const [, slash, name, written] = tag;
    if (slash !== "") {
      if (written !== "") return null;
      if (name === "tu")
        return !variant && at === xml.length && variants.length > 0
          ? { attributes: known("tu", attributes), notes, props, variants }
          : null;
      if (name !== "tuv" || !variant) return null;
      variants.push(variant);
      variant = null;
      continue;
    }
    const given = attributesOf(written!);
    if (!given) return null;
    if (name === "tuv") {
      const language = given["xml:lang"] ?? given.lang;
      if (variant || language === undefined || language.trim() === "") return null;
      variant = { language, attributes: known("tuv", given), notes: [], props: [], content: [] };
      hasText = false;
      continue;
    }
    if (name === "tu") return null;
    const text = letters(name!);
    if (text === null) return null;
    if (name === "note") (variant?.notes ?? notes).push(text);
    else if (name === "prop") (variant?.props ?? props).push({ type: given.type ?? "", text });
    else {
      if (!variant || hasText) return null;
      hasText = true;
      if (text !== "") variant.content.push(text);
    }
  }
}

/** Null where one is given twice, or holds white space that XML would change. */
function attributesOf(written: string): Attributes | null {
  if (written === "") return {};
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of written.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? "";
    if (Object.hasOwn(attributes, name!) || /[\t\n]/.test(value)) return null;
    attributes[name!] = decoded(value);
  }
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.includes("&")
    ? text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name]!)
    : text;
}
