import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptLink, acceptLinks, releaseLink } from "@/lib/db/alignments/accept";
import { database } from "@/lib/db/client";
import { approve, confirm } from "@/lib/db/reviews/writes";
import { saveTarget } from "@/lib/db/segments/save";
import { setAside } from "@/lib/db/structure/aside";
import { addNote, mergeSegments, moveParagraphs, omitSegment, splitSegment } from "@/lib/db/structure/writes";
import { undoChange } from "@/lib/db/undo/undo";
import type { Segment } from "@/lib/wire/segments";
import { createTestDatabase } from "../../support/database";
import { openScene, type Scene, type SceneRow } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-24T12:00:00Z");
const ALIGNED: SceneRow = { zh: ["甲"], en: "A\n\nB", shown: "aligned" };

/** Rows as an aligner left them: each with a confidence. */
async function openAligned(rows: readonly SceneRow[]): Promise<Scene> {
  const scene = await openScene(rows);
  await database().segment.updateMany({
    where: { documentId: scene.documentId },
    data: { confidence: 0.4, isCrossed: true },
  });
  return scene;
}

/** "0.4x translator*": how sure, x when crossed, who decided, * when it is fixed; "none" where there is no link. */
function linkOf({ link }: Segment): string {
  if (!link) return "none";
  const who = link.decidedBy ? ` ${link.decidedBy.name}` : "";
  return `${link.confidence ?? "-"}${link.isCrossed ? "x" : ""}${who}${link.isFixed ? "*" : ""}`;
}
const linksOf = async (scene: Scene) => (await scene.read()).map(linkOf);

function seen({ id, revision }: Segment) {
  return { id, revision };
}

/** What somebody does to the first row, which the aligner made. */
const DEEDS: Readonly<Record<string, (scene: Scene, rows: readonly Segment[]) => Promise<unknown>>> = {
  nothing: async () => {},
  type: (scene, [row]) =>
    saveTarget(scene.scope("second", "edit"), row!.id, {
      baseRevision: row!.revision,
      text: "Typed",
      operationId: `type-${row!.id}`,
      origin: "typed",
    }),
  clear: (scene, [row]) =>
    saveTarget(scene.scope("second", "edit"), row!.id, {
      baseRevision: row!.revision,
      text: "",
      operationId: `clear-${row!.id}`,
      origin: "typed",
    }),
  confirm: (scene, [row]) => confirm(scene.scope("second", "confirm"), row!.id, row!.revision),
  "confirm and approve": async (scene, [row]) => {
    await confirm(scene.scope("second", "confirm"), row!.id, row!.revision);
    await approve(scene.scope("reviewer", "review"), row!.id, row!.revision + 1);
  },
  omit: (scene, [row]) =>
    omitSegment(
      scene.scope("second", "edit"),
      scene.documentId,
      row!.id,
      { revision: row!.revision, reason: "x" },
      NOW,
    ),
  "omit and take back": async (scene, [row]) => {
    const edit = scene.scope("second", "edit");
    const { id, revision } = row!;
    await omitSegment(edit, scene.documentId, id, { revision, reason: "x" }, NOW);
    await omitSegment(edit, scene.documentId, id, { revision: revision + 1, reason: null }, NOW);
  },
  split: (scene, [row]) =>
    splitSegment(
      scene.scope("second", "edit"),
      scene.documentId,
      row!.id,
      { revision: row!.revision, source: null, target: 3 },
      NOW,
    ),
  merge: (scene, [row, next]) =>
    mergeSegments(
      scene.scope("second", "edit"),
      scene.documentId,
      row!.id,
      { revision: row!.revision, with: "next", otherRevision: next!.revision },
      NOW,
    ),
  "move down": (scene, [row, next]) =>
    moveParagraphs(
      scene.scope("second", "edit"),
      scene.documentId,
      row!.id,
      { revision: row!.revision, direction: "down", paragraph: 1, otherRevision: next!.revision },
      NOW,
    ),
  "set aside": (scene, [row]) =>
    setAside(scene.scope("second", "edit"), scene.documentId, row!.source[0]!.paragraphId, "chrome", NOW),
  note: (scene, [row]) =>
    addNote(scene.scope("second", "edit"), scene.documentId, row!.id, { where: "after", text: "N" }, NOW),
};

describe("what becomes of a row's link", () => {
  test.each([
    { deed: "nothing", links: ["0.4x", "0.4x"] },
    { deed: "type", links: ["0.4x second*", "0.4x"] },
    { deed: "clear", links: ["none", "0.4x"] },
    { deed: "confirm", links: ["0.4x second*", "0.4x"] },
    { deed: "confirm and approve", links: ["0.4x second*", "0.4x"] },
    { deed: "omit", links: ["0.4x second*", "0.4x"] },
    { deed: "omit and take back", links: ["0.4x", "0.4x"] },
    { deed: "split", links: ["- second*", "- second*", "0.4x"] },
    { deed: "merge", links: ["- second*"] },
    { deed: "move down", links: ["- second*", "- second*"] },
    { deed: "set aside", links: ["none", "0.4x"] },
    { deed: "note", links: ["0.4x", "- second*", "0.4x"] },
  ])("$deed: $links", async ({ deed, links }) => {
    const scene = await openAligned([ALIGNED, { zh: ["乙"], en: "C", shown: "aligned" }]);
    await DEEDS[deed]!(scene, await scene.read());
    expect(await linksOf(scene)).toEqual(links);
  });

  test("rows that no aligner made and nobody has touched have none", async () => {
    const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"], en: "B" }]);
    expect(await linksOf(scene)).toEqual(["none", "-*"]);
  });
});

