import { describe, expect, test } from "vitest";
import type { PublicationSegment } from "@/lib/interchange/publication-segment";
import { speakerLabel } from "@/lib/segmentation/structure/speaker-label";
import { publish, row, source, verseLine } from "./publications";

/** A publication in a line per block: kind, level, speaker, text. */
function shape(segments: readonly PublicationSegment[], more: Parameters<typeof publish>[1] = {}): string[] {
  return publish(segments, more).blocks.map((block) => {
    if (block.kind === "mark") return `mark ${block.text}`;
    const level = block.level === null ? "" : ` ${block.level}`;
    const speaker = block.speaker === null ? "" : ` <${block.speaker}>`;
    return `${block.kind}${level}${speaker} ${block.text}`;
  });
}

const all = { settings: { include: "all", noteOmitted: true, showTranslators: true } } as const;
const silent = { settings: { include: "approved", noteOmitted: false, showTranslators: true } } as const;
const unapproved = { state: "translated" } as const;
const omitted = { state: "final", subState: "omitted" } as const;

describe("PUB-2 nothing is left out in silence", () => {
  const rows = [
    row(11, "Approved"),
    row(12, "One", unapproved),
    row(13, "", { state: "initial" }),
    row(14, "Three", { ...unapproved, subState: "rejected" }),
    row(15, "Signed off", { state: "final" }),
    row(16, "Last", unapproved),
  ];

  test("a run of unapproved rows is one mark", () => {
    expect(shape(rows)).toEqual([
      "text Approved",
      "mark [Rows 12–14 are not yet approved]",
      "text Signed off",
      "mark [Row 16 is not yet approved]",
    ]);
  });

  test("with everything included an untranslated row is a mark (PUB-3)", () => {
    expect(shape(rows, all)).toEqual([
      "text Approved",
      "text One",
      "mark [Row 13 is not yet translated]",
      "text Three",
      "text Signed off",
      "text Last",
    ]);
  });

  test("a run of untranslated rows is one mark", () => {
    const empty = [row(4, ""), row(5, "", { state: "initial" }), row(6, "Six")];
    expect(shape(empty, all)).toEqual(["mark [Rows 4–5 are not yet translated]", "text Six"]);
  });

  test("an approved row without English is a mark", () => {
    expect(shape([row(1, " \n ")])).toEqual(["mark [Row 1 is not yet translated]"]);
  });

  test("an omitted passage is a mark with its reason, and ends a run", () => {
    const around = [
      row(1, "a", unapproved),
      row(2, "", { ...omitted, omittedReason: "An\nadvert" }),
      row(3, "b", unapproved),
    ];
    expect(shape(around)).toEqual([
      "mark [Row 1 is not yet approved]",
      "mark [Passage omitted: An advert]",
      "mark [Row 3 is not yet approved]",
    ]);
    expect(shape(around, silent)).toEqual([
      "mark [Row 1 is not yet approved]",
      "mark [Row 3 is not yet approved]",
    ]);
    expect(shape([row(1, "", omitted)])).toEqual(["mark [Passage omitted]"]);
  });

  test("an empty row without a source is nothing", () => {
    expect(shape([row(1, "", { source: [], state: "initial" })])).toEqual([]);
  });
});

