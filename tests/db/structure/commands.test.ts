import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { listComments } from "@/lib/db/comments/reads";
import { addComment } from "@/lib/db/comments/writes";
import { saveDraft } from "@/lib/db/documents/draft";
import { saveTarget } from "@/lib/db/segments/save";
import { bringBack, dismissProposal, setAside } from "@/lib/db/structure/aside";
import { undoChange } from "@/lib/db/structure/undo";
import { addNote, mergeSegments, moveParagraphs, omitSegment, splitSegment } from "@/lib/db/structure/writes";
import type { StructureChanged } from "@/lib/wire/segments";
import { createTestDatabase } from "../../support/database";
import { inShort, openScene, type Scene, type SceneRow, shownAs } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-23T12:00:00Z");
type Result = Awaited<ReturnType<typeof splitSegment>>;

function changed(result: Result): StructureChanged {
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.changed;
}

const edit = (scene: Scene) => scene.scope("translator", "edit");
async function row(scene: Scene, index: number) {
  const found = (await scene.read())[index];
  if (!found) throw new RangeError(`No row ${index}`);
  return found;
}

/** Splits row `index` before `zh` in its first paragraph that holds it, and before `en` in its English. */
async function split(scene: Scene, index: number, zh: string | null, en: string | null) {
  const { id, revision, source, target } = await row(scene, index);
  const paragraph = zh === null ? undefined : source.find(({ text }) => text.includes(zh));
  const cut = paragraph
    ? { paragraphId: paragraph.paragraphId, offset: paragraph.text.indexOf(zh ?? "") }
    : null;
  const at = en === null ? null : target.indexOf(en);
  return splitSegment(edit(scene), scene.documentId, id, { revision, source: cut, target: at }, NOW);
}
async function merge(scene: Scene, index: number, side: "next" | "previous" = "next") {
  const one = await row(scene, index);
  const other = (await scene.read())[index + (side === "next" ? 1 : -1)];
  const body = { revision: one.revision, with: side, otherRevision: other?.revision ?? 0 };
  return mergeSegments(edit(scene), scene.documentId, one.id, body, NOW);
}
async function move(scene: Scene, index: number, direction: "up" | "down", paragraph: number) {
  const one = await row(scene, index);
  const other = (await scene.read())[index + (direction === "up" ? -1 : 1)];
  const body = { revision: one.revision, direction, paragraph, otherRevision: other?.revision ?? 0 };
  return moveParagraphs(edit(scene), scene.documentId, one.id, body, NOW);
}
async function original(scene: Scene): Promise<string> {
  const paragraphs = await database().paragraph.findMany({
    where: { documentId: scene.documentId, retiredAt: null },
    orderBy: { position: "asc" },
  });
  return paragraphs.map(({ text, separator }) => text + separator).join("");
}

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

describe("merge", () => {
  test.each<{ rows: [SceneRow, SceneRow]; after: string; shown: string; approved?: boolean }>([
    {
      rows: [
        { zh: ["甲"], en: "A" },
        { zh: ["乙"], en: "B" },
      ],
      after: "甲·乙|A¶B",
      shown: "draft",
    },
    {
      rows: [
        { zh: ["甲"], en: "A", shown: "aligned" },
        { zh: ["乙"], en: "B", shown: "aligned" },
      ],
      after: "甲·乙|A¶B",
      shown: "aligned",
    },
    { rows: [{ zh: ["甲"], en: "A", shown: "aligned" }, { zh: ["乙"] }], after: "甲·乙|A", shown: "aligned" },
    { rows: [{ zh: ["甲"] }, { en: "B", shown: "aligned" }], after: "甲|B", shown: "aligned" },
    {
      rows: [
        { zh: ["甲"], en: "A", shown: "aligned" },
        { zh: ["乙"], en: "B" },
      ],
      after: "甲·乙|A¶B",
      shown: "draft",
    },
    {
      rows: [
        { zh: ["甲"], en: "A", shown: "reviewed" },
        { zh: ["乙"], en: "B", shown: "translated" },
      ],
      after: "甲·乙|A¶B",
      shown: "translated",
      approved: true,
    },
    {
      rows: [{ zh: ["甲"], en: "A", shown: "reviewed" }, { zh: ["乙"] }],
      after: "甲·乙|A",
      shown: "draft",
      approved: true,
    },
    {
      rows: [
        { zh: ["甲"], en: "A", shown: "translated" },
        { zh: ["乙"], en: "B", shown: "rejected" },
      ],
      after: "甲·乙|A¶B",
      shown: "rejected",
    },
    {
      rows: [{ zh: ["甲"], en: "A", shown: "reviewed" }, {}],
      after: "甲|A",
      shown: "reviewed",
      approved: true,
    },
    { rows: [{ zh: ["甲"] }, { zh: ["乙"] }], after: "甲·乙|", shown: "untranslated" },
  ])(
    "$rows.0.en ($rows.0.shown) with $rows.1.en ($rows.1.shown): $shown",
    async ({ rows, after, shown, approved }) => {
      for (const side of ["next", "previous"] as const) {
        const scene = await openScene([...rows, { zh: ["末"], en: "Z" }]);
        const answer = changed(await merge(scene, side === "next" ? 0 : 1, side));
        const now = await scene.read();
        expect(inShort(now)).toBe(`${after}  末|Z`);
        expect(shownAs(now[0]!)).toBe(shown);
        expect(now[0]!.id).toBe(scene.rows[0]);
        expect(now[0]!.approvedId !== null).toBe(approved ?? false);
        expect(answer.removed).toEqual([scene.rows[1]]);
      }
    },
  );

  test("threads and open suggestions go with the row, and come back with it", async () => {
    const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"] }]);
    const talk = scene.scope("translator", "comment");
    const first = await addComment(talk, scene.rows[1]!, { body: "Is it?", anchor: null, answers: null });
    if (!first.ok) throw new Error(first.detail);
    const { change } = changed(await merge(scene, 0));
    expect((await scene.read())[0]!.openComments).toBe(1);
    const late = await addComment(talk, scene.rows[0]!, {
      body: "It is.",
      anchor: null,
      answers: first.comment.id,
    });
    expect(late.ok).toBe(true);
    changed(await undoChange(edit(scene), scene.documentId, change, NOW));
    expect((await scene.read()).map(({ openComments }) => openComments)).toEqual([0, 1]);
    const { comments } = await listComments(
      scene.scope("owner", "read-source"),
      { documentId: scene.documentId },
      { limit: 100 },
    );
    expect(comments.map(({ body }) => body)).toEqual(["Is it?", "It is."]);
  });

  test("at the document's ends there is nothing to merge with", async () => {
    const scene = await openScene([{ zh: ["甲"] }]);
    expect(await merge(scene, 0, "next")).toMatchObject({ ok: false, reason: "state" });
    expect(await merge(scene, 0, "previous")).toMatchObject({ ok: false, reason: "state" });
  });
});

