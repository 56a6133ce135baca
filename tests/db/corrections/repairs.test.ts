import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { answerRepairs, listRepairs } from "@/lib/db/corrections/repairs";
import { undoChange } from "@/lib/db/undo/undo";
import type { AnswerRepairs } from "@/lib/wire/repairs";
import { createTestDatabase } from "../../support/database";
import { openScene, type Scene } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-25T12:00:00Z");
const edit = (scene: Scene) => scene.scope("translator", "edit");

async function answer(scene: Scene, wish: AnswerRepairs) {
  const given = await answerRepairs(edit(scene), scene.documentId, wish, NOW);
  if (!given.ok) throw new Error(`${given.reason}: ${given.code}`);
  return given.changed.change!;
}

const list = (scene: Scene) => listRepairs(scene.scope("translator", "read-source"), scene.documentId);
const texts = async (scene: Scene) => (await scene.read()).map(({ source }) => source[0]!.text);
/** `invisible 2/0/1`: to be repaired, lost, left. */
const counts = async (scene: Scene) =>
  (await list(scene)).counts.map(({ kind, open, lost, left }) => `${kind} ${open}/${lost}/${left}`).join(" ");

const DAMAGED = [{ zh: ["我\u200b到了\u200b。"] }, { zh: ["ＧＰＴ很好，锟斤拷。"] }, { zh: ["没有坏。"] }];

describe("damaged characters", () => {
  test("are counted by kind and told with their surroundings; what is lost has nothing to put there", async () => {
    const scene = await openScene(DAMAGED);
    expect(await counts(scene)).toBe("mojibake 0/1/0 invisible 2/0/0 full-width 1/0/0 reference 0/0/0");
    const { repairs } = await list(scene);
    expect(repairs.map(({ old, new: put, before, after }) => [old, put, before, after])).toEqual([
      ["\u200b", "", "我", "到了\u200b。"],
      ["\u200b", "", "我\u200b到了", "。"],
      ["ＧＰＴ", "GPT", "", "很好，锟斤拷。"],
      ["锟斤拷", null, "ＧＰＴ很好，", "。"],
    ]);
  });

  test("all of a kind are repaired as one change, and come back as one", async () => {
    const scene = await openScene(DAMAGED);
    const change = await answer(scene, { answer: "repair", kind: "invisible" });
    expect(await texts(scene)).toEqual(["我到了。", "ＧＰＴ很好，锟斤拷。", "没有坏。"]);
    expect(await counts(scene)).toBe("mojibake 0/1/0 invisible 0/0/0 full-width 1/0/0 reference 0/0/0");
    await undoChange(edit(scene), scene.documentId, change, NOW);
    expect(await texts(scene)).toEqual(["我\u200b到了\u200b。", "ＧＰＴ很好，锟斤拷。", "没有坏。"]);
    expect(await counts(scene)).toBe("mojibake 0/1/0 invisible 2/0/0 full-width 1/0/0 reference 0/0/0");
  });

  test("one place is left as it is, the others are repaired, and it is asked about again", async () => {
    const scene = await openScene(DAMAGED);
    const { paragraphId, start, end } = (await list(scene)).repairs[1]!;
    const only = [{ paragraphId, start, end }];
    await answer(scene, { answer: "leave", kind: "invisible", only });
    expect(await counts(scene)).toContain("invisible 1/0/1");
    await answer(scene, { answer: "repair", kind: "invisible" });
    expect((await texts(scene))[0]).toBe("我到了\u200b。");
    await answer(scene, { answer: "ask-again", kind: "invisible" });
    expect(await counts(scene)).toContain("invisible 1/0/0");
  });

  test("what is lost cannot be repaired: that is said, and nothing is changed", async () => {
    const scene = await openScene(DAMAGED);
    const given = await answerRepairs(
      edit(scene),
      scene.documentId,
      { answer: "repair", kind: "mojibake" },
      NOW,
    );
    expect(given).toMatchObject({ ok: false, reason: "state" });
    expect(await texts(scene)).toEqual(["我\u200b到了\u200b。", "ＧＰＴ很好，锟斤拷。", "没有坏。"]);
    await answer(scene, { answer: "leave", kind: "mojibake" });
    expect(await counts(scene)).toContain("mojibake 0/0/1");
  });

  test("a paragraph of which nothing would be left stays", async () => {
    const scene = await openScene([{ zh: ["\u200b"] }, { zh: ["好\u200b。"] }]);
    await answer(scene, { answer: "repair", kind: "invisible" });
    expect(await texts(scene)).toEqual(["\u200b", "好。"]);
  });

  test("codes of web pages are a kind of their own, repaired and undone with the rest", async () => {
    const scene = await openScene([{ zh: ["他说&ldquo;好&rdquo;&#12290;"] }, { zh: ["AT&T;是公司。"] }]);
    expect(await counts(scene)).toContain("reference 2/0/0");
    const change = await answer(scene, { answer: "repair", kind: "reference" });
    expect(await texts(scene)).toEqual(["他说“好”。", "AT&T;是公司。"]);
    await undoChange(edit(scene), scene.documentId, change, NOW);
    expect(await texts(scene)).toEqual(["他说&ldquo;好&rdquo;&#12290;", "AT&T;是公司。"]);
  });
});
