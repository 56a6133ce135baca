import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../lib/match/fold";
import {
  classOf,
  classOfList,
  countPlaces,
  demandsOf,
  ENOUGH,
  gramKeys,
  inAtLeastOf,
  listKey,
  MANY,
  phraseKeys,
} from "../../lib/match/grams";
import { Scorer } from "../../lib/match/score";

/** A memory in the plainest form: lists by key, as the database keeps them. */
function indexOf(texts: readonly string[]) {
  const lists = new Map<number, number[]>();
  for (const [number, text] of texts.entries()) {
    const { letters } = fold(text);
    for (const gram of gramKeys(letters)) {
      const key = listKey(gram, classOf(letters.length));
      lists.set(key, [...(lists.get(key) ?? []), number]);
    }
  }
  return lists;
}

/** The lists that the database chooses (lib/db/memory/look-up.ts), one after the other. */
function chooseLists<List extends { readonly size: number }>(lists: readonly List[], shared: number) {
  const sorted = lists.toSorted((one, other) => one.size - other.size);
  const there = sorted.length;
  let read = Math.max(0, there - shared + 1);
  let posts = sorted.slice(0, read).reduce((sum, { size }) => sum + size, 0);
  while (read < there) {
    const demanded = inAtLeastOf({ shared, there, read });
    if (demanded >= ENOUGH || (posts + sorted[read]!.size > MANY && demanded >= 2)) break;
    posts += sorted[read]!.size;
    read += 1;
  }
  return { read: sorted.slice(0, read), inAtLeast: inAtLeastOf({ shared, there, read }) };
}

function search(texts: readonly string[], query: string, minimum: number): number[] {
  const lists = indexOf(texts);
  const folded = fold(query);
  const scorer = new Scorer(folded);
  const grams = gramKeys(folded.letters);
  return demandsOf(folded.letters.length, grams.length, minimum)
    .flatMap(({ lengthClass, shared }) => {
      const there = Array.from(grams, (gram) => lists.get(listKey(gram, lengthClass)))
        .filter((list) => list !== undefined)
        .map((list) => ({ size: list.length, list: Int32Array.from(list) }));
      const { read, inAtLeast } = chooseLists(there, shared);
      return countPlaces(
        read.map(({ list }) => list),
        inAtLeast,
      );
    })
    .filter((number) => scorer.score(fold(texts[number]!), minimum) >= minimum)
    .sort((one, other) => one - other);
}

const exhaustive = (texts: readonly string[], query: string, minimum: number) => {
  const scorer = new Scorer(fold(query));
  return texts.flatMap((text, number) => (scorer.score(fold(text)) >= minimum ? [number] : []));
};

const word = fc.string({ unit: fc.constantFrom(..."大模型小国國哈的"), minLength: 1, maxLength: 14 });
/** Texts that are alike: words in rows, some letters changed. */
const texts = fc.array(
  fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join("，")),
  {
    minLength: 1,
    maxLength: 40,
  },
);
const changed = fc.tuple(
  texts,
  fc.nat(),
  fc.array(fc.tuple(fc.nat(), fc.constantFrom("", "大", "哈哈", "z")), { maxLength: 9 }),
);

describe("search", () => {
  test.each([70, 75, 85, 95, 100])(
    "finds everything of at least %i that exhaustive search finds",
    (minimum) => {
      fc.assert(
        fc.property(changed, ([some, which, edits]) => {
          let query = some[which % some.length]!;
          for (const [at, put] of edits) {
            const place = at % (query.length + 1);
            query = query.slice(0, place) + put + query.slice(place + 1);
          }
          fc.pre(fold(query).letters.length > 0);
          expect(search(some, query, minimum)).toEqual(exhaustive(some, query, minimum));
        }),
        { numRuns: 400 },
      );
    },
  );

  test("short texts, of one to six letters, all against all", () => {
    const letters = ["大", "小", "哈"];
    let all = [""];
    const short: string[] = [];
    for (let length = 1; length <= 5; length += 1) {
      all = all.flatMap((text) => letters.map((letter) => text + letter));
      short.push(...all);
    }
    for (const query of short.filter((_, index) => index % 7 === 0))
      expect(search(short, query, 70)).toEqual(exhaustive(short, query, 70));
  });

  test("a phrase's keys are among those of each text that holds it", () => {
    fc.assert(
      fc.property(word, word, word, (before, phrase, after) => {
        const keys = new Set(gramKeys(fold(before + phrase + after).letters));
        for (const key of phraseKeys(fold(phrase).letters)) expect(keys).toContain(key);
      }),
    );
  });

  test("a list's key tells its class", () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.nat(100_000), (gram, length) => {
        expect(classOfList(listKey(gram, classOf(length)))).toBe(classOf(length));
      }),
    );
  });
});
