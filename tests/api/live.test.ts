import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET } from "@/app/api/v1/documents/[documentId]/events/route";
import { database } from "@/lib/db/client";
import { endJob, saveJob, saveProgress } from "@/lib/db/jobs/writes";
import { sweepTraces } from "@/lib/db/live/sweep";
import { listPresent } from "@/lib/db/presence/reads";
import { GONE_AFTER_MS } from "@/lib/db/presence/writes";
import { closeLive } from "@/lib/server/live/live";
import { readLastEventId } from "@/lib/server/live/stream";
import { EVENTS } from "@/lib/wire/events";
import { ask, ORIGIN, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

beforeAll(() => openInstance());
afterAll(async () => {
  await closeLive();
  await database().$disconnect();
});

interface Heard {
  readonly name: string;
  readonly id: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: an event is whatever it says; the assertions say what it must be.
  readonly data: any;
}

/** Somebody's open stream, read as a browser reads it. */
async function listen(scene: Scene, who: Player, lastEventId?: string, after?: string) {
  const leaving = new AbortController();
  const headers = new Headers({
    authorization: `Bearer ${scene.people[who].token}`,
    host: new URL(ORIGIN).host,
  });
  if (lastEventId !== undefined) headers.set("last-event-id", lastEventId);
  const query = after === undefined ? "" : `?after=${after}`;
  const request = new Request(`${ORIGIN}/api/v1/documents/${scene.documentId}/events${query}`, {
    headers,
    signal: leaving.signal,
  });
  const response = await GET(request, { params: Promise.resolve({ documentId: scene.documentId }) });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const heard: Heard[] = [];
  let isOpen = true;
  void (async () => {
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += value;
      const blocks = text.split("\n\n");
      text = blocks.pop()!;
      for (const block of blocks) {
        const field = (name: string) =>
          block
            .split("\n")
            .find((line) => line.startsWith(`${name}: `))
            ?.slice(name.length + 2) ?? null;
        if (field("event") !== null)
          heard.push({ name: field("event")!, id: field("id"), data: JSON.parse(field("data")!) });
      }
    }
    isOpen = false;
  })();
  return {
    response,
    heard,
    isOpen: () => isOpen,
    leave: () => leaving.abort(),
    /** The first event that `fits`, waited for. */
    async until(fits: (event: Heard) => boolean): Promise<Heard> {
      return vitestUntil(() => heard.find(fits));
    },
  };
}

async function vitestUntil<Value>(look: () => Value | undefined): Promise<Value> {
  for (let round = 0; round < 200; round += 1) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("Nothing came within 5 s");
}

const call = (scene: Scene, who: Player, method: string, path: string, json: unknown) =>
  ask(method, `/v1${path}`, { token: scene.people[who].token, json });
const save = (scene: Scene, who: Player, row: number, text: string, baseRevision: number) =>
  call(scene, who, "PUT", `/segments/${scene.rows[row]}/target`, {
    baseRevision,
    text,
    operationId: `live-${text}`,
  });
const rowOf = (id: string, revision: number) => (event: Heard) =>
  event.name === "segments" &&
  event.data.segments.some(
    (segment: { id: string; revision: number }) => segment.id === id && segment.revision === revision,
  );

test("what one person saves, another hears, with a number to resume from", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const screen = await listen(scene, "second");
  expect(screen.response.headers.get("content-type")).toContain("text/event-stream");
  await screen.until(({ name }) => name === "presence");
  await save(scene, "translator", 0, "Hello", 1);
  const event = await screen.until(rowOf(scene.rows[0]!, 2));
  expect(event.data).toMatchObject({
    segments: [{ target: "Hello", source: [{ text: "甲" }], updatedBy: { name: "translator" } }],
    removed: [],
    structure: false,
  });
  expect(Number(event.id)).toBeGreaterThan(0);
  screen.leave();
  await vitestUntil(() => (screen.isOpen() ? undefined : true));

  await save(scene, "translator", 0, "Hello again", 2);
  await save(scene, "translator", 0, "Hello thrice", 3);
  const back = await listen(scene, "second", event.id!);
  const missed = await back.until(rowOf(scene.rows[0]!, 4));
  expect(missed.data.segments[0].target).toBe("Hello thrice");
  expect(BigInt(missed.id!)).toBeGreaterThan(BigInt(event.id!));
  back.leave();
});

