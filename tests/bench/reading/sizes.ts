/**
 * Our sizes beside those that Word stored in its files (docProps/app.xml), over the Word files of the corpora.
 *
 * What Word stores is not what its window says: one word of six letters stands there as none. Where the words are a fixed part
 * of the characters, they were reckoned, not counted; so both figures are printed, and how many files look like that.
 */
import { existsSync, readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { readFile } from "../../../lib/interchange/read";
import { countChineseCharacters } from "../../../lib/text/count";
import { addFigures, countFigures, type Figures, NO_FIGURES } from "../../../lib/text/figures";
import { filesBelow } from "./share";

const FOLDER = "../shared/corpora/docx";
/** Letters and marks of a word, as Word reckons. */
const RECKONED = 5.7;
/** In a shorter text that would say nothing. */
const LONG = 100;

export async function measureSizes(): Promise<void> {
  if (!existsSync(FOLDER)) {
    console.log(`skipped: ${FOLDER} is not there`);
    return;
  }
  const compared: { readonly stored: Stored; readonly ours: Figures }[] = [];
  for (const file of filesBelow(FOLDER).filter((name) => /\.doc[xm]$/.test(name))) {
    const bytes = readFileSync(file);
    const stored = storedIn(bytes);
    if (stored === null) continue;
    const read = await readFile({ bytes, fileName: "a.docx" });
    if (!read.ok) continue;
    const ours = read.blocks.map(({ text }) => countFigures(text)).reduce(addFigures, NO_FIGURES);
    const han = read.blocks.reduce((sum, { text }) => sum + countChineseCharacters(text), 0);
    compared.push({ stored, ours });
    if (han > 0)
      console.log(
        `  with ${han} Chinese characters, ${file.split("/").at(-1)}: words ${stored.words}, ours ${ours.wordCount}; characters ${stored.characters}, ours ${ours.withoutSpaces}`,
      );
  }
  const alike = compared.filter(({ stored, ours }) => stored.characters === ours.withoutSpaces);
  const long = compared.filter(({ stored }) => stored.characters >= LONG);
  const reckoned = long.filter(({ stored }) => Math.abs(stored.words - stored.characters / RECKONED) <= 1);
  const same = alike.filter(({ stored, ours }) => stored.words === ours.wordCount);
  console.log(`  ${compared.length} files made by Word were read`);
  console.log(
    `  words stored are characters / ${RECKONED}, to one: ${reckoned.length} of ${long.length} files with ${LONG} characters or more`,
  );
  console.log(
    `  characters without spaces as stored: ${alike.length}; of those, words as stored: ${same.length}`,
  );
}

interface Stored {
  readonly words: number;
  readonly characters: number;
}

/** Null where the file is no Word file of Word's own. */
function storedIn(bytes: Uint8Array): Stored | null {
  let app = "";
  try {
    app = new TextDecoder().decode(unzipSync(bytes)["docProps/app.xml"]);
  } catch {
    return null;
  }
  const figure = (name: string) =>
    Number(new RegExp(`<${name}>(\\d+)</${name}>`).exec(app)?.[1] ?? Number.NaN);
  const stored = { words: figure("Words"), characters: figure("Characters") };
  const isByWord = /<Application>Microsoft (?:Office |Macintosh )?Word/.test(app);
  return isByWord && stored.words >= 0 && stored.characters > 0 ? stored : null;
}
