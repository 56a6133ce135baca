import "server-only";

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Dictionary, openDictionary } from "../dictionary/dictionary";

/** Where the built dictionary lies, below the project's root. */
export function dictionaryPath(): string {
  return join(process.env.DUIZHAO_ROOT || process.cwd(), ".build", "dictionary.txt");
}

export const DICTIONARY_SOURCE = {
  name: "CC-CEDICT",
  url: "https://cc-cedict.org",
  licence: "CC BY-SA 4.0",
} as const;

let loaded: Dictionary | undefined;

/** The dictionary, read once a process (10 MB). */
export function loadDictionary(): Dictionary {
  loaded ??= openDictionary(readFileSync(dictionaryPath()));
  return loaded;
}

interface Packed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

let packed: Promise<Packed> | undefined;

/** Its file as it goes over the wire, made once a process. */
export function packedDictionary(): Promise<Packed> {
  packed ??= readFile(dictionaryPath()).then(async (file) => ({
    bytes: new Uint8Array(await promisify(gzip)(file)),
    etag: `"${createHash("sha256").update(file).digest("hex").slice(0, 24)}"`,
  }));
  packed.catch(() => {
    packed = undefined;
  });
  return packed;
}
