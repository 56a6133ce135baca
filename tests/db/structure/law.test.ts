import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { applyRules } from "@/lib/db/corrections/apply";
import { addCorrections, withdrawCorrection } from "@/lib/db/corrections/writes";
import { bringBack, setAside } from "@/lib/db/structure/aside";
import { addNote, mergeSegments, moveParagraphs, omitSegment, splitSegment } from "@/lib/db/structure/writes";
import { undoChange } from "@/lib/db/undo/undo";
import { snapToGrapheme } from "@/lib/text/graphemes";
import { ApplyRules } from "@/lib/wire/corrections";
import type { Segment } from "@/lib/wire/segments";
import { createTestDatabase } from "../../support/database";
import { openScene, type Scene, type SceneRow } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-23T12:00:00Z");

/** A command with its numbers still open: they are read against the rows as they are when its turn comes. */
type Step = readonly [kind: (typeof KINDS)[number], first: number, second: number, third: number];
const KINDS = [
  "split",
  "merge",
  "move",
  "aside",
  "back",
  "omit",
  "note",
  "correct",
  "withdraw",
  "table",
] as const;
const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom(...KINDS),
  fc.nat(1000),
  fc.nat(1000),
  fc.nat(1000),
);

const chinese = fc.constantFrom("甲", "乙𠮷丙", "他说：“走吧。”", "e\u0301👩‍👩‍👧字");
const english = fc.constantFrom(
  "A",
  "One.\n\nTwo.\n\nThree.",
  "Caf\u0065\u0301 😀 x",
  "Line\nstill the same",
);
const row: fc.Arbitrary<SceneRow> = fc.record(
  {
    zh: fc.array(chinese, { minLength: 1, maxLength: 3 }),
    en: english,
    shown: fc.constantFrom("draft" as const, "aligned" as const, "translated" as const, "reviewed" as const),
  },
  { requiredKeys: ["zh", "en", "shown"] },
);

async function carryOut(scene: Scene, [kind, first, second, third]: Step) {
  const edit = scene.scope("translator", "edit");
  const rows = await scene.read();
  const aside = await database().paragraph.findMany({
    where: { documentId: scene.documentId, setAsideReason: { not: null }, retiredAt: null },
  });
  const at = first % Math.max(1, rows.length);
  const one = rows[at];
  const next = rows[at + 1];
  if (kind === "back") {
    const paragraph = aside[first % Math.max(1, aside.length)];
    return paragraph && bringBack(edit, scene.documentId, paragraph.id, NOW);
  }
  if (!one) return undefined;
  const { id, revision } = one;
  const paragraph = one.source[second % Math.max(1, one.source.length)];
  switch (kind) {
    case "correct": {
      const text = paragraph?.original ?? paragraph?.text ?? "";
      const start = snapToGrapheme(text, third % (text.length + 1));
      const end = snapToGrapheme(text, start + 1 + (second % 3));
      const wish = { start, end, old: text.slice(start, end), new: third % 2 ? "改" : "", reason: "" };
      return (
        paragraph &&
        addCorrections(edit, scene.documentId, [{ ...wish, paragraphId: paragraph.paragraphId }], NOW)
      );
    }
    case "withdraw": {
      const correction = paragraph?.corrections[third % Math.max(1, paragraph.corrections.length)];
      return correction && withdrawCorrection(edit, scene.documentId, correction.id, NOW);
    }
    case "table": {
      const rows = [{ from: ["甲", "走吧", "𠮷丙"][second % 3]!, to: third % 2 ? "改" : "改过", reason: "" }];
      return applyRules(
        edit,
        scene.documentId,
        ApplyRules.parse({ rows, only: second % 2 ? [] : undefined }),
        NOW,
      );
    }
    case "split": {
      const offset = paragraph ? snapToGrapheme(paragraph.text, third % (paragraph.text.length + 1)) : 0;
      const source = paragraph && second % 3 > 0 ? { paragraphId: paragraph.paragraphId, offset } : null;
      const target =
        source && third % 3 === 0 ? null : snapToGrapheme(one.target, second % (one.target.length + 1));
      return splitSegment(edit, scene.documentId, id, { revision, source, target }, NOW);
    }
    case "merge":
      return (
        next &&
        mergeSegments(
          edit,
          scene.documentId,
          id,
          { revision, with: "next", otherRevision: next.revision },
          NOW,
        )
      );
    case "move": {
      const direction = second % 2 === 0 ? "up" : "down";
      const other = rows[at + (direction === "up" ? -1 : 1)];
      const move = {
        revision,
        direction,
        paragraph: third % 3,
        otherRevision: other?.revision ?? 0,
      } as const;
      return other && moveParagraphs(edit, scene.documentId, id, move, NOW);
    }
    case "aside":
      return paragraph && setAside(edit, scene.documentId, paragraph.paragraphId, "chrome", NOW);
    case "omit":
      return omitSegment(
        edit,
        scene.documentId,
        id,
        { revision, reason: one.subState === "omitted" ? null : "twice" },
        NOW,
      );
    case "note":
      return addNote(
        edit,
        scene.documentId,
        id,
        { where: second % 2 ? "before" : "after", text: third % 2 ? "Note" : "" },
        NOW,
      );
  }
}

