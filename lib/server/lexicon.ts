import "server-only";

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Lexicon, openLexicon } from "../align/lexicon";

/** Where the built lexicon lies, below the project's root. */
export function lexiconPath(): string {
  return join(process.env.DUIZHAO_ROOT || process.cwd(), ".build", "lexicon.bin");
}

const BUILD = "node --conditions=react-server --import tsx lib/cli/build-lexicon.ts";

let loaded: Lexicon | undefined;

/** The lexicon, read once a process (7 MB). Throws with what to run when it has not been built. */
export function loadLexicon(): Lexicon {
  if (loaded) return loaded;
  const path = lexiconPath();
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Error(
      `The Chinese–English lexicon is not there (${path}), so texts cannot be aligned. Start the app with npm start, ` +
        `or build it alone: ${BUILD}`,
      { cause: error },
    );
  }
  try {
    loaded = openLexicon(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Error(
      `The Chinese–English lexicon at ${path} was made by another version of Duizhao, so texts cannot be aligned. ` +
        `Build it again: ${BUILD}`,
      { cause: error },
    );
  }
  return loaded;
}
