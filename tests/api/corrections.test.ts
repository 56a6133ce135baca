import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Action, may, ROLES, type Role } from "@/lib/access";
import { database } from "@/lib/db/client";
import { CORRECTION_CALLS } from "@/lib/wire/calls-corrections";
import { CorrectionList, RuleList, RulesAdded, RulesPreview, Suspects } from "@/lib/wire/corrections";
import { StructureChanged } from "@/lib/wire/segments";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene } from "../support/scene";

beforeAll(() => openInstance());
afterAll(() => database().$disconnect());

const asks = (scene: Scene, who: Player) => (method: string, path: string, json?: unknown) =>
  ask(method, `/v1${path}`, { token: scene.people[who].token, ...(json === undefined ? {} : { json }) });

const open = () => openScene([{ zh: ["东谈主照旧来了"] }, { zh: ["东谈主"] }]);

test("a correction by hand: laid, listed, refused twice, withdrawn, undone", async () => {
  const scene = await open();
  const call = asks(scene, "translator");
  const { paragraphId } = (await scene.read())[0]!.source[0]!;
  const wish = { start: 3, end: 5, old: "照旧", new: "已经", reason: "read wrong" };
  const made = await call("POST", `/paragraphs/${paragraphId}/corrections`, wish);
  expect(made.status).toBe(200);
  expect(StructureChanged.parse(made.body).segments[0]!.source[0]).toMatchObject({ text: "东谈主已经来了" });

  const again = await call("POST", `/paragraphs/${paragraphId}/corrections`, wish);
  expect([again.status, again.body.code]).toEqual([409, "problems.correction.overlap"]);
  const wrong = await call("POST", `/paragraphs/${paragraphId}/corrections`, { ...wish, start: 0, end: 2 });
  expect([wrong.status, wrong.body.type]).toEqual([409, expect.stringContaining("stale")]);
  const outside = await call("POST", `/paragraphs/${paragraphId}/corrections`, { ...wish, end: 99 });
  expect(outside.status).toBe(422);

  const list = await call("GET", `/documents/${scene.documentId}/corrections`);
  const [one] = CorrectionList.parse(list.body).corrections;
  expect(one).toMatchObject({ old: "照旧", original: { start: 3, end: 5 }, before: "东谈主", after: "来了" });
  const withdrawn = await call("DELETE", `/corrections/${one!.id}`);
  expect(StructureChanged.parse(withdrawn.body).kind).toBe("withdraw-correction");
  expect((await call("DELETE", `/corrections/${one!.id}`)).status).toBe(409);
  expect((await call("POST", `/changes/${withdrawn.body.change}/undo`)).status).toBe(200);
  expect((await scene.read())[0]!.source[0]!.text).toBe("东谈主已经来了");
});

test("a table: added, from a file, previewed, applied, saved as a file, withdrawn", async () => {
  const scene = await open();
  const call = asks(scene, "translator");
  const at = `/documents/${scene.documentId}/rules`;
  const added = await call("POST", at, { rows: [{ from: "照旧", to: "还是" }] });
  expect([added.status, RulesAdded.parse(added.body).added]).toEqual([201, 1]);
  const file = await call("POST", `${at}/table`, { text: "东谈主\t人\t改写\n坏", scope: "project" });
  expect(RulesAdded.parse(file.body)).toMatchObject({ added: 1, problems: [{ line: 2 }] });
  expect((await call("POST", at, { rows: [{ from: "", to: "x" }] })).status).toBe(422);

  const preview = RulesPreview.parse((await call("POST", `${at}/preview`, {})).body);
  expect(preview).toMatchObject({ making: 3, leaving: 0, isComplete: true });
  const { paragraphId, start, end } = preview.occurrences.at(-1)!;
  const applied = await call("POST", `${at}/apply`, { except: [{ paragraphId, start, end }] });
  expect(applied.status).toBe(200);
  expect((await scene.read()).map(({ source }) => source[0]!.text)).toEqual(["人还是来了", "东谈主"]);

  const { rules } = RuleList.parse((await call("GET", at)).body);
  expect(rules.map(({ from, scope, places }) => [from, scope, places])).toEqual([
    ["照旧", "document", 1],
    ["东谈主", "project", 1],
  ]);
  const saved = await call("GET", `${at}/table`);
  expect(saved.headers.get("content-type")).toContain("text/tab-separated-values");
  expect(new TextDecoder().decode(saved.bytes)).toBe("from\tto\treason\n照旧\t还是\t\n东谈主\t人\t改写\n");
  expect((await call("POST", `${at}/withdraw`, { rules: rules.map(({ id }) => id) })).status).toBe(200);
  expect((await scene.read())[0]!.source[0]!.text).toBe("东谈主照旧来了");
});

