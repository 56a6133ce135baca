import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { mergeSegments, moveParagraphs, omitSegment, splitSegment } from "@/lib/db/structure/writes";
import { createTestDatabase } from "../../support/database";
import { openScene } from "../../support/scene";
import { edit, NOW } from "./commands";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

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
