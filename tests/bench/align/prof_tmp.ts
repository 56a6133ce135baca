import { alignLines } from "../../../lib/align/align";
import { loadLexicon } from "../../../lib/server/lexicon";
import { macDev } from "./data";
import { longText } from "./long";
const lexicon = loadLexicon();
const n = Number(process.argv[2]);
const first = macDev()[0]!;
const text = n < 1000 ? { source: first.source.slice(0, 200), target: first.target.slice(0, 270) } : longText(macDev(), n, 1);
for (let k = 0; k < (n < 1000 ? 6 : 1); k++) {
  const t = performance.now(); const c = process.cpuUsage();
  alignLines(text.source, text.target, lexicon);
  const u = process.cpuUsage(c);
  console.log(Math.round(performance.now() - t), "ms wall", Math.round((u.user + u.system) / 1000), "cpu", Math.round(process.memoryUsage().rss / 1e6), "MB");
}
