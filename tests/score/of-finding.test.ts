import { expect, test } from "vitest";
import { RULES } from "@/lib/check/checks";
import { categoryOf } from "@/lib/score/categories";
import { categoryOfRule, severityOfFinding } from "@/lib/score/of-finding";

test.each([...RULES])("a finding of %s has a category", (rule) => {
  expect(categoryOfRule(rule)).not.toBe("other");
  expect(categoryOf(categoryOfRule(rule))).not.toBeNull();
});

test("a rule that is not known is another error; a hint is minor, the rest major", () => {
  expect(categoryOfRule("of-tomorrow")).toBe("other");
  expect((["hint", "warning", "stop"] as const).map(severityOfFinding)).toEqual(["minor", "major", "major"]);
});
