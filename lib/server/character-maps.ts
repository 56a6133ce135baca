import "server-only";

import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The folder of the predefined CMaps, with "/" behind: which character a code means in a PDF whose Chinese font is not in the
 * file (STSong-Light with GBK-EUC-H). They are Adobe's and lie in pdfjs-dist, of which nothing else is used.
 */
export function characterMaps(): string {
  const root = process.env.DUIZHAO_ROOT || process.cwd();
  return `${dirname(createRequire(join(root, "package.json")).resolve("pdfjs-dist/package.json"))}/cmaps/`;
}
