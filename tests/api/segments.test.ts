import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { database } from "@/lib/db/client";
import { startWorker } from "@/lib/server/jobs/worker";
import { SEGMENT_CALLS } from "@/lib/wire/calls-segments";
import { type Segment, SegmentList, StructureChanged } from "@/lib/wire/segments";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

beforeAll(() => openInstance());
afterAll(() => database().$disconnect());

const asks = (scene: Scene, who: Player) => (method: string, path: string, json?: unknown) =>
  ask(method, `/v1${path}`, { token: scene.people[who].token, ...(json === undefined ? {} : { json }) });

const THREE = [
  { zh: ["第一段，苹果。"], en: "First, an Apple.", shown: "reviewed" },
  { zh: ["第二段。"], en: "Second, 100% _sure_.", shown: "translated" },
  { zh: ["第三段。"] },
] as const;

describe("listing", () => {
  test("pages by cursor, and the position is that of the whole document", async () => {
    const scene = await openScene(THREE);
    const call = asks(scene, "translator");
    const first = await call("GET", `/documents/${scene.documentId}/segments?limit=2`);
    expect(first.status).toBe(200);
    const page = SegmentList.parse(first.body);
    expect(page.segments.map(({ position }) => position)).toEqual([1, 2]);
    const rest = SegmentList.parse(
      (await call("GET", `/documents/${scene.documentId}/segments?limit=2&after=${page.next}`)).body,
    );
    expect(rest).toMatchObject({ segments: [{ position: 3, state: "initial", target: "" }], next: null });
    const bad = await call("GET", `/documents/${scene.documentId}/segments?after=nonsense`);
    expect(bad).toMatchObject({ status: 422, body: { field: "after" } });
  });

  test.each([
    { query: "state=translated", found: [2] },
    { query: "state=untranslated", found: [3] },
    { query: "state=draft", found: [] },
    { query: "q=apple", found: [1] },
    { query: `q=${encodeURIComponent("第")}`, found: [1, 2, 3] },
    { query: `q=${encodeURIComponent("100% _SURE_")}`, found: [2] },
    { query: `q=${encodeURIComponent("%")}`, found: [2] },
    { query: `q=${encodeURIComponent("第")}&state=translated`, found: [2] },
    { query: "q=apple.%2A", found: [] },
    { query: `q=${encodeURIComponent("蘋果")}`, found: [1] },
    { query: `q=${encodeURIComponent("蘋果。")}`, found: [1] },
    { query: `q=${encodeURIComponent("蘋.果")}`, found: [] },
  ])("$query finds rows $found", async ({ query, found }) => {
    const scene = await openScene(THREE);
    const answer = await asks(scene, "translator")("GET", `/documents/${scene.documentId}/segments?${query}`);
    expect(answer.body.segments.map(({ position }: { position: number }) => position)).toEqual(found);
  });

  test("a viewer gets what is approved, in English, and cannot find Chinese by searching", async () => {
    const scene = await openScene([
      ...THREE,
      { zh: ["第四段"], en: "Left out", shown: "omitted" },
      { zh: ["第五段"], en: "Final", shown: "final" },
    ]);
    const call = asks(scene, "viewer");
    const all = await call("GET", `/documents/${scene.documentId}/segments`);
    expect(all.body.segments.map(({ target }: { target: string }) => target)).toEqual([
      "First, an Apple.",
      "Final",
    ]);
    expect(all.body.segments[1]).toMatchObject({
      position: 5,
      source: [],
      translator: null,
      updatedBy: null,
      approvedId: null,
    });
    expect(JSON.stringify(all.body)).not.toMatch(/\p{Script=Han}/u);
    const found = await call("GET", `/documents/${scene.documentId}/segments?q=${encodeURIComponent("第")}`);
    expect(found.body.segments).toEqual([]);
  });
});