describe("PUB-4 a paragraph takes the kind of the source beside it", () => {
  const turn = source("turn");
  test.each([
    { source: [source("heading", 1)], target: "Part", gives: ["heading 1 Part"] },
    {
      source: [source("heading", 1)],
      target: "Part\n\nAnd text",
      gives: ["heading 1 Part", "text And text"],
    },
    { source: [source("quote")], target: "One\n\nTwo", gives: ["quote One", "quote Two"] },
    { source: [source("heading"), source("text")], target: "H\n\nT", gives: ["heading 1 H", "text T"] },
    { source: [source("heading"), source("text")], target: "Merged", gives: ["text Merged"] },
    {
      source: [turn],
      target: "Yubei Chen: So.\n\nAnd then.",
      gives: ["turn <Yubei Chen> So.", "text And then."],
    },
    { source: [turn], target: "So we began.", gives: ["turn So we began."] },
    { source: [source("text")], target: "Note: a word", gives: ["text Note: a word"] },
    { source: [source("chrome")], target: "Home", gives: ["text Home"] },
    { source: [], target: "The editor’s remark", gives: ["note The editor’s remark"] },
    { source: [source("text")], target: "a\r\nb\u2028c\n \t\n\n d ", gives: ["text a\nb\nc", "text d"] },
  ])("$target", ({ source, target, gives }) => {
    expect(shape([row(1, target, { source })])).toEqual(gives);
  });
});

test("PUB-6 the first title row with English is the title and is not printed twice", () => {
  const title = { source: [source("title")] };
  const rows = [
    row(1, "", { ...title, state: "initial" }),
    row(2, "The Box\n\nA subtitle", title),
    row(3, "Part Two", title),
  ];
  expect(publish(rows).title).toBe("The Box");
  expect(shape(rows)).toEqual(["mark [Row 1 is not yet approved]", "text A subtitle", "title Part Two"]);
  expect(publish([row(1, "The Box", { ...title, ...unapproved })], { title: "黑盒" }).title).toBe("黑盒");
});

describe("PUB-6 where the Chinese title was set aside as chrome, the draft's own title stands without Chinese", () => {
  const none = { source: [] };
  test.each([
    { why: "opens the text", rows: [row(1, "The Black Box", none), row(2, "Text.")], title: "The Black Box" },
    { why: "is a sentence", rows: [row(1, "A note by us.", none), row(2, "Text.")], title: "Untitled" },
    { why: "comes later", rows: [row(1, "Text."), row(2, "The Black Box", none)], title: "Untitled" },
    { why: "is two", rows: [row(1, "The Black Box\n\nBy us", none), row(2, "Text.")], title: "Untitled" },
    {
      why: "is not alone: there is a title row",
      rows: [row(1, "A word before", none), row(2, "Real", { source: [source("title")] })],
      title: "Real",
    },
  ])("$why: the title is $title", ({ rows, title }) => {
    expect(publish(rows, { ...all, title: "Untitled" }).title).toBe(title);
  });
});

test("PUB-7 levels are counted from the highest in the source", () => {
  const at = (position: number, level: number | null) =>
    row(position, `L${level}`, { source: [source("heading", level)] });
  expect(shape([at(1, 3), at(2, 2), at(3, 4)])).toEqual(["heading 2 L3", "heading 1 L2", "heading 3 L4"]);
  expect(shape([at(1, null), at(2, 6)])).toEqual(["heading 1 Lnull", "heading 6 L6"]);
});

test("PUB-8 what no format can hold is shown as a sign", () => {
  expect(shape([row(1, "\u3000a\u0000b\u001B\u007F\uD800𠮷\uDC00\uFFFE\u200E\u200B")])).toEqual([
    "text a␀b␛␡\uFFFD𠮷\uFFFD\uFFFD\u200E",
  ]);
});

test.each([
  { translators: ["A"], date: null, gives: "Translated by A" },
  { translators: ["A", "B"], date: "May 2026", gives: "Translated by A and B · May 2026" },
  { translators: ["A", " ", "B", "C"], date: null, gives: "Translated by A, B and C" },
  { translators: [], date: "May 2026", gives: "May 2026" },
  { translators: [], date: null, gives: null },
])("the byline of $translators and $date", ({ gives, ...who }) => {
  expect(publish([], who).byline).toBe(gives);
});

test("translators are named only if wanted", () => {
  const settings = { include: "approved", noteOmitted: true, showTranslators: false } as const;
  expect(publish([], { translators: ["A"], settings }).byline).toBeNull();
});

