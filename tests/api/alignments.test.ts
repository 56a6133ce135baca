import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ROLES, type Role } from "@/lib/access";
import { database } from "@/lib/db/client";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import {
  AlignmentList,
  AlignmentRestored,
  LinkDetail,
  LinksAccepted,
  Realigned,
} from "@/lib/wire/alignments";
import { ALIGNMENT_CALLS } from "@/lib/wire/calls-alignments";
import { SegmentList, StructureChanged } from "@/lib/wire/segments";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene, type SceneRow } from "../support/scene";

beforeAll(() => openInstance());
afterAll(() => database().$disconnect());

const asks = (scene: Scene, who: Player) => (method: string, path: string, json?: unknown) =>
  ask(method, `/v1${path}`, { token: scene.people[who].token, ...(json === undefined ? {} : { json }) });

const ESSAY: readonly SceneRow[] = [
  { zh: ["天还没亮，卖豆浆的人已经把火生起来了。"] },
  { zh: ["他姓周，在这条街上卖了三十年豆浆。"] },
  { zh: ["街坊都说，没有周师傅，早晨就不叫早晨。"] },
  { zh: ["一九八七年的冬天，他从上海来到北京。"] },
];
const DRAFT = [
  "Before daybreak the soya milk seller has already lit his fire.",
  "His name is Zhou, and he has sold soya milk on this street for thirty years.",
  "Without Master Zhou, say the neighbours, a morning would not be a morning.",
  "In the winter of 1987 he came from Shanghai to Beijing.",
];

/** The essay with all its English in the first row, as if an import had gone wrong and nobody had looked. */
async function openTangled(): Promise<Scene> {
  const scene = await openScene([
    { ...ESSAY[0], en: DRAFT.join("\n\n"), shown: "aligned" },
    ...ESSAY.slice(1),
  ]);
  await database().segment.updateMany({ where: { documentId: scene.documentId }, data: { confidence: 0.3 } });
  return scene;
}

const targets = async (scene: Scene) => (await scene.read()).map(({ target }) => target);

