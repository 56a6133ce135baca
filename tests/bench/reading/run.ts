/**
 * Prints how well originals are read, what the readers keep, and what they cost. Nothing here passes or fails.
 *
 *     npm run bench:reading [-- originals|talk|share|pdf|cost|books|sizes …] [--list]
 */
import { measureBooks, measureCost } from "./cost";
import { measureOriginals } from "./originals";
import { measurePdfs } from "./pdf";
import { measureShares } from "./share";
import { measureSizes } from "./sizes";
import { measureTalk } from "./talk";

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  originals: measureOriginals,
  talk: measureTalk,
  share: measureShares,
  pdf: measurePdfs,
  cost: measureCost,
  books: measureBooks,
  sizes: measureSizes,
};

const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
  const bench = BENCHES[name];
  if (!bench) {
    process.stderr.write(`There is no bench ${name}; there are ${Object.keys(BENCHES).join(", ")}.\n`);
    process.exit(2);
  }
  console.log(`\n${name}`);
  await bench();
}
