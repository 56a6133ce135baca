import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Bead } from "@/lib/align/model/ladder";
import { acceptLink } from "@/lib/db/alignments/accept";
import { readGround, rowsFrom } from "@/lib/db/alignments/ground";
import { readKnown } from "@/lib/db/alignments/known";
import { listAlignments } from "@/lib/db/alignments/reads";
import { restoreAlignment, saveAgain } from "@/lib/db/alignments/writes";
import { database } from "@/lib/db/client";
import { addComment } from "@/lib/db/comments/writes";
import { saveDraft } from "@/lib/db/documents/draft";
import { saveTarget } from "@/lib/db/segments/save";
import { moveParagraphs, splitSegment } from "@/lib/db/structure/writes";
import { undoChange } from "@/lib/db/undo/undo";
import { createTestDatabase } from "../../support/database";
import { openScene, type Scene, type SceneRow } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-24T12:00:00Z");

/** "1-1 2-0" over a pool in which nothing is fixed. */
function ladderOf(shape: string): Bead[] {
  let source = 0;
  let target = 0;
  return shape.split(" ").map((one, index) => {
    const [sources, targets] = one.split("-").map(Number) as [number, number];
    const bead = {
      source: { start: source, end: source + sources },
      target: { start: target, end: target + targets },
      confidence: (90 + index) / 100,
    };
    source += sources;
    target += targets;
    return bead;
  });
}

/** `甲|A¶B 乙|` row by row. */
const inShort = async (scene: Scene) =>
  (await scene.read())
    .map(
      ({ source, target }) => `${source.map(({ text }) => text).join("+")}|${target.replaceAll("\n\n", "¶")}`,
    )
    .join("  ");

async function importDraft(scene: Scene, paragraphs: readonly string[], ladder: string) {
  const { documentId } = scene;
  const scope = scene.scope("owner", "import");
  const ground = await readGround(database(), scope, documentId);
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
  const aligned = ground.rows.flatMap((row) => row.paragraphs);
  return database().$transaction((tx) =>
    saveDraft(tx, scope, documentId, draft, ladderOf(ladder), aligned, NOW),
  );
}

/** `meanwhile` happens after the aligner was asked and before its answer is laid. */
async function alignAgain(
  scene: Scene,
  ladder: readonly Bead[],
  { from = null, meanwhile }: { from?: string | null; meanwhile?: () => Promise<unknown> } = {},
) {
  const scope = scene.scope("translator", "edit");
  const { documentId } = scene;
  const { rows } = rowsFrom((await readGround(database(), scope, documentId)).rows, from)!;
  await meanwhile?.();
  return database().$transaction((tx) =>
    saveAgain(tx, scope, { documentId, from, aligned: rows, ladder, now: NOW }),
  );
}

async function versions(scene: Scene) {
  const list = await listAlignments(scene.scope("reviewer", "read-source"), scene.documentId, { limit: 100 });
  return list.ok ? list.alignments : [];
}

const kinds = async (scene: Scene) =>
  (await versions(scene)).map(({ number, kind, isCurrent }) => `${number} ${kind}${isCurrent ? " now" : ""}`);

const type = (scene: Scene, id: string, revision: number, text: string) =>
  saveTarget(scene.scope("second", "edit"), id, {
    baseRevision: revision,
    text,
    operationId: `${id} ${text}`.slice(-40),
    origin: "typed",
  });

const THREE: readonly SceneRow[] = [{ zh: ["甲"] }, { zh: ["乙"] }, { zh: ["丙"] }];

