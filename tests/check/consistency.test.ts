import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../lib/check/check";
import { consistency } from "../../lib/check/consistency";

const found = (...pairs: readonly (readonly [string, string])[]) =>
  consistency
    .runAll(
      pairs.map(([source, target]) => ({ source, target })),
      DEFAULT_SETTINGS,
    )
    .map((findings) => findings.map(({ parameters }) => parameters.text));

test.each([
  {
    rule: "CHK-SAMEAS-1",
    pairs: [
      ["新闻中心。", "News Centre"],
      ["新闻中心。", "News Room"],
      ["新闻中心。", "News Centre"],
    ],
    finds: [[], ["News Centre"], []],
  },
  {
    rule: "CHK-SAMEAS-2",
    pairs: [
      ["新闻中心。", "News Centre"],
      ["新闻中心", "news centre."],
      ["新闻中心", ""],
      ["是的。", "Yes."],
      ["是的。", "Right."],
    ],
    finds: [[], [], [], [], []],
  },
] as const)("$rule", ({ pairs, finds }) => {
  expect(found(...pairs)).toEqual(finds);
});
