import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { createTestDatabase } from "../support/database";
import { openScene, type Scene } from "../support/scene";

/**
 * What the database itself refuses, whatever our code asks of it: invariants 1 to 4 of the design. Each order here is
 * one that the house never gives; if it ever does by mistake, nothing is lost.
 */
let scene: Scene;

beforeAll(async () => {
  await createTestDatabase();
  scene = await openScene([
    { zh: ["甲"], en: "A" },
    { zh: ["乙"], en: "B" },
  ]);
  const { projectId, documentId, people } = scene;
  const bytes = Buffer.from("甲\n乙");
  const file = {
    projectId,
    documentId,
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    fileName: "甲.txt",
    mediaType: "text/plain",
  };
  await database().original.create({ data: file });
  await database().draft.create({ data: { ...file, createdById: people.owner.id } });
  const figures = { rowCount: 0, sure: 0, doubtful: 0, unanswered: 0, unmatched: 0 };
  await database().alignment.create({
    data: {
      projectId,
      documentId,
      number: 1,
      kind: "draft",
      createdById: people.owner.id,
      rows: [],
      digest: "",
      ...figures,
    },
  });
});
afterAll(() => database().$disconnect());

describe("what was imported or written is never changed (invariants 1, 2 and 4)", () => {
  test.each([
    { what: "the bytes of an original", order: `update "Original" set bytes = ''` },
    { what: "the bytes of a draft", order: `update "Draft" set bytes = ''` },
    { what: "a version of a translation", order: `update "Translation" set text = 'other'` },
    { what: "a version of an alignment", order: `update "Alignment" set rows = '[]'` },
    { what: "a paragraph's text", order: `update "Paragraph" set text = '丙'` },
    { what: "what stands between two paragraphs", order: `update "Paragraph" set separator = ' '` },
  ])("$what", async ({ order }) => {
    await expect(database().$executeRawUnsafe(order)).rejects.toThrow(/never changed after it was written/);
  });

  test("what lies over a paragraph may change", async () => {
    expect(await database().$executeRawUnsafe(`update "Paragraph" set level = 2`)).toBe(2);
  });
});

describe("a paragraph is in exactly one segment, or set aside by somebody for a reason (invariant 3)", () => {
  test.each([
    { what: "in none and not set aside", order: `"segmentId" = null` },
    {
      what: "in one and set aside",
      order: `"setAsideReason" = 'x', "setAsideById" = 'x', "setAsideAt" = now()`,
    },
    {
      what: "set aside by nobody",
      order: `"segmentId" = null, "setAsideReason" = 'x', "setAsideAt" = now()`,
    },
  ])("$what: refused", async ({ order }) => {
    await expect(database().$executeRawUnsafe(`update "Paragraph" set ${order}`)).rejects.toThrow(
      /Paragraph_is_worked_on_or_set_aside|Paragraph_set_aside_says_who_and_when/,
    );
  });
});

test("a segment shows no other segment's words (invariant 8: an approval names a version of its own)", async () => {
  const [first, second] = await database().segment.findMany({
    where: { documentId: scene.documentId },
    orderBy: { rank: "asc" },
  });
  for (const column of ["currentId", "approvedId"] as const) {
    const pointing = database().segment.update({
      where: { id: first!.id },
      data: { [column]: second!.currentId },
    });
    await expect(pointing).rejects.toThrow(/points at a translation of another segment/);
  }
});

test("nothing is left out without a reason", async () => {
  const leaving = database().segment.update({
    where: { id: scene.rows[0]! },
    data: { state: "final", subState: "omitted", omittedReason: null },
  });
  await expect(leaving).rejects.toThrow(/Segment_omission_has_a_reason/);
});

test.each([
  { what: "who decided, but not when", data: { linkedById: "somebody" } },
  { what: "more than sure", data: { confidence: 1.5 } },
])("a link that says $what is refused", async ({ data }) => {
  const linking = database().segment.update({ where: { id: scene.rows[0]! }, data });
  await expect(linking).rejects.toThrow(/Segment_link_says_who_and_when|Segment_confidence_is_a_share/);
});
