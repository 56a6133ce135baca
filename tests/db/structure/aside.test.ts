import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { bringBack, dismissProposal, setAside } from "@/lib/db/structure/aside";
import { undoChange } from "@/lib/db/undo/undo";
import { createTestDatabase } from "../../support/database";
import { inShort, openScene, type Scene, shownAs } from "../../support/scene";
import { changed, edit, NOW, row } from "./commands";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

describe("set aside and brought back", () => {
  async function aside(scene: Scene, index: number, which = 0) {
    const { source } = await row(scene, index);
    return {
      id: source[which]!.paragraphId,
      answer: changed(
        await setAside(edit(scene), scene.documentId, source[which]!.paragraphId, "an advertisement", NOW),
      ),
    };
  }

  test("one of two paragraphs leaves, and returns to its row", async () => {
    const scene = await openScene([{ zh: ["甲", "广告", "乙"], en: "A", shown: "reviewed" }]);
    const { id, answer } = await aside(scene, 0, 1);
    expect(answer.setAside).toMatchObject([
      { id, text: "广告", setAside: { reason: "an advertisement", by: { name: "translator" } } },
    ]);
    expect(inShort(await scene.read())).toBe("甲·乙|A");
    expect((await scene.read()).map(shownAs)).toEqual(["translated"]);
    const back = changed(await bringBack(edit(scene), scene.documentId, id, NOW));
    expect(back.broughtBack).toEqual([id]);
    expect(inShort(await scene.read())).toBe("甲·广告·乙|A");
  });

  test("the only paragraph takes an empty row with it, and comes back as a row in its place", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "A" }, { zh: ["广告"] }, { zh: ["乙"], en: "B" }]);
    const { id, answer } = await aside(scene, 1);
    expect(answer.removed).toEqual([scene.rows[1]]);
    expect(inShort(await scene.read())).toBe("甲|A  乙|B");
    changed(await bringBack(edit(scene), scene.documentId, id, NOW));
    expect(inShort(await scene.read())).toBe("甲|A  广告|  乙|B");
  });

  test("English that answered it stays, without Chinese", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "A" }]);
    const { id } = await aside(scene, 0);
    expect(inShort(await scene.read())).toBe("|A");
    changed(await bringBack(edit(scene), scene.documentId, id, NOW));
    expect(inShort(await scene.read())).toBe("|A  甲|");
  });

  test("a first paragraph comes back as the first row", async () => {
    const scene = await openScene([{ zh: ["导航"] }, { zh: ["甲"] }]);
    const { id } = await aside(scene, 0);
    changed(await bringBack(edit(scene), scene.documentId, id, NOW));
    expect(inShort(await scene.read())).toBe("导航|  甲|");
  });

  test("a proposal is dismissed once, and setting aside answers it", async () => {
    const scene = await openScene([{ zh: ["广告", "甲"] }]);
    await database().paragraph.updateMany({
      where: { documentId: scene.documentId },
      data: { proposal: { kind: "insert", reason: "Looks like an advertisement.", confidence: 0.6 } },
    });
    const { source } = await row(scene, 0);
    const { change } = changed(
      await dismissProposal(edit(scene), scene.documentId, source[1]!.paragraphId, NOW),
    );
    expect((await row(scene, 0)).source.map(({ proposal }) => proposal !== null)).toEqual([true, false]);
    expect(await dismissProposal(edit(scene), scene.documentId, source[1]!.paragraphId, NOW)).toMatchObject({
      ok: false,
    });
    changed(await undoChange(edit(scene), scene.documentId, change, NOW));
    expect((await row(scene, 0)).source.map(({ proposal }) => proposal !== null)).toEqual([true, true]);
    const { answer } = await aside(scene, 0, 0);
    expect(answer.setAside[0]!.proposal).toBeNull();
  });
});
