/**
 * Time and memory. Each case runs in a process of its own, so that the memory is that of this case alone, and there in a
 * thread like the one in which the app aligns; this file is also what those run (`speed.ts --case <name>`).
 */
import { spawnSync } from "node:child_process";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { alignLines, alignTexts } from "../../../lib/align/align";
import { explain } from "../../../lib/align/explain/explain";
import { alignSentences } from "../../../lib/align/search/sentences";
import { ALIGNING_LIMITS } from "../../../lib/server/jobs/thinker";
import { loadLexicon } from "../../../lib/server/lexicon";
import { sourceItems, targetItems } from "./accuracy";
import { type GoldText, interview, macDev } from "./data";
import { fitted, galeChurch } from "./gale-church";
import { longText } from "./long";
import { printHead, printTable } from "./print";

interface Measured {
  readonly wall: number;
  readonly processor: number;
  /** The most that was resident at any time, and before the measured work began, in MB. */
  readonly most: number;
  readonly before: number;
}

interface Case {
  readonly name: string;
  readonly budget: string;
  /** What is made ready first; the work that is measured comes back. */
  prepare(): () => unknown;
}

const chapter = (source: number, target: number): GoldText => {
  const first = macDev()[0]!;
  return { ...first, source: first.source.slice(0, source), target: first.target.slice(0, target) };
};

/** `before`: what the process has aligned already. */
function lines(text: () => GoldText, before?: () => GoldText): () => () => unknown {
  return () => {
    const { source, target } = text();
    const lexicon = loadLexicon();
    const earlier = before?.();
    if (earlier) alignLines(earlier.source, earlier.target, lexicon);
    return () => alignLines(source, target, lexicon);
  };
}

const book = (count: number) => () => longText(macDev(), count, 1);

const CASES: readonly Case[] = [
  { name: "nothing but Node and our own code", budget: "", prepare: () => () => undefined },
  { name: "the lexicon, first load", budget: "1.5 s, 300 MB", prepare: () => loadLexicon },
  {
    name: "200 × 270 sentences, first of a process",
    budget: "",
    prepare: lines(() => chapter(200, 270)),
  },
  {
    name: "200 × 270 sentences, once more",
    budget: "300 ms",
    prepare: lines(
      () => chapter(200, 270),
      () => chapter(200, 270),
    ),
  },
  { name: "2,500 × 2,500 sentences", budget: "", prepare: lines(book(2500)) },
  { name: "5,000 × 5,000 sentences", budget: "", prepare: lines(book(5000)) },
  { name: "10,000 × 10,000 sentences", budget: "10 s, 1 GB", prepare: lines(book(10_000)) },
  {
    name: "10,000 × 10,000, in a process that has aligned before",
    budget: "10 s, 1 GB",
    prepare: lines(book(10_000), book(2500)),
  },
  {
    name: "Gale–Church on 200 × 270",
    budget: "",
    prepare() {
      const { source, target } = chapter(200, 270);
      const parameters = fitted(macDev());
      return () => galeChurch(source, target, parameters);
    },
  },
  {
    name: "Gale–Church on 10,000 × 10,000, every pair",
    budget: "",
    prepare() {
      const { source, target } = book(10_000)();
      const parameters = fitted(macDev());
      return () => galeChurch(source, target, parameters);
    },
  },
  {
    name: "the interview, paragraphs",
    budget: "",
    prepare() {
      const text = interview()!;
      const lexicon = loadLexicon();
      const items = sourceItems(text.source);
      return () => alignTexts(items, targetItems(text.target), lexicon);
    },
  },
  {
    name: "one row of 10 × 15 sentences, mean of 20",
    budget: "50 ms",
    prepare() {
      const { source, target } = chapter(300, 400);
      const lexicon = loadLexicon();
      const row = (k: number) =>
        alignSentences(
          source.slice(k * 10, k * 10 + 10).join(""),
          target.slice(k * 11, k * 11 + 15).join(" "),
          lexicon,
        );
      for (let k = 0; k < 5; k++) row(k);
      return () => Array.from({ length: REPEATED }, (_, k) => row(k));
    },
  },
  {
    name: "reasons of a row of 10 × 15 sentences, mean of 20",
    budget: "",
    prepare() {
      const { source, target } = chapter(300, 400);
      const lexicon = loadLexicon();
      const reasons = (k: number) =>
        explain(
          source.slice(k * 10, k * 10 + 10).join(""),
          target.slice(k * 11, k * 11 + 15).join(" "),
          lexicon,
        );
      for (let k = 0; k < 5; k++) reasons(k);
      return () => Array.from({ length: REPEATED }, (_, k) => reasons(k));
    },
  },
];

const REPEATED = 20;

export function printSpeed(): void {
  printHead("Time and memory, each in a process of its own", `Load of the machine: ${load()}.`);
  if (macDev().length === 0 || !interview()) {
    console.log("  skipped: ../shared/align-bench and ../shared/samples are not there");
    return;
  }
  const rows = CASES.map(({ name, budget }) => {
    const { wall, processor, most, before } = inOwnProcess(name);
    const times = name.endsWith(`mean of ${REPEATED}`) ? REPEATED : 1;
    return [
      name,
      `${Math.round(wall / times)} ms`,
      `${Math.round(processor / times)} ms`,
      `${Math.round(before)} MB`,
      `${Math.round(most)} MB`,
      budget,
    ];
  });
  printTable([["", "by the clock", "of processor", "resident before", "at most", "budget"], ...rows]);
  console.log(`  Load of the machine after: ${load()}.`);
}

const load = () => os.loadavg()[0]!.toFixed(1);

function inOwnProcess(name: string): Measured {
  const file = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", file, "--case", name],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`Measuring “${name}” ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

function measure(name: string): Measured {
  const work = CASES.find((one) => one.name === name)!.prepare();
  const before = process.memoryUsage.rss() / 1e6;
  const clock = performance.now();
  const used = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(used);
  return {
    wall: performance.now() - clock,
    processor: (user + system) / 1000,
    before,
    most: process.resourceUsage().maxRSS / 1024,
  };
}

const at = process.argv.indexOf("--case");
if (!isMainThread) parentPort?.postMessage(measure(workerData as string));
else if (at >= 0) {
  const thread = new Worker(new URL("./speed-thread.mjs", import.meta.url), {
    workerData: process.argv[at + 1],
    execArgv: ["--conditions=react-server"],
    resourceLimits: ALIGNING_LIMITS,
  });
  thread.on("message", (measured: Measured) => console.log(JSON.stringify(measured)));
}
