import { readDocx } from "../docx/read-docx";
import { readEpub } from "../epub/read-epub";
import type { MEDIA_TYPES } from "../media-types";
import { readOdt } from "../odt/read-odt";
import type { FormatResult } from "../read";
import { CAN_BE_READ } from "../sniff";
import { unpack } from "./unpack";

export interface ZipRead {
  readonly format: keyof typeof MEDIA_TYPES;
  readonly result: FormatResult;
}

/** A ZIP container is a Word document, an OpenDocument text, an EPUB book, or something to be told apart and refused. */
export async function readZip(bytes: Uint8Array): Promise<ZipRead> {
  const unpacked = await unpack(bytes);
  if (!unpacked.ok) return { format: "docx", result: unpacked };
  const { parts } = unpacked;
  const mimetype = new TextDecoder().decode(parts.get("mimetype")).trim();
  if (mimetype === "application/epub+zip" || (mimetype === "" && parts.has("META-INF/container.xml")))
    return { format: "epub", result: readEpub(unpacked) };
  if (/^application\/vnd\.oasis\.opendocument\.text(?:-template|-master)?$/.test(mimetype))
    return { format: "odt", result: readOdt(unpacked) };
  const foreign = whatElse(parts, mimetype);
  if (foreign !== null) {
    const message = `${foreign} ${CAN_BE_READ}`;
    return { format: "docx", result: { ok: false, code: "unknown-format", message } };
  }
  return { format: "docx", result: await readDocx(unpacked) };
}

/** What a ZIP is that holds no Word document, in a sentence; null for a Word document. */
function whatElse(parts: ReadonlyMap<string, Uint8Array>, mimetype: string): string | null {
  const types = new TextDecoder().decode(parts.get("[Content_Types].xml"));
  if (
    /wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled/.test(types)
  )
    return null;
  if (types.includes("spreadsheetml")) return "This is an Excel workbook. Save the texts as .docx or .txt.";
  if (types.includes("presentationml"))
    return "This is a PowerPoint presentation. Save its text as .docx or .txt.";
  if (mimetype.includes("opendocument"))
    return "This is an OpenDocument table, drawing or presentation. Save its text as .odt or .txt.";
  return "This is a ZIP archive without a document in it. If it is an archive, unpack it and import the files one by one.";
}