/** Everything that undo has to bring back: the rows as they are stored, not as they are shown. */
async function stored(scene: Scene) {
  const { documentId } = scene;
  const segments = await database().segment.findMany({
    where: { documentId, retiredAt: null },
    orderBy: [{ rank: "asc" }, { id: "asc" }],
  });
  const paragraphs = await database().paragraph.findMany({
    where: { documentId, retiredAt: null },
    orderBy: { position: "asc" },
  });
  return {
    segments: segments.map(({ revision, updatedAt, updatedById, rank, ...kept }) => kept),
    paragraphs: paragraphs.map(({ position, ...kept }) => kept),
    target: (await scene.read()).map(({ target }) => target),
    source: (await scene.read()).map(({ source }) => source),
  };
}

async function original(scene: Scene): Promise<string> {
  const paragraphs = await database().paragraph.findMany({
    where: { documentId: scene.documentId, retiredAt: null },
    orderBy: { position: "asc" },
  });
  return paragraphs.map(({ text, separator }) => text + separator).join("");
}

/** English without what parts it: cutting and joining may change white space there, and nothing else. */
function englishOf(rows: readonly Segment[]): string {
  return rows
    .map(({ target }) => target)
    .join("")
    .replace(/\s/gu, "");
}

test("whatever commands come, no text is lost, source order stands, and undoing them all restores the exact rows", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 4 }),
      fc.array(step, { minLength: 1, maxLength: 10 }),
      async (rows, steps) => {
        const scene = await openScene(rows);
        const start = await stored(scene);
        const source = await original(scene);
        const words = englishOf(await scene.read());
        const trail: { change: string; before: Awaited<ReturnType<typeof stored>> }[] = [];
        let notes = 0;
        for (const one of steps) {
          const before = await stored(scene);
          const result = await carryOut(scene, one);
          if (!result?.ok) {
            expect(await stored(scene)).toEqual(before);
            continue;
          }
          trail.push({ change: result.changed.change, before });
          if (one[0] === "note") notes += 1;
          const now = await scene.read();
          expect(await original(scene)).toBe(source);
          const inOrder = now.flatMap(({ source: paragraphs }) => paragraphs.map(({ position }) => position));
          expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
          if (notes === 0) expect(englishOf(now)).toBe(words);
          else expect(englishOf(now).replaceAll("Note", "")).toBe(words);
          const live = await database().paragraph.count({
            where: { documentId: scene.documentId, retiredAt: null, segmentId: { not: null } },
          });
          expect(inOrder).toHaveLength(live);
        }
        for (const { change, before } of trail.toReversed()) {
          const undone = await undoChange(scene.scope("second", "edit"), scene.documentId, change, NOW);
          expect(undone).toMatchObject({ ok: true });
          expect(await stored(scene)).toEqual(before);
        }
        expect(await stored(scene)).toEqual(start);
      },
    ),
    { numRuns: 25 },
  );
}, 240_000);

test("two people change the structure at once: each is carried out or refused, and the original stays whole", async () => {
  const scene = await openScene(
    Array.from({ length: 6 }, (_, index) => ({ zh: [`第${index}段。`], en: `P${index}` })),
  );
  const source = await original(scene);
  const words = englishOf(await scene.read());
  const kinds = ["merge", "split", "move", "merge", "split", "move"] as const;
  const results = await Promise.all(
    kinds.flatMap((kind, index) => [
      carryOut(scene, [kind, index, 1, 2]),
      carryOut(scene, [kind, index, 2, 1]),
    ]),
  );
  expect(results.some((result) => result?.ok)).toBe(true);
  expect(await original(scene)).toBe(source);
  expect(englishOf(await scene.read())).toBe(words);
});