test("what could not be read when it happened is told once it can be", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const screen = await listen(scene, "second");
  await screen.until(({ name }) => name === "presence");
  // Rows cannot be read without their suggestions; a save does not ask for them.
  await database().$executeRawUnsafe(`alter table "Suggestion" rename to "Elsewhere"`);
  try {
    expect((await save(scene, "translator", 0, "Hello", 1)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(screen.heard.some(rowOf(scene.rows[0]!, 2))).toBe(false);
  } finally {
    await database().$executeRawUnsafe(`alter table "Elsewhere" rename to "Suggestion"`);
  }
  const told = await screen.until(rowOf(scene.rows[0]!, 2));
  expect(told.data.segments[0].target).toBe("Hello");
  screen.leave();
});

test("a screen that came when nothing had happened yet reads all rows, however long it slept", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const screen = await listen(scene, "second");
  const { id } = await screen.until(({ name }) => name === "segments");
  expect(id).toBe("0");
  screen.leave();
  await save(scene, "translator", 0, "Hello", 1);
  // Two days later the save is no event any more.
  await sweepTraces(new Date(Date.now() + 49 * 3_600_000));
  const back = await listen(scene, "second", undefined, id!);
  await back.until(({ name }) => name === "reload");
  back.leave();
});

test("how far a job on the document is, is heard by those who may see its rows", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const listener = await listen(scene, "translator");
  const scope = scene.scope("owner", "import");
  const input = {
    kind: "draft",
    fileName: "a.txt",
    mediaType: null,
    encoding: null,
    documentId: scene.documentId,
  } as const;
  const saved = await saveJob(scope, input, scene.documentId, new Uint8Array([65]));
  if (!saved.ok) throw new Error("The queue is full");
  const { id } = saved;
  await database().job.update({ where: { id }, data: { state: "running", attempts: 1 } });
  const job = { id, projectId: scope.projectId, userId: scope.userId, attempts: 1, input };
  await saveProgress(job, 40);
  const running = await listener.until(({ name }) => name === "job");
  expect(EVENTS.job.parse(running.data)).toEqual({
    id,
    kind: "draft",
    state: "running",
    done: 40,
    total: 100,
  });
  await endJob(job, { state: "cancelled" }, new Date());
  await listener.until(({ name, data }) => name === "job" && data.state === "cancelled");
  listener.leave();
});

test("a trail that has been swept is answered with: read the document again", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const screen = await listen(scene, "translator", "999999999");
  expect((await screen.until(({ name }) => name === "reload")).data.reason).toBeTruthy();
  screen.leave();
});

test("a viewer hears of approved English only, and that a row is approved no more", async () => {
  const scene = await openScene([
    { zh: ["甲"], en: "Secret draft", shown: "translated" },
    { zh: ["乙"], en: "Known", shown: "reviewed" },
  ]);
  const screen = await listen(scene, "viewer");
  await screen.until(({ name }) => name === "segments");
  await call(scene, "translator", "POST", `/documents/${scene.documentId}/presence`, {
    clientId: "client-of-translator",
    segmentId: scene.rows[0],
  });
  await call(scene, "translator", "POST", `/segments/${scene.rows[0]}/comments`, { body: "Between us" });
  await save(scene, "translator", 1, "Known no more", 1);
  const gone = await screen.until(
    ({ name, data }) => name === "segments" && data.removed.includes(scene.rows[1]),
  );
  expect(gone.data.segments).toEqual([]);
  await call(scene, "reviewer", "POST", `/segments/${scene.rows[0]}/approve`, { revision: 1 });
  const shown = await screen.until(rowOf(scene.rows[0]!, 2));
  expect(shown.data.segments).toMatchObject([{ target: "Secret draft", source: [], updatedBy: null }]);
  const said = JSON.stringify(screen.heard);
  expect(said).not.toMatch(/\p{Script=Han}|Known no more|Between us|client-of-translator/u);
  screen.leave();
});

