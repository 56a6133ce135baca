/**
 * Prints what becomes of bilingual files on their way out and in again, and what programs of others say of what is written. Nothing here
 * passes or fails.
 *
 *     npm run bench:exchange [-- points|judges|large …] [--list] [--corpora <folder>]
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { samplesBelow } from "./files";
import { measureFixedPoints } from "./fixed-points";
import { askJudges } from "./judges";
import { measureLarge } from "./large";

const words = process.argv.slice(2);
const at = words.indexOf("--corpora");
const corpora = at === -1 ? "../shared/corpora" : words.splice(at, 2)[1]!;
const isListed = words.includes("--list");
const asked = words.filter((word) => !word.startsWith("--"));
const wants = (name: string) => asked.length === 0 || asked.includes(name);

if (wants("points") || wants("judges")) {
  const folders = (
    at === -1
      ? ["xliff-oasis", "xliff-okapi", "tmx", "cat-files"].map((name) => join(corpora, name))
      : [corpora]
  ).filter(existsSync);
  const { samples, refused } = await samplesBelow(folders);
  console.log(`${samples.length} files are read, ${refused.length} are not`);
  for (const line of refused) console.log(`    ${line}`);
  if (wants("points")) await measureFixedPoints(samples, isListed);
  if (wants("judges")) await askJudges(samples, "../shared/corpora/schemas");
}
if (wants("large")) measureLarge();
