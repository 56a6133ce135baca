import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { addComment } from "@/lib/db/comments/writes";
import { approve, confirm, reject } from "@/lib/db/reviews/writes";
import { saveTarget } from "@/lib/db/segments/save";
import { listWaiting, NOTHING_WAITS } from "@/lib/db/waiting/reads";
import type { Waiting } from "@/lib/wire/waiting";
import { countWaiting } from "@/lib/workbench/state/waiting";
import { createTestDatabase } from "../../support/database";
import { openScene, type Player, type Scene } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const PEOPLE = ["owner", "translator", "second", "reviewer", "colleague", "proofreader", "viewer"] as const;
const ROLES = {
  owner: "owner",
  translator: "translator",
  second: "translator",
  reviewer: "reviewer",
  colleague: "reviewer",
  proofreader: "proofreader",
  viewer: "viewer",
} as const;

let operations = 0;
const write = async (scene: Scene, who: Player, at: number, text: string) => {
  const { id, revision } = (await scene.read())[at]!;
  const edit = {
    baseRevision: revision,
    text,
    operationId: `waiting-${operations++}`,
    origin: "typed",
  } as const;
  await saveTarget(scene.scope(who, "edit"), id, edit);
};
const judge = async (scene: Scene, who: Player, verb: "confirm" | "approve" | "reject", at: number) => {
  const { id, revision } = (await scene.read())[at]!;
  if (verb === "confirm") await confirm(scene.scope(who, "confirm"), id, revision);
  if (verb === "approve") await approve(scene.scope(who, "review"), id, revision);
  if (verb === "reject") {
    await reject(scene.scope(who, "review"), id, { revision, reason: "style", comment: "" });
  }
};

async function waitingOf(scene: Scene, who: Player): Promise<Waiting> {
  const [project] = await listWaiting(scene.scope(who, "read"));
  return project?.waiting ?? NOTHING_WAITS;
}

async function busyScene(allowOwnApproval = false): Promise<Scene> {
  const translated = { zh: ["甲"], en: "One two three", shown: "translated" } as const;
  const scene = await openScene(
    [
      translated,
      { ...translated, confirmedBy: "second" },
      { ...translated, confirmedBy: "owner" },
      { zh: ["乙"] },
      { zh: ["丙"], en: "Draft" },
      translated,
      translated,
      { ...translated, shown: "reviewed" },
      { ...translated, shown: "final" },
      { ...translated, shown: "omitted" },
      translated,
    ],
    { allowOwnApproval },
  );
  await judge(scene, "reviewer", "reject", 0); // sent back to translator
  await write(scene, "reviewer", 5, "One two four"); // to confirm by translator
  await write(scene, "reviewer", 6, "One two four");
  await judge(scene, "second", "confirm", 6); // to review, not by reviewer
  return scene;
}

describe("what waits for whom", () => {
  test.each<{ who: Player; waits: Partial<Waiting> }>([
    { who: "translator", waits: { sentBack: 1, toConfirm: 1 } },
    { who: "second", waits: {} },
    { who: "reviewer", waits: { toReview: 3 } },
    { who: "colleague", waits: { toReview: 4 } },
    { who: "owner", waits: { toReview: 3, toFinalize: 1 } },
    { who: "proofreader", waits: {} },
    { who: "viewer", waits: {} },
    { who: "stranger", waits: {} },
  ])("$who: $waits", async ({ who, waits }) => {
    const scene = await busyScene();
    expect(await waitingOf(scene, who)).toEqual({ ...NOTHING_WAITS, ...waits });
  });

  test.each([false, true])("the rule of the screen counts the same (own approvals: %s)", async (own) => {
    const scene = await busyScene(own);
    const rows = await scene.read();
    for (const who of PEOPLE) {
      const waiter = { id: scene.people[who].id, role: ROLES[who], allowOwnApproval: own };
      const counted = Object.fromEntries(countWaiting(rows, waiter));
      expect({ who, ...(await waitingOf(scene, who)) }).toEqual({ who, ...NOTHING_WAITS, ...counted });
    }
  });

  test("what waited for somebody who may not confirm any more waits for everybody who may", async () => {
    const scene = await busyScene();
    const { id: userId } = scene.people.translator;
    await database().membership.updateMany({
      where: { projectId: scene.projectId, userId },
      data: { role: "viewer" },
    });
    expect(await waitingOf(scene, "second")).toMatchObject({ sentBack: 1, toConfirm: 1 });
    expect(await waitingOf(scene, "translator")).toEqual(NOTHING_WAITS);
  });

  test("by project and document, and nothing of what was removed", async () => {
    const scene = await busyScene();
    const [project] = await listWaiting(scene.scope("translator", "read"));
    expect(project).toMatchObject({
      id: scene.projectId,
      role: "translator",
      documents: [{ id: scene.documentId, waiting: { sentBack: 1 } }],
    });
    await database().document.update({ where: { id: scene.documentId }, data: { deletedAt: new Date() } });
    expect(await listWaiting(scene.scope("translator", "read"))).toEqual([]);
  });
});

describe("questions", () => {
  const ask = (scene: Scene, who: Player, at = 0) =>
    addComment(scene.scope(who, "comment"), scene.rows[at]!, {
      body: "Is that so?",
      anchor: null,
      answers: null,
    });
  const questions = async (scene: Scene) => {
    const found: Partial<Record<Player, number>> = {};
    for (const who of PEOPLE) {
      const count = (await waitingOf(scene, who)).questions;
      if (count > 0) found[who] = count;
    }
    return found;
  };
  const open = () =>
    openScene([
      { zh: ["甲"], en: "A", shown: "translated" },
      { zh: ["乙"], en: "B" },
    ]);

  test("a reviewer's wait for the translator and for others who review; answered, for the reviewer", async () => {
    const scene = await open();
    const asked = await ask(scene, "reviewer");
    expect(await questions(scene)).toEqual({ translator: 1, colleague: 1, owner: 1 });
    if (!asked.ok) throw new Error("not stored");
    await addComment(scene.scope("translator", "comment"), scene.rows[0]!, {
      body: "It is.",
      anchor: null,
      answers: asked.comment.id,
    });
    expect(await questions(scene)).toEqual({ reviewer: 1 });
    await database().comment.update({
      where: { id: asked.comment.id },
      data: { resolvedAt: new Date(), resolvedById: scene.people.owner.id },
    });
    expect(await questions(scene)).toEqual({});
  });

  test("what was said when a row was sent back is none, until somebody answers it", async () => {
    const scene = await open();
    const { id, revision } = (await scene.read())[0]!;
    await reject(scene.scope("reviewer", "review"), id, { revision, reason: "style", comment: "Stiff." });
    expect(await questions(scene)).toEqual({});
    const thread = await database().comment.findFirstOrThrow({ where: { segmentId: id } });
    await addComment(scene.scope("translator", "comment"), id, {
      body: "Why?",
      anchor: null,
      answers: thread.id,
    });
    expect(await questions(scene)).toEqual({ reviewer: 1 });
  });
});

test("an approval leaves the list of who reviews and joins the list of who signs off", async () => {
  const scene = await openScene([{ zh: ["甲"], en: "A", shown: "translated" }]);
  expect(await waitingOf(scene, "owner")).toMatchObject({ toReview: 1, toFinalize: 0 });
  await judge(scene, "reviewer", "approve", 0);
  expect(await waitingOf(scene, "owner")).toMatchObject({ toReview: 0, toFinalize: 1 });
  expect(await waitingOf(scene, "reviewer")).toEqual(NOTHING_WAITS);
});
