import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { listPresent } from "@/lib/db/presence/reads";
import { MOST_TABS, notePresence } from "@/lib/db/presence/writes";
import { requireSeldom } from "@/lib/server/live/presence";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

beforeAll(() => openInstance());
afterAll(() => database().$disconnect());

const say = (scene: Scene, who: Player, clientId: string, more: object = {}) =>
  ask("POST", `/v1/documents/${scene.documentId}/presence`, {
    token: scene.people[who].token,
    json: { clientId, segmentId: null, ...more },
  });
const here = async (scene: Scene) =>
  (await listPresent(scene.scope("owner", "read"), scene.documentId, new Date())).here;

test("one person has so many tabs and no more, and others have theirs", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  for (let tab = 0; tab < MOST_TABS; tab += 1)
    expect((await say(scene, "translator", `translator-${tab}`)).status).toBe(200);
  const beyond = await say(scene, "translator", "translator-beyond");
  expect(beyond).toMatchObject({ status: 429, body: { type: "/problems/too-many-tabs" } });
  expect((await say(scene, "translator", "translator-0")).status).toBe(200);
  expect((await say(scene, "reviewer", "reviewer-0")).status).toBe(200);
  expect(await here(scene)).toHaveLength(MOST_TABS + 1);
  expect((await say(scene, "translator", "translator-0", { leaving: true })).status).toBe(200);
  expect((await say(scene, "translator", "translator-beyond")).status).toBe(200);
});

test("many that come in one moment are told as no more than the most", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const now = new Date();
  await Promise.all(
    Array.from({ length: 40 }, (_, tab) => {
      const tabs = {
        clientId: `at-once-${tab}`,
        segmentId: null,
        typing: false,
        takeOver: false,
        leaving: false,
      };
      return notePresence(scene.scope("translator", "read"), scene.documentId, tabs, now);
    }),
  );
  expect((await here(scene)).length).toBeLessThanOrEqual(MOST_TABS);
});

test("whoever speaks without pause is slowed; one who speaks as the editor does is not", () => {
  let now = 0;
  const said = (key: string) => {
    try {
      requireSeldom(key, now);
      return true;
    } catch {
      return false;
    }
  };
  const heard = Array.from({ length: 100 }, () => said("loud")).filter(Boolean);
  expect(heard).toHaveLength(40);
  expect(said("somebody else")).toBe(true);
  now = 10_000;
  expect(said("loud")).toBe(true);
  for (let second = 0; second < 100; second += 1) {
    now += 500; // a row is settled on after 400 ms
    expect(said("editor")).toBe(true);
  }
});
