import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isUnconfirmed, SHOWN, shownOf } from "@/lib/segments/states";
import { findInRows, previewReplacing, replaceChosen } from "@/lib/workbench/commands/find";
import { nextWanted, readRowNumber, stepFrom } from "@/lib/workbench/commands/navigation";
import { chooseRows, FILTERS, type FilterName } from "@/lib/workbench/state/filters";
import { listItems } from "@/lib/workbench/state/list";
import { cutByMarks, marksWithin } from "@/lib/workbench/state/marks";
import { addTo, EMPTY_TALLY } from "@/lib/workbench/state/progress";
import { SHOWN_STATES } from "@/lib/workbench/state/shown-states";
import { paragraph, row } from "./rows-made";

const states = fc.constantFrom(
  { state: "initial", subState: null } as const,
  { state: "initial", subState: "draft" } as const,
  { state: "initial", subState: "aligned" } as const,
  { state: "translated", subState: null } as const,
  { state: "translated", subState: "rejected" } as const,
  { state: "reviewed", subState: null } as const,
  { state: "final", subState: null } as const,
  { state: "final", subState: "omitted" } as const,
);
const documents = fc
  .array(fc.record({ state: states, comments: fc.nat(2), text: fc.constantFrom("", "Words here.") }), {
    maxLength: 30,
  })
  .map((list) =>
    list.map(({ state, comments, text }, index) =>
      row(index + 1, text, { ...state, openComments: comments }),
    ),
  );

