import { writePackage } from "../packages/write-package";
import { readXliff } from "../xliff/read-xliff";
import { decodeXml } from "../xml/xml-bytes";
import type { BilingualFormat } from "./bilingual";
import { type ExchangeDocument, type ExchangeSettings, unitsOfDocument } from "./document-units";
import { editedXliff } from "./edited-xliff";

/**
 * A file that came in, with its targets, states and new comments; the rest as it was. Null where the bytes cannot be read any more as
 * what they were.
 */
export async function writeOriginal(
  bytes: Uint8Array,
  format: BilingualFormat,
  document: ExchangeDocument,
  settings: ExchangeSettings,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (format === "package") return writePackage(bytes, document, settings);
  const xml = decodeXml(bytes);
  const read = xml && readXliff(xml.text);
  if (!xml || !read?.ok) return null;
  return editedXliff(bytes, unitsOfDocument(document, settings, read.file).units);
}
