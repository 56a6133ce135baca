import { readCsv } from "../csv/read-csv";
import { decode } from "../encoding";
import { readXlsx } from "../xlsx/read-xlsx";
import { decodeXml } from "../xml/xml-bytes";
import { unpack } from "../zip/unpack";
import { type Columns, readTermsTable } from "./table";
import { readTbx } from "./tbx";
import type { TermsRead } from "./terms-read";

export interface TermsFile extends TermsRead {
  readonly format: "tbx" | "xlsx" | "table";
  /** Of a table: its first rows, what its columns were taken for, and whether the first row says so. */
  readonly table: {
    readonly rows: readonly (readonly string[])[];
    readonly columns: Columns;
    readonly hasHeadings: boolean;
  } | null;
}

/** So many rows show what a table is. */
const SHOWN = 12;

/** Terms in whatever file: the bytes decide what it is. `columns`: what somebody says that the columns of a table are. */
export async function readTerms(bytes: Uint8Array, columns?: Columns): Promise<TermsFile> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const unpacked = await unpack(bytes);
    const rows = unpacked.ok && unpacked.parts.has("xl/workbook.xml") ? readXlsx(unpacked.parts) : null;
    return rows ? ofTable("xlsx", rows, columns) : NOT_TERMS;
  }
  const xml = looksLikeXml(bytes) ? decodeXml(bytes) : null;
  if (xml) return { ...readTbx(xml.text), format: "tbx", table: null };
  const decoded = decode(bytes);
  return decoded.ok ? ofTable("table", readCsv(decoded.text), columns) : NOT_TERMS;
}

const NOT_TERMS: TermsFile = {
  format: "table",
  concepts: [],
  problems: [{ code: "not-terms", place: 0 }],
  table: null,
};

function ofTable(
  format: "xlsx" | "table",
  rows: readonly (readonly string[])[],
  chosen: Columns | undefined,
): TermsFile {
  const { concepts, problems, columns, hasHeadings } = readTermsTable(rows, chosen);
  return { format, concepts, problems, table: { rows: rows.slice(0, SHOWN), columns, hasHeadings } };
}

function looksLikeXml(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64).filter((byte) => byte !== 0);
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<[?!A-Za-z]/.test(String.fromCharCode(...head));
}
