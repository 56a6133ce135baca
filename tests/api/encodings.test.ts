import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { ask, openInstance } from "../support/front-door";
import { makePerson, type TestPerson } from "./people";

// The encoding of an original: asked where it cannot be told, and changed afterwards from the kept bytes.

let owner: TestPerson;
let stranger: TestPerson;
let projectId: string;
let worker: RunningWorker;

beforeAll(async () => {
  await openInstance();
  owner = await makePerson("owner");
  stranger = await makePerson("stranger");
  projectId = (await ask("POST", "/v1/projects", { token: owner.token, json: { name: "Old files" } })).body
    .id;
  worker = startWorker((line) => process.stderr.write(`${line}\n`));
});
afterAll(async () => {
  await worker.stop();
  await database().$disconnect();
});

const ESSAY =
  "老街的早晨\n\n天还没亮，卖豆浆的人已经把火生起来了。\n\n街坊都说，没有周师傅，早晨就不叫早晨。";

async function upload(bytes: Uint8Array, fields: Record<string, string> = {}, name = "a.txt") {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(bytes)]), name);
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return ask("POST", `/v1/projects/${projectId}/documents`, { token: owner.token, form });
}
const again = (id: string, encoding: string, token = owner.token) =>
  ask("POST", `/v1/documents/${id}/encoding`, { token, json: { encoding } });
const textsOf = async (documentId: string) => {
  const document = await database().document.findUniqueOrThrow({ where: { id: documentId } });
  const paragraphs = await database().paragraph.findMany({
    where: { documentId, retiredAt: null },
    orderBy: { position: "asc" },
  });
  return document.leading + paragraphs.map(({ text, separator }) => text + separator).join("");
};
const stateOf = async (documentId: string) => {
  const rows = await ask("GET", `/v1/documents/${documentId}/segments?limit=100`, { token: owner.token });
  const document = await ask("GET", `/v1/documents/${documentId}`, { token: owner.token });
  const shape = rows.body.segments.map((row: { source: { text: string }[]; target: string }) => [
    row.source.map(({ text }) => text).join("|"),
    row.target,
  ]);
  return { shape, title: document.body.title, encoding: document.body.encoding };
};

test("a short text asks, with what each candidate would read as; the choice is taken", async () => {
  const bytes = iconv.encode("你们好吗我", "gbk");
  const asked = await upload(bytes);
  expect(asked).toMatchObject({
    status: 422,
    body: {
      type: "/problems/encoding-unclear",
      field: "encoding",
      candidates: expect.arrayContaining([{ encoding: "gb18030", preview: "你们好吗我" }]),
    },
  });
  expect(asked.body.candidates[0].encoding).toBe("gb18030");
  const made = await upload(bytes, { encoding: "gb18030" });
  expect(made.status).toBe(201);
  expect(await textsOf(made.body.id)).toBe("你们好吗我");
});

test("a wrong encoding is changed after import: rows, English and what is set aside stay; undone and redone", async () => {
  const bytes = iconv.encode(ESSAY, "gb18030");
  // Somebody chose wrongly.
  const made = await upload(bytes, { encoding: "big5", title: "My title" });
  expect(made.status).toBe(201);
  const { id } = made.body;
  const wrong = await stateOf(id);
  expect(wrong.encoding).toBe("big5");

  const choices = await ask("GET", `/v1/documents/${id}/encodings`, { token: owner.token });
  expect(choices.body.encoding).toBe("big5");
  expect(choices.body.candidates[0]).toMatchObject({ encoding: "gb18030" });
  expect(choices.body.candidates[0].preview).toContain("老街的早晨");
  expect(choices.body.candidates.map((one: { encoding: string }) => one.encoding)).toContain("big5");

  const rows = await ask("GET", `/v1/documents/${id}/segments`, { token: owner.token });
  const row = rows.body.segments[1];
  await ask("PUT", `/v1/segments/${row.id}/target`, {
    token: owner.token,
    json: {
      baseRevision: row.revision,
      text: "Before daybreak",
      operationId: "4f6d6f1e-8f0e-4a57-9a3c-5b0f6a1d2c3e",
    },
  });

  const read = await again(id, "gb18030");
  expect(read).toMatchObject({ status: 200, body: { encoding: "gb18030", keptRows: true, paragraphs: 3 } });
  expect(await textsOf(id)).toBe(ESSAY);
  const right = await stateOf(id);
  expect(right).toEqual({
    shape: [
      ["老街的早晨", ""],
      ["天还没亮，卖豆浆的人已经把火生起来了。", "Before daybreak"],
      ["街坊都说，没有周师傅，早晨就不叫早晨。", ""],
    ],
    title: "My title",
    encoding: "gb18030",
  });

  const undone = await ask("POST", `/v1/changes/${read.body.change}/undo`, { token: owner.token });
  expect(undone.status).toBe(200);
  expect(await stateOf(id)).toEqual({
    ...wrong,
    shape: wrong.shape.map(([zh, en]: [string, string], at: number) => [
      zh,
      at === 1 ? "Before daybreak" : en,
    ]),
  });
  const redone = await ask("POST", `/v1/changes/${undone.body.change}/undo`, { token: owner.token });
  expect(redone.status).toBe(200);
  expect(await stateOf(id)).toEqual(right);
  // The bytes are the same through all of it.
  const original = await database().original.findUniqueOrThrow({ where: { documentId: id } });
  expect(Buffer.from(original.bytes).equals(bytes)).toBe(true);
});

