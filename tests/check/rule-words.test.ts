import { expect, test } from "vitest";
import { sayIn } from "@/lib/messages/catalogue";
import { SHOWN_RULES } from "@/lib/server/findings/rules";

test.each(["en", "zh-Hans"] as const)("every rule has a name and says what it goes by: %s", (language) => {
  const say = sayIn(language);
  const without = SHOWN_RULES.filter(
    (rule) => say.code(`checks.rule.${rule}`, {}) === null || say.code(`checks.why.${rule}`, {}) === null,
  );
  expect(without).toEqual([]);
});
