import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

// A file goes out, is edited elsewhere, and comes back: what would change, applied, and undone.

let scene: Scene;
let worker: RunningWorker;

beforeAll(async () => {
  await openInstance();
  worker = startWorker(() => {});
});
beforeEach(async () => {
  scene = await openScene([
    { zh: ["雨停了。"], en: "The rain stopped.", shown: "reviewed" },
    { zh: ["河很清。"], en: "The river was clear today.", shown: "translated" },
    { zh: ["没有译。"] },
    { zh: ["省略的。"], shown: "omitted" },
  ]);
  await database().document.update({ where: { id: scene.documentId }, data: { notation: "marks" } });
});
afterAll(async () => {
  await worker.stop();
  await database().$disconnect();
});

const as = (player: Player) => ({ token: scene.people[player].token });

const exported = async (format: string) => {
  const { bytes } = await ask(
    "GET",
    `/v1/documents/${scene.documentId}/export?format=${format}`,
    as("owner"),
  );
  return bytes;
};

const returned = async (bytes: Uint8Array | string, name: string, player: Player = "translator") => {
  const form = new FormData();
  form.append("file", new File([bytes as BlobPart], name));
  return ask("POST", `/v1/documents/${scene.documentId}/returns`, { ...as(player), form });
};

const apply = (id: string, segments: unknown, player: Player = "translator") =>
  ask("POST", `/v1/returns/${id}/apply`, { ...as(player), json: { segments } });

const rowsOf = async () =>
  (await ask("GET", `/v1/documents/${scene.documentId}/segments`, as("owner"))).body.segments as {
    id: string;
    revision: number;
    target: string;
    state: string;
  }[];
const targets = async () => (await rowsOf()).map(({ target }) => target);

let operations = 0;
const write = async (at: number, text: string) => {
  const row = (await rowsOf())[at]!;
  operations += 1;
  const json = { baseRevision: row.revision, text, operationId: `returns-${operations}` };
  expect((await ask("PUT", `/v1/segments/${row.id}/target`, { ...as("translator"), json })).status).toBe(200);
};

const edit = (bytes: Uint8Array, ...changes: readonly (readonly [string, string])[]) =>
  changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, new TextDecoder().decode(bytes));

test("changed there, changed on both sides, translated there; nothing changes before it is applied; undone as a whole", async () => {
  const sent = await exported("xliff");
  await write(1, "The old river was clear today.");
  const back = edit(
    sent,
    ["The rain stopped.", "The rain had stopped."],
    ["clear today", "clear this morning"],
    ["<source>没有译。</source>", "<source>没有译。</source><target>Not translated.</target>"],
  );
  const made = await returned(back, "back.xlf");
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect(made.body).toMatchObject({ changed: 2, merged: 1, conflicts: 0, same: 1, strangers: 0, absent: 0 });
  const before = await rowsOf();
  expect(before.map(({ target }) => target)).toEqual([
    "The rain stopped.",
    "The old river was clear today.",
    "",
    "",
  ]);
  const detail = await ask("GET", `/v1/returns/${made.body.id}`, as("translator"));
  expect(detail.body.rows).toMatchObject([
    { position: 1, verdict: "changed", matchedBy: "id", source: "雨停了。", theirs: "The rain had stopped." },
    {
      position: 2,
      verdict: "merged",
      base: "The river was clear today.",
      result: "The old river was clear this morning.",
    },
    { position: 3, verdict: "changed", result: "Not translated." },
  ]);
  const applied = await apply(made.body.id, "all");
  expect(applied.body, JSON.stringify(applied.body)).toMatchObject({ changed: 3, suggested: 0, kept: 0 });
  const rows = await rowsOf();
  expect(rows.map(({ target, state }) => [target, state])).toEqual([
    ["The rain had stopped.", "translated"],
    ["The old river was clear this morning.", "translated"],
    ["Not translated.", "initial"],
    ["", "final"],
  ]);
  // Again changes nothing more.
  expect((await apply(made.body.id, "all")).body).toMatchObject({ change: null, changed: 0 });
  const undone = await ask("POST", `/v1/changes/${applied.body.change}/undo`, as("translator"));
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect((await rowsOf()).map(({ target, state }) => [target, state])).toEqual(
    before.map(({ target, state }) => [target, state]),
  );
});

test("where both touch, the row stays and the file's text is a suggestion; or a person says what it shall be", async () => {
  const sent = await exported("csv");
  await write(1, "The river was limpid today.");
  const made = await returned(edit(sent, ["clear today", "bright today"]), "back.csv");
  expect(made.body).toMatchObject({ changed: 0, merged: 0, conflicts: 1 });
  const [, row] = await rowsOf();
  const applied = await apply(made.body.id, [row!.id]);
  expect(applied.body).toMatchObject({ changed: 0, suggested: 1 });
  expect((await targets())[1]).toBe("The river was limpid today.");
  const { body } = await ask("GET", `/v1/segments/${row!.id}/suggestions`, as("owner"));
  expect(body.suggestions).toMatchObject([
    { text: "The river was bright today.", origin: "return", state: "open" },
  ]);
  const said = await apply(made.body.id, [{ id: row!.id, text: "The river was bright and limpid today." }]);
  expect(said.body).toMatchObject({ changed: 1 });
  expect((await targets())[1]).toBe("The river was bright and limpid today.");
});

