import { readCsv } from "../csv/read-csv";
import { readBilingualDocx } from "../docx/read-bilingual-docx";
import { tablesOf } from "../docx/table-rows";
import { decode } from "../encoding";
import { MAX_FILE_BYTES } from "../limits";
import { isOmegat, readOmegat } from "../packages/read-omegat";
import { isPackage, readPackage } from "../packages/read-package";
import { columnsAsSaid, type SaidColumns } from "../table/columns";
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

/** `said`: which column of a table is which, where a person says it. */
export async function readBilingual(
  bytes: Uint8Array,
  fileName: string,
  said: SaidColumns | null = null,
): Promise<BilingualRead | null> {
  if (bytes.length === 0 || bytes.length > MAX_FILE_BYTES) return null;
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return fromZip(bytes, said);
  if (extension === "csv" || extension === "tsv") {
    const rows = rowsOfCsv(bytes);
    return rows && given(fileOfTable(rows, extension, said && columnsAsSaid(said, rows)));
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

async function fromZip(bytes: Uint8Array, said: SaidColumns | null): Promise<BilingualRead | null> {
  const unpacked = await unpack(bytes);
  if (!unpacked.ok) return null;
  const { parts, names } = unpacked;
  if (isOmegat(names)) return readOmegat(bytes);
  if (isPackage(names)) return readPackage(bytes);
  if (parts.has("xl/workbook.xml")) {
    const rows = readXlsx(parts);
    if (rows === null) return { ok: false, refusal: { code: "empty" } };
    return given(fileOfTable(rows, "xlsx", said && columnsAsSaid(said, rows)), true);
  }
  if (!parts.has("word/document.xml")) return null;
  const file = readBilingualDocx(parts, said);
  return file === null ? null : given(file);
}

function rowsOfCsv(bytes: Uint8Array): string[][] | null {
  const decoded = decode(bytes, undefined, undefined);
  return decoded.ok ? readCsv(decoded.text) : null;
}

/** The rows of a table file, for showing which column is which. Null for any other file. */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<string[][] | null> {
  if (bytes.length === 0 || bytes.length > MAX_FILE_BYTES) return null;
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return /\.[ct]sv$/i.test(fileName) ? rowsOfCsv(bytes) : null;
  const unpacked = await unpack(bytes);
  if (!unpacked.ok) return null;
  if (unpacked.parts.has("xl/workbook.xml")) return readXlsx(unpacked.parts);
  const tables = unpacked.parts.has("word/document.xml") ? tablesOf(unpacked.parts) : null;
  return tables && tables.rows.length > 0
    ? tables.rows.map(({ cells }) => cells.map(({ text }) => text))
    : null;
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
