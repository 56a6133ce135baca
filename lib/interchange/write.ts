import { writeDocx } from "./docx/write-docx";
import { writeHtml } from "./html/write-html";
import { writeMarkdown } from "./md/write-md";
import { MEDIA_TYPES } from "./media-types";
import type { Publication } from "./publication";
import { writeTxt } from "./txt/write-txt";

/** The formats that the English version can be had in. Both texts together are written by bilingual/write-bilingual.ts. */
export type ExportFormat = "md" | "html" | "docx" | "txt";

export interface WrittenFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Without a dot. */
  readonly extension: string;
}

/** Sets a publication in a format. The same publication and format give the same bytes, on any day and machine. */
export async function writePublication(publication: Publication, format: ExportFormat): Promise<WrittenFile> {
  const mediaType = format === "docx" ? MEDIA_TYPES.docx : `${MEDIA_TYPES[format]}; charset=utf-8`;
  return { bytes: await bytesOf(publication, format), mediaType, extension: format };
}

async function bytesOf(publication: Publication, format: ExportFormat): Promise<Uint8Array> {
  if (format === "docx") return writeDocx(publication);
  const write = format === "md" ? writeMarkdown : format === "html" ? writeHtml : writeTxt;
  return new TextEncoder().encode(write(publication));
}
