import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { ask, openInstance } from "../support/front-door";
import { makePerson, type TestPerson } from "./people";

// A worker as it is in life: a process of its own, which can be killed.

let owner: TestPerson;
let projectId: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  await openInstance();
  owner = await makePerson("owner");
  projectId = (await ask("POST", "/v1/projects", { token: owner.token, json: { name: "Books" } })).body.id;
});
afterEach(async () => {
  for (const worker of running.splice(0)) {
    if (worker.exitCode === null && worker.signalCode === null) await ended(worker, "SIGKILL");
  }
  await database().job.deleteMany();
});
afterAll(() => database().$disconnect());

function startWorker(): ChildProcess {
  const worker = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/cli/worker.ts"],
    {
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  running.push(worker);
  return worker;
}

function ended(worker: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((done) => {
    worker.once("exit", (code) => done(code));
    worker.kill(signal);
  });
}

/** A job as POST /documents makes one; its own patience would only slow the tests down. */
async function queue(text: string, attempts = 0) {
  const { id } = await database().job.create({
    data: {
      projectId,
      userId: owner.id,
      kind: "import",
      attempts,
      input: {
        kind: "import",
        fileName: "a.txt",
        mediaType: null,
        encoding: null,
        title: null,
        setAside: true,
      },
      bytes: new TextEncoder().encode(text),
    },
  });
  return id;
}

async function until(id: string, is: (state: string) => boolean) {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const { state } = await database().job.findUniqueOrThrow({ where: { id }, select: { state: true } });
    if (is(state)) return database().job.findUniqueOrThrow({ where: { id } });
    await wait(50);
  }
  throw new Error("waited for nothing");
}
const hasEnded = (state: string) => state !== "queued" && state !== "running";

/** Long enough that a worker is still at it when it is killed. */
const BOOK = Array.from(
  { length: 30_000 },
  (_, index) => `第${index}段。他沿着河走了很久，天黑以后才回到家里。`,
).join("\n");

test("a worker that is killed at work is followed by another, and the book is there once", async () => {
  const id = await queue(BOOK);
  const first = startWorker();
  await until(id, (state) => state === "running");
  await ended(first, "SIGKILL");
  expect((await database().job.findUniqueOrThrow({ where: { id } })).state).toBe("running");
  startWorker();
  const job = await until(id, hasEnded);
  expect(job).toMatchObject({ state: "done", attempts: 2, bytes: null, done: 100, total: 100 });
  expect(await database().document.count({ where: { projectId } })).toBe(1);
}, 120_000);

test("what two workers died of is not tried a third time, and says so", async () => {
  const id = await queue("好的。\n再见。", 2);
  await database().job.update({ where: { id }, data: { state: "running" } });
  startWorker();
  const job = await until(id, hasEnded);
  expect(job).toMatchObject({ state: "failed", bytes: null, problem: { type: "/problems/worker-died" } });
}, 120_000);

test("told to stop, a worker gives its job back and ends well", async () => {
  const id = await queue(BOOK);
  const worker = startWorker();
  await until(id, (state) => state === "running");
  expect(await ended(worker, "SIGTERM")).toBe(0);
  const job = await database().job.findUniqueOrThrow({ where: { id } });
  expect(["queued", "done"]).toContain(job.state);
  if (job.state === "queued") expect(job).toMatchObject({ attempts: 0, done: 0 });
}, 120_000);

test("a job that waits is cancelled at once, one at work at its next step; nothing of it is there", async () => {
  const before = await database().document.count();
  const waiting = await queue(BOOK);
  const cancelled = await ask("POST", `/v1/jobs/${waiting}/cancel`, { token: owner.token, json: {} });
  expect(cancelled.body).toMatchObject({ state: "cancelled" });
  const working = await queue(BOOK);
  startWorker();
  await until(working, (state) => state === "running");
  await ask("POST", `/v1/jobs/${working}/cancel`, { token: owner.token, json: {} });
  expect(await until(working, hasEnded)).toMatchObject({ state: "cancelled", bytes: null });
  expect(await database().document.count()).toBe(before);
}, 120_000);

test("a call waits as long as it is asked to, then answers 202, and the job can be asked after", async () => {
  const accepted = await ask("POST", `/v1/projects/${projectId}/documents`, {
    token: owner.token,
    json: { text: "好的。\n再见。" },
    headers: { prefer: "respond-async, wait=1" },
  });
  expect(accepted.status).toBe(202);
  const job = `/v1/jobs/${accepted.body.job}`;
  expect(accepted.headers.get("location")).toBe(`/api${job}`);
  expect((await ask("GET", job, { token: owner.token })).body).toMatchObject({
    state: "queued",
    result: null,
  });
  startWorker();
  await until(accepted.body.job, hasEnded);
  expect((await ask("GET", job, { token: owner.token })).body).toMatchObject({
    state: "done",
    result: { paragraphs: 2 },
  });
}, 120_000);
