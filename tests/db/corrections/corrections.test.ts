import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readGround } from "@/lib/db/alignments/ground";
import { FOR_REASONS, readKnown } from "@/lib/db/alignments/known";
import { database } from "@/lib/db/client";
import { listCorrections } from "@/lib/db/corrections/reads";
import { addCorrections, withdrawCorrection } from "@/lib/db/corrections/writes";
import { readStandings } from "@/lib/db/documents/publication";
import { findDocument } from "@/lib/db/documents/reads";
import { listDocumentParagraphs } from "@/lib/db/paragraphs/reads";
import { listSegments } from "@/lib/db/segments/reads";
import { saveTarget } from "@/lib/db/segments/save";
import { setAside } from "@/lib/db/structure/aside";
import { mergeSegments, splitSegment } from "@/lib/db/structure/writes";
import { undoChange } from "@/lib/db/undo/undo";
import { createTestDatabase } from "../../support/database";
import { openScene, type Scene, type SceneRow, shownAs } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-25T12:00:00Z");
const edit = (scene: Scene) => scene.scope("translator", "edit");

/** Asks for a correction: `照旧>已经` in the first paragraph of row `index`, where it stands first. */
async function correct(scene: Scene, index: number, written: string, replaces: readonly string[] = []) {
  const [old, put] = written.split(">") as [string, string];
  const paragraph = (await scene.read())[index]!.source[0]!;
  const start = Math.max(0, (paragraph.original ?? paragraph.text).indexOf(old));
  const wish = { paragraphId: paragraph.paragraphId, start, end: start + old.length, old, new: put };
  return addCorrections(edit(scene), scene.documentId, [{ ...wish, reason: "read wrong", replaces }], NOW);
}

type Answer = Awaited<ReturnType<typeof correct>>;
function changed(answer: Answer) {
  if (!answer.ok) throw new Error(`${answer.reason}: ${answer.code}`);
  return answer.changed;
}

async function undo(scene: Scene, change: string) {
  return undoChange(edit(scene), scene.documentId, change, NOW);
}

/** What people read, and where it is corrected: `我[已经]到了`. */
async function read(scene: Scene): Promise<string> {
  return (await scene.read())
    .map(({ source }) =>
      source
        .map(({ text, corrections }) =>
          corrections.toReversed().reduce((shown, { start, end }) => {
            return `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`;
          }, text),
        )
        .join("·"),
    )
    .join("  ");
}

