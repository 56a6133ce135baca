import { createHash } from "node:crypto";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readArchive } from "@/lib/db/archive/read";
import { ArchiveRefused } from "@/lib/db/archive/refusal";
import { ARCHIVED } from "@/lib/db/archive/tables";
import { writeArchive } from "@/lib/db/archive/write";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { atTheMachine } from "@/lib/server/gate";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { createTestDatabase } from "../support/database";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

// A project goes out as an archive, becomes the same project in an empty instance, and goes out again as the same bytes.

let scene: Scene;
let worker: RunningWorker;
let home: string;
let archive: Uint8Array;
let imported: string;
const as = (player: Player) => ({ token: scene.people[player].token });

async function upload(path: string, text: string | Uint8Array, name: string, player: Player = "owner") {
  const form = new FormData();
  form.append("file", new File([text as BlobPart], name));
  return ask("POST", path, { ...as(player), form });
}

beforeAll(async () => {
  home = (await openInstance()).url;
  worker = startWorker(() => {});
  scene = await openScene([
    { zh: ["雨停了。"], en: "The rain stopped.", shown: "reviewed" },
    { zh: ["河很清。"], en: "The river was clear.", shown: "translated" },
    { zh: ["没有译。"] },
    { zh: ["他有3只船。"], en: "He has 4 boats." },
  ]);
  const { projectId, documentId, rows, people } = scene;
  const made = await upload(
    `/v1/projects/${projectId}/documents`,
    "# 船夫\n\n雨停了。\n\n河很清。\n",
    "ferry.md",
  );
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  imported = made.body.id;
  const draft = await upload(
    `/v1/documents/${imported}/draft`,
    "# The Ferryman\n\nThe rain stopped.\n\nThe river is clear.\n",
    "d.md",
  );
  expect(draft.status, JSON.stringify(draft.body)).toBe(200);
  const own = await ask("GET", `/v1/documents/${imported}/segments`, as("owner"));
  const [, second] = own.body.segments as {
    id: string;
    revision: number;
    source: { paragraphId: string }[];
  }[];
  const post = async (path: string, json: unknown, player: Player, status: number) => {
    const answer = await ask("POST", path, { ...as(player), json });
    expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBe(status);
    return answer.body;
  };
  await post(`/v1/segments/${second!.id}/confirm`, { revision: second!.revision }, "translator", 200);
  await post(`/v1/segments/${rows[0]}/comments`, { body: "真的吗？", anchor: null }, "reviewer", 201);
  await post(`/v1/segments/${rows[1]}/suggestions`, { text: "The river ran clear." }, "proofreader", 201);
  const csv = "中文,English\r\n河很清。,The river runs clear.\r\n";
  const back = await upload(`/v1/documents/${documentId}/returns`, csv, "back.csv", "translator");
  await post(`/v1/returns/${back.body.id}/apply`, { segments: "all" }, "translator", 200);
  const memory = await database().memory.create({
    data: { id: newId(), projectId, name: "Old", createdById: people.owner.id },
  });
  await database().memoryUse.create({ data: { projectId, memoryId: memory.id, position: 0 } });
  const moment = new Date("2020-01-01T00:00:00Z");
  await database().memoryEntry.createMany({
    data: ["一", "二"].map((source, index) => ({
      projectId,
      memory: memory.number,
      length: 1,
      // More digits than a number of JavaScript has.
      hash: 9_007_199_254_740_993n + BigInt(index),
      source,
      target: `No. ${index}`,
      changedAt: moment,
    })),
  });
  await database().name.create({
    data: {
      projectId,
      kind: "person",
      zh: "任正非",
      aliases: ["任总"],
      first: "Ren Zhengfei",
      allowed: [],
      setById: people.owner.id,
    },
  });
  const base = await database().termbase.create({
    data: { id: newId(), projectId, name: "T", createdById: people.owner.id },
  });
  await database().termbaseUse.create({ data: { projectId, termbaseId: base.id, position: 0 } });
  await database().concept.create({
    data: {
      projectId,
      termbaseId: base.id,
      version: 1,
      terms: [{ language: "zh", text: "桐油", 1: "a key that looks like a number" }],
      search: "桐油",
      createdById: people.owner.id,
      updatedById: people.owner.id,
    },
  });
  await database().rule.create({
    data: { projectId, from: "甲", to: "乙", createdById: people.translator.id },
  });
}, 120_000);
afterAll(async () => {
  process.env.DATABASE_URL = home;
  await worker.stop();
  await database().$disconnect();
});