test.each([
  { text: "Yubei Chen: So…", inline: "plain", gives: ["Yubei Chen", "So…"] },
  { text: "Q：Why?", inline: "plain", gives: ["Q", "Why?"] },
  { text: "Ludwig van Beethoven: Ja", inline: "plain", gives: ["Ludwig van Beethoven", "Ja"] },
  { text: "**Silicon Valley 101:** Hello", inline: "markdown", gives: ["Silicon Valley 101", "Hello"] },
  { text: "**Host**: Hello", inline: "markdown", gives: ["Host", "Hello"] },
  { text: "Host:", inline: "plain", gives: ["Host", ""] },
  { text: "And then I said: no", inline: "plain", gives: null },
  { text: "http://example.org", inline: "plain", gives: null },
  { text: "He saw\nHost: no", inline: "plain", gives: null },
  { text: "At 9:45 the ferry sails.", inline: "plain", gives: null },
  { text: "The 6:20 bus was full.", inline: "plain", gives: null },
  { text: "Page 4:17 says so.", inline: "plain", gives: null },
  { text: "Luke 6：31 was on the wall.", inline: "plain", gives: null },
  { text: "We won 3:2.", inline: "plain", gives: null },
  { text: "**At 9:45** the ferry sails.", inline: "markdown", gives: null },
  { text: "C:\\Ferry is the folder.", inline: "plain", gives: null },
  { text: "At 9: the ferry sails.", inline: "plain", gives: null },
  { text: "Note: the ferry sails at nine.", inline: "plain", gives: null },
  { text: "Well: it depends.", inline: "plain", gives: null },
  { text: "Step 2: pull.", inline: "plain", gives: null },
  { text: "Speaker 1: 9:45 is too late.", inline: "plain", gives: ["Speaker 1", "9:45 is too late."] },
  { text: "Zhang San: At 9:45 it sails.", inline: "plain", gives: ["Zhang San", "At 9:45 it sails."] },
  { text: "Zhang San (00:12): It sails.", inline: "plain", gives: ["Zhang San (00:12)", "It sails."] },
  {
    text: "**Zhang San [1:02:03]:** It sails.",
    inline: "markdown",
    gives: ["Zhang San [1:02:03]", "It sails."],
  },
] as const)("the label of “$text”", ({ text, inline, gives }) => {
  const label = speakerLabel(text, inline);
  expect(label === null ? null : [label.speaker, label.said]).toEqual(gives);
});

describe("PUB-9 who speaks, from the ledger", () => {
  test.each([
    {
      what: "a turn without a label gets it",
      target: "So the model…",
      gives: "turn <Yubei Chen> So the model…",
    },
    { what: "a label of its own stands", target: "Chen: So…", gives: "turn <Chen> So…" },
    { what: "the same one is not doubled", target: "Yubei Chen: So…", gives: "turn <Yubei Chen> So…" },
    {
      what: "nor where it is not set off",
      target: "**yubei chen** laughs.",
      gives: "turn **yubei chen** laughs.",
    },
    {
      what: "a time is no name",
      target: "At 9:45 the ferry sails.",
      gives: "turn <Yubei Chen> At 9:45 the ferry sails.",
    },
    {
      what: "nor is a word that leads up to a sentence",
      target: "Anchors: that is what we lack.",
      gives: "turn <Yubei Chen> Anchors: that is what we lack.",
    },
    { what: "a part in a talk is", target: "Guest: So…", gives: "turn <Guest> So…" },
    { what: "so is somebody else's name", target: "Mei Lin: So…", gives: "turn <Mei Lin> So…" },
    {
      what: "a longer name is another",
      target: "Yubei Chenson laughs.",
      gives: "turn <Yubei Chen> Yubei Chenson laughs.",
    },
  ])("$what", ({ target, gives }) => {
    expect(shape([row(1, target, { source: [source("turn", null, "Yubei Chen")] })])).toEqual([gives]);
  });

  test("a word that opens other turns, too, is a name", () => {
    const lin = source("turn", null, "Yubei Chen");
    expect(shape([row(1, "Lin: So…", { source: [lin] }), row(2, "Lin: And…", { source: [lin] })])).toEqual([
      "turn <Lin> So…",
      "turn <Lin> And…",
    ]);
  });

  test("what a speaker goes on to say has none, and a ledger without English changes nothing", () => {
    const goesOn = row(1, "And then…", { source: [source("text", null, "Yubei Chen")] });
    const unknown = row(2, "So…", { source: [source("turn")] });
    expect(shape([goesOn, unknown])).toEqual(["text And then…", "turn So…"]);
  });
});

