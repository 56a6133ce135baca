import { readCsv } from "../csv/read-csv";
import { writeCsv } from "../csv/write-csv";
import { decode } from "../encoding";
import { readXlsx } from "../xlsx/read-xlsx";
import { writeXlsx } from "../xlsx/write-xlsx";
import { unpack } from "../zip/unpack";
import { type NamesTable, namesTable, readNamesTable, type WrittenName } from "./table";

export const NAMES_FILES = {
  csv: { mediaType: "text/csv; charset=utf-8", extension: "csv" },
  tsv: { mediaType: "text/tab-separated-values; charset=utf-8", extension: "tsv" },
  xlsx: {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension: "xlsx",
  },
} as const;
export type NamesFormat = keyof typeof NAMES_FILES;

/** A table of some thousand names is smaller by far. */
const MOST_BYTES = 4 * 1024 * 1024;

const NOT_NAMES: NamesTable = { names: [], problems: [{ code: "not-names", place: 0 }] };

/** Names in whatever table; the bytes decide what it is. */
export async function readNames(bytes: Uint8Array, most: number): Promise<NamesTable> {
  if (bytes.length > MOST_BYTES) return NOT_NAMES;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const unpacked = await unpack(bytes);
    const rows = unpacked.ok && unpacked.parts.has("xl/workbook.xml") ? readXlsx(unpacked.parts) : null;
    return rows ? readNamesTable(rows, most) : NOT_NAMES;
  }
  const decoded = decode(bytes);
  return decoded.ok ? readNamesTable(readCsv(decoded.text), most) : NOT_NAMES;
}

/** The same names give the same bytes. */
export function writeNames(names: readonly WrittenName[], format: NamesFormat): Uint8Array<ArrayBuffer> {
  const rows = namesTable(names);
  if (format === "xlsx") return writeXlsx(rows, [14, 18, 24, 30, 24, 30, 14, 40]);
  return new TextEncoder().encode(writeCsv(rows, format === "csv" ? "," : "\t"));
}
