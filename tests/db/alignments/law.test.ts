import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptLink, releaseLink } from "@/lib/db/alignments/accept";
import { poolOf } from "@/lib/db/alignments/again";
import { readGround, rowsFrom } from "@/lib/db/alignments/ground";
import { restoreAlignment, saveAgain } from "@/lib/db/alignments/writes";
import { database } from "@/lib/db/client";
import { addComment } from "@/lib/db/comments/writes";
import { bringBack, setAside } from "@/lib/db/structure/aside";
import { addNote, mergeSegments, moveParagraphs, omitSegment, splitSegment } from "@/lib/db/structure/writes";
import { undoChange } from "@/lib/db/undo/undo";
import { englishParagraphs } from "@/lib/segmentation/target";
import type { Segment } from "@/lib/wire/segments";
import { createTestDatabase } from "../../support/database";
import { anyLadder } from "../../support/ladders";
import { openScene, type Scene, type SceneRow } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-24T12:00:00Z");

const KINDS = [
  "align",
  "align",
  "align",
  "restore",
  "accept",
  "release",
  "split",
  "merge",
  "move",
  "omit",
  "note",
  "aside",
  "back",
  "comment",
] as const;
type Step = readonly [
  kind: (typeof KINDS)[number],
  first: number,
  second: number,
  choices: readonly number[],
];
const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom(...KINDS),
  fc.nat(1000),
  fc.nat(1000),
  fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }),
);
const row: fc.Arbitrary<SceneRow> = fc.record(
  {
    zh: fc.array(fc.constantFrom("甲", "乙𠮷丙", "“走吧。”"), { minLength: 0, maxLength: 3 }),
    en: fc.constantFrom("A", "One.\n\nTwo.\n\nThree.", "😀 x", "Yes.", "Line\nstill the same"),
    shown: fc.constantFrom("draft" as const, "aligned" as const, "aligned" as const, "translated" as const),
  },
  { requiredKeys: ["zh", "en", "shown"] },
);

type Done = { readonly ok: boolean; readonly change?: string | null };

async function carryOut(scene: Scene, [kind, first, second, choices]: Step): Promise<Done | undefined> {
  const { documentId } = scene;
  const edit = scene.scope("translator", "edit");
  const rows = await scene.read();
  const one = rows[first % Math.max(1, rows.length)];
  const next = one && rows[rows.indexOf(one) + 1];
  const told = (result: { ok: boolean; changed?: { change: string } }) => ({
    ok: result.ok,
    change: result.changed?.change ?? null,
  });
  if (kind === "align") {
    const from = second % 3 === 0 ? (one?.id ?? null) : null;
    const part = rowsFrom((await readGround(database(), edit, documentId)).rows, from)!;
    const ladder = anyLadder(poolOf(part.rows), choices);
    const saved = await database().$transaction((tx) =>
      saveAgain(tx, edit, { documentId, from, aligned: part.rows, ladder, now: NOW }),
    );
    return { ok: saved.ok, change: saved.ok ? saved.realigned.change : null };
  }
  if (kind === "restore") {
    const versions = await database().alignment.findMany({
      where: { documentId },
      select: { id: true },
      orderBy: { number: "asc" },
    });
    const version = versions[first % Math.max(1, versions.length)];
    if (!version) return undefined;
    const restored = await restoreAlignment(edit, documentId, version.id, NOW);
    return { ok: restored.ok, change: restored.ok ? restored.restored.change : null };
  }
  if (kind === "back") {
    const aside = await database().paragraph.findFirst({
      where: { documentId, setAsideReason: { not: null }, retiredAt: null },
    });
    return aside ? told(await bringBack(edit, documentId, aside.id, NOW)) : undefined;
  }
  if (!one) return undefined;
  const { id, revision } = one;
  const seen = { id, revision };
  switch (kind) {
    case "accept":
      return told(await acceptLink(edit, documentId, seen, NOW));
    case "release":
      return told(await releaseLink(edit, documentId, seen, NOW));
    case "split":
      return told(
        await splitSegment(
          edit,
          documentId,
          id,
          { revision, source: splitAt(one, second), target: null },
          NOW,
        ),
      );
    case "merge":
      return (
        next &&
        told(
          await mergeSegments(
            edit,
            documentId,
            id,
            { revision, with: "next", otherRevision: next.revision },
            NOW,
          ),
        )
      );
    case "move":
      return (
        next &&
        told(
          await moveParagraphs(
            edit,
            documentId,
            id,
            { revision, direction: "down", paragraph: second % 3, otherRevision: next.revision },
            NOW,
          ),
        )
      );
    case "omit":
      return told(
        await omitSegment(
          edit,
          documentId,
          id,
          { revision, reason: one.subState === "omitted" ? null : "twice" },
          NOW,
        ),
      );
    case "note":
      return told(await addNote(edit, documentId, id, { where: "after", text: "" }, NOW));
    case "aside": {
      const paragraph = one.source[second % Math.max(1, one.source.length)];
      return paragraph && told(await setAside(edit, documentId, paragraph.paragraphId, "chrome", NOW));
    }
    case "comment":
      await addComment(scene.scope("reviewer", "comment"), id, {
        body: "Really?",
        anchor: null,
        answers: null,
      });
      return undefined;
  }
}

