import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { billOfMaterials } from "@/lib/cli/sbom.mjs";

const lock = readFileSync("package-lock.json", "utf8");
const { packages } = JSON.parse(lock) as { packages: Record<string, { version?: string; name?: string }> };

test("every package of the lock file is named once, with its checksum where there is one", () => {
  const bill = billOfMaterials(lock);
  expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1 });
  const refs = bill.components.map((one) => one["bom-ref"]);
  expect(new Set(refs).size).toBe(refs.length);
  const named = new Set(
    bill.components.map(({ group, name, version }) => `${group ? `${group}/` : ""}${name}@${version}`),
  );
  const locked = new Set(
    Object.entries(packages).flatMap(([place, { version, name }]) =>
      place === "" || !version ? [] : [`${name ?? place.split("node_modules/").at(-1)}@${version}`],
    ),
  );
  expect(named).toEqual(locked);
  const next = bill.components.find(({ name, group }) => name === "next" && !group)!;
  expect(next).toMatchObject({ scope: "required", version: packages["node_modules/next"]!.version });
  expect(next.hashes?.[0]).toMatchObject({
    alg: "SHA-512",
    content: expect.stringMatching(/^[0-9a-f]{128}$/),
  });
  expect(bill.components.find(({ name }) => name === "vitest")!.scope).toBe("excluded");
});

test("what needs what is said by names that are there", () => {
  const bill = billOfMaterials(lock);
  const refs = new Set([bill.metadata.component["bom-ref"], ...bill.components.map((one) => one["bom-ref"])]);
  for (const { ref, dependsOn } of bill.dependencies)
    for (const one of [ref, ...dependsOn]) expect(refs).toContain(one);
  const own = bill.dependencies.find(({ ref }) => ref === bill.metadata.component["bom-ref"])!;
  expect(own.dependsOn.some((ref) => ref.startsWith("pkg:npm/next@"))).toBe(true);
});

test("the same lock file gives the same bytes, another one another number", () => {
  expect(JSON.stringify(billOfMaterials(lock))).toBe(JSON.stringify(billOfMaterials(lock)));
  const other = lock.replace('"version": "0.1.0"', '"version": "0.1.1"');
  expect(billOfMaterials(other).serialNumber).not.toBe(billOfMaterials(lock).serialNumber);
});

test("a package is found where Node would find it: beside who needs it, else further out", () => {
  const made = {
    name: "app",
    version: "1.0.0",
    packages: {
      "": { dependencies: { a: "1", "@s/b": "1" } },
      "node_modules/a": { version: "1.0.0", dependencies: { c: "1" } },
      "node_modules/a/node_modules/c": { version: "1.5.0", dependencies: { d: "1" } },
      "node_modules/@s/b": { version: "1.0.0", dependencies: { c: "2" } },
      "node_modules/c": { version: "2.0.0", dev: true },
      "node_modules/d": { version: "3.0.0", optional: true },
    },
  };
  const { dependencies, components } = billOfMaterials(JSON.stringify(made));
  expect(Object.fromEntries(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))).toEqual({
    "pkg:npm/app@1.0.0": ["pkg:npm/%40s/b@1.0.0", "pkg:npm/a@1.0.0"],
    "pkg:npm/a@1.0.0": ["pkg:npm/c@1.5.0"],
    "pkg:npm/c@1.5.0": ["pkg:npm/d@3.0.0"],
    "pkg:npm/%40s/b@1.0.0": ["pkg:npm/c@2.0.0"],
    "pkg:npm/c@2.0.0": [],
    "pkg:npm/d@3.0.0": [],
  });
  expect(components.map(({ purl, scope }) => `${purl} ${scope}`)).toEqual([
    "pkg:npm/%40s/b@1.0.0 required",
    "pkg:npm/a@1.0.0 required",
    "pkg:npm/c@1.5.0 required",
    "pkg:npm/c@2.0.0 excluded",
    "pkg:npm/d@3.0.0 optional",
  ]);
});