/** Another instance, with one administrator. */
async function elsewhere<T>(work: (administrator: string, client: pg.Client) => Promise<T>): Promise<T> {
  const { url, drop } = await createTestDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const id = newId();
    await client.query(
      `insert into "User" (id, name, email, "isAdmin", "updatedAt") values ($1, 'A', 'a@b.c', true, now())`,
      [id],
    );
    return await work(id, client);
  } finally {
    await client.end();
    process.env.DATABASE_URL = home;
    await drop();
  }
}

const take = (ownerId: string, bytes: Uint8Array, most = 1e8) =>
  readArchive({ by: atTheMachine(), ownerId }, bytes, { bytes: most });

const linesIn = (bytes: Uint8Array, name: string) => {
  const text = strFromU8(unzipSync(bytes)[`tables/${name}.jsonl`]!);
  return text === ""
    ? []
    : text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
};

test("an owner gets it, with everything; the same again is the same bytes", async () => {
  const answer = await ask("GET", `/v1/projects/${scene.projectId}/archive`, as("owner"));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/zip");
  archive = answer.bytes;
  const again = await ask("GET", `/v1/projects/${scene.projectId}/archive`, as("owner"));
  expect(Buffer.from(again.bytes).equals(archive)).toBe(true);
  const filled = ARCHIVED.filter((name) => linesIn(archive, name).length > 0);
  expect(filled).toEqual(
    expect.arrayContaining([
      ...[
        "Project",
        "Document",
        "Original",
        "Draft",
        "Paragraph",
        "Segment",
        "Translation",
        "Alignment",
        "Comment",
      ],
      ...[
        "Suggestion",
        "Return",
        "Change",
        "Decision",
        "Memory",
        "MemoryUse",
        "MemoryEntry",
        "Name",
        "Termbase",
        "Concept",
        "Rule",
      ],
    ]),
  );
  const whole = strFromU8(Buffer.concat(Object.values(unzipSync(archive))));
  expect(whole).not.toContain("@example.org");
  expect(whole).toContain("9007199254740993");
  const original =
    unzipSync(archive)[
      `files/${createHash("sha256").update("# 船夫\n\n雨停了。\n\n河很清。\n").digest("hex")}`
    ];
  expect(strFromU8(original!)).toBe("# 船夫\n\n雨停了。\n\n河很清。\n");
});

test("looking at it is no change: checks, counts, coverage, certificate, exports and lists leave the archive as it is", async () => {
  const { projectId, documentId } = scene;
  const get = async (path: string) => {
    const answer = await ask("GET", `/v1${path}`, as("owner"));
    expect([200, 202], `${path} ${JSON.stringify(answer.body)}`).toContain(answer.status);
  };
  for (const document of [documentId, imported]) {
    const checked = await ask("POST", `/v1/documents/${document}/checks`, { ...as("owner"), json: {} });
    expect([200, 202]).toContain(checked.status);
    for (const what of [
      "findings",
      "findings/counts",
      "coverage",
      "certificate?format=json",
      "counts",
      "segments",
      "export/check",
    ])
      await get(`/documents/${document}/${what}`);
    await get(`/documents/${document}/export?format=xliff`);
    const rows = await ask("GET", `/v1/documents/${document}/segments`, as("owner"));
    for (const { id } of rows.body.segments) await get(`/segments/${id}/findings`);
  }
  for (const what of ["findings", "counts", "memories"]) await get(`/projects/${projectId}/${what}`);
  expect(await database().finding.count({ where: { projectId } })).toBeGreaterThan(0);
  const again = await ask("GET", `/v1/projects/${projectId}/archive`, as("owner"));
  for (const name of ARCHIVED) expect(linesIn(again.bytes, name), name).toEqual(linesIn(archive, name));
  expect(Buffer.from(again.bytes).equals(archive)).toBe(true);
});

