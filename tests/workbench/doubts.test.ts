import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { certaintyOf, doubtOf, isDoubtful } from "@/lib/segments/confidence";
import { apply } from "@/lib/workbench/commands/apply";
import { isReleasable } from "@/lib/workbench/keys/align-keys";
import { KEY_COMMANDS, labelOfCommand } from "@/lib/workbench/keys/keys";
import { nameOfDoubt, nextDoubt, orderDoubts, percent } from "@/lib/workbench/state/doubts";
import { chooseRows } from "@/lib/workbench/state/filters";
import { bench, link, row } from "./rows-made";
import { inEnglish, saidIn } from "./said";

const ME = { id: "me", name: "林译" };

describe("how sure", () => {
  test.each([
    { confidence: 1, is: "sure", shown: 100 },
    { confidence: 0.9, is: "sure", shown: 90 },
    { confidence: 0.8999, is: "doubtful", shown: 89 },
    { confidence: 0.6, is: "doubtful", shown: 60 },
    { confidence: 0.29, is: "very-doubtful", shown: 29 },
    { confidence: 0, is: "very-doubtful", shown: 0 },
  ])("$confidence is $is and shown as $shown %", ({ confidence, is, shown }) => {
    expect(certaintyOf(confidence)).toBe(is);
    expect(percent(confidence)).toBe(shown);
  });

  test("what is shown as 90 % is sure, and what is shown as less is not", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (confidence) => {
        // Beyond the sixth digit nobody means anything.
        fc.pre(Math.abs(confidence - 0.9) > 1e-6);
        expect(percent(confidence) >= 90).toBe(certaintyOf(confidence) === "sure");
      }),
    );
  });

  test.each([
    { what: "no aligner", of: null, doubt: null },
    { what: "a sure row", of: link(0.95), doubt: null },
    { what: "a doubtful row", of: link(0.7), doubt: "doubtful" },
    { what: "a crossed row", of: link(0.4, { isCrossed: true }), doubt: "very-doubtful" },
    { what: "a row somebody accepted", of: link(0.4, { isFixed: true, decidedBy: ME }), doubt: null },
    { what: "a row put together by hand", of: { ...link(0), confidence: null, isFixed: true }, doubt: null },
  ])("SGM-DOUBT-1: $what is in doubt: $doubt", ({ of, doubt }) => {
    expect(doubtOf({ link: of })).toBe(doubt);
  });

  test("is said in words and in a number", () => {
    expect(inEnglish(nameOfDoubt("doubtful", 0.62))).toBe("Alignment doubtful, 62 % sure");
    expect(inEnglish(nameOfDoubt("very-doubtful", 0.05))).toBe("Alignment very doubtful, 5 % sure");
  });
});

