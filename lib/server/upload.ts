import "server-only";

import type { z } from "zod";
import { PASTE_LIMIT, UPLOAD_BYTES } from "../wire/documents";
import { readBody, readBytes } from "./body";
import { parsedBy } from "./handler";
import type { Upload } from "./jobs-reading";
import { problem } from "./problem";

/** A pasted text of the longest kind, when every unit of it is escaped as \uXXXX. */
const PASTE_BYTES = 6 * PASTE_LIMIT + 4096;

/** What multipart puts around a file of the largest kind. */
const AROUND_A_FILE = 64 * 1024;

/**
 * What was sent to be imported: a file with its fields (multipart), or a text in JSON. `pasted` and `fields` are the
 * shapes of the two.
 */
export async function readUpload<Pasted extends z.ZodObject, Fields extends z.ZodObject>(
  request: Request,
  pasted: Pasted,
  fields: Fields,
): Promise<
  | { readonly how: "pasted"; readonly upload: Upload; readonly body: z.output<Pasted> }
  | { readonly how: "file"; readonly upload: Upload; readonly body: z.output<Fields> }
> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) {
    const body = parsedBy(pasted, await readBody(request, PASTE_BYTES));
    const bytes = new TextEncoder().encode((body as { text: string }).text);
    return {
      how: "pasted",
      body,
      upload: { bytes, fileName: "pasted.txt", mediaType: "text/plain", encoding: "utf-8" },
    };
  }
  const form = await formOf(await readBytes(request, UPLOAD_BYTES + AROUND_A_FILE), type);
  const file = form.get("file");
  if (!(file instanceof File)) {
    throw problem(
      422,
      "invalid",
      "No file",
      "No file was sent (the field “file”). Choose one and try again.",
      "file",
    );
  }
  if (file.size > UPLOAD_BYTES) {
    throw problem(
      413,
      "too-large",
      "Too large",
      `The file is larger than ${UPLOAD_BYTES / 1024 / 1024} MB, the most that is read at once. Nothing was imported. Divide it into parts and import them one by one.`,
      "file",
    );
  }
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === "string" && value !== "" ? [[name, value]] : [],
  );
  const body = parsedBy(fields, Object.fromEntries(texts));
  const { encoding } = body as { encoding?: string };
  return {
    how: "file",
    body,
    upload: {
      bytes: new Uint8Array(await file.arrayBuffer()),
      fileName: tame(file.name),
      mediaType: file.type === "" ? null : file.type,
      encoding: encoding ?? null,
    },
  };
}

async function formOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw problem(
      400,
      "not-multipart",
      "Not readable",
      "What was sent is not a whole multipart form. Nothing was imported; send it again.",
    );
  }
}

/** A file's name as it can be shown and kept: no folders, no control characters, not endless. */
function tame(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return (
    last
      .toWellFormed()
      .replace(/\p{Cc}/gu, "")
      .slice(0, 200)
      .toWellFormed() || "file"
  );
}