describe("with a worker", () => {
  let worker: RunningWorker;
  beforeAll(async () => {
    worker = startWorker((line) => process.stderr.write(`${line}\n`));
    // The first job waits for the worker's thread, on a busy machine for longer than a call waits.
    const scene = await openTangled();
    const { body } = await asks(scene, "translator")("POST", `/documents/${scene.documentId}/align`, {});
    if (!body.job) return;
    const state = async () => (await asks(scene, "translator")("GET", `/jobs/${body.job}`)).body.state;
    await vi.waitFor(async () => expect(await state()).toBe("done"), { timeout: 100_000, interval: 200 });
  }, 120_000);
  afterAll(() => worker.stop());

  test("aligning again sorts the rows out; it is undone; versions are kept; an older one is gone back to", async () => {
    const scene = await openTangled();
    const { documentId } = scene;
    const call = asks(scene, "translator");
    const again = await call("POST", `/documents/${documentId}/align`, {});
    expect(again.status).toBe(200);
    const realigned = Realigned.parse(again.body);
    expect(realigned).toMatchObject({ segments: 4, realigned: 4, kept: 0, unanswered: 0, unmatched: 0 });
    expect(await targets(scene)).toEqual(DRAFT);
    const { segments } = SegmentList.parse((await call("GET", `/documents/${documentId}/segments`)).body);
    expect(segments.map(({ link }) => link)).toEqual(
      DRAFT.map(() => ({
        confidence: expect.any(Number),
        isCrossed: false,
        decidedBy: null,
        isFixed: false,
      })),
    );

    const undone = await call("POST", `/changes/${realigned.change}/undo`, {});
    expect(StructureChanged.parse(undone.body).kind).toBe("undo");
    expect(await targets(scene)).toEqual([DRAFT.join("\n\n"), "", "", ""]);
    await call("POST", `/changes/${undone.body.change}/undo`, {});
    expect(await targets(scene)).toEqual(DRAFT);

    const list = AlignmentList.parse((await call("GET", `/documents/${documentId}/alignments`)).body);
    expect(list.alignments.map(({ number, kind, isCurrent }) => ({ number, kind, isCurrent }))).toEqual([
      { number: 2, kind: "again", isCurrent: true },
      { number: 1, kind: "before", isCurrent: false },
    ]);
    const page = AlignmentList.parse((await call("GET", `/documents/${documentId}/alignments?limit=1`)).body);
    expect(page.alignments.map(({ number }) => number)).toEqual([2]);
    const rest = await call("GET", `/documents/${documentId}/alignments?limit=1&after=${page.next}`);
    expect(AlignmentList.parse(rest.body)).toMatchObject({ alignments: [{ number: 1 }], next: null });

    const first = list.alignments[1]!.id;
    const back = await call("POST", `/documents/${documentId}/alignments/${first}/restore`, {});
    expect(AlignmentRestored.parse(back.body)).toMatchObject({ segments: 4, restored: 4, leftOut: 0 });
    expect(await targets(scene)).toEqual([DRAFT.join("\n\n"), "", "", ""]);
  }, 60_000);

  test("what people decided stays, to the byte, and the rest is aligned around it", async () => {
    const scene = await openTangled();
    const { documentId } = scene;
    const call = asks(scene, "translator");
    const [, second] = await scene.read();
    const text = "His surname is Zhou.";
    const edit = { baseRevision: second!.revision, text, operationId: "typed-by-hand", origin: "typed" };
    await call("PUT", `/segments/${second!.id}/target`, edit);
    const before = (await scene.read())[1];
    const again = await call("POST", `/documents/${documentId}/align`, {});
    expect(Realigned.parse(again.body).kept).toBe(1);
    expect((await scene.read()).find(({ id }) => id === second!.id)).toEqual({
      ...before!,
      position: expect.any(Number),
    });
    const english = (await targets(scene)).flatMap((target) => target.split("\n\n")).filter(Boolean);
    expect(english.toSorted()).toEqual([...DRAFT, text].toSorted());
  }, 60_000);

  test("from a row that is not there any more: said so, and nothing changes", async () => {
    const scene = await openTangled();
    const again = await asks(scene, "translator")("POST", `/documents/${scene.documentId}/align`, {
      from: "gone",
    });
    expect(again).toMatchObject({ status: 409, body: { type: "/problems/retired" } });
    expect(await targets(scene)).toEqual([DRAFT.join("\n\n"), "", "", ""]);
    expect(await database().job.count({ where: { documentId: scene.documentId } })).toBe(0);
  }, 60_000);

  test("a draft's alignment is a version, and each row says how sure it is", async () => {
    const scene = await openScene(ESSAY);
    const call = asks(scene, "owner");
    const draft = await call("POST", `/documents/${scene.documentId}/draft`, { text: DRAFT.join("\n\n") });
    expect(draft).toMatchObject({ status: 200, body: { aligned: 4 } });
    const list = AlignmentList.parse((await call("GET", `/documents/${scene.documentId}/alignments`)).body);
    expect(list.alignments).toMatchObject([{ number: 1, kind: "draft", rows: 4, isCurrent: true }]);
    for (const { link } of await scene.read()) expect(link?.confidence).toBeGreaterThan(0);
  }, 60_000);
});

test("without a worker the call answers 202 after as long as it is asked to wait; the job waits, and is cancelled", async () => {
  const scene = await openTangled();
  const { token } = scene.people.reviewer;
  const accepted = await ask("POST", `/v1/documents/${scene.documentId}/align`, {
    token,
    json: {},
    headers: { prefer: "wait=1" },
  });
  expect(accepted.status).toBe(202);
  const job = `/v1/jobs/${accepted.body.job}`;
  expect((await ask("GET", job, { token })).body).toMatchObject({ kind: "align", state: "queued" });
  expect((await ask("POST", `${job}/cancel`, { token })).body).toMatchObject({ state: "cancelled" });
});