test("the journey of a row: saved, refused, merged, confirmed, approved, finalized", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const [id] = scene.rows;
  const translator = asks(scene, "translator");
  const save = (text: string, baseRevision: number, operationId: string) =>
    translator("PUT", `/segments/${id}/target`, { baseRevision, text, operationId });
  expect(await save("One two three", 1, "operation-1")).toMatchObject({
    status: 200,
    body: { revision: 2, state: "initial", subState: "draft", merged: null },
  });
  await asks(scene, "second")("PUT", `/segments/${id}/target`, {
    baseRevision: 2,
    text: "One 2 three",
    operationId: "operation-2",
  });
  const conflict = await save("One zwei three", 2, "operation-3");
  expect(conflict).toMatchObject({
    status: 409,
    body: {
      type: "/problems/conflict",
      current: { revision: 3, text: "One 2 three", by: { name: "second" } },
    },
  });
  expect(conflict.headers.get("content-type")).toBe("application/problem+json");
  expect(await save("One 2 three!", 3, "operation-4")).toMatchObject({ status: 200, body: { revision: 4 } });
  expect(await translator("POST", `/segments/${id}/confirm`, { revision: 3 })).toMatchObject({
    status: 409,
    body: { type: "/problems/stale" },
  });
  expect(await translator("POST", `/segments/${id}/confirm`, { revision: 4 })).toMatchObject({
    status: 200,
    body: { revision: 5, state: "translated", subState: null },
  });
  expect(await asks(scene, "owner")("POST", `/segments/${id}/approve`, { revision: 5 })).toMatchObject({
    status: 200,
    body: { state: "reviewed" },
  });
  expect(await asks(scene, "owner")("POST", `/segments/${id}/finalize`, { revision: 6 })).toMatchObject({
    status: 200,
    body: { state: "final" },
  });
  const history = await translator("GET", `/segments/${id}/history?limit=2`);
  expect(history.body.versions.map(({ text }: { text: string }) => text)).toEqual([
    "One 2 three!",
    "One 2 three",
  ]);
  expect(history.body.reviews.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
    "finalized",
    "approved",
  ]);
  const older = await translator("GET", `/segments/${id}/history?limit=2&after=${history.body.next}`);
  expect(older.body).toMatchObject({
    versions: [{ text: "One two three", author: { name: "translator" } }],
    next: null,
  });
});

test("four eyes answers 403 with the reason", async () => {
  const scene = await openScene([{ zh: ["甲"], en: "A", shown: "translated", writer: "owner" }]);
  const answer = await asks(scene, "owner")("POST", `/segments/${scene.rows[0]}/approve`, { revision: 1 });
  expect(answer).toMatchObject({
    status: 403,
    body: { type: "/problems/own-work", code: "segments.approve.own-words" },
  });
});

test("structure over the front door: split, undo, note, set aside, bring back", async () => {
  const scene = await openScene([{ zh: ["甲", "乙"], en: "A\n\nB" }]);
  const call = asks(scene, "translator");
  const [id] = scene.rows;
  const split = await call("POST", `/segments/${id}/split`, { revision: 1, source: null, target: 3 });
  expect(split.status).toBe(200);
  expect(StructureChanged.parse(split.body).segments).toHaveLength(2);
  const undone = await call("POST", `/changes/${split.body.change}/undo`);
  expect(undone).toMatchObject({ status: 200, body: { kind: "undo", removed: [split.body.segments[1].id] } });
  expect((await call("POST", `/changes/${split.body.change}/undo`)).status).toBe(409);
  expect((await call("POST", `/segments/${id}/note`, { where: "after", text: "Note" })).status).toBe(200);
  const paragraphId = undone.body.segments[0].source[1].paragraphId;
  const aside = await call("POST", `/paragraphs/${paragraphId}/set-aside`, { reason: "an advertisement" });
  expect(aside.body.setAside).toMatchObject([{ id: paragraphId, setAside: { reason: "an advertisement" } }]);
  const list = await call("GET", `/documents/${scene.documentId}/paragraphs?setAside=true`);
  expect(list.body.paragraphs).toMatchObject([{ text: "乙" }]);
  expect((await call("POST", `/paragraphs/${paragraphId}/bring-back`)).body.broughtBack).toEqual([
    paragraphId,
  ]);
});

