import type { ConceptText } from "../../term/concept";
import { writeCsv } from "../csv/write-csv";
import { writeXlsx } from "../xlsx/write-xlsx";
import { omegatGlossary, termsTable } from "./table";
import { writeTbx } from "./tbx";

export const TERMS_FORMATS = ["tbx", "tbx-core", "csv", "tsv", "xlsx", "omegat"] as const;
export type TermsFormat = (typeof TERMS_FORMATS)[number];

export const TERMS_FILES: Readonly<
  Record<TermsFormat, { readonly mediaType: string; readonly extension: string }>
> = {
  tbx: { mediaType: "application/x-tbx+xml", extension: "tbx" },
  "tbx-core": { mediaType: "application/x-tbx+xml", extension: "tbx" },
  csv: { mediaType: "text/csv; charset=utf-8", extension: "csv" },
  tsv: { mediaType: "text/tab-separated-values; charset=utf-8", extension: "tsv" },
  xlsx: { mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", extension: "xlsx" },
  omegat: { mediaType: "text/tab-separated-values; charset=utf-8", extension: "txt" },
};

/** The same concepts give the same bytes. */
export function writeTerms(concepts: readonly ConceptText[], format: TermsFormat): Uint8Array<ArrayBuffer> {
  const text = (written: string) => new TextEncoder().encode(written);
  if (format === "tbx" || format === "tbx-core")
    return text(writeTbx(concepts, format === "tbx" ? "TBX-Basic" : "TBX-Core"));
  if (format === "omegat") return text(omegatGlossary(concepts));
  const rows = termsTable(concepts);
  if (format === "xlsx") return writeXlsx(rows, WIDTHS);
  return text(writeCsv(rows, format === "csv" ? "," : "\t"));
}

const WIDTHS = [9, 22, 28, 11, 11, 24, 24, 16, 40, 40, 16, 40, 24];