test("a Word file with recorded changes and a comment: suggestions with who and when, gone when it is undone", async () => {
  const parts = unzipSync(await exported("docx-bilingual"));
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const document = strFromU8(parts["word/document.xml"]!).replace(
    run("The river was clear today."),
    `<w:commentRangeStart w:id="90"/>${run("The river was ")}<w:del w:id="1" w:author="李校对" w:date="2026-05-01T10:00:00Z"><w:r><w:delText>clear</w:delText></w:r></w:del><w:ins w:id="2" w:author="李校对" w:date="2026-05-01T10:00:00Z">${run("limpid")}</w:ins>${run(" today.")}<w:commentRangeEnd w:id="90"/><w:r><w:commentReference w:id="90"/></w:r>`,
  );
  const comments = strFromU8(parts["word/comments.xml"]!).replace(
    "</w:comments>",
    `<w:comment w:id="90" w:author="李校对" w:date="2026-05-01T10:00:00Z"><w:p>${run("Too plain?")}</w:p></w:comment></w:comments>`,
  );
  const back = zipSync({
    ...parts,
    "word/document.xml": strToU8(document),
    "word/comments.xml": strToU8(comments),
  });
  const made = await returned(back, "back.docx", "reviewer");
  expect(made.body, JSON.stringify(made.body)).toMatchObject({
    changed: 0,
    conflicts: 0,
    suggestions: 1,
    comments: 1,
    strangers: 0,
  });
  const applied = await apply(made.body.id, "all", "reviewer");
  expect(applied.body).toMatchObject({ changed: 0, suggested: 1, commented: 1 });
  const [, row] = await rowsOf();
  const suggestions = () => ask("GET", `/v1/segments/${row!.id}/suggestions`, as("owner"));
  expect((await suggestions()).body.suggestions).toMatchObject([
    { text: "The river was limpid today.", said: { by: "李校对", at: "2026-05-01T10:00:00.000Z" } },
  ]);
  const talk = () => ask("GET", `/v1/segments/${row!.id}/comments`, as("owner"));
  expect((await talk()).body.comments).toMatchObject([{ body: "Too plain?", said: { by: "李校对" } }]);
  expect((await targets())[1]).toBe("The river was clear today.");
  expect((await ask("POST", `/v1/changes/${applied.body.change}/undo`, as("reviewer"))).status).toBe(200);
  expect((await talk()).body.comments).toEqual([]);
  expect((await suggestions()).body.suggestions).toMatchObject([{ state: "dismissed" }]);
});

test("what is left out on purpose stays so; rows of nobody and units of no row are told", async () => {
  const csv = `中文,English\r\n省略的。,Said after all.\r\n一句谁也不认识的话。,Unknown.\r\n`;
  const made = await returned(csv, "t.csv");
  expect(made.body).toMatchObject({ changed: 1, strangers: 1, absent: 3 });
  expect((await apply(made.body.id, "all")).body).toMatchObject({ changed: 0, kept: 1, change: null });
  expect((await targets())[3]).toBe("");
});

test("all but some, one with a text of its own; it is said that it was applied, undone, and done again", async () => {
  const sent = await exported("xliff");
  const made = await returned(
    edit(
      sent,
      ["The rain stopped.", "The rain had stopped."],
      ["clear today", "clear this morning"],
      ["<source>没有译。</source>", "<source>没有译。</source><target>Not translated.</target>"],
    ),
    "back.xlf",
  );
  const rows = await rowsOf();
  const detail = async () => (await ask("GET", `/v1/returns/${made.body.id}`, as("translator"))).body;
  const listed = async () =>
    (await ask("GET", `/v1/documents/${scene.documentId}/returns`, as("translator"))).body.returns;
  expect((await detail()).applied).toBeNull();
  expect(await listed()).toMatchObject([{ id: made.body.id, fileName: "back.xlf", applied: null }]);
  const applied = await ask("POST", `/v1/returns/${made.body.id}/apply`, {
    ...as("translator"),
    json: {
      segments: "all",
      except: [rows[0]!.id],
      texts: [{ id: rows[1]!.id, text: "The river ran clear." }],
    },
  });
  expect(applied.body).toMatchObject({ changed: 2 });
  expect(await targets()).toEqual(["The rain stopped.", "The river ran clear.", "Not translated.", ""]);
  const by = { name: expect.any(String) };
  expect((await detail()).applied).toMatchObject({ change: applied.body.change, by, isUndone: false });
  const undo = async (change: string) =>
    expect((await ask("POST", `/v1/changes/${change}/undo`, as("translator"))).status).toBe(200);
  await undo(applied.body.change);
  const [{ applied: undone }] = await listed();
  expect(undone).toMatchObject({ isUndone: true });
  expect((await targets())[1]).toBe("The river was clear today.");
  await undo(undone.change);
  expect((await detail()).applied).toMatchObject({ isUndone: false });
  expect((await targets())[1]).toBe("The river ran clear.");
});

test("rows that the file does not have are numbered", async () => {
  const made = await returned("中文,English\r\n河很清。,The river is clear.\r\n", "t.csv");
  const { body } = await ask("GET", `/v1/returns/${made.body.id}`, as("translator"));
  expect(body.absent).toEqual([1, 3, 4]);
});

test("who may not edit may not send back, and what is no bilingual file is refused", async () => {
  const sent = await exported("xliff");
  expect((await returned(sent, "a.xlf", "proofreader")).status).toBe(403);
  expect((await returned(sent, "a.xlf", "stranger")).status).toBe(404);
  const made = await returned(sent, "a.xlf");
  expect((await apply(made.body.id, "all", "viewer")).status).toBe(403);
  expect((await ask("GET", `/v1/returns/${made.body.id}`, as("stranger"))).status).toBe(404);
  const wrong = await returned("就是一段文字。", "a.txt");
  expect([wrong.status, wrong.body.type]).toEqual([422, "/problems/unknown-format"]);
});
