import { type ExchangeDocument, type ExchangeSettings, unitsOfDocument } from "../bilingual/document-units";
import { editedXliff } from "../bilingual/edited-xliff";
import { replaceParts } from "../zip/replace-parts";
import { partsOf, together } from "./read-package";

/**
 * A package that came in, with other targets, states and comments in its bilingual files.
 *
 * PKG-WRITE-1  Only files in which something differs are packed anew; all else is as it came, byte for byte. Null where the container cannot be
 *     taken apart (replace-parts.ts).
 */
export async function writePackage(
  bytes: Uint8Array,
  document: ExchangeDocument,
  settings: ExchangeSettings,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const found = await partsOf(bytes);
  if (!found || found.parts.length === 0) return null;
  const wanted = unitsOfDocument(document, settings, together(found.parts)).units;
  const changed = new Map<string, Uint8Array>();
  let from = 0;
  for (const { name, bytes: part, file } of found.parts) {
    const edited = editedXliff(part, wanted.slice(from, from + file.units.length));
    from += file.units.length;
    if (!edited) return null;
    if (!isSame(edited, part)) changed.set(name, edited);
  }
  return replaceParts(bytes, changed);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
