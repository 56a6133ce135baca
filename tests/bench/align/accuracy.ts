/** Prints strict F1, null F1 and time on MAC-Dev and on the interview; `--wrong` lists the beads that differ. */
import { alignLines, alignTexts, type SourceItem } from "../../../lib/align/align";
import type { Bead, Run } from "../../../lib/align/ladder";
import { readStructure } from "../../../lib/segment/structure";
import { loadLexicon } from "../../../lib/server/lexicon";
import { asvs, interview, macDev } from "./data";
import { Scores, scoreOf } from "./score";

/** As an import does it: kinds and proposals from the reading of the structure. */
function sourceItems(texts: readonly string[]): SourceItem[] {
  const blocks = texts.map((text) => ({ text, separator: "\n\n", kind: null, level: null }));
  return readStructure(blocks).map(({ text, kind, proposal }) => ({
    text,
    kind,
    proposed: proposal !== null,
  }));
}

function keyOf({ source, target }: Bead): string {
  const list = ({ start, end }: Run) => Array.from({ length: end - start }, (_, k) => start + k);
  return `${list(source)}|${list(target)}`;
}

const lexicon = loadLexicon();
const show = (value: number) => value.toFixed(3);
const all = new Scores();
const sure = { beads: 0, right: 0 };
for (const text of macDev()) {
  const start = performance.now();
  const ladder = alignLines(text.source, text.target, lexicon);
  const took = performance.now() - start;
  all.add(text.gold, ladder);
  const gold = new Set(text.gold.map(([a, b]) => `${a}|${b}`));
  for (const bead of ladder.filter(({ confidence }) => confidence >= 0.9)) {
    sure.beads++;
    if (gold.has(keyOf(bead))) sure.right++;
  }
  const score = scoreOf(text.gold, ladder);
  console.log(
    `MAC-Dev ${text.name}  ${text.source.length} × ${text.target.length}  strict ${show(score.strict)}  null ${show(score.missing)}  ${Math.round(took)} ms`,
  );
}
console.log(
  `MAC-Dev, beads at 0.9 and more: ${sure.right} of ${sure.beads} right (weights trained on these chapters)`,
);
console.log(`MAC-Dev all  strict ${show(all.score.strict)}  null ${show(all.score.missing)}`);
const text = interview();
if (text) {
  const start = performance.now();
  const { ladder } = alignTexts(
    sourceItems(text.source),
    text.target.map((t) => ({ text: t })),
    lexicon,
  );
  const took = performance.now() - start;
  const score = scoreOf(text.gold, ladder);
  console.log(
    `interview  ${text.source.length} × ${text.target.length}  strict ${show(score.strict)}  null ${show(score.missing)}  ${Math.round(took)} ms`,
  );
  if (process.argv.includes("--wrong")) {
    const gold = new Set(text.gold.map(([a, b]) => `${a}|${b}`));
    for (const bead of ladder) {
      if (!gold.has(keyOf(bead))) console.log(`  ${keyOf(bead)}  ${show(bead.confidence)}`);
    }
  }
}

// A standard without gold: its requirements carry numbers, which are taken away before aligning and asked after.
const REQUIREMENT = /\*\*(\d+\.\d+\.\d+)\*\*/;
let asked = 0;
let right = 0;
for (const { source, target } of asvs()) {
  const items = (texts: readonly string[]) => texts.map((body) => ({ text: body.replace(REQUIREMENT, "") }));
  const { ladder } = alignTexts(items(source), items(target), lexicon);
  for (const bead of ladder) {
    const numberOf = (texts: readonly string[], { start, end }: { start: number; end: number }) =>
      texts
        .slice(start, end)
        .flatMap((body) => REQUIREMENT.exec(body)?.[1] ?? [])
        .join();
    const number = numberOf(source, bead.source);
    if (number === "" || !target.some((body) => body.includes(`**${number}**`))) continue;
    asked++;
    if (number === numberOf(target, bead.target)) right++;
  }
}
if (asked > 0) console.log(`ASVS  ${right} of ${asked} requirements beside their own`);