describe("versions of an alignment", () => {
  test("an import is one, aligning again another; the newest first, and which of them the rows say now", async () => {
    const scene = await openScene(THREE);
    await importDraft(scene, ["A", "B", "C"], "1-2 1-1 1-0");
    expect(await inShort(scene)).toBe("甲|A¶B  乙|C  丙|");
    expect(await kinds(scene)).toEqual(["1 draft now"]);
    const again = await alignAgain(scene, ladderOf("1-1 1-1 1-1"));
    expect(again).toMatchObject({
      realigned: { segments: 3, realigned: 3, kept: 0, unanswered: 0, unmatched: 0 },
    });
    expect(await inShort(scene)).toBe("甲|A  乙|B  丙|C");
    expect(await kinds(scene)).toEqual(["2 again now", "1 draft"]);
    expect((await versions(scene))[1]).toMatchObject({
      rows: 3,
      sure: 2,
      doubtful: 0,
      unanswered: 1,
      unmatched: 0,
      createdBy: { name: "owner" },
    });
  });

  test("aligning again that changes nothing makes none, and no change to undo", async () => {
    const scene = await openScene(THREE);
    await importDraft(scene, ["A", "B", "C"], "1-1 1-1 1-1");
    const again = await alignAgain(scene, ladderOf("1-1 1-1 1-1"));
    expect(again).toMatchObject({ realigned: { realigned: 0, change: null } });
    expect(await kinds(scene)).toEqual(["1 draft now"]);
  });

  test("what people changed since is kept as a version before something is laid over it", async () => {
    const scene = await openScene(THREE);
    await importDraft(scene, ["A", "B", "C"], "1-2 1-1 1-0");
    const [first, second] = await scene.read();
    const edit = scene.scope("translator", "edit");
    const move = {
      revision: first!.revision,
      direction: "down",
      paragraph: 1,
      otherRevision: second!.revision,
    } as const;
    await moveParagraphs(edit, scene.documentId, first!.id, move, NOW);
    expect(await inShort(scene)).toBe("甲|A  乙|B¶C  丙|");
    await importDraft(scene, ["X"], "2-0 1-1");
    expect(await inShort(scene)).toBe("甲|A  乙|B¶C  丙|X");
    expect(await kinds(scene)).toEqual(["3 draft now", "2 before", "1 draft"]);
  });

  test("going back lays one over the free rows; that is a version, is undone, and done again", async () => {
    const scene = await openScene(THREE);
    await importDraft(scene, ["A", "B", "C"], "1-2 1-1 1-0");
    await alignAgain(scene, ladderOf("1-1 1-1 1-1"));
    const [first] = await scene.read();
    await acceptLink(scene.scope("translator", "edit"), scene.documentId, first!, NOW);
    const draft = (await versions(scene)).at(-1)!;
    const back = await restoreAlignment(scene.scope("translator", "edit"), scene.documentId, draft.id, NOW);
    expect(back).toMatchObject({ ok: true, restored: { segments: 4, kept: 1, leftOut: 1 } });
    expect(await inShort(scene)).toBe("甲|A  乙|C  |B  丙|");
    expect(await kinds(scene)).toEqual(["3 restored now", "2 again", "1 draft"]);
    const change = back.ok ? back.restored.change! : "";
    const undone = await undoChange(scene.scope("second", "edit"), scene.documentId, change, NOW);
    expect(await inShort(scene)).toBe("甲|A  乙|B  丙|C");
    const redone = undone.ok ? undone.changed.change : "";
    await undoChange(scene.scope("second", "edit"), scene.documentId, redone, NOW);
    expect(await inShort(scene)).toBe("甲|A  乙|C  |B  丙|");
  });

  test("another document's version is not there", async () => {
    const scene = await openScene(THREE);
    const other = await openScene(THREE);
    await importDraft(other, ["A"], "1-1 2-0");
    const [foreign] = await versions(other);
    const edit = scene.scope("translator", "edit");
    expect(await restoreAlignment(edit, scene.documentId, foreign!.id, NOW)).toMatchObject({
      reason: "missing",
    });
    expect(await restoreAlignment(edit, other.documentId, foreign!.id, NOW)).toMatchObject({
      reason: "missing",
    });
  });
});

describe("while the aligner was thinking", () => {
  test("somebody typed in a free row: nothing is laid", async () => {
    const scene = await openScene(THREE);
    await importDraft(scene, ["A", "B"], "1-2 2-0");
    const [first] = await scene.read();
    const meanwhile = () => type(scene, first!.id, first!.revision, "Mine");
    expect(await alignAgain(scene, ladderOf("1-1 1-1 1-0"), { meanwhile })).toEqual({ ok: false });
    expect(await inShort(scene)).toBe("甲|Mine  乙|  丙|");
  });

  test("somebody changed the wording of a fixed row: that stands, and the rest is laid around it", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "Mine" }, ...THREE.slice(1)]);
    await importDraft(scene, ["B", "C"], "1-0 1-2 1-0");
    const [first] = await scene.read();
    const meanwhile = () => type(scene, first!.id, first!.revision, "Mine, better");
    const ladder = ladderOf("1-1 1-1 1-1");
    expect(await alignAgain(scene, ladder, { meanwhile })).toMatchObject({ ok: true });
    expect(await inShort(scene)).toBe("甲|Mine, better  乙|B  丙|C");
  });
});

test("from a row on: what stands above is not touched", async () => {
  const scene = await openScene(THREE);
  await importDraft(scene, ["A", "B", "C"], "1-1 1-2 1-0");
  const before = (await scene.read())[0]!;
  const from = (await scene.read())[1]!.id;
  await alignAgain(scene, ladderOf("1-1 1-1"), { from });
  expect(await inShort(scene)).toBe("甲|A  乙|B  丙|C");
  expect((await scene.read())[0]).toEqual(before);
});

