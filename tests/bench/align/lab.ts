import { firstBand } from "../../../lib/align/anchors";
import { glanceAtClauses, glanceOf, look, measureOf, narrowed, readClauses, readTask, seamsIn, tableOf, toBead } from "../../../lib/align/climb";
import { FEATURE_COUNT, MEASURES } from "../../../lib/align/features";
import { seamsOf } from "../../../lib/align/clauses";
import { SHAPES, SHAPE_COUNT } from "../../../lib/align/lattice";
import { learnPairs, surePassages } from "../../../lib/align/learn";
import { SENTENCE_WEIGHTS } from "../../../lib/align/weights";
import { loadLexicon } from "../../../lib/server/lexicon";
import { type Example, makeExample, scoresOf, train, withGold } from "./crf";
import { macDev } from "./data";
import { asRaw, rejoin, roughen, type RawText } from "./rough";
import { Scores, scoreOf } from "./score";

const lexicon = loadLexicon();
const chapters = macDev();
const t0 = performance.now();
const PARTS = { first: SENTENCE_WEIGHTS.first };
const other = (k: number) => chapters[(k + 1) % 6]!;
type Prep = ReturnType<typeof prepare>;
function prepare(text: RawText) {
  const task = readTask(text.source, text.target, lexicon);
  const table = tableOf(task, new Map());
  const band = firstBand(task.source, task.target, table);
  const g = look(glanceOf(task, table, band), PARTS.first);
  const learned = learnPairs(surePassages(task.source, task.target, g.steps), table);
  const near = withGold(narrowed(g, 1e-4), text.gold);
  const clause = readClauses(task);
  const clauseEx = makeExample(glanceAtClauses(clause, near, learned), text.gold, { source: clause.source.first, target: clause.target.first });
  if (!clauseEx) console.log("no clause gold", text.name);
  return { text, task, table, glance: g, near, learned, clause, clauseEx };
}
const texts = chapters.map((c, k) => ({ clean: prepare(asRaw(c)), rough: prepare(roughen(c, other(k), 100 + k)), joined: prepare(rejoin(c, 300 + k)), joined2: prepare(rejoin(c, 400 + k)), test: prepare(roughen(c, other(k), 7)) }));
const cw = train(texts.flatMap((t) => [t.clean.clauseEx, t.rough.clauseEx]).filter((e) => e !== null), 4, 80);
const allPreps = texts.flatMap((t) => [t.clean, t.rough, t.test, t.joined, t.joined2]);
const clauseLooks = new Map(allPreps.map((p) => [p, look(glanceAtClauses(p.clause, p.near, p.learned), cw)]));
const rich = process.env.RICH === "1";
const measureClauses = (p: Prep) => measureOf(p.clause.task, narrowed(clauseLooks.get(p)!, 1e-4), p.learned, {});
const richEx = rich ? texts.flatMap((t) => [t.clean, t.rough]).map((p) => makeExample(measureClauses(p), p.text.gold, { source: p.clause.source.first, target: p.clause.target.first })).filter((e) => e !== null) : [];
const rw = rich ? train(richEx, 4, 80) : cw;
console.log("rich clause examples", richEx.length, Math.round(performance.now() - t0));
function finish(p: Prep) {
  const { near, learned } = p;
  const c = rich ? look(measureClauses(p), rw) : clauseLooks.get(p)!;
  const seams = seamsOf(c.nodes, c.band, p.clause.source, p.clause.target);
  return { text: p.text, ex: makeExample(measureOf(p.task, near, learned, { seams }), p.text.gold)!, p };
}
let data = texts.map((t) => ({ clean: finish(t.clean), rough: finish(t.rough), joined: finish(t.joined), joined2: finish(t.joined2), test: finish(t.test) }));
console.log(`examples in ${Math.round(performance.now() - t0)} ms, beads ${data.map((d) => d.clean.ex.from.length)}`);

