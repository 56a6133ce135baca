import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { may, ROLES } from "@/lib/access";
import { database } from "@/lib/db/client";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { MatchList } from "@/lib/wire/memories";
import {
  CleanUp,
  EntryList,
  EntrySaved,
  MemoryStatistics,
  ReadableMemories,
} from "@/lib/wire/memory-entries";
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

const row = (zh: string, en: string): SceneRow => ({ zh: [zh], en, shown: "translated" });

/** A memory with these pairs in it. */
async function imported(scene: Scene, pairs: readonly (readonly [string, string])[]): Promise<string> {
  const call = asks(scene, "translator");
  const { body } = await call("POST", `/projects/${scene.projectId}/memories`, { name: "旧译" });
  const units = pairs.map(
    ([zh, en]) =>
      `<tu><tuv xml:lang="zh-CN"><seg>${zh}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`,
  );
  const text = `<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-CN"/><body>${units.join("")}</body></tmx>`;
  const { body: started } = await call("POST", `/memories/${body.id}/import`, { text });
  for (;;) {
    const { state } = (await call("GET", `/jobs/${started.job}`)).body;
    expect(state).not.toBe("failed");
    if (state === "done") return body.id;
    await wait(20);
  }
}

async function targets(scene: Scene, source: string) {
  const { body } = await asks(scene, "translator")("POST", `/projects/${scene.projectId}/matches`, {
    source,
  });
  return (MatchList.parse(body).matches as { target: string }[]).map(({ target }) => target);
}