test("a page's new line resumes from `after`: from an event that was swept, it is told to read anew", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const first = async (after?: string) => {
    const screen = await listen(scene, "translator", undefined, after);
    const told = await screen.until(() => true);
    screen.leave();
    return told.name;
  };
  expect(await first()).toBe("segments");
  expect(await first("999999999")).toBe("reload");
});

test.each([
  ["7", "5", 7n, "the browser's own header is newer and wins"],
  [null, "5", 5n, "a page opens a new line"],
  [null, undefined, null, "the first line"],
  [null, "5; drop", null, "no number"],
])("header %s, after %s is %s: %s", (header, after, number, _why) => {
  const headers = new Headers(header === null ? {} : { "last-event-id": header });
  expect(readLastEventId(headers, after)).toBe(number);
});

test("who is here: comes, moves, leaves", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const screen = await listen(scene, "reviewer");
  await screen.until(({ name }) => name === "presence");
  const here = (more: object) =>
    call(scene, "translator", "POST", `/documents/${scene.documentId}/presence`, {
      clientId: "tab-number-1",
      segmentId: null,
      ...more,
    });
  const rows = (event: Heard) =>
    event.name === "presence" && event.data.here.map((one: { segmentId: string | null }) => one.segmentId);
  await here({});
  await screen.until((event) => JSON.stringify(rows(event)) === "[null]");
  await here({ segmentId: scene.rows[0] });
  const moved = await screen.until(
    (event) => JSON.stringify(rows(event)) === JSON.stringify([scene.rows[0]]),
  );
  expect(moved.data.here).toMatchObject([{ clientId: "tab-number-1", person: { name: "translator" } }]);
  const before = screen.heard.length;
  await here({ segmentId: scene.rows[0] }); // nothing changed: nobody is told
  await here({ leaving: true });
  await vitestUntil(() =>
    screen.heard.slice(before).find((event) => event.name === "presence" && event.data.here.length === 0),
  );
  expect(screen.heard.slice(before).filter(({ name }) => name === "presence")).toHaveLength(1);
  screen.leave();
});

