import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assertLadder, type Bead, type Run } from "@/lib/align/model/ladder";
import { type PlacedRow, placeDraft } from "@/lib/db/alignments/place";
import { joinEnglish } from "@/lib/segmentation/target";

/**
 * Rows in a notation of their own, one sign each: `1`, `2`, … an untouched row with so many paragraphs of Chinese; `t` a
 * row that somebody has worked on (its English is "worked"); `n` a note, English without Chinese; `c` an untouched row with a
 * comment on it.
 */
function rowsOf(shape: string): PlacedRow[] {
  return [...shape].map((sign, index) => ({
    id: `${sign}${index}`,
    rank: (index + 1) * 1024,
    paragraphs: sign === "n" ? 0 : /\d/.test(sign) ? Number(sign) : 1,
    isUntouched: sign !== "t" && sign !== "n",
    isBare: sign !== "c",
    target: sign === "t" ? "worked" : sign === "n" ? "a note" : "",
  }));
}

/**
 * "2-1 0-1": two paragraphs beside one, then English alone. `moves` take the English of a bead, by its index, out of
 * the order of the draft and to another place in it: those are crossed.
 */
function ladderOf(shape: string, moves: readonly (readonly [bead: number, to: number])[] = []): Bead[] {
  const sizes = shape
    .split(" ")
    .filter(Boolean)
    .map((bead) => bead.split("-").map(Number) as [number, number]);
  const reading = sizes.map((_, index) => index);
  const crossed = new Set<number>();
  for (const [bead, to] of moves) {
    if (!sizes[bead] || sizes[bead][0] === 0 || sizes[bead][1] === 0) continue;
    reading.splice(reading.indexOf(bead), 1);
    reading.splice(to % (reading.length + 1), 0, bead);
    crossed.add(bead);
  }
  const targets = new Map<number, number>();
  let target = 0;
  for (const index of reading) {
    targets.set(index, target);
    target += sizes[index]![1];
  }
  let source = 0;
  const ladder = sizes.map(([sources, english], index): Bead => {
    const start = targets.get(index)!;
    const from = source;
    source += sources;
    return {
      source: { start: from, end: source },
      target: { start, end: start + english },
      confidence: (index + 1) / 100,
      ...(crossed.has(index) ? { isCrossed: true } : {}),
    };
  });
  assertLadder(ladder, source, target);
  return ladder;
}

const draftOf = (ladder: string) => {
  const count = ladder
    .split(" ")
    .filter(Boolean)
    .reduce((sum, bead) => sum + Number(bead.split("-")[1]), 0);
  return Array.from({ length: count }, (_, index) => `E${index}`);
};

/** What came of it, in words: `row=text`, `row+absorbed=text`, `row?text` for a suggestion, `@rank=text`, `already`. */
function placed(rows: string, ladder: string, draft = draftOf(ladder)): string[] {
  const { filled, suggested, own, already } = placeDraft(rowsOf(rows), draft, ladderOf(ladder));
  const on = (text: string) => text.replaceAll("\n\n", "/");
  return [
    ...filled.map(({ rowId, absorbs, text }) => `${[rowId, ...absorbs].join("+")}=${on(text)}`),
    ...suggested.map(({ rowId, text }) => `${rowId}?${on(text)}`),
    ...own.map(({ rank, text }) => `@${rank}=${on(text)}`),
    ...already.map(() => "already"),
  ];
}

