import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { confirm } from "@/lib/db/reviews/writes";
import { saveTarget } from "@/lib/db/segments/save";
import { splitSegment } from "@/lib/db/structure/writes";
import { undoChange } from "@/lib/db/undo/undo";
import { createTestDatabase } from "../../support/database";
import { openScene, type Player, type Scene, type SceneRow, shownAs } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

let made = 0;
function save(
  scene: Scene,
  player: Player,
  text: string,
  baseRevision = 1,
  more: { id?: string; row?: number; baseText?: string } = {},
) {
  made += 1;
  return saveTarget(scene.scope(player, "edit"), scene.rows[more.row ?? 0]!, {
    baseRevision,
    ...(more.baseText === undefined ? {} : { baseText: more.baseText }),
    text,
    operationId: more.id ?? `operation-${made}`,
    origin: "typed",
  });
}

describe("what a save does to the state", () => {
  test.each<{
    row: SceneRow;
    who: Player;
    text: string;
    becomes: string;
    origin: string;
    confirmed: boolean;
  }>([
    { row: {}, who: "translator", text: "A", becomes: "draft", origin: "typed", confirmed: false },
    {
      row: { en: "A" },
      who: "translator",
      text: "",
      becomes: "untranslated",
      origin: "typed",
      confirmed: false,
    },
    {
      row: { en: "A" },
      who: "translator",
      text: " \n",
      becomes: "untranslated",
      origin: "typed",
      confirmed: false,
    },
    {
      row: { en: "A", shown: "aligned" },
      who: "translator",
      text: "B",
      becomes: "draft",
      origin: "typed",
      confirmed: false,
    },
    { row: { en: "A" }, who: "reviewer", text: "B", becomes: "draft", origin: "typed", confirmed: false },
    {
      row: { en: "A", shown: "translated" },
      who: "translator",
      text: "B",
      becomes: "translated",
      origin: "typed",
      confirmed: true,
    },
    {
      row: { en: "A", shown: "translated" },
      who: "reviewer",
      text: "B",
      becomes: "translated",
      origin: "review",
      confirmed: false,
    },
    {
      row: { en: "A", shown: "rejected" },
      who: "translator",
      text: "B",
      becomes: "rejected",
      origin: "typed",
      confirmed: true,
    },
    {
      row: { en: "A", shown: "reviewed" },
      who: "translator",
      text: "B",
      becomes: "translated",
      origin: "typed",
      confirmed: true,
    },
    {
      row: { en: "A", shown: "reviewed" },
      who: "reviewer",
      text: "B",
      becomes: "translated",
      origin: "review",
      confirmed: false,
    },
    {
      row: { en: "A", shown: "final" },
      who: "translator",
      text: "B",
      becomes: "translated",
      origin: "typed",
      confirmed: true,
    },
    {
      row: { en: "A", shown: "final" },
      who: "reviewer",
      text: "B",
      becomes: "translated",
      origin: "review",
      confirmed: false,
    },
  ])(
    "$row.shown $row.en, $who types $text: $becomes, $origin",
    async ({ row, who, text, becomes, origin, confirmed }) => {
      const scene = await openScene([{ zh: ["甲"], ...row }]);
      const result = await save(scene, who, text);
      expect(result).toMatchObject({ ok: true, saved: { revision: 2, merged: null } });
      const [after] = await scene.read();
      expect(after).toMatchObject({ target: text, revision: 2, updatedBy: { name: who } });
      expect(shownAs(after!)).toBe(becomes);
      expect(after!.translator !== null).toBe(confirmed);
      const wasApproved = row.shown === "reviewed" || row.shown === "final";
      expect(after!.approvedId !== null).toBe(wasApproved);
      const newest = await database().translation.findFirstOrThrow({
        where: { segmentId: after!.id },
        orderBy: { revision: "desc" },
      });
      expect(newest).toMatchObject({ text, origin, revision: 2, authorId: scene.people[who].id });
    },
  );

  test("an omitted row is not edited", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "A", shown: "omitted" }]);
    expect(await save(scene, "translator", "B")).toMatchObject({ ok: false, reason: "state" });
    expect((await scene.read())[0]).toMatchObject({ target: "A", revision: 1 });
  });
});

