/** Prints strict F1, null F1 and time on MAC-Dev and on the interview; `--wrong` lists the beads that differ. */
import { alignLines, alignTexts, type SourceItem } from "../../../lib/align/align";
import { readStructure } from "../../../lib/segment/structure";
import { loadLexicon } from "../../../lib/server/lexicon";
import { interview, macDev } from "./data";
import { Scores, scoreOf } from "./score";

/** As an import does it: kinds and proposals from the reading of the structure. */
function sourceItems(texts: readonly string[]): SourceItem[] {
  const blocks = texts.map((text) => ({ text, separator: "\n\n", kind: null, level: null }));
  return readStructure(blocks).map(({ text, kind, proposal }) => ({ text, kind, proposed: proposal !== null }));
}

const lexicon = loadLexicon();
const show = (value: number) => value.toFixed(3);
const all = new Scores();
for (const text of macDev()) {
  const start = performance.now();
  const ladder = alignLines(text.source, text.target, lexicon);
  const took = performance.now() - start;
  all.add(text.gold, ladder);
  const score = scoreOf(text.gold, ladder);
  console.log(
    `MAC-Dev ${text.name}  ${text.source.length} × ${text.target.length}  strict ${show(score.strict)}  null ${show(score.missing)}  ${Math.round(took)} ms`,
  );
}
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
    for (const { source, target, confidence } of ladder) {
      const list = (start: number, end: number) => Array.from({ length: end - start }, (_, k) => start + k);
      const key = `${list(source.start, source.end)}|${list(target.start, target.end)}`;
      if (!gold.has(key)) console.log(`  ${key}  ${show(confidence)}`);
    }
  }
}
