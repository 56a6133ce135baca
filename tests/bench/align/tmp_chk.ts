import { alignLines, alignTexts } from "../../../lib/align/align";
import { climb, readTask } from "../../../lib/align/climb";
import { SENTENCE_WEIGHTS } from "../../../lib/align/weights";
import { loadLexicon } from "../../../lib/server/lexicon";
import { interview, macDev } from "./data";
import { Scores, scoreOf } from "./score";
import { sourceItems, targetItems } from "./accuracy";
const lexicon = loadLexicon();
const raw = (t: readonly string[]) => t.map((text) => ({ text, kind: -1, isDoubted: false }));
for (const text of macDev()) {
  const plain = climb(readTask(raw(text.source), raw(text.target), lexicon), SENTENCE_WEIGHTS);
  const full = alignLines(text.source, text.target, lexicon);
  console.log(text.name, scoreOf(text.gold, plain).strict.toFixed(3), scoreOf(text.gold, full).strict.toFixed(3), full.filter((b) => b.isCrossed).length);
}
const text = interview()!;
const { ladder } = alignTexts(sourceItems(text.source), targetItems(text.target), lexicon);
const list = ({ start, end }: { start: number; end: number }) => Array.from({ length: end - start }, (_, k) => start + k);
const gold = new Set(text.gold.map(([a, b]) => `${a}|${b}`));
for (const bead of ladder) if (!gold.has(`${list(bead.source)}|${list(bead.target)}`)) console.log("SYS", `${list(bead.source)}|${list(bead.target)}`, bead.confidence.toFixed(2), bead.isCrossed ?? "", list(bead.source).map((i) => text.source[i]!.slice(0, 60)).join(" / "), "||", list(bead.target).map((i) => text.target[i]!.slice(0, 80)).join(" / "));
const sys = new Set(ladder.map((bead) => `${list(bead.source)}|${list(bead.target)}`));
for (const [a, b] of text.gold) if (!sys.has(`${a}|${b}`)) console.log("GOLD", `${a}|${b}`, a.map((i) => text.source[i]!.slice(0, 60)).join(" / "), "||", b.map((i) => text.target[i]!.slice(0, 80)).join(" / "));
