import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const page = readFileSync(".github/advisories.md", "utf8");
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, { version?: string; name?: string }>;
};

test("the versions that were looked at are those of the lock file, all of them", () => {
  const looked = [...page.matchAll(/^\| (\S+) \| (\d\S*) \|/gm)].map(
    ([, name, version]) => `${name}@${version}`,
  );
  expect(looked.length).toBeGreaterThan(40);
  const names = new Set(looked.map((one) => one.slice(0, one.lastIndexOf("@"))));
  const locked = Object.entries(packages).flatMap(([place, { version, name }]) => {
    const called = name ?? place.split("node_modules/").at(-1)!;
    return place !== "" && version && names.has(called) ? [`${called}@${version}`] : [];
  });
  expect([...new Set(looked)].toSorted()).toEqual([...new Set(locked)].toSorted());
});
