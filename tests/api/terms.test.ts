import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { requireProject } from "@/lib/server/gate";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import { checkTermsOf } from "@/lib/server/terms/recognise";
import { Candidates, ConceptList, ReadableTermbases, RecognisedTerms, TermsImported } from "@/lib/wire/terms";
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

const calls =
  (scene: Scene, who: Player = "translator") =>
  (method: string, path: string, json?: unknown) =>
    ask(method, `/v1/projects/${scene.projectId}${path}`, {
      token: scene.people[who].token,
      ...(json === undefined ? {} : { json }),
    });

const row = {
  zh: ["我们训练大模型，大会在展览大会堂开。"],
  en: "We train large models.",
  shown: "draft",
} as const;
const open = () => openScene([row]);

/** `source = target` of what is recognised; with a question mark what is asked. */
async function recognised(scene: Scene, source: string, who: Player = "translator") {
  const { body } = await calls(scene, who)("POST", "/terms/recognise", { source });
  const { terms, unsure } = RecognisedTerms.parse(body) as {
    terms: { start: number; end: number; targets: { text: string }[] }[];
    unsure: typeof terms;
  };
  const said = (mark: string) => (one: (typeof terms)[number]) =>
    `${source.slice(one.start, one.end)}${mark} = ${one.targets.map(({ text }) => text).join("|")}`;
  return [...terms.map(said("")), ...unsure.map(said("?"))];
}

/** The answer of a call that may go on as a job. */
async function done(scene: Scene, answer: { status: number; body: Record<string, unknown> }) {
  if (answer.status !== 202) return answer;
  for (;;) {
    const { body } = await ask("GET", `/v1/jobs/${answer.body.job}`, {
      token: scene.people.translator.token,
    });
    if (body.state === "done") return { status: 200, body: body.result };
    if (body.state === "failed") return { status: body.problem.status, body: body.problem };
    await wait(20);
  }
}

test("a wordy entry over a text of nothing but its word is answered within a bound", async () => {
  const scene = await open();
  const call = calls(scene);
  const english = Array.from({ length: 60 }, (_, at) => ({
    language: "en",
    text: `word ${at} ${"x".repeat(280)}`,
    status: "allowed",
    reason: "y".repeat(4_000),
  }));
  const terms = [{ language: "zh", text: "模型", status: "preferred" }, ...english];
  expect((await call("POST", "/terms", { terms })).status).toBe(201);
  const many = await call("POST", "/terms/recognise", { sources: Array(20).fill("模型".repeat(10_000)) });
  expect(many.status).toBe(200);
  expect(many.body.terms).toHaveLength(20);
  expect(many.body.terms[0].length).toBeGreaterThan(5);
  expect(JSON.stringify(many.body).length).toBeLessThan(6_000_000);
  expect(await recognised(scene, "模型")).toHaveLength(1);
});

describe("entries", () => {
  test("are added, recognised at once, changed, deleted, and each of it undone", async () => {
    const scene = await open();
    const call = calls(scene);
    const made = await call("POST", "/terms", { source: "大模型", target: "large model", note: "not “big”" });
    expect(made.status).toBe(201);
    expect(await recognised(scene, "訓練大模型")).toEqual(["大模型 = large model"]);
    const { concept } = made.body;
    expect(concept).toMatchObject({ revision: 1, isApproved: true, createdBy: { name: "translator" } });
    const terms = [
      ...concept.terms,
      { language: "en", text: "big model", status: "forbidden", reason: "a toy" },
    ];
    const changed = await call("PUT", `/terms/${concept.id}`, { ...concept, terms });
    expect(changed.status).toBe(200);
    expect(await recognised(scene, "大模型")).toEqual(["大模型 = large model|big model"]);
    expect((await call("PUT", `/terms/${concept.id}`, { ...concept, terms })).status).toBe(409);
    const gone = await call("DELETE", `/terms/${concept.id}`);
    expect(await recognised(scene, "大模型")).toEqual([]);
    expect((await call("POST", "/terms/undo", { change: changed.body.change })).status).toBe(409);
    const back = await call("POST", "/terms/undo", { change: gone.body.change });
    expect(back.body).toMatchObject({ concepts: 1 });
    expect(await recognised(scene, "大模型")).toEqual(["大模型 = large model|big model"]);
    expect((await call("POST", "/terms/undo", { change: gone.body.change })).status).toBe(409);
    expect((await call("POST", "/terms/undo", { change: back.body.change })).status).toBe(200);
    expect(await recognised(scene, "大模型")).toEqual([]);
  });

  test("need a word on both sides", async () => {
    const call = calls(await open());
    const terms = [
      { language: "zh", text: "书" },
      { language: "zh", text: "本" },
    ];
    expect((await call("POST", "/terms", { terms })).status).toBe(422);
    expect((await call("POST", "/terms", { source: "书", target: " " })).status).toBe(422);
    expect(
      (await call("POST", "/terms", { source: "书", target: "book", imageUrl: "javascript:1" })).status,
    ).toBe(422);
  });

  test("are found by a part of a word in either script, and listed page by page", async () => {
    const scene = await open();
    const call = calls(scene);
    await call("POST", "/terms", { source: "计算机", target: "computer" });
    await call("POST", "/terms", { source: "书", target: "book" });
    const q = async (path: string) =>
      ConceptList.parse((await call("GET", `/terms?${path}`)).body).concepts.map(
        ({ terms }) => terms[0]!.text,
      );
    expect(await q(`q=${encodeURIComponent("計算")}`)).toEqual(["计算机"]);
    expect(await q("q=OOK")).toEqual(["书"]);
    expect(await q("q=%25")).toEqual([]);
    const { body } = await call("GET", "/terms?limit=1");
    expect(await q(`limit=1&after=${body.next}`)).toEqual(["计算机"]);
  });

  test("a place that cuts a word is asked, not claimed; many texts are one request", async () => {
    const scene = await open();
    await calls(scene)("POST", "/terms", { source: "大会", target: "congress" });
    expect(await recognised(scene, "大会在展览大会堂开")).toEqual(["大会 = congress", "大会? = congress"]);
    const { body } = await calls(scene)("POST", "/terms/recognise", { sources: ["大会", "", "无"] });
    expect(body.terms.map((list: unknown[]) => list.length)).toEqual([1, 0, 0]);
  });
});

