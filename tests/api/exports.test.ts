import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { database, databaseUrl } from "@/lib/db/client";
import { claimJob } from "@/lib/db/jobs/queue";
import { sweepTraces } from "@/lib/db/live/sweep";
import { Stopped, Thinker } from "@/lib/server/jobs/thinker";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

// An export as a job: ordered, asked after, fetched; seen by whoever ordered it and nobody else.

let scene: Scene;
let worker: RunningWorker | undefined;

beforeAll(async () => {
  await openInstance();
  scene = await openScene([
    { zh: ["雨停了。"], en: "The rain had stopped.", shown: "reviewed" },
    { zh: ["船没有来。"], en: "No boat came.", shown: "draft" },
  ]);
});
afterAll(async () => {
  await worker?.stop();
  await database().$disconnect();
});

const as = (player: Player) => ({ token: scene.people[player].token });
const order = (player: Player, json: object = {}) =>
  ask("POST", `/v1/documents/${scene.documentId}/exports`, {
    ...as(player),
    json: { format: "txt", ...json },
  });
const jobOf = async (player: Player, json: object = {}): Promise<string> => {
  const { status, body } = await order(player, json);
  expect(status).toBe(202);
  return body.job;
};
const look = (player: Player, job: string, what = "") => ask("GET", `/v1/jobs/${job}${what}`, as(player));
const work = () => {
  worker ??= startWorker(() => {}); // what it says of the troubles below is theirs
};
const ended = (player: Player, job: string) =>
  vi.waitFor(
    async () => {
      const { body } = await look(player, job);
      expect(["done", "failed", "cancelled"]).toContain(body.state);
      return body;
    },
    { timeout: 100_000, interval: 50 },
  );

describe("before a worker comes", () => {
  test("an order is a job that waits, with an address to ask at, and no file", async () => {
    const answer = await order("translator");
    expect(answer.headers.get("location")).toBe(`/api/v1/jobs/${answer.body.job}`);
    expect((await look("translator", answer.body.job)).body).toMatchObject({
      kind: "export",
      state: "queued",
    });
    expect(await look("translator", answer.body.job, "/file")).toMatchObject({
      status: 409,
      body: { type: "/problems/no-file" },
    });
  });

  test("one that is cancelled stays cancelled, and has no file", async () => {
    const job = await jobOf("viewer");
    const cancelled = await ask("POST", `/v1/jobs/${job}/cancel`, { ...as("viewer"), json: {} });
    expect(cancelled.body).toMatchObject({ state: "cancelled" });
    expect((await look("viewer", job, "/file")).status).toBe(409);
  });

  test("a proofreader may not, a viewer not what is not approved, a stranger knows of nothing", async () => {
    expect((await order("proofreader")).status).toBe(403);
    expect(await order("viewer", { include: "all" })).toMatchObject({
      status: 403,
      body: { field: "include" },
    });
    expect((await order("stranger")).status).toBe(404);
  });

  test("nobody but who ordered it sees it, stops it or fetches it, not even an owner", async () => {
    const job = await jobOf("translator");
    for (const player of ["owner", "second", "viewer", "stranger"] as const) {
      expect((await look(player, job)).status).toBe(404);
      expect((await look(player, job, "/file")).status).toBe(404);
      expect((await ask("POST", `/v1/jobs/${job}/cancel`, { ...as(player), json: {} })).status).toBe(404);
    }
  });

  test("an export does not stand behind a long alignment: each lane takes its own", async () => {
    const { projectId } = scene;
    const userId = scene.people.owner.id;
    const { id } = await database().job.create({
      data: { projectId, userId, kind: "align", input: { kind: "align" }, createdAt: new Date(0) },
    });
    const job = await jobOf("translator");
    await database().job.deleteMany({ where: { projectId, state: "queued", id: { notIn: [id, job] } } });
    const lanes = (["exports", "texts"] as const).map((lane) => ({
      lane,
      connection: new Client({ connectionString: databaseUrl() }),
    }));
    const taken: (string | undefined)[] = [];
    for (const { lane, connection } of lanes) {
      await connection.connect();
      taken.push((await claimJob(connection, lane))?.id, (await claimJob(connection, lane))?.id);
    }
    expect(taken).toEqual([job, undefined, id, undefined]);
    for (const { connection } of lanes) await connection.end();
    await database().job.deleteMany({ where: { id: { in: [id, job] } } });
  });
});

test("stopped in the middle, the thread that makes it is ended at once, and another makes the next", async () => {
  const thinker = new Thinker({ graceMs: 0 });
  const { projectId, documentId, people } = scene;
  const order = {
    projectId,
    documentId,
    userId: people.translator.id,
    query: { format: "txt", include: "all", omitted: true, translators: false },
  } as const;
  const making = thinker.makeExport(order);
  thinker.stop();
  await expect(making).rejects.toThrow(Stopped);
  thinker.reset();
  const { bytes } = await thinker.makeExport(order);
  expect(new TextDecoder().decode(bytes)).toContain("No boat came.");
  await thinker.close();
});