test("what a person wrote is kept to the letter", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const text = "  𠮷 👩‍👩‍👧 e\u0301 \u200f\u202b\u2028\r\n\t — “…”  ";
  await save(scene, "translator", text);
  expect((await scene.read())[0]!.target).toBe(text);
});

test("the text that is there already makes no new version", async () => {
  const scene = await openScene([{ zh: ["甲"], en: "A", shown: "reviewed" }]);
  expect(await save(scene, "translator", "A")).toMatchObject({ saved: { revision: 1, state: "reviewed" } });
  expect(await database().translation.count({ where: { segmentId: scene.rows[0]! } })).toBe(1);
});

describe("a save from an old revision", () => {
  test("is stored as sent when only the state has changed since", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "A" }]);
    await confirm(scene.scope("second", "confirm"), scene.rows[0]!, 1);
    const result = await save(scene, "translator", "A, and more");
    expect(result).toMatchObject({ ok: true, saved: { revision: 3, merged: null } });
  });

  test("is merged where the edits do not touch", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "One two three four five." }]);
    await save(scene, "translator", "ONE two three four five.");
    const result = await save(scene, "second", "One two three four FIVE.");
    expect(result).toMatchObject({ ok: true, saved: { revision: 3, merged: "ONE two three four FIVE." } });
    expect((await scene.read())[0]!.target).toBe("ONE two three four FIVE.");
  });

  test("is refused where they touch: nothing is stored, the current text is shown, the operation is not used up", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "One two three." }]);
    await save(scene, "translator", "One 2 three.");
    const refused = await save(scene, "second", "One zwei three.", 1, { id: "kept-for-later" });
    expect(refused).toEqual({
      ok: false,
      reason: "conflict",
      current: {
        revision: 2,
        text: "One 2 three.",
        by: { id: scene.people.translator.id, name: "translator" },
      },
    });
    expect((await scene.read())[0]).toMatchObject({ target: "One 2 three.", revision: 2 });
    const solved = await save(scene, "second", "One zwei three.", 2, { id: "kept-for-later" });
    expect(solved).toMatchObject({ ok: true, saved: { revision: 3 } });
  });

  test("from a revision that is not there yet is not believed", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "A" }]);
    expect(await save(scene, "translator", "B", 7)).toMatchObject({ ok: false, reason: "conflict" });
  });

  test("of a row that never said then what it was made from is not believed: a backup was restored since", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "As restored, one two three." }]);
    const lost = "As it was before, one two three.";
    const at = async (baseRevision: number, baseText: string) =>
      save(scene, "translator", `${baseText} And more.`, baseRevision, { baseText });
    const current = { revision: 1, text: "As restored, one two three." };
    expect(await at(1, lost)).toMatchObject({ ok: false, reason: "conflict", current });
    await save(scene, "second", "As restored, ONE two three.", 1);
    expect(await at(1, lost)).toMatchObject({ ok: false, reason: "conflict", current: { revision: 2 } });
    expect((await scene.read())[0]).toMatchObject({ target: "As restored, ONE two three.", revision: 2 });
    expect(await at(1, current.text)).toMatchObject({
      ok: true,
      saved: { merged: "As restored, ONE two three. And more." },
    });
  });

  test("is merged against what the row said then, though a split was undone in between", async () => {
    const scene = await openScene([{ zh: ["甲", "乙"], en: "Alpha.\n\nBeta." }]);
    const edit = scene.scope("translator", "edit");
    const [row] = scene.rows as [string];
    const split = await splitSegment(
      edit,
      scene.documentId,
      row,
      { revision: 1, source: null, target: 8 },
      new Date(),
    );
    if (!split.ok) throw new Error(split.code);
    await undoChange(edit, scene.documentId, split.changed.change, new Date()); // revision 3: both paragraphs again
    await save(scene, "translator", "ALPHA.\n\nBeta.", 3);
    const result = await save(scene, "second", "Alpha.\n\nBETA.", 3);
    expect(result).toMatchObject({ ok: true, saved: { merged: "ALPHA.\n\nBETA." } });
  });
});

