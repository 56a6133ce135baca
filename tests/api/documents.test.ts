import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { database } from "@/lib/db/client";
import { SURE } from "@/lib/segments/confidence";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { ask, openInstance } from "../support/front-door";
import { join, makePerson, type TestPerson } from "./people";

let owner: TestPerson;
let viewer: TestPerson;
let projectId: string;
let worker: RunningWorker;

beforeAll(async () => {
  await openInstance();
  owner = await makePerson("owner");
  viewer = await makePerson("viewer");
  const project = await ask("POST", "/v1/projects", { token: owner.token, json: { name: "Essays" } });
  projectId = project.body.id;
  await join(projectId, viewer, "viewer");
  worker = startWorker((line) => process.stderr.write(`${line}\n`));
  await warm();
});
afterAll(async () => {
  await worker.stop();
  await database().$disconnect();
});

/** The first job waits for the worker's thread, on a busy machine for longer than a call waits before it answers 202. */
async function warm() {
  const { token } = owner;
  const project = await ask("POST", "/v1/projects", { token, json: { name: "Warm" } });
  const path = `/v1/projects/${project.body.id}/documents`;
  const { status, body } = await ask("POST", path, { token, json: { text: "你好。" } });
  if (status !== 202) return;
  const state = async () => (await ask("GET", `/v1/jobs/${body.job}`, { token })).body.state;
  await vi.waitFor(async () => expect(await state()).toBe("done"), { timeout: 100_000, interval: 200 });
}

const ESSAY =
  "老街的早晨\n\n天还没亮，卖豆浆的人已经把火生起来了。\n\n他姓周，在这条街上卖了三十年豆浆。\n\n街坊都说，没有周师傅，早晨就不叫早晨。";
const DRAFT = [
  "Morning on the Old Street",
  "Before daybreak the soya milk seller has already lit his fire.",
  "His name is Zhou, and he has sold soya milk on this street for thirty years.",
  "Without Master Zhou, say the neighbours, a morning would not be a morning.",
].join("\n\n");

const paste = (json: unknown) =>
  ask("POST", `/v1/projects/${projectId}/documents`, { token: owner.token, json });
const upload = (bytes: Uint8Array<ArrayBuffer>, name: string, fields: Record<string, string> = {}) => {
  const form = new FormData();
  form.set("file", new Blob([bytes]), name);
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return ask("POST", `/v1/projects/${projectId}/documents`, { token: owner.token, form });
};
const draftInto = (id: string, text: string) =>
  ask("POST", `/v1/documents/${id}/draft`, { token: owner.token, json: { text } });

const rowsOf = (documentId: string) =>
  database().segment.findMany({
    where: { documentId, retiredAt: null },
    orderBy: { rank: "asc" },
    include: { paragraphs: { orderBy: { position: "asc" } }, current: true, suggestions: true },
  });

/** How many rows there are of everything that an import could leave behind. */
async function traces() {
  const tables = [
    "document",
    "original",
    "paragraph",
    "segment",
    "translation",
    "draft",
    "suggestion",
    "change",
    "job",
  ];
  const counts = await database().$queryRawUnsafe<{ counts: unknown }[]>(
    `select json_build_array(${tables.map((table) => `(select count(*) from "${table[0]!.toUpperCase()}${table.slice(1)}")`).join(", ")}) as counts`,
  );
  return JSON.stringify(counts);
}