test("what was said beside a row that goes is beside its Chinese, there and back; and so is what was said since", async () => {
  const scene = await openScene(THREE);
  await importDraft(scene, ["A", "B", "C"], "1-1 1-1 1-1");
  const talk = scene.scope("reviewer", "comment");
  const say = async (at: number, body: string) =>
    addComment(talk, (await scene.read())[at]!.id, { body, anchor: null, answers: null });
  const said = async () => (await scene.read()).map(({ openComments }) => openComments);
  await say(1, "before");
  const merged = await alignAgain(scene, ladderOf("2-2 1-1"));
  expect(await inShort(scene)).toBe("甲+乙|A¶B  丙|C");
  expect(await said()).toEqual([1, 0]);
  await alignAgain(scene, ladderOf("1-1 1-1 1-1"));
  await say(1, "beside the row made anew");
  expect(await said()).toEqual([1, 1, 0]);
  const changes = await database().change.findMany({
    where: { documentId: scene.documentId, kind: "align" },
    orderBy: { createdAt: "desc" },
  });
  for (const { id } of changes)
    expect(await undoChange(scene.scope("second", "edit"), scene.documentId, id, NOW)).toMatchObject({
      ok: true,
    });
  expect(merged).toMatchObject({ realigned: { change: changes[1]!.id } });
  expect(await inShort(scene)).toBe("甲|A  乙|B  丙|C");
  expect(await said()).toEqual([1, 1, 0]);
});

test("where there is no room for a row between two, all are numbered anew", async () => {
  const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"] }]);
  await importDraft(scene, ["A", "B"], "1-1 1-1");
  await database().segment.update({ where: { id: scene.rows[0]! }, data: { rank: 1 } });
  await database().segment.update({ where: { id: scene.rows[1]! }, data: { rank: 1 + 1e-9 } });
  await alignAgain(scene, ladderOf("1-0 0-2 1-0"));
  expect(await inShort(scene)).toBe("甲|  |A  |B  乙|");
});

test("the aligner's word on rows left as they are is not their change: typing in one does not stand in the way of undo", async () => {
  const scene = await openScene(THREE);
  await importDraft(scene, ["A"], "1-1 1-0 1-0");
  const [, second] = await scene.read();
  expect(second!.link).toMatchObject({ confidence: 0.91, isFixed: false });
  expect(second!.revision).toBe(1);
  await type(scene, second!.id, second!.revision, "Mine");
  const change = await database().change.findFirstOrThrow({ where: { documentId: scene.documentId } });
  const undone = await undoChange(scene.scope("owner", "edit"), scene.documentId, change.id, NOW);
  expect(undone).toMatchObject({ ok: true });
  const rows = await scene.read();
  expect(await inShort(scene)).toBe("甲|  乙|Mine  丙|");
  expect(rows.map(({ link }) => link?.confidence ?? null)).toEqual([null, 0.91, null]);
});

test("words that somebody wrote stay theirs when they are moved, for four eyes", async () => {
  const scene = await openScene([{ zh: ["甲"], en: "A\n\nB", writer: "second" }, { zh: ["乙"] }]);
  await database().segment.updateMany({
    where: { documentId: scene.documentId },
    data: { subState: null, confidence: 0.2 },
  });
  await database().segment.update({ where: { id: scene.rows[0]! }, data: { subState: "aligned" } });
  await alignAgain(scene, ladderOf("1-1 1-1"));
  const written = await database().translation.findMany({
    where: { currentOf: { documentId: scene.documentId } },
    orderBy: { text: "asc" },
  });
  expect(written.map(({ text, writerId, origin }) => [text, writerId, origin])).toEqual([
    ["A", scene.people.second.id, "aligned"],
    ["B", scene.people.second.id, "aligned"],
  ]);
});

describe("what is known of a project", () => {
  test("is what was confirmed and neither sent back nor left out, the newest first, within its limits", async () => {
    const scene = await openScene([
      { zh: ["甲", "子"], en: "A", shown: "translated" },
      { zh: ["乙"], en: "B", shown: "aligned" },
      { zh: ["丙"], en: "C", shown: "rejected" },
      { zh: ["丁"], en: "D", shown: "omitted" },
      { zh: ["戊"], en: "E", shown: "reviewed" },
      { en: "F", shown: "final" },
    ]);
    await database().segment.update({
      where: { id: scene.rows[0]! },
      data: { updatedAt: new Date("2020-01-01") },
    });
    const scope = scene.scope("translator", "edit");
    const known = (limits: { pairs: number; characters: number }) => readKnown(database(), scope, limits);
    expect(await known({ pairs: 10, characters: 100 })).toEqual({
      pairs: [
        { source: "戊", target: "E" },
        { source: "甲\n\n子", target: "A" },
      ],
      terms: [],
    });
    expect((await known({ pairs: 10, characters: 4 })).pairs).toHaveLength(1);
  });
});

test("a split row is fixed: a ladder that takes it apart is our mistake", async () => {
  const scene = await openScene([{ zh: ["甲", "乙"] }, { zh: ["丙"] }]);
  await importDraft(scene, ["A", "B"], "2-1 1-1");
  const [first] = await scene.read();
  const cut = {
    revision: first!.revision,
    source: { paragraphId: first!.source[1]!.paragraphId, offset: 0 },
    target: null,
  };
  await splitSegment(scene.scope("translator", "edit"), scene.documentId, first!.id, cut, NOW);
  await expect(alignAgain(scene, ladderOf("3-2"))).rejects.toThrow(/fixed beads came back/);
  expect(await inShort(scene)).toBe("甲|A  乙|  丙|B");
});