test("PUB-10 lines of verse are one stanza, parted by what is not verse or not printed", () => {
  const verse = (position: number, target: string, more = {}) =>
    row(position, target, { source: [source("verse")], ...more });
  expect(
    shape([
      verse(1, "The moon"),
      verse(2, "comes back"),
      row(3, "He read."),
      verse(4, "No dog"),
      verse(5, "x", unapproved),
      verse(6, "barks"),
    ]),
  ).toEqual([
    "text The moon\ncomes back",
    "text He read.",
    "text No dog",
    "mark [Row 5 is not yet approved]",
    "text barks",
  ]);
});

describe("PUB-10 what parts two stanzas in the original parts them in English", () => {
  const verse = (position: number, target: string, ...lineEnds: number[]) =>
    row(position, target, { source: lineEnds.map(verseLine) });

  test.each([
    ["a blank line", [1, 2, 1, 1], ["text a\nb", "text c\nd"]],
    ["lines that all stand apart are one stanza", [2, 2, 2, 1], ["text a\nb\nc\nd"]],
    ["more room than lines have otherwise", [2, 3, 2, 1], ["text a\nb", "text c\nd"]],
    ["what follows the poem parts nothing", [1, 1, 1, 4], ["text a\nb\nc\nd"]],
  ])("%s", (_, ends, expected) => {
    const rows = ends.map((lineEnds, index) => verse(index + 1, "abcd"[index]!, lineEnds));
    expect(shape([...rows, row(5, "He read.")])).toEqual([...expected, "text He read."]);
  });

  test("in a row of several lines, too, where each has its paragraph", () => {
    expect(shape([verse(1, "a\n\nb\n\nc", 1, 2, 1), verse(2, "d", 1)])).toEqual(["text a\nb", "text c\nd"]);
  });

  test("with other paragraphs than lines, the translator's blank lines stand", () => {
    expect(shape([verse(1, "a and b\n\nc", 1, 2, 1), verse(2, "d", 1)])).toEqual([
      "text a and b",
      "text c\nd",
    ]);
  });

  test("a stanza that begins with a row that is not printed", () => {
    const rows = [
      verse(1, "a", 1),
      verse(2, "b", 2),
      { ...verse(3, "c", 1), ...unapproved },
      verse(4, "d", 1),
    ];
    expect(shape(rows)).toEqual(["text a\nb", "mark [Row 3 is not yet approved]", "text d"]);
  });
});

describe("PUB-11 a line that goes on is one paragraph with the next", () => {
  const goesOn = { goesOn: true };

  test("so the turn below it has its name", () => {
    const lines = [
      { ...source("turn", null, "Yubei Chen"), ...goesOn },
      source("text"),
      source("turn", null, "Host"),
    ];
    expect(shape([row(1, "Well.\n\nWhy?", { source: lines })])).toEqual([
      "turn <Yubei Chen> Well.",
      "turn <Host> Why?",
    ]);
  });

  test("and a line of verse broken by hand is one line", () => {
    const lines = [{ ...verseLine(1), ...goesOn }, verseLine(2), verseLine(1)];
    expect(shape([row(1, "a\n\nb", { source: lines }), row(2, "c", { source: [verseLine(1)] })])).toEqual([
      "text a",
      "text b\nc",
    ]);
  });
});
