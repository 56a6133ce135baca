import "server-only";

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Lexicon, openLexicon } from "../align/lexicon/lexicon";
import type { CheckNames } from "../check/check";
import { type Frequencies, openFrequencies } from "../corrections/frequencies";
import { properWords, readKnownNames } from "../term/names/known-names";

/** Where the built lexicon lies, below the project's root. */
export function lexiconPath(): string {
  return join(process.env.DUIZHAO_ROOT || process.cwd(), ".build", "lexicon.bin");
}

/** Where the built frequency list lies, beside it. */
export function frequenciesPath(): string {
  return join(process.env.DUIZHAO_ROOT || process.cwd(), ".build", "frequencies.bin");
}

/** Where the built list of names lies, beside it. */
export function knownNamesPath(): string {
  return join(process.env.DUIZHAO_ROOT || process.cwd(), ".build", "names.tsv");
}

const BUILD = "node --conditions=react-server --import tsx lib/cli/build-lexicon.ts";

let loaded: Lexicon | undefined;

/** The lexicon, read once a process (7 MB). Throws with what to run when it has not been built. */
export function loadLexicon(): Lexicon {
  loaded ??= read(lexiconPath(), openLexicon, "The Chinese–English lexicon", "texts cannot be aligned");
  return loaded;
}

let loadedFrequencies: Frequencies | undefined;

/** The frequency list, read once a process (9 MB) and only when damaged words are looked for. Throws likewise. */
export function loadFrequencies(): Frequencies {
  loadedFrequencies ??= read(
    frequenciesPath(),
    openFrequencies,
    "The list of Chinese words",
    "damaged words cannot be looked for",
  );
  return loadedFrequencies;
}

let loadedNames: Pick<CheckNames, "known" | "proper"> | undefined;

/** The names of CC-CEDICT, read once a process (1 MB). Throws likewise. */
export function loadKnownNames(): Pick<CheckNames, "known" | "proper"> {
  loadedNames ??= read(
    knownNamesPath(),
    (bytes) => {
      const known = readKnownNames(new TextDecoder().decode(bytes));
      return { known, proper: properWords(known) };
    },
    "The list of names",
    "names cannot be compared",
  );
  return loadedNames;
}

function read<Opened>(path: string, open: (bytes: Uint8Array) => Opened, what: string, so: string): Opened {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Error(
      `${what} is not there (${path}), so ${so}. Start the app with npm start, or build it alone: ${BUILD}`,
      { cause: error },
    );
  }
  try {
    return open(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Error(
      `${what} at ${path} was made by another version of Duizhao, so ${so}. Build it again: ${BUILD}`,
      { cause: error },
    );
  }
}
