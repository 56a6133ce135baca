/**
 * A hundred people at work, or two, on one app process or more, in a database of 500,000 rows, with one import of a book
 * and one export of another each minute.
 *
 *     node --conditions=react-server --import tsx tests/bench/run.ts load [--people 100] [--minutes 3] [--apps 1] [--fresh]
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Client } from "pg";
import type { EventData } from "../../../lib/wire/events";
import { ms, percentile, print, spread } from "../figures";
import { type App, startApp } from "../instance";
import { makePairs } from "../text";
import { hasLibrary, type Library, MOST_PEOPLE, openLibrary, RANK_STEP } from "./library";
import { type Screen, watch } from "./line";
import { longWork } from "./long-work";
import { type Assignment, type Notes, type Row, work } from "./person";
import { watchWaits } from "./waits";

/** So many people have one document open; each of their saves is heard by all the others. */
const ON_ONE_DOCUMENT = 20;
/** Everybody comes within this time. Their saves count from the first. */
const ARRIVING_MS = 10_000;
const ROWS_EACH = 200;

export async function measureLoad(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: "string", default: "100" },
      minutes: { type: "string", default: "3" },
      apps: { type: "string", default: "1" },
      fresh: { type: "boolean", default: false },
    },
  });
  const [people, minutes, processes] = [values.people, values.minutes, values.apps].map(Number) as [
    number,
    number,
    number,
  ];
  if (!(people >= 1 && people <= MOST_PEOPLE && minutes > 0 && processes >= 1))
    throw new RangeError(`1 to ${MOST_PEOPLE} people, some minutes, at least one app`);

  const dataDir = join(tmpdir(), "duizhao-bench-load");
  if (values.fresh) rmSync(dataDir, { recursive: true, force: true });
  const scratch = mkdtempSync(join(tmpdir(), "duizhao-bench-watch-"));
  const env = {
    DUIZHAO_BENCH_WATCH: scratch,
    NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, "watch-process.mjs"))}`,
  };
  const isKept = hasLibrary(dataDir);
  const since = performance.now();
  const apps: App[] = [await startApp(dataDir, env)];
  try {
    const { databaseUrl } = apps[0]!;
    const library = await openLibrary(databaseUrl, dataDir);
    print({
      what: `${isKept ? "found" : "made"} ${library.documents.reduce((sum, { rows }) => sum + rows, 0)} rows in ${library.documents.length} documents, and the app`,
      value: `${((performance.now() - since) / 1_000).toFixed(0)} s`,
    });
    for (let more = 1; more < processes; more += 1)
      apps.push(await startApp(join(scratch, `app-${more}`), { ...env, DATABASE_URL: databaseUrl }));
    await run({ people, minutes, apps, library, databaseUrl, scratch });
  } finally {
    for (const app of apps.reverse()) await app.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Run {
  readonly people: number;
  readonly minutes: number;
  readonly apps: readonly App[];
  readonly library: Library;
  readonly databaseUrl: string;
  readonly scratch: string;
}

async function run({ people, minutes, apps, library, databaseUrl, scratch }: Run): Promise<void> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const own = monitorEventLoopDelay({ resolution: 5 });
  try {
    const notes: Notes = { due: new Map(), saves: [], others: [], acknowledged: [], refused: [], unsent: [] };
    const words = makePairs(400, 6).flatMap(({ english }) => english.split(" "));
    const seen: number[] = [];
    let heard = 0;
    const seats: Seat[] = [];
    for (let number = 0; number < people; number += 1)
      seats.push(await seatOf(database, library, number, people));
    const began = Date.now();
    const from = performance.now();
    const until = from + minutes * 60_000;
    own.enable();
    const cpu = process.cpuUsage();

    const screens: Screen[] = [];
    const one = async ({ documentId, rows }: Seat, number: number) => {
      const arrives = from + (number / people) * ARRIVING_MS;
      await wait(Math.max(0, arrives - performance.now()));
      const { url } = apps[number % apps.length]!;
      const token = library.people[number]!;
      const mine = new Set(rows.map(({ id }) => id));
      const opened = performance.now();
      const hear = (data: string) => {
        const now = performance.now();
        for (const { id, revision } of (JSON.parse(data) as EventData<"segments">).segments) {
          const due = notes.due.get(`${id} ${revision}`);
          // What was due before this screen was opened is part of what it is told first.
          if (due === undefined || due < opened || mine.has(id)) continue;
          heard += 1;
          seen.push(now - due);
        }
      };
      const events = `${url}/api/v1/documents/${documentId}/events`;
      screens.push(await watch(events, token, "segments", hear));
      const person: Assignment = {
        url,
        token,
        documentId,
        rows,
        seed: number + 1,
        from: arrives,
        until,
      };
      await work(person, words, notes);
    };
    const waits = watchWaits(databaseUrl, until);
    const load = longWork(apps[0]!.url, library, until);
    const ended = await Promise.allSettled(seats.map(one));
    for (const end of ended) if (end.status === "rejected") notes.refused.push(`a person: ${end.reason}`);
    const used = process.cpuUsage(cpu);
    await wait(2_000);
    for (const screen of screens) screen.close();

    report(notes, seen, until, { people, minutes, apps: apps.length });
    print({
      what: "  events of others' saves that came; streams that broke",
      value: `${heard} of about ${expected(notes, library, people)}; ${screens.reduce((sum, screen) => sum + screen.breaks(), 0)} broke`,
    });
    for (const { what, each } of await load) print({ what: `  ${what} meanwhile`, value: each.join("  ") });
    reportProcesses(scratch, began, minutes);
    print({ what: "  the database waited for", value: await waits });
    print({
      what: "  the one who measures: processor, its own loop's delay",
      value: `${((used.user + used.system) / 1e6 / (minutes * 60)).toFixed(2)} of a core, p99 ${ms(delayOf(own, 99))}, longest ${ms(own.max / 1e6)}`,
    });
    await compare(database, notes);
  } finally {
    own.disable();
    await database.end();
  }
}

/** Where somebody works, and on what. */
interface Seat {
  readonly documentId: string;
  readonly rows: readonly Row[];
}

/** People sit together, `ON_ONE_DOCUMENT` at one, in documents of every size; each in a part of their own. */
function documentOf({ documents }: Library, number: number, people: number) {
  const tables = Math.ceil(people / ON_ONE_DOCUMENT);
  return documents[((number % tables) * 3) % documents.length]!;
}

async function seatOf(database: Client, library: Library, number: number, people: number): Promise<Seat> {
  const { id, rows: all } = documentOf(library, number, people);
  const place = Math.floor(number / Math.ceil(people / ON_ONE_DOCUMENT));
  const after = Math.floor((place * all) / ON_ONE_DOCUMENT) * RANK_STEP;
  const { rows } = await database.query<Row>(
    `select s.id, s.revision, t.text from "Segment" s join "Translation" t on t.id = s."currentId"
     where s."documentId" = $1 and s."retiredAt" is null and s.rank > $2 order by s.rank, s.id limit $3`,
    [id, after, ROWS_EACH],
  );
  return { documentId: id, rows };
}

function report(
  { saves, others, refused, unsent }: Notes,
  seen: readonly number[],
  until: number,
  how: Record<string, number>,
) {
  const waited = unsent.map((due) => until - due);
  print({
    what: `save, ${how.people} people, ${how.apps} app, ${how.minutes} min (from when it was due)`,
    value: spread([...saves.map(({ due, answered }) => answered - due), ...waited]),
    budget: "100 ms p95",
  });
  const late = saves.map(({ due, sent }) => sent - due);
  print({
    what: "  of that, before it was sent (the one before unanswered, or a late timer)",
    value: spread(late),
  });
  print({ what: "  seen by another, from when it was due", value: spread(seen), budget: "300 ms p95" });
  for (const what of ["confirm", "presence"] as const) {
    const took = others.filter((other) => other.what === what).map(({ due, answered }) => answered - due);
    print({ what: `  ${what}`, value: spread(took) });
  }
  print({
    what: "  due and not sent when the time was up (counted with what they had waited)",
    value: String(unsent.length),
  });
  print({
    what: "  refused or unanswered",
    value: `${refused.length}${refused[0] ? ` (${[...new Set(refused)].slice(0, 3).join("; ")})` : ""}`,
  });
}

/** Every save is told to the others at its document; those who came later or left sooner hear less. */
function expected({ saves }: Notes, library: Library, people: number): number {
  const at = new Map<string, number>();
  for (let number = 0; number < people; number += 1) {
    const { id } = documentOf(library, number, people);
    at.set(id, (at.get(id) ?? 0) + 1);
  }
  const others = [...at.values()].reduce((sum, here) => sum + here * (here - 1), 0) / people;
  return Math.round(saves.length * others);
}

interface Second {
  readonly at: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  readonly rss: number;
  readonly cpu: number;
}

function reportProcesses(scratch: string, began: number, minutes: number): void {
  const names: Readonly<Record<string, string>> = { serve: "app", worker: "worker" };
  for (const file of readdirSync(scratch).filter((name) => name.endsWith(".jsonl"))) {
    const seconds = readFileSync(join(scratch, file), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Second)
      .filter(({ at }) => at >= began && at <= began + minutes * 60_000);
    if (seconds.length === 0) continue;
    const longest = seconds.map((second) => second.longest);
    const rss = seconds.map((second) => second.rss / 1e6);
    const cpu = seconds.reduce((sum, second) => sum + second.cpu, 0) / seconds.length;
    print({
      what: `  ${names[file.split("-")[0]!]}: event loop, the longest delay of each second`,
      value: `p50 ${ms(percentile(longest, 0.5))}  p95 ${ms(percentile(longest, 0.95))}  longest ${ms(percentile(longest, 1))}`,
    });
    print({
      what: "    processor; memory at first, at most, at last",
      value: `${cpu.toFixed(2)} of a core; ${rss[0]!.toFixed(0)}, ${Math.max(...rss).toFixed(0)}, ${rss.at(-1)!.toFixed(0)} MB`,
    });
  }
}

/** Every acknowledged save has its version, and every row ends as it was last acknowledged. */
async function compare(database: Client, { acknowledged, refused }: Notes): Promise<void> {
  const ids = [...new Set(acknowledged.map(({ segmentId }) => segmentId))];
  const { rows } = await database.query<{
    segmentId: string;
    revision: number;
    text: string;
    isCurrent: boolean;
  }>(
    `select t."segmentId", t.revision, t.text, s."currentId" = t.id as "isCurrent"
     from "Translation" t join "Segment" s on s.id = t."segmentId" where s.id = any($1::text[])`,
    [ids],
  );
  const versions = new Map(rows.map((row) => [`${row.segmentId} ${row.revision}`, row.text]));
  const current = new Map(rows.filter(({ isCurrent }) => isCurrent).map((row) => [row.segmentId, row.text]));
  const lost = acknowledged.filter(
    ({ segmentId, revision, text }) => versions.get(`${segmentId} ${revision}`) !== text,
  );
  const last = new Map(acknowledged.map(({ segmentId, text }) => [segmentId, text]));
  const other = [...last].filter(([id, text]) => current.get(id) !== text);
  print({
    what: "  acknowledged; lost; rows not as last acknowledged",
    value: `${acknowledged.length}; ${lost.length}; ${other.length} of ${last.size}${refused.length > 0 ? " (a save without an answer may have been stored after it)" : ""}`,
    budget: "none lost",
  });
}

function delayOf(histogram: IntervalHistogram, share: number): number {
  return histogram.percentile(share) / 1e6;
}
