import { firstBand } from "../../../lib/align/anchors";
import { closerOf, glanceOf, HARDLY, learnFrom, look, narrowed, readClauses, readTask, tableOf } from "../../../lib/align/climb";
import { nodeCount } from "../../../lib/align/lattice";
import { SENTENCE_WEIGHTS as W } from "../../../lib/align/weights";
import { loadLexicon } from "../../../lib/server/lexicon";
import { macDev } from "./data";
import { longText } from "./long";
const lexicon = loadLexicon();
const n = Number(process.argv[2]);
const all = macDev();
const text = n === 0 ? { source: all.flatMap((t) => t.source), target: all.flatMap((t) => t.target) } : n < 1000 ? { source: all[0]!.source.slice(0, 200), target: all[0]!.target.slice(0, 270) } : longText(all, n, 1);
const raw = (t: readonly string[]) => t.map((text) => ({ text, kind: -1, isDoubted: false }));
for (let k = 0; k < (n > 0 && n < 1000 ? 4 : 1); k++) {
  let t = performance.now(), c = process.cpuUsage(); const said: string[] = [];
  const lap = (name: string, more = "") => { const u = process.cpuUsage(c); said.push(`${name} ${Math.round((u.user + u.system) / 1000)}${more}`); c = process.cpuUsage(); };
  const task = readTask(raw(text.source), raw(text.target), lexicon); lap("read");
  const table = tableOf(task); lap("table");
  const fb = firstBand(task.source, task.target, table); lap("band", ` (${(nodeCount(fb) / task.source.length).toFixed(1)}/row)`);
  const g = glanceOf(task, table, fb); lap("evidence");
  let seen = look(g, W.first); lap("glance");
  const clauses = readClauses(task); lap("clauses");
  for (const x of [1]) {
    const learned = learnFrom(task, seen.steps, table); lap("learn");
    const nb = narrowed(seen, HARDLY); lap("narrow", ` (${(nodeCount(nb) / task.source.length).toFixed(1)}/row)`);
    const m = closerOf(task, clauses, nb, learned, W.clauses); lap("seams+ev");
    seen = look(m, W.second); lap("closer");
  }
  console.log(said.join(" | "), Math.round(process.memoryUsage().rss / 1e6), "MB");
}
import { bandOfClauses } from "../../../lib/align/clauses";
{
  const task = readTask(raw(text.source), raw(text.target), lexicon);
  const table = tableOf(task);
  const seen = look(glanceOf(task, table, firstBand(task.source, task.target, table)), W.first);
  const clauses = readClauses(task);
  for (const least of [1e-4, 1e-3, 1e-2, 3e-2]) { const nb = narrowed(seen, least); const cb = bandOfClauses(nb, clauses.source, clauses.target); console.log(least, "nodes", nodeCount(nb), "clauses", clauses.source.items.length, clauses.target.items.length, "nodes", nodeCount(cb)); }
}
