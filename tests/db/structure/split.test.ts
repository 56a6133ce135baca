import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { splitSegment } from "@/lib/db/structure/writes";
import { undoChange } from "@/lib/db/undo/undo";
import { createTestDatabase } from "../../support/database";
import { inShort, openScene, type SceneRow, shownAs } from "../../support/scene";
import { changed, edit, NOW, original, row, split } from "./commands";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

describe("split", () => {
  test.each<{ row: SceneRow; zh: string | null; en: string | null; after: string; shown: string }>([
    { row: { zh: ["甲", "乙"], en: "A\n\nB" }, zh: "乙", en: "B", after: "甲|A  乙|B", shown: "draft draft" },
    {
      row: { zh: ["甲", "乙"], en: "A\n\nB", shown: "aligned" },
      zh: "乙",
      en: "B",
      after: "甲|A  乙|B",
      shown: "aligned aligned",
    },
    { row: { zh: ["甲乙"], en: "A. B." }, zh: "乙", en: " B.", after: "甲|A.  乙|B.", shown: "draft draft" },
    {
      row: { zh: ["甲", "乙"], en: "A", shown: "reviewed" },
      zh: "乙",
      en: null,
      after: "甲|A  乙|",
      shown: "translated untranslated",
    },
    {
      row: { zh: ["甲"], en: "A\n\nB", shown: "reviewed" },
      zh: null,
      en: "B",
      after: "甲|A  |B",
      shown: "translated translated",
    },
    {
      row: { zh: ["甲", "乙"], en: "A\n\nB", shown: "rejected" },
      zh: "乙",
      en: "B",
      after: "甲|A  乙|B",
      shown: "rejected rejected",
    },
    { row: { zh: ["甲"], en: "A" }, zh: "甲", en: null, after: "|A  甲|", shown: "draft untranslated" },
    {
      row: { zh: ["甲", "乙"], en: "A" },
      zh: "乙",
      en: "A",
      after: "甲|  乙|A",
      shown: "untranslated draft",
    },
    { row: { zh: ["甲", "乙"] }, zh: "乙", en: null, after: "甲|  乙|", shown: "untranslated untranslated" },
  ])("$row.zh|$row.en ($row.shown) before $zh and $en", async ({ row: first, zh, en, after, shown }) => {
    const scene = await openScene([first, { zh: ["末"], en: "Z" }]);
    const before = await original(scene);
    const answer = changed(await split(scene, 0, zh, en));
    const rows = await scene.read();
    expect(inShort(rows)).toBe(`${after}  末|Z`);
    expect(rows.slice(0, 2).map(shownAs).join(" ")).toBe(shown);
    expect(answer.segments).toEqual(rows.slice(0, 2));
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(rows.slice(0, 2).every(({ translator }) => translator === null)).toBe(true);
    expect(await original(scene)).toBe(before);
  });

  test("a paragraph that is cut is retired; the label stays with its first half, and the speaker goes on in the second", async () => {
    const scene = await openScene([{ zh: ["陈羽北：你好。再见。"] }]);
    await database().paragraph.updateMany({
      where: { documentId: scene.documentId },
      data: { kind: "turn", speaker: "陈羽北", bodyStart: 4 },
    });
    changed(await split(scene, 0, "再见", null));
    const [first, second] = await scene.read();
    expect(first!.source).toMatchObject([
      { text: "陈羽北：你好。", kind: "turn", speaker: "陈羽北", bodyStart: 4, characters: 5 },
    ]);
    expect(second!.source).toMatchObject([
      { text: "再见。", kind: "text", speaker: "陈羽北", bodyStart: 0, characters: 2 },
    ]);
    const all = await database().paragraph.findMany({
      where: { documentId: scene.documentId },
      orderBy: { id: "asc" },
    });
    expect(all.map(({ text, separator, retiredAt }) => [text, separator, retiredAt !== null])).toEqual([
      ["陈羽北：你好。再见。", "\n", true],
      ["陈羽北：你好。", "", false],
      ["再见。", "\n", false],
    ]);
  });

  test.each([
    { what: "inside a surrogate pair", zh: "𠮷野家", source: 1, target: null, field: "source.offset" },
    { what: "inside an emoji family", zh: "甲", source: null, target: 2, field: "target" },
    { what: "outside the Chinese", zh: "甲", source: 9, target: null, field: "source.offset" },
    { what: "outside the English", zh: "甲", source: null, target: 99, field: "target" },
    { what: "nowhere", zh: "甲", source: null, target: null, field: "source" },
  ])("$what is refused with the field", async ({ zh, source, target, field }) => {
    const scene = await openScene([{ zh: [zh], en: "👩‍👩‍👧 A" }]);
    const { id, source: paragraphs } = await row(scene, 0);
    const cut = source === null ? null : { paragraphId: paragraphs[0]!.paragraphId, offset: source };
    const result = await splitSegment(
      edit(scene),
      scene.documentId,
      id,
      { revision: 1, source: cut, target },
      NOW,
    );
    expect(result).toMatchObject({ ok: false, reason: "invalid", field });
    expect((await scene.read())[0]!.revision).toBe(1);
  });

  test("at one place 60 times, rows are numbered anew, stay in order, and the first split can still be undone", async () => {
    const scene = await openScene([{ zh: ["字".repeat(70)], en: "A" }, { zh: ["末"] }]);
    const before = await original(scene);
    const { id, source } = await row(scene, 0);
    let head = source[0]!;
    for (let round = 0; round < 60; round += 1) {
      const { revision } = await row(scene, 0);
      const cut = {
        revision,
        source: { paragraphId: head.paragraphId, offset: head.text.length - 1 },
        target: null,
      };
      const answer = changed(await splitSegment(edit(scene), scene.documentId, id, cut, NOW));
      head = answer.segments[0]!.source[0]!;
    }
    const rows = await scene.read();
    expect(rows).toHaveLength(62);
    expect(rows.every(({ rank }, index) => index === 0 || rank > rows[index - 1]!.rank)).toBe(true);
    expect(await original(scene)).toBe(before);
    const changes = await database().change.findMany({
      where: { documentId: scene.documentId },
      orderBy: { id: "desc" },
    });
    for (const { id: change } of changes)
      changed(await undoChange(edit(scene), scene.documentId, change, NOW));
    expect(inShort(await scene.read())).toBe(`${"字".repeat(70)}|A  末|`);
    expect(
      await database().event.count({ where: { documentId: scene.documentId, kind: "reload" } }),
    ).toBeGreaterThan(0);
  });
});