describe("from doubt to doubt", () => {
  const rows = [
    row(1, "One.", { link: link(0.7) }),
    row(2, "Two.", { link: link(0.95) }),
    row(3, "Three.", { link: link(0.2) }),
    row(4, "Four.", { link: link(0.7) }),
    row(5, "Five.", { link: link(0.1, { isFixed: true, decidedBy: ME }) }),
  ];

  test.each([
    { from: null, by: 1, to: "s3" },
    { from: null, by: -1, to: "s3" },
    { from: "s2", by: 1, to: "s3" },
    { from: "s3", by: 1, to: "s1" },
    { from: "s1", by: 1, to: "s4" },
    { from: "s4", by: 1, to: "s3" },
    { from: "s3", by: -1, to: "s4" },
  ] as const)("WB-DOUBT-1, WB-DOUBT-2: from $from by $by is $to", ({ from, by, to }) => {
    expect(nextDoubt(orderDoubts(rows), from, by)).toBe(to);
  });

  test("the walk goes among the rows that are shown, and says when there is none", () => {
    const filtered = apply(bench(rows), { type: "filter", filter: "translated" }).state;
    const { state, effects } = apply(filtered, { type: "go", to: "next-doubt" });
    expect(state.active).toBeNull();
    expect(saidIn(effects)).toMatchObject([{ text: "No alignment here is in doubt." }]);
    const only = apply(bench([row(1, "", { link: link(0.3) })]), { type: "activate", id: "s1" }).state;
    expect(saidIn(apply(only, { type: "go", to: "next-doubt" }).effects)).toMatchObject([
      { text: "This is the only doubt here." },
    ]);
  });

  test("the filter shows the doubts in the order of the document", () => {
    expect(chooseRows(rows, "doubtful", "me")).toEqual(["s1", "s3", "s4"]);
  });

  test("English that was added on purpose needs no Chinese any more", () => {
    const alone = row(1, "Added.", { source: [], link: link(0.8) });
    expect(chooseRows([alone], "unanswered", "me")).toEqual(["s1"]);
    const accepted = { ...alone, link: link(0.8, { isFixed: true, decidedBy: ME }) };
    expect(chooseRows([accepted], "unanswered", "me")).toEqual([]);
  });

  const documents = fc
    .array(fc.record({ sure: fc.double({ min: 0, max: 1, noNaN: true }), isFixed: fc.boolean() }), {
      maxLength: 20,
    })
    .map((list) =>
      list.map(({ sure, isFixed }, index) => row(index + 1, "Words.", { link: link(sure, { isFixed }) })),
    );

  test("law: walking on from any row goes through every doubt once, and backwards is the same way", () => {
    fc.assert(
      fc.property(documents, fc.nat(), (segments, at) => {
        const doubts = orderDoubts(segments);
        const doubtful = segments.filter(isDoubtful).map(({ id }) => id);
        expect(doubts.flatMap(({ rows }) => rows).toSorted()).toEqual(doubtful.toSorted());
        const start = doubts[at % Math.max(1, doubts.length)]?.id;
        if (start === undefined || doubts.length < 2) return;
        const way: string[] = [start];
        while (way.length < doubts.length) way.push(nextDoubt(doubts, way.at(-1) ?? null, 1) ?? "");
        expect(new Set(way).size).toBe(doubts.length);
        expect(nextDoubt(doubts, way.at(-1) ?? null, 1)).toBe(start);
        for (const [index, id] of way.entries())
          if (index > 0) expect(nextDoubt(doubts, id, -1)).toBe(way[index - 1]);
      }),
    );
  });
});

