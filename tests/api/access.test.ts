import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROLES, type Role } from "@/lib/access";
import { database } from "@/lib/db/client";
import { readSample, saveSample } from "@/lib/server/auth/set-up";
import { PROJECT_CALLS } from "@/lib/wire/calls-projects";
import { ask, openInstance } from "../support/front-door";
import { join, makePerson, type TestPerson } from "./people";

type Asker = Role | "stranger" | "nobody";
const ASKERS: readonly Asker[] = [...ROLES, "stranger", "nobody"];

const people = new Map<Asker, TestPerson>();
const ids = {
  projectId: "",
  documentId: "",
  jobId: "",
  invitationId: "",
  otherId: "",
  foreignInvitationId: "",
};

beforeAll(async () => {
  await openInstance();
  for (const asker of ASKERS) if (asker !== "nobody") people.set(asker, await makePerson(asker));
  const other = await makePerson("other");
  const token = people.get("owner")!.token;
  ids.projectId = (await ask("POST", "/v1/projects", { token, json: { name: "Essays" } })).body.id;
  for (const role of ROLES) if (role !== "owner") await join(ids.projectId, people.get(role)!, role);
  await join(ids.projectId, other, "viewer");
  const owner = { userId: people.get("owner")!.id, projectId: ids.projectId };
  const sample = await readSample();
  ids.documentId = await database().$transaction((tx) => saveSample(tx, sample, owner));
  const job = await database().job.create({
    data: { ...owner, kind: "import", state: "done", input: {}, result: { ok: true } },
  });
  ids.jobId = job.id;
  ids.otherId = other.id;
  const stranger = people.get("stranger")!;
  const foreign = await ask("POST", "/v1/projects", { token: stranger.token, json: { name: "Other" } });
  const made = await ask("POST", `/v1/projects/${foreign.body.id}/invitations`, {
    token: stranger.token,
    json: { role: "viewer" },
  });
  ids.foreignInvitationId = made.body.id;
});
afterAll(() => database().$disconnect());

const path = (template: string) =>
  template.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ids[name] || "none");

/** Who may: for each role in the order of ROLES (owner, translator, reviewer, proofreader, viewer) + or −. */
const MATRIX: readonly { call: string; json?: unknown; may: string; fine?: number }[] = [
  { call: "GET /v1/projects/{projectId}", may: "+++++" },
  { call: "PATCH /v1/projects/{projectId}", json: { name: "Essays" }, may: "+----" },
  { call: "GET /v1/projects/{projectId}/members", may: "+++++" },
  { call: "GET /v1/projects/{projectId}/counts", may: "++++-" },
  { call: "GET /v1/documents/{documentId}/counts", may: "++++-" },
  { call: "PATCH /v1/projects/{projectId}/members/{otherId}", json: { role: "viewer" }, may: "+----" },
  { call: "GET /v1/projects/{projectId}/speakers", may: "++++-" },
  {
    call: "PUT /v1/projects/{projectId}/speakers",
    json: { speakers: [{ id: "none", en: "X", was: "" }] },
    may: "+++--",
    fine: 404,
  },
  { call: "GET /v1/projects/{projectId}/invitations", may: "+----" },
  { call: "POST /v1/projects/{projectId}/invitations", json: { role: "viewer" }, may: "+----", fine: 201 },
  { call: "GET /v1/projects/{projectId}/archive", may: "+----" },
  { call: "GET /v1/projects/{projectId}/documents", may: "+++++" },
  { call: "POST /v1/projects/{projectId}/documents", json: {}, may: "++---", fine: 422 },
  { call: "POST /v1/projects/{projectId}/documents/preview", json: {}, may: "++---", fine: 422 },
  { call: "GET /v1/documents/{documentId}", may: "+++++" },
  { call: "PATCH /v1/documents/{documentId}", json: { title: "T" }, may: "+++--" },
  { call: "GET /v1/documents/{documentId}/original", may: "++++-" },
  { call: "GET /v1/documents/{documentId}/encodings", may: "++++-" },
  {
    call: "POST /v1/documents/{documentId}/encoding",
    json: { encoding: "klingon" },
    may: "++---",
    fine: 422,
  },
  { call: "POST /v1/documents/{documentId}/draft", json: {}, may: "++---", fine: 422 },
  { call: "POST /v1/documents/{documentId}/returns", json: {}, may: "+++--", fine: 422 },
  { call: "GET /v1/documents/{documentId}/returns", may: "+++--" },
  { call: "GET /v1/documents/{documentId}/export?format=txt", may: "+++-+" },
  { call: "GET /v1/documents/{documentId}/export/check", may: "+++-+" },
  {
    call: "POST /v1/documents/{documentId}/exports",
    json: { format: "txt" },
    may: "+++-+",
    fine: 202,
  },
  { call: "GET /v1/jobs/{jobId}", may: "+++--" },
  // A job that is no export has no file, for nobody; whose exports are whose: exports.test.ts.
  { call: "GET /v1/jobs/{jobId}/file", may: "+++++", fine: 404 },
  { call: "POST /v1/jobs/{jobId}/cancel", json: {}, may: "+++--" },
  // What takes away comes last.
  { call: "DELETE /v1/projects/{projectId}/invitations/{foreignInvitationId}", may: "+----", fine: 404 },
  { call: "DELETE /v1/projects/{projectId}/members/{otherId}", may: "+----" },
  { call: "DELETE /v1/documents/{documentId}", may: "+----" },
  { call: "DELETE /v1/projects/{projectId}", may: "+----" },
];

describe("who may do what", () => {
  test("every call about a project, its documents and jobs is asked below", () => {
    const nameless = (call: string) => call.replace(/\{\w+\}/g, "{}").replace(/\?.*/, "");
    const calls = PROJECT_CALLS.filter(({ path }) => /^\/(?:projects|documents|jobs)\/\{/.test(path));
    expect(MATRIX.map(({ call }) => nameless(call)).toSorted()).toEqual(
      calls.map(({ method, path }) => nameless(`${method.toUpperCase()} /v1${path}`)).toSorted(),
    );
  });

  // From the least to the most, so that an owner's deletion comes after everybody else has asked.
  const cases = MATRIX.flatMap((row) => ASKERS.toReversed().map((asker) => ({ ...row, asker })));
  test.each(cases)("$asker: $call", async ({ asker, call, json, may, fine = 200 }) => {
    const [method, template] = call.split(" ") as [string, string];
    const token = people.get(asker)?.token;
    const answer = await ask(method, path(template), {
      ...(token === undefined ? {} : { token }),
      ...(json === undefined ? {} : { json }),
    });
    if (asker === "nobody") expect(answer.status).toBe(401);
    else if (asker === "stranger") expect(answer.status).toBe(404);
    else if (may[ROLES.indexOf(asker)] === "+") expect(answer.status).toBe(fine);
    else expect(answer).toMatchObject({ status: 403, body: { type: "/problems/role" } });
    if (answer.status >= 400) expect(answer.body.detail.length).toBeGreaterThan(20);
  });

  test("what was deleted is not there any more, for its owner neither", async () => {
    const { token } = people.get("owner")!;
    expect((await ask("GET", path("/v1/projects/{projectId}"), { token })).status).toBe(404);
    expect((await ask("GET", path("/v1/documents/{documentId}"), { token })).status).toBe(404);
    expect((await ask("GET", "/v1/projects", { token })).body.projects).toEqual([]);
    expect(await database().segment.count({ where: { documentId: ids.documentId } })).toBeGreaterThan(0);
  });
});