describe("the soft lock", () => {
  const says = (scene: Scene, who: Player, more: object) =>
    call(scene, who, "POST", `/documents/${scene.documentId}/presence`, {
      clientId: `tab-of-${who}`,
      segmentId: scene.rows[0],
      ...more,
    });
  const holders = async (scene: Scene) => {
    const { here } = await listPresent(scene.scope("owner", "read"), scene.documentId, new Date());
    return here
      .filter(({ holds }) => holds)
      .map(({ person, tookOver }) => `${person.name}${tookOver ? " took over" : ""}`)
      .join(", ");
  };
  const T = { typing: true };
  const OVER = { typing: true, takeOver: true };
  const away = (scene: Scene) => ({ ...T, segmentId: scene.rows[1] });

  test.each<[readonly [Player, object | ((scene: Scene) => object)][], string, string]>([
    [[["translator", {}]], "", "being there is not typing"],
    [
      [
        ["translator", T],
        ["second", T],
      ],
      "translator",
      "the first to type holds the row",
    ],
    [
      [
        ["translator", T],
        ["second", T],
        ["translator", T],
      ],
      "translator",
      "and goes on holding it",
    ],
    [
      [
        ["translator", T],
        ["second", T],
        ["translator", {}],
      ],
      "second",
      "who stops, gives it to who types still",
    ],
    [
      [
        ["translator", T],
        ["second", T],
        ["translator", { segmentId: null }],
      ],
      "second",
      "who goes, too",
    ],
    [
      [
        ["translator", T],
        ["translator", { leaving: true }],
      ],
      "",
      "who leaves, too",
    ],
    [
      [
        ["translator", T],
        ["second", OVER],
      ],
      "second took over",
      "taking over",
    ],
    [
      [
        ["translator", T],
        ["second", OVER],
        ["translator", T],
      ],
      "second took over",
      "lasts",
    ],
    [
      [
        ["translator", T],
        ["second", OVER],
        ["second", T],
      ],
      "second took over",
      "as long as one types",
    ],
    [
      [
        ["translator", T],
        ["second", OVER],
        ["second", {}],
      ],
      "translator",
      "and no longer",
    ],
    [
      [
        ["second", OVER],
        ["translator", OVER],
      ],
      "translator took over",
      "taken back",
    ],
    [
      [
        ["second", OVER],
        ["translator", OVER],
        ["second", OVER],
      ],
      "second took over",
      "and again",
    ],
    [
      [
        ["translator", T],
        ["second", away],
      ],
      "second, translator",
      "a row each",
    ],
    [
      [
        ["second", OVER],
        ["second", away],
      ],
      "second",
      "what was taken over is not the next row",
    ],
    [
      [
        ["proofreader", T],
        ["viewer", OVER],
      ],
      "",
      "who may not edit holds nothing",
    ],
    [
      [
        ["translator", T],
        ["stranger", OVER],
      ],
      "translator",
      "another project's person is nobody here",
    ],
  ])("%j: held by %j, %s", async (said, held) => {
    const scene = await openScene([{ zh: ["甲"] }, { zh: ["乙"] }]);
    for (const [who, what] of said) await says(scene, who, typeof what === "function" ? what(scene) : what);
    expect(await holders(scene)).toBe(held);
  });

  test("of many who begin in one moment one holds the row, and every save goes through", async () => {
    const scene = await openScene([{ zh: ["甲"] }]);
    const all = ["translator", "second", "reviewer", "colleague", "owner"] as const;
    await Promise.all(all.map((who) => says(scene, who, T)));
    const first = await holders(scene);
    expect(all).toContain(first);
    const other = all.find((who) => who !== first)!;
    expect((await save(scene, other, 0, "Not held", 1)).status).toBe(200);
    expect(await holders(scene)).toBe(first);
  });

  test("a tab's name is its own: under it, nobody else lets go or takes over", async () => {
    const scene = await openScene([{ zh: ["甲"] }]);
    await says(scene, "translator", T);
    await says(scene, "second", { clientId: "tab-of-translator", segmentId: null, leaving: true });
    await says(scene, "second", { clientId: "tab-of-translator", ...OVER });
    expect(await holders(scene)).toBe("translator");
  });

  test("one who falls silent holds nothing, and the next who says something tells it to the others", async () => {
    const scene = await openScene([{ zh: ["甲"] }]);
    await says(scene, "translator", T);
    await says(scene, "second", {});
    const screen = await listen(scene, "reviewer");
    await screen.until(({ name, data }) => name === "presence" && data.here.length === 2);
    await database().presence.updateMany({
      where: { clientId: "tab-of-translator", documentId: scene.documentId },
      data: { seenAt: new Date(Date.now() - GONE_AFTER_MS - 1000) },
    });
    expect(await holders(scene)).toBe("");
    await says(scene, "second", {});
    await screen.until(({ name, data }) => name === "presence" && data.here.length === 1);
    screen.leave();
  });

  test("is told: who begins, who takes over, who stops", async () => {
    const scene = await openScene([{ zh: ["甲"] }]);
    const screen = await listen(scene, "reviewer");
    const until = (told: string) =>
      screen.until(
        ({ name, data }) =>
          name === "presence" &&
          JSON.stringify(
            data.here.map((one: { holds: boolean; tookOver: boolean }) => [one.holds, one.tookOver]),
          ) === told,
      );
    await says(scene, "translator", {});
    await says(scene, "second", {});
    await until("[[false,false],[false,false]]");
    await says(scene, "translator", T);
    await until("[[false,false],[true,false]]");
    await says(scene, "second", OVER);
    await until("[[true,true],[false,false]]");
    screen.leave();
  });
});

test("the listening connection is killed: it comes back, and what happened meanwhile is told", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const screen = await listen(scene, "second");
  await save(scene, "translator", 0, "One", 1);
  await screen.until(rowOf(scene.rows[0]!, 2));
  const admin = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await admin.connect();
  const killed = await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen duizhao' and datname = current_database()",
  );
  expect(killed.rowCount).toBe(1);
  await admin.end();
  await save(scene, "translator", 0, "Two", 2);
  await screen.until(rowOf(scene.rows[0]!, 3));
  screen.leave();
});

test("a stranger's stream is refused like everything else", async () => {
  const scene = await openScene([]);
  const { response } = await listen(scene, "stranger");
  expect(response.status).toBe(404);
});
