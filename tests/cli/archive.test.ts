import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TYPESCRIPT } from "@/lib/cli/start/build.mjs";
import { ROOT } from "@/lib/cli/start/settings.mjs";
import { database } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { openScene, type Scene } from "../support/scene";

// At the terminal: out of one instance, into another that has only its administrator, and out again.

const folder = mkdtempSync(join(tmpdir(), "duizhao-archive-"));
const path = (name: string) => join(folder, name);
const others: TestDatabase[] = [];
let home: TestDatabase;
let scene: Scene;

beforeAll(async () => {
  home = await createTestDatabase();
  scene = await openScene([
    { zh: ["雨停了。"], en: "The rain stopped.", shown: "reviewed" },
    { zh: ["没有译。"] },
  ]);
  await database().$disconnect();
});
afterAll(async () => {
  for (const made of [home, ...others]) await made.drop();
  rmSync(folder, { recursive: true, force: true });
});

function archive({ url }: TestDatabase, ...args: string[]) {
  const program = join(ROOT, "lib", "cli", "duizhao.ts");
  return spawnSync(process.execPath, [...TYPESCRIPT, program, "archive", ...args], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, DUIZHAO_ROOT: ROOT, DUIZHAO_LANGUAGE: "en", DATABASE_URL: url },
  });
}

async function anotherInstance(): Promise<TestDatabase> {
  const made = await createTestDatabase();
  others.push(made);
  await ask(
    made,
    `INSERT INTO "User" (id, name, email, "isAdmin", "updatedAt") VALUES ('u', 'A', 'a@example.org', true, now())`,
  );
  return made;
}

async function ask({ url }: TestDatabase, order: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(order)).rows;
  } finally {
    await client.end();
  }
}

describe("there and back", () => {
  test.each(["project", "document"] as const)(
    "a %s is the same there, and the same bytes again",
    async (what) => {
      const there = await anotherInstance();
      const id = what === "project" ? scene.projectId : scene.documentId;
      const [first, again] = [path(`${what}.zip`), path(`${what}-again.zip`)];
      expect(archive(home, "export", id, "-o", first)).toMatchObject({ status: 0, stdout: "", stderr: "" });
      const taken = archive(there, "import", first);
      expect(taken).toMatchObject({ status: 0, stderr: "" });
      expect(JSON.parse(taken.stdout)).toMatchObject({
        id: scene.projectId,
        name: "Scene",
        documents: 1,
        segments: 2,
      });
      expect(await ask(there, `SELECT "userId", role::text FROM "Membership"`)).toEqual([
        { userId: "u", role: "owner" },
      ]);
      expect(archive(there, "export", id, "-o", again, "--as", "a@example.org")).toMatchObject({ status: 0 });
      expect(readFileSync(again).equals(readFileSync(first))).toBe(true);

      const twice = archive(there, "import", first);
      expect(twice).toMatchObject({ status: 1, stdout: "" });
      expect(twice.stderr).toMatch(/is here already/);
    },
  );
});

describe("what cannot be done is said in words", () => {
  test("an id that nothing has; no file is made", () => {
    expect(archive(home, "export", "nothing", "-o", path("nothing.zip"))).toMatchObject({
      status: 1,
      stderr: "There is no project or document with the id nothing.\n",
    });
    expect(existsSync(path("nothing.zip"))).toBe(false);
  });

  test.each([
    { what: "is not there", file: "missing.zip", says: /missing\.zip cannot be read: there is no such file/ },
    { what: "is a folder", file: ".", says: /cannot be read: it is a folder/ },
    { what: "is no archive", file: "text.zip", says: /no archive of Duizhao/ },
  ])("a file that $what; nothing is made", async ({ file, says }) => {
    const there = await anotherInstance();
    writeFileSync(path("text.zip"), "就是一段文字。");
    const refused = archive(there, "import", path(file));
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toMatch(says);
    expect(await ask(there, `SELECT id FROM "Project"`)).toEqual([]);
  });

  test.each([
    {
      where: "a folder that is not there",
      file: "none/there.zip",
      says: /there is no such folder\. Choose another place/,
    },
    { where: "a folder", file: ".", says: /it is a folder\. Choose another place/ },
  ])("$where cannot be written to", ({ file, says }) => {
    const refused = archive(home, "export", scene.projectId, "-o", path(file));
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toMatch(says);
    expect(refused.stderr).not.toMatch(/E[A-Z]{4,}/);
  });

  test.each([[["export", "x"]], [["export", "-o", "x.zip"]], [["import"]], [["frob"]]])("%j", (args) => {
    expect(archive(home, ...args)).toMatchObject({ status: 2, stdout: "" });
  });
});