test("an imported draft is undone like any change of structure, and done again", async () => {
  const worker = startWorker(() => {});
  onTestFinished(() => worker.stop());
  const scene = await openScene([]);
  const call = asks(scene, "owner");
  const made = await call("POST", `/projects/${scene.projectId}/documents`, {
    title: "两段",
    text: "我今年二十岁。\n他今年五十岁。\n",
  });
  expect(made.status).toBe(201);
  const list = async () => (await call("GET", `/documents/${made.body.id}/segments`)).body.segments;
  const before = (await list()).map(inBrief);
  const draft = await call("POST", `/documents/${made.body.id}/draft`, {
    text: "I am twenty this year.\n\nHe is fifty this year.\n\nAnd nobody asked for this.",
  });
  expect(draft.status).toBe(200);
  const aligned = (await list()).map(inBrief);
  expect(aligned).not.toEqual(before);
  const change = await database().change.findFirstOrThrow({
    where: { documentId: made.body.id, kind: "draft" },
  });
  const undone = await call("POST", `/changes/${change.id}/undo`);
  expect(undone.status).toBe(200);
  expect((await list()).map(inBrief)).toEqual(before);
  expect((await call("POST", `/changes/${undone.body.change}/undo`)).status).toBe(200);
  expect((await list()).map(inBrief)).toEqual(aligned);
}, 120_000);

function inBrief({ id, state, subState, target, source }: Segment) {
  return { id, state, subState, target, source: source.map(({ text }) => text) };
}

test("comments: threads, one's own words, resolving", async () => {
  const scene = await openScene([{ zh: ["甲"], en: "A" }]);
  const [id] = scene.rows;
  const asker = asks(scene, "proofreader");
  const other = asks(scene, "translator");
  const anchor = { side: "target", exact: "A", prefix: "", suffix: "", start: 0 };
  const root = await asker("POST", `/segments/${id}/comments`, { body: "Why?", anchor });
  expect(root).toMatchObject({
    status: 201,
    body: { rootId: null, mine: true, anchor, author: { name: "proofreader" } },
  });
  const reply = await other("POST", `/segments/${id}/comments`, { body: "Because.", answers: root.body.id });
  expect(reply.body.rootId).toBe(root.body.id);
  expect((await other("PATCH", `/comments/${root.body.id}`, { body: "Mine now" })).status).toBe(403);
  expect((await asker("DELETE", `/comments/${root.body.id}`)).status).toBe(409);
  expect((await other("PATCH", `/comments/${root.body.id}`, { resolved: true })).body.resolved).toMatchObject(
    { by: { name: "translator" } },
  );
  expect((await other("PATCH", `/comments/${reply.body.id}`, { resolved: true })).status).toBe(422);
  expect(
    (await asker("PATCH", `/comments/${root.body.id}`, { resolved: false, body: "Why so?" })).body,
  ).toMatchObject({ body: "Why so?", resolved: null });
  expect((await other("DELETE", `/comments/${reply.body.id}`)).status).toBe(200);
  const list = await other("GET", `/documents/${scene.documentId}/comments`);
  expect(list.body.comments.map(({ body }: { body: string }) => body)).toEqual(["Why so?"]);
  expect(
    (await other("POST", `/segments/${id}/comments`, { body: "?", answers: reply.body.id })).status,
  ).toBe(422);
});

test("suggestions: offered, accepted by the rules of typing, dismissed", async () => {
  const scene = await openScene([{ zh: ["甲"], en: "A", shown: "reviewed" }]);
  const [id] = scene.rows;
  const suggest = (text: string) =>
    asks(scene, "proofreader")("POST", `/segments/${id}/suggestions`, { text });
  const first = await suggest("Better");
  const second = await suggest("Worse");
  const call = asks(scene, "translator");
  expect((await scene.read())[0]!.openSuggestions).toBe(2);
  expect((await call("POST", `/suggestions/${first.body.id}/accept`, { revision: 0 })).status).toBe(409);
  expect((await call("POST", `/suggestions/${first.body.id}/accept`, { revision: 1 })).body).toMatchObject({
    revision: 2,
    state: "translated",
  });
  expect((await call("POST", `/suggestions/${first.body.id}/accept`, { revision: 2 })).status).toBe(409);
  expect((await asks(scene, "proofreader")("POST", `/suggestions/${second.body.id}/dismiss`)).status).toBe(
    200,
  );
  expect((await scene.read())[0]).toMatchObject({ target: "Better", openSuggestions: 0 });
  const { versions } = (await call("GET", `/segments/${id}/history`)).body;
  expect(versions[0]).toMatchObject({ text: "Better", origin: "suggestion", author: { name: "translator" } });
});

