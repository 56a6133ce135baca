import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { may, ROLES } from "@/lib/access";
import { database } from "@/lib/db/client";
import { NameList } from "@/lib/wire/names";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

beforeAll(() => openInstance());
afterAll(() => database().$disconnect());

const call = (scene: Scene, who: Player, method: string, json?: unknown) =>
  ask(method, `/v1/projects/${scene.projectId}/names`, {
    token: scene.people[who].token,
    ...(json === undefined ? {} : { json }),
  });

const entry = (more: object = {}) => ({
  kind: "person",
  zh: "任正非",
  aliases: ["任总"],
  first: "Ren Zhengfei",
  later: "Ren",
  allowed: [],
  surnameFirst: true,
  note: "",
  ...more,
});
const change = (was: object | null, now: object | null, zh = "任正非") => ({ names: [{ zh, was, now }] });
const namesOf = (body: unknown) => NameList.parse(body).names.map(({ zh, first }) => `${zh} ${first}`);

describe("the ledger of names", () => {
  test("a name is added, changed and removed; each sent back exchanged is undone", async () => {
    const scene = await openScene([]);
    const better = entry({ later: "Mr Ren" });
    const added = await call(scene, "translator", "PUT", change(null, entry()));
    expect(added.status).toBe(200);
    expect(namesOf(added.body)).toEqual(["任正非 Ren Zhengfei"]);
    expect(NameList.parse(added.body).names[0]!.setBy?.name).toBeDefined();
    expect((await call(scene, "reviewer", "PUT", change(entry(), better))).status).toBe(200);
    expect((await call(scene, "reviewer", "PUT", change(better, entry()))).status).toBe(200);
    expect(namesOf((await call(scene, "translator", "PUT", change(entry(), null))).body)).toEqual([]);
    expect(namesOf((await call(scene, "translator", "PUT", change(null, entry()))).body)).toEqual([
      "任正非 Ren Zhengfei",
    ]);
  });

  test("what somebody else changed meanwhile is not overwritten, and nothing of the rest is stored (NAM-SAVE-1)", async () => {
    const scene = await openScene([]);
    await call(scene, "translator", "PUT", change(null, entry()));
    const { status, body } = await call(scene, "reviewer", "PUT", {
      names: [
        {
          zh: "华为",
          was: null,
          now: entry({ kind: "organisation", zh: "华为", aliases: [], first: "Huawei" }),
        },
        { zh: "任正非", was: entry({ first: "Zhengfei Ren" }), now: null },
      ],
    });
    expect([status, body.code]).toEqual([409, "problems.name.stale"]);
    expect(namesOf((await call(scene, "owner", "GET")).body)).toEqual(["任正非 Ren Zhengfei"]);
  });

  test("two entries are not of one name", async () => {
    const scene = await openScene([]);
    await call(scene, "translator", "PUT", change(null, entry()));
    await call(scene, "translator", "PUT", change(null, entry({ zh: "华为" }), "华为"));
    const { status, body } = await call(
      scene,
      "translator",
      "PUT",
      change(entry({ zh: "华为" }), entry(), "华为"),
    );
    expect([status, body.code]).toEqual([422, "problems.name.taken"]);
  });

  test("a speaker of that name is the same entry: the label follows (NAM-SAVE-2)", async () => {
    const scene = await openScene([]);
    const speaker = { projectId: scene.projectId, zh: "任正非" };
    const { id } = await database().speaker.create({ data: speaker });
    const { body } = await call(scene, "translator", "PUT", change(null, entry()));
    expect(NameList.parse(body).names[0]!.speakerId).toBe(id);
    const label = async () => (await database().speaker.findUniqueOrThrow({ where: { id } })).en;
    expect(await label()).toBe("Ren Zhengfei");
    await database().speaker.update({ where: { id }, data: { en: "Ren" } });
    await call(scene, "translator", "PUT", change(entry(), entry({ first: "Zhengfei Ren" })));
    expect(await label()).toBe("Ren");
  });

  test("whoever may read the Chinese reads it, whoever may edit changes it, another project's is not there (A1)", async () => {
    const scene = await openScene([]);
    for (const role of ROLES) {
      expect([role, (await call(scene, role, "GET")).status]).toEqual([
        role,
        may(role, "read-source") ? 200 : 403,
      ]);
      const zh = `名${ROLES.indexOf(role)}`;
      const { status } = await call(scene, role, "PUT", change(null, entry({ zh }), zh));
      expect([role, status]).toEqual([role, may(role, "edit") ? 200 : 403]);
    }
    expect((await call(scene, "stranger", "GET")).status).toBe(404);
    expect((await call(scene, "stranger", "PUT", change(null, entry()))).status).toBe(404);
  });

  test("findings of a row lean on the ledger, and a change of the ledger is seen at once", async () => {
    const scene = await openScene([
      { zh: ["任正非到了深圳。"], en: "The founder came to Shenzhen.", shown: "translated" },
    ]);
    const codes = async () => {
      const { body } = await ask("GET", `/v1/documents/${scene.documentId}/findings?rule=names`, {
        token: scene.people.translator.token,
      });
      return (body.findings as { code: string }[]).map(({ code }) => code);
    };
    expect(await codes()).not.toContain("checks.name-otherwise");
    await call(scene, "translator", "PUT", change(null, entry()));
    expect(await codes()).toContain("checks.name-otherwise");
  });
});