test("corrections go along where the new reading has their words; the others are named; undoing brings all back", async () => {
  const bytes = iconv.encode(`${ESSAY}\n\n街坊说的 GPT 是个模型，他们都用过。`, "gb18030");
  const made = await upload(bytes, { encoding: "big5" });
  const { id } = made.body;
  const last = await database().paragraph.findFirstOrThrow({
    where: { documentId: id, text: { contains: "GPT" } },
  });
  const correct = async (old: string, put: string) => {
    const start = last.text.indexOf(old);
    const json = { start, end: start + old.length, old, new: put };
    return ask("POST", `/v1/paragraphs/${last.id}/corrections`, { token: owner.token, json });
  };
  const misread = [...last.text][0]!;
  expect([(await correct("GPT", "它")).status, (await correct(misread, "坊")).status]).toEqual([200, 200]);
  const before = await stateOf(id);

  const read = await again(id, "gb18030");
  expect(read.body.warnings.at(-1)).toContain(`${misread} → 坊 (paragraph 4)`);
  expect((await stateOf(id)).shape.at(-1)).toEqual(["街坊说的 它 是个模型，他们都用过。", ""]);
  expect((await ask("POST", `/v1/changes/${read.body.change}/undo`, { token: owner.token })).status).toBe(
    200,
  );
  expect(await stateOf(id)).toEqual(before);
});

test("where paragraphs would be other ones, rows are made anew, but not over anybody's work", async () => {
  // In UTF-16 read as GB18030 the line ends hide, so that the text is one paragraph.
  const bytes = iconv.encode("第一段在这里。\u2028第二段在这里。\n第三段在这里。", "utf-16le");
  const made = await upload(bytes, { encoding: "gb18030" });
  const before = await textsOf(made.body.id);
  const { id } = made.body;
  const rows = await ask("GET", `/v1/documents/${id}/segments`, { token: owner.token });
  const count = rows.body.segments.length;
  expect(count).not.toBe(3);

  const read = await again(id, "utf-16le");
  expect(read).toMatchObject({ status: 200, body: { keptRows: false, paragraphs: 3 } });
  expect((await stateOf(id)).shape.map(([zh]: [string]) => zh)).toEqual([
    "第一段在这里。",
    "第二段在这里。",
    "第三段在这里。",
  ]);
  const undone = await ask("POST", `/v1/changes/${read.body.change}/undo`, { token: owner.token });
  expect(undone.status).toBe(200);
  expect(await textsOf(id)).toBe(before);
  expect((await stateOf(id)).shape.length).toBe(count);

  const [row] = (await ask("GET", `/v1/documents/${id}/segments`, { token: owner.token })).body.segments;
  const saved = await ask("PUT", `/v1/segments/${row.id}/target`, {
    token: owner.token,
    json: { baseRevision: row.revision, text: "Words", operationId: "1f6d6f1e-8f0e-4a57-9a3c-5b0f6a1d2c3e" },
  });
  expect(saved.status).toBe(200);
  const refused = await again(id, "utf-16le");
  expect(refused).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining("Nothing was changed") },
  });
  expect(await textsOf(id)).toBe(before);
});

test("what cannot be: another's document, an unknown encoding, a format without one", async () => {
  const made = await upload(new TextEncoder().encode(ESSAY));
  const { id } = made.body;
  expect(await again(id, "gb18030", stranger.token)).toMatchObject({ status: 404 });
  expect(await ask("GET", `/v1/documents/${id}/encodings`, { token: stranger.token })).toMatchObject({
    status: 404,
  });
  expect(await again(id, "klingon")).toMatchObject({ status: 422, body: { field: "encoding" } });
  const rtf = await upload(new TextEncoder().encode("{\\rtf1\\ansi\\u32769?\\u34903?\\par}"), {}, "a.rtf");
  expect(rtf.status).toBe(201);
  expect(await again(rtf.body.id, "gb18030")).toMatchObject({
    status: 409,
    body: { type: "/problems/no-encoding" },
  });
});
