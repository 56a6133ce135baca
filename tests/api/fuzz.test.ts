import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as events } from "@/app/api/v1/documents/[documentId]/events/route";
import { database } from "@/lib/db/client";
import { closeLive } from "@/lib/server/live/live";
import { CALLS } from "@/lib/wire/calls";
import { openApi } from "@/lib/wire/openapi";
import { ask, ORIGIN, openInstance } from "../support/front-door";
import { type JsonSchema, valuesOf } from "../support/json-schema";
import { openScene, type Scene } from "../support/scene";

/**
 * Every call of the OpenAPI document with what its schema says, nearly says, and does not say at all: it may refuse, and
 * never fail. `DUIZHAO_FUZZ_RUNS` times each (`npm run faults -- fuzz` has the long run).
 */
const RUNS = Number(process.env.DUIZHAO_FUZZ_RUNS ?? 12);
const SEED =
  process.env.DUIZHAO_FUZZ_SEED === undefined ? {} : { seed: Number(process.env.DUIZHAO_FUZZ_SEED) };

const DOCUMENT = openApi("0");
const COMPONENTS = (DOCUMENT.components?.schemas ?? {}) as Record<string, JsonSchema>;

let scene: Scene;
let ids: Record<string, string[]>;

beforeAll(async () => {
  await openInstance();
  scene = await openScene(
    [
      { zh: ["他走了。", "她来了。"], en: "He left.\n\nShe came.", shown: "translated" },
      { zh: ["第二段。"], en: "The second.", shown: "draft" },
      { zh: ["第三段。"], en: "The third.", shown: "reviewed" },
    ],
    { allowOwnApproval: true },
  );
  const paragraphs = await database().paragraph.findMany({ where: { projectId: scene.projectId } });
  ids = {
    projectId: [scene.projectId],
    documentId: [scene.documentId],
    segmentId: [...scene.rows],
    paragraphId: paragraphs.map(({ id }) => id),
    userId: Object.values(scene.people).map(({ id }) => id),
  };
});
afterAll(async () => {
  await closeLive();
  await database().$disconnect();
});

/** A value for a name in a path: one of ours mostly, or whatever can stand in an address. */
const named = (name: string) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...(ids[name] ?? ["01890000-0000-7000-8000-000000000000"])) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 80 }) },
  );

const CASES = CALLS.map((call) => ({ call, name: `${call.method.toUpperCase()} ${call.path}` }));

test.each(CASES)("$name", { timeout: 60_000 + RUNS * 3_000 }, async ({ call }) => {
  const operation = DOCUMENT.paths?.[call.path]?.[call.method] as unknown as Operation;
  const places = (operation.parameters ?? []).filter((one) => one.in === "query");
  const body = operation.requestBody?.content?.["application/json"]?.schema;
  const names = [...call.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const asked = fc.record({
    path: fc.record(Object.fromEntries(names.map((name) => [name, named(name)]))),
    query: fc.record(
      Object.fromEntries(
        places.map(({ name, schema }) => [name, valuesOf(schema ?? {}, COMPONENTS, ids).map(asText)]),
      ),
      { requiredKeys: [] },
    ),
    json: body ? valuesOf(body, COMPONENTS, ids) : fc.constant(undefined),
    who: fc.constantFrom("owner", "translator", "proofreader", "viewer", "stranger"),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ path, query, json, who }) => {
      const address = call.path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent((path as Record<string, string>)[name]!.toWellFormed().replace(/^\.+$/, "x")),
      );
      const search = new URLSearchParams(query as Record<string, string>).toString();
      const url = `/v1${address}${search && `?${search}`}`;
      const { token } = scene.people[who as "owner"];
      const status = call.path.endsWith("/events")
        ? await statusOfStream(url, token, path as Record<string, string>)
        : (await ask(call.method.toUpperCase(), url, { token, json, headers: { prefer: "wait=0" } })).status;
      expect(status).toBeLessThan(500);
    }),
    { numRuns: RUNS, ...SEED },
  );
  // What was signed away, deleted or renamed by chance is put back for the next call.
  await putBack();
});

async function putBack(): Promise<void> {
  await database().project.updateMany({ where: { id: scene.projectId }, data: { deletedAt: null } });
  await database().document.updateMany({ where: { id: scene.documentId }, data: { deletedAt: null } });
  await database().job.deleteMany({});
  for (const role of ["owner", "translator", "proofreader", "viewer"] as const)
    await database().membership.upsert({
      where: { projectId_userId: { projectId: scene.projectId, userId: scene.people[role].id } },
      create: { projectId: scene.projectId, userId: scene.people[role].id, role },
      update: { role },
    });
}

interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly schema?: JsonSchema;
  }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>> };
}

const asText = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");

/** A stream does not end by itself. */
async function statusOfStream(url: string, token: string, params: Record<string, string>): Promise<number> {
  const leaving = new AbortController();
  const headers = { authorization: `Bearer ${token}`, host: new URL(ORIGIN).host };
  const request = new Request(`${ORIGIN}/api${url}`, { headers, signal: leaving.signal });
  const response = await events(request, { params: Promise.resolve(params) });
  leaving.abort();
  await response.body?.cancel().catch(() => {});
  return response.status;
}
