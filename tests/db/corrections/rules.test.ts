import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { applyRules, previewRules, withdrawRules } from "@/lib/db/corrections/apply";
import { addRules, addTable, listRules, readRulesTable } from "@/lib/db/corrections/rules";
import { addCorrections, withdrawCorrection } from "@/lib/db/corrections/writes";
import { saveTarget } from "@/lib/db/segments/save";
import { mergeSegments, splitSegment } from "@/lib/db/structure/writes";
import { undoChange } from "@/lib/db/undo/undo";
import { ApplyRules, type Place, PreviewRules } from "@/lib/wire/corrections";
import { createTestDatabase } from "../../support/database";
import { openScene, type Scene } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-25T12:00:00Z");
const edit = (scene: Scene) => scene.scope("translator", "edit");

/** `又>再 照旧>还是` */
function rowsOf(written: string) {
  return written
    .split(" ")
    .filter(Boolean)
    .map((row) => {
      const [from, to] = row.split(">") as [string, string];
      return { from, to, reason: "" };
    });
}

async function add(scene: Scene, written: string, scope: "document" | "project" = "document") {
  return addRules(edit(scene), scene.documentId, { scope, rows: rowsOf(written) }, NOW);
}

async function apply(scene: Scene, body: Partial<ApplyRules> = {}) {
  return applyRules(edit(scene), scene.documentId, ApplyRules.parse(body), NOW);
}

function changed(answer: Awaited<ReturnType<typeof apply>>) {
  if (!answer.ok) throw new Error(`${answer.reason}: ${answer.code}`);
  return answer.changed;
}

/** In short: rows with places, made and taken out; then what applying would make and take back. */
async function preview(scene: Scene, body: object = {}) {
  const scope = scene.scope("proofreader", "read-source");
  const done = await previewRules(scope, scene.documentId, PreviewRules.parse(body));
  if (!done.ok) throw new Error(done.code);
  const rows = done.rows.map(({ from, to, places, made, excepted }) => {
    return `${from}>${to} ${places}/${made}/${excepted}`;
  });
  return { ...done, short: `${rows.join(", ")}; +${done.making} -${done.leaving}` };
}

async function read(scene: Scene): Promise<string> {
  return (await scene.read()).map(({ source }) => source.map(({ text }) => text).join("·")).join("  ");
}

async function ruleIds(scene: Scene): Promise<string[]> {
  const { rules } = await listRules(scene.scope("owner", "read-source"), scene.documentId, { limit: 100 });
  return rules.map(({ id }) => id);
}

/** The place of the `nth` (from 0) `from` in the paragraph of row `index`. */
async function placeOf(scene: Scene, index: number, from: string, nth = 0): Promise<Place> {
  const { paragraphId, original, text } = (await scene.read())[index]!.source[0]!;
  let start = -1;
  for (let count = 0; count <= nth; count += 1) start = (original ?? text).indexOf(from, start + 1);
  return { paragraphId, start, end: start + from.length };
}

