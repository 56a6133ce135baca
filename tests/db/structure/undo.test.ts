import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { saveDraft } from "@/lib/db/documents/draft";
import { saveTarget } from "@/lib/db/segments/save";
import { undoChange } from "@/lib/db/undo/undo";
import { createTestDatabase } from "../../support/database";
import { inShort, openScene, type Scene } from "../../support/scene";
import { changed, edit, merge, NOW, row, split } from "./commands";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

describe("undo", () => {
  test("is refused, naming the row, when somebody has worked on it since", async () => {
    const scene = await openScene([{ zh: ["零"] }, { zh: ["甲", "乙"], en: "A\n\nB" }]);
    const { change } = changed(await split(scene, 1, "乙", "B"));
    const { id, revision } = await row(scene, 2);
    await saveTarget(scene.scope("second", "edit"), id, {
      baseRevision: revision,
      text: "Better B",
      operationId: "after-the-split",
      origin: "typed",
    });
    const result = await undoChange(edit(scene), scene.documentId, change, NOW);
    expect(result).toMatchObject({
      ok: false,
      reason: "changed-since",
      code: "problems.undo.row-changed-by",
      name: "second",
      row: 3,
    });
    expect(inShort(await scene.read())).toBe("零|  甲|A  乙|Better B");
  });

  test("undoing the undo does it again; the same change is not undone twice", async () => {
    const scene = await openScene([{ zh: ["甲", "乙"], en: "A\n\nB", shown: "reviewed" }]);
    const before = await scene.read();
    const first = changed(await split(scene, 0, "乙", "B"));
    const split2 = await scene.read();
    const undone = changed(await undoChange(edit(scene), scene.documentId, first.change, NOW));
    expect(undone.kind).toBe("undo");
    expect((await scene.read()).map(timeless)).toEqual(before.map(timeless));
    const redone = changed(await undoChange(edit(scene), scene.documentId, undone.change, NOW));
    expect(redone.kind).toBe("redo");
    expect((await scene.read()).map(timeless)).toEqual(split2.map(timeless));
    expect(await undoChange(edit(scene), scene.documentId, first.change, NOW)).toMatchObject({
      ok: false,
      reason: "changed-since",
    });
    changed(await undoChange(edit(scene), scene.documentId, redone.change, NOW));
    expect((await scene.read()).map(timeless)).toEqual(before.map(timeless));
  });

  const bead = (from: number, to: number, start: number, end: number) => ({
    source: { start: from, end: to },
    target: { start, end },
    confidence: 1,
  });

  async function importDraft(scene: Scene, paragraphs: readonly string[], ladder: ReturnType<typeof bead>[]) {
    const aligned = (await scene.read()).flatMap(({ source }) =>
      source.map(({ paragraphId }) => paragraphId),
    );
    const draft = {
      fileName: "draft.txt",
      mediaType: "text/plain",
      encoding: "utf-8",
      bytes: new Uint8Array([65]),
      sha256: "0",
      inline: "plain" as const,
      paragraphs: [...paragraphs],
      warnings: [],
    };
    await database().$transaction((tx) =>
      saveDraft(tx, scene.scope("owner", "import"), scene.documentId, draft, ladder, aligned, NOW),
    );
  }

  test("an imported draft takes along what it only suggested, there and back", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "My own A" }, { zh: ["乙"] }]);
    await importDraft(scene, ["A", "B"], [bead(0, 1, 0, 1), bead(1, 2, 1, 2)]);
    const waiting = async () => (await scene.read()).map(({ openSuggestions }) => openSuggestions);
    expect(inShort(await scene.read())).toBe("甲|My own A  乙|B");
    expect(await waiting()).toEqual([1, 0]);
    const change = await database().change.findFirstOrThrow({ where: { documentId: scene.documentId } });
    const undone = changed(await undoChange(edit(scene), scene.documentId, change.id, NOW));
    expect(inShort(await scene.read())).toBe("甲|My own A  乙|");
    expect(await waiting()).toEqual([0, 0]);
    const redone = changed(await undoChange(edit(scene), scene.documentId, undone.change, NOW));
    expect(await waiting()).toEqual([1, 0]);
    changed(await undoChange(edit(scene), scene.documentId, redone.change, NOW));
    expect(await waiting()).toEqual([0, 0]);
  });

  test("an imported draft is undone like any change of structure, and done again", async () => {
    const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"] }, { zh: ["丙"] }]);
    const ladder = [bead(0, 2, 0, 1), bead(2, 2, 1, 2), bead(2, 3, 2, 3)];
    await importDraft(scene, ["A and B", "Nobody asked", "C"], ladder);
    const after = (await scene.read()).map(timeless);
    expect(inShort(await scene.read())).toBe("甲·乙|A and B  |Nobody asked  丙|C");
    const change = await database().change.findFirstOrThrow({ where: { documentId: scene.documentId } });
    const undone = changed(await undoChange(edit(scene), scene.documentId, change.id, NOW));
    expect(inShort(await scene.read())).toBe("甲|  乙|  丙|");
    changed(await undoChange(edit(scene), scene.documentId, undone.change, NOW));
    expect((await scene.read()).map(timeless)).toEqual(after);
  });

  describe("is refused when rows without English were merged on since, for nothing of theirs but their Chinese changed", () => {
    const refused = { ok: false, reason: "changed-since" };

    test("a merge: its second paragraph would stand behind the third", async () => {
      const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"] }, { zh: ["丙"] }]);
      const first = changed(await merge(scene, 0));
      const second = changed(await merge(scene, 0));
      expect(await undoChange(edit(scene), scene.documentId, first.change, NOW)).toMatchObject(refused);
      expect(inShort(await scene.read())).toBe("甲·乙·丙|");
      changed(await undoChange(edit(scene), scene.documentId, second.change, NOW));
      changed(await undoChange(edit(scene), scene.documentId, first.change, NOW));
      expect(inShort(await scene.read())).toBe("甲|  乙|  丙|");
    });

    test("a split: the paragraph that came to its second row would be gone with it", async () => {
      const scene = await openScene([{ zh: ["甲", "乙"] }, { zh: ["丙"] }]);
      const first = changed(await split(scene, 0, "乙", null));
      changed(await merge(scene, 1));
      expect(await undoChange(edit(scene), scene.documentId, first.change, NOW)).toMatchObject(refused);
      expect(inShort(await scene.read())).toBe("甲|  乙·丙|");
    });

    test("an imported draft: the paragraph that came to its row would be gone with it", async () => {
      const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"] }]);
      await importDraft(scene, ["A", "Nobody asked"], [bead(0, 1, 0, 1), bead(1, 1, 1, 2), bead(1, 2, 2, 2)]);
      expect(inShort(await scene.read())).toBe("甲|A  |Nobody asked  乙|");
      changed(await merge(scene, 1));
      const { id } = await database().change.findFirstOrThrow({
        where: { documentId: scene.documentId, kind: "draft" },
      });
      expect(await undoChange(edit(scene), scene.documentId, id, NOW)).toMatchObject(refused);
      expect(inShort(await scene.read())).toBe("甲|A  乙|Nobody asked");
    });
  });

  /** A row without what every change moves on. */
  function timeless({ revision, updatedAt, updatedBy, ...rest }: Awaited<ReturnType<typeof row>>) {
    return rest;
  }
});
