/**
 * Processor time that it takes to find the sentences of one paragraph of 1,000,000 UTF-16 units, with how many there are:
 * prose, and texts made to be slow. Over the budget of 1 s stands “!”.
 *
 *     node --import tsx tests/bench/sentences.ts
 */
import { type SentenceLanguage, splitSentences } from "../../lib/segmentation/sentences/sentences";
import { makeChinese } from "./text";

const LENGTH = 1_000_000;
const BUDGET = 1_000;

const of = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);

const TEXTS: Readonly<Record<string, string>> = {
  "Chinese prose": makeChinese(LENGTH, 7).replaceAll(/\s+/g, ""),
  stops: of("。"),
  "full stops": of("."),
  "full stops, spaced": of(". "),
  "capital letters with stops": of("A."),
  "opening quotation marks": of("“"),
  "pairs of quotation marks": of("“”"),
  "stops in quotation marks": of("“。”"),
  "speech and tags": of("“走。”他"),
  "quotations inside clauses": of("中“走。走”中"),
  "opening brackets": of("（"),
  "nested brackets": `${"（".repeat(LENGTH / 2)}${"）".repeat(LENGTH / 2)}`,
  "titles never closed": of("《中。"),
  letters: of("a"),
  ideographs: of("中"),
  digits: of("1"),
  spaces: of(" "),
  "line ends": of("\n"),
  "line ends and spaces": of("\n "),
  "lines of one width": of(`${"走".repeat(40)}\n`),
  "list marks": of("1. "),
  "bracketed list marks": of("（1）"),
  ellipses: of("…"),
  "straight quotation marks": of('"'),
  apostrophes: of("'"),
  "at signs": of("a@"),
  addresses: of("http://"),
  notes: of("。[1]"),
  "accents on stops": of("。\u0301"),
  emoji: of("😀"),
  "half surrogate pairs": of("\ud842"),
};

for (const [name, text] of Object.entries(TEXTS)) {
  const took = (language: SentenceLanguage) => {
    const since = process.cpuUsage();
    const { length } = splitSentences(text, language);
    const { user, system } = process.cpuUsage(since);
    const time = Math.round((user + system) / 1_000);
    return `${String(time).padStart(5)} ms${time > BUDGET ? " !" : "  "} ${String(length).padStart(7)}`;
  };
  console.log(`${name.padEnd(28)} zh ${took("zh")}   en ${took("en")}`);
}
