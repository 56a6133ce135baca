import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { listComments } from "@/lib/db/comments/reads";
import { addComment } from "@/lib/db/comments/writes";
import { takeBack, takeBackEach } from "@/lib/db/reviews/take-back";
import { approve, approveEach, confirm, finalize, reject } from "@/lib/db/reviews/writes";
import { listHistory } from "@/lib/db/segments/history";
import { saveTarget } from "@/lib/db/segments/save";
import { splitSegment } from "@/lib/db/structure/writes";
import type { SaveTarget, Segment } from "@/lib/wire/segments";
import { createTestDatabase } from "../../support/database";
import { openScene, type Player, type Scene, type SceneRow, shownAs } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-30T12:00:00Z");
type Deed =
  | `${Player} ${"confirms" | "approves" | "finalizes" | "rejects" | "takes back"}`
  | `${Player} writes ${string}`;

let operations = 0;
async function write(
  scene: Scene,
  who: Player,
  text: string,
  origin: SaveTarget["origin"] = "typed",
): Promise<void> {
  const [row] = await scene.read();
  operations += 1;
  const operationId = `take-back-${operations}`;
  const edit = { baseRevision: row!.revision, baseText: row!.target, text, operationId, origin };
  const saved = await saveTarget(scene.scope(who, "edit"), row!.id, edit);
  expect(saved).toMatchObject({ ok: true });
}

async function play(scene: Scene, deed: Deed) {
  const [who, verb, ...words] = deed.split(" ") as [Player, string, ...string[]];
  const [row] = await scene.read();
  const { id, revision } = row!;
  switch (verb) {
    case "confirms":
      return confirm(scene.scope(who, "confirm"), id, revision);
    case "approves":
      return approve(scene.scope(who, "review"), id, revision);
    case "finalizes":
      return finalize(scene.scope(who, "finalize"), id, revision);
    case "rejects":
      return reject(scene.scope(who, "review"), id, { revision, reason: "style", comment: "Stiff." });
    case "takes":
      return takeBack(scene.scope(who, "edit"), id, revision, NOW);
    default:
      return write(scene, who, words.join(" "));
  }
}

/** How a row stands, without what counts on: its revision and when it was touched. */
function standing({ revision: _, updatedAt: __, updatedBy: ___, ...rest }: Segment): Partial<Segment> {
  return rest;
}

const DRAFT: SceneRow = { zh: ["甲"], en: "A" };
const TRANSLATED: SceneRow = { ...DRAFT, shown: "translated" };
const APPROVED: SceneRow = { ...DRAFT, shown: "reviewed" };

