import type { Paragraph } from "../../../lib/segmentation/paragraph";
import { asideOf, SURE } from "../../../lib/segmentation/proposal";
import { splitPlainText } from "../../../lib/segmentation/structure/plain-text";
import { readStructure } from "../../../lib/segmentation/structure/structure";
import type { GoldLine, GoldOriginal } from "./gold";

interface Pair {
  readonly original: string;
  readonly gold: GoldLine;
  readonly read: Paragraph;
  /** The line above is joined to it by a proposal, and by the person. */
  readonly joined: boolean;
}

/** The figures of some originals, a line each; with `isListed` every difference, too. */
export function scoreOriginals(originals: readonly GoldOriginal[], isListed: boolean): string[] {
  const pairs = originals.flatMap(read);
  const belong = pairs.filter(({ gold }) => gold.outside === null);
  const outside = pairs.filter(({ gold }) => gold.outside !== null);
  const proposed = pairs.filter(({ read }) => asideOf(read.proposal) !== null);
  const right = proposed.filter(({ gold }) => gold.outside !== null);
  const sure = proposed.filter(({ read }) => read.proposal!.confidence >= SURE);
  const wrongSure = sure.filter(({ gold }) => gold.outside === null);
  const wrong = proposed.length - right.length;
  const spoken = belong.filter(({ gold, read }) => gold.speaker !== null || read.speaker !== null);
  const kinds = belong.filter(({ gold, read }) => !gold.isOpen && asideOf(read.proposal) === null);
  const turns = { found: 0, given: 0, right: 0 };
  const joins = { found: 0, given: 0, right: 0 };
  for (const { gold, read, joined } of pairs) {
    const at = read.proposal?.kind === "turns" ? read.proposal.turns.map((turn) => turn.at) : [];
    turns.found += at.length;
    turns.given += gold.parts.length;
    turns.right += at.filter((one) => gold.parts.includes(one)).length;
    joins.found += Number(joined);
    joins.given += Number(gold.goesOn);
    joins.right += Number(joined && gold.goesOn);
  }
  const lines = [
    `  set aside: ${share(right.length, proposed.length)} of the proposals right (precision), ${share(right.length, outside.length)} of what does not belong found (recall)`,
    `  wrong proposals: ${wrong} in ${belong.length} real paragraphs, ${perThousand(wrong, belong.length)} in 1,000; of them surely set aside ${wrongSure.length}`,
    `  surely set aside: ${sure.length} of ${outside.length}`,
    ...["chrome", "ad", "insert", "dup"].map((kind) => {
      const of = outside.filter(({ gold }) => gold.outside === kind);
      const found = of.filter(({ read }) => asideOf(read.proposal) !== null);
      return `    ${kind}: ${share(found.length, of.length)} found`;
    }),
    `  kinds: ${share(kinds.filter(({ gold, read }) => gold.kind === read.kind).length, kinds.length)}`,
    `  speakers: ${share(spoken.filter(({ gold, read }) => gold.speaker === read.speaker).length, spoken.length)}`,
    `  turns run together: ${share(turns.right, turns.given)} found, ${turns.found - turns.right} wrong`,
    `  lines broken by hand: ${share(joins.right, joins.given)} joined, ${joins.found - joins.right} wrong`,
  ];
  return isListed ? [...lines, ...pairs.flatMap(difference)] : lines;
}

function read({ name, text, lines }: GoldOriginal): Pair[] {
  const paragraphs = readStructure(splitPlainText(text).blocks);
  if (paragraphs.length !== lines.length)
    throw new RangeError(`${name} has ${lines.length} lines and was read as ${paragraphs.length}`);
  let open = 0;
  return paragraphs.map((paragraph, index) => {
    const joined = open > 0;
    open -= Number(joined);
    if (paragraph.proposal?.kind === "lines") open = paragraph.proposal.count - 1;
    return { original: name, gold: lines[index]!, read: paragraph, joined };
  });
}

function difference({ original, gold, read, joined }: Pair): string[] {
  const aside = asideOf(read.proposal);
  const wrongs = [
    (aside !== null) !== (gold.outside !== null) &&
      (aside ? `WRONGLY ASIDE ${aside.confidence} ${aside.reason}` : `missed ${gold.outside}`),
    !aside && !gold.outside && !gold.isOpen && gold.kind !== read.kind && `${read.kind}, not ${gold.kind}`,
    !gold.outside && gold.speaker !== read.speaker && `speaker ${read.speaker}, not ${gold.speaker}`,
    String(gold.parts) !==
      String(read.proposal?.kind === "turns" ? read.proposal.turns.map(({ at }) => at) : "") &&
      `turns at ${gold.parts}`,
    joined !== gold.goesOn && (joined ? "wrongly joined" : "not joined"),
  ].filter((wrong) => wrong !== false);
  return wrongs.map((wrong) => `    ${original}: ${wrong} | ${read.text.slice(0, 40)}`);
}

export function share(some: number, all: number): string {
  return all === 0 ? "none there" : `${some} of ${all} (${((100 * some) / all).toFixed(1)} %)`;
}

export function perThousand(some: number, all: number): string {
  return all === 0 ? "0" : ((1000 * some) / all).toFixed(2);
}
