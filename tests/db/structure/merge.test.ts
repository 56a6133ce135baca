import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { listComments } from "@/lib/db/comments/reads";
import { addComment } from "@/lib/db/comments/writes";
import { undoChange } from "@/lib/db/undo/undo";
import { createTestDatabase } from "../../support/database";
import { inShort, openScene, type SceneRow, shownAs } from "../../support/scene";
import { changed, edit, merge, NOW } from "./commands";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

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
    if (!first.ok) throw new Error(first.code);
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
