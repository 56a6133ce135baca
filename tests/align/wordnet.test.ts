import fc from "fast-check";
import { expect, test } from "vitest";
import { readRelations, type WordNetFiles } from "../../lib/align/lexicon/wordnet";

type Part = "n" | "v" | "a" | "r";

/** A line of a data file as WordNet writes it: offset, file, type, words, pointers, gloss. */
function line(
  offset: string,
  type: string,
  words: readonly string[],
  pointers: readonly string[] = [],
): string {
  const count = words.length.toString(16).padStart(2, "0");
  const pointed = pointers.length.toString().padStart(3, "0");
  const fields = [offset, "00", type, count, ...words.flatMap((word) => [word, "0"]), pointed, ...pointers];
  return `${fields.join(" ")} | a gloss; "with an example"  `;
}

const LICENCE = "  1 This software and database is being provided to you\n";

const files = (
  data: Partial<Record<Part, readonly string[]>>,
  senses: readonly string[] = [],
): WordNetFiles => ({
  data: (Object.keys(data) as Part[]).map((part) => ({
    part,
    text: `${LICENCE}${data[part]!.join("\n")}\n`,
  })),
  senses: senses.join("\n"),
});

const nearness = (from: string, to: string, of: WordNetFiles) => readRelations(of).get(from)?.get(to) ?? 0;

test.each([
  {
    what: "two words of one synset",
    from: "angri",
    to: "furiou",
    of: files({ a: [line("00000001", "a", ["angry", "furious"])] }),
  },
  {
    what: "a hypernym",
    from: "dog",
    to: "anim",
    of: files({
      n: [line("00000001", "n", ["dog"], ["@ 00000002 n 0000"]), line("00000002", "n", ["animal"])],
    }),
  },
  {
    what: "a hyponym",
    from: "anim",
    to: "dog",
    of: files({
      n: [line("00000001", "n", ["dog"]), line("00000002", "n", ["animal"], ["~ 00000001 n 0000"])],
    }),
  },
  {
    what: "a satellite of an adjective, whose type is s in the line and a in the pointer’s file",
    from: "angri",
    to: "livid",
    of: files({
      a: [line("00000001", "a", ["angry(p)"], ["& 00000002 s 0000"]), line("00000002", "s", ["livid"])],
    }),
  },
  {
    what: "a word derived from another, in another file, by the numbers of both words",
    from: "sing",
    to: "singer",
    of: files({
      v: [line("00000001", "v", ["chant", "sing"], ["+ 00000001 n 0201"])],
      n: [line("00000001", "n", ["singer", "vocalist"])],
    }),
  },
])("$what: “$from” is near “$to”", ({ from, to, of }) => {
  expect(nearness(from, to, of)).toBeGreaterThan(0);
});

test.each([
  {
    what: "the neighbour of a word that is derived",
    from: "chant",
    to: "singer",
    of: files({
      v: [line("00000001", "v", ["chant", "sing"], ["+ 00000001 n 0201"])],
      n: [line("00000001", "n", ["singer", "vocalist"])],
    }),
  },
  {
    what: "an antonym",
    from: "hot",
    to: "cold",
    of: files({
      a: [line("00000001", "a", ["hot"], ["! 00000002 a 0101"]), line("00000002", "a", ["cold"])],
    }),
  },
  {
    what: "the hypernym of a hypernym",
    from: "dog",
    to: "entiti",
    of: files({
      n: [
        line("00000001", "n", ["dog"], ["@ 00000002 n 0000"]),
        line("00000002", "n", ["animal"], ["@ 00000003 n 0000"]),
        line("00000003", "n", ["entity"]),
      ],
    }),
  },
  {
    what: "a name of several words",
    from: "dog",
    to: "domestic",
    of: files({ n: [line("00000001", "n", ["dog", "domestic_dog"])] }),
  },
  {
    what: "a synset that has the same number in another file",
    from: "dog",
    to: "run",
    of: files({
      n: [line("00000001", "n", ["dog"], ["@ 00000002 n 0000"])],
      v: [line("00000002", "v", ["run"])],
    }),
  },
])("$what: “$from” is not near “$to”", ({ from, to, of }) => {
  expect(nearness(from, to, of)).toBe(0);
});

