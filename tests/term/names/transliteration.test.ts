import { describe, expect, test } from "vitest";
import { loadLexicon } from "@/lib/server/lexicon";
import { lettersOf, partsOf, soundsLike, soundsOf } from "@/lib/term/names/transliteration";

const lexicon = loadLexicon();
const likeness = (chinese: string, english: string) =>
  soundsLike(soundsOf(chinese, lexicon), lettersOf(english));

describe("foreign names by their sounds", () => {
  test.each([
    ["克林顿", "Clinton", "Johnson"],
    ["惠特默", "Whitmer", "Zeman"],
    ["特朗普", "Trump", "Kumar"],
    ["安达纳尔", "Andanar", "Wolfgang"],
    ["里约热内卢", "Janeiro", "Khabarovsk"],
    ["刘易斯", "Lewis", "Chomsky"],
  ])("%s is %s and not %s", (chinese, english, other) => {
    expect(likeness(chinese, english).score).toBeGreaterThan(3);
    expect(likeness(chinese, other).score).toBeLessThan(2);
  });

  test("the run that says it is found in a sentence", () => {
    const text = "前总统克林顿到访";
    const { start, end } = likeness(text, "Clinton");
    expect(text.slice(start, end)).toBe("克林顿");
  });

  test("letters lose their marks, syllables part into initial and final", () => {
    expect(lettersOf("Škoda O’Neill")).toBe("skodaoneill");
    expect([partsOf("zhuang"), partsOf("er"), partsOf("lv")]).toEqual([
      ["zh", "uang"],
      ["", "er"],
      ["l", "v"],
    ]);
  });
});