describe("move", () => {
  test.each<{
    rows: SceneRow[];
    from: number;
    direction: "up" | "down";
    paragraph: number;
    after: string;
    shown: string;
  }>([
    {
      rows: [
        { zh: ["甲"], en: "A" },
        { zh: ["乙"], en: "B\n\nC" },
      ],
      from: 1,
      direction: "up",
      paragraph: 0,
      after: "甲|A¶B  乙|C",
      shown: "draft draft",
    },
    {
      rows: [
        { zh: ["甲"], en: "A\n\nB" },
        { zh: ["乙"], en: "C" },
      ],
      from: 0,
      direction: "down",
      paragraph: 1,
      after: "甲|A  乙|B¶C",
      shown: "draft draft",
    },
    {
      rows: [{ zh: ["甲"] }, { zh: ["乙"], en: "A\n\nB\n\nC", shown: "aligned" }],
      from: 1,
      direction: "up",
      paragraph: 1,
      after: "甲|A¶B  乙|C",
      shown: "aligned aligned",
    },
    {
      rows: [
        { zh: ["甲"], en: "A", shown: "reviewed" },
        { zh: ["乙"], en: "B", shown: "translated" },
      ],
      from: 1,
      direction: "up",
      paragraph: 0,
      after: "甲|A¶B  乙|",
      shown: "translated untranslated",
    },
    {
      rows: [{ zh: ["甲"] }, { en: "B", shown: "aligned" }],
      from: 1,
      direction: "up",
      paragraph: 0,
      after: "甲|B",
      shown: "aligned",
    },
    {
      rows: [{ zh: ["甲"], en: "A\nstill A\n\nB" }, { zh: ["乙"] }],
      from: 0,
      direction: "down",
      paragraph: 0,
      after: "甲|  乙|A\nstill A¶B",
      shown: "untranslated draft",
    },
  ])(
    "$direction from row $from, paragraph $paragraph: $after",
    async ({ rows, from, direction, paragraph, after, shown }) => {
      const scene = await openScene(rows);
      changed(await move(scene, from, direction, paragraph));
      const now = await scene.read();
      expect(inShort(now)).toBe(after);
      expect(now.map(shownAs).join(" ")).toBe(shown);
    },
  );

  test("a paragraph that is not there is refused", async () => {
    const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"], en: "B" }]);
    expect(await move(scene, 1, "up", 1)).toMatchObject({ ok: false, field: "paragraph" });
  });
});

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
      detail: expect.stringContaining("second has changed row 3"),
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

test("from an old revision nothing is done", async () => {
  const scene = await openScene([{ zh: ["甲", "乙"], en: "A\n\nB" }, { zh: ["末"] }]);
  const scope = edit(scene);
  const [id] = scene.rows as [string];
  const stale = { ok: false, reason: "stale" };
  expect(
    await splitSegment(scope, scene.documentId, id, { revision: 0, source: null, target: 1 }, NOW),
  ).toMatchObject(stale);
  expect(
    await mergeSegments(scope, scene.documentId, id, { revision: 0, with: "next", otherRevision: 1 }, NOW),
  ).toMatchObject(stale);
  expect(
    await mergeSegments(scope, scene.documentId, id, { revision: 1, with: "next", otherRevision: 0 }, NOW),
  ).toMatchObject({ ...stale, field: "otherRevision" });
  expect(
    await moveParagraphs(
      scope,
      scene.documentId,
      id,
      { revision: 0, direction: "down", paragraph: 0, otherRevision: 1 },
      NOW,
    ),
  ).toMatchObject(stale);
  expect(await omitSegment(scope, scene.documentId, id, { revision: 0, reason: "x" }, NOW)).toMatchObject(
    stale,
  );
  expect((await scene.read()).map(({ revision }) => revision)).toEqual([1, 1]);
});
