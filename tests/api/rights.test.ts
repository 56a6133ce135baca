import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { deleteDocument } from "@/lib/db/documents/writes";
import { endKeys } from "@/lib/db/people/keys";
import { listPresent } from "@/lib/db/presence/reads";
import { closeLive } from "@/lib/server/live/live";
import { ask, openInstance } from "../support/front-door";
import { bySomebodyElse } from "../support/one-connection";
import { openScene, type Scene } from "../support/scene";
import { type Line, openLine, within } from "../support/stream";
import { join, makePerson, PASSWORD, type TestPerson } from "./people";

/** Rights that ended are felt within a second. A busy machine is slow: what is waited for may take longer, but comes. */
let admin: TestPerson;
beforeAll(async () => {
  await openInstance();
  admin = await makePerson("admin", true);
});
afterAll(async () => {
  await closeLive();
  await database().$disconnect();
});
beforeEach(() => database().rateLimit.deleteMany());

let made = 0;
/** A translator of a scene's project, signed in by a browser and with a token. */
async function somebodyIn(scene: Scene) {
  made += 1;
  const person = await makePerson(`person-${made}`);
  await join(scene.projectId, person, "translator");
  const signIn = () =>
    ask("POST", "/auth/sign-in/email", { json: { email: person.email, password: PASSWORD } });
  const { cookies } = await signIn();
  return { ...person, cookies, signIn };
}
type Person = Awaited<ReturnType<typeof somebodyIn>>;

const owner = (scene: Scene, method: string, path: string, json?: unknown) =>
  ask(method, `/v1/projects/${scene.projectId}${path}`, {
    token: scene.people.owner.token,
    ...(json === undefined ? {} : { json }),
  });
const changePassword = (person: Person, more: object = {}) =>
  ask("POST", "/auth/change-password", {
    cookie: person.cookies,
    json: { currentPassword: PASSWORD, newPassword: "another long password", ...more },
  });