describe("placing a draft", () => {
  test.each([
    { rows: "11", ladder: "1-1 1-1", placement: ["10=E0", "11=E1"], why: "one to one" },
    { rows: "1", ladder: "1-2", placement: ["10=E0/E1"], why: "one row takes two English paragraphs" },
    {
      rows: "111",
      ladder: "2-1 1-1",
      placement: ["10+11=E0", "12=E1"],
      why: "DB-PLACE-3 two untouched rows become one",
    },
    {
      rows: "1c",
      ladder: "2-1",
      placement: ["10=E0"],
      why: "DB-PLACE-3 a row with a comment is not retired",
    },
    { rows: "c1", ladder: "2-1", placement: ["c0+11=E0"], why: "DB-PLACE-3 but it may take another in" },
    { rows: "11", ladder: "1-1 1-0", placement: ["10=E0"], why: "DB-PLACE-5 Chinese without English stays" },
    {
      rows: "11",
      ladder: "1-1 0-1 1-1",
      placement: ["10=E0", "11=E2", "@1536=E1"],
      why: "DB-PLACE-4 between its neighbours",
    },
    { rows: "1", ladder: "0-1 1-1", placement: ["10=E1", "@512=E0"], why: "DB-PLACE-4 before the first" },
    {
      rows: "1",
      ladder: "1-1 0-2",
      placement: ["10=E0", "@2048=E1", "@3072=E2"],
      why: "DB-PLACE-4 after the last, each by itself",
    },
    {
      rows: "t",
      ladder: "1-1",
      placement: ["t0?E0"],
      why: "DB-PLACE-2 work stays, the draft waits beside it",
    },
    {
      rows: "1t",
      ladder: "2-1",
      placement: ["t1?E0"],
      why: "DB-PLACE-2 a bead over an untouched and a touched row leaves both",
    },
    {
      rows: "2",
      ladder: "1-1 1-1",
      placement: ["20=E0/E1"],
      why: "a row of two paragraphs is not taken apart",
    },
    {
      rows: "2",
      ladder: "1-1 0-1 1-1",
      placement: ["20=E0/E1/E2"],
      why: "English inside a row stays inside it",
    },
    { rows: "1n1", ladder: "1-1 1-1", placement: ["10=E0", "12=E1"], why: "notes are passed over" },
    { rows: "21", ladder: "1-1 2-1", placement: ["20+11=E0/E1"], why: "beads that share a row go together" },
    { rows: "", ladder: "0-1", placement: ["@1024=E0"], why: "a document without rows" },
  ])("$rows with $ladder: $why", ({ rows, ladder, placement }) => {
    expect(placed(rows, ladder)).toEqual(placement);
  });

  test("what stands there already is neither suggested nor noted again", () => {
    expect(placed("t", "1-1", ["worked"])).toEqual(["already"]);
    expect(placed("1n", "1-1 0-1", ["new", "a note"])).toEqual(["10=new", "already"]);
  });
});

describe("what the aligner said of it", () => {
  const saidOf = (rows: string, ladder: string, moves: Parameters<typeof ladderOf>[1] = []) => {
    const { filled, own, unanswered } = placeDraft(rowsOf(rows), draftOf(ladder), ladderOf(ladder, moves));
    return [
      ...filled.map(
        ({ rowId, text, confidence, isCrossed }) =>
          `${rowId}=${text.replaceAll("\n\n", "/")} ${confidence}${isCrossed ? " crossed" : ""}`,
      ),
      ...own.map(({ text, confidence }) => `${text} ${confidence}`),
      ...unanswered.map(({ rowId, confidence }) => `${rowId} ${confidence}`),
    ];
  };
  test.each([
    { rows: "11", ladder: "1-1 1-1", said: ["10=E0 0.01", "11=E1 0.02"], why: "each row as its bead" },
    { rows: "2", ladder: "1-1 1-1", said: ["20=E0/E1 0.01"], why: "DB-PLACE-6 as the least sure of several" },
    {
      rows: "11",
      ladder: "1-1 0-1 1-0",
      said: ["10=E0 0.01", "E1 0.02", "11 0.03"],
      why: "DB-PLACE-5 null beads too",
    },
    {
      rows: "t1",
      ladder: "1-0 1-0",
      said: ["11 0.02"],
      why: "DB-PLACE-2 nothing is said of a row with work in it",
    },
    {
      rows: "111",
      ladder: "1-1 1-1 1-1",
      moves: [[0, 2]] as const,
      said: ["10=E2 0.01 crossed", "11=E0 0.02", "12=E1 0.03"],
      why: "DB-PLACE-6 English from the draft's end, at the start of the original",
    },
    {
      rows: "2",
      ladder: "1-1 1-1",
      moves: [[0, 1]] as const,
      said: ["20=E1/E0 0.01 crossed"],
      why: "DB-PLACE-6 inside a row: in the order of the original",
    },
    {
      rows: "111",
      ladder: "1-1 1-1 1-0",
      moves: [
        [0, 0],
        [1, 2],
      ] as const,
      said: ["10=E0 0.01 crossed", "11=E1 0.02 crossed", "12 0.03"],
      why: "DB-PLACE-5 DB-PLACE-6 Chinese without English, between two that are crossed",
    },
  ])("$rows with $ladder: $why", ({ rows, ladder, moves, said }) => {
    expect(saidOf(rows, ladder, moves)).toEqual(said);
  });
});