describe("applying a table", () => {
  test("first tells what it would do, then does it as one change, which is undone as one", async () => {
    const scene = await openScene([
      { zh: ["东谈主说一又友"], en: "x", shown: "reviewed" },
      { zh: ["一又"], en: "y", shown: "aligned" },
      { zh: ["没有"] },
    ]);
    expect(await add(scene, "东谈主>人 一又>朋 一又友>朋友 无>有")).toMatchObject({
      ok: true,
      added: 4,
      already: 0,
    });
    const before = await preview(scene);
    expect(before.short).toBe("东谈主>人 1/0/0, 一又>朋 1/0/0, 一又友>朋友 1/0/0, 无>有 0/0/0; +3 -0");
    expect(before.confirmed).toBe(1);
    expect(before.occurrences[1]).toMatchObject({ row: 2, before: "东谈主说", after: "", isMade: false });
    expect(await read(scene)).toBe("东谈主说一又友  一又  没有");

    const { change, segments } = changed(await apply(scene));
    expect(segments.map(({ position }) => position)).toEqual([1, 2]);
    expect(await read(scene)).toBe("人说朋友  朋  没有");
    const after = await preview(scene);
    expect(after.short).toBe("东谈主>人 1/1/0, 一又>朋 1/1/0, 一又友>朋友 1/1/0, 无>有 0/0/0; +0 -0");
    expect(await apply(scene)).toMatchObject({ ok: false, reason: "state" });

    expect((await undoChange(edit(scene), scene.documentId, change, NOW)).ok).toBe(true);
    expect(await read(scene)).toBe("东谈主说一又友  一又  没有");
    expect((await scene.read()).map(({ state }) => state)).toEqual(["reviewed", "initial", "initial"]);
  });

  test("is undone after somebody has typed in a row of it: the English stays; undone again, it stays, too", async () => {
    const scene = await openScene([
      { zh: ["东谈主"], en: "Eastern" },
      { zh: ["一又友"], en: "y", shown: "translated" },
    ]);
    await add(scene, "东谈主>人 一又友>朋友");
    const { change } = changed(await apply(scene));
    const [row] = await scene.read();
    await saveTarget(scene.scope("second", "edit"), row!.id, {
      baseRevision: row!.revision,
      text: "People",
      operationId: "after-the-table",
      origin: "typed",
    });
    const english = async () => (await scene.read()).map(({ target }) => target);
    const undone = changed(await undoChange(edit(scene), scene.documentId, change, NOW));
    expect([await read(scene), await english()]).toEqual(["东谈主  一又友", ["People", "y"]]);
    expect((await scene.read())[1]!.state).toBe("translated");
    expect((await scene.read())[0]!.revision).toBeGreaterThan(row!.revision + 1);
    changed(await undoChange(edit(scene), scene.documentId, undone.change, NOW));
    expect([await read(scene), await english()]).toEqual(["人  朋友", ["People", "y"]]);
  });

  test("is not undone where a row of it was merged away since", async () => {
    const scene = await openScene([
      { zh: ["东谈主"], en: "Eastern" },
      { zh: ["一又友"], en: "y" },
    ]);
    await add(scene, "东谈主>人 一又友>朋友");
    const { change } = changed(await apply(scene));
    const [first, second] = await scene.read();
    const both = { revision: first!.revision, with: "next", otherRevision: second!.revision } as const;
    changed(await mergeSegments(edit(scene), scene.documentId, first!.id, both, NOW));
    expect(await undoChange(edit(scene), scene.documentId, change, NOW)).toMatchObject({
      ok: false,
      reason: "changed-since",
    });
    expect(await read(scene)).toBe("人·朋友");
  });

  test("swaps at once", async () => {
    const scene = await openScene([{ zh: ["地的"] }]);
    await add(scene, "的>地 地>的");
    changed(await apply(scene));
    expect(await read(scene)).toBe("的地");
  });

  test("leaves alone what was corrected by hand", async () => {
    const scene = await openScene([{ zh: ["照旧照旧"] }]);
    const place = await placeOf(scene, 0, "照旧", 1);
    const wish = { ...place, old: "照旧", new: "已经", reason: "" };
    await addCorrections(edit(scene), scene.documentId, [wish], NOW);
    await add(scene, "照旧>还是");
    changed(await apply(scene));
    expect(await read(scene)).toBe("还是已经");
  });

  test("leaves out places one by one, and remembers it until somebody lets them in again", async () => {
    const scene = await openScene([{ zh: ["照旧照旧照旧"] }]);
    await add(scene, "照旧>还是");
    const place = await placeOf(scene, 0, "照旧", 1);
    changed(await apply(scene, { except: [place] }));
    expect(await read(scene)).toBe("还是照旧还是");
    expect((await preview(scene)).short).toBe("照旧>还是 2/2/1; +0 -0");
    await add(scene, "照旧>仍旧");
    expect((await preview(scene)).short).toBe("照旧>仍旧 2/0/1; +2 -2");
    changed(await apply(scene));
    expect(await read(scene)).toBe("仍旧照旧仍旧");
    changed(await apply(scene, { allow: [place] }));
    expect(await read(scene)).toBe("仍旧仍旧仍旧");
    changed(await apply(scene, { except: [place] }));
    expect(await read(scene)).toBe("仍旧照旧仍旧");
  });

  test("a correction of the table that is withdrawn by itself stays out", async () => {
    const scene = await openScene([{ zh: ["照旧照旧"] }]);
    await add(scene, "照旧>还是");
    changed(await apply(scene));
    const { id } = (await scene.read())[0]!.source[0]!.corrections[0]!;
    await withdrawCorrection(edit(scene), scene.documentId, id, NOW);
    expect(await read(scene)).toBe("照旧还是");
    expect((await preview(scene)).short).toBe("照旧>还是 1/1/1; +0 -0");
  });

  test("a longer row takes over what a shorter one has made", async () => {
    const scene = await openScene([{ zh: ["一又友和一又"] }]);
    await add(scene, "一又>朋");
    changed(await apply(scene));
    await add(scene, "一又友>朋友");
    expect((await preview(scene)).short).toBe("一又>朋 1/1/0, 一又友>朋友 1/0/0; +1 -1");
    changed(await apply(scene));
    expect(await read(scene)).toBe("朋友和朋");
    expect((await scene.read())[0]!.source[0]!.corrections).toMatchObject([
      { old: "一又友" },
      { old: "一又" },
    ]);
  });

  test("some rows only: what the others have made is a wall", async () => {
    const scene = await openScene([{ zh: ["一又友又"] }]);
    await add(scene, "一又>朋");
    changed(await apply(scene));
    await add(scene, "又>再 友>有");
    const [, second] = await ruleIds(scene);
    changed(await apply(scene, { only: [second!] }));
    expect(await read(scene)).toBe("朋友再");
  });

  test("rows that are tried are not stored; applied, they join the table", async () => {
    const scene = await openScene([{ zh: ["照旧走"] }]);
    const rows = rowsOf("照旧>已经");
    expect((await preview(scene, { only: [], rows })).short).toBe("照旧>已经 1/0/0; +1 -0");
    expect(await ruleIds(scene)).toEqual([]);
    changed(await apply(scene, { only: [], rows }));
    expect(await read(scene)).toBe("已经走");
    expect(await readRulesTable(scene.scope("owner", "read-source"), scene.documentId)).toMatchObject(rows);
    // Tried again word for word it is the row of the table; with other words it takes its place.
    expect((await preview(scene, { only: [], rows })).short).toBe("照旧>已经 1/1/0; +0 -0");
    expect((await preview(scene, { only: [], rows: rowsOf("照旧>还是") })).short).toBe(
      "照旧>还是 1/0/0; +1 -1",
    );
    changed(await apply(scene, { only: [], rows: rowsOf("照旧>还是") }));
    expect(await read(scene)).toBe("还是走");
    expect(await ruleIds(scene)).toHaveLength(1);
  });

  test("shows so many places at most, and counts all", async () => {
    const scene = await openScene([{ zh: ["又又又"] }, { zh: ["又"] }]);
    await add(scene, "又>再");
    const { occurrences, isComplete, short } = await preview(scene, { limit: 2 });
    expect([occurrences.length, isComplete, short]).toEqual([2, false, "又>再 4/0/0; +4 -0"]);
  });

  test("of a paragraph that was split goes on where it was", async () => {
    const scene = await openScene([{ zh: ["照旧。照旧。"] }]);
    await add(scene, "照旧>还是");
    changed(await apply(scene, { except: [await placeOf(scene, 0, "照旧", 1)] }));
    const [row] = await scene.read();
    const { paragraphId } = row!.source[0]!;
    const cut = { revision: row!.revision, source: { paragraphId, offset: 3 }, target: null };
    await splitSegment(edit(scene), scene.documentId, row!.id, cut, NOW);
    expect(await read(scene)).toBe("还是。  照旧。");
    expect((await preview(scene)).short).toBe("照旧>还是 1/1/1; +0 -0");
  });
});