test("sentences answer each other", async () => {
  const scene = await openScene([
    { zh: ["我今年二十岁。", "他今年五十岁。"], en: "I am twenty this year.\n\nHe is fifty this year." },
  ]);
  const { status, body } = await asks(scene, "translator")("GET", `/segments/${scene.rows[0]}/sentences`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    revision: 1,
    beads: [
      [0, 1, 0, 1],
      [1, 2, 1, 2],
    ],
  });
});

describe("every call about a document's rows", () => {
  /** What each call needs at least; the same table as in lib/access.ts, told by role. */
  const NOBODY: readonly Player[] = ["viewer", "proofreader", "translator", "reviewer", "owner"];
  const allowed: Readonly<Record<string, readonly Player[]>> = {
    read: NOBODY,
    "read-source": ["proofreader", "translator", "reviewer", "owner"],
    comment: ["proofreader", "translator", "reviewer", "owner"],
    suggest: ["proofreader", "translator", "reviewer", "owner"],
    edit: ["translator", "reviewer", "owner"],
    confirm: ["translator", "owner"],
    review: ["reviewer", "owner"],
    finalize: ["owner"],
    manage: ["owner"],
  };
  const needs = (method: string, path: string): string => {
    const verb = path.split("/").at(-1)!;
    if (["events", "presence"].includes(verb)) return "read";
    if (verb === "confirm") return "confirm";
    if (verb === "approve" || verb === "reject") return "review";
    if (verb === "finalize") return "finalize";
    if (verb === "lock") return "manage";
    if (verb === "dismiss") return "suggest";
    if (path.startsWith("/comments/")) return "comment";
    if (method === "post" && verb === "comments") return "comment";
    if (method === "post" && verb === "suggestions") return "suggest";
    if (method === "get") return verb === "segments" ? "read" : "read-source";
    return "edit";
  };
  const BODIES: Readonly<Record<string, unknown>> = {
    target: { baseRevision: 0, text: "x", operationId: "by-role-only" },
    reject: { revision: 0, reason: "style", comment: "" },
    split: { revision: 0, source: null, target: 0 },
    merge: { revision: 0, with: "next", otherRevision: 0 },
    move: { revision: 0, direction: "up", paragraph: 0, otherRevision: 0 },
    omit: { revision: 0, reason: null },
    lock: { isLocked: true },
    note: { where: "after", text: "" },
    "set-aside": { reason: "x" },
    comments: { body: "x" },
    suggestions: { text: "x" },
    presence: { clientId: "client-1234", segmentId: null },
    proposals: { kind: "chrome", answer: "accept" },
    "bring-back": { kind: "chrome" },
  };

  test.each(SEGMENT_CALLS.map((call) => ({ ...call, needed: needs(call.method, call.path) })))(
    "$method $path needs $needed, and another project's is not there",
    async ({ method, path, needed }) => {
      const scene = await openScene([
        { zh: ["甲"], en: "A" },
        { zh: ["乙"], en: "B" },
      ]);
      const { documentId, projectId } = scene;
      const translator = asks(scene, "translator");
      const { body: comment } = await asks(scene, "owner")("POST", `/segments/${scene.rows[0]}/comments`, {
        body: "x",
      });
      const { body: suggestion } = await asks(scene, "owner")(
        "POST",
        `/segments/${scene.rows[0]}/suggestions`,
        { text: "x" },
      );
      const { body: note } = await translator("POST", `/segments/${scene.rows[1]}/note`, {
        where: "after",
        text: "n",
      });
      const paragraph = await database().paragraph.findFirstOrThrow({ where: { projectId } });
      const url = path
        .replace("{documentId}", documentId)
        .replace("{segmentId}", scene.rows[0]!)
        .replace("{commentId}", comment.id)
        .replace("{suggestionId}", suggestion.id)
        .replace("{changeId}", note.change)
        .replace("{paragraphId}", paragraph.id);
      const verb = path.split("/").at(-1)!;
      const isOfRows = path.startsWith("/documents/") && method === "post" && !(verb in BODIES);
      const body = isOfRows
        ? { items: [{ id: "x", revision: 0 }] }
        : (BODIES[verb] ?? (method === "patch" ? { resolved: true } : { revision: 0 }));
      const isEvents = verb === "events";
      for (const who of ["stranger", ...NOBODY] as const) {
        const may = who !== "stranger" && allowed[needed]!.includes(who);
        if (isEvents && may) continue; // the stream has a test of its own
        const answer = await asks(scene, who)(
          method.toUpperCase(),
          url,
          method === "get" || method === "delete" ? undefined : body,
        );
        if (who === "stranger")
          expect(answer, `${who} ${url}`).toMatchObject({
            status: 404,
            body: { type: "/problems/not-found" },
          });
        else if (may)
          expect([answer.status, answer.body?.type], `${who} ${url}`).not.toEqual([403, "/problems/role"]);
        else expect(answer, `${who} ${url}`).toMatchObject({ status: 403, body: { type: "/problems/role" } });
      }
    },
  );
});