describe("an open stream ends with the right that opened it", () => {
  const ENDS: readonly {
    what: string;
    by: "cookie" | "token";
    does: (scene: Scene, person: Person) => Promise<unknown>;
  }[] = [
    {
      what: "removed from the project",
      by: "cookie",
      does: (s, p) => owner(s, "DELETE", `/members/${p.id}`),
    },
    { what: "removed from the project", by: "token", does: (s, p) => owner(s, "DELETE", `/members/${p.id}`) },
    {
      what: "signed out",
      by: "cookie",
      does: (_, p) => ask("POST", "/auth/sign-out", { cookie: p.cookies, json: {} }),
    },
    {
      what: "password changed (here: the session is another)",
      by: "cookie",
      does: (_, p) => changePassword(p),
    },
    { what: "password changed", by: "token", does: (_, p) => changePassword(p) },
    {
      what: "token revoked",
      by: "token",
      does: async (_, p) => {
        const { body } = await ask("GET", "/v1/tokens", { token: p.token });
        return ask("DELETE", `/v1/tokens/${body.tokens[0].id}`, { cookie: p.cookies });
      },
    },
    {
      what: "session revoked from another browser",
      by: "cookie",
      does: async (_, p) => {
        const { cookies } = await p.signIn();
        return ask("POST", "/auth/revoke-other-sessions", { cookie: cookies, json: {} });
      },
    },
    {
      what: "disabled by an administrator",
      by: "cookie",
      does: (_, p) => ask("PATCH", `/v1/accounts/${p.id}`, { token: admin.token, json: { disabled: true } }),
    },
    {
      what: "disabled by an administrator",
      by: "token",
      does: (_, p) => ask("PATCH", `/v1/accounts/${p.id}`, { token: admin.token, json: { disabled: true } }),
    },
    {
      what: "signed out by an administrator",
      by: "cookie",
      does: (_, p) => ask("POST", `/v1/accounts/${p.id}/end-sessions`, { token: admin.token, json: {} }),
    },
    {
      what: "password reset by an administrator",
      by: "token",
      does: (_, p) => ask("POST", `/v1/accounts/${p.id}/password`, { token: admin.token, json: {} }),
    },
    {
      what: "document deleted",
      by: "cookie",
      does: (s) => deleteDocument(s.scope("owner", "manage"), s.documentId, new Date()),
    },
    { what: "project deleted", by: "cookie", does: (s) => owner(s, "DELETE", "") },
    {
      what: "row of the session deleted at the database's prompt",
      by: "cookie",
      does: (_, p) => database().$executeRaw`delete from "Session" where "userId" = ${p.id}`,
    },
  ];

  test.each(ENDS)("$what ($by)", async ({ by, does }) => {
    const scene = await openScene([{ zh: ["甲"] }]);
    const person = await somebodyIn(scene);
    const line = await openLine(
      scene.documentId,
      by === "token" ? { authorization: `Bearer ${person.token}` } : { cookie: person.cookies },
    );
    await line.until(({ name }) => name === "presence");
    await does(scene, person);
    await within(() => !line.isOpen());
    const again = await ask("GET", `/v1/documents/${scene.documentId}`, {
      ...(by === "token" ? { token: person.token } : { cookie: person.cookies }),
    });
    expect([401, 404]).toContain(again.status);
  });

  test("the streams of others, and of the same person by another key, go on", async () => {
    const scene = await openScene([{ zh: ["甲"] }]);
    const person = await somebodyIn(scene);
    const { cookies: elsewhere } = await person.signIn();
    const lines: Line[] = [
      await openLine(scene.documentId, { cookie: elsewhere }),
      await openLine(scene.documentId, { authorization: `Bearer ${person.token}` }),
      await openLine(scene.documentId, { authorization: `Bearer ${scene.people.second.token}` }),
    ];
    const ending = await openLine(scene.documentId, { cookie: person.cookies });
    for (const line of [...lines, ending]) await line.until(({ name }) => name === "presence");
    await ask("POST", "/auth/sign-out", { cookie: person.cookies, json: {} });
    await within(() => !ending.isOpen());
    await ask("PUT", `/v1/segments/${scene.rows[0]}/target`, {
      token: scene.people.translator.token,
      json: { baseRevision: 1, text: "Hello", operationId: "operation-that-goes-on" },
    });
    for (const line of lines)
      await line.until(({ name, data }) => name === "segments" && data.segments[0]?.target === "Hello");
    for (const line of lines) line.leave();
  });

  test("a lower role narrows what is heard at once", async () => {
    const scene = await openScene([
      { zh: ["甲"], en: "Planted draft", shown: "translated" },
      { zh: ["乙"], en: "Approved", shown: "reviewed" },
    ]);
    const person = await somebodyIn(scene);
    const line = await openLine(scene.documentId, { cookie: person.cookies });
    await line.until(({ name }) => name === "presence");
    await owner(scene, "PATCH", `/members/${person.id}`, { role: "viewer" });
    await line.until(({ name }) => name === "reload");
    const before = line.heard.length;
    for (const row of [0, 1]) {
      const saved = await ask("PUT", `/v1/segments/${scene.rows[row]}/target`, {
        token: scene.people.translator.token,
        json: { baseRevision: 1, text: "Planted secret", operationId: `operation-on-row-${row}` },
      });
      expect(saved.status).toBe(200);
    }
    // The second row is approved no more; of the first, which never was, a viewer hears nothing.
    await line.until(
      ({ name, data }, at) => at >= before && name === "segments" && data.removed.includes(scene.rows[1]),
    );
    expect(JSON.stringify(line.heard.slice(before))).not.toMatch(new RegExp(`Planted|${scene.rows[0]}`));
    line.leave();
  });
});

test("whoever was taken out is here no more for the others", async () => {
  const scene = await openScene([{ zh: ["甲"] }]);
  const person = await somebodyIn(scene);
  const json = { clientId: "tab-of-removed", segmentId: null };
  await ask("POST", `/v1/documents/${scene.documentId}/presence`, { token: person.token, json });
  const here = async () =>
    (await listPresent(scene.scope("owner", "read"), scene.documentId, new Date())).here;
  expect(await here()).toHaveLength(1);
  await owner(scene, "DELETE", `/members/${person.id}`);
  expect(await here()).toEqual([]);
});

