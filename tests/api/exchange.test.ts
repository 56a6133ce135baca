import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { readBilingual } from "@/lib/interchange/bilingual/read-bilingual";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { EXCHANGE_FORMATS } from "@/lib/wire/documents";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

// Files of other programs through the front door: in with their states, out in their own format or another, and in again.

let scene: Scene;
let worker: RunningWorker;

beforeAll(async () => {
  await openInstance();
  scene = await openScene([
    { zh: ["雨停了。", "人散了。"], en: "The *rain* stopped.\n\nThey left.", shown: "reviewed" },
    { zh: ["河很清。"], en: "Clear water.", shown: "aligned" },
    { zh: ["没有译。"] },
  ]);
  await database().document.update({ where: { id: scene.documentId }, data: { notation: "marks" } });
  worker = startWorker(() => {});
});
afterAll(async () => {
  await worker.stop();
  await database().$disconnect();
});

const as = (player: Player) => ({ token: scene.people[player].token });

async function importFile(bytes: Uint8Array | string, name: string, player: Player = "owner") {
  const form = new FormData();
  form.append("file", new File([bytes as BlobPart], name));
  return ask("POST", `/v1/projects/${scene.projectId}/documents`, { ...as(player), form });
}

async function made(bytes: Uint8Array | string, name: string, player: Player = "owner"): Promise<string> {
  const answer = await importFile(bytes, name, player);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

const exported = (documentId: string, format: string, player: Player = "owner") =>
  ask("GET", `/v1/documents/${documentId}/export?format=${format}`, as(player));

const rowsOf = async (documentId: string) =>
  (await ask("GET", `/v1/documents/${documentId}/segments`, as("owner"))).body.segments;

const shown = (
  rows: { source: { text: string }[]; target: string; state: string; subState: string | null }[],
) =>
  rows.map(({ source, target, state, subState }) => [
    source.map(({ text }) => text).join("|"),
    target,
    state,
    subState,
  ]);

const EXTENSIONS: Readonly<Record<string, string>> = {
  "docx-bilingual": "docx",
  xliff: "xlf",
  xliff12: "xlf",
};

test.each(["xliff", "xliff12", "tmx", "docx-bilingual", "xlsx", "csv", "tsv"])(
  "a document goes out as %s, comes in as another one, and goes out as the same bytes",
  async (format) => {
    const out = await exported(scene.documentId, format);
    expect(out.status, JSON.stringify(out.body)).toBe(200);
    const documentId = await made(out.bytes, `对照.${EXTENSIONS[format] ?? format}`);
    const rows = shown(await rowsOf(documentId));
    expect(rows[0]).toEqual([
      "雨停了。\n\n人散了。",
      format === "tmx" ? "The rain stopped.\n\nThey left." : "The *rain* stopped.\n\nThey left.",
      "reviewed",
      null,
    ]);
    expect(rows[1]).toEqual(["河很清。", "Clear water.", "initial", "aligned"]);
    const again = await exported(documentId, format);
    if (format === "docx-bilingual" || format === "xlsx") {
      const [one, other] = [
        await readBilingual(out.bytes, `a.${EXTENSIONS[format] ?? format}`),
        await readBilingual(again.bytes, `a.${EXTENSIONS[format] ?? format}`),
      ];
      expect(other).toEqual(one);
    }
    expect(Buffer.from(again.bytes).equals(Buffer.from(out.bytes))).toBe(true);
  },
);

const STUDIO = `<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0"><file original="报告.docx" source-language="zh-CN" target-language="en-US" datatype="x-sdlfilterframework2"><header><!-- kept --></header><body><trans-unit id="s" translate="no"><source><x id="1"/></source></trans-unit><trans-unit id="t"><source><g id="5">甲方同意。</g>乙方不同意。</source><seg-source><mrk mtype="seg" mid="1"><g id="5">甲方同意。</g></mrk><mrk mtype="seg" mid="2">乙方不同意。</mrk></seg-source><target><mrk mtype="seg" mid="1"><g id="5">Party A agrees.</g></mrk><mrk mtype="seg" mid="2"/></target><sdl:seg-defs><sdl:seg id="1" conf="Translated"/><sdl:seg id="2"/></sdl:seg-defs></trans-unit></body></file></xliff>`;

test("a file of Trados Studio goes through the work and back as one", async () => {
  const documentId = await made(STUDIO, "报告.docx.sdlxliff", "translator");
  const rows = await rowsOf(documentId);
  expect(shown(rows)).toEqual([
    ["甲方同意。", "{1}Party A agrees.{/1}", "translated", null],
    ["乙方不同意。", "", "initial", null],
  ]);
  expect(rows[0].source[0].marks).toEqual([{ kind: "tag", start: 0, end: 5, label: "1" }]);
  // Nothing was changed: the same bytes.
  const same = await exported(documentId, "sdlxliff");
  expect(new TextDecoder().decode(same.bytes)).toBe(STUDIO);
  const json = { baseRevision: rows[1].revision, text: "Party B does not {1}.", operationId: "studio-1" };
  const saved = await ask("PUT", `/v1/segments/${rows[1].id}/target`, { ...as("translator"), json });
  expect(saved.status).toBe(200);
  const confirmed = await ask("POST", `/v1/segments/${rows[1].id}/confirm`, {
    ...as("translator"),
    json: { revision: saved.body.revision },
  });
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
  const back = new TextDecoder().decode((await exported(documentId, "sdlxliff")).bytes);
  expect(back).toBe(
    STUDIO.replace(
      '<mrk mtype="seg" mid="2"/></target>',
      '<mrk mtype="seg" mid="2">Party B does not <it id="5" pos="open"></it>.</mrk></target>',
    ).replace('<sdl:seg id="2"/>', '<sdl:seg id="2" conf="Translated" origin="interactive"/>'),
  );
});

test("comments and states come with the file; what is approved counts only from an owner", async () => {
  const xliff = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:duizhao="urn:duizhao:exchange:1" version="2.1" srcLang="zh-TW" trgLang="en"><file id="f"><unit id="u"><notes><note category="comment" duizhao:by="老李" duizhao:at="2026-05-01T08:00:00Z">請核對</note></notes><segment state="reviewed"><source>這是一份報告。</source><target>This is a report.</target></segment></unit></file></xliff>`;
  const byOwner = await made(xliff, "a.xlf");
  expect(shown(await rowsOf(byOwner))[0]?.slice(2)).toEqual(["reviewed", null]);
  const byTranslator = await made(xliff, "a.xlf", "translator");
  const [row] = await rowsOf(byTranslator);
  expect([row.state, row.subState]).toEqual(["translated", null]);
  const { body } = await ask("GET", `/v1/segments/${row.id}/comments`, as("owner"));
  expect(body.comments).toMatchObject([
    { body: "請核對", said: { by: "老李", at: "2026-05-01T08:00:00.000Z" }, mine: false },
  ]);
});

test.each([
  {
    what: "English to Chinese",
    file: STUDIO.replace("zh-CN", "en-US").replace('target-language="en-US"', 'target-language="zh-CN"'),
    code: "not-chinese",
  },
  {
    what: "entities",
    file: `<!DOCTYPE x [<!ENTITY a "b">]>${STUDIO.slice(STUDIO.indexOf("<xliff"))}`,
    code: "damaged",
  },
  { what: "no units", file: '<xliff version="1.2"><file/></xliff>', code: "empty" },
])("$what is refused with what to do", async ({ file, code }) => {
  const answer = await importFile(file, "a.sdlxliff");
  expect(answer.status).toBe(422);
  expect(answer.body.type).toBe(`/problems/${code}`);
  expect(answer.body.detail).toContain("Nothing was imported");
});

test.each(EXCHANGE_FORMATS)("a viewer is given no %s, whatever is approved", async (format) => {
  expect((await exported(scene.documentId, format, "viewer")).status).toBe(403);
  expect((await exported(scene.documentId, format, "stranger")).status).toBe(404);
});

test("a damaged unit is left out and said; the others are there", async () => {
  const file = `<xliff version="1.2"><file original="a" source-language="zh" target-language="en"><body><trans-unit id="1"><source>一件好事。</source><target>One.</target></trans-unit><trans-unit id="2"><source>两件 &bad; 事。</source></trans-unit><trans-unit id="3"><source>三件事。</source></trans-unit></body></file></xliff>`;
  const answer = await importFile(file, "a.xlf");
  expect(answer.body).toMatchObject({ segments: 2, warnings: [expect.stringContaining("Unit 2")] });
});
