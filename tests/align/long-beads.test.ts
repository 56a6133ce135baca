import { describe, expect, test } from "vitest";
import { alignLines } from "../../lib/align/align";
import { assertLadder } from "../../lib/align/model/ladder";
import { loadLexicon } from "../../lib/server/lexicon";
import { shape } from "./notation";

const lexicon = loadLexicon();
const BEFORE = {
  zh: "昨天下午我去了城里最大的市场。",
  en: "Yesterday afternoon I went to the largest market in the city.",
};
const AFTER = {
  zh: "回到家里，母亲已经做好了晚饭。",
  en: "When I came home, my mother had already cooked dinner.",
};
const LIST = {
  zh: "那里有卖苹果的，有卖白菜的，有卖活鱼的，有卖牛肉的，有卖茶叶的，有卖鸡蛋的，有卖面包的，有卖鲜花的，还有卖旧书的。",
  en: [
    "Some sold apples.",
    "Some sold cabbages.",
    "Some sold live fish.",
    "Some sold beef.",
    "Some sold tea leaves.",
    "Some sold eggs.",
    "Some sold bread.",
    "Some sold fresh flowers.",
    "And some sold old books.",
  ],
};
const shapes = (zh: readonly string[], en: readonly string[]) => {
  const ladder = alignLines(zh, en, lexicon);
  assertLadder(ladder, zh.length, en.length);
  return shape(ladder);
};

describe("a list of more items than any shape holds", () => {
  test("one Chinese sentence, nine English ones", () => {
    expect(shapes([BEFORE.zh, LIST.zh, AFTER.zh], [BEFORE.en, ...LIST.en, AFTER.en])).toBe("1-1 1-9 1-1");
  });
  test("English that answers nothing is not taken in by a list that is answered", () => {
    const foreign = "The committee publishes its annual report on renewable energy policy every September.";
    expect(shapes([BEFORE.zh, LIST.zh, AFTER.zh], [BEFORE.en, ...LIST.en, foreign, foreign, AFTER.en])).toBe(
      "1-1 1-9 0-1 0-1 1-1",
    );
  });
});
