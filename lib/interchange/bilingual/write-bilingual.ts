import { writeCsv } from "../csv/write-csv";
import { writeBilingualDocx } from "../docx/write-bilingual-docx";
import { MEDIA_TYPES } from "../media-types";
import { tableOf } from "../table/table-units";
import { writeTmxFile } from "../tmx/tmx-units";
import type { WrittenFile } from "../write";
import { writeXliff } from "../xliff/write-xliff";
import { writeXliff12 } from "../xliff/write-xliff12";
import { writeXlsx } from "../xlsx/write-xlsx";
import type { BilingualFile } from "./bilingual";

/** The formats that both texts can be had in, made anew. */
export const BILINGUAL_EXPORTS = ["xliff", "xliff12", "tmx", "docx-bilingual", "xlsx", "csv", "tsv"] as const;
export type BilingualExport = (typeof BILINGUAL_EXPORTS)[number];

/** The same file gives the same bytes. */
export function writeBilingual(file: BilingualFile, format: BilingualExport, title: string): WrittenFile {
  const text = (written: string, mediaType: string, extension: string): WrittenFile => ({
    bytes: new TextEncoder().encode(written),
    mediaType,
    extension,
  });
  switch (format) {
    case "xliff":
      return text(writeXliff(file), MEDIA_TYPES.xliff, "xlf");
    case "xliff12":
      return text(writeXliff12(file), MEDIA_TYPES.xliff12, "xlf");
    case "tmx":
      return text(writeTmxFile(file), MEDIA_TYPES.tmx, "tmx");
    case "csv":
      return text(writeCsv(tableOf(file), ","), `${MEDIA_TYPES.csv}; charset=utf-8`, "csv");
    case "tsv":
      return text(writeCsv(tableOf(file), "\t"), `${MEDIA_TYPES.tsv}; charset=utf-8`, "tsv");
    case "xlsx":
      return { bytes: writeXlsx(tableOf(file), WIDTHS), mediaType: MEDIA_TYPES.xlsx, extension: "xlsx" };
    case "docx-bilingual":
      return { bytes: writeBilingualDocx(file, title), mediaType: MEDIA_TYPES.docx, extension: "docx" };
  }
}

/** Of the columns of a sheet, in letters. */
const WIDTHS = [10, 60, 60, 18, 40];