function mask(ex: Example, drop: readonly number[]): Example {
  if (drop.length === 0) return ex;
  const figures = Float32Array.from(ex.figures);
  for (let at = 0; at < figures.length; at += ex.count) for (const f of drop) figures[at + f] = 0;
  return { ...ex, figures };
}
function decode(ex: Example, w: Float64Array) {
  const scores = scoresOf(ex, w);
  const best = new Float64Array(ex.nodes).fill(-Infinity); const came = new Int32Array(ex.nodes).fill(-1);
  best[0] = 0;
  for (let k = 0; k < ex.from.length; k++) { const v = best[ex.from[k]!]! + scores[k]!; if (v > best[ex.to[k]!]!) { best[ex.to[k]!] = v; came[ex.to[k]!] = k; } }
  const { band } = ex; const n = band.low.length - 1;
  const ij = (node: number) => { let lo = 0, hi = n; while (lo < hi) { const mid = (lo + hi + 1) >> 1; if (band.at[mid]! <= node) lo = mid; else hi = mid - 1; } return [lo, node - band.at[lo]! + band.low[lo]!] as const; };
  const beads = []; let node = ex.nodes - 1;
  while (node > 0) { const k = came[node]!; const [i2, j2] = ij(node); node = ex.from[k]!; const [i, j] = ij(node); beads.push({ source: { start: i, end: i2 }, target: { start: j, end: j2 }, confidence: 1 }); }
  return beads.reverse();
}
let warm: Float64Array | undefined;
function run(name: string, drop: readonly number[] = [], prior = 4, rounds = 40, rw = 0.3, jw = 0) {
  const t = performance.now();
  const all = data.flatMap((d) => [mask(d.clean.ex, drop), { ...mask(d.rough.ex, drop), weight: rw }, { ...mask(d.joined.ex, drop), weight: jw }, { ...mask(d.joined2.ex, drop), weight: jw }].filter((e) => e.weight !== 0));
  const per = all.length / 6;
  const base = train(all, prior, warm ? 30 : 120, warm);
  warm ??= base;
  const clean = new Scores(), rough = new Scores(), inside = new Scores();
  const each: string[] = [];
  for (let k = 0; k < 6; k++) {
    const ex = data.flatMap((d, x) => (x === k ? [] : all.slice(per * x, per * x + per)));
    const w = train(ex, prior, rounds, base);
    const left = data[k]!;
    const ladder = decode(all[per * k]!, w);
    clean.add(left.clean.text.gold, ladder);
    inside.add(left.clean.text.gold, decode(all[per * k]!, base));
    each.push(scoreOf(left.clean.text.gold, ladder).strict.toFixed(3));
    rough.add(left.test.text.gold, decode(mask(left.test.ex, drop), w));
  }
  console.log(`${name.padEnd(46)} clean ${clean.score.strict.toFixed(4)} null ${clean.score.missing.toFixed(3)}  rough ${rough.score.strict.toFixed(4)} null ${rough.score.missing.toFixed(3)} in ${inside.score.strict.toFixed(4)}  ${each.join(" ")}  ${Math.round((performance.now() - t) / 1000)} s`);
  return base;
}
const w0 = run("all");
if (process.argv.includes("--weights")) [...MEASURES, ...SHAPES.map((s) => s.join("-"))].forEach((m, f) => console.log(m.padEnd(45), w0[f]!.toFixed(3)));
const mode = process.argv[2];
const noHabits = MEASURES.flatMap((m, f) => /usual/.test(m) ? [f] : []);
if (mode === "join") { run("no habits", noHabits); for (const j of [0.2, 0.5, 1]) run(`joined ${j} no habits`, noHabits, 4, 40, 0.3, j); run("prior 1", noHabits, 1, 40, 0.3, 0.3);  run("joined .3 habits", [], 4, 40, 0.3, 0.3); }
if (mode === "weight") for (const r of [0.5, 0.2, 0.05]) run(`rough ${r}`, [], 4, 40, r);
if (mode === "weight") for (const r of [1, 0.3]) run(`no habits, rough ${r}`, MEASURES.flatMap((m, f) => /usual/.test(m) ? [f] : []), 4, 40, r);

const cols = (...names: RegExp[]) => MEASURES.flatMap((m, f) => (names.some((r) => r.test(m)) ? [f] : []));
if (mode === "prior") for (const p of [0.3, 1, 16]) run(`prior ${p}`, [], p);
if (mode === "ablate") MEASURES.forEach((m, f) => { if (!/kind|doubts|inside|sentences|label|heading/.test(m)) run(`- ${m}`, [f]); });
if (mode === "groups") {
  run("- habits", cols(/usual/)); run("- clauses", cols(/clauses/)); run("- edges", cols(/answer each other/)); run("- lost", cols(/better$/)); run("- gain", cols(/gain/)); run("- coverage", cols(/explained$|unexplained|by root of weight/)); run("- quotes open", cols(/quotation open/));
  run("- adds", cols(/adds|by the neighbour/)); run("- length", cols(/^length/)); run("- marks", cols(/questions|excla|colons|brackets|quot|ending|commas/));
}
if (mode === "errors") {
  const list = ({ start, end }: { start: number; end: number }) => Array.from({ length: end - start }, (_, k) => start + k);
  const cat = new Map<string, number>();
  for (let k = 0; k < 6; k++) {
    const ex = data.flatMap((d, x) => (x === k ? [] : [d.clean.ex, d.rough.ex]));
    const w = train(ex, 4, 40, w0);
    const ladder = decode(data[k]!.clean.ex, w);
    const { source, target, gold } = chapters[k]!;
    const g = new Set(gold.map(([a, b]) => `${a}|${b}`));
    const sys = ladder.map((b) => [list(b.source), list(b.target)] as const);
    const ss = new Set(sys.map(([a, b]) => `${a}|${b}`));
    // regions: common boundaries
    console.log(`=== ${k + 1}`);
    let gi = 0, si = 0;
    let ga = 0, gb = 0, sa = 0, sb = 0, gs: string[] = [], sst: string[] = [], gshape: string[] = [], sshape: string[] = [];
    const G = gold.map(([a, b]) => [a.length, b.length] as const), S = sys.map(([a, b]) => [a.length, b.length] as const);
    const text = (i: number, j: number, a: number, b: number) => `${Array.from({ length: a }, (_, x) => source[i + x]).join(" / ")}  ||  ${Array.from({ length: b }, (_, x) => target[j + x]).join(" / ")}`;
    while (gi < G.length || si < S.length) {
      if (gi < G.length && (ga + gb <= sa + sb || si >= S.length)) { const [a, b] = G[gi++]!; gs.push("G  " + text(ga, gb, a, b)); gshape.push(`${a}-${b}`); ga += a; gb += b; }
      else { const [a, b] = S[si++]!; sst.push("S  " + text(sa, sb, a, b)); sshape.push(`${a}-${b}`); sa += a; sb += b; }
      if (ga === sa && gb === sb) {
        if (gshape.join() !== sshape.join()) { const key = `${gshape.join(" ")} => ${sshape.join(" ")}`; cat.set(key, (cat.get(key) ?? 0) + 1); console.log(key); for (const l of [...gs, ...sst]) console.log("   " + l); }
        gs = []; sst = []; gshape = []; sshape = [];
      }
    }
  }
  console.log([...cat].sort((a, b) => b[1] - a[1]).map(([k, n]) => `${n}  ${k}`).join("\n"));
}
