import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { addNote, omitSegment } from "@/lib/db/structure/writes";
import { undoChange } from "@/lib/db/undo/undo";
import { createTestDatabase } from "../../support/database";
import { inShort, openScene, type SceneRow, shownAs } from "../../support/scene";
import { changed, edit, NOW, row, split } from "./commands";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

describe("omit and note", () => {
  test.each<{ row: SceneRow; back: string }>([
    { row: { zh: ["甲"] }, back: "untranslated" },
    { row: { zh: ["甲"], en: "A" }, back: "draft" },
    { row: { zh: ["甲"], en: "A", shown: "aligned" }, back: "aligned" },
    { row: { zh: ["甲"], en: "A", shown: "translated" }, back: "translated" },
    { row: { zh: ["甲"], en: "A", shown: "reviewed" }, back: "translated" },
    { row: { zh: ["甲"], en: "A", shown: "rejected" }, back: "draft" },
  ])("$row.en ($row.shown) is left out and comes back as $back", async ({ row: only, back }) => {
    const scene = await openScene([only]);
    const omit = async (reason: string | null) =>
      omitSegment(
        edit(scene),
        scene.documentId,
        scene.rows[0]!,
        { revision: (await row(scene, 0)).revision, reason },
        NOW,
      );
    changed(await omit("said twice"));
    expect(await row(scene, 0)).toMatchObject({
      state: "final",
      subState: "omitted",
      omittedReason: "said twice",
    });
    expect(await split(scene, 0, "甲", null)).toMatchObject({ ok: false, reason: "state" });
    changed(await omit(null));
    expect(shownAs(await row(scene, 0))).toBe(back);
    expect(await omit(null)).toMatchObject({ ok: false, reason: "state" });
  });

  test.each([
    { where: "before", text: "Note", after: "|Note  甲|A  乙|B", shown: "draft" },
    { where: "after", text: "Note", after: "甲|A  |Note  乙|B", shown: "draft" },
    { where: "after", text: "", after: "甲|A  |  乙|B", shown: "untranslated" },
  ] as const)("a note $where: $after", async ({ where, text, after, shown }) => {
    const scene = await openScene([
      { zh: ["甲"], en: "A" },
      { zh: ["乙"], en: "B" },
    ]);
    const { change, segments } = changed(
      await addNote(edit(scene), scene.documentId, scene.rows[0]!, { where, text }, NOW),
    );
    expect(inShort(await scene.read())).toBe(after);
    expect(segments.map(shownAs)).toEqual([shown]);
    const { removed } = changed(await undoChange(edit(scene), scene.documentId, change, NOW));
    expect(removed).toEqual(segments.map(({ id }) => id));
    expect(inShort(await scene.read())).toBe("甲|A  乙|B");
  });
});
