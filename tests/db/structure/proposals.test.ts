import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { findTexts } from "@/lib/db/segments/history";
import { listSegments } from "@/lib/db/segments/reads";
import { bringBackKind, setAside } from "@/lib/db/structure/aside";
import { answerProposals, listProposals } from "@/lib/db/structure/proposals";
import { splitSegment } from "@/lib/db/structure/writes";
import { undoChange } from "@/lib/db/undo/undo";
import type { Proposal } from "@/lib/segmentation/proposal";
import type { AnswerProposals } from "@/lib/wire/proposals";
import { createTestDatabase } from "../../support/database";
import { inShort, openScene, type Scene, type SceneRow } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-25T12:00:00Z");

const aside = (kind: "chrome" | "advertisement"): Proposal => ({
  kind,
  reason: `It is ${kind}.`,
  confidence: 0.7,
});
const lines = (count: number): Proposal => ({
  kind: "lines",
  reason: "They are one.",
  confidence: 0.9,
  count,
});

/** A scene whose paragraphs have these proposals, by their text. */
async function open(
  rows: readonly SceneRow[],
  proposals: Readonly<Record<string, Proposal>>,
): Promise<Scene> {
  const scene = await openScene(rows);
  for (const [text, proposal] of Object.entries(proposals))
    await database().paragraph.updateMany({
      where: { documentId: scene.documentId, text },
      data: { proposal: proposal as object },
    });
  return scene;
}

const edit = (scene: Scene) => scene.scope("translator", "edit");
const answer = (scene: Scene, asked: AnswerProposals) =>
  answerProposals(edit(scene), scene.documentId, asked, NOW);
async function done(scene: Scene, asked: AnswerProposals) {
  const result = await answer(scene, asked);
  if (!result.ok) throw new Error(`${result.reason}: ${result.code}`);
  return result;
}
const undo = (scene: Scene, change: string) => undoChange(edit(scene), scene.documentId, change, NOW);
const short = async (scene: Scene) => inShort(await scene.read());
const counts = async (scene: Scene) =>
  (await listProposals(scene.scope("reviewer", "read-source"), scene.documentId)).counts;
const original = async (scene: Scene) =>
  (
    await database().paragraph.findMany({
      where: { documentId: scene.documentId, retiredAt: null },
      orderBy: { position: "asc" },
    })
  )
    .map(({ text, separator }) => text + separator)
    .join("");

