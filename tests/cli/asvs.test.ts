import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";

const page = readFileSync(".github/asvs.md", "utf8");
const rows = [...page.matchAll(/^\| (V[\d.]+) \| ([12]) \| (\S+) \| (.+) \|$/gm)].map(
  ([, id = "", level = "", status = "", where = ""]) => ({
    id,
    level,
    status: status.replaceAll("*", ""),
    where,
  }),
);

/** The standard itself, where it lies beside the repository. */
const STANDARD = join("..", "shared", "corpora", "asvs-5.0");

test.skipIf(!existsSync(STANDARD))("every requirement of levels 1 and 2 stands in the table, once", () => {
  const [file = ""] = readdirSync(STANDARD);
  const lines = readFileSync(join(STANDARD, file), "utf8").split("\n");
  const wanted = lines.flatMap((line) => {
    const id = /(?:^|,)(V\d+\.\d+\.\d+),/.exec(line)?.[1];
    const level = /,([123])\s*$/.exec(line)?.[1];
    return id && (level === "1" || level === "2") ? [`${id} ${level}`] : [];
  });
  expect(wanted.length).toBeGreaterThan(250);
  expect(rows.map(({ id, level }) => `${id} ${level}`)).toEqual(wanted);
});

test("the figures above the table are those of the table", () => {
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  const said =
    /Of (\d+) requirements (\d+) are held, (\d+) in part, (\d+) are gaps, and (\d+) do not apply/.exec(page)!;
  expect(said.slice(1).map(Number)).toEqual([
    rows.length,
    count("held"),
    count("partly"),
    count("gap"),
    count("n/a"),
  ]);
  const gaps = /\*\*Gaps\*\*: (.+)\.$/m.exec(page)![1]!.split(", ");
  expect(gaps).toEqual(rows.filter(({ status }) => status === "gap").map(({ id }) => id));
});

test.each(["asvs.md", "SECURITY.md"])("every file that %s names is there", (name) => {
  const text = readFileSync(join(".github", name), "utf8");
  let folder = "";
  for (const [, path = ""] of text.matchAll(
    /`([\w()[\]./*-]+\/[\w()[\]./*-]+|[\w-]+\.(?:ts|tsx|mjs|md))`/g,
  )) {
    if (path.startsWith("/")) continue; // an address, not a file
    const at = path.includes("/") ? path : [join(folder, path), join(".github", path)].find(existsSync);
    if (path.includes("/")) folder = dirname(path);
    const isThere = path.includes("*")
      ? readdirSync(dirname(path)).some((one) => one.endsWith(basename(path).replace("*", "")))
      : at !== undefined && existsSync(at);
    expect({ path, isThere }).toEqual({ path, isThere: true });
  }
});
