/**
 * How well an original is read: what does not belong, kinds, speakers, turns run together, lines broken by hand. A wrong
 * proposal to set a real paragraph aside is counted for 1,000 real paragraphs. `--list` also prints every line that was
 * read otherwise than by its person.
 */

import { measureCorpora } from "./corpora";
import { readGold } from "./gold";
import { measureOwnPages } from "./own-pages";
import { measurePages } from "./pages";
import { scoreOriginals } from "./score";

export async function measureOriginals(): Promise<void> {
  const isListed = process.argv.includes("--list");
  for (const [set, what] of [
    ["dev", "on which the rules were made"],
    ["held-out", "written before the rules were tried on them"],
  ] as const) {
    const originals = readGold(`tests/fixtures/originals/${set}`);
    console.log(`\n${originals.length} originals ${what} (tests/fixtures/originals/${set})`);
    for (const line of scoreOriginals(originals, isListed)) console.log(line);
  }
  for (const [set, what] of [
    ["dev", "on which the rules were made"],
    ["held-out", "written before the rules were tried on them, and not looked at"],
  ] as const) {
    console.log(`\nweb pages ${what} (tests/fixtures/pages/${set})`);
    for (const line of measureOwnPages(set, isListed && set === "dev")) console.log(line);
  }
  console.log(
    "\nweb pages: menus and the like against the expected article (../shared/corpora/html-article)",
  );
  for (const line of await measurePages()) console.log(line);
  console.log("\ntexts in which everything belongs");
  for (const line of await measureCorpora(isListed)) console.log(line);
}
