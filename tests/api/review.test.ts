import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

beforeAll(() => openInstance());
afterAll(() => database().$disconnect());

const asks = (scene: Scene, who: Player) => (method: string, path: string, json?: unknown) =>
  ask(method, `/v1${path}`, { token: scene.people[who].token, ...(json === undefined ? {} : { json }) });

const TEN = "one two three four five six seven eight nine ten";
const open = () => openScene([{ zh: ["甲"], en: TEN, shown: "translated" }]);

describe("fix and approve through the front door", () => {
  test("is the owner's to allow; then one call changes and approves, and the history has both", async () => {
    const scene = await open();
    const [id] = scene.rows;
    const approve = { revision: 1, text: TEN.replace("two", "2") };
    const before = await asks(scene, "reviewer")("POST", `/segments/${id}/approve`, approve);
    expect(before).toMatchObject({ status: 409 });
    const path = `/projects/${scene.projectId}`;
    expect((await asks(scene, "reviewer")("PATCH", path, { allowFixing: true })).status).toBe(403);
    expect((await asks(scene, "owner")("PATCH", path, { allowFixing: true })).body).toMatchObject({
      allowFixing: true,
      allowOwnApproval: false,
    });
    const done = await asks(scene, "reviewer")("POST", `/segments/${id}/approve`, approve);
    expect(done).toMatchObject({ status: 200, body: { revision: 3, state: "reviewed" } });
    const { body } = await asks(scene, "owner")("GET", `/segments/${id}/history`);
    expect(body.versions[0]).toMatchObject({ origin: "review", text: approve.text });
    expect(body.versions[0].contributors.map(({ name }: { name: string }) => name).sort()).toEqual([
      "reviewer",
      "translator",
    ]);
    expect(body.reviews).toMatchObject([
      { verdict: "approved", ownWork: false, fixes: { words: 1, of: 10 } },
    ]);
    expect(body.decisions).toMatchObject([{ kind: "approved", takenBack: null }]);
  });

  test("more than a fifth is refused with the figures, and nothing is stored", async () => {
    const scene = await open();
    const [id] = scene.rows;
    await asks(scene, "owner")("PATCH", `/projects/${scene.projectId}`, { allowFixing: true });
    const approve = { revision: 1, text: TEN.replace("one two three", "1 2 3") };
    const answer = await asks(scene, "reviewer")("POST", `/segments/${id}/approve`, approve);
    expect(answer).toMatchObject({
      status: 403,
      body: { code: "segments.approve.too-many-fixes", parameters: { words: 3, of: 10 } },
    });
    expect((await scene.read())[0]).toMatchObject({ revision: 1, target: TEN });
  });
});

describe("what waits, through the front door", () => {
  test("each is told their own, and nothing of what they may not see", async () => {
    const scene = await open();
    const waiting = async (who: "reviewer" | "translator" | "viewer" | "stranger") =>
      (await asks(scene, who)("GET", "/waiting")).body.projects;
    expect(await waiting("reviewer")).toMatchObject([
      { id: scene.projectId, waiting: { toReview: 1 }, documents: [{ id: scene.documentId }] },
    ]);
    for (const who of ["translator", "viewer", "stranger"] as const) expect(await waiting(who)).toEqual([]);
    const [id] = scene.rows;
    const back = { revision: 1, reason: "style", comment: "Stiff." };
    await asks(scene, "reviewer")("POST", `/segments/${id}/reject`, back);
    expect(await waiting("reviewer")).toEqual([]);
    expect(await waiting("translator")).toMatchObject([{ waiting: { sentBack: 1, questions: 0 } }]);
    const { body } = await asks(scene, "translator")("GET", `/documents/${scene.documentId}/segments`);
    expect(body.segments[0]).toMatchObject({
      sentBack: { by: { name: "reviewer" }, reason: "style", comment: "Stiff." },
      waitsFor: { name: "translator" },
    });
    const project = await asks(scene, "translator")("GET", `/projects/${scene.projectId}`);
    expect(project.body.waiting).toMatchObject({ sentBack: 1 });
  });
});
