import type { Message } from "../../messages/keys";
import { MAX_XML_DEPTH } from "../limits";
import { baseOfGuide } from "../ruby-field";

/** What is done to the XML of a Word file before mammoth sees it. */

/** What is wrong with a part, in a sentence, or null. Word writes no DOCTYPE, so one is there to do harm. */
export function checkXml(xml: string): Message<"readers"> | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return { code: "readers.what.doctype" };
  let depth = 0;
  for (const [tag] of xml.matchAll(/<(?:\/|[^!?/])[^>]*>/g)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    if (depth > MAX_XML_DEPTH) return { code: "readers.what.nested", most: MAX_XML_DEPTH };
  }
  return null;
}

/**
 * Replaces each `w:ruby` (拼音指南) by the runs of its base: 骆 with luò above it is 骆.
 *
 * A ruby stands in a run: `<w:r><w:ruby><w:rt>…</w:rt><w:rubyBase><w:r>骆</w:r></w:rubyBase></w:ruby></w:r>`. What comes
 * out is a run in a run, which mammoth reads; the base keeps its own formatting. Word's elements can't stand in
 * attributes, comments are not written by Word, and ruby does not nest, so the pattern is exact.
 */
export function unwrapRuby(xml: string): { readonly xml: string; readonly readings: number } {
  let readings = 0;
  const unwrapped = xml.replace(/<(\w+:)ruby>[\s\S]*?<\/\1ruby>/g, (ruby, prefix: string) => {
    const base = new RegExp(`<${prefix}rubyBase>([\\s\\S]*)</${prefix}rubyBase>`).exec(ruby);
    if (base === null) return ruby;
    readings += 1;
    return base[1] ?? "";
  });
  return { xml: unwrapped, readings };
}

/**
 * Replaces each phonetic guide that is a field (EQ \o, written by old Word and by WPS) by its base, in the run where the field's
 * instruction began. A field with a field inside, or one that already shows letters, is no guide and stays.
 *
 * A field is spread over runs: `fldChar begin`, pieces of `instrText`, perhaps `separate` and a result, `fldChar end`; or it is one
 * element, `fldSimple`.
 */
export function unwrapGuides(xml: string): { readonly xml: string; readonly readings: number } {
  if (!/<w:(?:instrText|fldSimple)\b/.test(xml)) return { xml, readings: 0 };
  const pieces: string[] = [];
  let readings = 0;
  let last = 0;
  let open: Field | null = null;
  for (const match of xml.matchAll(FIELD_PARTS)) {
    const part: Part = { start: match.index, end: match.index + match[0].length };
    const [, type, instruction, simple] = match;
    if (simple !== undefined) {
      const base = baseOfGuide(simple.replaceAll("&quot;", '"'));
      if (base === null) continue;
      pieces.push(xml.slice(last, part.start), runOf(base));
      last = part.end;
      readings += 1;
    } else if (type === "begin") {
      // A field inside a field: neither is a guide.
      open = { parts: [part], instruction: "", isNested: open !== null };
    } else if (open !== null) {
      open.parts.push(part);
      if (instruction !== undefined) open.instruction += instruction;
      if (type !== "end") continue;
      const base: string | null = open.isNested ? null : baseOfGuide(open.instruction);
      if (base !== null && !/<w:t[ >]/.test(xml.slice(open.parts[0]!.end, part.start))) {
        readings += 1;
        for (const [index, { start, end }] of open.parts.entries()) {
          pieces.push(xml.slice(last, start), index === 1 ? textOf(base) : "");
          last = end;
        }
      }
      open = null;
    }
  }
  return { xml: pieces.join("") + xml.slice(last), readings };
}

interface Part {
  readonly start: number;
  readonly end: number;
}

interface Field {
  readonly parts: Part[];
  instruction: string;
  readonly isNested: boolean;
}

const FIELD_PARTS =
  /<w:fldChar\b[^>]*?w:fldCharType="(begin|separate|end)"[^>]*?(?:\/>|>[^<]*<\/w:fldChar>)|<w:instrText\b[^>]*>([^<]*)<\/w:instrText>|<w:fldSimple\b[^>]*?w:instr="([^"]*)"[^>]*?(?:\/>|><\/w:fldSimple>)/g;

/** The base as it stands in the XML, escaped already. */
function textOf(base: string): string {
  return `<w:t xml:space="preserve">${base}</w:t>`;
}

function runOf(base: string): string {
  return `<w:r>${textOf(base)}</w:r>`;
}

/** How many letters the text of a part has, without what is moved away and the first of two alternatives. */
export function lettersIn(xml: string): number {
  const shown = xml.replace(/<mc:Choice\b[\s\S]*?<\/mc:Choice>|<w:moveFrom\b[\s\S]*?<\/w:moveFrom>/g, "");
  let letters = 0;
  for (const [, text] of shown.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)) {
    letters += (text ?? "").replace(/&#?\w+;/g, "").match(/\p{L}/gu)?.length ?? 0;
  }
  return letters;
}