describe("to set aside", () => {
  const ROWS = [
    { zh: ["菜单"] },
    { zh: ["甲", "广告"], en: "A" },
    { zh: ["乙"], en: "B" },
    { zh: ["页脚"], en: "Footer" },
  ];
  const PROPOSALS = { 菜单: aside("chrome"), 页脚: aside("chrome"), 广告: aside("advertisement") };

  test("all of a kind at once; English that answered stays; undone and done again as one", async () => {
    const scene = await open(ROWS, PROPOSALS);
    const before = await short(scene);
    const {
      change,
      answered,
      left,
      skipped,
      setAside: out,
    } = await done(scene, { kind: "chrome", answer: "accept" });
    expect({ answered, left, skipped, out: out.map(({ text }) => text) }).toEqual({
      answered: 2,
      left: 0,
      skipped: 0,
      out: ["菜单", "页脚"],
    });
    expect(out[0]?.setAside).toMatchObject({ kind: "chrome", reason: "It is chrome." });
    expect(await short(scene)).toBe("甲·广告|A  乙|B  |Footer");
    expect(await counts(scene)).toMatchObject({ chrome: 0, advertisement: 1 });
    expect((await undo(scene, change)).ok).toBe(true);
    expect(await short(scene)).toBe(before);
    expect(await counts(scene)).toMatchObject({ chrome: 2, advertisement: 1 });
  });

  test("some of them, by paragraph; a second answer finds nothing open", async () => {
    const scene = await open(ROWS, PROPOSALS);
    const [menu] = (await scene.read()).flatMap(({ source }) => source);
    const asked: AnswerProposals = { kind: "chrome", answer: "accept", paragraphs: [menu!.paragraphId] };
    expect((await done(scene, asked)).answered).toBe(1);
    expect(await counts(scene)).toMatchObject({ chrome: 1 });
    expect(await answer(scene, asked)).toMatchObject({ ok: false, reason: "state" });
  });

  test("refused, they stay, nobody asks again, and the rows keep their state", async () => {
    const scene = await open(ROWS, PROPOSALS);
    const before = await scene.read();
    const { change } = await done(scene, { kind: "chrome", answer: "refuse" });
    expect(await short(scene)).toBe(inShort(before));
    expect((await scene.read()).map(({ state, subState }) => [state, subState])).toEqual(
      before.map(({ state, subState }) => [state, subState]),
    );
    expect(await counts(scene)).toMatchObject({ chrome: 0 });
    expect((await undo(scene, change)).ok).toBe(true);
    expect(await counts(scene)).toMatchObject({ chrome: 2 });
  });

  test("an omitted row keeps its shape: that one is skipped; alone, it is refused with what to do", async () => {
    const rows: SceneRow[] = [{ zh: ["菜单"], shown: "omitted" }, { zh: ["页脚"] }, { zh: ["乙"] }];
    const scene = await open(rows, PROPOSALS);
    expect(await done(scene, { kind: "chrome", answer: "accept" })).toMatchObject({
      answered: 1,
      skipped: 1,
    });
    expect(await short(scene)).toBe("菜单|  乙|");
    const refused = await answer(scene, { kind: "chrome", answer: "accept" });
    expect(refused).toMatchObject({ ok: false, reason: "state", code: "problems.proposals.cannot" });
  });

  test("all of a kind come back, each in its place and in order, whoever set them aside", async () => {
    const rows = ["一", "甲", "乙", "二", "丙", "三"].map((zh) => ({ zh: [zh] }));
    const scene = await open(rows, {
      一: aside("chrome"),
      甲: aside("chrome"),
      乙: aside("chrome"),
      丙: aside("chrome"),
      三: aside("chrome"),
    });
    const before = await short(scene);
    await done(scene, { kind: "chrome", answer: "accept" });
    expect(await short(scene)).toBe("二|");
    const back = await bringBackKind(edit(scene), scene.documentId, "chrome", NOW);
    if (!back.ok) throw new Error(back.code);
    expect(await short(scene)).toBe(before);
    expect(await original(scene)).toBe("一\n甲\n乙\n二\n丙\n三\n");
    expect((await undo(scene, back.changed.change)).ok).toBe(true);
    expect(await short(scene)).toBe("二|");
  });

  test("what was set aside by hand is a kind of its own; in the middle of a row it comes back into it", async () => {
    const scene = await open([{ zh: ["甲", "广告", "乙"] }], {});
    const paragraph = (await scene.read())[0]!.source[1]!;
    await setAside(edit(scene), scene.documentId, paragraph.paragraphId, "Because", NOW);
    expect(await bringBackKind(edit(scene), scene.documentId, "chrome", NOW)).toMatchObject({
      ok: false,
      reason: "state",
    });
    expect((await bringBackKind(edit(scene), scene.documentId, "by-hand", NOW)).ok).toBe(true);
    expect(await short(scene)).toBe("甲·广告·乙|");
  });
});

