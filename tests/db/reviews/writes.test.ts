import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { listComments } from "@/lib/db/comments/reads";
import { approve, approveEach, confirm, finalize, type Judged, reject } from "@/lib/db/reviews/writes";
import { saveTarget } from "@/lib/db/segments/save";
import { splitSegment } from "@/lib/db/structure/writes";
import { createTestDatabase } from "../../support/database";
import { openScene, type Player, type Scene, type SceneRow, shownAs } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

type Verb = "confirm" | "approve" | "finalize" | "reject";

async function judge(scene: Scene, verb: Verb, who: Player, index = 0): Promise<Judged> {
  const segment = (await scene.read())[index]!;
  if (verb === "confirm") return confirm(scene.scope(who, "confirm"), segment.id, segment.revision);
  if (verb === "approve") return approve(scene.scope(who, "review"), segment.id, segment.revision);
  if (verb === "finalize") return finalize(scene.scope(who, "finalize"), segment.id, segment.revision);
  return reject(scene.scope(who, "review"), segment.id, {
    revision: segment.revision,
    reason: "style",
    comment: "Stiff.",
  });
}

const A: SceneRow = { zh: ["甲"], en: "A" };

describe("who may take a row from which state to which", () => {
  test.each<{ row: SceneRow; verb: Verb; who: Player; becomes?: string; refused?: string }>([
    { row: A, verb: "confirm", who: "translator", becomes: "translated" },
    { row: { ...A, shown: "aligned" }, verb: "confirm", who: "translator", becomes: "translated" },
    { row: { ...A, shown: "rejected" }, verb: "confirm", who: "translator", becomes: "translated" },
    { row: { zh: ["甲"] }, verb: "confirm", who: "translator", refused: "no-english" },
    { row: { zh: ["甲"], en: " \n" }, verb: "confirm", who: "translator", refused: "no-english" },
    { row: { ...A, shown: "reviewed" }, verb: "confirm", who: "translator", refused: "state" },
    { row: { ...A, shown: "omitted" }, verb: "confirm", who: "translator", refused: "state" },
    { row: { ...A, shown: "translated" }, verb: "approve", who: "reviewer", becomes: "reviewed" },
    { row: { ...A, shown: "translated" }, verb: "approve", who: "owner", becomes: "reviewed" },
    { row: A, verb: "approve", who: "reviewer", refused: "state" },
    { row: { ...A, shown: "aligned" }, verb: "approve", who: "reviewer", refused: "state" },
    { row: { ...A, shown: "rejected" }, verb: "approve", who: "reviewer", refused: "state" },
    { row: { ...A, shown: "reviewed" }, verb: "approve", who: "reviewer", refused: "state" },
    { row: { ...A, shown: "omitted" }, verb: "approve", who: "reviewer", refused: "state" },
    {
      row: { zh: ["甲"], en: "", shown: "translated" },
      verb: "approve",
      who: "reviewer",
      refused: "no-english",
    },
    {
      row: { ...A, shown: "translated", confirmedBy: "owner" },
      verb: "approve",
      who: "owner",
      refused: "own-work",
    },
    {
      row: { ...A, shown: "translated", writer: "owner" },
      verb: "approve",
      who: "owner",
      refused: "own-work",
    },
    { row: { ...A, shown: "translated" }, verb: "reject", who: "reviewer", becomes: "rejected" },
    { row: { ...A, shown: "reviewed" }, verb: "reject", who: "reviewer", becomes: "rejected" },
    { row: A, verb: "reject", who: "reviewer", refused: "state" },
    { row: { ...A, shown: "final" }, verb: "reject", who: "reviewer", refused: "state" },
    { row: { ...A, shown: "reviewed" }, verb: "finalize", who: "owner", becomes: "final" },
    { row: { ...A, shown: "translated" }, verb: "finalize", who: "owner", refused: "state" },
    { row: { ...A, shown: "final" }, verb: "finalize", who: "owner", refused: "state" },
  ])("$row.shown, $who: $verb $becomes $refused", async ({ row, verb, who, becomes, refused }) => {
    const scene = await openScene([row]);
    const [before] = await scene.read();
    const result = await judge(scene, verb, who);
    const [after] = await scene.read();
    if (refused) {
      expect(result).toMatchObject({ ok: false, reason: refused });
      expect(after).toEqual(before);
    } else {
      expect(result).toMatchObject({ ok: true, revision: 2 });
      expect(shownAs(after!)).toBe(becomes);
    }
  });
});

