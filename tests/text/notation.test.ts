import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InlineKind, InlineMark } from "@/lib/text/inline-marks";
import { readNotation } from "@/lib/text/notation";
import { writeNotation, writePlain } from "@/lib/text/write-notation";

/** `<em>words</em>`, for reading in a table. */
function shown(typed: string, definitions?: ReadonlyMap<string, string>): string {
  const { words, marks } = readNotation(typed, definitions);
  const isWide = ({ start, end }: InlineMark) => start < end;
  const at = (place: number) =>
    [
      ...marks
        .filter((mark) => isWide(mark) && mark.end === place)
        .map(({ kind }) => `</${kind}>`)
        .reverse(),
      ...marks
        .filter((mark) => mark.start === place)
        .map(({ kind, label, address }) =>
          kind === "note" ? `<note ${label}>` : `<${address ? `link ${address}` : kind}>`,
        ),
    ].join("");
  return Array.from({ length: words.length + 1 }, (_, place) => at(place) + (words[place] ?? "")).join("");
}

describe("what is typed, and what it says", () => {
  test.each([
    ["plain words", "plain words"],
    ["a *b* c", "a <emphasis>b</emphasis> c"],
    ["a **b** c", "a <strong>b</strong> c"],
    ["***a** b*", "<emphasis><strong>a</strong> b</emphasis>"],
    ["**a *b***", "<strong>a <emphasis>b</emphasis></strong>"],
    ["2*3*4", "2<emphasis>3</emphasis>4"],
    ["5 * 3 * 2", "5 * 3 * 2"],
    ["(5*) and (6*)", "(5*) and (6*)"],
    ["2*(3+4)*5", "2*(3+4)*5"],
    ["f(x)*g(y)*h", "f(x)*g(y)*h"],
    ["a\\*b\\*c", "a*b*c"],
    ["C:\\dir\\file", "C:\\dir\\file"],
    ["**“Yes.”**he said", "<strong>“Yes.”</strong>he said"],
    ["see [the river](https://a.example/x)", "see <link https://a.example/x>the river</link>"],
    [
      "[the *river*](https://a.example/x_(y))",
      "<link https://a.example/x_(y)>the <emphasis>river</emphasis></link>",
    ],
    ["[x](javascript:alert(1))", "[x](javascript:alert(1))"],
    ["[x](data:text/html,1)", "[x](data:text/html,1)"],
    ["[x](//evil.example)", "[x](//evil.example)"],
    ["[sic] and [1]", "[sic] and [1]"],
    ["[mail](mailto:a@b.example)", "<link mailto:a@b.example>mail</link>"],
    ["10^8^ and H~2~O", "10<superscript>8</superscript> and H<subscript>2</subscript>O"],
    ["2^10 and 2^12", "2^10 and 2^12"],
    ["~5 km and ~6 km", "~5 km and ~6 km"],
    ["a^b\\ c^", "a<superscript>b c</superscript>"],
    ["~~gone~~ here", "<strike>gone</strike> here"],
    ["use `a*b*` now", "use <code>a*b*</code> now"],
    ["`` a`b `` c", "<code>a`b</code> c"],
    ["an ` alone", "an ` alone"],
    ["clear[^1], see", "clear<note 1>, see"],
    ["<b>bold</b> &amp; <script>", "<b>bold</b> &amp; <script>"],
    ["*a\n\nb*", "*a\n\nb*"],
    ["*a\nb*", "<emphasis>a\nb</emphasis>"],
    ["*a ~~b* c~~", "*a <strike>b* c</strike>"],
    ["*a [b* c](https://a.example)", "*a <link https://a.example>b* c</link>"],
    ["snake_case_word and _x_", "snake_case_word and _x_"],
    ["**", "**"],
    ["****", "****"],
    ["![a](https://a.example/p.png)", "!<link https://a.example/p.png>a</link>"],
  ])("%j", (typed, says) => expect(shown(typed)).toBe(says));

  test.each([
    ["see [the gazetteer][xz]", "see <link http://a.example/xz>the gazetteer</link>"],
    ["see [XZ]", "see <link http://a.example/xz>XZ</link>"],
    ["see [other][ab]", "see [other][ab]"],
  ])("with a definition: %j", (typed, says) =>
    expect(shown(typed, new Map([["xz", "http://a.example/xz"]]))).toBe(says),
  );
});