describe("the table", () => {
  test("of the project is read with every document; a document's own row is the one that counts", async () => {
    const scene = await openScene([{ zh: ["照旧又"] }]);
    await add(scene, "照旧>还是 又>再", "project");
    await add(scene, "照旧>已经");
    expect((await preview(scene)).short).toBe("又>再 1/0/0, 照旧>已经 1/0/0; +2 -0");
    const scope = scene.scope("viewer", "read-source");
    const { rules } = await listRules(scope, scene.documentId, { limit: 100 });
    expect(rules.map(({ from, to, scope: reach, isOverruled }) => [from, to, reach, isOverruled])).toEqual([
      ["照旧", "还是", "project", true],
      ["又", "再", "project", false],
      ["照旧", "已经", "document", false],
    ]);
    changed(await apply(scene));
    expect(await read(scene)).toBe("已经再");
    const after = await listRules(scope, scene.documentId, { limit: 1, after: rules[0]!.id });
    expect(after).toMatchObject({
      rules: [{ from: "又", places: 1, by: { name: "translator" } }],
      next: rules[1]!.id,
    });
  });

  test("rows that leave it take back what they made here; undoing brings both back", async () => {
    const scene = await openScene([{ zh: ["又照旧"] }]);
    await add(scene, "又>再 照旧>还是");
    changed(await apply(scene));
    const [first] = await ruleIds(scene);
    const done = await withdrawRules(edit(scene), scene.documentId, { rules: [first!] }, NOW);
    const { change } = changed(done);
    expect(await read(scene)).toBe("又还是");
    expect(await ruleIds(scene)).toHaveLength(1);
    expect(await withdrawRules(edit(scene), scene.documentId, { rules: [first!] }, NOW)).toMatchObject({
      ok: false,
    });
    expect((await undoChange(edit(scene), scene.documentId, change, NOW)).ok).toBe(true);
    expect(await read(scene)).toBe("再还是");
    expect(await ruleIds(scene)).toHaveLength(2);
  });

  test("a row does not come back beside one for the same words", async () => {
    const scene = await openScene([{ zh: ["又"] }]);
    await add(scene, "又>再");
    const [first] = await ruleIds(scene);
    const { change } = changed(await withdrawRules(edit(scene), scene.documentId, { rules: [first!] }, NOW));
    await add(scene, "又>还");
    const undone = await undoChange(edit(scene), scene.documentId, change, NOW);
    expect(undone).toMatchObject({ ok: false, reason: "changed-since" });
  });

  test.each([
    ["又>再 又>还", "rows.1"],
    ["又>又", "rows.0"],
  ])("%s is refused whole", async (written, field) => {
    const scene = await openScene([{ zh: ["又"] }]);
    expect(await add(scene, written)).toMatchObject({ ok: false, reason: "invalid", field });
    expect(await ruleIds(scene)).toEqual([]);
  });

  test("comes from a file, with the lines that cannot be read", async () => {
    const scene = await openScene([{ zh: ["又"] }]);
    await add(scene, "甲>乙 丙>丁");
    const text = "from\tto\n又\t再\t改写\n甲\n甲\t乙\n丙\t戊\n";
    expect(await addTable(edit(scene), scene.documentId, { scope: "document", text }, NOW)).toEqual({
      ok: true,
      added: 1,
      already: 1,
      replaced: 1,
      problems: [{ line: 3, message: { code: "corrections.table.no-second-cell" } }],
    });
  });

  test("of another project is not seen and not touched", async () => {
    const scene = await openScene([{ zh: ["又"] }]);
    const other = await openScene([{ zh: ["又"] }]);
    await add(scene, "又>再", "project");
    const ids = await ruleIds(scene);
    expect(await ruleIds(other)).toEqual([]);
    expect(await withdrawRules(edit(other), other.documentId, { rules: ids }, NOW)).toMatchObject({
      ok: false,
    });
    expect(await applyRules(edit(other), scene.documentId, ApplyRules.parse({}), NOW)).toMatchObject({
      reason: "missing",
    });
    expect(await ruleIds(scene)).toEqual(ids);
  });
});