test("read into an empty instance it is the same project, and the same archive; its people cannot sign in there", async () => {
  await elsewhere(async (administrator, client) => {
    const taken = await take(administrator, archive);
    expect(taken).toMatchObject({ projectId: scene.projectId, name: "Scene", documents: 2 });
    const again = await writeArchive({ projectId: scene.projectId } as never, null);
    expect(linesIn(again!, "Segment")).toEqual(linesIn(archive, "Segment"));
    expect(Buffer.from(again!).equals(archive)).toBe(true);
    const { rows: people } = await client.query(`select email, "disabledAt" from "User" where id = $1`, [
      scene.people.translator.id,
    ]);
    expect(people).toMatchObject([
      { email: `${scene.people.translator.id}@archived.invalid`, disabledAt: expect.any(Date) },
    ]);
    const { rows: members } = await client.query(`select "userId", role from "Membership"`);
    expect(members).toEqual([{ userId: administrator, role: "owner" }]);
    // A second time it is here already, and nothing changes.
    await expect(take(administrator, archive)).rejects.toMatchObject({
      why: { code: "problems.archive.here" },
    });
  });
});

test("of one document: its rows, what its project agreed on, and nothing of the other document", async () => {
  const path = `/v1/documents/${imported}/export?format=archive`;
  const { status, bytes } = await ask("GET", path, as("owner"));
  expect(status).toBe(200);
  expect(linesIn(bytes, "Document").map(({ id }) => id)).toEqual([imported]);
  expect(linesIn(bytes, "Concept")).toHaveLength(1);
  expect(linesIn(bytes, "Comment")).toHaveLength(0);
  expect(strFromU8(Buffer.concat(Object.values(unzipSync(bytes))))).not.toContain(scene.documentId);
  await elsewhere(async (administrator) => {
    await take(administrator, bytes);
    const again = await writeArchive({ projectId: scene.projectId } as never, imported);
    expect(Buffer.from(again!).equals(bytes)).toBe(true);
  });
  for (const player of ["translator", "reviewer", "viewer"] as const)
    expect((await ask("GET", path, as(player))).status).toBe(403);
});

type Parts = Record<string, Uint8Array>;

/** An archive with other lines in a table, its sums put right. */
function withLines(table: string, change: (lines: string[]) => string[]): Uint8Array {
  const parts: Parts = unzipSync(archive);
  const name = `tables/${table}.jsonl`;
  const before = strFromU8(parts[name]!).split("\n").filter(Boolean);
  const lines = change(before);
  parts[name] = strToU8(lines.map((line) => `${line}\n`).join(""));
  const manifest = JSON.parse(strFromU8(parts["manifest.json"]!));
  const told = manifest.tables.find((one: { name: string }) => one.name === table);
  told.lines = lines.length;
  told.sha256 = createHash("sha256").update(parts[name]!).digest("hex");
  parts["manifest.json"] = strToU8(JSON.stringify(manifest));
  return zipSync(parts);
}

function withManifest(
  change: (manifest: { version: number; tables: { name: string; columns: string[] }[] }) => void,
) {
  const parts: Parts = unzipSync(archive);
  const manifest = JSON.parse(strFromU8(parts["manifest.json"]!));
  change(manifest);
  parts["manifest.json"] = strToU8(JSON.stringify(manifest));
  return zipSync(parts);
}

const edited = (table: string, change: (row: Record<string, unknown>) => void) =>
  withLines(table, (lines) =>
    lines.map((line) => {
      const row = JSON.parse(line);
      change(row);
      return JSON.stringify(row);
    }),
  );