describe("approval", () => {
  test("what a translator adds waits, what is approved is changed by those who review", async () => {
    const scene = await open();
    const translator = calls(scene);
    const owner = calls(scene, "owner");
    expect((await translator("PUT", "/terms/settings", { asksApproval: true })).status).toBe(403);
    expect((await owner("PUT", "/terms/settings", { asksApproval: true })).status).toBe(200);
    const { concept } = (await translator("POST", "/terms", { source: "大模型", target: "large model" }))
      .body;
    expect(concept.isApproved).toBe(false);
    expect((await translator("GET", "/terms?waiting=true")).body).toMatchObject({ waiting: 1, total: 1 });
    const terms = async () => {
      const somebody = { userId: scene.people.translator.id } as Parameters<typeof requireProject>[0];
      const { termsOf } = await checkTermsOf(await requireProject(somebody, scene.projectId, "read-source"));
      return termsOf("練大模型");
    };
    expect(await terms()).toEqual([]);
    expect((await translator("POST", `/terms/${concept.id}/approve`)).status).toBe(403);
    expect((await owner("POST", `/terms/${concept.id}/approve`)).body.concept.isApproved).toBe(true);
    expect(await terms()).toEqual([{ source: "大模型", target: "large model", status: "preferred" }]);
    expect((await translator("DELETE", `/terms/${concept.id}`)).status).toBe(403);
    expect((await owner("DELETE", `/terms/${concept.id}`)).status).toBe(200);
  });
});

describe("files", () => {
  const CSV = "zh,en,note\n大模型,large model,a\n孤,\n书,book,\n";

  test("are shown before they are taken, taken, folded, and undone as a whole", async () => {
    const scene = await open();
    const call = calls(scene);
    const sent = async (more: object) =>
      TermsImported.parse(
        (await done(scene, await call("POST", "/terms/import", { text: CSV, ...more }))).body,
      );
    expect(await sent({ preview: true })).toMatchObject({
      concepts: 2,
      taken: 0,
      refused: 1,
      problems: [{ code: "no-pair", place: 3 }],
      preview: { format: "table", columns: ["zh", "en", "note"], hasHeadings: true },
    });
    expect(await recognised(scene, "大模型")).toEqual([]);
    const taken = await sent({});
    expect(taken).toMatchObject({ concepts: 2, taken: 2, folded: 0 });
    expect(await recognised(scene, "大模型")).toEqual(["大模型 = large model"]);
    expect(await sent({})).toMatchObject({ taken: 0, folded: 2, change: null });
    expect((await call("POST", "/terms/undo", { change: taken.change })).body).toMatchObject({ concepts: 2 });
    expect(await recognised(scene, "大模型")).toEqual([]);
    expect((await done(scene, await call("POST", "/terms/import", { text: "<html/>" }))).status).toBe(422);
    expect((await call("POST", "/terms/import", { text: CSV, columns: "[1]" })).status).toBe(422);
  });

  test.each(["tbx", "csv", "tsv"])(
    "what was exported as %s and imported elsewhere is the same",
    async (format) => {
      const [scene, other] = [await open(), await open()];
      await calls(scene)("POST", "/terms", {
        terms: [
          { language: "zh", text: "大模型" },
          { language: "en", text: "large model" },
          { language: "en", text: "big model", status: "forbidden", reason: "a toy" },
        ],
        definition: "trained\non much",
      });
      const file = async (of: Scene) => {
        const path = `/v1/projects/${of.projectId}/terms/export?format=${format}`;
        const { bytes } = await ask("GET", path, { token: of.people.translator.token });
        return new TextDecoder().decode(bytes);
      };
      const text = await file(scene);
      expect(text).toContain("big model");
      await done(other, await calls(other)("POST", "/terms/import", { text }));
      expect(await file(other)).toBe(text);
    },
  );
});

