import type { Message } from "../../messages/keys";
import { readDocx } from "../docx/read-docx";
import { readEpub } from "../epub/read-epub";
import type { FormatResult } from "../format-result";
import type { MEDIA_TYPES } from "../media-types";
import { readOdt } from "../odt/read-odt";
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
    return { format: "docx", result: { ok: false, code: "unknown-format", message: foreign } };
  }
  return { format: "docx", result: await readDocx(unpacked) };
}

/** What a ZIP is that holds no Word document, or null for a Word document. */
function whatElse(parts: ReadonlyMap<string, Uint8Array>, mimetype: string): Message<"readers"> | null {
  const types = new TextDecoder().decode(parts.get("[Content_Types].xml"));
  if (
    /wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled/.test(types)
  )
    return null;
  if (types.includes("spreadsheetml")) return { code: "readers.format.excel" };
  if (types.includes("presentationml")) return { code: "readers.format.powerpoint" };
  if (mimetype.includes("opendocument")) return { code: "readers.format.opendocument" };
  return { code: "readers.format.zip" };
}
