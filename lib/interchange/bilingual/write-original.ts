import { editXliff } from "../xliff/edit-xliff";
import { readXliff } from "../xliff/read-xliff";
import { decodeXml, encodeXml } from "../xml/xml-bytes";
import { type ExchangeDocument, type ExchangeSettings, unitsOfDocument } from "./document-units";

/**
 * A file that came in, with its targets, states and new comments; the rest as it was. Null where the bytes cannot be read any more as
 * what they were.
 */
export function writeOriginal(
  bytes: Uint8Array,
  document: ExchangeDocument,
  settings: ExchangeSettings,
): Uint8Array<ArrayBuffer> | null {
  const xml = decodeXml(bytes);
  const read = xml && readXliff(xml.text);
  if (!xml || !read?.ok) return null;
  const wanted = unitsOfDocument(document, settings, read.file);
  const places = new Map(wanted.units.map((unit, index) => [index, unit]));
  let at = -1;
  let last: unknown = null;
  const edited = editXliff(xml.text, (unit, index) => {
    if (unit !== last) at += 1;
    last = unit;
    const wish = places.get(at)!;
    const segment = wish.segments[index]!;
    const known = unit.segments[index]!;
    return {
      target: segment.target,
      state: segment.state,
      subState: segment.subState,
      comments: segment.comments.slice(known.comments.length),
      codes: wish.codes,
    };
  });
  return edited.ok ? encodeXml({ text: edited.text, encoding: xml.encoding }) : null;
}
