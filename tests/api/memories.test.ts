import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { may, ROLES } from "@/lib/access";
import { database } from "@/lib/db/client";
import { readTmx } from "@/lib/interchange/tmx/read-tmx";
import { sidesOf } from "@/lib/interchange/tmx/sides";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import {
  Analysis,
  Concordance,
  MatchList,
  MemoryImported,
  MemoryList,
  Phrases,
  ProjectAnalysis,
} from "@/lib/wire/memories";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene, type SceneRow } from "../support/scene";

let worker: RunningWorker;
beforeAll(async () => {
  await openInstance();
  worker = startWorker(() => {});
});
afterAll(async () => {
  await worker.stop();
  await database().$disconnect();
});

const asks = (scene: Scene, who: Player) => (method: string, path: string, json?: unknown) =>
  ask(method, `/v1${path}`, { token: scene.people[who].token, ...(json === undefined ? {} : { json }) });

const row = (zh: string, en: string, shown: SceneRow["shown"] = "translated"): SceneRow => ({
  zh: [zh],
  en,
  shown,
});

async function match(scene: Scene, source: string, more: object = {}, who: Player = "translator") {
  const { body } = await asks(scene, who)("POST", `/projects/${scene.projectId}/matches`, {
    source,
    ...more,
  });
  return MatchList.parse(body).matches as {
    score: number;
    source: string;
    target: string;
    origin: { segmentId: string | null; isSentence: boolean; isApproved: boolean; by: string | null };
  }[];
}

/** Imports a file and waits for its job. */
async function importTmx(scene: Scene, memoryId: string, text: string, who: Player = "translator") {
  const call = asks(scene, who);
  const { status, body } = await call("POST", `/memories/${memoryId}/import`, { text });
  expect(status).toBe(202);
  for (;;) {
    const job = (await call("GET", `/jobs/${body.job}`)).body;
    if (job.state === "failed") return job.problem;
    if (job.state === "done") return MemoryImported.parse(job.result);
    await wait(20);
  }
}

const unit = (zh: string, en: string, more = "") =>
  `<tu ${more}><tuv xml:lang="zh-CN"><seg>${zh}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`;
const tmx = (...units: string[]) =>
  `<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-CN"/><body>${units.join("\n")}</body></tmx>`;

describe("rows that are confirmed are entries", () => {
  test("at once, with who, where and state; drafts, what was sent back and what is omitted are none", async () => {
    const scene = await openScene([
      row("我们在训练一个新的大模型。", "We are training a new large model."),
      row("这个模型比上一个好得多了。", "This model is much better.", "reviewed"),
      row("他们还没有决定下一步怎么做。", "They have not decided.", "draft"),
      row("这一句被退回来重新翻译了。", "Sent back.", "rejected"),
      row("这一句是故意不翻译的内容。", "Left out.", "omitted"),
    ]);
    expect(await match(scene, "我们在训练一个新的大模型。")).toMatchObject([
      {
        score: 100,
        target: "We are training a new large model.",
        origin: { segmentId: scene.rows[0], isSentence: false, isApproved: false, by: "translator" },
      },
    ]);
    expect(await match(scene, "這個模型比上一個好得多了。")).toMatchObject([
      { score: 99, source: "这个模型比上一个好得多了。", origin: { isApproved: true } },
    ]);
    for (const source of [
      "他们还没有决定下一步怎么做。",
      "这一句被退回来重新翻译了。",
      "这一句是故意不翻译的内容。",
    ])
      expect(await match(scene, source)).toEqual([]);
  });

  test("a draft that is confirmed is found, changed with the row, and gone when it is sent back", async () => {
    const scene = await openScene([row("量子计算机还很遥远。", "Far away.", "draft")]);
    const call = asks(scene, "translator");
    const source = "量子计算机还很遥远。";
    const at = `/segments/${scene.rows[0]}`;
    expect(await match(scene, source)).toEqual([]);
    const confirmed = await call("POST", `${at}/confirm`, { revision: 1 });
    expect(await match(scene, source, {}, "second")).toMatchObject([{ score: 100, target: "Far away." }]);
    const saved = await call("PUT", `${at}/target`, {
      baseRevision: confirmed.body.revision,
      text: "A long way off.",
      operationId: "save-again",
    });
    expect(await match(scene, source)).toMatchObject([{ target: "A long way off." }]);
    await asks(scene, "reviewer")("POST", `${at}/reject`, {
      revision: saved.body.revision,
      reason: "accuracy",
      comment: "",
    });
    expect(await match(scene, source)).toEqual([]);
  });

  test("the sentences inside a row are entries of their own", async () => {
    const scene = await openScene([
      row(
        "昨天我在北京见到了王教授。他说量子计算机还很遥远。",
        "Yesterday I met Professor Wang in Beijing. He said that quantum computers are still far away.",
      ),
    ]);
    expect(await match(scene, "他说量子计算机还很遥远。")).toMatchObject([
      {
        score: 100,
        target: "He said that quantum computers are still far away.",
        origin: { isSentence: true },
      },
    ]);
  });

  test("a correction of the Chinese changes the entry", async () => {
    const scene = await openScene([row("东谈主照旧来了，大家都很高兴。", "The people came.")]);
    expect(await match(scene, "东谈主照旧来了，大家都很高兴。")).toHaveLength(1);
    const { paragraphId } = (await scene.read())[0]!.source[0]!;
    const made = await asks(scene, "translator")("POST", `/paragraphs/${paragraphId}/corrections`, {
      start: 0,
      end: 3,
      old: "东谈主",
      new: "人们",
      reason: "",
    });
    expect(made.status).toBe(200);
    expect(await match(scene, "人们照旧来了，大家都很高兴。")).toMatchObject([{ score: 100 }]);
  });

  test("context: 101 with one neighbour, 102 with both; the row itself may be left out", async () => {
    const scene = await openScene([
      row("前面的一句话在这里。", "Before.", "draft"),
      row("是的，没错。", "Yes, right."),
      row("后面的一句话在这里。", "After.", "draft"),
    ]);
    const source = "是的，没错。";
    const before = "前面的一句话在这里。";
    const after = "后面的一句话在这里。";
    expect(await match(scene, source, { before, after })).toMatchObject([{ score: 102 }]);
    expect(await match(scene, source, { before, after: "另外一句。" })).toMatchObject([{ score: 101 }]);
    expect(await match(scene, source, { before: null })).toMatchObject([{ score: 100 }]);
    expect(await match(scene, source, { except: scene.rows[1] })).toEqual([]);
  });
});