describe("four eyes", () => {
  test("what a reviewer wrote stays theirs when the translator confirms it: a second reviewer approves", async () => {
    const scene = await openScene([{ ...A, shown: "translated" }]);
    await saveTarget(scene.scope("reviewer", "edit"), scene.rows[0]!, {
      baseRevision: 1,
      text: "Better",
      operationId: "review-edit",
      origin: "typed",
    });
    expect(await judge(scene, "approve", "reviewer")).toMatchObject({ ok: false, reason: "state" });
    await judge(scene, "confirm", "translator");
    expect(await judge(scene, "approve", "reviewer")).toMatchObject({ ok: false, reason: "own-work" });
    expect(await judge(scene, "approve", "colleague")).toMatchObject({ ok: true });
  });

  test("whoever repaired an alignment may approve what another has confirmed; whoever imported the draft may not", async () => {
    const scene = await openScene([{ zh: ["甲", "乙"], en: "A\n\nB", shown: "aligned", writer: "second" }]);
    await splitSegment(
      scene.scope("owner", "edit"),
      scene.documentId,
      scene.rows[0]!,
      { revision: 1, source: null, target: 3 },
      new Date(),
    );
    await judge(scene, "confirm", "translator");
    expect(await judge(scene, "approve", "owner")).toMatchObject({ ok: true });

    const imported = await openScene([{ zh: ["甲"], en: "A", shown: "aligned", writer: "owner" }]);
    await judge(imported, "confirm", "translator");
    expect(await judge(imported, "approve", "owner")).toMatchObject({ ok: false, reason: "own-work" });
    expect(await judge(imported, "approve", "reviewer")).toMatchObject({ ok: true });
  });

  test("splitting does not make one's own words another's", async () => {
    const scene = await openScene([{ zh: ["甲", "乙"], en: "A\n\nB", writer: "owner" }]);
    await splitSegment(
      scene.scope("reviewer", "edit"),
      scene.documentId,
      scene.rows[0]!,
      { revision: 1, source: null, target: 3 },
      new Date(),
    );
    await judge(scene, "confirm", "translator", 1);
    expect(await judge(scene, "approve", "owner", 1)).toMatchObject({ ok: false, reason: "own-work" });
    expect(await judge(scene, "approve", "reviewer", 1)).toMatchObject({ ok: true });
  });

  test("where the project allows it, the record says that it was one's own work", async () => {
    const scene = await openScene(
      [
        { ...A, shown: "translated", writer: "owner", confirmedBy: "owner" },
        { ...A, shown: "translated" },
      ],
      { allowOwnApproval: true },
    );
    expect(await judge(scene, "approve", "owner", 0)).toMatchObject({ ok: true });
    expect(await judge(scene, "approve", "owner", 1)).toMatchObject({ ok: true });
    const reviews = await database().review.findMany({
      where: { projectId: scene.projectId },
      orderBy: { id: "asc" },
    });
    expect(reviews.map(({ verdict, ownWork }) => [verdict, ownWork])).toEqual([
      ["approved", true],
      ["approved", false],
    ]);
  });
});

test("an approval names the version, and an edit takes it back but not away", async () => {
  const scene = await openScene([{ ...A, shown: "translated" }]);
  await judge(scene, "approve", "reviewer");
  const [approved] = await scene.read();
  const review = await database().review.findFirstOrThrow({ where: { segmentId: scene.rows[0]! } });
  expect(review).toMatchObject({
    verdict: "approved",
    translationId: approved!.approvedId,
    reviewerId: scene.people.reviewer.id,
  });
  await saveTarget(scene.scope("translator", "edit"), scene.rows[0]!, {
    baseRevision: 2,
    text: "A2",
    operationId: "after-approval",
    origin: "typed",
  });
  expect((await scene.read())[0]).toMatchObject({
    state: "translated",
    approvedId: approved!.approvedId,
    target: "A2",
  });
});

test("sending back keeps the reason with the version, and the comment as a thread", async () => {
  const scene = await openScene([{ ...A, shown: "translated" }]);
  await judge(scene, "reject", "reviewer");
  expect(await database().review.findFirstOrThrow({ where: { segmentId: scene.rows[0]! } })).toMatchObject({
    verdict: "rejected",
    reason: "style",
    comment: "Stiff.",
  });
  const { comments } = await listComments(
    scene.scope("translator", "read-source"),
    { segmentId: scene.rows[0]! },
    { limit: 10 },
  );
  expect(comments).toMatchObject([{ body: "Stiff.", author: { name: "reviewer" }, resolved: null }]);
  expect((await scene.read())[0]!.openComments).toBe(1);
});

test("a batch judges each row for itself", async () => {
  const translated: SceneRow = { ...A, shown: "translated" };
  const scene = await openScene([translated, A, { ...translated, confirmedBy: "owner" }, translated]);
  const items = scene.rows.map((id, index) => ({ id, revision: index === 3 ? 0 : 1 }));
  const results = await approveEach(scene.scope("owner", "review"), [
    ...items,
    { id: "nowhere", revision: 1 },
  ]);
  expect(results.map((one) => (one.ok ? "approved" : one.reason))).toEqual([
    "approved",
    "state",
    "own-work",
    "stale",
    "missing",
  ]);
});

test("a long batch is judged in full, and a row named twice is judged once", async () => {
  const scene = await openScene(Array.from({ length: 250 }, () => ({ ...A, shown: "translated" as const })));
  const items = scene.rows.map((id) => ({ id, revision: 1 }));
  const results = await approveEach(scene.scope("reviewer", "review"), [...items, items[249]!]);
  expect(results.map(({ ok }) => ok)).toEqual([...items.map(() => true), false]);
  expect(
    (await scene.read()).every(
      ({ state, approvedId, revision }) => state === "reviewed" && approvedId !== null && revision === 2,
    ),
  ).toBe(true);
  expect(await database().review.count({ where: { projectId: scene.projectId } })).toBe(250);
});

test("confirming twice changes nothing the second time", async () => {
  const scene = await openScene([A]);
  await judge(scene, "confirm", "translator");
  expect(await judge(scene, "confirm", "translator")).toMatchObject({ ok: true, revision: 2 });
  expect(await judge(scene, "confirm", "second")).toMatchObject({ ok: true, revision: 3 });
});
