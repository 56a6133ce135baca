import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutParagraph, withParagraph } from "@/lib/segments/set-aside";
import { mergeRows, moveEnglish, type Plan, type Row, rankBetween, splitRow } from "@/lib/segments/structure";
import { type Standing, UNTRANSLATED } from "@/lib/segments/transitions";
import { placed } from "../workbench/rows-made";

const ROOM = { rowId: "new", rank: 1.5, firstId: "half-1", secondId: "half-2", position: 1.5 };

function row(id: string, zh: readonly string[], text: string, standing: Partial<Standing> = {}): Row {
  const first = Number(id) * 10;
  const state = text.trim() === "" ? UNTRANSLATED : { ...UNTRANSLATED, subState: "draft" as const };
  return {
    id,
    rank: Number(id),
    paragraphs: zh.map((piece, index) => placed(first + index, piece, { id: `${id}.${index}` })),
    text,
    standing: { ...state, ...standing },
    isRetired: false,
  };
}
function planned(plan: Plan | { readonly ok: false }): Plan {
  if (!plan.ok) throw new Error(JSON.stringify(plan));
  return plan;
}
const shape = (rows: readonly Row[]) =>
  rows
    .map(({ paragraphs, text, isRetired }) =>
      isRetired ? "gone" : `${paragraphs.map((one) => one.text).join("·")}|${text}`,
    )
    .join("  ");

describe("in a table", () => {
  test.each([
    { cut: { source: null, target: 5 }, becomes: "甲·乙|Alpha  |beta" },
    { cut: { source: { paragraphId: "1.1", offset: 0 }, target: null }, becomes: "甲|Alpha beta  乙|" },
    { cut: { source: { paragraphId: "1.0", offset: 1 }, target: 6 }, becomes: "甲|Alpha  乙|beta" },
    { cut: { source: { paragraphId: "1.0", offset: 0 }, target: 0 }, becomes: "refused" },
    { cut: { source: { paragraphId: "1.0", offset: 0 }, target: 5 }, becomes: "|Alpha  甲·乙|beta" },
    { cut: { source: { paragraphId: "1.1", offset: 1 }, target: 10 }, becomes: "refused" },
    { cut: { source: { paragraphId: "2.0", offset: 0 }, target: null }, becomes: "refused" },
  ])("splitting at $cut gives $becomes", ({ cut, becomes }) => {
    const result = splitRow(row("1", ["甲", "乙"], "Alpha beta"), cut, ROOM);
    expect(result.ok ? shape(result.rows) : "refused").toBe(becomes);
  });

  test("the words of a new version are traced to the rows they come from", () => {
    const first = row("1", ["甲"], "A");
    const second = row("2", ["乙"], "B\n\nC");
    expect(planned(mergeRows(first, second)).words).toEqual({ 1: ["1", "2"] });
    expect(planned(moveEnglish(second, first, { direction: "up", paragraph: 0 })).words).toEqual({
      2: ["2"],
      1: ["1", "2"],
    });
    expect(planned(splitRow(second, { source: null, target: 1 }, ROOM)).words).toEqual({
      2: ["2"],
      new: ["2"],
    });
    expect(planned(mergeRows(first, row("3", ["丙"], ""))).words).toEqual({});
  });

  test.each([
    { before: null, after: null, rank: 1 },
    { before: 3, after: null, rank: 4 },
    { before: null, after: 3, rank: 2 },
    { before: 3, after: 4, rank: 3.5 },
    { before: 3, after: 3 + 1e-7, rank: null },
  ])("a rank between $before and $after is $rank", ({ before, after, rank }) => {
    expect(rankBetween(before, after)).toBe(rank);
  });
});

const piece = fc.constantFrom("甲", "乙𠮷", "e\u0301", "👩‍👩‍👧", "走吧。", "\u2028", "Latin 字", "\u202b");
const chinese = fc.array(
  fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join("")),
  { maxLength: 4 },
);
const english = fc
  .array(fc.constantFrom("One.", "Two two.", "\n", "\n\n", " ", "𠮷", "e\u0301", "👩‍👩‍👧", "\r\n"), {
    maxLength: 8,
  })
  .map((pieces) => pieces.join(""));
const rowOf = (id: string) => fc.tuple(chinese, english).map(([zh, text]) => row(id, zh, text));

const sourceOf = (rows: readonly Row[]) =>
  rows.flatMap(({ paragraphs }) => paragraphs.map(({ text, separator }) => text + separator)).join("");