describe("alike", () => {
  test("best first, with the difference; for several texts a list each", async () => {
    const scene = await openScene([
      row("今年的收入增长了很多倍。", "Revenue grew many times this year."),
      row("今年的利润增长了很多倍。", "Profit grew many times this year."),
    ]);
    const found = await match(scene, "今年的利润增长了好多倍。");
    expect(found).toMatchObject([
      { score: 90, target: "Profit grew many times this year." },
      { score: 72, target: "Revenue grew many times this year." },
    ]);
    const { body } = await asks(scene, "translator")("POST", `/projects/${scene.projectId}/matches`, {
      sources: ["今年的收入增长了很多倍。", "完全不相干的一句话", { source: "今年的利润增长了很多倍。" }],
      limit: 1,
    });
    expect(body.matches.map((list: { score: number }[]) => list.map(({ score }) => score))).toEqual([
      [100],
      [],
      [100],
    ]);
  });
});

describe("other memories", () => {
  test("a TMX file is taken, damaged units are reported, what is there is folded, and it comes out again", async () => {
    const scene = await openScene([]);
    const call = asks(scene, "translator");
    const { body: made, status } = await call("POST", `/projects/${scene.projectId}/memories`, {
      name: "旧译",
    });
    expect(status).toBe(201);
    const units = [
      unit("机器学习是人工智能的一部分。", "Machine learning is part of AI.", 'tuid="7" changeid="wang"'),
      unit("深度<ph/>学习", "deep <ph/>learning"),
      unit("坏 < 掉", "broken"),
      unit("机器学习是人工智能的一部分。", "Machine learning is part of AI."),
    ];
    expect(await importTmx(scene, made.id, tmx(...units))).toEqual({
      units: 4,
      taken: 2,
      folded: 1,
      refused: 1,
      problems: [{ code: "tmx-not-well-formed", unit: 3, line: 3 }],
    });
    expect(await match(scene, "机器学习是人工智能的一大部分。")).toMatchObject([
      { target: "Machine learning is part of AI.", origin: { segmentId: null, by: "wang" } },
    ]);
    expect(await match(scene, "深度学习")).toMatchObject([{ score: 100, target: "deep {1/}learning" }]);
    expect(await importTmx(scene, made.id, tmx(...units))).toMatchObject({ taken: 0, folded: 3 });

    const out = await call("GET", `/memories/${made.id}/export?format=tmx`);
    const read = readTmx(Buffer.from(out.bytes).toString());
    expect(read.problems).toEqual([]);
    expect(read.units).toHaveLength(2);
    expect(read.units[0]!.attributes).toEqual({ tuid: "7", changeid: "wang" });
    expect(sidesOf(read.units[1]!)!.source.content).toEqual([
      "深度",
      { tag: "ph", attributes: {}, content: [] },
      "学习",
    ]);
    const { body: second } = await call("POST", `/projects/${scene.projectId}/memories`, { name: "再来" });
    await importTmx(scene, second.id, Buffer.from(out.bytes).toString());
    const again = await call("GET", `/memories/${second.id}/export?format=tmx`);
    expect(Buffer.from(again.bytes).toString()).toBe(Buffer.from(out.bytes).toString());
  });

  test("what is no TMX file is refused in words", async () => {
    const scene = await openScene([]);
    const { body } = await asks(scene, "translator")("POST", `/projects/${scene.projectId}/memories`, {
      name: "x",
    });
    expect(await importTmx(scene, body.id, "你好")).toMatchObject({ status: 422, type: "/problems/not-tmx" });
  });

  test("another project's memory is used by those who may read it, and is nothing to anybody else", async () => {
    const theirs = await openScene([row("这句话只在他们的项目里。", "Only in their project.")]);
    const ours = await openScene([]);
    const source = "这句话只在他们的项目里。";
    await match(theirs, source); // the memory is there
    const at = `/projects/${ours.projectId}/memories/${theirs.projectId}`;
    expect((await asks(ours, "translator")("PUT", at, {})).status).toBe(404);
    const { id: userId } = ours.people.translator;
    await database().membership.create({ data: { projectId: theirs.projectId, userId, role: "viewer" } });
    expect((await asks(ours, "translator")("PUT", at, {})).status).toBe(403);
    const where = { projectId_userId: { projectId: theirs.projectId, userId } };
    await database().membership.update({ where, data: { role: "translator" } });
    expect((await asks(ours, "translator")("PUT", at, { penalty: 3 })).status).toBe(200);
    expect(await match(ours, source)).toMatchObject([{ score: 97 }]);
    const listed = await asks(ours, "translator")("GET", `/projects/${ours.projectId}/memories`);
    expect(MemoryList.parse(listed.body).memories).toMatchObject([
      { id: theirs.projectId, penalty: 3, entries: 1 },
    ]);
    // A colleague of ours who is no member there sees neither the match nor the memory.
    expect(await match(ours, source, {}, "second")).toEqual([]);
    const unseen = await asks(ours, "second")("GET", `/projects/${ours.projectId}/memories`);
    expect(unseen.body.memories).toEqual([]);
    expect((await asks(ours, "second")("GET", `/memories/${theirs.projectId}/export`)).status).toBe(404);
    // A right that ends ends here, too.
    await database().membership.delete({ where });
    expect(await match(ours, source)).toEqual([]);
  });

  test("who sees Chinese sees matches and concordance, viewers none; who imports makes memories", async () => {
    const scene = await openScene([row("大家好。", "Hello.")]);
    const at = `/projects/${scene.projectId}`;
    for (const role of ROLES) {
      const call = asks(scene, role);
      const reads = may(role, "read-source") ? 200 : 403;
      expect((await call("POST", `${at}/matches`, { source: "大家好。" })).status).toBe(reads);
      expect((await call("GET", `${at}/concordance?q=${encodeURIComponent("大家")}`)).status).toBe(reads);
      expect((await call("GET", `${at}/memories`)).status).toBe(reads);
      const makes = may(role, "import") ? 201 : 403;
      expect((await call("POST", `${at}/memories`, { name: role })).status).toBe(makes);
    }
    expect((await asks(scene, "stranger")("POST", `${at}/matches`, { source: "大家好。" })).status).toBe(404);
  });
});