describe("one row's link", () => {
  test("how sure, who decided, and why; accepted, released and undone over the front door", async () => {
    const scene = await openScene([{ ...ESSAY[3], en: DRAFT[3]!, shown: "aligned" }]);
    await database().segment.updateMany({
      where: { documentId: scene.documentId },
      data: { confidence: 0.8 },
    });
    const call = asks(scene, "translator");
    const path = `/segments/${scene.rows[0]}`;
    const link = async () => LinkDetail.parse((await call("GET", `${path}/link`)).body);
    expect(await link()).toMatchObject({
      revision: 1,
      confidence: 0.8,
      decidedBy: null,
      decidedAt: null,
      isFixed: false,
    });

    const accepted = StructureChanged.parse((await call("POST", `${path}/link`, { revision: 1 })).body);
    expect(accepted).toMatchObject({
      kind: "accept",
      segments: [
        {
          revision: 2,
          state: "initial",
          link: { confidence: 0.8, decidedBy: { name: "translator" }, isFixed: true },
        },
      ],
    });
    expect(await link()).toMatchObject({ decidedBy: { name: "translator" }, decidedAt: expect.any(String) });
    expect(await call("POST", `${path}/link`, { revision: 1 })).toMatchObject({
      status: 409,
      body: { type: "/problems/stale" },
    });
    expect(await call("POST", `${path}/link`, { revision: 2 })).toMatchObject({
      status: 409,
      body: { type: "/problems/state" },
    });

    const released = StructureChanged.parse((await call("POST", `${path}/unlink`, { revision: 2 })).body);
    expect(released.segments[0]?.link).toMatchObject({ decidedBy: null, isFixed: false });
    await call("POST", `/changes/${released.change}/undo`, {});
    expect((await link()).decidedBy).toMatchObject({ name: "translator" });
  });

  test("a run of rows at once", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "A", shown: "aligned" }, { zh: ["乙"] }]);
    const items = (await scene.read()).map(({ id, revision }) => ({ id, revision }));
    const call = asks(scene, "translator");
    const done = await call("POST", `/documents/${scene.documentId}/segments/link`, { items });
    expect(LinksAccepted.parse(done.body)).toMatchObject({
      segments: [{ id: items[0]!.id, link: { isFixed: true } }],
      refused: [{ id: items[1]!.id }],
    });
  });
});

describe("who may", () => {
  const needs = (method: string) => (method === "get" ? "read-source" : "edit");
  const MAY: Readonly<Record<string, readonly Role[]>> = {
    "read-source": ["owner", "translator", "reviewer", "proofreader"],
    edit: ["owner", "translator", "reviewer"],
  };
  test.each(ALIGNMENT_CALLS)(
    "$method $path, and another project's is not there",
    async ({ method, path }) => {
      const scene = await openScene([{ zh: ["甲"], en: "A", shown: "aligned" }]);
      const url = path
        .replace("{documentId}", scene.documentId)
        .replace("{segmentId}", scene.rows[0]!)
        .replace("{alignmentId}", "none");
      const json = path.endsWith("/segments/link")
        ? { items: [{ id: scene.rows[0]!, revision: 99 }] }
        : { revision: 99 };
      for (const who of ["stranger", ...ROLES] as const) {
        if (path.endsWith("/align") && MAY.edit!.includes(who as Role)) continue; // asked above
        const answer = await asks(scene, who)(method.toUpperCase(), url, method === "get" ? undefined : json);
        if (who === "stranger") expect(answer.status).toBe(404);
        else if (MAY[needs(method)]!.includes(who)) expect([200, 404, 409]).toContain(answer.status);
        else expect(answer).toMatchObject({ status: 403, body: { type: "/problems/role" } });
      }
      const nobody = await ask(method.toUpperCase(), `/v1${url}`, method === "get" ? {} : { json });
      expect(nobody.status).toBe(401);
    },
  );
});
