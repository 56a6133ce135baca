import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import type { ReadScope } from "@/lib/db/scope";
import { closeLive } from "@/lib/server/live/live";
import { liveStream } from "@/lib/server/live/stream";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Scene } from "../support/scene";

/** What one answer, or one open stream, may cost whatever the rows hold. */
let scene: Scene;
const LONG = "x".repeat(99_000);

beforeAll(async () => {
  await openInstance();
  scene = await openScene(
    Array.from({ length: 100 }, (_, at) => ({
      zh: [`第${at}段。`],
      en: `${at} ${LONG}`,
      shown: "translated" as const,
    })),
  );
});
afterAll(async () => {
  await closeLive();
  await database().$disconnect();
});

const asking = (who: "owner" | "translator" = "translator") => ({ token: scene.people[who].token });

describe("a page of a list ends where its texts become too long, and goes on", () => {
  test("rows", async () => {
    const seen: string[] = [];
    let pages = 0;
    for (let after = ""; ; pages += 1) {
      const { status, body, bytes } = await ask(
        "GET",
        `/v1/documents/${scene.documentId}/segments?limit=2000${after && `&after=${after}`}`,
        asking(),
      );
      expect(status).toBe(200);
      expect(bytes.length).toBeLessThan(3_000_000);
      seen.push(...body.segments.map(({ id }: { id: string }) => id));
      if (body.next === null) break;
      after = body.next;
    }
    expect(seen).toEqual(scene.rows);
    expect(pages).toBe(4);
  });

  test("suggestions", async () => {
    const path = `/v1/segments/${scene.rows[0]}/suggestions`;
    for (let at = 0; at < 30; at += 1)
      expect(
        (await ask("POST", path, { ...asking(), json: { text: `${at} ${LONG}`, revision: 1 } })).status,
      ).toBeLessThan(300);
    const first = await ask("GET", `${path}?limit=500`, asking());
    expect(first.bytes.length).toBeLessThan(3_000_000);
    const rest = await ask("GET", `${path}?limit=500&after=${first.body.next}`, asking());
    expect(first.body.suggestions.length + rest.body.suggestions.length).toBe(30);
    expect(rest.body.next).toBeNull();
  });
});

describe("a screen that does not read", () => {
  const open = (scope: ReadScope) =>
    liveStream(scene.documentId, scope, {
      signal: new AbortController().signal,
      lastEventId: null,
      ask: async () => scope,
    });

  test("is cut off by bytes, after whole frames, and resumes", async () => {
    const response = open(scene.scope("translator", "read"));
    // Nobody reads while each save tells of 99 kB.
    for (let at = 0; at < 30; at += 1) {
      await ask("PUT", `/v1/segments/${scene.rows[1]}/target`, {
        ...asking(),
        json: { baseRevision: at + 1, text: `${at}${LONG}`, operationId: `operation-${at}` },
      });
    }
    // The whole of what had come for it, up to the end of the line: a stream that is not cut off would never end.
    const text = await new Response(response.body).text();
    expect(text.length).toBeLessThan(2_000_000);
    expect(text.endsWith("\n\n")).toBe(true);
    expect(text).toContain("id: ");
  }, 30_000);

  test("is not opened more often than a person has tabs", async () => {
    const scope = scene.scope("owner", "read");
    const streams = Array.from({ length: 40 }, () => open(scope));
    expect(() => open(scope)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ status: 429 }) }),
    );
    await Promise.all(streams.map((stream) => stream.body!.cancel()));
    await open(scope).body!.cancel();
  });
});

test("the sentences of a row of any length are answered", async () => {
  const huge = await openScene([
    { zh: ["他走。".repeat(20_000)], en: "He goes. ".repeat(7_600), shown: "translated" },
  ]);
  const { status, body } = await ask("GET", `/v1/segments/${huge.rows[0]}/sentences`, {
    token: huge.people.proofreader.token,
  });
  expect(status).toBe(200);
  expect(body.beads).toEqual([[0, 20_000, 0, 7_600]]);
  const link = await ask("GET", `/v1/segments/${huge.rows[0]}/link`, {
    token: huge.people.proofreader.token,
  });
  expect(link.body.reasons).toEqual([]);
});

test("a form of many parts is refused before it is taken apart", async () => {
  const form = new FormData();
  for (let at = 0; at < 1_000; at += 1) form.append(`field${at}`, "x");
  form.append("file", new File(["他走了。"], "a.txt"));
  const answer = await ask("POST", `/v1/projects/${scene.projectId}/documents`, { ...asking(), form });
  expect(answer.status).toBe(422);
  expect(answer.body.code).toBe("problems.upload.parts");
});

test("what a table looks for has an end, in one request and over several", async () => {
  const rows = (first: number) =>
    Array.from({ length: 600 }, (_, at) => ({ from: `${first + at}${"字".repeat(90)}`, to: "x" }));
  const path = `/v1/documents/${scene.documentId}/rules`;
  expect(
    (await ask("POST", `${path}/preview`, { ...asking(), json: { rows: [...rows(0), ...rows(1_000)] } }))
      .status,
  ).toBe(422);
  expect((await ask("POST", path, { ...asking(), json: { rows: rows(0) } })).status).toBe(201);
  expect((await ask("POST", path, { ...asking(), json: { rows: rows(0) } })).body.already).toBe(600);
  const more = await ask("POST", path, { ...asking(), json: { rows: rows(1_000) } });
  expect(more.status).toBe(422);
  expect(more.body.code).toBe("problems.rules.too-much");
});

test.each(["GET", "POST", "DELETE", "OPTIONS"])(
  "%s of an address that is no call's is answered a problem",
  async (method) => {
    for (const path of ["/v1", "/v1/nothing", "/v1/segments", "/v1/documents/x/y/z"]) {
      const { status, headers, body } = await ask(method, path, asking());
      expect([status, headers.get("content-type"), body?.type]).toEqual([
        404,
        "application/problem+json",
        "/problems/not-found",
      ]);
    }
  },
);
