/**
 * Prints how fast the built app is, beside the budgets of the design. Nothing here passes or fails.
 *
 *     node --conditions=react-server --import tsx tests/bench/run.ts [alignments|counts|editor|server|export|import] …
 *     node --conditions=react-server --import tsx tests/bench/run.ts load [--people 100] [--minutes 3] [--apps 1] [--fresh]
 *     node --conditions=react-server --import tsx tests/bench/run.ts memory [--units 1000000] [--queries 2000] [--exhaustive 200] | --proof
 *     node --conditions=react-server --import tsx tests/bench/run.ts worst [--alone] [part of a call] …
 *
 * Without a name, all of them. The app is built if its sources have changed, started on a free port with a data folder
 * of its own, and both are taken away again.
 */
import { cpus, loadavg } from "node:os";
import { measureAlignments } from "./alignments";
import { type Book, makeBook } from "./book";
import { measureCounts } from "./counts";
import { measureEditor } from "./editor";
import { measureExport } from "./export";
import { ms, print } from "./figures";
import { measureImport } from "./import";
import { type Instance, startInstance } from "./instance";
import { measureLoad } from "./load/load";
import { measureMemory } from "./memory/memory";
import { measureList, measureSaves } from "./server";
import { measureWorst } from "./worst";

const SEGMENTS = 20_000;

const BENCHES: Readonly<Record<string, (instance: Instance, book: Book) => Promise<void>>> = {
  alignments: measureAlignments,
  counts: measureCounts,
  editor: measureEditor,
  export: measureExport,
  import: measureImport,
  async server(instance, book) {
    await measureList(instance, book);
    await measureSaves(instance);
  },
};

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(2))
    .join(" ");
}

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}, load before ${load()}`,
);

const asked = process.argv.slice(2);
if (asked[0] === "load") {
  await measureLoad(asked.slice(1));
  console.log(`\nload after ${load()}`);
  process.exit(0);
}
if (asked[0] === "memory") {
  await measureMemory(asked.slice(1));
  console.log(`\nload after ${load()}`);
  process.exit(0);
}
if (asked[0] === "worst") {
  const measured = await measureWorst(asked.slice(1), (line) => console.log(line));
  const slow = measured.filter(({ slowestMs }) => slowestMs > 200);
  console.log(
    `\n${measured.length} calls, ${slow.length} with health over 200 ms, ${measured.filter(({ blockMs }) => blockMs > 50).length} that block for over 50 ms, most resident ${Math.max(...measured.map(({ allMegabytes }) => allMegabytes))} MB; load after ${load()}`,
  );
  process.exit(0);
}
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench ${unknown.join(", ")}; there are ${Object.keys(BENCHES).join(", ")}, and load and worst by themselves.\n`,
  );
  process.exit(2);
}

const instance = await startInstance();
try {
  const since = performance.now();
  const book = await makeBook(instance, SEGMENTS);
  print({
    what: `made a document of ${book.segments} rows`,
    value: ms(performance.now() - since),
  });
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
    console.log(`\n${name}  (load ${load()})`);
    await BENCHES[name]?.(instance, book);
  }
} finally {
  await instance.stop();
}
console.log(`\nload after ${load()}`);
