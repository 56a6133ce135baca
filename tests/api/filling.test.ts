import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { may, ROLES } from "@/lib/access";
import { database } from "@/lib/db/client";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { Pretranslated, Propagated, RepeatList } from "@/lib/wire/filling";
import { MatchList } from "@/lib/wire/memories";
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

const row = (zh: string, en?: string, more: Partial<SceneRow> = {}): SceneRow => ({
  zh: [zh],
  ...(en === undefined ? {} : { en, shown: "translated" as const }),
  ...more,
});

async function texts(scene: Scene) {
  return (await scene.read()).map(({ target }) => target);
}

describe("propagation", () => {
  const YES = "是的，没错。";
  const repeats = () =>
    openScene([
      row(YES, "Yes, exactly."),
      row(YES),
      row("别的一句话。"),
      row("是的没错"),
      row(YES, "Right.", { shown: "draft", writer: "second" }),
      row(YES, "Sure.", { shown: "reviewed", writer: "second", confirmedBy: "second" }),
    ]);

  test("goes to repeats that nobody has written in, says where, and is taken back as a whole", async () => {
    const scene = await repeats();
    const call = asks(scene, "translator");
    const before = await texts(scene);
    const { status, body } = await call("POST", `/segments/${scene.rows[0]}/propagation`, {});
    expect(status).toBe(200);
    expect(Propagated.parse(body)).toMatchObject({
      filled: [
        { id: scene.rows[1], position: 2 },
        { id: scene.rows[3], position: 4 },
      ],
      kept: 2,
    });
    const rows = await scene.read();
    expect(rows.map(({ target }) => target)).toEqual([
      "Yes, exactly.",
      "Yes, exactly.",
      "",
      "Yes, exactly.",
      "Right.",
      "Sure.",
    ]);
    expect(rows[1]).toMatchObject({
      state: "initial",
      subState: "draft",
      filledFrom: { score: 100, memory: null },
    });
    expect((await call("POST", `/changes/${body.change}/undo`, {})).status).toBe(200);
    expect(await texts(scene)).toEqual(before);
    expect((await scene.read())[1]).toMatchObject({ state: "initial", subState: null, filledFrom: null });
  });

  test("what somebody has touched since stays when it is taken back", async () => {
    const scene = await repeats();
    const call = asks(scene, "translator");
    const { body } = await call("POST", `/segments/${scene.rows[0]}/propagation`, {});
    const filled = (await scene.read())[1]!;
    await call("PUT", `/segments/${scene.rows[1]}/target`, {
      baseRevision: filled.revision,
      text: "Yes, exactly so.",
      operationId: "my-words",
    });
    expect((await scene.read())[1]!.filledFrom).toBeNull();
    expect((await call("POST", `/changes/${body.change}/undo`, {})).status).toBe(200);
    expect((await texts(scene)).slice(1, 4)).toEqual(["Yes, exactly so.", "", ""]);
  });

  test("the filled rows follow when the row is changed; others are told of and changed where they are named", async () => {
    const scene = await repeats();
    const call = asks(scene, "translator");
    await call("POST", `/segments/${scene.rows[0]}/propagation`, {});
    const { revision } = (await scene.read())[0]!;
    await call("PUT", `/segments/${scene.rows[0]}/target`, {
      baseRevision: revision,
      text: "Yes. Exactly.",
      operationId: "changed-again",
    });
    const listed = RepeatList.parse((await call("GET", `/segments/${scene.rows[0]}/repeats`)).body);
    expect(listed.repeats.map(({ position, differs, isFree }) => [position, differs, isFree])).toEqual([
      [2, true, true],
      [4, true, true],
      [5, true, false],
      [6, true, false],
    ]);
    const named = { segments: [scene.rows[4], scene.rows[5]] };
    const { body } = await call("POST", `/segments/${scene.rows[0]}/propagation`, named);
    // What was approved is never written over.
    expect(body.filled).toEqual([{ id: scene.rows[4], position: 5 }]);
    await call("POST", `/segments/${scene.rows[0]}/propagation`, {});
    expect(await texts(scene)).toEqual([
      "Yes. Exactly.",
      "Yes. Exactly.",
      "",
      "Yes. Exactly.",
      "Yes. Exactly.",
      "Sure.",
    ]);
  });

  test("an exception sticks for its place", async () => {
    const scene = await repeats();
    const call = asks(scene, "translator");
    expect((await call("PUT", `/segments/${scene.rows[1]}/exemption`, { isExempt: true })).status).toBe(200);
    const { body } = await call("POST", `/segments/${scene.rows[0]}/propagation`, {
      segments: [scene.rows[1], scene.rows[3]],
    });
    expect(body.filled).toEqual([{ id: scene.rows[3], position: 4 }]);
    const filled = await call("POST", `/documents/${scene.documentId}/pretranslation`, { from: 100 });
    expect(filled.body.filled.segments).toBe(0);
    expect((await texts(scene))[1]).toBe("");
    await call("PUT", `/segments/${scene.rows[1]}/exemption`, { isExempt: false });
    await call("POST", `/segments/${scene.rows[0]}/propagation`, {});
    expect((await texts(scene))[1]).toBe("Yes, exactly.");
  });

  test("a draft goes nowhere, and where nothing is free nothing is done", async () => {
    const scene = await openScene([row(YES, "Yes.", { shown: "draft" }), row(YES)]);
    const call = asks(scene, "translator");
    const at = `/segments/${scene.rows[0]}`;
    expect((await call("POST", `${at}/propagation`, {})).status).toBe(409);
    await call("POST", `${at}/confirm`, { revision: 1 });
    expect((await call("POST", `${at}/propagation`, {})).status).toBe(200);
    expect((await call("POST", `${at}/propagation`, {})).body).toMatchObject({ status: 409 });
    expect(await database().change.count({ where: { documentId: scene.documentId } })).toBe(1);
  });

  test("four eyes: whoever wrote the words does not approve them in the repeat", async () => {
    const scene = await openScene([
      row(YES, "Yes, exactly.", { writer: "reviewer", confirmedBy: "translator" }),
      row(YES),
    ]);
    const call = asks(scene, "second");
    await call("POST", `/segments/${scene.rows[0]}/propagation`, {});
    const at = `/segments/${scene.rows[1]}`;
    const { revision } = (await scene.read())[1]!;
    const confirmed = await asks(scene, "translator")("POST", `${at}/confirm`, { revision });
    expect(confirmed.status).toBe(200);
    const approve = { revision: confirmed.body.revision };
    expect((await asks(scene, "reviewer")("POST", `${at}/approve`, approve)).body).toMatchObject({
      status: 403,
      type: "/problems/own-work",
    });
    expect((await asks(scene, "colleague")("POST", `${at}/approve`, approve)).status).toBe(200);
  });
});

