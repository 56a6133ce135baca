import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../lib/check/check";
import { leftOverChinese } from "../../lib/check/left-over-chinese";
import { marked, shown } from "./cases";

test.each([
  { rule: "CHK-HAN-1", target: "He went to ⟦北京⟧ by train." },
  { rule: "CHK-HAN-1", target: "⟦他说，我不去⟧ and left." },
  { rule: "CHK-HAN-1", target: "⟦新闻⟧ and ⟦中心⟧" },
  { rule: "CHK-HAN-1", target: "Nothing is left here." },
  { rule: "CHK-HAN-2", target: "The word guanxi (关系) is hard to translate." },
  { rule: "CHK-HAN-2", target: "He wrote “福” on the door." },
  { rule: "CHK-HAN-2", target: "Run `打开` first." },
])("$rule: $target", ({ target }) => {
  const { text } = marked(target);
  expect(shown(text, leftOverChinese.run({ source: "", target: text }, DEFAULT_SETTINGS), "target")).toBe(
    target,
  );
});