test("by sittings a history shows a person's saves as their last one, and nothing is gone from it", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const id = scene.rows[0];
  const save = async (who: Player, text: string) => {
    const { revision: baseRevision } = (await scene.read())[0]!;
    const edit = { baseRevision, text, operationId: `${who} ${text}` };
    expect((await asks(scene, who)("PUT", `/segments/${id}/target`, edit)).status).toBe(200);
  };
  for (const text of ["A", "A b", "A b c"]) await save("translator", text);
  const { revision } = (await scene.read())[0]!;
  const confirmed = await asks(scene, "translator")("POST", `/segments/${id}/confirm`, { revision });
  expect(confirmed.status).toBe(200);
  for (const text of ["A b c d", "A b c d e"]) await save("translator", text);
  await save("reviewer", "A b c d e f");
  const list = async (query: string) =>
    (await asks(scene, "translator")("GET", `/segments/${id}/history?${query}`)).body.versions.map(
      ({ text, autosaves }: { text: string; autosaves: number }) => `${text} +${autosaves}`,
    );
  expect(await list("by=sittings")).toEqual(["A b c d e f +0", "A b c d e +1", "A b c +2"]);
  expect(await list("")).toHaveLength(6);
  const { versions } = (await asks(scene, "translator")("GET", `/segments/${id}/history?by=sittings`)).body;
  expect(await list(`after=${versions[2].revision}&limit=${versions[2].autosaves}`)).toEqual([
    "A b +0",
    "A +0",
  ]);
});

test("DB-HIST-1, DB-HIST-2: a sitting ends where somebody else comments or writes, and where its person confirms", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const id = scene.rows[0];
  let revision = 1;
  const save = async (who: Player, text: string) => {
    const operationId = `sitting-${text}`;
    const json = { baseRevision: revision, text, operationId, origin: "typed" };
    const answer = await asks(scene, who)("PUT", `/segments/${id}/target`, json);
    expect(answer.status).toBe(200);
    revision = answer.body.revision;
  };
  const list = async (query: string) => {
    const { body } = await asks(scene, "translator")("GET", `/segments/${id}/history${query}`);
    return body.versions.map((one: { text: string; autosaves: number }) => `${one.text} ${one.autosaves}`);
  };
  for (const text of ["A", "A b", "A b c"]) await save("translator", text);
  const comment = { body: "Better not.", anchor: null };
  const commented = await asks(scene, "reviewer")("POST", `/segments/${id}/comments`, comment);
  expect(commented.status).toBe(201);
  for (const text of ["D", "D e"]) await save("translator", text);
  await save("second", "D e f");
  await save("translator", "G");
  const confirmed = await asks(scene, "translator")("POST", `/segments/${id}/confirm`, { revision });
  revision = confirmed.body.revision;
  for (const text of ["G h", "G h i"]) await save("translator", text);
  expect(await list("?by=sittings")).toEqual(["G h i 1", "G 0", "D e f 0", "D e 1", "A b c 2"]);
  expect(await list("?by=sittings&limit=2&after=7")).toEqual(["D e 1", "A b c 2"]);
  expect(await list("?after=4&limit=2")).toEqual(["A b 0", "A 0"]);
  expect(await list("")).toHaveLength(9);
});