describe("pretranslation", () => {
  test("a preview says how much comes from where; carried out it fills rows without English, and is taken back", async () => {
    const before = await openScene([row("我们在训练一个新的大模型。", "We are training a new large model.")]);
    const scene = await openScene([
      row("他们有3.5亿用户在用它。", "They have 350 million users."),
      row("我们在训练一个新的大模型。"),
      row("他们有4.2亿用户在用它。"),
      row("这一句从来没有译过。"),
      row("我们在训练一个新的大模型。", "A draft of mine.", { shown: "draft" }),
    ]);
    const call = asks(scene, "translator");
    // The other project's memory, as far as one may read it.
    await asks(before, "translator")("POST", `/projects/${before.projectId}/matches`, { source: "一" });
    const { id: userId } = scene.people.translator;
    await database().membership.create({ data: { projectId: before.projectId, userId, role: "translator" } });
    await call("PUT", `/projects/${scene.projectId}/memories/${before.projectId}`, {});
    const at = `/documents/${scene.documentId}/pretranslation`;
    const shown = await call("POST", at, { from: 70, isPreview: true });
    expect(shown.status).toBe(200);
    const preview = Pretranslated.parse(shown.body);
    expect(preview).toMatchObject({
      change: null,
      empty: { segments: 3 },
      filled: { segments: 2 },
      sources: expect.arrayContaining([
        expect.objectContaining({
          memoryId: before.projectId,
          bands: { "100": { segments: 1, characters: 13 } },
        }),
        expect.objectContaining({ memoryId: scene.projectId, total: { segments: 1, characters: 11 } }),
      ]),
    });
    expect((await texts(scene))[1]).toBe("");
    const done = Pretranslated.parse((await call("POST", at, { from: 70 })).body);
    expect(done.filled).toEqual(preview.filled);
    const rows = await scene.read();
    expect(rows.map(({ target }) => target)).toEqual([
      "They have 350 million users.",
      "We are training a new large model.",
      "They have 420 million users.",
      "",
      "A draft of mine.",
    ]);
    expect(rows[1]!.filledFrom).toEqual({ score: 100, memory: "Scene" });
    await call("POST", `/changes/${done.change}/undo`, {});
    expect((await texts(scene)).slice(1, 3)).toEqual(["", ""]);
    // A colleague who may not read the other memory gets nothing from it, and is not told of it.
    const theirs = await asks(scene, "second")("POST", at, { from: 100, isPreview: true });
    expect(theirs.body).toMatchObject({ filled: { segments: 0 }, sources: [] });
  });

  test("from 101 on only where a neighbour agrees; some rows only where they are named", async () => {
    const scene = await openScene([
      row("前面的一句话在这里。"),
      row("是的，没错。", "Yes, right."),
      row("后面的一句话在这里。"),
      row("前面的一句话在这里。"),
      row("是的，没错。"),
      row("完全是别的话。"),
      row("是的，没错。"),
    ]);
    const at = `/documents/${scene.documentId}/pretranslation`;
    const call = asks(scene, "translator");
    const none = await call("POST", at, { segments: [scene.rows[6]] });
    expect(none.body).toMatchObject({ change: null, filled: { segments: 0 } });
    const { body } = await call("POST", at, {});
    expect(body.filled.segments).toBe(1);
    expect((await scene.read())[4]).toMatchObject({
      target: "Yes, right.",
      filledFrom: { score: 101, memory: "Scene" },
    });
  });

  test("what comes in is filled by itself where the project says so, and only rows that nobody ever touched", async () => {
    const scene = await openScene([
      row("前面的一句话在这里。"),
      row("是的，没错。", "Yes, right."),
      row("后面的一句话在这里。"),
    ]);
    const call = asks(scene, "translator");
    await call("PUT", `/projects/${scene.projectId}/filling`, { propagation: "never", fillFrom: 101 });
    const text = "前面的一句话在这里。\n\n是的，没错。\n\n完全是别的话。";
    const { body } = await call("POST", `/projects/${scene.projectId}/documents`, { title: "二", text });
    await expect
      .poll(
        async () =>
          (await call("GET", `/documents/${body.id}/segments`)).body.segments.map(
            (one: { target: string }) => one.target,
          ),
        { timeout: 20_000 },
      )
      .toContain("Yes, right.");
    const { segments } = (await call("GET", `/documents/${body.id}/segments`)).body;
    const filled = segments.find((one: { target: string }) => one.target !== "");
    expect(filled).toMatchObject({ subState: "draft", filledFrom: { score: 101 } });
    // Somebody takes it out: it is not filled by itself again, but on purpose it is.
    await call("PUT", `/segments/${filled.id}/target`, {
      baseRevision: filled.revision,
      text: "",
      operationId: "taken-out",
    });
    const at = `/documents/${body.id}/pretranslation`;
    const again = await call("POST", at, { segments: [filled.id], isUntouched: true });
    expect(again.body.filled.segments).toBe(0);
    const onPurpose = await call("POST", at, { segments: [filled.id] });
    expect(onPurpose.body.filled.segments).toBe(1);
  });

  test("who may edit fills, nobody else", async () => {
    const scene = await openScene([row("大家好。", "Hello."), row("大家好。")]);
    for (const role of ROLES) {
      const call = asks(scene, role);
      const edits = may(role, "edit") ? 200 : 403;
      const at = `/documents/${scene.documentId}/pretranslation`;
      expect((await call("POST", at, { isPreview: true })).status).toBe(edits);
      const exempt = { isExempt: false };
      expect((await call("PUT", `/segments/${scene.rows[1]}/exemption`, exempt)).status).toBe(edits);
      const filling = { propagation: "always", fillFrom: 101 };
      const sets = may(role, "import") ? 200 : 403;
      expect((await call("PUT", `/projects/${scene.projectId}/filling`, filling)).status).toBe(sets);
      const reads = may(role, "read-source") ? 200 : 403;
      expect((await call("GET", `/segments/${scene.rows[1]}/repeats`)).status).toBe(reads);
    }
    const stranger = asks(scene, "stranger");
    expect((await stranger("POST", `/segments/${scene.rows[0]}/propagation`, {})).status).toBe(404);
  });
});

test("numbers that differ are put right in what is offered, where that is certain, and the offer says so", async () => {
  const scene = await openScene([
    row("他们有3.5亿用户在用它。", "They have 350 million users."),
    row("他买了两本书和两支笔。", "He bought two books and two pens."),
  ]);
  const offers = async (source: string) => {
    const { body } = await asks(scene, "translator")("POST", `/projects/${scene.projectId}/matches`, {
      source,
    });
    return MatchList.parse(body).matches as { target: string; rewritten: unknown }[];
  };
  expect(await offers("他们有4.2亿用户在用它。")).toMatchObject([
    {
      target: "They have 420 million users.",
      rewritten: { was: "They have 350 million users.", spans: [{ start: 10, end: 21 }] },
    },
  ]);
  expect(await offers("他买了三本书和两支笔。")).toMatchObject([
    { target: "He bought two books and two pens.", rewritten: null },
  ]);
});
