/**
 * Ten people send the worst that each call takes (`worst-calls.ts`), four times each at once, while somebody asks after the
 * health: what that takes and how much memory the app's processes have. The law: 200 ms and 1.5 GB. With `--alone`, one of them
 * sends it, three times one after the other: then the longest block is that of one call.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { CALLS } from "../../lib/wire/calls";
import { openApi } from "../../lib/wire/openapi";
import type { SegmentList } from "../../lib/wire/segments";
import { longestOf } from "../support/json-schema";
import { addPeople, type Caller, type Instance, startInstance } from "./instance";
import { type Watched, watchHealth } from "./watch-health";
import { type Ground, type Sent, WORST_CALLS } from "./worst-calls";

const PEOPLE = 10;
const EACH = 4;
/** So long a call is measured at most; what is not answered by then is hung up. */
const MOST_MS = 30_000;

export interface Measured extends Watched {
  readonly call: string;
  /** "200×12 429×28" */
  readonly answers: string;
  /** Until the last of them was answered, or given up. */
  readonly tookMs: number;
  /** The processor's time of the longest turn of the web server's event loop (`watch-loop.mjs`). */
  readonly blockMs: number;
}

export async function measureWorst(
  asked: readonly string[],
  say: (line: string) => void,
): Promise<Measured[]> {
  const isAlone = asked.includes("--alone");
  const names = asked.filter((one) => one !== "--alone");
  const blocks = mkdtempSync(join(tmpdir(), "duizhao-loop-"));
  const watch = pathToFileURL(join(import.meta.dirname, "watch-loop.mjs"));
  const instance = await startInstance({
    DUIZHAO_BENCH_LOOP: blocks,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import ${watch}`,
  });
  try {
    const { id: projectId } = await instance.owner.call<{ id: string }>("POST", "/projects", {
      name: "Worst",
    });
    const people = await addPeople(instance, projectId, "owner", PEOPLE);
    const ground = await makeGround(instance, people[0]!, projectId);
    const measured: Measured[] = [];
    for (const [call, worst] of inOrder(Object.entries(WORST_CALLS))) {
      if (names.length > 0 && !names.some((name) => call.includes(name))) continue;
      const send = worst === "longest" ? longest(call, ground) : worst!;
      const crowd = isAlone
        ? { people: [instance.owner], each: 1, times: 3 }
        : { people, each: EACH, times: 1 };
      const one = await measure(instance, blocks, crowd, call, (at) => send(ground, at));
      measured.push(one);
      say(
        `${call.padEnd(56)} ${one.answers.padEnd(24)} in ${(one.tookMs / 1_000).toFixed(1).padStart(4)} s   block ${String(one.blockMs).padStart(4)} ms   health ${String(one.slowestMs).padStart(5)} ms (p95 ${one.p95Ms}, of ${one.asked}${one.unwell > 0 ? `, UNWELL ${one.unwell}` : ""}; asker late ${one.lateMs})   web ${String(one.webMegabytes).padStart(4)} MB   all ${String(one.allMegabytes).padStart(4)} MB (${one.parts})`,
      );
    }
    return measured;
  } finally {
    await instance.stop();
    rmSync(blocks, { recursive: true, force: true });
  }
}

/** What takes away what the others are asked of comes last, and the project last of all. */
function inOrder<Entry extends readonly [string, unknown]>(entries: readonly Entry[]): Entry[] {
  const last = ["DELETE /documents/{documentId}", "DELETE /projects/{projectId}"];
  return entries.toSorted(([a], [b]) => last.indexOf(a) - last.indexOf(b));
}

async function makeGround(instance: Instance, person: Caller, projectId: string): Promise<Ground> {
  const lines = Array.from({ length: 2_000 }, (_, at) => `第${at}段，他走在河边的路上，看着对岸。`);
  const text = ["他走。".repeat(20_000), "长的一段。", ...lines].join("\n\n");
  const made = await person.call<{ id?: string; job?: string }>("POST", `/projects/${projectId}/documents`, {
    title: "Worst",
    text,
    setAside: false,
  });
  const documentId = made.id ?? (await resultOf(person, made.job!)).id;
  const { segments } = await person.call<SegmentList>("GET", `/documents/${documentId}/segments?limit=2000`);
  const [huge, long] = [segments[0]!, segments[1]!];
  const put = ({ id, revision }: SegmentList["segments"][number], english: string) =>
    person.call("PUT", `/segments/${id}/target`, {
      baseRevision: revision,
      text: english,
      operationId: `ground-${id}`,
    });
  await put(huge, "He goes. ".repeat(7_600));
  await put(long, "w1 w2 w3 w4 w5 w6 w7 ".repeat(4_700));
  const rows = segments.map(({ id, revision }) => ({ id, revision }));
  const ids = await idsOf(instance, person, { projectId, documentId, segmentId: long.id });
  const paragraphId = huge.source[0]!.paragraphId;
  return { projectId, documentId, huge: huge.id, long: long.id, rows, ids: { ...ids, paragraphId } };
}

/** One of each thing that a path can name. */
async function idsOf(
  instance: Instance,
  person: Caller,
  { projectId, documentId, segmentId }: Readonly<Record<"projectId" | "documentId" | "segmentId", string>>,
): Promise<Readonly<Record<string, string>>> {
  const made = async (path: string, json: unknown) =>
    (await person.call<{ id: string }>("POST", path, json)).id;
  await addPeople(instance, projectId, "translator", 1, "victim");
  const { members } = await person.call<{ members: { id: string; role: string }[] }>(
    "GET",
    `/projects/${projectId}/members`,
  );
  const { id: memoryId } = await person.call<{ id: string }>("POST", `/projects/${projectId}/memories`, {
    name: "Worst",
  });
  return {
    memoryId,
    userId: members.find(({ role }) => role === "translator")!.id,
    commentId: await made(`/segments/${segmentId}/comments`, { body: "w ".repeat(2_400) }),
    suggestionId: await made(`/segments/${segmentId}/suggestions`, {
      text: "v1 v2 v3 v4 v5 v6 v7 ".repeat(4_700),
    }),
    jobId: (await person.call<{ job: string }>("POST", `/documents/${documentId}/exports`, { format: "md" }))
      .job,
    tokenId: await made("/tokens", { name: "one of many" }),
    invitationId: await made(`/projects/${projectId}/invitations`, { role: "viewer" }),
  };
}

async function resultOf(person: Caller, job: string): Promise<{ id: string }> {
  for (;;) {
    const { state, result } = await person.call<{ state: string; result: { id: string } | null }>(
      "GET",
      `/jobs/${job}`,
    );
    if (state === "done") return result!;
    if (state !== "queued" && state !== "running") throw new Error(`The document was not made: ${state}`);
    await wait(200);
  }
}

const DOCUMENT = openApi("0");

/** The call with ids that are there, and all that its shape takes. */
function longest(name: string, ground: Ground): (ground: Ground, at: number) => Sent {
  const call = CALLS.find(({ method, path }) => `${method.toUpperCase()} ${path}` === name)!;
  const operation = DOCUMENT.paths?.[call.path]?.[call.method] as unknown as {
    readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: object }[];
    readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema: object }>> };
  };
  const schema = operation.requestBody?.content?.["application/json"]?.schema;
  const components = (DOCUMENT.components?.schemas ?? {}) as Record<string, object>;
  const query = new URLSearchParams();
  for (const one of operation.parameters ?? [])
    if (one.in === "query" && one.name !== "after")
      query.set(one.name, String(longestOf(one.schema, components)));
  const ids: Readonly<Record<string, string>> = {
    ...ground.ids,
    projectId: ground.projectId,
    documentId: ground.documentId,
    segmentId: ground.long,
  };
  const path = call.path.replace(
    /\{(\w+)\}/g,
    (_, id: string) => ids[id] ?? "01890000-0000-7000-8000-000000000000",
  );
  const sent = {
    path: query.size > 0 ? `${path}?${query}` : path,
    ...(schema ? { json: longestOf(schema, components) } : {}),
  };
  return () => sent;
}

interface Crowd {
  readonly people: readonly Caller[];
  /** What each of them sends at once. */
  readonly each: number;
  /** How often all of that, one after the other. */
  readonly times: number;
}

async function measure(
  { url }: Instance,
  blocks: string,
  { people, each, times }: Crowd,
  call: string,
  send: (at: number) => Sent,
): Promise<Measured> {
  const [method] = call.split(" ");
  const sent = people.flatMap((person, at) =>
    Array.from({ length: each }, () => ({ person, sent: send(at) })),
  );
  const health = await watchHealth(url);
  const leaving = new AbortController();
  const late = setTimeout(() => leaving.abort(), MOST_MS);
  const [began, since] = [Date.now(), performance.now()];
  const answers: Answered[] = [];
  for (let time = 0; time < times; time += 1)
    answers.push(
      ...(await Promise.all(sent.map(({ person, sent }) => answerTo(person, method!, sent, leaving.signal)))),
    );
  const tookMs = Math.round(performance.now() - since);
  clearTimeout(late);
  leaving.abort();
  await wait(500);
  const watched = await health.stop();
  const blockMs = longestBlock(blocks, began);
  // What still waits to be done is not done while the next call is measured.
  for (const { person, job } of answers)
    if (job !== undefined) await person.call("POST", `/jobs/${job}/cancel`, {}).catch(() => {});
  const counts = new Map<string, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  const said = [...counts].map(([status, count]) => `${status}×${count}`).join(" ");
  return { call, answers: said, tookMs, blockMs, ...watched };
}

/** Since then, as `watch-loop.mjs` wrote it down. */
function longestBlock(folder: string, since: number): number {
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"));
  const turns = lines.filter(Boolean).map((line) => JSON.parse(line) as { at: number; took: number });
  return Math.max(0, ...turns.filter(({ at }) => at >= since).map(({ took }) => took));
}

interface Answered {
  readonly person: Caller;
  readonly status: string;
  readonly job?: string | undefined;
}

async function answerTo(
  person: Caller,
  method: string,
  { path, json, form, isUnread }: Sent,
  signal: AbortSignal,
): Promise<Answered> {
  const { url, headers } = person;
  const type = form?.type ?? (json === undefined ? undefined : "application/json");
  const body = form?.bytes ?? (json === undefined ? undefined : JSON.stringify(json));
  try {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      signal,
      headers: {
        ...headers,
        prefer: "wait=5",
        ...(type === undefined ? {} : { "content-type": type }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const status = String(response.status);
    if (isUnread) {
      await wait(5_000);
      return { person, status };
    }
    const bytes = await response.arrayBuffer();
    const job = response.status === 202 ? JSON.parse(Buffer.from(bytes).toString()).job : undefined;
    return { person, status, job };
  } catch {
    return { person, status: signal.aborted ? "unanswered" : "cut" };
  }
}
