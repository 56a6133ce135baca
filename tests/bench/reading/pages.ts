/**
 * Web pages of the Readability suite with the article that is expected of each: which of a page's paragraphs are proposed to be
 * set aside, and which of them stand in the expected article.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readFile } from "../../../lib/interchange/read";
import { asideOf, SURE } from "../../../lib/segmentation/proposal";
import { readStructure } from "../../../lib/segmentation/structure/structure";
import { perThousand, share } from "./score";

const SUITE = "../shared/corpora/html-article/readability";

export async function measurePages(): Promise<string[]> {
  if (!existsSync(SUITE)) return ["  skipped, they are not here"];
  let pages = 0;
  let inside = 0;
  let outside = 0;
  let right = 0;
  let wrong = 0;
  let wrongSure = 0;
  for (const name of readdirSync(SUITE)) {
    const answer = join(SUITE, name, "expected.html");
    const source = join(SUITE, name, "source.html");
    if (!existsSync(answer) || !existsSync(source)) continue;
    const bytes = readFileSync(source);
    const read = await readFile({ bytes, fileName: "source.html" });
    if (!read.ok) continue;
    pages += 1;
    const article = await readFile({ bytes: readFileSync(answer), fileName: "expected.html" });
    const blocks = article.ok ? article.blocks.map(({ text }) => squeezed(text)) : [];
    const exact = new Set(blocks);
    const running = blocks.join("");
    for (const { text, proposal, kind } of readStructure(read.blocks, read.origin)) {
      // Readability takes the title out of its article.
      const words = squeezed(text);
      const belongs = kind === "title" || exact.has(words) || (words.length >= 24 && running.includes(words));
      const aside = asideOf(proposal);
      if (belongs) inside += 1;
      else outside += 1;
      if (aside && belongs) {
        wrong += 1;
        if (aside.confidence >= SURE) wrongSure += 1;
      } else if (aside) right += 1;
    }
  }
  return [
    `  ${pages} pages, ${inside + outside} paragraphs, ${outside} of them outside the article`,
    `  set aside: ${share(right, right + wrong)} of the proposals right, ${share(right, outside)} found`,
    `  wrong proposals: ${wrong} in ${inside} real paragraphs, ${perThousand(wrong, inside)} in 1,000; surely ${wrongSure}`,
  ];
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}