describe("a Chinese original comes in", () => {
  test("pasted: its bytes are kept, its paragraphs joined are the text", async () => {
    const made = await paste({ text: ESSAY });
    expect(made).toMatchObject({
      status: 201,
      body: { title: "老街的早晨", paragraphs: 4, segments: 4, setAside: 0, warnings: [] },
    });
    const original = await ask("GET", `/v1/documents/${made.body.id}/original`, { token: owner.token });
    expect(new TextDecoder().decode(original.bytes)).toBe(ESSAY);
    const document = await database().document.findUniqueOrThrow({
      where: { id: made.body.id },
      include: { paragraphs: { orderBy: { position: "asc" } } },
    });
    expect(document.leading + document.paragraphs.map((p) => p.text + p.separator).join("")).toBe(ESSAY);
    const shown = await ask("GET", `/v1/documents/${made.body.id}`, { token: owner.token });
    expect(shown.body).toMatchObject({
      title: "老街的早晨",
      segments: 4,
      characters: 53,
      words: 0,
      progress: { untranslated: 4, aligned: 0 },
      createdBy: { name: "owner" },
    });
  });

  test("uploaded, in GB18030, under its own name and title", async () => {
    const gb = new Uint8Array(
      Buffer.from(
        "cfe6ccefb5c4d4e7b3bf0a0accecbbb9c3bbc1c1a3accbfbd2d1bead b7d1c9cfc2b7c1cba1a30a".replaceAll(" ", ""),
        "hex",
      ),
    );
    const made = await upload(gb, "文章.txt", { title: "A title of my own", encoding: "gb18030" });
    expect(made).toMatchObject({ status: 201, body: { title: "A title of my own" } });
    const shown = await ask("GET", `/v1/documents/${made.body.id}`, { token: owner.token });
    expect(shown.body).toMatchObject({ fileName: "文章.txt", encoding: "gb18030" });
    const original = await ask("GET", `/v1/documents/${made.body.id}/original`, { token: owner.token });
    expect(Buffer.from(original.bytes).equals(Buffer.from(gb))).toBe(true);
    expect(original.headers.get("content-disposition")).toContain("filename*=UTF-8''%E6%96%87%E7%AB%A0.txt");
    expect(original.headers.get("content-type")).toBe("application/octet-stream");
  });

  test("what is surely not of the article is set aside with a reason, or kept when one says so", async () => {
    const text = await readFile("prisma/sample/interview.zh.txt", "utf8");
    const setAside = await paste({ text });
    expect(setAside.body.setAside).toBeGreaterThan(0);
    expect(setAside.body.segments + setAside.body.setAside).toBe(setAside.body.paragraphs);
    const kept = await paste({ text, setAside: false });
    expect(kept.body).toMatchObject({ setAside: 0, segments: setAside.body.paragraphs });
    const proposals = await database().paragraph.count({
      where: { documentId: kept.body.id, proposal: { path: ["confidence"], gte: 0.9 } },
    });
    expect(proposals).toBe(setAside.body.setAside);
  });

  test("rare and awkward characters come through as they are", async () => {
    const text = "𠮷野家的招牌👨‍👩‍👧‍👦掉了一个字。\n\n他说：\u2067مرحبا\u2069，然后走了。\u2028新的一行。\n";
    const made = await paste({ text });
    const original = await ask("GET", `/v1/documents/${made.body.id}/original`, { token: owner.token });
    expect(new TextDecoder().decode(original.bytes)).toBe(text);
  });

  test.each([
    { what: "nothing", bytes: "", name: "empty.txt", status: 422, type: "empty" },
    { what: "blanks", bytes: "\n \u3000\n", name: "blank.txt", status: 422, type: "empty" },
    {
      what: "English",
      bytes: "It was a bright cold day in April.\n",
      name: "en.txt",
      status: 422,
      type: "not-chinese",
    },
    {
      what: "Japanese",
      bytes: "これは日本語の文章です。とてもおもしろいですね。\n",
      name: "ja.txt",
      status: 422,
      type: "not-chinese",
    },
    {
      what: "a program",
      bytes: "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x03\x00>\x00",
      name: "a.out",
      status: 422,
      type: "binary",
    },
  ])("$what is refused in words and leaves nothing behind", async ({ bytes, name, status, type }) => {
    const before = await traces();
    const answer = await upload(
      new Uint8Array(
        Buffer.from(bytes, "latin1").length === bytes.length
          ? Buffer.from(bytes, "utf8")
          : Buffer.from(bytes),
      ),
      name,
    );
    expect(answer).toMatchObject({ status, body: { type: `/problems/${type}`, status } });
    expect(answer.body.detail).toMatch(/othing was imported/);
    expect(await traces()).toBe(before);
  });

  test("it is said in which characters it is written, so that a screen shows their shapes", async () => {
    const languageOf = async (text: string) => {
      const { body } = await paste({ text });
      return (await ask("GET", `/v1/documents/${body.id}`, { token: owner.token })).body.language;
    };
    expect(await languageOf(ESSAY)).toBe("zh-Hans");
    expect(
      await languageOf("天還沒亮，賣豆漿的人已經把火生起來了。\n\n街坊們都說，沒有周師傅就沒有早晨。"),
    ).toBe("zh-Hant");
  });

  test("too large, no file, a lone surrogate, an encoding that nobody knows: refused, nothing left behind", async () => {
    const before = await traces();
    expect(await upload(new Uint8Array(20 * 1024 * 1024 + 1), "big.txt")).toMatchObject({ status: 413 });
    expect(
      await ask("POST", `/v1/projects/${projectId}/documents`, { token: owner.token, form: new FormData() }),
    ).toMatchObject({ status: 422, body: { field: "file" } });
    expect(await paste({ text: `好${"\ud842"}` })).toMatchObject({ status: 422, body: { field: "text" } });
    expect(await paste({ text: "" })).toMatchObject({ status: 422, body: { field: "text" } });
    const unknown = await upload(new Uint8Array(Buffer.from(ESSAY)), "a.txt", { encoding: "klingon" });
    expect(unknown).toMatchObject({
      status: 422,
      body: { type: "/problems/unknown-encoding", field: "encoding" },
    });
    expect(await traces()).toBe(before);
  });
});

