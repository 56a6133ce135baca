import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBook } from "@/app/documents/[documentId]/read/book";
import { ROLES, type Role } from "@/lib/access";
import { database } from "@/lib/db/client";
import type { Somebody } from "@/lib/db/scope";
import { SHOWN } from "@/lib/segments/states";
import { requireDocument } from "@/lib/server/gate";
import { closeLive } from "@/lib/server/live/live";
import { CALLS } from "@/lib/wire/calls";
import { EXPORT_FORMATS } from "@/lib/wire/documents";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Scene } from "../support/scene";
import { openLine } from "../support/stream";

/**
 * Every road to a text, walked by every role, looked through for words that were planted where a viewer does not see. The
 * roads are the GET calls of the table, so that a call that is added is walked, too.
 */
const PLANTED = {
  "the Chinese": "植入原文",
  "the Chinese title": "植入标题",
  "the file's name": "planted-file",
  "English that is not approved": "PlantedDraft",
  "an older version": "PlantedOlder",
  "the reason of an omission": "PlantedOmission",
  "a translator's name": "PlantedTranslator",
  "an owner's name": "PlantedOwner",
  "a reviewer's name": "PlantedReviewer",
  "a comment": "PlantedComment",
  "a suggestion": "PlantedSuggestion",
  "the reason of a rejection": "PlantedVerdict",
  "the reason of setting aside": "PlantedAside",
  "a label of the ledger": "植入说话",
  "a note on an invitation": "PlantedNote",
  "the result of a job": "PlantedResult",
} as const;

let scene: Scene;
const ids = new Map<string, readonly string[]>();

beforeAll(async () => {
  await openInstance();
  scene = await openScene([
    { zh: ["植入原文一"], en: "Approved words.", shown: "reviewed" },
    { zh: ["植入原文二"], en: "PlantedDraft one", shown: "draft" },
    { zh: ["植入原文三"], en: "PlantedDraft two", shown: "translated" },
    { zh: ["植入原文四"], en: "PlantedDraft three", shown: "rejected" },
    { zh: ["植入原文五"], en: "PlantedDraft four", shown: "aligned" },
    { zh: ["植入原文六"], en: "PlantedDraft five", shown: "omitted" },
    { zh: ["植入原文七"], en: "Final words.", shown: "final" },
    { en: "PlantedDraft note", shown: "translated" },
    { zh: ["植入原文八"] },
  ]);
  const { projectId, documentId, people, rows } = scene;
  const db = database();
  const names = { owner: "PlantedOwner", translator: "PlantedTranslator", reviewer: "PlantedReviewer" };
  for (const [role, name] of Object.entries(names))
    await db.user.update({ where: { id: people[role as Role].id }, data: { name } });
  await db.document.update({ where: { id: documentId }, data: { title: "植入标题" } });
  const bytes = new TextEncoder().encode("植入原文");
  await db.original.create({
    data: {
      documentId,
      projectId,
      bytes,
      fileName: "planted-file.txt",
      mediaType: "text/plain",
      sha256: "0",
      encoding: "utf-8",
    },
  });
  await db.segment.update({ where: { id: rows[5]! }, data: { omittedReason: "PlantedOmission" } });
  await db.segment.updateMany({ where: { documentId }, data: { updatedById: people.translator.id } });
  const older = await db.translation.create({
    data: {
      projectId,
      segmentId: rows[0]!,
      text: "PlantedOlder",
      words: 1,
      origin: "typed",
      authorId: people.translator.id,
      writerId: people.translator.id,
      revision: 0,
    },
  });
  await db.review.create({
    data: {
      projectId,
      segmentId: rows[0]!,
      translationId: older.id,
      reviewerId: people.reviewer.id,
      verdict: "rejected",
      comment: "PlantedVerdict",
    },
  });
  const talk = { projectId, documentId, segmentId: rows[0]!, authorId: people.reviewer.id };
  const comment = await db.comment.create({ data: { ...talk, body: "PlantedComment" } });
  await db.suggestion.create({ data: { ...talk, text: "PlantedSuggestion", origin: "person" } });
  await db.paragraph.create({
    data: {
      projectId,
      documentId,
      position: 99,
      kind: "chrome",
      text: "植入原文九",
      separator: "\n",
      characters: 5,
      setAsideReason: "PlantedAside",
      setAsideById: people.translator.id,
      setAsideAt: new Date(),
    },
  });
  await db.speaker.create({ data: { projectId, zh: "植入说话", en: "" } });
  const invitation = await db.invitation.create({
    data: {
      projectId,
      role: "viewer",
      note: "PlantedNote",
      hash: "planted",
      createdById: people.owner.id,
      expiresAt: new Date(Date.now() + 1e9),
    },
  });
  const job = await db.job.create({
    data: {
      projectId,
      documentId,
      userId: people.owner.id,
      kind: "draft",
      state: "done",
      input: {},
      result: { words: "PlantedResult" },
    },
  });
  ids.set("projectId", [projectId]);
  ids.set("documentId", [documentId]);
  ids.set("segmentId", rows);
  ids.set("jobId", [job.id]);
  ids.set("userId", [people.translator.id]);
  ids.set("invitationId", [invitation.id]);
  ids.set("commentId", [comment.id]);
});
afterAll(async () => {
  await closeLive();
  await database().$disconnect();
});

