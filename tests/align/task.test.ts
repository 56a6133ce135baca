import fc from "fast-check";
import { expect, test } from "vitest";
import { readClauses, readTask } from "../../lib/align/items/task";
import { smallLexicon } from "./notation";

const lexicon = smallLexicon();
const raw = (text: string) => ({ text, kind: -1, isDoubted: false });

const chinese = fc.array(
  fc
    .array(
      fc.constantFrom(
        "猫来了，",
        "三只狗。",
        "一千二百，",
        "大学，",
        "GPT，",
        "𠮷，",
        "走吧",
        "——老师：",
        "1,024。",
      ),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join("")),
  { minLength: 1, maxLength: 4 },
);
const english = fc.array(
  fc
    .array(
      fc.constantFrom(
        "The cat came, ",
        "three dogs. ",
        "1,024 books; ",
        "the university, ",
        "well",
        "“Go!” ",
      ),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join("")),
  { minLength: 1, maxLength: 4 },
);
const sorted = (types: Iterable<number>) => [...types].sort((a, b) => a - b);

test("clauses share out the words of their sentence: none is lost, none is doubled, each term speaks for a unit of its own clause", () => {
  fc.assert(
    fc.property(chinese, english, (left, right) => {
      const task = readTask(left.map(raw), right.map(raw), lexicon);
      const { source, target, task: clauses } = readClauses(task);
      expect(clauses.source).toHaveLength(source.items.length);
      expect(clauses.target).toHaveLength(target.items.length);
      task.source.forEach((sentence, at) => {
        const own = clauses.source.slice(source.first[at], source.first[at + 1]);
        expect(sorted(own.flatMap((clause) => [...clause.unitType]))).toEqual(sorted(sentence.unitType));
        expect(sorted(own.flatMap((clause) => [...clause.termType]))).toEqual(sorted(sentence.termType));
        for (const { termUnit, unitType } of own)
          for (const unit of termUnit) expect(unit).toBeLessThan(unitType.length);
      });
      task.target.forEach((sentence, at) => {
        const own = clauses.target.slice(target.first[at], target.first[at + 1]);
        expect(sorted(own.flatMap((clause) => [...clause.wordType]))).toEqual(sorted(sentence.wordType));
      });
    }),
  );
});

test("a clause has the words that stand in it", () => {
  const { source, task } = readClauses(readTask(["猫来了，狗走了。"].map(raw), ["x"].map(raw), lexicon));
  expect(source.items.map(({ text }) => text)).toEqual(["猫来了，", "狗走了。"]);
  const words = task.source.map(({ unitType }) => [...unitType].map((type) => task.chinese.names[type]));
  expect(words[0]).toContain("猫");
  expect(words[1]).toContain("狗");
  expect(words[0]).not.toContain("狗");
});
