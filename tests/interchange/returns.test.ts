import { expect, test } from "vitest";
import { compareReturn, type ReturnedUnit, type RowHere } from "@/lib/interchange/returns/compare-return";

const row = (id: string, source: string, target: string, versions: readonly string[] = []): RowHere => ({
  id,
  source,
  target,
  versions: [target, ...versions],
  comments: ["Known already"],
});
const unit = (
  rowId: string | null,
  source: string,
  target: string,
  more: Partial<ReturnedUnit> = {},
): ReturnedUnit => ({
  rowId,
  source,
  target,
  tracked: null,
  comments: [],
  ...more,
});

test.each([
  {
    what: "nothing was changed there",
    here: "A b c.",
    versions: [],
    theirs: "A b c.",
    gives: ["same", "A b c."],
  },
  {
    what: "changed there only",
    here: "A b c.",
    versions: [],
    theirs: "A b d.",
    gives: ["changed", "A b d."],
  },
  {
    what: "changed here only: what came back is what was sent",
    here: "A b c new.",
    versions: ["A b c.", ""],
    theirs: "A b c.",
    gives: ["same", "A b c new."],
  },
  {
    what: "changed on both sides, apart",
    here: "The old river was clear today.",
    versions: ["The river was clear today."],
    theirs: "The river was clear this morning.",
    gives: ["merged", "The old river was clear this morning."],
  },
  {
    what: "changed on both sides in one place",
    here: "The river was limpid.",
    versions: ["The river was clear."],
    theirs: "The river was bright.",
    gives: ["conflict", null],
  },
  { what: "translated there", here: "", versions: [], theirs: "New.", gives: ["changed", "New."] },
  { what: "emptied there", here: "Old.", versions: [], theirs: " ", gives: ["changed", ""] },
])("$what", ({ here, versions, theirs, gives }) => {
  const [compared] = compareReturn([unit("r", "河", theirs)], [row("r", "河", here, versions)]).rows;
  expect([compared?.verdict, compared?.result]).toEqual(gives);
});

test("units find their rows by id, then by the Chinese, then by what is most like it", () => {
  const rows = [
    row("a", "雨停了。", "x"),
    row("b", "好。", "x"),
    row("c", "好。", "x"),
    row("d", "那条河很清很清，见了县志。", "x"),
    row("e", "没有了。", "x"),
  ];
  const {
    rows: compared,
    strangers,
    absent,
  } = compareReturn(
    [
      unit("a", "别的话。", "1"),
      unit(null, "好。", "2"),
      unit("gone", "好。", "3"),
      unit(null, "那条河很清很清，见县志。", "4"),
      unit(null, "完全不同的新句子。", "5"),
    ],
    rows,
  );
  expect(compared.map(({ rowId, theirs, matchedBy }) => `${rowId} ${theirs} ${matchedBy}`)).toEqual([
    "a 1 id",
    "b 2 source",
    "c 3 source",
    "d 4 likeness",
  ]);
  expect(strangers).toEqual([4]);
  expect(absent).toEqual(["e"]);
});

test("recorded changes are a suggestion, and comments that are here are not said again", () => {
  const [compared] = compareReturn(
    [
      unit("r", "河", "He go.", {
        tracked: { text: "He left.", by: "Li", at: "2026-05-01T00:00:00Z" },
        comments: [
          { text: "Known already", by: null, at: null },
          { text: "Owner: Known already", by: null, at: null },
          { text: "Why?", by: "Li", at: null },
        ],
      }),
    ],
    [row("r", "河", "He go.")],
  ).rows;
  expect(compared).toMatchObject({
    verdict: "same",
    suggestion: { text: "He left.", by: "Li" },
    comments: [{ text: "Why?", by: "Li" }],
  });
});