describe("each decision can be taken back, and the row stands as it did", () => {
  test.each<{ row: SceneRow; deed: Deed; back?: Deed }>([
    { row: DRAFT, deed: "translator confirms" },
    { row: { ...DRAFT, shown: "aligned" }, deed: "translator confirms" },
    { row: { ...DRAFT, shown: "rejected" }, deed: "translator confirms" },
    { row: { ...TRANSLATED, confirmedBy: "second" }, deed: "translator confirms" },
    { row: TRANSLATED, deed: "reviewer approves" },
    { row: TRANSLATED, deed: "reviewer rejects" },
    { row: APPROVED, deed: "reviewer rejects" },
    { row: APPROVED, deed: "owner finalizes" },
    { row: TRANSLATED, deed: "reviewer approves", back: "owner takes back" },
    { row: DRAFT, deed: "translator confirms", back: "owner takes back" },
  ])("$row.shown: $deed, $back", async ({ row, deed, back }) => {
    const scene = await openScene([row]);
    const [before] = await scene.read();
    expect(await play(scene, deed)).toMatchObject({ ok: true });
    const result = await play(scene, back ?? (`${deed.split(" ")[0]} takes back` as Deed));
    expect(result).toMatchObject({ ok: true, revision: 3 });
    const [after] = await scene.read();
    expect(standing(after!)).toEqual(standing(before!));
    expect(await play(scene, deed)).toMatchObject({ ok: true });
  });

  test("one after the other, the last first, down to the draft", async () => {
    const scene = await openScene([DRAFT]);
    const seen: string[] = [];
    for (const deed of [
      "translator confirms",
      "reviewer approves",
      "owner finalizes",
      "owner takes back",
      "reviewer takes back",
      "translator takes back",
    ] as const) {
      expect(await play(scene, deed)).toMatchObject({ ok: true });
      seen.push(shownAs((await scene.read())[0]!));
    }
    expect(seen).toEqual(["translated", "reviewed", "final", "reviewed", "translated", "draft"]);
  });

  test("a run of rows: each for itself", async () => {
    const scene = await openScene([TRANSLATED, TRANSLATED, DRAFT]);
    const rows = await scene.read();
    await approveEach(scene.scope("reviewer", "review"), rows.slice(0, 2));
    const now = await scene.read();
    const judged = await takeBackEach(scene.scope("reviewer", "edit"), now, NOW);
    expect(judged.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect((await scene.read()).map(shownAs)).toEqual(["translated", "translated", "draft"]);
  });
});

describe("what was built upon a decision keeps it", () => {
  test.each<{ row?: SceneRow; deeds: Deed[]; by: Deed; reason: string; says: object }>([
    {
      deeds: ["reviewer approves", "owner finalizes"],
      by: "reviewer takes back",
      reason: "not-yours",
      says: { code: "problems.decision.theirs", name: "owner", kind: "finalized" },
    },
    {
      deeds: ["reviewer approves", "translator writes B"],
      by: "reviewer takes back",
      reason: "changed-since",
      says: { code: "problems.decision.none" },
    },
    {
      deeds: ["reviewer approves"],
      by: "colleague takes back",
      reason: "not-yours",
      says: { code: "problems.decision.theirs", name: "reviewer", kind: "approved" },
    },
    {
      deeds: ["reviewer approves"],
      by: "translator takes back",
      reason: "not-yours",
      says: { code: "problems.decision.theirs", name: "reviewer", kind: "approved" },
    },
    {
      deeds: [],
      by: "reviewer takes back",
      reason: "changed-since",
      says: { code: "problems.decision.none" },
    },
    {
      deeds: ["reviewer approves", "reviewer takes back"],
      by: "reviewer takes back",
      reason: "changed-since",
      says: { code: "problems.decision.none" },
    },
  ])("$deeds, then $by: $reason", async ({ row = TRANSLATED, deeds, by, reason, says }) => {
    const scene = await openScene([row]);
    for (const deed of deeds) await play(scene, deed);
    const before = await scene.read();
    const result = await play(scene, by);
    expect(result).toMatchObject({ ok: false, reason, ...says });
    expect(await scene.read()).toEqual(before);
  });

  test("an old revision takes back nothing", async () => {
    const scene = await openScene([TRANSLATED]);
    const [seen] = await scene.read();
    await play(scene, "reviewer approves");
    expect(await takeBack(scene.scope("reviewer", "edit"), seen!.id, seen!.revision, NOW)).toMatchObject({
      ok: false,
      reason: "stale",
    });
  });

  test("a row that was split since", async () => {
    const scene = await openScene([{ ...TRANSLATED, en: "A\n\nB" }]);
    await play(scene, "reviewer approves");
    const [row] = await scene.read();
    const split = { revision: row!.revision, source: null, target: 1 };
    await splitSegment(scene.scope("translator", "edit"), scene.documentId, row!.id, split, NOW);
    expect(await play(scene, "reviewer takes back")).toMatchObject({ ok: false, reason: "changed-since" });
  });
});

describe("what sending back said goes with it", () => {
  const threads = async (scene: Scene) => {
    const where = { segmentId: scene.rows[0]! };
    return (await listComments(scene.scope("translator", "read-source"), where, { limit: 50 })).comments;
  };

  test("the thread is gone, the history keeps the decision", async () => {
    const scene = await openScene([TRANSLATED]);
    await play(scene, "reviewer rejects");
    expect(await threads(scene)).toHaveLength(1);
    await play(scene, "reviewer takes back");
    expect(await threads(scene)).toEqual([]);
  });

  test("others have answered: it is not taken back", async () => {
    const scene = await openScene([TRANSLATED]);
    await play(scene, "reviewer rejects");
    const [root] = await threads(scene);
    const answer = { body: "Why?", anchor: null, answers: root!.id };
    await addComment(scene.scope("translator", "comment"), scene.rows[0]!, answer);
    expect(await play(scene, "reviewer takes back")).toMatchObject({ ok: false, reason: "changed-since" });
    expect(shownAs((await scene.read())[0]!)).toBe("rejected");
    expect(await threads(scene)).toHaveLength(2);
  });
});

test("the history says what was decided and what was taken back, by whom", async () => {
  const scene = await openScene([DRAFT]);
  for (const deed of ["translator confirms", "reviewer approves", "owner takes back"] as const)
    await play(scene, deed);
  const history = await listHistory(scene.scope("reviewer", "read-source"), scene.rows[0]!, {
    limit: 50,
    by: "versions",
  });
  expect(history.ok && history.decisions).toMatchObject([
    { kind: "approved", by: { name: "reviewer" }, takenBack: { by: { name: "owner" } } },
    { kind: "confirmed", by: { name: "translator" }, takenBack: null },
  ]);
  await play(scene, "reviewer approves");
  const again = await listHistory(scene.scope("reviewer", "read-source"), scene.rows[0]!, {
    limit: 50,
    by: "versions",
  });
  expect(again.ok && again.reviews).toMatchObject([
    { verdict: "approved", takenBack: null },
    { verdict: "approved", takenBack: { by: { name: "owner" } } },
  ]);
});

describe("words that are taken back give back what they took", () => {
  test.each<{ row: SceneRow; who: Player; before?: Deed[] }>([
    { row: APPROVED, who: "translator" },
    { row: { ...DRAFT, shown: "final" }, who: "translator" },
    { row: { ...DRAFT, shown: "aligned" }, who: "translator" },
    { row: TRANSLATED, who: "reviewer" },
    { row: APPROVED, who: "reviewer" },
    { row: APPROVED, who: "owner" },
    { row: DRAFT, who: "translator", before: ["translator confirms", "reviewer approves"] },
    { row: DRAFT, who: "translator", before: ["translator confirms"] },
  ])("$row.shown, written in by $who", async ({ row, who, before = [] }) => {
    const scene = await openScene([row]);
    for (const deed of before) await play(scene, deed);
    const [stood] = await scene.read();
    await write(scene, who, "B");
    await write(scene, who, "B, and more");
    expect(shownAs((await scene.read())[0]!)).not.toBe("reviewed");
    await write(scene, who, "A", "undone");
    const [after] = await scene.read();
    expect(standing(after!)).toEqual(standing(stood!));
    // What was decided before can be taken back still.
    const last = before.at(-1)?.split(" ")[0] as Player | undefined;
    if (last) expect(await play(scene, `${last} takes back`)).toMatchObject({ ok: true });
  });

  test("also after a decision in between that was taken back", async () => {
    const scene = await openScene([{ ...DRAFT, shown: "aligned" }]);
    const [stood] = await scene.read();
    await write(scene, "translator", "B");
    await write(scene, "translator", "B, and more");
    await play(scene, "translator confirms");
    await play(scene, "translator takes back");
    await write(scene, "translator", "A", "undone");
    expect(standing((await scene.read())[0]!)).toEqual(standing(stood!));
  });

  test.each<{ what: string; between: (scene: Scene) => Promise<unknown>; text?: string }>([
    { what: "somebody else wrote in between", between: (scene) => write(scene, "second", "C") },
    { what: "it was confirmed in between", between: (scene) => play(scene, "second confirms") },
    { what: "they are other words", between: async () => null, text: "a" },
  ])("$what: a save like any other", async ({ between, text = "A" }) => {
    const scene = await openScene([APPROVED]);
    await write(scene, "translator", "B");
    await between(scene);
    await write(scene, "translator", text, "undone");
    expect(shownAs((await scene.read())[0]!)).toBe("translated");
  });

  test("typed to the same words it is no taking back: nobody asked for the approval", async () => {
    const scene = await openScene([APPROVED]);
    await write(scene, "translator", "B");
    await write(scene, "translator", "A");
    expect(shownAs((await scene.read())[0]!)).toBe("translated");
  });

  test("sent once more it is done once", async () => {
    const scene = await openScene([APPROVED]);
    await write(scene, "translator", "B");
    const [row] = await scene.read();
    const edit = {
      baseRevision: row!.revision,
      text: "A",
      operationId: "undone-once-more",
      origin: "undone" as const,
    };
    const scope = scene.scope("translator", "edit");
    const first = await saveTarget(scope, row!.id, edit);
    expect(await saveTarget(scope, row!.id, edit)).toEqual(first);
    expect((await scene.read())[0]).toMatchObject({ revision: 3, state: "reviewed" });
  });
});