describe("a bad archive is refused whole", () => {
  const none = "problems.archive.none";
  const damaged = "problems.archive.damaged";
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ["no ZIP", () => strToU8("就是一段文字。"), none],
    ["another ZIP", () => zipSync({ "word/document.xml": strToU8("<x/>") }), none],
    ["cut off", () => archive.slice(0, archive.length / 2), none],
    [
      "a newer version",
      () =>
        withManifest((manifest) => {
          manifest.version = 2;
        }),
      "problems.archive.newer",
    ],
    [
      "an unknown table",
      () =>
        withManifest(({ tables }) => {
          tables[0]!.name = "Spell";
        }),
      "problems.archive.newer",
    ],
    [
      "an unknown column",
      () =>
        withManifest(({ tables }) => {
          tables[0]!.columns.push("spell");
        }),
      "problems.archive.newer",
    ],
    [
      "a part too many",
      () => zipSync({ ...unzipSync(archive), "tables/Extra.jsonl": strToU8("x") }),
      damaged,
    ],
    [
      "a part with a way out",
      () => zipSync({ ...unzipSync(archive), "../../etc/passwd": strToU8("x") }),
      none,
    ],
    [
      "a wrong sum",
      () => zipSync({ ...unzipSync(archive), "tables/Comment.jsonl": strToU8("{}\n") }),
      damaged,
    ],
    ["no JSON", () => withLines("Comment", () => ["{"]), damaged],
    [
      "a row of another project",
      () =>
        edited("Comment", (row) => {
          row.projectId = newId();
        }),
      damaged,
    ],
    [
      "a row of another document",
      () =>
        edited("Comment", (row) => {
          row.documentId = newId();
        }),
      damaged,
    ],
    [
      "a stranger as the author",
      () =>
        edited("Comment", (row) => {
          row.authorId = newId();
        }),
      damaged,
    ],
    [
      "a word where a number stands",
      () =>
        edited("Segment", (row) => {
          row.rank = "first";
        }),
      damaged,
    ],
    [
      "a state that there is not",
      () =>
        edited("Segment", (row) => {
          row.state = "perfect";
        }),
      damaged,
    ],
    [
      "a version of another row",
      () =>
        edited("Segment", (row) => {
          if (row.currentId)
            row.approvedId = linesIn(archive, "Translation").find(({ segmentId }) => segmentId !== row.id).id;
        }),
      damaged,
    ],
    [
      "the same row twice",
      () => withLines("Comment", (lines) => [...lines, lines[0]!]),
      "problems.archive.here",
    ],
    ["two projects", () => withLines("Project", (lines) => [...lines, lines[0]!]), damaged],
    ["no project", () => withLines("Project", () => []), damaged],
    [
      "a file with other bytes",
      () => {
        const parts: Parts = unzipSync(archive);
        const name = Object.keys(parts).find((one) => one.startsWith("files/"))!;
        return zipSync({ ...parts, [name]: strToU8("other") });
      },
      damaged,
    ],
  ];
  test.each(cases)("%s", async (_, make, code) => {
    const bytes = make();
    await elsewhere(async (administrator, client) => {
      const refused = await take(administrator, bytes).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ArchiveRefused);
      expect((refused as ArchiveRefused).why.code).toBe(code);
      const { rows } = await client.query(
        `select (select count(*) from "Project")::int as projects, (select count(*) from "User")::int as people`,
      );
      expect(rows).toEqual([{ projects: 0, people: 1 }]);
    });
  });

  test("a bomb is stopped where its bound is passed", async () => {
    await elsewhere(async (administrator) => {
      const bomb = withLines("Comment", () => [`{"body":"${"0".repeat(30_000_000)}"}`]);
      expect(bomb.length).toBeLessThan(200_000);
      await expect(take(administrator, bomb, 1_000_000)).rejects.toMatchObject({
        why: { code: "problems.archive.too-large" },
      });
    });
  });
});

test("over the wire: for administrators; what is here stays as it is", async () => {
  expect((await upload("/v1/archives", archive, "a.zip")).status).toBe(403);
  await database().user.update({ where: { id: scene.people.owner.id }, data: { isAdmin: true } });
  const here = await upload("/v1/archives", archive, "a.zip");
  expect([here.status, here.body.type]).toEqual([409, "/problems/archive-here"]);
  const wrong = await upload("/v1/archives", "no archive", "a.zip");
  expect([wrong.status, wrong.body.type, wrong.body.field]).toEqual([422, "/problems/archive", "file"]);
});
