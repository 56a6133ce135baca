import { expect, test } from "vitest";
import { sayIn } from "@/lib/messages/catalogue";
import { checkOriginal } from "@/lib/segmentation/original";

test.each([
  { texts: ["我们研究白盒模型。", "OpenAI"], expected: { ok: true } },
  { texts: [], expected: { ok: false, reason: "empty" } },
  { texts: [" ", "\n"], expected: { ok: false, reason: "empty" } },
  {
    texts: ["An English draft about 祥子."],
    expected: { ok: false, reason: "not-chinese", han: 2, letters: 21 },
  },
  { texts: ["吾輩は猫である。名前はまだ無い。"], expected: { ok: false, reason: "not-chinese" } },
])("$texts: $expected", ({ texts, expected }) => {
  expect(checkOriginal(texts.map((text) => ({ text })))).toMatchObject(expected);
});

test("the message gives the counts, says that nothing was imported, and what to do", () => {
  const check = checkOriginal([{ text: "Only English here." }]);
  expect(check.ok ? "" : sayIn("en").message(check.message)).toMatch(
    /^Only 0 of the 15 letters .* nothing was imported\. If .*draft.*\.$/,
  );
});
