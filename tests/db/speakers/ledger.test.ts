import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { readPublication } from "@/lib/db/documents/publication";
import { listSpeakers } from "@/lib/db/speakers/reads";
import { noteEnglishLabels, noteSpeakers, setSpeakers } from "@/lib/db/speakers/writes";
import { createTestDatabase } from "../../support/database";
import { openScene, type Scene, type SceneRow } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-25T12:00:00Z");

/** A scene in which every Chinese paragraph with a colon is a turn, read into the ledger as an import and a draft do it. */
async function talk(rows: readonly SceneRow[]): Promise<Scene> {
  const scene = await openScene(rows);
  const names: string[] = [];
  for (const { paragraphId, text } of (await scene.read()).flatMap(({ source }) => source)) {
    const bodyStart = text.indexOf("：") + 1;
    if (bodyStart === 0) continue;
    names.push(text.slice(0, bodyStart - 1));
    await database().paragraph.update({
      where: { id: paragraphId },
      data: { kind: "turn", speaker: text.slice(0, bodyStart - 1), bodyStart },
    });
  }
  await database().$transaction(async (tx) => {
    const scope = scene.scope("translator", "import");
    await noteSpeakers(tx, scope, names, NOW);
    await noteEnglishLabels(tx, scope, scene.documentId, NOW);
  });
  return scene;
}

const list = (scene: Scene) => listSpeakers(scene.scope("reviewer", "read-source"));
const short = async (scene: Scene) =>
  (await list(scene)).speakers.map(({ zh, en, turns }) => `${zh}=${en} (${turns})`).join(", ");

const INTERVIEW = [
  { zh: ["记者：你好吗？"], en: "Reporter: How are you?" },
  { zh: ["林白：好。"], en: "**Lin Bai:** Fine." },
  { zh: ["林白：真的。"], en: "Lin Bai: Really." },
  { zh: ["林白：走吧。"], en: "Let us go." },
  { zh: ["李四：我也去。"] },
  { zh: ["她走了。"], en: "She: left." },
];

test("labels come from the original, their English from what the draft calls them most", async () => {
  const scene = await talk(INTERVIEW);
  expect(await short(scene)).toBe("林白=Lin Bai (3), 记者=Reporter (1), 李四= (1)");
  expect((await list(scene)).speakers.map(({ setBy, documents }) => [setBy, documents])).toEqual([
    [null, 1],
    [null, 1],
    [null, 1],
  ]);
});

test("a draft that does not agree with itself says nothing, and what a person wrote stays", async () => {
  const scene = await talk([
    { zh: ["林白：好。"], en: "Lin: Fine." },
    { zh: ["林白：真的。"], en: "Bai: Really." },
  ]);
  expect(await short(scene)).toBe("林白= (2)");
  const [speaker] = (await list(scene)).speakers;
  const set = { speakers: [{ id: speaker!.id, en: "Lin Bai", was: "" }] };
  expect(await setSpeakers(scene.scope("translator", "edit"), set, NOW)).toEqual({ ok: true });
  await database().$transaction((tx) =>
    noteEnglishLabels(tx, scene.scope("owner", "import"), scene.documentId, NOW),
  );
  expect((await list(scene)).speakers).toMatchObject([{ en: "Lin Bai", setBy: { name: "translator" } }]);
});

test("a label that somebody else has changed is not overwritten, and nothing beside it is stored", async () => {
  const scene = await talk(INTERVIEW);
  const ids = new Map((await list(scene)).speakers.map(({ zh, id }) => [zh, id]));
  const set = {
    speakers: [
      { id: ids.get("李四")!, en: "Li Si", was: "" },
      { id: ids.get("林白")!, en: "LIN", was: "Lin B." },
    ],
  };
  const result = await setSpeakers(scene.scope("translator", "edit"), set, NOW);
  expect(result).toMatchObject({ ok: false, reason: "stale", en: "Lin Bai" });
  expect(await short(scene)).toBe("林白=Lin Bai (3), 记者=Reporter (1), 李四= (1)");
});

test("another project's speakers are not there", async () => {
  const [mine, theirs] = [await talk(INTERVIEW), await talk([])];
  const [speaker] = (await list(mine)).speakers;
  expect(await short(theirs)).toBe("");
  const set = { speakers: [{ id: speaker!.id, en: "X", was: speaker!.en }] };
  expect(await setSpeakers(theirs.scope("owner", "edit"), set, NOW)).toMatchObject({
    ok: false,
    reason: "missing",
  });
});

test("an export is given the English label of each turn", async () => {
  const scene = await talk(INTERVIEW);
  const read = await readPublication(scene.scope("owner", "export"), scene.documentId);
  expect(read?.segments.map(({ source }) => source[0]?.label)).toEqual([
    "Reporter",
    "Lin Bai",
    "Lin Bai",
    "Lin Bai",
    null,
    null,
  ]);
});
