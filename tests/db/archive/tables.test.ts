import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ARCHIVED, isReference, LATER, STAYS } from "@/lib/db/archive/tables";

const SCHEMA = readdirSync("prisma/schema")
  .map((file) => readFileSync(`prisma/schema/${file}`, "utf8"))
  .join("\n");
const MODELS = new Map(
  [...SCHEMA.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map((found) => [found[1]!, found[2]!]),
);

test("every table of the schema is in an archive, or stays for a reason: a new one goes into one of the two lists", () => {
  const listed = [...ARCHIVED, ...Object.keys(STAYS)];
  expect(listed.toSorted()).toEqual([...MODELS.keys()].toSorted());
  expect(Object.values(STAYS).every((why) => why.length > 10)).toBe(true);
});

test("every table that is archived says which project its rows are of", () => {
  const without = ARCHIVED.filter(
    (name) => name !== "Project" && !/^\s*projectId\s+String\b/m.test(MODELS.get(name)!),
  );
  expect(without).toEqual([]);
});

test("what a row points at is written before it, but for what is filled in later", () => {
  const wrong = ARCHIVED.flatMap((name, index) =>
    [...MODELS.get(name)!.matchAll(/^\s*\w+\s+(\w+)\??\s+@relation\([^)]*fields: \[(\w+)\]/gm)]
      .filter(([, target, column]) => {
        const at = (ARCHIVED as readonly string[]).indexOf(target!);
        return at === -1 || (at >= index && !LATER[name]?.includes(column!));
      })
      .map(([, target, column]) => `${name}.${column} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("a column of text that ends in Id names a row or a person", () => {
  const odd = ARCHIVED.flatMap((name) =>
    [...MODELS.get(name)!.matchAll(/^\s*(\w+)\s+(\w+)\??(?:\s|$)/gm)]
      .filter(([, column, type]) => isReference(column!) && type !== "String")
      .map(([, column, type]) => `${name}.${column}: ${type}`),
  );
  expect(odd).toEqual([]);
});