const positionsOf = (rows: readonly Row[]) =>
  rows.flatMap(({ paragraphs }) => paragraphs.map(({ position }) => position));
const englishOf = (rows: readonly Row[]) =>
  rows
    .map(({ text }) => text)
    .join("")
    .replace(/\s/gu, "");
const live = (rows: readonly Row[]) => rows.filter(({ isRetired }) => !isRetired);

/** What holds of every plan: no text lost, source order kept, nobody left with nothing. */
function holds(before: readonly Row[], after: readonly Row[]) {
  expect(sourceOf(live(after))).toBe(sourceOf(before));
  expect(englishOf(live(after))).toBe(englishOf(before));
  const positions = positionsOf(live(after));
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  for (const { paragraphs, text } of live(after)) {
    const wasEmpty = before.some((one) => one.paragraphs.length === 0 && one.text.trim() === "");
    if (!wasEmpty) expect(paragraphs.length + text.trim().length).toBeGreaterThan(0);
    expect(text.isWellFormed()).toBe(true);
    for (const one of paragraphs) expect(one.text.isWellFormed()).toBe(true);
  }
}

describe("for every input we can invent", () => {
  test("splitting loses nothing, and merging what was split gives the paragraphs' text back", () => {
    fc.assert(
      fc.property(
        rowOf("1"),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        fc.boolean(),
        (one, at, offset, inSource, inTarget) => {
          const place = one.paragraphs[at % Math.max(1, one.paragraphs.length)];
          const source =
            inSource && place ? { paragraphId: place.id, offset: offset % (place.text.length + 1) } : null;
          const target = inTarget ? offset % (one.text.length + 1) : null;
          const room = { ...ROOM, position: (place?.position ?? 0) + 0.5 };
          const plan = splitRow(one, { source, target }, room);
          if (!plan.ok) return;
          holds([one], plan.rows);
          const [first, second] = plan.rows as [Row, Row];
          const merged = planned(mergeRows(first, second)).rows;
          holds([one], merged);
        },
      ),
    );
  });

  test("merging loses nothing and keeps the first row", () => {
    fc.assert(
      fc.property(rowOf("1"), rowOf("2"), (first, second) => {
        const { rows } = planned(mergeRows(first, second));
        holds([first, second], rows);
        expect(rows.map(({ id, isRetired }) => [id, isRetired])).toEqual([
          ["1", false],
          ["2", true],
        ]);
      }),
    );
  });

  test("moving loses nothing, whichever way", () => {
    fc.assert(
      fc.property(rowOf("1"), rowOf("2"), fc.nat(4), fc.boolean(), (first, second, at, isUp) => {
        const [from, to] = isUp ? [second, first] : [first, second];
        const plan = moveEnglish(from, to, { direction: isUp ? "up" : "down", paragraph: at });
        if (!plan.ok) return;
        holds(
          [first, second],
          plan.rows.toSorted((a, b) => a.rank - b.rank),
        );
      }),
    );
  });

  test("setting a paragraph aside takes it and nothing else; bringing it back restores the row's Chinese", () => {
    fc.assert(
      fc.property(rowOf("1"), fc.nat(), (one, at) => {
        const place = one.paragraphs[at % Math.max(1, one.paragraphs.length)];
        if (!place) return;
        const [without] = withoutParagraph(one, place.id).rows as [Row];
        expect(without.text).toBe(one.text);
        expect(without.paragraphs).toEqual(one.paragraphs.filter(({ id }) => id !== place.id));
        const [back] = withParagraph({ ...without, isRetired: false }, place).rows as [Row];
        expect(back.paragraphs).toEqual(one.paragraphs);
      }),
    );
  });

  test("a row that is omitted keeps its shape", () => {
    fc.assert(
      fc.property(rowOf("1"), rowOf("2"), (one, other) => {
        const omitted: Row = {
          ...one,
          standing: { ...one.standing, state: "final", subState: "omitted", omittedReason: "x" },
        };
        expect(splitRow(omitted, { source: null, target: 0 }, ROOM).ok).toBe(false);
        expect(mergeRows(omitted, other).ok).toBe(false);
        expect(mergeRows(other, omitted).ok).toBe(false);
        expect(moveEnglish(other, omitted, { direction: "up", paragraph: 0 }).ok).toBe(false);
      }),
    );
  });
});
