/**
 * What a hostile file costs where files are read in life: on the worker's reading thread, with its limits. What a file takes
 * in memory is counted from before it came; what the one before it left is given back slowly, so figures err to less where a
 * large file follows a larger one.
 */
import { Thinker } from "../../../lib/server/jobs/thinker";
import { HOSTILE, type HostileFile, MORE_HOSTILE } from "../../support/hostile-files";
import { books } from "./books";

export async function measureBooks(): Promise<void> {
  const thinker = new Thinker();
  for (const file of books()) print(file, await costOf(thinker, file));
  await thinker.close();
}

export async function measureCost(): Promise<void> {
  const thinker = new Thinker();
  let longest = 0;
  let most = 0;
  for (const file of [...HOSTILE, ...MORE_HOSTILE]) {
    const cost = await costOf(thinker, file);
    longest = Math.max(longest, cost.cpu);
    most = Math.max(most, cost.grown);
    print(file, cost);
  }
  await thinker.close();
  console.log(
    `longest ${(longest / 1000).toFixed(2)} s of the processor, most +${Math.round(most)} MB (budget 5 s, 300 MB)`,
  );
}

interface Cost {
  readonly said: string;
  readonly ms: number;
  readonly cpu: number;
  readonly grown: number;
}

function print({ name, must }: HostileFile, { said, ms, cpu, grown }: Cost): void {
  console.log(
    `${name.padEnd(24)} ${must.padEnd(8)} ${said.padEnd(26)} ${(cpu / 1000).toFixed(2)} s of the processor, ${(ms / 1000).toFixed(2)} s, +${Math.round(grown)} MB`,
  );
}

async function costOf(thinker: Thinker, file: HostileFile): Promise<Cost> {
  const upload = {
    bytes: new Uint8Array(file.make()),
    fileName: file.name,
    mediaType: null,
    encoding: null,
  };
  thinker.reset();
  // The thread is there, with all that it needs, before the file comes.
  await thinker.readOriginal(
    { ...upload, bytes: new TextEncoder().encode("你好。"), fileName: "a.txt" },
    null,
  );
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const since = performance.now();
  const cpu = process.cpuUsage();
  const said = await thinker.readOriginal(upload, null).then(
    (read) =>
      read.ok
        ? `read, ${read.value.paragraphs.length} paragraphs`
        : read.problem.type.replace("/problems/", "refused, "),
    (error: Error) => `given up, ${error.constructor.name}`,
  );
  const used = process.cpuUsage(cpu);
  clearInterval(watch);
  return {
    said,
    ms: performance.now() - since,
    cpu: (used.user + used.system) / 1000,
    grown: (Math.max(peak, process.memoryUsage().rss) - before) / 1024 / 1024,
  };
}
