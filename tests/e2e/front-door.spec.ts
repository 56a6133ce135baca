import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";
import { person, type Role, sessionOf, test } from "./people";
import { fixture, makeProject } from "./scene";

interface Told {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the call answers; the assertions say what it must be.
  readonly body: any;
  readonly answer: APIResponse;
}

/**
 * The journey of a text by /api/v1 alone, as another person's program makes it with a token: the calls, the names and
 * the statuses that are promised to others, over a real connection.
 */
class Program {
  constructor(
    readonly request: APIRequestContext,
    readonly token: string,
  ) {}

  async ask(method: string, path: string, data?: unknown): Promise<Told> {
    const answer = await this.request.fetch(`/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, prefer: "wait=60" },
      ...(data === undefined ? {} : { data }),
    });
    const isJson = /json/.test(answer.headers()["content-type"] ?? "");
    return { status: answer.status(), body: isJson ? await answer.json() : undefined, answer };
  }
}

const operationId = () => crypto.randomUUID();
const rowsOf = async (program: Program, documentId: string) =>
  (await program.ask("GET", `/documents/${documentId}/segments`)).body.segments;

test("in, aligned, saved, confirmed, approved, signed off, out", async ({ request, api }) => {
  const program = (role: Role) => new Program(request, person(role).token);
  const translator = program("translator");
  const reviewer = program("reviewer");
  const owner = program("owner");

  const health = await request.get("/api/v1/health");
  expect(health.status()).toBe(200);
  expect(await health.json()).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+/) });

  const project = await owner.ask("POST", "/projects", { name: "By program" });
  expect(project).toMatchObject({ status: 201, body: { id: expect.any(String), name: "By program" } });
  const projectId = await makeProject(api, ["translator", "reviewer"]);

  const made = await translator.ask("POST", `/projects/${projectId}/documents`, {
    title: "摆渡人",
    text: fixture("ferry.zh.txt"),
  });
  expect(made).toMatchObject({
    status: 201,
    body: { id: expect.any(String), title: "摆渡人", paragraphs: 6, segments: 6, setAside: 0 },
  });
  const documentId: string = made.body.id;
  const draft = await request.fetch(`/api/v1/documents/${documentId}/draft`, {
    method: "POST",
    headers: { authorization: `Bearer ${translator.token}`, prefer: "wait=60" },
    multipart: {
      file: { name: "ferry.txt", mimeType: "text/plain", buffer: Buffer.from(fixture("ferry.en.txt")) },
    },
  });
  expect(draft.status()).toBe(200);
  expect(await draft.json()).toMatchObject({ segments: 6, aligned: 6, unanswered: 0, unmatched: 0 });

  const first = await translator.ask("GET", `/documents/${documentId}/segments?limit=4`);
  expect(first.body.segments).toHaveLength(4);
  const rest = await translator.ask(
    "GET",
    `/documents/${documentId}/segments?limit=4&after=${first.body.next}`,
  );
  expect(rest.body).toMatchObject({ next: null, segments: [{ position: 5 }, { position: 6 }] });
  const [, , row] = first.body.segments;
  expect(row).toMatchObject({
    id: expect.any(String),
    position: 3,
    revision: expect.any(Number),
    state: "initial",
    subState: "aligned",
    source: [
      {
        paragraphId: expect.any(String),
        kind: "text",
        speaker: null,
        text: "他在这个渡口撑了四十年船，认得每一块石头。",
      },
    ],
    target: "He had worked this crossing for forty years and knew every stone.",
    updatedBy: { name: "Tess Tran" },
    updatedAt: expect.stringMatching(/Z$/),
  });
  expect(
    (await translator.ask("GET", `/documents/${documentId}/segments?state=aligned&q=stone`)).body.segments,
  ).toHaveLength(1);

  // The same operation again gives the first answer again, whatever has happened since.
  const path = `/segments/${row.id}`;
  const edit = {
    baseRevision: row.revision,
    text: "He had worked here for forty years and knew every stone.",
    operationId: operationId(),
  };
  const saved = await translator.ask("PUT", `${path}/target`, edit);
  expect(saved).toMatchObject({
    status: 200,
    body: { revision: row.revision + 1, state: "initial", merged: null },
  });
  const again = await translator.ask("PUT", `${path}/target`, edit);
  expect(again).toMatchObject({ status: 200, body: saved.body });
  expect((await translator.ask("GET", `${path}/history`)).body.versions).toHaveLength(2);

  // From an old revision: joined where the edits do not touch, refused with both texts where they do.
  // The owner writes it: whoever writes in a row does not approve it.
  const joined = await owner.ask("PUT", `${path}/target`, {
    baseRevision: row.revision,
    text: "He had worked this crossing for forty years and knew every single stone.",
    operationId: operationId(),
  });
  expect(joined).toMatchObject({
    status: 200,
    body: { merged: "He had worked here for forty years and knew every single stone." },
  });
  const refused = await translator.ask("PUT", `${path}/target`, {
    baseRevision: row.revision,
    text: "He had worked this ferry for forty years and knew every stone.",
    operationId: operationId(),
  });
  expect(refused.status).toBe(409);
  expect(refused.answer.headers()["content-type"]).toContain("application/problem+json");
  expect(refused.body).toMatchObject({
    type: expect.stringMatching(/^\/problems\//),
    title: expect.any(String),
    status: 409,
    detail: expect.any(String),
    current: {
      revision: joined.body.revision,
      text: "He had worked here for forty years and knew every single stone.",
      by: { name: "Olga Owen" },
    },
  });

  expect((await translator.ask("POST", `${path}/confirm`, { revision: row.revision })).status).toBe(409);
  const confirmed = await translator.ask("POST", `${path}/confirm`, { revision: joined.body.revision });
  expect(confirmed).toMatchObject({
    status: 200,
    body: { revision: expect.any(Number), state: "translated" },
  });
  const own = await translator.ask("POST", `${path}/approve`, { revision: confirmed.body.revision });
  expect(own).toMatchObject({ status: 403, body: { status: 403, detail: expect.any(String) } });

  const rejected = await reviewer.ask("POST", `${path}/reject`, {
    revision: confirmed.body.revision,
    reason: "accuracy",
    comment: "The crossing is lost.",
  });
  expect(rejected).toMatchObject({ status: 200, body: { state: "translated", subState: "rejected" } });
  const mended = await translator.ask("PUT", `${path}/target`, {
    baseRevision: rejected.body.revision,
    text: "He had worked this crossing for forty years and knew every stone.",
    operationId: operationId(),
  });
  const reconfirmed = await translator.ask("POST", `${path}/confirm`, { revision: mended.body.revision });
  const approved = await reviewer.ask("POST", `${path}/approve`, { revision: reconfirmed.body.revision });
  expect(approved).toMatchObject({ status: 200, body: { state: "reviewed" } });
  expect((await reviewer.ask("POST", `${path}/finalize`, { revision: approved.body.revision })).status).toBe(
    403,
  );
  expect(await owner.ask("POST", `${path}/finalize`, { revision: approved.body.revision })).toMatchObject({
    status: 200,
    body: { state: "final" },
  });
  const { versions } = (await translator.ask("GET", `${path}/history`)).body;
  expect(versions.map(({ text }: { text: string }) => text)).toEqual([
    "He had worked this crossing for forty years and knew every stone.",
    "He had worked here for forty years and knew every single stone.",
    "He had worked here for forty years and knew every stone.",
    "He had worked this crossing for forty years and knew every stone.",
  ]);

  for (const [format, type] of [
    ["md", "text/markdown"],
    ["html", "text/html"],
    ["txt", "text/plain"],
    ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ]) {
    const url = `/documents/${documentId}/export?format=${format}&include=approved`;
    const { status, answer } = await translator.ask("GET", url);
    expect(status).toBe(200);
    expect(answer.headers()["content-type"]).toContain(type);
    expect(answer.headers()["content-disposition"]).toContain(`.${format}`);
    const twice = await translator.ask("GET", url);
    expect((await answer.body()).equals(await twice.answer.body())).toBe(true);
  }
  const all = await translator.ask("GET", `/documents/${documentId}/export?format=txt&include=all`);
  expect(await all.answer.text()).toContain("tung oil");
});

test("structure: each call answers with the rows as they are now, and undoing gives them back", async ({
  request,
  api,
}) => {
  const translator = new Program(request, person("translator").token);
  const projectId = await makeProject(api, ["translator"]);
  const { body } = await translator.ask("POST", `/projects/${projectId}/documents`, {
    text: fixture("ferry.zh.txt"),
  });
  await translator.ask("POST", `/documents/${body.id}/draft`, { text: fixture("ferry.en.txt") });
  const before = await rowsOf(translator, body.id);
  const textsOf = async () =>
    (await rowsOf(translator, body.id)).map((row: { source: { text: string }[]; target: string }) => [
      row.source.map(({ text }) => text).join("|"),
      row.target,
    ]);
  const texts = await textsOf();
  const [, second, third] = before;
  for (const [verb, data] of [
    ["split", { revision: second.revision, source: null, target: second.target.indexOf("and Old") }],
    ["merge", { revision: second.revision, with: "next", otherRevision: third.revision }],
    ["move", { revision: second.revision, direction: "down", paragraph: 0, otherRevision: third.revision }],
    ["omit", { revision: second.revision, reason: "cut in the book" }],
    ["note", { where: "after", text: "The river has no name in the original." }],
  ] as const) {
    // The row may have become another by the undoing of the call before.
    const [, now, next] = await rowsOf(translator, body.id);
    const sent = {
      ...data,
      ...("revision" in data ? { revision: now.revision } : {}),
      ...("otherRevision" in data ? { otherRevision: next.revision } : {}),
    };
    const done = await translator.ask("POST", `/segments/${now.id}/${verb}`, sent);
    expect(done, verb).toMatchObject({ status: 200, body: { segments: expect.any(Array) } });
    expect(done.body.segments.length).toBeGreaterThan(0);
    const current = await rowsOf(translator, body.id);
    for (const row of done.body.segments)
      expect(current.find(({ id }: { id: string }) => id === row.id)).toMatchObject({
        revision: row.revision,
        target: row.target,
      });
    expect((await translator.ask("POST", `/changes/${done.body.change}/undo`)).status).toBe(200);
    expect(await textsOf(), `${verb}, undone`).toEqual(texts);
  }
});

test("a long text may answer 202 with a job, which says how far it is and what came of it", async ({
  request,
  api,
}) => {
  const translator = new Program(request, person("translator").token);
  const projectId = await makeProject(api, ["translator"]);
  const text = Array.from(
    { length: 20_000 },
    (_, index) => `第${index + 1}段，江水往东流，船往西走，岸上有人唱歌。`,
  ).join("\n\n");
  const made = await translator.ask("POST", `/projects/${projectId}/documents`, { title: "长河", text });
  expect([201, 202]).toContain(made.status);
  if (made.status === 201) {
    expect(made.body).toMatchObject({ title: "长河", paragraphs: 20_000 });
    return;
  }
  expect(made.answer.headers().location).toBe(`/api/v1/jobs/${made.body.job}`);
  await expect
    .poll(async () => (await translator.ask("GET", `/jobs/${made.body.job}`)).body, { timeout: 50_000 })
    .toMatchObject({ state: "done", result: { title: "长河", paragraphs: 20_000 }, problem: null });
});

test("what others may not know of is 404, what does not fit is 422 with its field, what is nobody's is 401", async ({
  request,
  api,
}) => {
  const owner = new Program(request, person("owner").token);
  const stranger = new Program(request, person("viewer").token);
  const projectId = await makeProject(api, []);
  const { body } = await owner.ask("POST", `/projects/${projectId}/documents`, {
    text: fixture("ferry.zh.txt"),
  });
  const [row] = await rowsOf(owner, body.id);
  for (const [method, path, data] of [
    ["GET", `/projects/${projectId}`],
    ["GET", `/documents/${body.id}`],
    ["GET", `/documents/${body.id}/segments`],
    ["GET", `/documents/${body.id}/export?format=txt`],
    ["GET", `/documents/${body.id}/events`],
    ["GET", `/segments/${row.id}/history`],
    [
      "PUT",
      `/segments/${row.id}/target`,
      { baseRevision: row.revision, text: "x", operationId: operationId() },
    ],
    ["POST", `/segments/${row.id}/confirm`, { revision: row.revision }],
  ] as const) {
    const answer = await stranger.ask(method, path, data);
    expect(answer, `${method} ${path}`).toMatchObject({
      status: 404,
      body: { type: "/problems/not-found", status: 404, detail: expect.any(String) },
    });
  }
  const bad = await owner.ask("PUT", `/segments/${row.id}/target`, {
    baseRevision: -1,
    text: "x",
    operationId: operationId(),
  });
  expect(bad).toMatchObject({ status: 422, body: { status: 422, field: "baseRevision" } });
  const nobody = await request.get(`/api/v1/documents/${body.id}`);
  expect(nobody.status()).toBe(401);
  expect(nobody.headers()["content-type"]).toContain("application/problem+json");
  const wrong = await new Program(request, "dz_not-a-token").ask("GET", "/me");
  expect(wrong.status).toBe(401);
});

test("a change with the cookie is taken from our own pages only", async ({ playwright, baseURL }) => {
  const signedIn = await playwright.request.newContext({
    baseURL: baseURL as string,
    storageState: sessionOf("owner"),
  });
  const post = (headers: Record<string, string>) =>
    signedIn.post("/api/v1/projects", { data: { name: "From elsewhere" }, headers });
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    {},
  ] as Record<string, string>[]) {
    const refused = await post(headers);
    expect(refused.status(), JSON.stringify(headers)).toBe(403);
    expect(await refused.json()).toMatchObject({ type: "/problems/foreign-origin" });
  }
  const taken = await post({ origin: new URL(baseURL as string).origin });
  expect(taken.status()).toBe(201);
  await signedIn.dispose();
});

test("a token ends when it is revoked; it is shown once", async ({ request }) => {
  const translator = new Program(request, person("translator").token);
  const made = await translator.ask("POST", "/tokens", { name: "for an hour" });
  expect(made).toMatchObject({ status: 201, body: { id: expect.any(String), token: expect.any(String) } });
  const spare = new Program(request, made.body.token);
  expect((await spare.ask("GET", "/me")).body).toMatchObject({ name: "Tess Tran" });
  const { tokens } = (await translator.ask("GET", "/tokens")).body;
  expect(JSON.stringify(tokens)).not.toContain(made.body.token);
  expect((await translator.ask("DELETE", `/tokens/${made.body.id}`)).status).toBe(200);
  expect((await spare.ask("GET", "/me")).status).toBe(401);
});

test("the OpenAPI document describes the calls that others rely on", async ({ request }) => {
  const answer = await request.get("/api/v1/openapi.json");
  expect(answer.status()).toBe(200);
  const { openapi, paths, info } = await answer.json();
  expect(openapi).toMatch(/^3\.1/);
  expect(info.title).toBe("Duizhao");
  for (const call of PROMISED) {
    const [method = "", path = ""] = call.split(" ");
    const shape = path.replaceAll(/\{\w+\}/g, "{}");
    const found = Object.entries(paths as Record<string, Record<string, { responses: object }>>).find(
      ([written, methods]) => written.replaceAll(/\{\w+\}/g, "{}") === shape && method in methods,
    );
    expect(found, call).toBeDefined();
    expect(Object.keys(found?.[1][method]?.responses ?? {}).length).toBeGreaterThan(0);
  }
});

const PROMISED = [
  "get /health",
  "post /projects",
  "post /projects/{id}/documents",
  "get /jobs/{id}",
  "post /documents/{id}/draft",
  "get /documents/{id}/segments",
  "put /segments/{id}/target",
  "post /segments/{id}/confirm",
  "post /segments/{id}/approve",
  "post /segments/{id}/finalize",
  "post /segments/{id}/reject",
  "post /segments/{id}/split",
  "post /segments/{id}/merge",
  "post /segments/{id}/omit",
  "get /segments/{id}/history",
  "get /documents/{id}/export",
  "get /documents/{id}/events",
];

test("events: a save is told within the stream, and told again from Last-Event-ID", async ({
  request,
  api,
  baseURL,
}) => {
  const translator = new Program(request, person("translator").token);
  const projectId = await makeProject(api, ["translator"]);
  const { body } = await translator.ask("POST", `/projects/${projectId}/documents`, {
    text: fixture("ferry.zh.txt"),
  });
  const [row] = await rowsOf(translator, body.id);
  const listen = async (from?: string) => {
    const stop = new AbortController();
    const answer = await fetch(`${baseURL}/api/v1/documents/${body.id}/events`, {
      headers: { authorization: `Bearer ${translator.token}`, ...(from ? { "last-event-id": from } : {}) },
      signal: stop.signal,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = "";
    const until = async (words: string) => {
      while (!heard.includes(words)) {
        const piece = await reader?.read();
        if (!piece || piece.done) throw new Error(`The stream ended before “${words}”: ${heard}`);
        heard += piece.value;
      }
      return heard;
    };
    return { until, end: () => stop.abort() };
  };
  const stream = await listen();
  await stream.until("\n\n");
  const save = (baseRevision: number, text: string) =>
    translator.ask("PUT", `/segments/${row.id}/target`, { baseRevision, text, operationId: operationId() });
  const saved = await save(row.revision, "The Ferryman");
  const heard = await stream.until("The Ferryman");
  expect(heard).toContain("event: segments");
  const id = [...heard.matchAll(/^id: ?(.+)$/gm)].at(-1)?.[1];
  expect(id).toBeDefined();
  stream.end();

  await save(saved.body.revision, "The Boatman");
  const resumed = await listen(id);
  expect(await resumed.until("The Boatman")).not.toContain('"target":"The Ferryman"');
  resumed.end();
});
