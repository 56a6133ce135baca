/**
 * Ten people send the worst that each call takes (`worst-calls.ts`), four times each at once, while somebody asks after the
 * health: what that takes and how much memory the app's processes have. The law: 200 ms and 1.5 GB.
 */
import { setTimeout as wait } from "node:timers/promises";
import { CALLS } from "../../lib/wire/calls";
import { openApi } from "../../lib/wire/openapi";
import type { SegmentList } from "../../lib/wire/segments";
import { longestOf } from "../support/json-schema";
import { addTranslators, type Caller, type Instance, startInstance } from "./instance";
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
}

export async function measureWorst(
  names: readonly string[],
  say: (line: string) => void,
): Promise<Measured[]> {
  const instance = await startInstance();
  try {
    const { id: projectId } = await instance.owner.call<{ id: string }>("POST", "/projects", {
      name: "Worst",
    });
    const people = await addTranslators(instance, projectId, PEOPLE);
    const ground = await makeGround(people[0]!, projectId);
    const measured: Measured[] = [];
    for (const [call, worst] of Object.entries(WORST_CALLS)) {
      if (names.length > 0 && !names.some((name) => call.includes(name))) continue;
      const send = worst === "longest" ? longest(call, ground) : worst!;
      const one = await measure(instance, people, call, (at) => send(ground, at));
      measured.push(one);
      say(
        `${call.padEnd(56)} ${one.answers.padEnd(24)} in ${(one.tookMs / 1_000).toFixed(1).padStart(4)} s   health ${String(one.slowestMs).padStart(5)} ms (p95 ${one.p95Ms}, of ${one.asked}${one.unwell > 0 ? `, UNWELL ${one.unwell}` : ""}; asker late ${one.lateMs})   web ${String(one.webMegabytes).padStart(4)} MB   all ${String(one.allMegabytes).padStart(4)} MB (${one.parts})`,
      );
    }
    return measured;
  } finally {
    await instance.stop();
  }
}

async function makeGround(person: Caller, projectId: string): Promise<Ground> {
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
  return { projectId, documentId, huge: huge.id, long: long.id, rows };
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
  const ids: Readonly<Record<string, string>> = { ...ground, segmentId: ground.long } as never;
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

async function measure(
  { url }: Instance,
  people: readonly Caller[],
  call: string,
  send: (at: number) => Sent,
): Promise<Measured> {
  const [method] = call.split(" ");
  const sent = people.flatMap((person, at) =>
    Array.from({ length: EACH }, () => ({ person, sent: send(at) })),
  );
  const health = await watchHealth(url);
  const leaving = new AbortController();
  const late = setTimeout(() => leaving.abort(), MOST_MS);
  const since = performance.now();
  const statuses = await Promise.all(
    sent.map(({ person, sent }) => answerTo(person, method!, sent, leaving.signal)),
  );
  const tookMs = Math.round(performance.now() - since);
  clearTimeout(late);
  leaving.abort();
  await wait(500);
  const watched = await health.stop();
  const counts = new Map<string, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  const answers = [...counts].map(([status, count]) => `${status}×${count}`).join(" ");
  return { call, answers, tookMs, ...watched };
}

async function answerTo(
  { url, headers }: Caller,
  method: string,
  { path, json, form, isUnread }: Sent,
  signal: AbortSignal,
): Promise<string> {
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
    if (isUnread) await wait(5_000);
    else await response.arrayBuffer();
    return String(response.status);
  } catch {
    return signal.aborted ? "unanswered" : "cut";
  }
}