/** What may stand behind a path, where that makes another road of it. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  "/documents/{documentId}/segments": [
    "",
    ...SHOWN.map((state) => `?state=${state}`),
    ...Object.values(PLANTED).map((word) => `?q=${encodeURIComponent(word)}`),
  ],
  "/documents/{documentId}/export": EXPORT_FORMATS.flatMap((format) =>
    ["approved", "all"].map(
      (include) => `?format=${format}&include=${include}&translators=true&omitted=true`,
    ),
  ),
  "/documents/{documentId}/paragraphs": ["", "?setAside=true"],
};

/** All paths that one can GET, but for the stream, which does not end. */
function roads(): string[] {
  const gets = CALLS.filter(
    ({ method, path, open }) => method === "get" && !open && !path.endsWith("/events"),
  );
  return gets.flatMap(({ path }) =>
    (QUERIES[path] ?? [""]).flatMap((query) => filled(path).map((address) => `/v1${address}${query}`)),
  );
}

function filled(path: string): string[] {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (name === undefined) return [path];
  return (ids.get(name) ?? ["none"]).flatMap((id) => filled(path.replace(`{${name}}`, id)));
}

/** Everything that is answered, as text: a Word file is opened. */
function textOf({ bytes, headers }: Awaited<ReturnType<typeof ask>>): string {
  const head = decodeURIComponent(headers.get("content-disposition") ?? "");
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isZip ? Object.values(unzipSync(bytes)) : [bytes];
  return [head, ...parts.map((part) => strFromU8(part))].join("\n");
}

async function walked(role: Role): Promise<Map<string, string>> {
  const { token, id } = scene.people[role];
  const found = new Map<string, string>();
  for (const road of roads()) found.set(road, textOf(await ask("GET", road, { token })));
  const line = await openLine(scene.documentId, { authorization: `Bearer ${token}` });
  await line.until(({ name }) => name === "segments");
  for (const [at, row] of scene.rows.entries()) {
    const told = { segmentId: row, openComments: 1 };
    const notice = {
      documentId: scene.documentId,
      id: `${1_000 + at}`,
      event: { name: "comments", data: told },
    };
    await database().$executeRaw`select pg_notify('duizhao', ${JSON.stringify(notice)})`;
  }
  const ids = scene.rows;
  const event = { name: "segments", data: { ids, by: scene.people.translator.id, structure: true } };
  const notice = { documentId: scene.documentId, id: "2000", event };
  await database().$executeRaw`select pg_notify('duizhao', ${JSON.stringify(notice)})`;
  await line.until(({ name, id }) => name === "segments" && id === "2000");
  line.leave();
  found.set("events", JSON.stringify(line.heard));
  const somebody = { userId: id, name: role, isAdmin: false } as unknown as Somebody;
  const scope = await requireDocument(somebody, scene.documentId, "read");
  found.set("the reading page", JSON.stringify(await readBook(somebody, scope, "marks", undefined)));
  return found;
}

const seen = (found: ReadonlyMap<string, string>, word: string) =>
  [...found].filter(([, text]) => text.includes(word)).map(([road]) => road);

// Every road is walked by every role, and a document goes out in thirteen formats.
describe("on no road", { timeout: 120_000 }, () => {
  test("does a viewer meet what was planted, and they read what is approved", async () => {
    const found = await walked("viewer");
    for (const [what, word] of Object.entries(PLANTED))
      expect({ what, on: seen(found, word) }).toEqual({ what, on: [] });
    for (const person of ["owner", "translator", "reviewer", "proofreader"] as const)
      expect(seen(found, scene.people[person].id)).toEqual([]);
    expect(seen(found, "Approved words.").length).toBeGreaterThanOrEqual(8);
    expect(seen(found, "Final words.").length).toBeGreaterThanOrEqual(8);
  });
});

test("everything that was planted is met by an owner, so that a viewer's silence says something", async () => {
  const found = await walked("owner");
  for (const [what, word] of Object.entries(PLANTED))
    expect({ what, met: seen(found, word).length > 0 }).toEqual({ what, met: true });
});

