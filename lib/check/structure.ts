/**
 * CHK-SHAPE-1  Items of a list are as many in the English as in the Chinese, where each line of the Chinese opens with an item's mark.
 * CHK-SHAPE-2  Verse keeps its lines: three lines and more of up to twenty characters, none of them an item or a turn.
 * CHK-SHAPE-3  Paragraphs parted by an empty line are as many, where both texts have some.
 */
import type { Check, Finding } from "./check";

const ITEM =
  /^\s*(?:[-*+•·●○▪◦■□◆]\s+|\d{1,3}[.)、）．]\s*|[（(]?[\d一二三四五六七八九十a-z]{1,3}[)）]\s*|[一二三四五六七八九十]{1,3}、|[①-⑳]\s*)(?=\S)/u;
const ENGLISH_ITEM =
  /^\s*(?:[-*+•·●○▪◦■□◆–—]\s+|\d{1,3}[.)]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|[①-⑳]\s*|(?:First|Second|Third|Fourth|Fifth|Sixth|Finally)(?:ly)?,)/iu;
const LONGEST_VERSE = 20;

export const structure: Check = {
  id: "structure",
  run({ source, target }) {
    if (!source.includes("\n") || target.trim() === "") return [];
    const lines = { source: linesOf(source), target: linesOf(target) };
    const items = lines.source.filter((line) => ITEM.test(line)).length;
    if (items >= 2 && items === lines.source.length) {
      const count = lines.target.filter((line) => ENGLISH_ITEM.test(line)).length;
      return count === items || (count === 0 && lines.target.length === items)
        ? []
        : said("checks.items-differ", target, items, count);
    }
    const isVerse =
      lines.source.length >= 3 &&
      !source.includes("\n\n") &&
      lines.source.every(
        (line) =>
          line.trim().length <= LONGEST_VERSE &&
          /\p{Script=Han}/u.test(line) &&
          !/[:：]/.test(line) &&
          !ITEM.test(line),
      );
    if (isVerse)
      return lines.target.length === lines.source.length
        ? []
        : said("checks.lines-differ", target, lines.source.length, lines.target.length);
    const blocks = { source: blocksOf(source), target: blocksOf(target) };
    if (blocks.source > 1 && blocks.target > 1 && blocks.source !== blocks.target)
      return said("checks.paragraphs-differ", target, blocks.source, blocks.target);
    return [];
  },
};

const linesOf = (text: string) => text.split("\n").filter((line) => line.trim() !== "");
const blocksOf = (text: string) => text.split(/\n\s*\n/u).filter((block) => block.trim() !== "").length;

function said(code: Finding["code"], target: string, source: number, count: number): Finding[] {
  const end = target.trimEnd().length;
  const parameters = { source, target: count };
  return [{ rule: "structure", severity: "warning", side: "target", start: end, end, code, parameters }];
}
