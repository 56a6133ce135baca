import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Scene } from "../support/scene";

// Marks through the front door: read with the original, kept under corrections and splits, brought by drafts, exported.

let scene: Scene;
let worker: RunningWorker;

beforeAll(async () => {
  await openInstance();
  scene = await openScene([{ zh: ["雨停了。"], en: "The *rain* had stopped.", shown: "draft" }]);
  worker = startWorker(() => {});
});
afterAll(async () => {
  await worker.stop();
  await database().$disconnect();
});

const owner = () => ({ token: scene.people.owner.token });

async function importPage(body: string, name = "a.html"): Promise<string> {
  const form = new FormData();
  const page = name.endsWith(".html")
    ? `<html><head><meta charset="utf-8"></head><body><h1>堤</h1>${body}</body></html>`
    : body;
  form.append("file", new File([page], name));
  const made = await ask("POST", `/v1/projects/${scene.projectId}/documents`, { ...owner(), form });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
}

const rowsOf = async (documentId: string) =>
  (await ask("GET", `/v1/documents/${documentId}/segments`, owner())).body.segments;

const exported = async (documentId: string, format: string) => {
  const { bytes } = await ask(
    "GET",
    `/v1/documents/${documentId}/export?format=${format}&include=all`,
    owner(),
  );
  return new TextDecoder().decode(bytes);
};

let operations = 0;
const write = async (row: { id: string; revision: number }, text: string) => {
  operations += 1;
  const json = { baseRevision: row.revision, text, operationId: `operation-${operations}` };
  expect((await ask("PUT", `/v1/segments/${row.id}/target`, { ...owner(), json })).status).toBe(200);
};

test("the marks of a page are those of its rows; a split parts them, a correction moves them", async () => {
  const documentId = await importPage(
    "<p>那条河<em>很清很清</em>，见<a href='https://a.example/x'>县志</a>。</p>",
  );
  const [, row] = await rowsOf(documentId);
  const [paragraph] = row.source;
  expect(paragraph.text).toBe("那条河很清很清，见县志。");
  expect(paragraph.marks).toEqual([
    { kind: "emphasis", start: 3, end: 7 },
    { kind: "link", start: 9, end: 11, address: "https://a.example/x" },
  ]);
  const corrected = await ask("POST", `/v1/paragraphs/${paragraph.paragraphId}/corrections`, {
    ...owner(),
    json: { start: 0, end: 3, old: "那条河", new: "河", reason: "" },
  });
  expect(corrected.status, JSON.stringify(corrected.body)).toBe(200);
  const [, now] = await rowsOf(documentId);
  expect(now.source[0].marks[0]).toEqual({ kind: "emphasis", start: 1, end: 5 });
  const split = await ask("POST", `/v1/segments/${row.id}/split`, {
    ...owner(),
    json: { revision: now.revision, source: { paragraphId: paragraph.paragraphId, offset: 3 }, target: null },
  });
  expect(split.status, JSON.stringify(split.body)).toBe(200);
  const [, first, second] = await rowsOf(documentId);
  expect(first.source[0].marks).toEqual([{ kind: "emphasis", start: 1, end: 3 }]);
  expect(second.source[0].marks[0]).toEqual({ kind: "emphasis", start: 0, end: 2 });
});

test("English of a new document is written with marks, and words are counted without them", async () => {
  const documentId = await importPage("<p>那条河很清。</p>");
  const [, row] = await rowsOf(documentId);
  await write(row, "The *river* is [very clear](https://a.example/a/b).");
  expect((await rowsOf(documentId))[1].words).toBe(5);
  expect(await exported(documentId, "html")).toContain(
    '<p>The <em>river</em> is <a href="https://a.example/a/b">very clear</a>.</p>',
  );
  expect((await ask("GET", `/v1/documents/${documentId}`, owner())).body.notation).toBe("marks");
});

test("English that was written before is letters", async () => {
  expect((await ask("GET", `/v1/documents/${scene.documentId}`, owner())).body.notation).toBe("plain");
  expect(await exported(scene.documentId, "html")).toContain("<p>The *rain* had stopped.</p>");
  expect(await exported(scene.documentId, "md")).toContain("The \\*rain\\* had stopped.");
});

test("a Markdown original keeps its notes and definitions", async () => {
  const documentId = await importPage(
    "河水很清[^1]，见[县志][xz]。\n\n[^1]: 一九五三年测。\n\n[xz]: http://a.example/xz\n",
    "a.md",
  );
  const [row, note] = await rowsOf(documentId);
  expect(note.source[0].layout).toEqual({ note: "1" });
  await write(row, "The water is clear[^1]; see the [gazetteer][xz].");
  await write(note, "Measured in 1953.");
  const md = await exported(documentId, "md");
  expect(md).toContain("The water is clear[^1]; see the [gazetteer][xz].");
  expect(md).toContain("[^1]: Measured in 1953.");
  expect(md).toContain("[xz]: http://a.example/xz");
  expect(await exported(documentId, "html")).toContain('<a href="http://a.example/xz">gazetteer</a>');
  expect(await exported(documentId, "txt")).toContain("The water is clear[1]; see the gazetteer.");
});

test("a draft brings its marks, and its letters stay letters", async () => {
  const documentId = await importPage("<p>那条河很清，每升不到一百个沙粒。</p>");
  const form = new FormData();
  const page =
    "<html><body><h1>The Dike</h1><p>The river is <i>very</i> clear, 5*3*2 or 10<sup>2</sup> grains a litre.</p></body></html>";
  form.append("file", new File([page], "draft.html"));
  const placed = await ask("POST", `/v1/documents/${documentId}/draft`, { ...owner(), form });
  expect(placed.status, JSON.stringify(placed.body)).toBe(200);
  const targets = (await rowsOf(documentId)).map(({ target }: { target: string }) => target).join("\n");
  expect(targets).toContain("The river is *very* clear, 5\\*3\\*2 or 10^2^ grains a litre.");
  expect(await exported(documentId, "txt")).toContain(
    "The river is very clear, 5*3*2 or 10² grains a litre.",
  );
});
