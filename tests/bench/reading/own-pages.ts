/**
 * Web pages of our own writing (`tests/fixtures/pages/<set>`), after the kinds of pages there are. In the files a ¦ stands at the
 * head of each text that does not belong; it is taken out before the page is read.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOfPage } from "../../../lib/interchange/html/blocks-of-page";
import { parse, readHtml } from "../../../lib/interchange/html/read-html";
import { asideOf, SURE } from "../../../lib/segmentation/proposal";
import { readStructure } from "../../../lib/segmentation/structure/structure";
import { perThousand, share } from "./score";

const MARK = "¦";

export function measureOwnPages(set: "dev" | "held-out", isListed: boolean): string[] {
  const folder = `tests/fixtures/pages/${set}`;
  const lines: string[] = [];
  const count = { pages: 0, inside: 0, outside: 0, right: 0, wrong: 0, sure: 0, wrongSure: 0, titles: 0 };
  for (const name of readdirSync(folder).sort()) {
    const file = readFileSync(join(folder, name), "utf8");
    const gold = blocksOfPage(parse(file), "collapse").blocks.map(({ text }) => text.includes(MARK));
    const read = readHtml(file.replaceAll(MARK, ""));
    if (!read.ok) throw new RangeError(`${name}: ${read.message}`);
    const paragraphs = readStructure(read.blocks, "page");
    if (paragraphs.length !== gold.length)
      throw new RangeError(`${name} has ${gold.length} blocks and was read as ${paragraphs.length}`);
    count.pages += 1;
    if (paragraphs.some(({ kind, text }, index) => kind === "title" && !gold[index] && text === read.title))
      count.titles += 1;
    else lines.push(`    ${name}: no headline, title ${read.title}`);
    paragraphs.forEach(({ text, proposal }, index) => {
      const aside = asideOf(proposal);
      const isSure = (aside?.confidence ?? 0) >= SURE;
      count[gold[index] ? "outside" : "inside"] += 1;
      if (aside) count[gold[index] ? "right" : "wrong"] += 1;
      if (isSure) count[gold[index] ? "sure" : "wrongSure"] += 1;
      if ((aside !== null) !== gold[index])
        lines.push(
          `    ${name}: ${aside ? `WRONGLY ASIDE ${aside.confidence} ${aside.reason}` : "missed"} | ${text.slice(0, 50)}`,
        );
    });
  }
  return [
    `  ${count.pages} pages, ${count.inside + count.outside} paragraphs, ${count.outside} of them do not belong`,
    `  set aside: ${share(count.right, count.right + count.wrong)} of the proposals right, ${share(count.right, count.outside)} found`,
    `  wrong proposals: ${count.wrong} in ${count.inside} real paragraphs, ${perThousand(count.wrong, count.inside)} in 1,000`,
    `  surely set aside: ${count.sure} right, ${count.wrongSure} wrong`,
    `  headlines: ${share(count.titles, count.pages)}`,
    ...(isListed ? lines : []),
  ];
}
