import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase } from "../../support/database";
import { ask, openInstance } from "../../support/front-door";
import { openScene, type Player, type Scene } from "../../support/scene";

beforeAll(async () => {
  await createTestDatabase();
  await openInstance();
});
afterAll(() => database().$disconnect());

const call = (scene: Scene, player: Player, method: string, path: string, json?: unknown) =>
  ask(method, `/v1${path}`, { token: scene.people[player].token, ...(json === undefined ? {} : { json }) });

const open = () =>
  openScene([
    { zh: ["雨停了。"], en: "The rain stopped.", shown: "translated" },
    { zh: ["河很清。还有一句。"], en: "The river was clear.", shown: "translated" },
    { zh: ["没有译。"] },
  ]);

async function lock(scene: Scene, row = 1, isLocked = true, player: Player = "owner") {
  return call(scene, player, "PUT", `/segments/${scene.rows[row]}/lock`, { isLocked });
}

/** All of a row that must not move. */
async function standing(scene: Scene, row = 1) {
  const { revision, state, subState, target, source } = (await scene.read())[row]!;
  return { revision, state, subState, target, source };
}

describe("who locks", () => {
  test.each<{ who: Player; status: number }>([
    { who: "owner", status: 200 },
    { who: "translator", status: 403 },
    { who: "reviewer", status: 403 },
    { who: "viewer", status: 403 },
    { who: "stranger", status: 404 },
  ])("$who: $status", async ({ who, status }) => {
    expect((await lock(await open(), 1, true, who)).status).toBe(status);
  });

  test("who locked a row, and who unlocked it, is said with the row", async () => {
    const scene = await open();
    const { owner } = scene.people;
    expect((await lock(scene)).body).toMatchObject({
      revision: 2,
      lock: { isLocked: true, by: { id: owner.id, name: "owner" } },
    });
    expect((await lock(scene)).body.revision).toBe(2);
    expect((await lock(scene, 1, false)).body).toMatchObject({
      revision: 3,
      lock: { isLocked: false, by: { id: owner.id } },
    });
    expect((await scene.read())[0]!.lock).toBeNull();
  });
});

describe("nothing changes a locked row", () => {
  const ways: readonly {
    way: string;
    who?: Player;
    ask: (scene: Scene, revision: number) => readonly [method: string, path: string, json: unknown];
  }[] = [
    {
      way: "typing",
      ask: ({ rows }, baseRevision) => [
        "PUT",
        `/segments/${rows[1]}/target`,
        { baseRevision, text: "Other.", operationId: newId() },
      ],
    },
    {
      way: "undone typing",
      ask: ({ rows }, baseRevision) => [
        "PUT",
        `/segments/${rows[1]}/target`,
        { baseRevision, text: "Other.", operationId: newId(), origin: "undone" },
      ],
    },
    {
      way: "confirming",
      ask: ({ rows }, revision) => ["POST", `/segments/${rows[1]}/confirm`, { revision }],
    },
    {
      way: "approving",
      who: "reviewer",
      ask: ({ rows }, revision) => ["POST", `/segments/${rows[1]}/approve`, { revision }],
    },
    {
      way: "fixing and approving",
      who: "reviewer",
      ask: ({ rows }, revision) => ["POST", `/segments/${rows[1]}/approve`, { revision, text: "Other." }],
    },
    {
      way: "sending back",
      who: "reviewer",
      ask: ({ rows }, revision) => [
        "POST",
        `/segments/${rows[1]}/reject`,
        { revision, reason: "style", comment: "" },
      ],
    },
    {
      way: "omitting",
      ask: ({ rows }, revision) => ["POST", `/segments/${rows[1]}/omit`, { revision, reason: "x" }],
    },
    {
      way: "splitting",
      ask: ({ rows }, revision) => [
        "POST",
        `/segments/${rows[1]}/split`,
        { revision, source: null, target: 4 },
      ],
    },
    {
      way: "merging it",
      ask: ({ rows }, revision) => [
        "POST",
        `/segments/${rows[1]}/merge`,
        { revision, with: "next", otherRevision: 1 },
      ],
    },
    {
      way: "merging its neighbour into it",
      ask: ({ rows }, revision) => [
        "POST",
        `/segments/${rows[0]}/merge`,
        { revision: 1, with: "next", otherRevision: revision },
      ],
    },
    {
      way: "taking back",
      ask: ({ rows }, revision) => ["POST", `/segments/${rows[1]}/take-back`, { revision }],
    },
  ];
  test.each(ways)("$way", async ({ who = "translator", ask: asked }) => {
    const scene = await open();
    await lock(scene);
    const before = await standing(scene);
    const [method, path, json] = asked(scene, before.revision);
    expect(await call(scene, who, method, path, json)).toMatchObject({
      status: 409,
      body: { type: "/problems/locked" },
    });
    expect(await standing(scene)).toEqual(before);
    // Unlocked it is a row like any other.
    await lock(scene, 1, false);
    const [, , again] = asked(scene, before.revision + 1);
    expect((await call(scene, who, method, path, again)).body.type).not.toBe("/problems/locked");
  });

  test("a run of rows: the locked one is refused, the others are not", async () => {
    const scene = await open();
    await lock(scene);
    const { body } = await call(
      scene,
      "reviewer",
      "POST",
      `/documents/${scene.documentId}/segments/approve`,
      {
        items: [
          { id: scene.rows[0], revision: 1 },
          { id: scene.rows[1], revision: 2 },
        ],
      },
    );
    expect(body.results).toMatchObject([{ ok: true }, { ok: false, code: "problems.row.locked" }]);
  });

  test("the database refuses what did not ask first", async () => {
    const scene = await open();
    await lock(scene);
    await expect(
      database().segment.update({ where: { id: scene.rows[1]! }, data: { revision: { increment: 1 } } }),
    ).rejects.toThrow(/locked-row/);
    await database().segment.update({ where: { id: scene.rows[1]! }, data: { rank: 1.5 } });
  });

  test("a comment is no change of the row", async () => {
    const scene = await open();
    await lock(scene);
    const before = await standing(scene);
    const said = await call(scene, "reviewer", "POST", `/segments/${scene.rows[1]}/comments`, {
      body: "Why?",
    });
    expect(said.status).toBe(201);
    expect(await standing(scene)).toEqual(before);
  });
});
