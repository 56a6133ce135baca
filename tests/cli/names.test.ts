import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { TYPESCRIPT } from "@/lib/cli/start/build.mjs";
import { ROOT } from "@/lib/cli/start/settings.mjs";
import { database } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openScene } from "../support/scene";

// At the terminal: a table into the ledger, out again, and names proposed from two texts.

// A terminal begins anew for each call, which takes its time where the machine is busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), "duizhao-names-"));
const path = (name: string) => join(folder, name);
let home: TestDatabase;
let project = "";

beforeAll(async () => {
  home = await createTestDatabase();
  const { projectId } = await openScene([{ zh: ["王建国来过。"], en: "Wang Jianguo had been here." }]);
  project = (await database().project.findUniqueOrThrow({ where: { id: projectId } })).name;
  await database().$disconnect();
});
afterAll(async () => {
  await home.drop();
  rmSync(folder, { recursive: true, force: true });
});

function names(...args: string[]) {
  const program = join(ROOT, "lib", "cli", "duizhao.ts");
  return spawnSync(process.execPath, [...TYPESCRIPT, program, "names", ...args], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, DUIZHAO_ROOT: ROOT, DUIZHAO_LANGUAGE: "en", DATABASE_URL: home.url },
  });
}

test("a table goes into the ledger once; what it refuses is told by its line", () => {
  writeFileSync(path("names.csv"), "Chinese,English\n王建国,Wang Jianguo\n,Nobody\n王建国,Again\n");
  const first = names("import", path("names.csv"), "--project", project);
  expect(first.status).toBe(0);
  expect(JSON.parse(first.stdout)).toEqual({ added: 1, changed: 0, same: 0, refused: 2 });
  expect(first.stderr).toContain("names.csv:3: the Chinese name is missing");
  expect(first.stderr).toContain("names.csv:4: the name stands there twice");
  const again = names("import", path("names.csv"), "--project", project);
  expect(JSON.parse(again.stdout)).toEqual({ added: 0, changed: 0, same: 1, refused: 2 });
});

test("the ledger comes out as a table, to a file or to the terminal", () => {
  const shown = names("export", "--project", project);
  expect(shown.status).toBe(0);
  expect(shown.stdout).toContain("王建国");
  expect(names("export", "--project", project, "-o", path("out.csv")).status).toBe(0);
  expect(readFileSync(path("out.csv"), "utf8")).toBe(shown.stdout);
  const refused = names("export", "--project", project, "-o", path("no/such/folder.csv"));
  expect(refused.status).toBe(1);
  expect(refused.stderr).not.toMatch(/E[A-Z]{4,}/);
});

test("names are proposed from two texts without a database", () => {
  writeFileSync(path("zh.txt"), "王建国在渡口住了三十年。\n\n李小梅认识王建国。\n\n王建国把船卖了。\n");
  writeFileSync(
    path("en.txt"),
    "Wang Jianguo lived at the ferry for thirty years.\n\nLi Xiaomei knew Wang Jianguo.\n\nWang Jianguo sold the boat.\n",
  );
  const { status, stdout } = names("propose", path("zh.txt"), path("en.txt"), "--format", "json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)[0]).toMatchObject({
    zh: "王建国",
    kind: "person",
    first: "Wang Jianguo",
  });
});

test.each([
  { file: "none.csv", text: "a,b\n1,2\n", says: /no names/ },
  { file: "empty.csv", text: "", says: /no names/ },
])("$file is refused, and nothing changes", ({ file, text, says }) => {
  writeFileSync(path(file), text);
  const { status, stderr, stdout } = names("import", path(file), "--project", project);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(says);
});