const shapes = fc.array(fc.constantFrom("1", "2", "3", "t", "n", "c"), { maxLength: 12 }).chain((signs) => {
  const paragraphs = rowsOf(signs.join("")).reduce((sum, row) => sum + row.paragraphs, 0);
  return fc.record({
    rows: fc.constant(signs.join("")),
    ladder: fc
      .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { maxLength: 20 })
      .map((beads) => covering(beads, paragraphs)),
    moves: fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 3 }),
  });
});

/** Beads cut down, or filled up, to cover exactly so many paragraphs. */
function covering(beads: readonly (readonly [number, number])[], paragraphs: number): string {
  const made: string[] = [];
  let left = paragraphs;
  for (const [source, target] of beads) {
    const taken = Math.min(source, left);
    if (taken + target === 0) continue;
    made.push(`${taken}-${target}`);
    left -= taken;
  }
  return [...made, ...Array.from({ length: left }, () => "1-0")].join(" ");
}

const itemsOf = ({ start, end }: Run) => Array.from({ length: end - start }, (_, index) => start + index);

describe("laws", () => {
  test("DB-PLACE-1 every English paragraph is in exactly one place, with its own words", () => {
    fc.assert(
      fc.property(shapes, ({ rows, ladder, moves }) => {
        const draft = draftOf(ladder);
        const plan = placeDraft(rowsOf(rows), draft, ladderOf(ladder, moves));
        const places = [...plan.filled, ...plan.suggested, ...plan.own];
        const seen = [...places.flatMap(({ english }) => english), ...plan.already].flatMap(itemsOf);
        expect(seen.toSorted((a, b) => a - b)).toEqual(draft.map((_, index) => index));
        for (const { english, text } of places) {
          expect(text).toBe(joinEnglish(english.flatMap(itemsOf).map((at) => draft[at]!)));
        }
      }),
    );
  });

  test("DB-PLACE-2 DB-PLACE-3 only untouched rows are filled or retired, none twice, and none with something on it is retired", () => {
    fc.assert(
      fc.property(shapes, ({ rows, ladder, moves }) => {
        const byId = new Map(rowsOf(rows).map((row) => [row.id, row]));
        const { filled } = placeDraft([...byId.values()], draftOf(ladder), ladderOf(ladder, moves));
        const used = filled.flatMap(({ rowId, absorbs }) => [rowId, ...absorbs]);
        expect(new Set(used).size).toBe(used.length);
        expect(used.every((id) => byId.get(id)!.isUntouched && byId.get(id)!.paragraphs > 0)).toBe(true);
        expect(filled.flatMap(({ absorbs }) => absorbs).every((id) => byId.get(id)!.isBare)).toBe(true);
      }),
    );
  });

  test("DB-PLACE-4 rows in their order, new ones among them, hold the English in the order of the draft where nothing is crossed", () => {
    fc.assert(
      fc.property(shapes, ({ rows, ladder }) => {
        const all = rowsOf(rows);
        const { filled, own } = placeDraft(all, draftOf(ladder), ladderOf(ladder));
        const rankOf = new Map(all.map((row) => [row.id, row.rank]));
        const standing = [
          ...filled.map(({ rowId, english }) => ({ rank: rankOf.get(rowId)!, start: english[0]!.start })),
          ...own.map(({ rank, english }) => ({ rank, start: english[0]!.start })),
        ].toSorted((a, b) => a.rank - b.rank);
        const starts = standing.map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(new Set(standing.map(({ rank }) => rank)).size).toBe(standing.length);
      }),
    );
  });
});
