import { MAX_XML_DEPTH } from "../limits";

/** What is done to the XML of a Word file before mammoth sees it. */

/** What is wrong with a part, in a sentence, or null. Word writes no DOCTYPE, so one is there to do harm. */
export function checkXml(xml: string): string | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml))
    return "The file holds a document type declaration, which no Word document has.";
  let depth = 0;
  for (const [tag] of xml.matchAll(/<(?:\/|[^!?/])[^>]*>/g)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    if (depth > MAX_XML_DEPTH) return `The file nests its elements more than ${MAX_XML_DEPTH} deep.`;
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

/** How many letters the text of a part has, without what is moved away and the first of two alternatives. */
export function lettersIn(xml: string): number {
  const shown = xml.replace(/<mc:Choice\b[\s\S]*?<\/mc:Choice>|<w:moveFrom\b[\s\S]*?<\/w:moveFrom>/g, "");
  let letters = 0;
  for (const [, text] of shown.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)) {
    letters += (text ?? "").replace(/&#?\w+;/g, "").match(/\p{L}/gu)?.length ?? 0;
  }
  return letters;
}