describe("a session", () => {
  test("ends when its browser signs in anew, as the same person or another", async () => {
    const scene = await openScene([]);
    const [one, other] = [await somebodyIn(scene), await somebodyIn(scene)];
    for (const next of [one, other]) {
      const json = { email: next.email, password: PASSWORD };
      const { cookies } = await ask("POST", "/auth/sign-in/email", { cookie: one.cookies, json });
      expect((await ask("GET", "/v1/me", { cookie: one.cookies })).status).toBe(401);
      expect((await ask("GET", "/v1/me", { cookie: cookies })).body.id).toBe(next.id);
      Object.assign(one, { cookies: (await one.signIn()).cookies });
    }
  });

  test("stays when the new sign-in did not come about", async () => {
    const scene = await openScene([]);
    const one = await somebodyIn(scene);
    const json = { email: one.email, password: "wrong password" };
    await ask("POST", "/auth/sign-in/email", { cookie: one.cookies, json });
    expect((await ask("GET", "/v1/me", { cookie: one.cookies })).status).toBe(200);
  });
});

describe("tokens and a changed password", () => {
  test.each([
    { said: {}, status: 401 },
    { said: { revokeTokens: true }, status: 401 },
    { said: { revokeTokens: false }, status: 200 },
  ])("$said: a token is answered $status", async ({ said, status }) => {
    const person = await somebodyIn(await openScene([]));
    expect((await changePassword(person, said)).status).toBe(200);
    expect((await ask("GET", "/v1/me", { token: person.token })).status).toBe(status);
  });

  test("stay where the password was not changed", async () => {
    const person = await somebodyIn(await openScene([]));
    expect((await changePassword(person, { currentPassword: "wrong password" })).status).toBe(422);
    expect((await ask("GET", "/v1/me", { token: person.token })).status).toBe(200);
  });
});

describe("an invitation falls with the right of who made it", () => {
  const FALLS: readonly { what: string; does: (projectId: string, maker: TestPerson) => Promise<unknown> }[] =
    [
      {
        what: "removed",
        does: (projectId, maker) =>
          database().membership.deleteMany({ where: { projectId, userId: maker.id } }),
      },
      {
        what: "made a translator",
        does: (projectId, maker) =>
          database().membership.updateMany({
            where: { projectId, userId: maker.id },
            data: { role: "translator" },
          }),
      },
      {
        what: "removed and taken in again",
        does: async (projectId, maker) => {
          await database().membership.deleteMany({ where: { projectId, userId: maker.id } });
          await join(projectId, maker, "owner");
        },
      },
      {
        what: "disabled",
        does: (_, maker) =>
          ask("PATCH", `/v1/accounts/${maker.id}`, { token: admin.token, json: { disabled: true } }),
      },
      {
        what: "disabled at the database's prompt",
        does: (_, maker) =>
          database().user.update({ where: { id: maker.id }, data: { disabledAt: new Date() } }),
      },
    ];

  test.each(FALLS)("$what", async ({ does }) => {
    const scene = await openScene([]);
    made += 1;
    const maker = await makePerson(`maker-${made}`);
    await join(scene.projectId, maker, "owner");
    const invite = async (token: string) => {
      const path = `/v1/projects/${scene.projectId}/invitations`;
      const { body } = await ask("POST", path, { token, json: { role: "owner" } });
      return body.url.split("/").at(-1) as string;
    };
    const [theirs, another] = [await invite(maker.token), await invite(scene.people.owner.token)];
    await does(scene.projectId, maker);
    const accept = (secret: string, token: string) =>
      ask("POST", "/v1/invitations/accept", { token, json: { secret } });
    const used = await accept(theirs, scene.people.stranger.token);
    expect(used).toMatchObject({ status: 410, body: { type: "/problems/invitation-used" } });
    expect((await accept(another, scene.people.stranger.token)).status).toBe(200);
  });
});

