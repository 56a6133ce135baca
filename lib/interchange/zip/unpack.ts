import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import type { Message } from "../../messages/keys";
import type { RefusalCode } from "../format-result";
import {
  MAX_UNPACKED_BYTES,
  MAX_UNPACKED_RATIO,
  MAX_ZIP_ENTRIES,
  megabytes,
  RATIO_MATTERS_FROM,
} from "../limits";

/**
 * The text parts of a ZIP container (DOCX, ODT, EPUB), unpacked under guard.
 *
 * ZIP-1  Bytes are counted as they come out; what a header says of sizes is never believed (yauzl rejects a lying one as
 *     soon as it shows).
 * ZIP-2  Only parts that hold text are unpacked. Pictures, fonts and embedded files (archives too) stay packed; pictures are counted.
 * ZIP-3  A name that leaves the container, or the same name twice, is damage: two programs could read two documents.
 * ZIP-4  Nothing is ever written to a disk, and a part that is a symbolic link is bytes like any other.
 */
export type Unpacked =
  | {
      readonly ok: true;
      readonly parts: ReadonlyMap<string, Uint8Array>;
      readonly pictures: number;
      /** Of everything in it, unpacked or not; folders left out. */
      readonly names: readonly string[];
    }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: Message<"readers"> };

export async function unpack(bytes: Uint8Array, isWanted = holdsText): Promise<Unpacked> {
  try {
    return await unpackAll(await open(bytes), isWanted);
  } catch (error) {
    if (error instanceof TooMuch)
      return { ok: false, code: "too-large", message: { code: "readers.wrong.zip", what: error.what } };
    // Whatever else yauzl or zlib says of bytes that came from outside is damage to the file.
    return { ok: false, code: "damaged", message: DAMAGED };
  }
}

const DAMAGED: Message<"readers"> = { code: "readers.damaged.zip" };

/** A bound of limits.ts was passed. */
class TooMuch extends Error {
  readonly what: Message<"readers">;
  constructor(what: Message<"readers">) {
    super(what.code);
    this.what = what;
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error === null || error === undefined) resolve(zip);
      else reject(error);
    });
  });
}

async function unpackAll(zip: ZipFile, isWanted: (name: string) => boolean): Promise<Unpacked> {
  const parts = new Map<string, Uint8Array>();
  const names = new Set<string>();
  let total = 0;
  let pictures = 0;
  for (let entry = await nextEntry(zip); entry !== null; entry = await nextEntry(zip)) {
    if (names.has(entry.fileName)) return { ok: false, code: "damaged", message: DAMAGED };
    names.add(entry.fileName);
    if (names.size > MAX_ZIP_ENTRIES) {
      throw new TooMuch({ code: "readers.what.parts", most: MAX_ZIP_ENTRIES });
    }
    if (PICTURE.test(entry.fileName)) pictures += 1;
    if (!isWanted(entry.fileName)) continue;
    if (entry.isEncrypted()) return { ok: false, code: "password-protected", message: ENCRYPTED };
    const part = await unpackEntry(zip, entry, MAX_UNPACKED_BYTES - total);
    total += part.length;
    parts.set(entry.fileName, part);
  }
  return { ok: true, parts, pictures, names: [...names].filter((name) => !name.endsWith("/")) };
}

const ENCRYPTED: Message<"readers"> = { code: "readers.locked.zip" };

const PICTURE = /(?:\/media\/|^Pictures\/)[^/]+$|^(?!.*thumbnail).*\.(?:png|jpe?g|gif|webp|svg)$/i;

/** What the readers look at. Themes, settings and properties hold no text, but for a title. */
function holdsText(name: string): boolean {
  if (name === "mimetype") return true;
  return (
    /\.(?:xml|rels|opf|ncx|xhtml|html?|css)$/i.test(name) &&
    !/^(?:docProps\/(?!core\.xml$)|customXml\/)|\/(?:theme|glossary|embeddings)\//.test(name)
  );
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.removeListener("entry", onEntry);
      zip.removeListener("end", onEnd);
      zip.removeListener("error", onError);
      act();
    };
    const onEntry = (entry: Entry) => settle(() => resolve(entry));
    const onEnd = () => settle(() => resolve(null));
    const onError = (error: Error) => settle(() => reject(error));
    zip.on("entry", onEntry);
    zip.on("end", onEnd);
    zip.on("error", onError);
    zip.readEntry();
  });
}

function unpackEntry(zip: ZipFile, entry: Entry, room: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null && error !== undefined) {
        reject(error);
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        const ratio = size / Math.max(1, entry.compressedSize);
        if (size > room || (size > RATIO_MATTERS_FROM && ratio > MAX_UNPACKED_RATIO)) {
          stream.destroy();
          reject(
            new TooMuch({
              code: "readers.what.unpacks",
              megabytes: megabytes(MAX_UNPACKED_BYTES),
              ratio: MAX_UNPACKED_RATIO,
            }),
          );
          return;
        }
        chunks.push(chunk);
      });
      stream.on("end", () => resolve(Buffer.concat(chunks)));
      stream.on("error", reject);
    });
  });
}