describe("the entries of a memory", () => {
  const PAIRS = [
    ["机器学习是人工智能的一部分。", "Machine learning is part of AI."],
    ["深度学习需要很多的数据。", "Deep learning needs much data."],
    ["天气很好。", "The weather is fine."],
  ] as const;

  test("are listed, the newest first, looked for in both languages, and told apart by where they come from", async () => {
    const scene = await openScene([row("机器翻译也是。", "So is machine translation.")]);
    const memory = await imported(scene, PAIRS);
    const call = asks(scene, "translator");
    const list = async (id: string, query = "") => {
      const found = EntryList.parse((await call("GET", `/memories/${id}/entries${query}`)).body);
      return found.entries.map(({ target }) => target);
    };
    expect(await list(memory)).toEqual(PAIRS.map(([, en]) => en).toReversed());
    expect(await list(memory, `?q=${encodeURIComponent("機器")}`)).toEqual([PAIRS[0][1]]);
    expect(await list(memory, "?q=LEARNING&side=target")).toEqual([PAIRS[1][1], PAIRS[0][1]]);
    expect(await list(memory, "?kind=rows")).toEqual([]);
    expect(await list(scene.projectId, "?kind=rows")).toEqual(["So is machine translation."]);
    expect(await list(scene.projectId, "?kind=imported")).toEqual([]);
    const page = EntryList.parse((await call("GET", `/memories/${memory}/entries?limit=2`)).body);
    expect(page.next).not.toBeNull();
    expect(await list(memory, `?limit=2&after=${page.next}`)).toEqual([PAIRS[0][1]]);
    const statistics = MemoryStatistics.parse((await call("GET", `/memories/${memory}/statistics`)).body);
    expect(statistics).toEqual({
      entries: 3,
      rows: 0,
      sentences: 0,
      imported: 3,
      approved: 0,
      letters: 28,
      people: [{ name: "translator", entries: 3 }],
    });
  });

  test("are changed and deleted, found as they are now, and brought back", async () => {
    const scene = await openScene([]);
    const memory = await imported(scene, PAIRS);
    const call = asks(scene, "translator");
    const { entries } = EntryList.parse((await call("GET", `/memories/${memory}/entries`)).body);
    const [weather, deep] = entries;
    const at = (id: number) => `/memories/${memory}/entries/${id}`;
    const changed = { source: weather!.source, target: "Fine weather." };
    expect(EntrySaved.parse((await call("PUT", at(weather!.id), changed)).body).entry.id).toBe(weather!.id);
    expect(await targets(scene, "天气很好。")).toEqual(["Fine weather."]);
    const other = { source: "深度学习需要大量的数据。", target: deep!.target };
    const saved = EntrySaved.parse((await call("PUT", at(deep!.id), other)).body);
    expect(saved.entry.id).not.toBe(deep!.id);
    expect(await targets(scene, "深度学习需要大量的数据。")).toEqual([deep!.target]);

    expect((await call("DELETE", at(weather!.id))).status).toBe(200);
    expect(await targets(scene, "天气很好。")).toEqual([]);
    expect((await call("DELETE", at(weather!.id))).status).toBe(404);
    const out = await call("GET", `/memories/${memory}/export?format=tmx`);
    expect(Buffer.from(out.bytes).toString()).not.toContain("天气");
    expect((await call("POST", `${at(weather!.id)}/restore`)).status).toBe(200);
    expect(await targets(scene, "天气很好。")).toEqual(["Fine weather."]);
  });

  test("what a row says is changed in the row; deleted, it comes back when the row says something else", async () => {
    const scene = await openScene([row("天气很好。", "The weather is fine.")]);
    const call = asks(scene, "translator");
    await targets(scene, "天气很好。");
    const { entries } = EntryList.parse((await call("GET", `/memories/${scene.projectId}/entries`)).body);
    const at = `/memories/${scene.projectId}/entries/${entries[0]!.id}`;
    expect((await call("PUT", at, { source: "天气很好。", target: "x" })).body).toMatchObject({
      status: 409,
    });
    await call("DELETE", at);
    const confirm = { revision: 1 };
    const confirmed = await call("POST", `/segments/${scene.rows[0]}/confirm`, confirm);
    expect(await targets(scene, "天气很好。")).toEqual([]);
    await call("PUT", `/segments/${scene.rows[0]}/target`, {
      baseRevision: confirmed.body.revision ?? 1,
      text: "Fine weather.",
      operationId: "another-text",
    });
    expect(await targets(scene, "天气很好。")).toEqual(["Fine weather."]);
  });

  test("clean-up: the same Chinese with different English, and sides that do not belong together", async () => {
    const scene = await openScene([]);
    const memory = await imported(scene, [
      ["大模型", "large model"],
      ["大模型", "big model"],
      ["天气很好。", "The weather is fine."],
      ["昨天我在北京见到了王教授。", "Yesterday I met Professor Wang in Beijing."],
      ["量子计算机还很遥远，没有人知道。", "Please close the door when you leave."],
    ]);
    const call = asks(scene, "translator");
    const clean = async (kind: string) =>
      CleanUp.parse((await call("GET", `/memories/${memory}/clean-up?kind=${kind}`)).body).groups.map(
        (group) => group.map(({ target }) => target),
      );
    expect(await clean("differing")).toEqual([["big model", "large model"]]);
    expect(await clean("apart")).toEqual([["Please close the door when you leave."]]);
  });

  test("who reads Chinese reads them, who imports changes them, strangers find nothing", async () => {
    const scene = await openScene([row("大家好。", "Hello.")]);
    const memory = await imported(scene, [["你好。", "Hi."]]);
    const at = `/memories/${memory}`;
    const [entry] = EntryList.parse((await asks(scene, "owner")("GET", `${at}/entries`)).body).entries;
    for (const role of ROLES) {
      const call = asks(scene, role);
      const reads = may(role, "read-source") ? 200 : 403;
      for (const path of ["entries", "statistics", "clean-up"])
        expect((await call("GET", `${at}/${path}`)).status).toBe(reads);
      const texts = { source: "你好。", target: `Hi, ${role}.` };
      const changes = may(role, "import") ? 200 : 403;
      expect((await call("PUT", `${at}/entries/${entry!.id}`, texts)).status).toBe(changes);
    }
    const stranger = asks(scene, "stranger");
    expect((await stranger("GET", `${at}/entries`)).status).toBe(404);
    expect((await stranger("DELETE", `${at}/entries/${entry!.id}`)).status).toBe(404);
    const readable = ReadableMemories.parse((await asks(scene, "translator")("GET", "/memories")).body);
    expect(readable.memories.map(({ id }) => id)).toContain(memory);
    expect((await stranger("GET", "/memories")).body.memories).toEqual([]);
    expect((await asks(scene, "viewer")("GET", "/memories")).body.memories).toEqual([]);
  });

  test("a project may write into another memory, too, if whoever says so may import there", async () => {
    const shared = await openScene([]);
    const memory = await imported(shared, [["你好。", "Hi."]]);
    const scene = await openScene([row("天气很好。", "The weather is fine.")]);
    const { id: userId } = scene.people.translator;
    const membership = { projectId: shared.projectId, userId, role: "reviewer" as const };
    await database().membership.create({ data: membership });
    const at = `/projects/${scene.projectId}/memories/${memory}`;
    const call = asks(scene, "translator");
    expect((await call("PUT", at, { isWritten: true })).status).toBe(403);
    expect((await call("PUT", at, {})).status).toBe(200);
    await database().membership.update({
      where: { projectId_userId: { projectId: shared.projectId, userId } },
      data: { role: "translator" },
    });
    expect((await call("PUT", at, { isWritten: true })).status).toBe(200);
    const confirmed = await call("POST", `/segments/${scene.rows[0]}/confirm`, { revision: 1 });
    expect(confirmed.status).toBe(200);
    await targets(scene, "天气很好。");
    expect(await targets(shared, "天气很好。")).toEqual(["The weather is fine."]);
  });
});