describe("what an administrator does", () => {
  test.each(["GET /v1/accounts", "PATCH", "POST password", "POST end-sessions"])(
    "%s is for administrators alone",
    async (call) => {
      const person = await somebodyIn(await openScene([]));
      const [method = "", path = ""] = call.split(" ");
      const at = path.startsWith("/") ? path : `/v1/accounts/${admin.id}${path === "" ? "" : `/${path}`}`;
      const json = method === "PATCH" ? { json: { disabled: true } } : method === "POST" ? { json: {} } : {};
      expect((await ask(method, at, { token: person.token, ...json })).status).toBe(403);
      expect((await ask(method, at, json)).status).toBe(401);
    },
  );

  test("the list names everybody, and no secret", async () => {
    const { body } = await ask("GET", "/v1/accounts?limit=2", { token: admin.token });
    expect(body.accounts[0]).toMatchObject({ name: "admin", isAdmin: true, disabledAt: null, tokens: 1 });
    expect(body.next).toBe(body.accounts[1].id);
    expect(JSON.stringify(body)).not.toMatch(/argon2|hash|dz_/);
  });

  test("a disabled person is told so only with the right password, and comes back with what they had", async () => {
    const scene = await openScene([]);
    const person = await somebodyIn(scene);
    const set = (disabled: boolean) =>
      ask("PATCH", `/v1/accounts/${person.id}`, { token: admin.token, json: { disabled } });
    expect((await set(true)).body.disabledAt).not.toBeNull();
    expect(await person.signIn()).toMatchObject({ status: 403, body: { type: "/problems/disabled" } });
    const wrong = await ask("POST", "/auth/sign-in/email", {
      json: { email: person.email, password: "wrong password" },
    });
    expect(wrong).toMatchObject({ status: 401, body: { type: "/problems/wrong-password" } });
    const insert = database().session.create({
      data: { token: "t", userId: person.id, expiresAt: new Date(Date.now() + 1e6) },
    });
    await expect(insert).rejects.toThrow(/disabled/);
    expect((await set(false)).body.disabledAt).toBeNull();
    const { cookies } = await person.signIn();
    expect((await ask("GET", `/v1/projects/${scene.projectId}`, { cookie: cookies })).status).toBe(200);
    // Tokens were revoked, and stay so.
    expect((await ask("GET", "/v1/me", { token: person.token })).status).toBe(401);
  });

  test("a password is made, shown once, and the old one opens nothing", async () => {
    const person = await somebodyIn(await openScene([]));
    const path = `/v1/accounts/${person.id}/password`;
    const { body } = await ask("POST", path, { token: admin.token, json: { revokeTokens: false } });
    expect(body.password).toMatch(/^[\w-]{20}$/);
    expect((await person.signIn()).status).toBe(401);
    const json = { email: person.email, password: body.password };
    expect((await ask("POST", "/auth/sign-in/email", { json })).status).toBe(200);
    expect((await ask("GET", "/v1/me", { token: person.token })).status).toBe(200);
  });

  test("nobody disables the last administrator, nor themselves", async () => {
    const path = `/v1/accounts/${admin.id}`;
    const own = await ask("PATCH", path, { token: admin.token, json: { disabled: true } });
    expect(own).toMatchObject({ status: 409, body: { type: "/problems/oneself" } });
    const second = await makePerson("second-admin", true);
    const tries = await Promise.all([
      ask("PATCH", path, { token: second.token, json: { disabled: true } }),
      ask("PATCH", `/v1/accounts/${second.id}`, { token: admin.token, json: { disabled: true } }),
    ]);
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    const enabled = await database().user.count({ where: { isAdmin: true, disabledAt: null } });
    expect(enabled).toBe(1);
    await database().user.updateMany({ data: { disabledAt: null } });
    admin = await makePerson("third-admin", true);
  });

  test("a sign-in that begins while the account is being disabled does not slip through", async () => {
    const person = await somebodyIn(await openScene([]));
    const signingIn = await database().$transaction(async (tx) => {
      await tx.user.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
      const trying = bySomebodyElse(() => person.signIn());
      await new Promise((resolve) => setTimeout(resolve, 200)); // long enough to come to the lock; it need not have
      await endKeys(tx, person.id, { sessions: true, now: new Date() });
      return { trying };
    });
    expect(await signingIn.trying).toMatchObject({ status: 403, body: { type: "/problems/disabled" } });
    expect(await database().session.count({ where: { userId: person.id } })).toBe(0);
  });
});