describe("the same operation again", () => {
  test("gives the first answer again, whatever has happened since", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "A" }]);
    const first = await save(scene, "translator", "B", 1, { id: "once-and-only" });
    await save(scene, "second", "C", 2);
    const again = await save(scene, "translator", "B", 1, { id: "once-and-only" });
    expect(again).toEqual(first);
    expect((await scene.read())[0]!.target).toBe("C");
  });

  test("at the same moment is stored once", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "A" }]);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => save(scene, "translator", "B", 1, { id: "five-at-once" })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await database().translation.count({ where: { segmentId: scene.rows[0]! } })).toBe(2);
  });

  test("at the same moment and nothing new is answered alike", async () => {
    const scene = await openScene([{ zh: ["甲"], en: "A" }]);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => save(scene, "translator", "A", 1, { id: "same-at-once" })),
    );
    expect(answers).toEqual(Array(5).fill(answers[0]));
    expect(answers[0]).toMatchObject({ ok: true, saved: { revision: 1 } });
  });

  test("for another row or another text is refused, because somebody's words would be lost", async () => {
    const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"] }]);
    await save(scene, "translator", "A", 1, { id: "used-before" });
    expect(await save(scene, "translator", "B", 1, { id: "used-before" })).toMatchObject({
      ok: false,
      field: "operationId",
    });
    expect(await save(scene, "translator", "A", 1, { id: "used-before", row: 1 })).toMatchObject({
      ok: false,
      field: "operationId",
    });
    const both = await Promise.all(
      [0, 1].map((row) => save(scene, "second", "Z", 1, { id: "two-rows-at-once", row })),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const after = await scene.read();
    expect(after.map(({ target }) => target).sort()).not.toEqual(["Z", "Z"]);
  });
});

test("two people, 200 saves at once on one row: every acknowledged word is in the history", async () => {
  const words = Array.from({ length: 40 }, (_, index) => `word${index}`);
  const scene = await openScene([{ zh: ["甲"], en: words.join(" ") }]);
  const kept: string[] = [];
  let refused = 0;
  async function person(player: Player, which: readonly number[]) {
    let base = { revision: 1, text: words.join(" ") };
    for (let round = 0; round < 100; round += 1) {
      const slot = which[round % which.length]!;
      const mark = `${player}${round}`;
      const text = base.text
        .split(" ")
        .map((word, index) => (index === slot ? mark : word))
        .join(" ");
      const result = await save(scene, player, text, base.revision);
      if (result.ok) {
        kept.push(mark);
        base = { revision: result.saved.revision, text: result.saved.merged ?? text };
      } else if (result.reason === "conflict") {
        refused += 1;
        base = result.current;
      } else throw new Error(result.reason);
    }
  }
  const even = words.map((_, index) => index).filter((index) => index % 4 === 0);
  const odd = words.map((_, index) => index).filter((index) => index % 4 === 2);
  await Promise.all([person("translator", even), person("second", odd)]);

  expect(kept.length + refused).toBe(200);
  expect(refused).toBe(0); // they never touch the same words
  const versions = await database().translation.findMany({
    where: { segmentId: scene.rows[0]! },
    orderBy: { revision: "asc" },
  });
  expect(new Set(versions.map(({ revision }) => revision)).size).toBe(versions.length);
  for (const mark of kept) expect(versions.some(({ text }) => text.split(" ").includes(mark))).toBe(true);
  // The last word of each place is still there: nobody's save took back somebody else's.
  const last = new Set(versions.at(-1)!.text.split(" "));
  for (const player of ["translator", "second"]) {
    for (let round = 90; round < 100; round += 1) expect(last).toContain(`${player}${round}`);
  }
});

test("another project's scope finds no row", async () => {
  const scene = await openScene([{ zh: ["甲"], en: "A" }]);
  const other = await openScene([]);
  const result = await saveTarget(other.scope("owner", "edit"), scene.rows[0]!, {
    baseRevision: 1,
    text: "B",
    operationId: "from-elsewhere",
    origin: "typed",
  });
  expect(result).toMatchObject({ ok: false, reason: "missing" });
});