describe("to part and to join", () => {
  const TURNS: Proposal = {
    kind: "turns",
    reason: "Three turns.",
    confidence: 0.95,
    turns: [
      { at: 5, speaker: "答", bodyStart: 2 },
      { at: 10, speaker: "问", bodyStart: 2 },
    ],
  };
  const GLUED = "问：好吗？答：好的。问：走吧。";

  test("turns become rows with their speakers, all of a document at once; the English follows where that is clear", async () => {
    const scene = await open(
      [
        { zh: [GLUED], en: "Q: Well?\n\nA: Well.\n\nQ: Go." },
        { zh: ["间"] },
        { zh: [GLUED], en: "One paragraph." },
      ],
      { [GLUED]: TURNS },
    );
    await database().paragraph.updateMany({
      where: { documentId: scene.documentId, text: GLUED },
      data: { kind: "turn", speaker: "问", bodyStart: 2 },
    });
    const before = await scene.read();
    const { change } = await done(scene, { kind: "turns", answer: "accept" });
    expect(await short(scene)).toBe(
      "问：好吗？|Q: Well?  答：好的。|A: Well.  问：走吧。|Q: Go.  间|  问：好吗？|One paragraph.  答：好的。|  问：走吧。|",
    );
    const turns = (await scene.read()).flatMap(({ source }) => source);
    expect(turns.slice(0, 3)).toMatchObject([
      { kind: "turn", speaker: "问", bodyStart: 2, proposal: null },
      { kind: "turn", speaker: "答", bodyStart: 2, proposal: null },
      { kind: "turn", speaker: "问", bodyStart: 2, proposal: null },
    ]);
    expect(await original(scene)).toBe(`${GLUED}\n间\n${GLUED}\n`);
    expect((await undo(scene, change)).ok).toBe(true);
    expect(inShort(await scene.read())).toBe(inShort(before));
    expect(await counts(scene)).toMatchObject({ turns: 2 });
  });

  test("lines become one row, with what was said beside them; what no longer stands together stays open", async () => {
    const rows = ["甲", "乙", "丙", "间", "丁", "戊"].map((zh) => ({ zh: [zh] }));
    const scene = await open(rows, { 甲: lines(3), 丁: lines(2) });
    const read = await scene.read();
    await database().comment.create({
      data: {
        projectId: scene.projectId,
        documentId: scene.documentId,
        segmentId: read[2]!.id,
        authorId: scene.people.reviewer.id,
        body: "?",
      },
    });
    const { change, answered } = await done(scene, { kind: "lines", answer: "accept" });
    expect(answered).toBe(2);
    expect(await short(scene)).toBe("甲·乙·丙|  间|  丁·戊|");
    expect((await scene.read()).map(({ openComments }) => openComments)).toEqual([1, 0, 0]);
    expect((await undo(scene, change)).ok).toBe(true);
    expect(await short(scene)).toBe(inShort(read));
    await database().segment.create({
      data: { projectId: scene.projectId, documentId: scene.documentId, rank: 5.5 },
    });
    expect(await done(scene, { kind: "lines", answer: "accept" })).toMatchObject({ answered: 1, skipped: 1 });
  });

  test("joined lines are read as one text: sentences, search, and what is cut off them; undone, they are lines again", async () => {
    const scene = await open(
      [{ zh: ["他走到门"] }, { zh: ["口，停了下来，又往回"] }, { zh: ["走。"] }, { zh: ["雨"] }],
      {
        他走到门: lines(3),
      },
    );
    const reader = scene.scope("translator", "read-source");
    const source = async (index: number) =>
      (await findTexts(reader, (await scene.read())[index]!.id))?.source;
    const found = async (q: string) => {
      const list = await listSegments(scene.scope("translator", "read"), scene.documentId, { limit: 10, q });
      return list.ok && list.segments.map(({ position }) => position);
    };
    const { change } = await done(scene, { kind: "lines", answer: "accept" });
    expect(await source(0)).toBe("他走到门口，停了下来，又往回走。");
    expect(await found("门口")).toEqual([1]);
    expect(await found("回走。雨")).toEqual([]);

    const [row] = await scene.read();
    const split = await splitSegment(
      edit(scene),
      scene.documentId,
      row!.id,
      {
        source: { paragraphId: row!.source[1]!.paragraphId, offset: 2 },
        target: null,
        revision: row!.revision,
      },
      NOW,
    );
    if (!split.ok) throw new Error(split.code);
    expect([await source(0), await source(1)]).toEqual(["他走到门口，", "停了下来，又往回走。"]);

    expect((await undo(scene, split.changed.change!)).ok).toBe(true);
    expect((await undo(scene, change)).ok).toBe(true);
    expect(await source(0)).toBe("他走到门");
    expect((await scene.read()).some(({ source: own }) => own.some(({ goesOn }) => goesOn))).toBe(false);
    expect(await found("门口")).toEqual([]);
  });

  test("sentences are those of the corrected text", async () => {
    const scene = await openScene([{ zh: ["他走到门扣。"] }]);
    const [row] = await scene.read();
    const { paragraphId } = row!.source[0]!;
    await database().paragraph.update({
      where: { id: paragraphId },
      data: { corrected: "他走到大门口。", correctedBody: 0 },
    });
    expect((await findTexts(scene.scope("translator", "read-source"), row!.id))?.source).toBe(
      "他走到大门口。",
    );
  });
});

test("another project's document has no proposals, whoever asks", async () => {
  const scene = await open([{ zh: ["菜单"] }], { 菜单: aside("chrome") });
  const other = await openScene([{ zh: ["乙"] }]);
  const asked = { kind: "chrome", answer: "accept" } as const;
  expect(await answerProposals(edit(other), scene.documentId, asked, NOW)).toMatchObject({
    ok: false,
    reason: "missing",
  });
  expect(await counts(scene)).toMatchObject({ chrome: 1 });
});