test("words of one synset are nearer than a hypernym", () => {
  const of = files({
    n: [line("00000001", "n", ["dog", "hound"], ["@ 00000002 n 0000"]), line("00000002", "n", ["animal"])],
  });
  expect(nearness("dog", "hound", of)).toBeGreaterThan(nearness("dog", "anim", of));
});

test("a sense that the tagged texts have oftener weighs more, and how much is the share of its word", () => {
  const said = (state: number, order: number) =>
    files(
      {
        v: [line("00000001", "v", ["say", "state"]), line("00000002", "v", ["say", "order"])],
      },
      [
        `say%2:32:00:: 00000001 1 ${state}`,
        `say%2:32:01:: 00000002 2 ${order}`,
        "state%2:32:00:: 00000001 1 5",
        "order%2:32:00:: 00000002 1 5",
      ],
    );
  expect(nearness("sai", "state", said(90, 4))).toBeGreaterThan(2 * nearness("sai", "order", said(90, 4)));
  expect(nearness("sai", "order", said(4, 90))).toBeGreaterThan(2 * nearness("sai", "state", said(4, 90)));
});

test("the senses of adjectives that are satellites are counted too", () => {
  const of = (tags: number) =>
    files({ a: [line("00000001", "s", ["livid", "furious"]), line("00000002", "s", ["livid", "pale"])] }, [
      `livid%5:00:00:angry:00 00000001 1 ${tags}`,
      "livid%5:00:01:colorless:00 00000002 2 1",
    ]);
  expect(nearness("livid", "furiou", of(50))).toBeGreaterThan(nearness("livid", "furiou", of(0)));
});

test("a word with more relations than are kept keeps those to usual words", () => {
  const letter = (n: number) => String.fromCharCode(97 + n);
  const rare = Array.from({ length: 60 }, (_, n) => `q${letter(Math.floor(n / 26))}${letter(n % 26)}o`);
  const of = files(
    { n: [...rare, "usual"].map((word, n) => line(String(n).padStart(8, "0"), "n", ["thing", word])) },
    ["usual%1:00:00:: 99999999 1 200"],
  );
  const row = readRelations(of).get("thing")!;
  expect(row.size).toBeLessThan(61);
  expect(row.has("usual")).toBe(true);
});

const word = fc.constantFrom("dog", "hound", "animal", "run", "runner", "domestic_dog", "o'clock", "a");
const pointer = fc
  .tuple(
    fc.constantFrom("@", "~", "+", "!", "&"),
    fc.nat({ max: 5 }),
    fc.constantFrom("0000", "0101", "0201", "0909"),
  )
  .map(([symbol, to, between]) => `${symbol} 0000000${to} n ${between}`);
const synset = fc.tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.array(pointer, { maxLength: 3 }));

test("strengths lie between 0 and 1, no word is related to itself, and synonyms are related both ways", () => {
  fc.assert(
    fc.property(fc.array(synset, { maxLength: 5 }), (synsets) => {
      const of = files({
        n: synsets.map(([words, pointers], n) => line(`0000000${n}`, "n", words, pointers)),
      });
      const relations = readRelations(of);
      for (const [stem, row] of relations) {
        expect(row.has(stem)).toBe(false);
        for (const strength of row.values()) {
          expect(strength).toBeGreaterThan(0);
          expect(strength).toBeLessThanOrEqual(1);
        }
      }
      const plain = files({ n: synsets.map(([words], n) => line(`0000000${n}`, "n", words)) });
      const both = readRelations(plain);
      for (const [stem, row] of both)
        for (const [other, strength] of row) expect(both.get(other)?.get(stem)).toBeCloseTo(strength, 9);
    }),
  );
});