describe("an English draft comes in", () => {
  test("fills the rows as Aligned, by a change that remembers how they were", async () => {
    const { id } = (await paste({ text: ESSAY })).body;
    const placed = await draftInto(id, DRAFT);
    const doubtful = (await rowsOf(id)).filter(({ confidence }) => (confidence ?? 1) < SURE).length;
    expect(placed).toMatchObject({
      status: 200,
      body: { segments: 4, aligned: 4, doubtful, unanswered: 0, unmatched: 0, suggested: 0 },
    });
    const rows = await rowsOf(id);
    expect(rows.map((row) => row.current?.text)).toEqual(DRAFT.split("\n\n"));
    expect(
      rows.every((row) => row.state === "initial" && row.subState === "aligned" && row.revision === 1),
    ).toBe(true);
    expect(
      rows.every(
        (row) =>
          row.current?.origin === "aligned" &&
          row.current.authorId === owner.id &&
          row.current.writerId === null,
      ),
    ).toBe(true);
    const change = await database().change.findFirstOrThrow({ where: { documentId: id } });
    const before = change.before as { segments: { id: string; currentId: null; retired: boolean }[] };
    expect(before.segments.map((segment) => segment.id).sort()).toEqual(rows.map((row) => row.id).sort());
    expect(before.segments.every((segment) => segment.currentId === null && !segment.retired)).toBe(true);
    expect(await database().event.count({ where: { documentId: id, kind: "reload" } })).toBe(1);
  });

  test("another text's English is not laid beside it, unless somebody says so", async () => {
    const chinese = [
      "外面下着大雨，老师在图书馆门口等学生。",
      "母亲把苹果放进篮子里，又添了两个鸡蛋。",
      "村里的老人说，这条河三十年没有结过冰。",
      "他写信给朋友，信里只谈天气和庄稼。",
      "孩子们唱着歌走过桥，狗跟在后面。",
      "那年春天，医院的花园里开满了白色的花。",
      "厨师不肯说出汤里放了什么。",
      "父亲的手表停了，谁也没有去修。",
      "火车晚了四个小时，车站里的人都睡着了。",
      "她在日记里记下每一个梦。",
      "邻居家的猫又偷走了一条鱼。",
      "黄昏的时候，钟声从山上传来。",
    ];
    const english = [
      "Engine failures during takeoff were blamed on corroded fuel valves.",
      "Shareholders rejected the merger after auditors resigned.",
      "Parliament passed a tax reform despite protests by unions.",
      "Software updates must be signed with two independent keys.",
      "Astronomers measured the orbit of a newly discovered asteroid.",
      "Vaccines against malaria reached twelve million infants.",
      "The striker scored twice before halftime and limped off.",
      "Quantum computers remain too noisy for chemistry.",
      "Prosecutors accused the senator of laundering bribes.",
      "Copper prices fell as smelters in Chile reopened.",
      "Robots now weld most car bodies without supervision.",
      "Insurers refuse to cover coastal property in Florida.",
    ];
    const { id } = (await paste({ text: chinese.join("\n\n") })).body;
    const draft = (anyway?: true) =>
      ask("POST", `/v1/documents/${id}/draft`, {
        token: owner.token,
        json: { text: english.join("\n\n"), ...(anyway && { anyway }) },
      });
    expect(await draft()).toMatchObject({ status: 409, body: { type: "/problems/unrelated" } });
    expect((await rowsOf(id)).every(({ current }) => current === null)).toBe(true);
    const { status, body } = await draft(true);
    expect([status, body.aligned + body.unmatched > 0]).toEqual([200, true]);
  });

  test("what somebody has written stays; the draft waits beside it, once however often it comes", async () => {
    const { id } = (await paste({ text: ESSAY })).body;
    const [, second] = await rowsOf(id);
    const own = await database().translation.create({
      data: {
        projectId,
        segmentId: second!.id,
        text: "My own words.",
        words: 3,
        origin: "typed",
        authorId: owner.id,
        writerId: owner.id,
        revision: 1,
      },
    });
    await database().segment.update({
      where: { id: second!.id },
      data: { currentId: own.id, subState: "draft", revision: 1 },
    });
    const placed = await draftInto(id, DRAFT);
    expect(placed.body).toMatchObject({ aligned: 3, suggested: 1 });
    await draftInto(id, DRAFT);
    const rows = await rowsOf(id);
    expect(rows[1]).toMatchObject({ subState: "draft", revision: 1, current: { text: "My own words." } });
    expect(rows[1]!.suggestions).toMatchObject([
      { text: DRAFT.split("\n\n")[1], state: "open", origin: "draft" },
    ]);
    expect(rows[0]).toMatchObject({ revision: 1, suggestions: [] });
  });

  test("nothing of the sample's draft is dropped: each paragraph stands in a row", async () => {
    const zh = await readFile("prisma/sample/interview.zh.txt", "utf8");
    const en = await readFile("prisma/sample/interview.en.txt", "utf8");
    const { id } = (await paste({ text: zh })).body;
    const placed = await draftInto(id, en);
    const rows = await rowsOf(id);
    expect(rows.flatMap((row) => row.current?.text.split("\n\n") ?? [])).toEqual(en.trimEnd().split("\n\n"));
    const answered = rows.filter((row) => row.currentId !== null && row.paragraphs.length > 0).length;
    const notes = rows.filter((row) => row.paragraphs.length === 0).length;
    expect(placed.body).toMatchObject({
      segments: rows.length,
      aligned: answered,
      unmatched: notes,
      unanswered: rows.length - answered - notes,
    });
    const paragraphs = await database().paragraph.count({
      where: { documentId: id, segmentId: { not: null } },
    });
    expect(rows.reduce((sum, row) => sum + row.paragraphs.length, 0)).toBe(paragraphs);
  });

  test("Chinese, or nothing, is no draft: refused, and nothing is left behind", async () => {
    const { id } = (await paste({ text: ESSAY })).body;
    const before = await traces();
    expect(await draftInto(id, ESSAY)).toMatchObject({
      status: 422,
      body: { type: "/problems/chinese-draft" },
    });
    expect(await draftInto(id, " \n ")).toMatchObject({ status: 422, body: { type: "/problems/empty" } });
    expect(await draftInto(id, "12345")).toMatchObject({
      status: 422,
      body: { type: "/problems/no-english" },
    });
    expect(await traces()).toBe(before);
  });
});