describe("concordance", () => {
  test("finds a phrase in either script, says what answers it, and counts how it was translated", async () => {
    const scene = await openScene([
      row("我们训练量子计算机。", "We train quantum computers."),
      row("他买了一台計算機。", "He bought a computer."),
      row("天气很好。", "The weather is fine."),
    ]);
    const at = `/projects/${scene.projectId}/concordance`;
    const { body } = await asks(scene, "translator")("GET", `${at}?q=${encodeURIComponent("计算机")}`);
    const found = Concordance.parse(body);
    expect(
      found.hits.map(({ source, spans }) => spans.map(({ start, end }) => source.slice(start, end))),
    ).toEqual([["計算機"], ["计算机"]]);
    expect(
      found.hits.map(({ target, answers }) => answers.map(({ start, end }) => target.slice(start, end))),
    ).toEqual([["computer"], ["computers"]]);
    expect(found.renderings.map(({ count }) => count)).toEqual([1, 1]);
    const english = await asks(scene, "translator")("GET", `${at}?q=computer&side=target`);
    expect(Concordance.parse(english.body).hits).toHaveLength(2);
    const none = await asks(scene, "translator")("GET", `${at}?q=${encodeURIComponent("洗衣机")}`);
    expect(none.body).toEqual({ hits: [], renderings: [], next: null });
  });

  test("elsewhere: memories that the project does not look into, as far as one may read them there", async () => {
    const phrase = "量子纠缠现象";
    const theirs = await openScene([row(`他们研究${phrase}。`, "They study quantum entanglement.")]);
    const ours = await openScene([row("天气很好。", "The weather is fine.")]);
    const elsewhere = async (who: Player = "translator") =>
      (
        await asks(ours, who)(
          "GET",
          `/projects/${ours.projectId}/concordance?where=elsewhere&q=${encodeURIComponent(phrase)}`,
        )
      ).body.hits.length;
    // Their own look has its rows made entries.
    await match(theirs, `他们研究${phrase}。`);
    expect(await elsewhere()).toBe(0);
    const userId = ours.people.translator.id;
    const where = { projectId_userId: { projectId: theirs.projectId, userId } };
    await database().membership.create({ data: { projectId: theirs.projectId, userId, role: "translator" } });
    expect(await elsewhere()).toBeGreaterThan(0);
    expect(await elsewhere("second")).toBe(0);
    await database().membership.update({ where, data: { role: "viewer" } });
    expect(await elsewhere()).toBe(0);
    await database().membership.update({ where, data: { role: "translator" } });
    await asks(ours, "translator")("PUT", `/projects/${ours.projectId}/memories/${theirs.projectId}`, {});
    expect(await elsewhere()).toBe(0);
  });

  test("page by page, each hit once", async () => {
    const scene = await openScene(
      Array.from({ length: 23 }, (_, at) => row(`第${at}次见到大模型的时候。`, `Large model ${at}.`)),
    );
    const seen: string[] = [];
    let after = "";
    do {
      const path = `/projects/${scene.projectId}/concordance?limit=10&q=${encodeURIComponent("大模型")}${after}`;
      const page = Concordance.parse((await asks(scene, "translator")("GET", path)).body);
      seen.push(...page.hits.map(({ source }) => source));
      after = page.next === null ? "" : `&after=${page.next}`;
    } while (after !== "");
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
  });
});

