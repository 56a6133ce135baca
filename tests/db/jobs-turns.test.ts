import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database, databaseUrl } from "@/lib/db/client";
import { claimJob, releaseJob, Served } from "@/lib/db/jobs/queue";
import { endJob, saveJob } from "@/lib/db/jobs/writes";
import { createTestDatabase } from "../support/database";
import { openScene, type Scene } from "../support/scene";

let connection: Client;
let ours: Scene;
let theirs: Scene;

beforeAll(async () => {
  await createTestDatabase();
  [ours, theirs] = [await openScene([{ zh: ["一。"] }]), await openScene([{ zh: ["二。"] }])];
  connection = new Client({ connectionString: databaseUrl() });
  await connection.connect();
});
afterAll(async () => {
  await connection.end();
  await database().$disconnect();
});

const order = (scene: Scene, who: "translator" | "second") =>
  saveJob(scene.scope(who, "import"), INPUT, null, new Uint8Array([65]));
const INPUT = {
  kind: "import",
  fileName: "a.txt",
  mediaType: null,
  encoding: null,
  title: null,
  setAside: true,
} as const;

test("however many one person orders, another project's import is next", async () => {
  const served = new Served();
  const turn = async () => {
    const job = (await claimJob(connection, "texts", served))!;
    await endJob(job, { state: "cancelled" }, new Date());
    await releaseJob(connection, job.id);
    const scene = job.projectId === ours.projectId ? ours : theirs;
    const name = scene === ours ? "ours" : "theirs";
    return `${name} ${job.userId === scene.people.translator.id ? "translator" : "second"}`;
  };
  for (let at = 0; at < 5; at += 1) await order(ours, "translator");
  expect(await turn()).toBe("ours translator");
  await order(ours, "second");
  await order(theirs, "translator");
  expect([await turn(), await turn(), await turn()]).toEqual([
    "theirs translator",
    "ours second",
    "ours translator",
  ]);
  while (await claimJob(connection, "texts")) {}
});

test("a person's jobs have an end: the 41st is refused, and another person's is not", async () => {
  await database().job.deleteMany({});
  for (let at = 0; at < 40; at += 1) expect(await order(ours, "translator")).toMatchObject({ ok: true });
  expect(await order(ours, "translator")).toEqual({ ok: false, full: "each" });
  expect(await order(ours, "second")).toMatchObject({ ok: true });
  expect(await database().job.count()).toBe(41);
});