describe("the English goes out", () => {
  test("a poem with its stanzas parted, in every format", async () => {
    const lines = ["夜里我想起一首诗。", "床前明月光，", "疑是地上霜。", "", "举头望明月，", "低头思故乡。"];
    const { id } = (await paste({ text: lines.join("\n"), title: "Night" })).body;
    const rows = (await ask("GET", `/v1/documents/${id}/segments`, { token: owner.token })).body.segments;
    const english = [
      "At night I thought of a poem.",
      "Moonlight,",
      "or frost?",
      "I look up,",
      "I look down.",
    ];
    for (const [at, { id: row, revision }] of rows.entries())
      await ask("PUT", `/v1/segments/${row}/target`, {
        token: owner.token,
        json: {
          baseRevision: revision,
          text: english[at],
          operationId: `poem-${at}-of-${id}`,
          origin: "typed",
        },
      });
    const get = async (format: string) => {
      const { bytes } = await ask("GET", `/v1/documents/${id}/export?format=${format}&include=all`, {
        token: owner.token,
      });
      return format === "docx"
        ? strFromU8(unzipSync(bytes)["word/document.xml"]!)
        : new TextDecoder().decode(bytes);
    };
    expect(await get("txt")).toContain("\n\nMoonlight,\nor frost?\n\nI look up,\nI look down.\n");
    expect(await get("md")).toContain("\n\nMoonlight,\\\nor frost?\n\nI look up,\\\nI look down.\n");
    expect(await get("html")).toContain(
      "<p>Moonlight,<br>\nor frost?</p>\n<p>I look up,<br>\nI look down.</p>",
    );
    const paragraphs = [...(await get("docx")).matchAll(/<w:p>.*?<\/w:p>/gs)].map(([xml]) =>
      xml.replace(/<w:br\/>/g, "|").replace(/<[^>]+>/g, ""),
    );
    expect(paragraphs).toEqual(expect.arrayContaining(["Moonlight,|or frost?", "I look up,|I look down."]));
  });

  test("in four formats, the same bytes each time; a viewer has what is approved", async () => {
    const { id } = (await paste({ text: ESSAY })).body;
    await draftInto(id, DRAFT);
    const get = (query: string, person = owner) =>
      ask("GET", `/v1/documents/${id}/export?${query}`, { token: person.token });
    for (const format of ["md", "html", "docx", "txt"]) {
      const once = await get(`format=${format}&include=all`);
      const again = await get(`format=${format}&include=all`);
      expect(once.status).toBe(200);
      expect(Buffer.from(once.bytes).equals(Buffer.from(again.bytes))).toBe(true);
      expect(once.headers.get("content-disposition")).toBe(
        `attachment; filename="Morning on the Old Street.${format}"`,
      );
    }
    const approved = await get("format=txt", viewer);
    expect(new TextDecoder().decode(approved.bytes)).toContain("not yet approved");
    expect(new TextDecoder().decode(approved.bytes)).not.toContain("Zhou");
    expect(await get("format=txt&include=all", viewer)).toMatchObject({
      status: 403,
      body: { field: "include" },
    });
    expect(await get("format=pdf")).toMatchObject({ status: 422, body: { field: "format" } });

    const check = await ask("GET", `/v1/documents/${id}/export/check`, { token: owner.token });
    expect(check.body).toMatchObject({ segments: 4, approved: 0, omitted: 0 });
    expect(check.body.unapproved[0]).toMatchObject({
      position: 1,
      shown: "aligned",
      excerpt: "Morning on the Old Street",
    });
    const seen = await ask("GET", `/v1/documents/${id}/export/check`, { token: viewer.token });
    expect(seen.body.unapproved.every((row: { excerpt: string }) => row.excerpt === "")).toBe(true);
  });
});

test("lists are paged: every document once, newest first", async () => {
  const total = await database().document.count({ where: { projectId } });
  const seen: string[] = [];
  let after = "";
  do {
    const page = await ask("GET", `/v1/projects/${projectId}/documents?limit=3${after}`, {
      token: owner.token,
    });
    expect(page.body.documents.length).toBeLessThanOrEqual(3);
    seen.push(...page.body.documents.map((document: { id: string }) => document.id));
    after = page.body.next === null ? "" : `&after=${page.body.next}`;
  } while (after !== "");
  expect(seen).toHaveLength(total);
  expect(seen).toEqual(seen.toSorted().reverse());
});
