import { unzipSync, zipSync } from "fflate";

/**
 * The docx library writes the time into the properties and the container and makes up the names of links. All three
 * are replaced here, so that the same publication gives the same bytes (and the diff of two exports is the diff of
 * their texts): 1 January 2000 in the properties, 1 January 1980 (the first day a ZIP knows) in the container, and
 * links numbered in their order.
 */
export function withoutChance(zip: Uint8Array): Uint8Array {
  const parts = unzipSync(zip);
  const names = Object.keys(parts).sort();
  const texts = new Map(names.map((name) => [name, new TextDecoder().decode(parts[name])]));
  const replace = (name: string, change: (text: string) => string) => {
    const text = texts.get(name);
    if (text !== undefined) texts.set(name, change(text));
  };
  replace("docProps/core.xml", (xml) =>
    xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, "$12000-01-01T00:00:00Z"),
  );
  const linkNames = new Map<string, string>();
  for (const [, name] of (texts.get("word/document.xml") ?? "").matchAll(
    /<w:hyperlink[^>]* r:id="([^"]+)"/g,
  )) {
    if (name !== undefined && !linkNames.has(name)) linkNames.set(name, `rIdLink${linkNames.size + 1}`);
  }
  const renamed = (whole: string, before: string, name: string) => {
    const link = linkNames.get(name);
    return link === undefined ? whole : `${before}"${link}"`;
  };
  replace("word/document.xml", (xml) => xml.replace(/( r:id=)"([^"]+)"/g, renamed));
  replace("word/_rels/document.xml.rels", (xml) => xml.replace(/( Id=)"([^"]+)"/g, renamed));
  const encoder = new TextEncoder();
  const files = Object.fromEntries(names.map((name) => [name, encoder.encode(texts.get(name) ?? "")]));
  // A local time, as ZIP has it: the same fields in every time zone.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) });
}