test.each(ROLES)("the document as a %s sees it", async (role) => {
  const { body } = await ask("GET", `/v1/documents/${scene.documentId}`, { token: scene.people[role].token });
  const approved = { reviewed: 1, final: 1 };
  if (role === "viewer")
    expect(body).toEqual({
      id: scene.documentId,
      projectId: scene.projectId,
      title: "Untitled document",
      englishTitle: null,
      fileName: "",
      encoding: null,
      notation: "plain",
      language: "zh-Hans",
      segments: 2,
      setAside: 0,
      characters: 0,
      words: 4,
      progress: {
        untranslated: 0,
        draft: 0,
        aligned: 0,
        translated: 0,
        rejected: 0,
        omitted: 0,
        ...approved,
      },
      createdBy: null,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
  else
    expect(body).toMatchObject({
      title: "植入标题",
      fileName: "planted-file.txt",
      segments: 9,
      progress: approved,
    });
});

test("a viewer sees of the members themselves, of the check what is approved", async () => {
  const { token, id } = scene.people.viewer;
  const members = await ask("GET", `/v1/projects/${scene.projectId}/members`, { token });
  expect(members.body.members.map((member: { id: string }) => member.id)).toEqual([id]);
  const check = await ask("GET", `/v1/documents/${scene.documentId}/export/check`, { token });
  expect(check.body).toEqual({
    segments: 2,
    approved: 2,
    omitted: 0,
    unapproved: [],
    findings: [],
    unchecked: 0,
  });
});

test("a viewer hears nothing of a row that never was approved, and that one is approved no more", async () => {
  const line = await openLine(scene.documentId, { authorization: `Bearer ${scene.people.viewer.token}` });
  await line.until(({ name }) => name === "segments");
  const before = line.heard.length;
  const save = (row: number, text: string) =>
    ask("PUT", `/v1/segments/${scene.rows[row]}/target`, {
      token: scene.people.translator.token,
      json: { baseRevision: 1, text, operationId: `operation-on-row-${row}` },
    });
  expect((await save(1, "PlantedDraft changed")).status).toBe(200);
  expect((await save(6, "PlantedDraft of what was final")).status).toBe(200);
  await line.until(({ name, data }) => name === "segments" && data.removed.includes(scene.rows[6]));
  expect(JSON.stringify(line.heard.slice(before))).not.toContain(scene.rows[1]);
  line.leave();
});

describe("the title that a viewer is shown", () => {
  const titleOf = async (rows: Parameters<typeof openScene>[0], kinds: readonly ("title" | "text")[]) => {
    const other = await openScene(rows);
    for (const [at, id] of other.rows.entries())
      await database().paragraph.updateMany({
        where: { segmentId: id },
        data: { kind: kinds[at] ?? "text" },
      });
    const token = other.people.viewer.token;
    const { body } = await ask("GET", `/v1/documents/${other.documentId}`, { token });
    const list = await ask("GET", `/v1/projects/${other.projectId}/documents`, { token });
    expect(list.body.documents[0].title).toBe(body.title);
    const file = await ask("GET", `/v1/documents/${other.documentId}/export?format=md`, { token });
    expect(decodeURIComponent(file.headers.get("content-disposition")!)).toContain(body.title);
    return body.title;
  };

  test.each([
    {
      what: "the approved English of a title row",
      rows: [
        { zh: ["题"], en: "A Title", shown: "reviewed" },
        { zh: ["文"], en: "Text", shown: "reviewed" },
      ],
      kinds: ["title"],
      title: "A Title",
    },
    {
      what: "none while that is a draft",
      rows: [
        { zh: ["题"], en: "PlantedDraft", shown: "draft" },
        { zh: ["文"], en: "Text", shown: "reviewed" },
      ],
      kinds: ["title"],
      title: "Untitled document",
    },
    {
      what: "the draft's own, approved",
      rows: [
        { en: "Its Own Title", shown: "final" },
        { zh: ["文"], en: "Text", shown: "reviewed" },
      ],
      kinds: [],
      title: "Its Own Title",
    },
    {
      what: "none of a sentence that opens the text",
      rows: [
        { en: "It was raining.", shown: "final" },
        { zh: ["文"], en: "Text", shown: "reviewed" },
      ],
      kinds: [],
      title: "Untitled document",
    },
    {
      what: "none of a heading that was omitted",
      rows: [
        { zh: ["题"], en: "Gone", shown: "omitted" },
        { zh: ["文"], en: "Text", shown: "reviewed" },
      ],
      kinds: ["title"],
      title: "Untitled document",
    },
  ] as const)("$what", async ({ rows, kinds, title }) => {
    expect(await titleOf(rows, kinds)).toBe(title);
  });
});