function splitAt({ source }: Segment, second: number) {
  const paragraph = source[second % Math.max(1, source.length)];
  return paragraph ? { paragraphId: paragraph.paragraphId, offset: 0 } : null;
}

/** Everything that undo has to bring back: the rows as they are stored. */
async function stored({ documentId }: Scene) {
  const segments = await database().segment.findMany({
    where: { documentId, retiredAt: null },
    orderBy: [{ rank: "asc" }, { id: "asc" }],
    include: {
      current: { select: { text: true } },
      comments: { select: { id: true }, orderBy: { id: "asc" } },
    },
  });
  const paragraphs = await database().paragraph.findMany({
    where: { documentId, retiredAt: null },
    orderBy: { position: "asc" },
  });
  return {
    segments: segments.map(({ revision, updatedAt, updatedById, rank, ...kept }) => kept),
    paragraphs: paragraphs.map(({ position, ...kept }) => kept),
  };
}

/** The two texts, paragraph by paragraph: the Chinese in order, the English in any. */
async function textsOf(scene: Scene) {
  const rows = await scene.read();
  return {
    chinese: rows.flatMap(({ source }) => source.map(({ paragraphId, text }) => `${paragraphId} ${text}`)),
    english: rows.flatMap(({ target }) => englishParagraphs(target).map(({ text }) => text)).toSorted(),
  };
}

/** The fixed rows to the last byte, revision and place included. */
async function fixedRows(scene: Scene) {
  const fixed = (await scene.read()).filter(({ link }) => link?.isFixed).map(({ id }) => id);
  return database().segment.findMany({
    where: { id: { in: fixed } },
    orderBy: { id: "asc" },
    include: { current: true },
  });
}

/** On rows that are not there any more. */
function hiddenComments({ documentId }: Scene) {
  return database().comment.count({ where: { documentId, segment: { retiredAt: { not: null } } } });
}

test("whatever people decide and whatever aligners say: nothing is lost, decisions stand, comments stay in sight, undo restores", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.array(step, { minLength: 1, maxLength: 9 }),
      async (rows, steps) => {
        const scene = await openScene(rows);
        const trail: { change: string; before: Awaited<ReturnType<typeof stored>> }[] = [];
        for (const one of steps) {
          const isLaid = one[0] === "align" || one[0] === "restore";
          const before = await stored(scene);
          const texts = await textsOf(scene);
          const fixed = await fixedRows(scene);
          const hidden = await hiddenComments(scene);
          const done = await carryOut(scene, one);
          if (done && !done.ok) expect(await stored(scene)).toEqual(before);
          if (done?.ok && done.change) trail.push({ change: done.change, before });
          if (!isLaid || !done?.ok) continue;
          // Where only what the aligner says has changed there is nothing to undo, and it stays.
          if (done.change === null) trail.length = 0;
          expect(await textsOf(scene)).toEqual(texts);
          expect(await fixedRows(scene)).toEqual(fixed);
          expect(await hiddenComments(scene)).toBe(hidden);
        }
        // Comments are not undone: they stay with whichever row is there.
        const kept = ({ segments, ...rest }: Awaited<ReturnType<typeof stored>>) => ({
          ...rest,
          segments: segments.map(({ comments: _, ...segment }) => segment),
        });
        for (const { change, before } of trail.toReversed()) {
          const undone = await undoChange(scene.scope("second", "edit"), scene.documentId, change, NOW);
          expect(undone).toMatchObject({ ok: true });
          expect(kept(await stored(scene))).toEqual(kept(before));
        }
      },
    ),
    { numRuns: 40 },
  );
}, 400_000);
