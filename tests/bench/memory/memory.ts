/**
 * A memory of 1,000,000 units: how long it takes to come in and how much memory that needs, how long a look-up takes through the
 * front door, whether everything of at least 70 % is found, and pg_trgm beside it.
 *
 *     node --conditions=react-server --import tsx tests/bench/run.ts memory [--units 1000000] [--queries 2000] [--exhaustive 200] | --proof
 *
 * A query is a unit with one character in five changed into one that is common in the memory. `--exhaustive` says for how many
 * of them all units are gone through (half a second each; those of other lengths by a third and more cannot be alike and are passed over).
 */
import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { TMX_FOOT, tmxHead, tmxUnit } from "../../../lib/interchange/tmx/write-tmx";
import { type Folded, fold } from "../../../lib/match/fold";
import { Scorer } from "../../../lib/match/score";
import { makeProject } from "../book";
import { ms, print } from "../figures";
import { type Instance, startInstance } from "../instance";
import { counted, measurePhases, pagesOf, processorOf, processorOfProcess } from "./phases";
import { proveMemory } from "./proof";
import { chanceOf, hasCorpora, makeUnits } from "./units";

const ROOT = join(import.meta.dirname, "..", "..", "..");

export async function measureMemory(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      units: { type: "string", default: "1000000" },
      queries: { type: "string", default: "2000" },
      exhaustive: { type: "string", default: "200" },
      proof: { type: "boolean", default: false },
    },
  });
  if (values.proof) {
    const proving = await startInstance();
    return proveMemory(proving).finally(proving.stop);
  }
  if (!hasCorpora()) {
    console.log("skipped: the corpora that units are made of are not here");
    return;
  }
  const count = Number(values.units);
  const folder = mkdtempSync(join(tmpdir(), "duizhao-memory-"));
  const instance = await startInstance();
  try {
    const file = join(folder, "made.tmx");
    const sources = await writeFile(file, count);
    const projectId = await makeProject(instance.owner, "Memory");
    await measureImport(instance, file, count);
    const queries = queriesFrom(sources, Number(values.queries));
    const found = await measureLookUps(instance, projectId, queries);
    const texts = queries.map(({ text }) => text);
    const { databaseUrl } = instance;
    await measurePhases(
      databaseUrl,
      projectId,
      "any length",
      texts.filter((_, at) => at % 2 === 0),
    );
    await measurePhases(
      databaseUrl,
      projectId,
      "4 to 12 characters",
      texts.filter((_, at) => at % 2 === 1),
    );
    measureRecall(sources, queries.slice(0, Number(values.exhaustive)), found);
    await measureTrigrams(instance, queries.slice(0, 200));
  } finally {
    await instance.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeFile(file: string, count: number): Promise<readonly string[]> {
  const sources: string[] = [];
  function* text() {
    yield tmxHead({ attributes: {}, notes: [], props: [] });
    for (const { source, target } of makeUnits(count)) {
      sources.push(source);
      const side = { attributes: {}, notes: [], props: [] };
      yield tmxUnit({
        ...side,
        variants: [
          { ...side, language: "zh-CN", content: [source] },
          { ...side, language: "en", content: [target] },
        ],
      });
    }
    yield TMX_FOOT;
  }
  await pipeline(Readable.from(text(), { highWaterMark: 1_000 }), createWriteStream(file));
  const characters = sources.reduce((sum, { length }) => sum + length, 0);
  print({ what: `made ${count} units, characters on average`, value: (characters / count).toFixed(1) });
  return sources;
}

async function measureImport({ databaseUrl }: Instance, file: string, count: number): Promise<void> {
  const watcher = new pg.Client({ connectionString: databaseUrl });
  await watcher.connect();
  const before = processorOf(watcher);
  const since = performance.now();
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      "lib/cli/duizhao.ts",
      "memory",
      "import",
      file,
      "--project",
      "Memory",
    ],
    {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: databaseUrl },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  let most = 0;
  let own = 0;
  const watch = setInterval(() => {
    try {
      own = processorOfProcess(child.pid!);
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // ended between two looks
    }
  }, 200);
  await new Promise<void>((done, failed) => {
    child.on("exit", (status) =>
      status === 0 ? done() : failed(new Error(`The import ended with ${status}`)),
    );
  });
  clearInterval(watch);
  print({ what: `TMX of ${count} units in`, value: ms(performance.now() - since), budget: "60 s" });
  print({
    what: "  most memory of the importing process",
    value: `${Math.round(most / 1024)} MB`,
    budget: "500 MB",
  });
  print({ what: "  processor: the importing process", value: ms(own) });
  print({ what: "  processor: PostgreSQL", value: ms(processorOf(watcher) - before) });
  const client = watcher;
  const { rows } = await client.query(
    `select pg_total_relation_size('"MemoryList"') as lists, pg_total_relation_size('"MemoryEntry"') as entries`,
  );
  await client.end();
  print({ what: "  index in PostgreSQL", value: `${Math.round(rows[0].lists / 1e6)} MB`, budget: "600 MB" });
  print({ what: "  entries in PostgreSQL", value: `${Math.round(rows[0].entries / 1e6)} MB` });
}

interface Query {
  readonly text: string;
  readonly from: string;
  readonly isShort: boolean;
}