test("words that look damaged, with what was corrected in the project before", async () => {
  const scene = await openScene([
    { zh: ["一又友和一又友，还有一又友"] },
    { zh: ["他照旧来了"] },
    { zh: ["照旧"] },
  ]);
  const call = asks(scene, "translator");
  const { paragraphId } = (await scene.read())[1]!.source[0]!;
  const wish = { start: 1, end: 3, old: "照旧", new: "一又" };
  const before = await call("GET", `/documents/${scene.documentId}/suspects`);
  expect(Suspects.parse(before.body).suspects).toContainEqual(
    expect.objectContaining({ word: "一又", kind: "split", instead: ["朋"] }),
  );
  await call("POST", `/paragraphs/${paragraphId}/corrections`, wish);
  const answer = await call("GET", `/documents/${scene.documentId}/suspects`);
  const { suspects, isWhole } = Suspects.parse(answer.body);
  expect(isWhole).toBe(true);
  expect(suspects[0]).toMatchObject({ word: "照旧", kind: "accepted", times: 1, instead: ["一又"] });
  // What people have put in is not suspected any more.
  expect(suspects.map(({ word }) => word)).not.toContain("一又");
});

test("words that look damaged, for the English beside them says something else", async () => {
  const others = ["水", "山", "天", "火", "木", "土", "日", "月", "鱼", "鸟", "马", "牛"];
  const rows = others.map((zh) => ({
    zh: [`这里有${zh}`],
    en: "There is something here.",
    shown: "draft" as const,
  }));
  const scene = await openScene([
    ...rows,
    { zh: ["这是一个伏击的问题"], en: "This is an important question.", shown: "draft" },
    { zh: ["伏击的是人"], en: "Important are the people.", shown: "draft" },
  ]);
  const { body } = await asks(scene, "translator")("GET", `/documents/${scene.documentId}/suspects`);
  expect(Suspects.parse(body).suspects).toContainEqual(
    expect.objectContaining({
      word: "伏击",
      kind: "said-otherwise",
      times: 2,
      instead: expect.arrayContaining(["重要"]),
    }),
  );
});

describe("who may", () => {
  const READS: readonly string[] = ["get", "/documents/{documentId}/rules/preview"];
  const needs = (method: string, path: string): Action =>
    READS.includes(method) || READS.includes(path) ? "read-source" : "edit";
  test.each(CORRECTION_CALLS)("$method $path", async ({ method, path }) => {
    const scene = await open();
    const { paragraphId } = (await scene.read())[0]!.source[0]!;
    const laid = { start: 0, end: 3, old: "东谈主", new: "人" };
    await asks(scene, "owner")("POST", `/paragraphs/${paragraphId}/corrections`, laid);
    const { id } = (await scene.read())[0]!.source[0]!.corrections[0]!;
    const url = path
      .replace("{documentId}", scene.documentId)
      .replace("{paragraphId}", paragraphId)
      .replace("{correctionId}", id);
    const bodies: Readonly<Record<string, unknown>> = {
      "/paragraphs/{paragraphId}/corrections": { start: 0, end: 1, old: "东", new: "西" },
      "/documents/{documentId}/rules": { rows: [{ from: "a", to: "b" }] },
      "/documents/{documentId}/rules/table": { text: "a\tb" },
      "/documents/{documentId}/rules/withdraw": { rules: ["none"] },
      "/documents/{documentId}/repairs": { answer: "leave", kind: "mojibake" },
    };
    const json = method === "get" || method === "delete" ? undefined : (bodies[path] ?? {});
    const status = async (who: Player) => (await asks(scene, who)(method.toUpperCase(), url, json)).status;
    for (const role of ROLES satisfies readonly Role[]) {
      const denied = [403, 404].includes(await status(role));
      expect([role, denied]).toEqual([role, !may(role, needs(method, path))]);
    }
    expect(await status("stranger")).toBe(404);
    const nobody = await ask(method.toUpperCase(), `/v1${url}`, json === undefined ? {} : { json });
    expect(nobody.status).toBe(401);
  });
});