test("an analysis counts repetitions once, matches by score, and what is new", async () => {
  const scene = await openScene([
    row("我们在训练一个新的大模型。", "We are training a new large model."),
    { zh: ["我们在训练一个新的大模型。"] },
    { zh: ["我们在训练一个旧的大模型。"] },
    { zh: ["完全没有见过的句子。"] },
    { zh: ["完全没有见过的句子。"] },
  ]);
  const { body, status } = await asks(scene, "translator")("POST", `/documents/${scene.documentId}/analysis`);
  expect(status).toBe(200);
  const { bands, total } = Analysis.parse(body);
  const none = { segments: 0, characters: 0 };
  expect(bands).toEqual({
    repetition: { segments: 2, characters: 23 },
    "102": none,
    "101": none,
    "100": none,
    "95": none,
    "85": { segments: 1, characters: 13 },
    "75": none,
    "50": none,
    new: { segments: 2, characters: 23 },
  });
  expect(total).toEqual({ segments: 5, characters: 59 });
});

test("of a project what repeats an earlier document is counted once, and each document is told", async () => {
  const scene = await openScene([{ zh: ["完全没有见过的句子。"] }, { zh: ["另外一句没有见过的。"] }]);
  const call = asks(scene, "translator");
  const text = "完全没有见过的句子。";
  await call("POST", `/projects/${scene.projectId}/documents`, { title: "二", text });
  const { body, status } = await call("POST", `/projects/${scene.projectId}/analysis`);
  expect(status).toBe(200);
  const { documents, total, bands } = ProjectAnalysis.parse(body);
  expect(documents.map((one) => [one.bands.new.segments, one.bands.repetition.segments])).toEqual([
    [2, 0],
    [0, 1],
  ]);
  expect([total.segments, bands.new.segments, bands.repetition.segments]).toEqual([3, 2, 1]);
  // Somebody who edits and may not import is answered, too.
  expect((await asks(scene, "reviewer")("POST", `/documents/${scene.documentId}/analysis`)).status).toBe(200);
});

test("where nothing whole matches, the longest phrases are told with the English that answers them", async () => {
  const scene = await openScene([
    row("我们昨天在北京训练量子计算机。", "Yesterday we trained quantum computers in Beijing."),
    row("他没有见过量子计算机。", "He has never seen quantum computers."),
    row("天气很好，大家都出去了。", "The weather is fine, everybody went out."),
  ]);
  const source = "大家谈起量子计算机的时候，天气总是很好。";
  const { body, status } = await asks(scene, "translator")("POST", `/projects/${scene.projectId}/phrases`, {
    source,
  });
  expect(status).toBe(200);
  const { phrases } = Phrases.parse(body);
  expect(
    phrases.map(({ start, end, renderings }) => [
      source.slice(start, end),
      renderings.map(({ text, count }) => `${text} ${count}`),
    ]),
  ).toEqual([["量子计算机", ["quantum computers 2"]]]);
  expect(
    (await asks(scene, "viewer")("POST", `/projects/${scene.projectId}/phrases`, { source })).status,
  ).toBe(403);
});
