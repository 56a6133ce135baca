import { readCsv } from "../csv/read-csv";
import { readBilingualDocx } from "../docx/read-bilingual-docx";
import { decode } from "../encoding";
import { MAX_FILE_BYTES } from "../limits";
import { isOmegat, readOmegat } from "../packages/read-omegat";
import { isPackage, readPackage } from "../packages/read-package";
import { fileOfTable } from "../table/table-units";
import { readTmxFile } from "../tmx/tmx-units";
import { readXliff } from "../xliff/read-xliff";
import { readXlsx } from "../xlsx/read-xlsx";
import { decodeXml } from "../xml/xml-bytes";
import { unpack } from "../zip/unpack";
import { type BilingualFile, type BilingualRefusal, segmentsOf, wordsIn } from "./bilingual";

/**
 * The one way in for bilingual files: which of them the bytes are, if any.
 *
 * BI-FILE-5  What the bytes are decides; a name only tells comma from tab and a table from a text. Whatever is no bilingual file is null, and is
 *     read as an original.
 */
export type BilingualRead =
  | { readonly ok: true; readonly file: BilingualFile }
  | { readonly ok: false; readonly refusal: BilingualRefusal };

export async function readBilingual(bytes: Uint8Array, fileName: string): Promise<BilingualRead | null> {
  if (bytes.length === 0 || bytes.length > MAX_FILE_BYTES) return null;
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return fromZip(bytes);
  if (extension === "csv" || extension === "tsv") {
    const decoded = decode(bytes, undefined, undefined);
    if (!decoded.ok) return null;
    return given(fileOfTable(readCsv(decoded.text), extension));
  }
  if (!looksLikeXml(bytes)) return null;
  const xml = decodeXml(bytes);
  const root = rootOf(xml?.text ?? "");
  const isNamedSo = /^(?:xlf|xliff|sdlxliff|mqxliff|mxliff|tmx)$/.test(extension);
  if (!xml) return isNamedSo ? { ok: false, refusal: { code: "damaged" } } : null;
  if (root === "xliff") {
    const read = readXliff(xml.text);
    return read.ok ? given(read.file) : read;
  }
  if (root === "tmx") return given(readTmxFile(xml.text));
  return isNamedSo ? { ok: false, refusal: { code: "not-bilingual" } } : null;
}

async function fromZip(bytes: Uint8Array): Promise<BilingualRead | null> {
  const unpacked = await unpack(bytes);
  if (!unpacked.ok) return null;
  const { parts, names } = unpacked;
  if (isOmegat(names)) return readOmegat(bytes);
  if (isPackage(names)) return readPackage(bytes);
  if (parts.has("xl/workbook.xml")) {
    const rows = readXlsx(parts);
    return rows === null ? { ok: false, refusal: { code: "empty" } } : given(fileOfTable(rows, "xlsx"), true);
  }
  if (!parts.has("word/document.xml")) return null;
  const file = readBilingualDocx(parts);
  return file === null ? null : given(file);
}

/** `isOnly`: nothing else reads such a file. */
function given(file: BilingualFile | null, isOnly = false): BilingualRead | null {
  if (!file) return isOnly ? { ok: false, refusal: { code: "not-bilingual" } } : null;
  for (const { segment } of segmentsOf(file.units))
    if (wordsIn(segment.source).trim() !== "") return { ok: true, file };
  return { ok: false, refusal: { code: "empty" } };
}

function looksLikeXml(bytes: Uint8Array): boolean {
  const head = Array.from(bytes.subarray(0, 40)).filter((byte) => byte !== 0 && byte < 0x80);
  return String.fromCharCode(...head)
    .trimStart()
    .startsWith("<");
}

function rootOf(text: string): string | null {
  const head = text.slice(0, 20_000).replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![^>]*>/g, "");
  return /<(?:[\w.-]+:)?([A-Za-z]+)[\s>/]/.exec(head)?.[1] ?? null;
}
