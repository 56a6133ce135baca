import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { command } from "@/lib/cli/commands/removed";
import { database } from "@/lib/db/client";
import { createTestDatabase } from "../support/database";
import { ask } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

// “An administrator can bring it back”: said where a project or a document is removed, and kept here.

let scene: Scene;
let admin: string;

beforeAll(async () => {
  await createTestDatabase();
  scene = await openScene([{ zh: ["甲"], en: "A", shown: "translated" }]);
  admin = (await openScene([])).people.owner.token;
  const { userId } = await database().apiToken.findFirstOrThrow({
    where: { user: { name: "owner", memberships: { none: { projectId: scene.projectId } } } },
    select: { userId: true },
  });
  await database().user.update({ where: { id: userId }, data: { isAdmin: true } });
});
afterAll(() => database().$disconnect());

const as = (player: Player) => ({ token: scene.people[player].token });
const removedNow = async () => (await ask("GET", "/v1/removed", { token: admin })).body.removed;

test.each([
  { what: "project", path: () => `/v1/projects/${scene.projectId}`, id: () => scene.projectId },
  { what: "document", path: () => `/v1/documents/${scene.documentId}`, id: () => scene.documentId },
])(
  "a removed $what is listed, and comes back as it was, to the people who had it",
  async ({ what, path, id }) => {
    const before = await scene.read();
    expect((await ask("DELETE", path(), as("owner"))).status).toBe(200);
    expect((await ask("GET", path(), as("translator"))).status).toBe(404);
    expect(await removedNow()).toMatchObject([{ id: id(), kind: what }]);

    for (const token of [scene.people.owner.token, scene.people.translator.token])
      expect((await ask("POST", `/v1/removed/${id()}/bring-back`, { token })).status).toBe(403);
    const back = await ask("POST", `/v1/removed/${id()}/bring-back`, { token: admin });
    expect(back).toMatchObject({ status: 200, body: { id: id(), kind: what } });
    expect((await ask("GET", path(), as("translator"))).status).toBe(200);
    expect(await scene.read()).toEqual(before);
    expect(await removedNow()).toEqual([]);
  },
);

test("only an administrator sees what was removed", async () => {
  expect((await ask("GET", "/v1/removed", as("owner"))).status).toBe(403);
});

test("what was not removed cannot be brought back, and says so", async () => {
  for (const id of [scene.projectId, scene.documentId, "nothing"]) {
    const answer = await ask("POST", `/v1/removed/${id}/bring-back`, { token: admin });
    expect(answer.status).toBe(404);
  }
});

test("from the command line, too: it lists what was removed, and brings it back by its id", async () => {
  await ask("DELETE", `/v1/projects/${scene.projectId}`, as("owner"));
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text, done) => {
    printed.push(String(text));
    (done as unknown as () => void)();
    return true;
  });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await command.run([]);
  await command.run([scene.projectId]);
  await expect(command.run([scene.projectId])).rejects.toThrow(/was removed, or it is back already/);
  write.mockRestore();
  expect(printed[0]).toMatch(new RegExp(`^${scene.projectId}\tproject\t.*\tScene\n$`));
  expect(printed[1]).toBe(`${scene.projectId}\n`);
  expect((await ask("GET", `/v1/projects/${scene.projectId}`, as("translator"))).status).toBe(200);
});
