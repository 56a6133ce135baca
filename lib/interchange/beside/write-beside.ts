import type { ExchangeDocument, ExchangeSettings } from "../bilingual/document-units";
import { MEDIA_TYPES } from "../media-types";
import type { ExportFormat, WrittenFile } from "../write";
import { type BesideLayout, besideOf } from "./beside";
import { writeDocxBeside } from "./write-docx-beside";
import { writeHtmlBeside } from "./write-html-beside";
import { writeMarkdownBeside, writeTxtBeside } from "./write-text-beside";

/** Both texts to be read together. Text and Markdown have no columns: there they stand in turn. The same document gives the same bytes. */
export async function writeBeside(
  document: ExchangeDocument,
  settings: ExchangeSettings,
  format: ExportFormat,
  layout: BesideLayout,
): Promise<WrittenFile> {
  const beside = besideOf(document, settings);
  if (format === "docx")
    return { bytes: await writeDocxBeside(beside, layout), mediaType: MEDIA_TYPES.docx, extension: format };
  const text =
    format === "html"
      ? writeHtmlBeside(beside, layout)
      : format === "md"
        ? writeMarkdownBeside(beside)
        : writeTxtBeside(beside);
  return {
    bytes: new TextEncoder().encode(text),
    mediaType: `${MEDIA_TYPES[format]}; charset=utf-8`,
    extension: format,
  };
}
