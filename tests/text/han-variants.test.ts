import { expect, test } from "vitest";
import { variantsOf } from "@/lib/text/han-variants";
import { groupsOf } from "../support/opencc";

test("is what the tables of OpenCC say, as they are now", () => {
  const characters = groupsOf().flatMap((group) => Array.from(group, (character) => ({ character, group })));
  expect(characters.length).toBeGreaterThan(8_000);
  expect(characters.filter(({ character, group }) => variantsOf(character) !== group)).toEqual([]);
});

test.each([
  { one: "台", others: "臺檯颱" },
  { one: "湾", others: "灣" },
  { one: "后", others: "後" },
  { one: "面", others: "麵" },
  { one: "髮", others: "发發" },
  { one: "吃", others: "喫" },
])("$one may be written $others", ({ one, others }) => {
  for (const other of others) {
    expect(variantsOf(one)).toContain(other);
    expect(variantsOf(other)).toContain(one);
  }
});

test.each(["山", "a", "。", "\ud842"])("%s is itself alone", (character) => {
  expect(variantsOf(character)).toBe(character);
});