describe("a correction", () => {
  test("is read by everybody who may see the Chinese; the original stays beneath", async () => {
    const scene = await openScene([{ zh: ["我照旧到了"], en: "I have arrived" }]);
    const answer = changed(await correct(scene, 0, "照旧>已经"));
    expect(await read(scene)).toBe("我[已经]到了");
    const [row] = await scene.read();
    expect(answer.segments).toEqual([row]);
    expect(row!.revision).toBe(2);
    expect(row!.source[0]).toMatchObject({
      text: "我已经到了",
      original: "我照旧到了",
      corrections: [
        {
          start: 1,
          end: 3,
          old: "照旧",
          new: "已经",
          reason: "read wrong",
          ruleId: null,
          by: { name: "translator" },
        },
      ],
    });
    const stored = await database().paragraph.findFirstOrThrow({ where: { documentId: scene.documentId } });
    expect(stored.text).toBe("我照旧到了");
  });

  test("is what everything is computed from: search, counts, alignment, export check, paragraphs", async () => {
    const scene = await openScene([{ zh: ["一又友来了"], en: "A friend came", shown: "translated" }]);
    changed(await correct(scene, 0, "一又>朋"));
    const { documentId } = scene;
    const find = async (q: string) => {
      const list = await listSegments(scope, documentId, { limit: 10, q });
      return list.ok ? list.segments.length : null;
    };
    const scope = scene.scope("owner", "read");
    expect([await find("朋友"), await find("一又")]).toEqual([1, 0]);
    expect(await findDocument(scope, documentId)).toMatchObject({ characters: 4 });
    const ground = await readGround(database(), scene.scope("owner", "import"), documentId);
    expect(ground.rows[0]!.lines[0]!.text).toBe("朋友来了");
    const known = await readKnown(database(), scene.scope("owner", "import"), FOR_REASONS);
    expect(known.pairs).toEqual([{ source: "朋友来了", target: "A friend came" }]);
    expect((await readStandings(scene.scope("owner", "export"), documentId))[0]!.source).toBe("朋友来了");
    const paragraphs = await listDocumentParagraphs(scene.scope("owner", "read-source"), documentId, {
      limit: 9,
    });
    expect(paragraphs).toMatchObject({
      paragraphs: [{ text: "朋友来了", original: "一又友来了", corrections: [{ start: 0, end: 1 }] }],
    });
  });

  test("moves where the speech begins", async () => {
    const scene = await openScene([{ zh: ["陈羽羽北：你好"] }]);
    await database().paragraph.updateMany({
      where: { documentId: scene.documentId },
      data: { kind: "turn", speaker: "陈羽北", bodyStart: 5 },
    });
    changed(await correct(scene, 0, "羽羽>羽"));
    expect((await scene.read())[0]!.source[0]).toMatchObject({ text: "陈羽北：你好", bodyStart: 4 });
  });

  test("inside a label says who speaks, and who goes on speaking; taken back, it is the label's name again", async () => {
    const scene = await openScene([
      { zh: ["陈羽比：你好"] },
      { zh: ["还有"] },
      { zh: ["林白：再见"] },
      { zh: ["走了"] },
    ]);
    const all = { documentId: scene.documentId };
    const set = (text: string, speaker: string, bodyStart: number) =>
      database().paragraph.updateMany({
        where: { ...all, text },
        data: { speaker, bodyStart, kind: bodyStart ? "turn" : "text" },
      });
    await set("陈羽比：你好", "陈羽比", 4);
    await set("还有", "陈羽比", 0);
    await set("林白：再见", "林白", 3);
    // Somebody has said that this is said by the other one.
    await set("走了", "陈羽比", 0);
    const speakers = async () => (await scene.read()).map(({ source }) => source[0]!.speaker);
    const { change } = changed(await correct(scene, 0, "比>北"));
    expect(await speakers()).toEqual(["陈羽北", "陈羽北", "林白", "陈羽比"]);
    const ledger = await database().speaker.findMany({ where: { projectId: scene.projectId } });
    expect(ledger.map(({ zh }) => zh)).toEqual(["陈羽北"]);
    changed(await undo(scene, change));
    expect(await speakers()).toEqual(["陈羽比", "陈羽比", "林白", "陈羽比"]);
    // What is said is no label.
    changed(await correct(scene, 2, "再>在"));
    expect(await speakers()).toEqual(["陈羽比", "陈羽比", "林白", "陈羽比"]);
  });

  test.each<[SceneRow["shown"], string]>([
    ["draft", "draft"],
    ["aligned", "aligned"],
    ["translated", "translated"],
    ["reviewed", "translated"],
    ["final", "translated"],
    ["rejected", "rejected"],
    ["omitted", "omitted"],
  ])("of a row that is %s leaves it %s, to be confirmed; undoing gives that back", async (shown, after) => {
    const scene = await openScene([{ zh: ["又"], en: "again", shown: shown! }]);
    const [before] = await scene.read();
    const { change } = changed(await correct(scene, 0, "又>再"));
    const [row] = await scene.read();
    expect([shownAs(row!), row!.translator?.name ?? null]).toEqual([after, null]);
    changed(await undo(scene, change));
    const { revision, updatedAt, updatedBy, ...standing } = (await scene.read())[0]!;
    expect(before).toMatchObject(standing);
    expect(revision).toBe(3);
    expect(await read(scene)).toBe("又");
  });

  test("keeps what the aligner said of the row: its paragraphs are the same ones", async () => {
    const scene = await openScene([{ zh: ["又"], en: "again", shown: "aligned" }]);
    await database().segment.updateMany({
      where: { documentId: scene.documentId },
      data: { confidence: 0.7 },
    });
    changed(await correct(scene, 0, "又>再"));
    expect((await scene.read())[0]!.link).toMatchObject({ confidence: 0.7, isFixed: false });
  });

  test("undone and done again, and its undo undone", async () => {
    const scene = await openScene([{ zh: ["一又友照旧"] }]);
    changed(await correct(scene, 0, "一又>朋"));
    const second = changed(await correct(scene, 0, "照旧>还是"));
    expect(await read(scene)).toBe("[朋]友[还是]");
    const back = changed(await undo(scene, second.change));
    expect(await read(scene)).toBe("[朋]友照旧");
    changed(await undo(scene, back.change));
    expect(await read(scene)).toBe("[朋]友[还是]");
  });

  test("takes the place of another", async () => {
    const scene = await openScene([{ zh: ["他照旧走"] }]);
    changed(await correct(scene, 0, "照旧>已经"));
    const { id } = (await scene.read())[0]!.source[0]!.corrections[0]!;
    changed(await correct(scene, 0, "他照旧>他还是", [id]));
    expect(await read(scene)).toBe("[他还是]走");
    expect(await correct(scene, 0, "走>去", [id])).toMatchObject({ ok: false, reason: "stale" });
  });

  test("withdrawn is withdrawn; the record stays", async () => {
    const scene = await openScene([{ zh: ["又"] }]);
    changed(await correct(scene, 0, "又>再"));
    const { id } = (await scene.read())[0]!.source[0]!.corrections[0]!;
    const { change } = changed(await withdrawCorrection(edit(scene), scene.documentId, id, NOW));
    expect(await read(scene)).toBe("又");
    expect((await scene.read())[0]!.source[0]!.original).toBeNull();
    expect(await withdrawCorrection(edit(scene), scene.documentId, id, NOW)).toMatchObject({
      reason: "state",
    });
    expect(await database().correction.count({ where: { id, state: "withdrawn" } })).toBe(1);
    changed(await undo(scene, change));
    expect(await read(scene)).toBe("[再]");
  });

  test.each<[string, string, string]>([
    ["what is not there", "丙>丁", "stale"],
    ["what is corrected already", "照旧到>已经来", "state"],
    ["to the same", "到>到", "invalid"],
    ["half of a character", "\ud842>吉", "invalid"],
  ])("of %s is refused, and nothing is stored", async (_, written, reason) => {
    const scene = await openScene([{ zh: ["𠮷照旧到"] }]);
    changed(await correct(scene, 0, "照旧>已经"));
    const answer = await correct(scene, 0, written);
    expect(answer).toMatchObject({ ok: false, reason });
    expect(await read(scene)).toBe("𠮷[已经]到");
  });

  test("that leaves nothing of the paragraph is refused", async () => {
    const scene = await openScene([{ zh: ["广告"] }]);
    expect(await correct(scene, 0, "广告>")).toMatchObject({ ok: false, reason: "invalid" });
  });

  test("of many at once is one change, and all or nothing", async () => {
    const scene = await openScene([{ zh: ["一又"] }, { zh: ["一又"] }, { zh: ["一又"] }]);
    const wishes = (await scene.read()).map(({ source: [paragraph] }) => {
      return { paragraphId: paragraph!.paragraphId, start: 0, end: 2, old: "一又", new: "朋", reason: "" };
    });
    const wrong = [...wishes.slice(0, 2), { ...wishes[2]!, old: "又一" }];
    expect(await addCorrections(edit(scene), scene.documentId, wrong, NOW)).toMatchObject({
      reason: "stale",
    });
    expect(await read(scene)).toBe("一又  一又  一又");
    const { change } = changed(await addCorrections(edit(scene), scene.documentId, wishes, NOW));
    expect(await read(scene)).toBe("[朋]  [朋]  [朋]");
    changed(await undo(scene, change));
    expect(await read(scene)).toBe("一又  一又  一又");
  });

  test("lies over a paragraph that is set aside, too", async () => {
    const scene = await openScene([{ zh: ["又", "甲"] }]);
    const { paragraphId } = (await scene.read())[0]!.source[0]!;
    changed(await setAside(edit(scene), scene.documentId, paragraphId, "advertisement", NOW));
    const wish = { paragraphId, start: 0, end: 1, old: "又", new: "再", reason: "" };
    const answer = changed(await addCorrections(edit(scene), scene.documentId, [wish], NOW));
    expect(answer).toMatchObject({ segments: [], setAside: [{ text: "再", original: "又" }] });
  });

  test("is listed in reading order, page by page, with where it stands in both texts", async () => {
    const scene = await openScene([{ zh: ["一又友和一又友"] }, { zh: ["又"] }]);
    changed(await correct(scene, 1, "又>再"));
    const { paragraphId } = (await scene.read())[0]!.source[0]!;
    const both = [0, 4].map((start) => {
      return { paragraphId, start, end: start + 2, old: "一又", new: "朋", reason: "" };
    });
    changed(await addCorrections(edit(scene), scene.documentId, both, NOW));
    const scope = scene.scope("proofreader", "read-source");
    const seen: unknown[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listCorrections(scope, scene.documentId, { limit: 1, after });
      if (!page.ok) throw new Error(page.code);
      seen.push(
        ...page.corrections.map(({ old, start, original, before, after: behind }) => {
          return `${before}|${old}|${behind} ${start} ${original.start}`;
        }),
      );
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual(["|一又|友和一又友 0 0", "一又友和|一又|友 3 4", "|又| 0 0"]);
    expect(await listCorrections(scope, scene.documentId, { limit: 1, after: "x" })).toMatchObject({
      ok: false,
    });
  });
});

describe("structure", () => {
  /** Splits row 0 before `zh`, as it is read. */
  async function split(scene: Scene, zh: string) {
    const [row] = await scene.read();
    const paragraph = row!.source.find(({ text }) => text.includes(zh))!;
    const source = { paragraphId: paragraph.paragraphId, offset: paragraph.text.indexOf(zh) };
    return splitSegment(
      edit(scene),
      scene.documentId,
      row!.id,
      { revision: row!.revision, source, target: null },
      NOW,
    );
  }
  async function scene3() {
    const scene = await openScene([{ zh: ["一又友来。照旧走。"] }]);
    changed(await correct(scene, 0, "一又>朋"));
    changed(await correct(scene, 0, "照旧>已经"));
    return scene;
  }

  test("a paragraph that is cut where people read takes its corrections along, and undo brings them back", async () => {
    const scene = await scene3();
    const before = await read(scene);
    const { change } = changed(await split(scene, "已经"));
    expect(await read(scene)).toBe("[朋]友来。  [已经]走。");
    const texts = (await scene.read()).map(({ source }) => source[0]!.original);
    expect(texts).toEqual(["一又友来。", "照旧走。"]);
    const back = changed(await undo(scene, change));
    expect(await read(scene)).toBe(before);
    changed(await undo(scene, back.change));
    expect(await read(scene)).toBe("[朋]友来。  [已经]走。");
  });

  test("nobody cuts inside a correction", async () => {
    const scene = await scene3();
    const answer = await split(scene, "经走");
    expect(answer).toMatchObject({ ok: false, reason: "invalid", field: "source.offset" });
    expect(answer).toMatchObject({ code: "problems.correction.split-inside", put: "已经", old: "照旧" });
  });

  test("what was taken out at the end goes with the first half, and is no place to cut", async () => {
    const scene = await openScene([{ zh: ["甲。乙。。。"] }]);
    changed(await correct(scene, 0, "乙。。。>乙。"));
    changed(await split(scene, "乙"));
    expect(await read(scene)).toBe("甲。  [乙。]");
  });

  test("a cut is not undone over a correction that was made in a part since", async () => {
    const scene = await scene3();
    const { change } = changed(await split(scene, "已经"));
    changed(await correct(scene, 1, "走>去"));
    expect(await undo(scene, change)).toMatchObject({ ok: false, reason: "changed-since" });
    expect(await read(scene)).toBe("[朋]友来。  [已经][去]。");
  });

  test("a merge is undone though something was corrected since, and the correction stays", async () => {
    const scene = await openScene([{ zh: ["又"] }, { zh: ["乙"] }]);
    const [first, second] = await scene.read();
    const body = { revision: first!.revision, otherRevision: second!.revision, with: "next" } as const;
    const { change } = changed(await mergeSegments(edit(scene), scene.documentId, first!.id, body, NOW));
    changed(await correct(scene, 0, "又>再"));
    changed(await undo(scene, change));
    expect(await read(scene)).toBe("[再]  乙");
  });

  test("a correction is undone, done again and withdrawn under English that was written since, which stays", async () => {
    const scene = await openScene([{ zh: ["又"] }]);
    const { change } = changed(await correct(scene, 0, "又>再"));
    const [row] = await scene.read();
    const save = {
      baseRevision: row!.revision,
      text: "Again",
      operationId: "op-of-test",
      origin: "typed",
    } as const;
    await saveTarget(edit(scene), row!.id, save);
    const undone = changed(await undo(scene, change));
    expect([await read(scene), (await scene.read())[0]!.target]).toEqual(["又", "Again"]);
    changed(await undo(scene, undone.change));
    expect([await read(scene), (await scene.read())[0]!.target]).toEqual(["[再]", "Again"]);
    const { id } = (await scene.read())[0]!.source[0]!.corrections[0]!;
    changed(await withdrawCorrection(edit(scene), scene.documentId, id, NOW));
    expect(await read(scene)).toBe("又");
    expect((await scene.read())[0]!.target).toBe("Again");
  });
});

test("another project's corrections are not there", async () => {
  const scene = await openScene([{ zh: ["又"] }]);
  const other = await openScene([{ zh: ["又"] }]);
  changed(await correct(scene, 0, "又>再"));
  const { corrections, paragraphId } = (await scene.read())[0]!.source[0]!;
  const { id } = corrections[0]!;
  const wish = { paragraphId, start: 0, end: 1, old: "又", new: "还", reason: "" };
  expect(await withdrawCorrection(edit(other), scene.documentId, id, NOW)).toMatchObject({
    reason: "missing",
  });
  expect(await withdrawCorrection(edit(other), other.documentId, id, NOW)).toMatchObject({
    reason: "retired",
  });
  expect(await addCorrections(edit(other), other.documentId, [wish], NOW)).toMatchObject({
    reason: "retired",
  });
  const list = await listCorrections(other.scope("owner", "read-source"), scene.documentId, { limit: 9 });
  expect(list).toMatchObject({ corrections: [] });
});
