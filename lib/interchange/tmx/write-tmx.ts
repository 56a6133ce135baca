/**
 * Writes TMX 1.4b, valid by its DTD, as pieces that go out one after the other: the head, each unit, the foot.
 *
 * TMX-WRITE-1  Reading what was written gives the same units. White space is kept: line ends and tabs of attributes are written as
 *      character references, and a carriage return always.
 * TMX-WRITE-2  What XML cannot hold (control characters, halves of characters) is written as U+FFFD.
 * TMX-WRITE-3  Attributes that the DTD demands and that are missing get a value that says nothing wrong.
 */
import {
  ATTRIBUTES,
  type Attributes,
  type TmxHeader,
  type TmxPiece,
  type TmxProp,
  type TmxUnit,
} from "./tmx";

export function tmxHead({ attributes, notes, props }: TmxHeader): string {
  const given: Attributes = {
    creationtool: "Duizhao",
    creationtoolversion: "1",
    segtype: "block",
    "o-tmf": "Duizhao",
    adminlang: "en",
    srclang: "zh-CN",
    datatype: "plaintext",
    ...attributes,
  };
  const inside = [...notes.map(note), ...props.map(prop)].map((line) => `    ${line}\n`).join("");
  const header = `<header${written("header", given)}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n  ${
    inside === "" ? `${header}/>` : `${header}>\n${inside}  </header>`
  }\n  <body>\n`;
}

export const TMX_FOOT = "  </body>\n</tmx>\n";

export function tmxUnit({ attributes, notes, props, variants }: TmxUnit): string {
  const lines = [`    <tu${written("tu", attributes)}>`];
  for (const line of [...notes.map(note), ...props.map(prop)]) lines.push(`      ${line}`);
  for (const variant of variants) {
    const inside = [...variant.notes.map(note), ...variant.props.map(prop)].join("");
    const seg = `<seg>${variant.content.map(piece).join("")}</seg>`;
    lines.push(
      `      <tuv xml:lang="${attribute(variant.language)}"${written("tuv", variant.attributes)}>${inside}${seg}</tuv>`,
    );
  }
  lines.push("    </tu>\n");
  return lines.join("\n");
}

export function writeTmx(header: TmxHeader, units: readonly TmxUnit[]): string {
  return tmxHead(header) + units.map(tmxUnit).join("") + TMX_FOOT;
}

function piece(one: TmxPiece): string {
  if (typeof one === "string") return escaped(one);
  return `<${one.tag}${written(one.tag, { ...DEMANDED[one.tag], ...one.attributes })}>${one.content.map(piece).join("")}</${one.tag}>`;
}

const DEMANDED: Readonly<Record<string, Attributes>> = {
  bpt: { i: "0" },
  ept: { i: "0" },
  it: { pos: "begin" },
};

function note(text: string): string {
  return `<note>${escaped(text)}</note>`;
}

function prop({ type, text }: TmxProp): string {
  return `<prop type="${attribute(type)}">${escaped(text)}</prop>`;
}

function written(name: string, attributes: Attributes): string {
  return ATTRIBUTES[name]!.filter((one) => attributes[one] !== undefined)
    .map((one) => ` ${one}="${attribute(attributes[one]!)}"`)
    .join("");
}

const UNHOLDABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replace(UNHOLDABLE, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/\r/g, "&#13;");
}

function attribute(text: string): string {
  return escaped(text).replace(/"/g, "&quot;").replace(/\t/g, "&#9;").replace(/\n/g, "&#10;");
}
