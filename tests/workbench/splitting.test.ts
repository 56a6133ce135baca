import { describe, expect, test } from "vitest";
import type { Sentences } from "@/lib/wire/segments";
import { splitAction, splitPlaces } from "@/lib/workbench/commands/splitting";
import { beadAt, counterpartOf, spansOf } from "@/lib/workbench/state/sentences";
import { nextPause, sourceText, splitPlace } from "@/lib/workbench/state/source";
import { bench, paragraph, row } from "./rows-made";

const TWO = row(1, "First one. Second one.", {
  source: [paragraph(1, "第一句。第二句。"), paragraph(2, "另一段。")],
});

/** 第一句。↔ First one.  第二句。↔ Second one.  另一段。↔ nothing */
const SENTENCES: Sentences = {
  revision: 1,
  source: [
    { start: 0, end: 4 },
    { start: 4, end: 8 },
    { start: 10, end: 14 },
  ],
  target: [
    { start: 0, end: 10 },
    { start: 11, end: 22 },
  ],
  beads: [
    [0, 1, 0, 1],
    [1, 2, 1, 2],
    [2, 3, 2, 2],
  ],
  confidence: [1, 1, 1],
};

describe("the Chinese of a row as one text", () => {
  test("paragraphs are joined by a blank line", () =>
    expect(sourceText(TWO)).toBe("第一句。第二句。\n\n另一段。"));

  test.each([
    { offset: 0, place: null },
    { offset: 4, place: { paragraphId: "p1", offset: 4 } },
    { offset: 8, place: { paragraphId: "p2", offset: 0 } },
    { offset: 9, place: { paragraphId: "p2", offset: 0 } },
    { offset: 10, place: { paragraphId: "p2", offset: 0 } },
    { offset: 12, place: { paragraphId: "p2", offset: 2 } },
    { offset: 14, place: null },
  ])("offset $offset is $place", ({ offset, place }) => expect(splitPlace(TWO, offset)).toEqual(place));

  test.each([
    { from: 0, direction: 1, to: 4 },
    { from: 4, direction: 1, to: 8 },
    { from: 13, direction: 1, to: 14 },
    { from: 14, direction: -1, to: 10 },
    { from: 4, direction: -1, to: 0 },
  ] as const)("the cursor goes from $from by $direction to $to", ({ from, direction, to }) => {
    expect(nextPause(sourceText(TWO), from, direction)).toBe(to);
  });

  test("closing marks stay with the stop before them", () => {
    expect(nextPause("他说：“走吧。”然后", 3, 1)).toBe(8);
  });
});

describe("sentences that answer each other", () => {
  test.each([
    { side: "source", offset: 0, bead: 0 },
    { side: "source", offset: 5, bead: 1 },
    { side: "source", offset: 9, bead: null },
    { side: "source", offset: 14, bead: 2 },
    { side: "target", offset: 10, bead: null },
    { side: "target", offset: 22, bead: 1 },
  ] as const)("$side $offset is in bead $bead", ({ side, offset, bead }) => {
    expect(beadAt(SENTENCES, side, offset)).toBe(bead);
  });

  test("a bead gives the spans of both sides", () => {
    expect(spansOf(SENTENCES, 2)).toEqual({ source: [{ start: 10, end: 14 }], target: [] });
  });

  test.each([
    { side: "target", offset: 10, there: 4 },
    { side: "target", offset: 11, there: 4 },
    { side: "target", offset: 5, there: null },
    { side: "source", offset: 4, there: 11 },
    { side: "source", offset: 6, there: null },
  ] as const)("$side $offset stands at $there on the other side", ({ side, offset, there }) => {
    expect(counterpartOf(SENTENCES, side, offset)).toBe(there);
  });
});

describe("where a split parts both sides", () => {
  const at = (
    sourceCaret: number | null,
    targetCaret: number | null,
    sentences: Sentences | null = SENTENCES,
  ) => ({
    state: { ...bench([TWO]), active: "s1", sourceCaret },
    targetCaret,
    sentences,
  });
  test.each([
    { source: null, target: 11, places: { source: 4, target: 11 } },
    { source: 4, target: null, places: { source: 4, target: 11 } },
    { source: 8, target: 11, places: { source: 8, target: 11 } },
    { source: null, target: 5, places: { source: null, target: 5 } },
    { source: null, target: 22, places: null },
    { source: null, target: null, places: null },
  ])("cursors at $source and $target part at $places", ({ source, target, places }) => {
    expect(splitPlaces(at(source, target))).toEqual(places);
  });

  test("without sentences each side stands for itself", () => {
    expect(splitPlaces(at(null, 11, null))).toEqual({ source: null, target: 11 });
    expect(splitPlaces(at(null, 11, { ...SENTENCES, revision: 0 }))).toEqual({ source: null, target: 11 });
  });

  test("the action says it as the front door wants it", () => {
    expect(splitAction(at(null, 11))).toEqual({
      do: "split",
      id: "s1",
      source: { paragraphId: "p1", offset: 4 },
      target: 11,
      text: "First one. Second one.",
    });
  });
});