describe("WB-DOUBT-3: a stretch of doubts is one doubt", () => {
  /** `?` in doubt, `!` very much, `.` sure. */
  const rowsOf = (notation: string) =>
    [...notation].map((sign, at) =>
      row(at + 1, "Words.", { link: link(sign === "." ? 0.95 : sign === "?" ? 0.7 : 0.2) }),
    );
  const walked = (notation: string) =>
    orderDoubts(rowsOf(notation)).map(({ id, rows }) => `${id.slice(1)}:${rows.length}`);

  test.each([
    { rows: "??.??..", doubts: ["1:1", "2:1", "4:1", "5:1"] },
    { rows: "?????..", doubts: ["1:5"] },
    { rows: "??.???", doubts: ["1:5"] },
    { rows: "??..???", doubts: ["1:1", "2:1", "5:1", "6:1", "7:1"] },
    { rows: "?...??!???.!", doubts: ["5:7", "1:1"] },
    { rows: "!..?????", doubts: ["1:1", "4:5"] },
  ])("$rows", ({ rows, doubts }) => {
    expect(walked(rows)).toEqual(doubts);
  });

  test("the walk leaves it as a whole, from any of its rows", () => {
    const doubts = orderDoubts(rowsOf("!..?????"));
    expect(nextDoubt(doubts, "s6", 1)).toBe("s1");
    expect(nextDoubt(doubts, "s1", 1)).toBe("s4");
  });

  test("whoever comes to it is told where it ends, and what to do", () => {
    const { state, effects } = apply(bench(rowsOf("...??????")), { type: "go", to: "next-doubt" });
    expect(state.active).toBe("s4");
    expect(saidIn(effects)).toEqual([
      {
        text: expect.stringMatching(/^From row 4 to 9 .*align again from there/),
        canUndo: false,
        isProblem: false,
      },
    ]);
  });

  test("rows that a filter has brought side by side are none", () => {
    const rows = rowsOf("?..?..?..?..?");
    const doubtful = rows.filter(isDoubtful);
    expect(orderDoubts(doubtful, rows).map(({ rows: own }) => own.length)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe("accepting", () => {
  const accept = KEY_COMMANDS.find(({ id }) => id === "accept-next")!;
  const moment = { targetCaret: null, sentences: null };
  const at = (id: string, ...rows: Parameters<typeof bench>[0]) =>
    apply(bench(rows), { type: "activate", id }).state;

  test.each([
    { row: row(1, "One.", { link: link(0.5) }), says: "Accept the alignment and go to the next doubt" },
    {
      row: row(1, "A note.", { source: [], link: link(0.5) }),
      says: "Added on purpose: accept it and go to the next doubt",
    },
  ])("is called “$says” where that is what it says", ({ row: one, says }) => {
    expect(inEnglish(labelOfCommand(accept, at("s1", one)))).toBe(says);
  });

  test("goes on to the next doubt as long as there is one", () => {
    const two = at("s1", row(1, "One.", { link: link(0.5) }), row(2, "Two.", { link: link(0.6) }));
    expect(accept.does({ state: two, ...moment })).toMatchObject({
      run: [{ action: { do: "link", ids: ["s1"] } }, { to: "next-doubt" }],
    });
    const one = at("s1", row(1, "One.", { link: link(0.5) }), row(2, "Two."));
    expect(accept.does({ state: one, ...moment })).toMatchObject({ run: [{ action: { do: "link" } }] });
  });

  test("of a selected run takes the rows that can be accepted, and stays", () => {
    const rows = [
      row(1, "One.", { link: link(0.5) }),
      row(2, "", { link: link(0.5) }),
      row(3, "Three.", { link: link(0.95) }),
      row(4, "Four.", { link: link(0.5) }),
    ];
    const { state } = apply(at("s1", ...rows), { type: "extend", id: "s3" });
    expect(accept.does({ state, ...moment })).toEqual({
      run: [{ type: "act", action: { do: "link", ids: ["s1", "s3"] } }],
    });
  });

  test("is not asked for where somebody has decided, no draft was aligned, or there is no English", () => {
    const decided = at("s1", row(1, "One.", { link: link(0.5, { isFixed: true }) }));
    expect(accept.does({ state: decided, ...moment })).toHaveProperty("cannot");
    const unanswered = at("s1", row(1, "", { link: link(0.5) }));
    expect(accept.does({ state: unanswered, ...moment })).toHaveProperty("cannot");
    expect(accept.isAvailable(decided)).toBe(true);
    expect(accept.isAvailable(at("s1", row(1, "One.")))).toBe(false);
  });
});

describe("giving a decision back", () => {
  const fixed = (more: Parameters<typeof row>[2]) =>
    row(1, "One.", { subState: "aligned", link: link(0.5, { isFixed: true, decidedBy: ME }), ...more });

  test.each([
    { what: "a row that was accepted", row: fixed({}), is: true },
    { what: "a row that was typed in", row: fixed({ subState: "draft" }), is: false },
    { what: "a confirmed row", row: fixed({ state: "translated", subState: null }), is: false },
    { what: "a row nobody has decided", row: row(1, "One.", { link: link(0.5) }), is: false },
    { what: "no row", row: undefined, is: false },
  ])("$what can be given back: $is", ({ row: one, is }) => {
    expect(isReleasable(one)).toBe(is);
  });
});
