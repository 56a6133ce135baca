import { strToU8 } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { createTestDatabase } from "../support/database";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Scene } from "../support/scene";

// Tables whose columns a person names, and texts in which Chinese and English stand in turn: seen before, read, and back.

let scene: Scene;
let worker: RunningWorker;

beforeAll(async () => {
  await createTestDatabase();
  await openInstance();
  worker = startWorker(() => {});
  scene = await openScene([]);
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await database().$disconnect();
});

const token = () => ({ token: scene.people.translator.token });

async function send(path: string, name: string, text: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set("file", new File([strToU8(text) as BlobPart], name));
  return ask("POST", `/v1${path}`, { ...token(), form });
}
const documents = () => `/projects/${scene.projectId}/documents`;

async function rowsOf(id: string) {
  const { body } = await ask("GET", `/v1/documents/${id}/segments`, token());
  return (
    body.segments as { id: string; source: { text: string }[]; target: string; subState: string | null }[]
  ).map(({ source, target, subState }) => [source.map(({ text }) => text).join(), target, subState]);
}

// Two Chinese columns: nothing can know which of them is the source.
const TABLE = `乙,甲,note,x,y
旧稿一,雨停了。,ok,The rain stopped.,alpha
旧稿二二二二二二,河很清。,,The river was clear.,beta
`;

describe("columns", () => {
  test("what they were taken for is shown, and what somebody says of them", async () => {
    const seen = await send(`${documents()}/preview`, "t.csv", TABLE);
    expect(seen).toMatchObject({ status: 200, body: { kind: "table", count: 3 } });
    expect(seen.body.rows[1]).toEqual(["旧稿一", "雨停了。", "ok", "The rain stopped.", "alpha"]);
    const columns = JSON.stringify([null, "source", "comment", "target", "id"]);
    const said = await send(`${documents()}/preview`, "t.csv", TABLE, { columns });
    expect(said.body).toMatchObject({
      columns: [null, "source", "comment", "target", "id"],
      hasHeadings: false,
    });
  });

  test("the document is made of them, and the same file comes back to its rows by them", async () => {
    const columns = JSON.stringify([null, "source", "comment", "target", "id"]);
    const table = TABLE.replace(/^.*\n/, "");
    const made = await send(documents(), "t.csv", table, { columns });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(await rowsOf(made.body.id)).toEqual([
      ["雨停了。", "The rain stopped.", "draft"],
      ["河很清。", "The river was clear.", "draft"],
    ]);
    const edited = table.replace("was clear", "ran clear");
    const back = await send(`/documents/${made.body.id}/returns`, "t.csv", edited, { columns });
    expect(back).toMatchObject({ status: 201, body: { changed: 1, same: 1, strangers: 0 } });
    const xliff = await ask("GET", `/v1/documents/${made.body.id}/export?format=xliff`, token());
    expect(new TextDecoder().decode(xliff.bytes)).toContain('id="beta"');
  });

  test.each(["[]", "x", '["source"]', '["source","source"]', '["source","target","frob"]'])(
    "%s is refused",
    async (columns) => {
      const refused = await send(documents(), "t.csv", TABLE, { columns });
      expect(refused).toMatchObject({ status: 422, body: { type: "/problems/columns", field: "columns" } });
    },
  );
});

const TURNS = [
  ["雨停了，河边没有人。", "The rain had stopped, and nobody was by the river."],
  ["船夫把竹篙插进河底。", "The ferryman drove his *pole* into the bed."],
  ["他向岸上的人招手。", "He waved to the people on the bank."],
  ["谁也没有说话。", "Nobody said a word."],
] as const;
const IN_TURN = TURNS.map((pair) => `${pair.join("\n\n")}\n\n`).join("");

describe("in turn", () => {
  test("recognised: English beside its Chinese, and said; the original is kept to the letter", async () => {
    const seen = await send(`${documents()}/preview`, "t.txt", IN_TURN);
    expect(seen).toMatchObject({ status: 200, body: { kind: "turns", count: 4, rows: [...TURNS] } });
    const made = await send(documents(), "t.txt", IN_TURN);
    expect(made).toMatchObject({ status: 201, body: { paragraphs: 4, segments: 4, setAside: 0 } });
    expect(made.body.warnings[0]).toContain("4 pairs");
    const rows = await rowsOf(made.body.id);
    expect(rows.map(([zh, , subState]) => [zh, subState])).toEqual(TURNS.map(([zh]) => [zh, "aligned"]));
    // A text file's asterisk means itself.
    expect(rows[1]![1]).toBe("The ferryman drove his \\*pole\\* into the bed.");
    const paragraphs = await database().paragraph.findMany({
      where: { documentId: made.body.id },
      orderBy: { position: "asc" },
    });
    expect(paragraphs.map(({ text, separator }) => text + separator).join("")).toBe(IN_TURN);
  });

  test("in Markdown what is marked stays marked; English that is not wanted as a draft stays text", async () => {
    const made = await send(documents(), "t.md", IN_TURN);
    expect((await rowsOf(made.body.id))[1]![1]).toBe("The ferryman drove his *pole* into the bed.");
    const whole = await send(documents(), "t.md", IN_TURN, { turns: "no" });
    expect(whole.body).toMatchObject({ paragraphs: 8 });
    expect(await send(`${documents()}/preview`, "t.md", IN_TURN, { turns: "no" })).toMatchObject({
      body: { kind: "original" },
    });
  });

  test("few pairs are parted where somebody says so, pasted text, too", async () => {
    const few = TURNS.slice(0, 2)
      .map((pair) => pair.join("\n\n"))
      .join("\n\n");
    const json = { title: "Few", text: few };
    expect((await ask("POST", `/v1${documents()}`, { ...token(), json })).status).toBe(422);
    const said = await ask("POST", `/v1${documents()}`, { ...token(), json: { ...json, turns: "yes" } });
    expect(said.body.paragraphs).toBe(2);
  });
});

test("a bilingual file needs nothing said", async () => {
  const xliff = `<xliff version="1.2"><file original="a" source-language="zh" target-language="en" datatype="x"><body><trans-unit id="1"><source>雨停了。</source></trans-unit></body></file></xliff>`;
  expect(await send(`${documents()}/preview`, "a.xlf", xliff)).toMatchObject({
    status: 200,
    body: { kind: "bilingual" },
  });
});