describe("with a worker", () => {
  test("one whose right was lost while it waited fails with the reason", async () => {
    expect(worker).toBeUndefined();
    const job = await jobOf("second", { include: "all" });
    const where = { projectId: scene.projectId, userId: scene.people.second.id };
    await database().membership.updateMany({ where, data: { role: "viewer" } });
    work();
    expect(await ended("second", job)).toMatchObject({
      state: "failed",
      problem: { type: "/problems/role" },
    });
    expect((await look("second", job, "/file")).status).toBe(409);
    await database().membership.updateMany({ where, data: { role: "translator" } });
  });

  test("the file is the one that the plain call gives, byte for byte", async () => {
    work();
    for (const format of ["txt", "docx"]) {
      const job = await jobOf("translator", { format, include: "all", translators: true });
      const done = await ended("translator", job);
      expect(done).toMatchObject({ state: "done", done: 100, total: 100 });
      const file = await ask("GET", done.result.file.replace("/api", ""), as("translator"));
      const plain = await ask(
        "GET",
        `/v1/documents/${scene.documentId}/export?format=${format}&include=all&translators=true`,
        as("translator"),
      );
      expect(file.bytes).toEqual(plain.bytes);
      expect(file.bytes.byteLength).toBe(done.result.bytes);
      for (const name of ["content-type", "content-disposition", "content-length", "cache-control"])
        expect(file.headers.get(name)).toBe(plain.headers.get(name));
    }
  });

  test("a viewer's has marks for what is not approved", async () => {
    work();
    const job = await jobOf("viewer");
    await ended("viewer", job);
    const text = new TextDecoder().decode((await look("viewer", job, "/file")).bytes);
    expect(text).toContain("The rain had stopped.");
    expect(text).not.toContain("No boat came.");
  });

  test("a translator who has become a viewer is not given what is not approved", async () => {
    work();
    const job = await jobOf("second", { include: "all" });
    // Of what is approved alone, but with names and reasons that a viewer does not see.
    const approvedOnly = await jobOf("second", { translators: true });
    await ended("second", job);
    await ended("second", approvedOnly);
    const where = { projectId: scene.projectId, userId: scene.people.second.id };
    await database().membership.updateMany({ where, data: { role: "viewer" } });
    expect((await look("second", job, "/file")).status).toBe(403);
    expect((await look("second", approvedOnly, "/file")).status).toBe(403);
    const another = await jobOf("second");
    await database().membership.updateMany({ where, data: { role: "proofreader" } });
    expect((await look("second", another)).status).toBe(403);
    await database().membership.updateMany({ where, data: { role: "translator" } });
  });

  test.each([
    { code: "53100", times: 9, what: "no room on the disk: it fails and says so", attempts: 1 },
    {
      code: "57P01",
      times: 1,
      what: "a database that went away and came back: it is begun once more",
      attempts: 2,
    },
    { code: "57P01", times: 9, what: "one that goes away each time: it fails after the second", attempts: 2 },
  ])("$what", async ({ code, times, attempts }) => {
    const sql = (text: string) => database().$executeRawUnsafe(text);
    await sql(`create or replace function in_trouble() returns trigger language plpgsql as $$ begin
      if (select attempts <= ${times} from "Job" where id = new."jobId") then
        raise exception using errcode = '${code}', message = 'as PostgreSQL says it';
      end if; return new; end $$`);
    await sql(
      `create trigger in_trouble before insert on "JobFile" for each row execute function in_trouble()`,
    );
    try {
      work();
      const job = await jobOf("translator");
      const { state, problem } = await ended("translator", job);
      const wanted =
        times < attempts
          ? { state: "done", type: undefined }
          : { state: "failed", type: code === "53100" ? "/problems/disk-full" : "/problems/worker-died" };
      expect({ state, type: problem?.type }).toEqual(wanted);
      expect(await database().job.findUnique({ where: { id: job }, select: { attempts: true } })).toEqual({
        attempts,
      });
      expect(await database().jobFile.count({ where: { jobId: job } })).toBe(state === "done" ? 1 : 0);
    } finally {
      await sql(`drop trigger in_trouble on "JobFile"`);
    }
  });

  test("after a day the file is gone, and says so; the job says what it was", async () => {
    work();
    const job = await jobOf("translator");
    const { result } = await ended("translator", job);
    const kept = new Date(result.keptUntil).getTime();
    await sweepTraces(new Date(kept - 60_000));
    expect((await look("translator", job, "/file")).status).toBe(200);
    await sweepTraces(new Date(kept + 60_000));
    expect(await look("translator", job, "/file")).toMatchObject({
      status: 410,
      body: { type: "/problems/file-gone" },
    });
  });

  test("with its document, an export is gone too", async () => {
    work();
    const job = await jobOf("owner");
    await ended("owner", job);
    await database().document.update({ where: { id: scene.documentId }, data: { deletedAt: new Date() } });
    expect((await look("owner", job, "/file")).status).toBe(404);
    await database().document.update({ where: { id: scene.documentId }, data: { deletedAt: null } });
  });
});