/** Half of them from units of 4 to 12 characters. */
function queriesFrom(sources: readonly string[], count: number): readonly Query[] {
  const chance = chanceOf(70);
  const below = (most: number) => Math.floor(chance() * most);
  const queries: Query[] = [];
  while (queries.length < count) {
    const from = sources[below(sources.length)]!;
    const isShort = queries.length % 2 === 1;
    if (isShort && (from.length < 4 || from.length > 12)) continue;
    const characters = Array.from(from);
    const places = new Set<number>();
    while (places.size < Math.floor(characters.length / 5)) places.add(below(characters.length));
    for (const place of places) characters[place] = Array.from(sources[below(sources.length)]!)[0]!;
    queries.push({ text: characters.join(""), from, isShort });
  }
  return queries;
}

type FoundBy = ReadonlyMap<Query, ReadonlySet<string>>;

async function measureLookUps(
  { owner }: Instance,
  projectId: string,
  queries: readonly Query[],
): Promise<FoundBy> {
  const path = `/projects/${projectId}/matches`;
  for (const { text } of queries.slice(0, 50)) await owner.call("POST", path, { source: text });
  const found = new Map<Query, ReadonlySet<string>>();
  const took = { short: [] as number[], any: [] as number[] };
  let planted = 0;
  for (const query of queries) {
    const answer = await owner.timed<{ matches: { source: string }[] }>("POST", path, { source: query.text });
    took[query.isShort ? "short" : "any"].push(answer.took);
    if (answer.body.matches.some(({ source }) => source === query.from)) planted += 1;
    found.set(query, new Set());
  }
  for (const query of queries) {
    const { matches } = await owner.call<{ matches: { source: string }[] }>("POST", path, {
      source: query.text,
      limit: 50,
    });
    found.set(query, new Set(matches.map(({ source }) => source)));
  }
  for (const [name, times] of Object.entries(took)) {
    times.sort((one, other) => one - other);
    const at = (share: number) => ms(times[Math.floor(times.length * share)]!);
    print({
      what:
        name === "short"
          ? "look-up through the front door, 4 to 12 characters, p95"
          : "look-up, any length, p95",
      value: `${at(0.95)} (median ${at(0.5)})`,
      budget: "15 ms",
    });
  }
  print({ what: "  the changed unit is among the ten best", value: `${planted} of ${queries.length}` });
  const door: number[] = [];
  for (let at = 0; at < 200; at += 1) door.push((await owner.timed("POST", path, { source: "……" })).took);
  door.sort((one, other) => one - other);
  print({
    what: "  of this the front door alone (a text without letters), p95",
    value: `${ms(door[190]!)} (median ${ms(door[100]!)})`,
  });
  return found;
}

/** Against all units. A query that has fifty and more of at least 70 is answered with fifty: then fifty are asked for. */
function measureRecall(sources: readonly string[], queries: readonly Query[], found: FoundBy): void {
  const units = [...new Set(sources)];
  const lengths = units.map((text) => fold(text).letters.length);
  let expected = 0;
  let missed = 0;
  for (const query of queries) {
    const folded: Folded = fold(query.text);
    const scorer = new Scorer(folded);
    const { length } = folded.letters;
    let alike = 0;
    let there = 0;
    for (const [index, text] of units.entries()) {
      const other = lengths[index]!;
      if (10 * Math.abs(length - other) > 3 * Math.max(length, other)) continue;
      if (scorer.score(fold(text), 70) === 0) continue;
      alike += 1;
      if (found.get(query)!.has(text)) there += 1;
    }
    expected += Math.min(50, alike);
    missed += Math.max(0, Math.min(50, alike) - there);
  }
  print({
    what: `units of at least 70 for ${queries.length} queries, by exhaustive search`,
    value: String(expected),
  });
  print({ what: "  of these not found", value: String(missed), budget: "0" });
}

/** As another web tool looks things up: trigrams of PostgreSQL's extension, at the threshold that it uses, the best ten. */
async function measureTrigrams({ databaseUrl }: Instance, queries: readonly Query[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`create extension if not exists pg_trgm`);
  const since = performance.now();
  await client.query(`create index bench_trigrams on "MemoryEntry" using gin (source gin_trgm_ops)`);
  print({ what: "pg_trgm: its index made in", value: ms(performance.now() - since) });
  await client.query(`set pg_trgm.similarity_threshold = 0.2`);
  const times: number[] = [];
  let planted = 0;
  const processor = processorOf(client);
  const pages = await pagesOf(client);
  for (const { text, from } of queries) {
    const start = performance.now();
    const { rows } = await client.query<{ source: string }>(
      `select source from "MemoryEntry" where source % $1 order by similarity(source, $1) desc limit 10`,
      [text],
    );
    times.push(performance.now() - start);
    if (rows.some(({ source }) => source === from)) planted += 1;
  }
  const took = (processorOf(client) - processor) / queries.length;
  await counted();
  const looked = ((await pagesOf(client)) - pages) / queries.length;
  await client.end();
  times.sort((one, other) => one - other);
  print({
    what: "pg_trgm: look-up in the database alone, p95",
    value: `${ms(times[Math.floor(times.length * 0.95)]!)} (median ${ms(times[Math.floor(times.length / 2)]!)})`,
  });
  print({ what: "  processor: PostgreSQL", value: ms(took) });
  print({ what: "  pages of 8 KB that PostgreSQL looked into", value: looked.toFixed(0) });
  print({ what: "  the changed unit is among its ten best", value: `${planted} of ${queries.length}` });
}