describe("who may", () => {
  test("a viewer gets none; a proofreader reads; nobody reads another project's", async () => {
    const [scene, other] = [await open(), await open()];
    const { concept } = (await calls(scene)("POST", "/terms", { source: "书", target: "book" })).body;
    for (const [method, path, json] of [
      ["GET", "/terms"],
      ["GET", "/termbases"],
      ["GET", "/terms/export"],
      ["POST", "/terms/recognise", { source: "书" }],
    ] as const)
      expect((await calls(scene, "viewer")(method, path, json)).status, path).toBe(403);
    expect((await calls(scene, "proofreader")("GET", "/terms")).status).toBe(200);
    expect((await calls(scene, "proofreader")("POST", "/terms", { source: "甲", target: "a" })).status).toBe(
      403,
    );
    expect((await calls(other)("PUT", `/terms/${concept.id}`, { ...concept })).status).toBe(404);
    expect((await calls(other)("DELETE", `/terms/${concept.id}`)).status).toBe(404);
    expect((await calls(other)("GET", `/terms/export?termbase=${scene.projectId}`)).status).toBe(404);
    expect((await calls(other)("PUT", `/termbases/${scene.projectId}`, {})).status).toBe(404);
    expect(await recognised(other, "书")).toEqual([]);
  });

  test("one entry is for those who see the Chinese; termbases are listed as far as one may read them", async () => {
    const [scene, other] = [await open(), await open()];
    const { concept } = (await calls(scene)("POST", "/terms", { source: "书", target: "book" })).body;
    const { body: shared } = await calls(scene)("POST", "/termbases", { name: "House words" });
    const one = await calls(scene, "proofreader")("GET", `/terms/${concept.id}`);
    expect(one.body).toEqual(concept);
    expect((await calls(scene, "viewer")("GET", `/terms/${concept.id}`)).status).toBe(403);
    expect((await calls(other)("GET", `/terms/${concept.id}`)).status).toBe(404);
    const readable = async (who: Player, of = scene) => {
      const { body } = await ask("GET", "/v1/termbases", { token: of.people[who].token });
      return ReadableTermbases.parse(body).termbases.map(({ id }) => id);
    };
    expect(await readable("translator")).toEqual([scene.projectId, shared.id]);
    expect(await readable("viewer")).toEqual([]);
    expect(await readable("stranger")).toEqual([]);
    expect(await readable("translator", other)).not.toContain(shared.id);
  });
});

test("candidates come with their English, and what was decided comes no more", async () => {
  const scene = await openScene([
    {
      zh: ["增量编译器只重新生成改过的模块。"],
      en: "An incremental compiler makes changed modules anew.",
      shown: "draft",
    },
    { zh: ["增量编译器比旧的快得多。"], en: "The incremental compiler is much faster.", shown: "draft" },
  ]);
  const call = calls(scene);
  const extract = async () =>
    Candidates.parse((await done(scene, await call("POST", "/terms/extract", {}))).body).candidates;
  const candidate = (await extract()).find(({ text }) => text === "增量编译器")!;
  expect(candidate).toMatchObject({ count: 2, kind: "phrase" });
  expect(candidate.places.map(({ segmentId }) => segmentId)).toEqual(scene.rows.slice(0, 2));
  expect(candidate.renderings[0]?.text).toContain("compiler");
  await call("POST", "/terms/decisions", { keys: [candidate.key], isAccepted: false });
  expect((await extract()).map(({ text }) => text)).not.toContain("增量编译器");
});

test("what answers a selection stands on the other side", async () => {
  const scene = await open();
  const said = { source: "我们训练语言模型。", target: "We train language models." };
  const { body } = await calls(scene)("POST", "/terms/answer", { ...said, side: "source", start: 4, end: 8 });
  expect(body.text).toBe("language models");
});