const letters = fc.string({
  unit: fc.constantFrom(
    "a",
    "b",
    "文",
    " ",
    ".",
    "*",
    "`",
    "[",
    "]",
    "(",
    ")",
    "^",
    "~",
    "\\",
    "_",
    "<",
    "“",
    "”",
    "!",
    "1",
    "\n",
  ),
  maxLength: 24,
});

describe("laws", () => {
  test("any letters are written so that they are read as themselves", () => {
    fc.assert(
      fc.property(letters, (words) => {
        const { words: read, marks } = readNotation(writePlain(words));
        expect(read).toBe(words);
        expect(marks).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("whatever is typed, no letter is lost but those that mark, and marks never cross", () => {
    fc.assert(
      fc.property(letters, (typed) => {
        const { words, typed: marks, hidden, toTyped, toWords } = readNotation(typed);
        let rest = "";
        let at = 0;
        for (const { start, end } of hidden) {
          expect(start).toBeGreaterThanOrEqual(at);
          rest += typed.slice(at, start);
          at = end;
        }
        expect(rest + typed.slice(at)).toBe(words);
        for (const { outer: one } of marks)
          for (const { outer: other } of marks) {
            const isCrossed = one.start < other.start && other.start < one.end && one.end < other.end;
            expect(isCrossed).toBe(false);
          }
        for (let place = 0; place < words.length; place += 1) {
          expect(typed[toTyped(place)]).toBe(words[place]);
          expect(toWords(toTyped(place))).toBe(place);
        }
      }),
      { numRuns: 2000 },
    );
  });

  const KINDS: readonly InlineKind[] = [
    "emphasis",
    "strong",
    "strike",
    "superscript",
    "subscript",
    "code",
    "link",
  ];
  const ONE_OF: readonly InlineKind[] = ["superscript", "subscript", "strike", "code"];
  /** Words, and marks from one of them to another: as formats and the keys of the editor make them. */
  const marked = fc
    .record({
      words: fc.array(fc.constantFrom("river", "the 2*3", "“Yes.”", "a_b", "x", "(so)", "`c", "水"), {
        minLength: 1,
        maxLength: 7,
      }),
      ranges: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.constantFrom(...KINDS)), { maxLength: 5 }),
    })
    .map(({ words, ranges }) => {
      const starts = words.map((_, index) => words.slice(0, index).join(" ").length + (index === 0 ? 0 : 1));
      const marks = ranges.flatMap(([one, other, kind]): InlineMark[] => {
        const from = Math.min(one, other, words.length - 1);
        const to =
          kind === "superscript" || kind === "subscript" || kind === "code"
            ? from
            : Math.min(Math.max(one, other), words.length - 1);
        const address = kind === "link" ? { address: "https://a.example/x" } : {};
        return [{ kind, start: starts[from]!, end: starts[to]! + words[to]!.length, ...address }];
      });
      // One of what stands high, low, is struck out or code: the notation has room for one over the same words.
      const only = marks.find(({ kind }) => ONE_OF.includes(kind))?.kind;
      return {
        text: words.join(" "),
        marks: marks.filter(({ kind }) => kind === only || !ONE_OF.includes(kind)),
      };
    });

  test("marks from word to word come back, however they cross", () => {
    fc.assert(
      fc.property(marked, ({ text, marks }) => {
        const typed = writeNotation(text, marks);
        const read = readNotation(typed);
        expect(read.words).toBe(text);
        const set = (all: readonly InlineMark[], at: number) =>
          [
            ...new Set(all.filter((mark) => mark.start <= at && at < mark.end).map(({ kind }) => kind)),
          ].sort();
        for (let at = 0; at < text.length; at += 1)
          if (text[at] !== " ") expect(set(read.marks, at)).toEqual(set(marks, at));
      }),
      { numRuns: 2000 },
    );
  });

  test("marks anywhere keep every word", () => {
    fc.assert(
      fc.property(
        letters,
        fc.array(fc.tuple(fc.nat(24), fc.nat(24), fc.constantFrom(...KINDS)), { maxLength: 4 }),
        (text, ranges) => {
          const words = text.replaceAll("\n", " ");
          const marks = ranges.map(([one, other, kind]) => ({
            kind,
            start: Math.min(one, other, words.length),
            end: Math.min(Math.max(one, other), words.length),
            ...(kind === "link" ? { address: "https://a.example" } : {}),
          }));
          expect(readNotation(writeNotation(words, marks)).words).toBe(words);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