describe("accepting", () => {
  test("one row: decided, not confirmed; undone, it is free as before; done again", async () => {
    const scene = await openAligned([ALIGNED, { en: "Added", shown: "aligned" }]);
    const edit = scene.scope("translator", "edit");
    const [row] = await scene.read();
    const done = await acceptLink(edit, scene.documentId, seen(row!), NOW);
    expect(done).toMatchObject({
      ok: true,
      changed: { kind: "accept", segments: [{ id: row!.id, state: "initial", subState: "aligned" }] },
    });
    expect(await linksOf(scene)).toEqual(["0.4x translator*", "0.4x"]);
    const undone = await undoChange(edit, scene.documentId, done.ok ? done.changed.change : "", NOW);
    expect(await linksOf(scene)).toEqual(["0.4x", "0.4x"]);
    await undoChange(edit, scene.documentId, undone.ok ? undone.changed.change : "", NOW);
    expect(await linksOf(scene)).toEqual(["0.4x translator*", "0.4x"]);
    const events = await database().event.findMany({
      where: { documentId: scene.documentId },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ kind }) => kind)).toEqual(["segments", "segments", "segments"]);
  });

  test("many rows as one change; those that cannot be are named", async () => {
    const scene = await openAligned([ALIGNED, { zh: ["乙"] }, { en: "Added", shown: "aligned" }, ALIGNED]);
    const edit = scene.scope("translator", "edit");
    const rows = await scene.read();
    const items = rows.map((row, index) => (index === 3 ? { id: row.id, revision: 99 } : seen(row)));
    const done = await acceptLinks(edit, scene.documentId, items, NOW);
    expect(done).toMatchObject({
      ok: true,
      refused: [{ id: rows[1]!.id }, { id: rows[3]!.id, refusal: { code: "problems.row.stale" } }],
    });
    expect(await linksOf(scene)).toEqual(["0.4x translator*", "0.4x", "0.4x translator*", "0.4x"]);
    if (done.ok) await undoChange(edit, scene.documentId, done.changed.change, NOW);
    expect(await linksOf(scene)).toEqual(["0.4x", "0.4x", "0.4x", "0.4x"]);
  });

  test("refused when none can be, and nothing is written", async () => {
    const scene = await openAligned([{ zh: ["甲"] }]);
    const other = await openAligned([ALIGNED]);
    const edit = scene.scope("translator", "edit");
    const [row] = await scene.read();
    const [foreign] = await other.read();
    expect(await acceptLink(edit, scene.documentId, seen(row!), NOW)).toMatchObject({
      ok: false,
      reason: "no-english",
    });
    expect(await acceptLink(edit, scene.documentId, seen(foreign!), NOW)).toMatchObject({
      ok: false,
      reason: "missing",
    });
    expect(await acceptLink(edit, scene.documentId, { id: row!.id, revision: 7 }, NOW)).toMatchObject({
      reason: "stale",
    });
    expect(await database().change.count({ where: { documentId: scene.documentId } })).toBe(0);
  });

  test("a typed word after it stands in the way of undoing it, and the answer names the row", async () => {
    const scene = await openAligned([ALIGNED]);
    const edit = scene.scope("translator", "edit");
    const [row] = await scene.read();
    const done = await acceptLink(edit, scene.documentId, seen(row!), NOW);
    await DEEDS.type!(scene, await scene.read());
    const undone = await undoChange(edit, scene.documentId, done.ok ? done.changed.change : "", NOW);
    expect(undone).toMatchObject({
      ok: false,
      reason: "changed-since",
      code: "problems.undo.row-changed-by",
      row: 1,
    });
  });
});

describe("releasing", () => {
  test("frees a row that was accepted, or put together by hand; and is undone", async () => {
    const scene = await openAligned([ALIGNED, { zh: ["乙"], en: "C", shown: "aligned" }]);
    const edit = scene.scope("translator", "edit");
    await DEEDS["move down"]!(scene, await scene.read());
    expect(await linksOf(scene)).toEqual(["- second*", "- second*"]);
    const [row] = await scene.read();
    const done = await releaseLink(edit, scene.documentId, seen(row!), NOW);
    expect(await linksOf(scene)).toEqual(["none", "- second*"]);
    await undoChange(edit, scene.documentId, done.ok ? done.changed.change : "", NOW);
    expect(await linksOf(scene)).toEqual(["- second*", "- second*"]);
  });

  test("is refused where the row's own state holds it", async () => {
    const scene = await openAligned([ALIGNED]);
    await DEEDS.confirm!(scene, await scene.read());
    const [row] = await scene.read();
    const done = await releaseLink(scene.scope("translator", "edit"), scene.documentId, seen(row!), NOW);
    expect(done).toMatchObject({ ok: false, reason: "state" });
  });
});
