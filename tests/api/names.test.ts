import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { may, ROLES } from "@/lib/access";
import { database } from "@/lib/db/client";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { NameList, NameProposals, NamesRead, RecognisedNames } from "@/lib/wire/names";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

let worker: RunningWorker;
beforeAll(async () => {
  await openInstance();
  worker = startWorker(() => {});
});
afterAll(async () => {
  await worker.stop();
  await database().$disconnect();
});

const call = (scene: Scene, who: Player, method: string, json?: unknown) =>
  ask(method, `/v1/projects/${scene.projectId}/names`, {
    token: scene.people[who].token,
    ...(json === undefined ? {} : { json }),
  });

const at = (scene: Scene, who: Player) => (method: string, path: string, json?: unknown) =>
  ask(method, `/v1/projects/${scene.projectId}/names${path}`, {
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

  test("with what stands around: who may ask for what, and nobody for another project's (A1)", async () => {
    const scene = await openScene([
      { zh: ["任正非到了深圳。"], en: "Ren Zhengfei came.", shown: "translated" },
    ]);
    const other = await openScene([{ zh: ["甲。"], en: "A.", shown: "translated" }]);
    const calls = [
      { path: "/settings", method: "PUT", json: { firstHasChinese: true }, needs: "manage" },
      { path: "/proposals", method: "POST", json: {}, needs: "edit" },
      { path: "/recognise", method: "POST", json: { source: "任正非" }, needs: "read-source" },
      { path: "/read", method: "POST", json: { text: "zh,first\n任正非,Ren" }, needs: "edit" },
      { path: "/export", method: "GET", json: undefined, needs: "read-source" },
    ] as const;
    for (const { path, method, json, needs } of calls) {
      const said = (who: Player) => at(scene, who)(method, path, json);
      for (const role of ROLES)
        expect([path, role, (await said(role)).status]).toEqual([path, role, may(role, needs) ? 200 : 403]);
      expect([path, (await said("stranger")).status]).toEqual([path, 404]);
    }
    const foreign = await at(scene, "translator")("POST", "/proposals", { documentId: other.documentId });
    expect(foreign.status).toBe(404);
  });

  test("names are proposed out of the texts, those of the ledger and refused ones not", async () => {
    const scene = await openScene([
      {
        zh: ["任正非说，人在重庆。"],
        en: "Ren Zhengfei said he would go to Chongqing.",
        shown: "translated",
      },
    ]);
    const names = async () => {
      const { body } = await at(scene, "translator")("POST", "/proposals", {});
      return NameProposals.parse(body).names.map(({ zh, first, from }) => `${zh} ${first} ${from}`);
    };
    expect((await names()).toSorted()).toEqual(["任正非 Ren Zhengfei english", "重庆 Chongqing english"]);
    await call(scene, "translator", "PUT", change(null, entry()));
    await call(scene, "translator", "PUT", change(null, entry({ kind: "none", zh: "重庆" }), "重庆"));
    expect(await names()).toEqual([]);
  });

  test("a name in a row: what is written there, how the English has it so far, where it is met first", async () => {
    const scene = await openScene([
      { zh: ["会议开始。"], en: "The meeting began.", shown: "translated" },
      { zh: ["任正非来了。"], en: "Ren Zhengfei came.", shown: "translated" },
      { zh: ["任总说了。"], en: "Ren spoke.", shown: "translated" },
      { zh: ["任正非走了。"], en: "The founder left.", shown: "draft" },
      { zh: ["任正非说，人在重庆。"] },
    ]);
    await call(scene, "translator", "PUT", change(null, entry()));
    const inRow = async (at_: number, source: string) => {
      const { body } = await at(scene, "proofreader")("POST", "/recognise", {
        source,
        segmentId: scene.rows[at_],
      });
      return RecognisedNames.parse(body).names;
    };
    const [later, city] = await inRow(4, "任正非说，人在重庆。");
    expect(later).toMatchObject({
      insert: "Ren",
      from: "ledger",
      rows: 4,
      forms: [
        { text: "Ren Zhengfei", count: 1 },
        { text: "Ren", count: 1 },
      ],
      without: 1,
      firstMention: { segmentId: scene.rows[1], number: 2, isHere: false },
    });
    expect(city).toMatchObject({ zh: "重庆", name: null, insert: "Chongqing", from: "dictionary" });
    await at(scene, "owner")("PUT", "/settings", { firstHasChinese: true });
    expect((await inRow(1, "任正非来了。"))[0]).toMatchObject({
      insert: "Ren Zhengfei (任正非)",
      firstMention: { isHere: true },
    });
  });

  test("a table is read and changes nothing until it is sent; sent back exchanged it is undone; it comes out as it went in", async () => {
    const scene = await openScene([]);
    await call(
      scene,
      "translator",
      "PUT",
      change(null, entry({ zh: "华为", first: "Huawei", aliases: [] }), "华为"),
    );
    const text =
      "zh,kind,first,later\n任正非,person,Ren Zhengfei,Ren\n华为,organisation,Huawei,\n,person,Nobody,";
    const { body } = await at(scene, "translator")("POST", "/read", { text });
    const read = NamesRead.parse(body);
    expect(read.names.map(({ zh, was }) => [zh, was?.kind ?? null])).toEqual([
      ["任正非", null],
      ["华为", "person"],
    ]);
    expect(read.problems).toEqual([{ code: "no-name", place: 4 }]);
    expect(namesOf((await call(scene, "owner", "GET")).body)).toEqual(["华为 Huawei"]);
    expect((await call(scene, "translator", "PUT", { names: read.names })).status).toBe(200);
    const csv = await at(scene, "owner")("GET", "/export?format=csv");
    const again = NamesRead.parse(
      (await at(scene, "translator")("POST", "/read", { text: new TextDecoder().decode(csv.bytes) })).body,
    );
    expect([again.names, again.same]).toEqual([[], 2]);
    const back = read.names.toReversed().map(({ zh, was, now }) => ({ zh, was: now, now: was }));
    expect(namesOf((await call(scene, "translator", "PUT", { names: back })).body)).toEqual(["华为 Huawei"]);
    const nothing = await at(scene, "translator")("POST", "/read", { text: "no table" });
    expect([nothing.status, nothing.body.code]).toEqual([422, "problems.name.table"]);
  });

  test("two names are merged in one change, and undone (NAM-MERGE-1)", async () => {
    const scene = await openScene([]);
    const boss = entry({ zh: "任老板", first: "Boss Ren", later: "", aliases: [] });
    await call(scene, "translator", "PUT", {
      names: [
        { zh: "任正非", was: null, now: entry() },
        { zh: "任老板", was: null, now: boss },
      ],
    });
    const merged = entry({ aliases: ["任总", "任老板"], allowed: ["Boss Ren"] });
    const changes = [
      { zh: "任老板", was: boss, now: null },
      { zh: "任正非", was: entry(), now: merged },
    ];
    expect(namesOf((await call(scene, "translator", "PUT", { names: changes })).body)).toHaveLength(1);
    const back = changes.toReversed().map(({ zh, was, now }) => ({ zh, was: now, now: was }));
    expect(namesOf((await call(scene, "translator", "PUT", { names: back })).body)).toHaveLength(2);
  });

  test("first mentions are findings of the project, and follow what changes (CHK-FIRST, FND-9)", async () => {
    const scene = await openScene([
      { zh: ["任正非到了深圳。"], en: "Ren came to Shenzhen.", shown: "translated" },
      { zh: ["任正非说，开会。"], en: "Ren Zhengfei called a meeting.", shown: "translated" },
      { zh: ["任正非走了。"], en: "Ren Zhengfei left.", shown: "translated" },
    ]);
    const { token } = scene.people.translator;
    const found = async () => {
      const { body } = await ask("GET", `/v1/documents/${scene.documentId}/findings?rule=first-mention`, {
        token,
      });
      return (body.findings as { code: string; segmentId: string }[]).map(
        ({ code, segmentId }) => `${scene.rows.indexOf(segmentId)} ${code.replace("checks.name-", "")}`,
      );
    };
    await call(scene, "translator", "PUT", change(null, entry()));
    expect((await found()).toSorted()).toEqual(["0 first", "1 later", "2 later"]);
    const row = (await scene.read())[0]!;
    const saved = await ask("PUT", `/v1/segments/${row.id}/target`, {
      token,
      json: {
        baseRevision: row.revision,
        text: "Ren Zhengfei came to Shenzhen.",
        operationId: "first-mention-1",
      },
    });
    expect(saved.status).toBe(200);
    expect((await found()).toSorted()).toEqual(["1 later", "2 later"]);
    await call(scene, "translator", "PUT", change(entry(), entry({ later: "" })));
    expect(await found()).toEqual([]);
    await at(scene, "owner")("PUT", "/settings", { firstHasChinese: true });
    expect(await found()).toEqual(["0 first-chinese"]);
    await call(scene, "translator", "PUT", change(entry({ later: "" }), null));
    expect(await found()).toEqual([]);
  });

  test("a ledger has an end (NAM-SAVE-3)", async () => {
    const scene = await openScene([]);
    const many = (from: number) => ({
      names: Array.from({ length: 2_000 }, (_, at_) => {
        const zh = `名${from + at_}`;
        return { zh, was: null, now: entry({ zh, aliases: [] }) };
      }),
    });
    for (const from of [0, 2_000])
      expect((await call(scene, "translator", "PUT", many(from))).status).toBe(200);
    const { status, body } = await call(scene, "translator", "PUT", many(4_000));
    expect([status, body.code]).toEqual([422, "problems.name.full"]);
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