describe("filters", () => {
  const rows = [
    row(1, "", { subState: null }),
    row(2, "Two.", { state: "translated", subState: "rejected", openComments: 1 }),
    row(3, "Three.", { state: "translated", subState: null, translator: { id: "me", name: "" } }),
    row(4, "A note.", { source: [] }),
    row(5, "", { state: "final", subState: "omitted" }),
  ];
  test.each<{ filter: FilterName; ids: string }>([
    { filter: "all", ids: "s1 s2 s3 s4 s5" },
    { filter: "unconfirmed", ids: "s1 s2 s4" },
    { filter: "sent-back-first", ids: "s2 s1 s4" },
    { filter: "awaiting-review", ids: "s3" },
    { filter: "mine", ids: "s3" },
    { filter: "comments", ids: "s2" },
    { filter: "unanswered", ids: "s1 s4" },
    { filter: "omitted", ids: "s5" },
  ])("$filter shows $ids", ({ filter, ids }) => {
    expect(chooseRows(rows, filter, "me").join(" ")).toBe(ids);
  });

  test("law: every filter keeps the order of the document; sent back first only puts those before the others", () => {
    fc.assert(
      fc.property(documents, fc.constantFrom(...FILTERS.map(({ id }) => id)), (segments, filter) => {
        const places = chooseRows(segments, filter, "me").map((id) =>
          segments.findIndex((one) => one.id === id),
        );
        const isBack = (place: number) =>
          filter === "sent-back-first" && segments[place]?.subState === "rejected";
        const expected = [...places].sort(
          (one, other) => Number(isBack(other)) - Number(isBack(one)) || one - other,
        );
        expect(places).toEqual(expected);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  test("law: each row is shown under just one state, and every state has a filter", () => {
    expect([...SHOWN_STATES].sort()).toEqual([...SHOWN].sort());
    fc.assert(
      fc.property(documents, (segments) => {
        const all = SHOWN.flatMap((shown) => chooseRows(segments, shown, "me"));
        expect(all.sort()).toEqual(segments.map(({ id }) => id).sort());
      }),
    );
  });
});

test("law: the tally after adding and taking away is the tally of what is left", () => {
  fc.assert(
    fc.property(documents, fc.nat(30), (segments, kept) => {
      const tally = addTo(addTo(EMPTY_TALLY, segments), segments.slice(kept), -1);
      expect(tally).toEqual(addTo(EMPTY_TALLY, segments.slice(0, kept)));
      for (const shown of SHOWN)
        expect(tally.rows[shown]).toBe(
          segments.slice(0, kept).filter((one) => shownOf(one) === shown).length,
        );
    }),
  );
});

describe("marks", () => {
  test.each([
    { marks: [], pieces: "one two" },
    { marks: [{ start: 0, end: 3, name: "a" }], pieces: "[one|a] two" },
    {
      marks: [
        { start: 0, end: 5, name: "a" },
        { start: 4, end: 7, name: "b" },
      ],
      pieces: "[one |a][t|ab][wo|b]",
    },
    { marks: [{ start: 3, end: 3, name: "c" }], pieces: "one[|c] two" },
    { marks: [{ start: 7, end: 7, name: "c" }], pieces: "one two[|c]" },
    { marks: [{ start: 5, end: 99, name: "a" }], pieces: "one t[wo|a]" },
    { marks: [{ start: 50, end: 99, name: "a" }], pieces: "one two" },
  ])("$marks cut the text into $pieces", ({ marks, pieces }) => {
    const shown = cutByMarks("one two", marks).map(({ text, names }) =>
      names.length === 0 ? text : `[${text}|${names.join("")}]`,
    );
    expect(shown.join("")).toBe(pieces);
  });

  const ranges = fc.array(
    fc.record({
      start: fc.integer({ min: -3, max: 25 }),
      end: fc.integer({ min: -3, max: 25 }),
      name: fc.string(),
    }),
  );
  test("law: the pieces, joined, are the text, and each is covered by the marks it names", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), ranges, (text, marks) => {
        const pieces = cutByMarks(text, marks);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        for (const { start, text: piece } of pieces)
          expect(text.slice(start, start + piece.length)).toBe(piece);
      }),
    );
  });

  test("marks of the whole, moved into a part, keep to the part", () => {
    const marks = [
      { start: 2, end: 9, name: "a" },
      { start: 6, end: 6, name: "c" },
      { start: 20, end: 22, name: "b" },
    ];
    expect(marksWithin(marks, 5, 3)).toEqual([
      { start: 0, end: 3, name: "a" },
      { start: 1, end: 1, name: "c" },
    ]);
  });
});

describe("finding and replacing", () => {
  const segments = [row(1, "The clock and the Clock."), row(2, "No such thing."), row(3, "A clock 𠮷.")];
  const textOf = ({ target }: { readonly target: string }) => target;

  test("hits of both languages come in reading order", () => {
    const found = findInRows({ segments, textOf, sides: ["source", "target"] }, { text: "clock" });
    expect(
      found.ok && found.hits.map(({ segmentId, side, start }) => `${segmentId} ${side} ${start}`),
    ).toEqual(["s1 target 4", "s1 target 18", "s3 target 2"]);
    const chinese = findInRows({ segments, textOf, sides: ["source", "target"] }, { text: "第2段" });
    expect(chinese.ok && chinese.hits).toEqual([{ segmentId: "s2", side: "source", start: 0, end: 3 }]);
  });

  test("a pattern that is not one says so", () => {
    expect(findInRows({ segments, textOf, sides: ["target"] }, { text: "(", regex: true })).toMatchObject({
      ok: false,
      problem: { code: "editor.find.problem.broken" },
    });
  });

  test("only the chosen places are replaced", () => {
    const previews = previewReplacing({ segments, textOf }, { text: "clock", caseSensitive: true });
    expect(previews.map(({ before, found, after }) => `${before}[${found}]${after}`)).toEqual([
      "The [clock] and the Clock.",
      "A [clock] 𠮷.",
    ]);
    const byId = new Map(segments.map(({ id, target }) => [id, target]));
    const texts = replaceChosen(previews.slice(1), (id) => byId.get(id) ?? "", "watch");
    expect([...texts]).toEqual([["s3", "A watch 𠮷."]]);
  });
});

describe("moving about", () => {
  test.each([
    { from: -1, wanted: "1 2", to: 1 },
    { from: 0, wanted: "0", to: null },
    { from: 1, wanted: "0 3", to: 3 },
    { from: 3, wanted: "0 3", to: 0 },
    { from: -1, wanted: "0", to: 0 },
    { from: -1, wanted: "4", to: 4 },
    { from: 2, wanted: "", to: null },
  ])("from $from, with $wanted wanted of five rows, to $to", ({ from, wanted, to }) => {
    const isWanted = (index: number) => wanted.split(" ").includes(String(index));
    expect(nextWanted([0, 1, 2, 3, 4], from, isWanted)).toBe(to);
  });

  test.each([
    { written: "1", index: 0 },
    { written: " #20 ", index: 19 },
    { written: "21", index: null },
    { written: "0", index: null },
    { written: "", index: null },
    { written: "1.5", index: null },
    { written: "two", index: null },
  ])("$written of 20 rows is index $index", ({ written, index }) => {
    expect(readRowNumber(written, 20)).toBe(index);
  });

  test("the ends are ends", () => {
    expect([stepFrom(3, 2, 1), stepFrom(3, 0, -1), stepFrom(3, -1, 1), stepFrom(0, -1, 1)]).toEqual([
      2, 0, 0, -1,
    ]);
  });

  test("law: whatever is next and wanted is wanted, and not the row itself", () => {
    fc.assert(
      fc.property(documents, fc.nat(40), (segments, from) => {
        fc.pre(from < segments.length);
        const to = nextWanted(segments, from, isUnconfirmed);
        if (to === null)
          expect(segments.filter((one, index) => index !== from && isUnconfirmed(one))).toEqual([]);
        else expect(to !== from && isUnconfirmed(segments[to]!)).toBe(true);
      }),
    );
  });
});

test("law: rows keep their order in the list, and each set-aside paragraph stands once, in its place", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(40), { maxLength: 30 }), (positions) => {
      const sorted = [...positions].sort((one, other) => one - other);
      const rows = sorted
        .filter((one) => one % 3 !== 0)
        .map((one) => row(one, "", { source: [paragraph(one, "字")] }));
      const aside = sorted
        .filter((one) => one % 3 === 0)
        .map((one) => ({ ...paragraph(one, "旁"), id: `a${one}`, setAside: null }));
      const items = listItems(rows, aside);
      expect(items.flatMap((item) => (item.kind === "row" ? [item.id] : []))).toEqual(
        rows.map(({ id }) => id),
      );
      const all = items.flatMap((item) =>
        item.kind === "row" ? [Number(item.id.slice(1))] : item.paragraphs.map(({ position }) => position),
      );
      expect(all).toEqual(sorted);
    }),
  );
});
