import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PRESETS } from "@/lib/check/style/house-style";
import { database } from "@/lib/db/client";
import { differencesOf } from "@/lib/server/findings/certificate";
import { certificateInPage } from "@/lib/server/findings/certificate-page";
import { type RunningWorker, startWorker } from "@/lib/server/jobs/worker";
import {
  Certificate,
  Checked,
  Coverage,
  type Finding,
  FindingCounts,
  FindingList,
  IgnoreList,
  RuleList,
} from "@/lib/wire/findings";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene, type SceneRow } from "../support/scene";

let worker: RunningWorker;
beforeAll(async () => {
  await openInstance();
  worker = startWorker(() => {});
});
afterAll(async () => {
  await worker.stop();
  await database().$disconnect();
});

const asks = (scene: Scene, who: Player) => (method: string, path: string, json?: unknown) =>
  ask(method, `/v1${path}`, { token: scene.people[who].token, ...(json === undefined ? {} : { json }) });

const row = (zh: string, en: string, shown: SceneRow["shown"] = "translated"): SceneRow => ({
  zh: [zh],
  en,
  shown,
});

async function checked(scene: Scene, path = `/documents/${scene.documentId}/checks`) {
  const call = asks(scene, "translator");
  const { status, body } = await call("POST", path);
  expect(status).toBe(202);
  for (;;) {
    const job = (await call("GET", `/jobs/${body.job}`)).body;
    if (job.state === "failed") throw new Error(JSON.stringify(job.problem));
    if (job.state === "done") return Checked.parse(job.result);
    await wait(20);
  }
}

async function found(scene: Scene, query = "", who: Player = "translator"): Promise<Finding[]> {
  const { status, body } = await asks(scene, who)("GET", `/documents/${scene.documentId}/findings?${query}`);
  expect(status).toBe(200);
  return FindingList.parse(body).findings;
}

const brief = (findings: readonly Finding[], scene: Scene) =>
  findings.map(({ segmentId, rule, ignored }) => {
    return `${scene.rows.indexOf(segmentId)} ${rule}${ignored ? " ignored" : ""}`;
  });

async function edit(scene: Scene, at: number, text: string) {
  const segment = (await scene.read())[at]!;
  const { status } = await asks(scene, "translator")("PUT", `/segments/${scene.rows[at]}/target`, {
    baseRevision: segment.revision,
    text,
    operationId: `edit-${at}-${Math.random()}`,
  });
  expect(status).toBe(200);
}

const NUMBERS = row("公司去年卖出3000台机器。", "The company sold 300 machines last year.");
const CLEAN = row("他们昨天就走了。", "They left yesterday.");

describe("what is found", () => {
  test("stands in the row with its place and mending, as the call names it", async () => {
    const scene = await openScene([NUMBERS, CLEAN, row("天气很好。", "The weather is very  good.")]);
    expect(await checked(scene)).toEqual({ segments: 3, checked: 3, findings: 2 });
    const [number, space] = await found(scene);
    expect(number).toMatchObject({
      segmentId: scene.rows[0],
      documentId: scene.documentId,
      rule: "numbers",
      code: "checks.number-magnitude",
      ignored: null,
      mending: expect.anything(),
    });
    expect(space).toMatchObject({ segmentId: scene.rows[2], rule: "spaces", side: "target" });
    const english = "The weather is very  good.";
    const { start, end, text } = space!.mending!;
    expect(english.slice(0, start) + text + english.slice(end)).toBe("The weather is very good.");
  });

  test("is filtered by rule, severity, row, and whether it is ignored; pages follow each other", async () => {
    const scene = await openScene([NUMBERS, row("天气很好。", "The weather  is very  good."), NUMBERS]);
    const all = await found(scene);
    expect(brief(all, scene)).toEqual(["0 numbers", "1 spaces", "1 spaces", "2 numbers"]);
    expect(await found(scene, "rule=spaces")).toEqual(all.slice(1, 3));
    expect(await found(scene, "rule=spaces,numbers")).toEqual(all);
    expect(await found(scene, `segment=${scene.rows[2]}`)).toEqual(all.slice(3));
    expect(await found(scene, "severity=stop")).toEqual([]);
    expect(await found(scene, "ignored=true")).toEqual([]);
    const read: Finding[] = [];
    for (let after = ""; ; ) {
      const query = `limit=1${after === "" ? "" : `&after=${after}`}`;
      const { body } = await asks(scene, "reviewer")(
        "GET",
        `/documents/${scene.documentId}/findings?${query}`,
      );
      read.push(...body.findings);
      if (body.next === null) break;
      after = body.next;
    }
    expect(read).toEqual(all);
    expect(
      (await asks(scene, "owner")("GET", `/documents/${scene.documentId}/findings?after=x`)).status,
    ).toBe(422);
  });

  test("is of the text as it is: an edited row is checked again, it alone, and ids stay", async () => {
    const scene = await openScene([NUMBERS, row("天气很好。", "The weather is very  good."), CLEAN]);
    const before = await found(scene);
    await edit(scene, 0, `${NUMBERS.en} It did.`);
    expect(await checked(scene)).toEqual({ segments: 3, checked: 1, findings: 2 });
    expect((await found(scene)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    await edit(scene, 0, "The company sold 3,000 machines last year.");
    expect(brief(await found(scene), scene)).toEqual(["1 spaces"]);
    expect(
      (await asks(scene, "translator")("GET", `/segments/${scene.rows[0]}/findings`)).body,
    ).toMatchObject({
      findings: [],
    });
  });

  test("many rows that have changed are left to the job, and the list says how many", async () => {
    const scene = await openScene(Array.from({ length: 60 }, () => NUMBERS));
    const { body } = await asks(scene, "translator")("GET", `/documents/${scene.documentId}/findings`);
    expect(body).toMatchObject({ findings: [], unchecked: 60 });
    expect(await checked(scene)).toEqual({ segments: 60, checked: 60, findings: 60 });
    const after = await asks(scene, "translator")("GET", `/documents/${scene.documentId}/findings`);
    expect(after.body).toMatchObject({ unchecked: 0 });
    expect(after.body.findings).toHaveLength(60);
  });

  test("the project's terms are kept to, and a changed term is asked for at once", async () => {
    const scene = await openScene([
      row("他们训练大模型。", "They train big networks."),
      row("她也训练大模型。", "She trains large models, too."),
    ]);
    await checked(scene);
    expect(await found(scene, "rule=terms")).toEqual([]);
    const call = asks(scene, "translator");
    const terms = `/projects/${scene.projectId}/terms`;
    const { status, body } = await call("POST", terms, { source: "大模型", target: "large model" });
    expect(status).toBe(201);
    expect(brief(await found(scene, "rule=terms"), scene)).toEqual(["0 terms"]);
    expect((await call("DELETE", `${terms}/${body.concept.id}`)).status).toBe(200);
    expect(await found(scene, "rule=terms")).toEqual([]);
  });

  test("preferred and forbidden terms are findings of the document and of the row, until the term is another", async () => {
    const scene = await openScene([
      row("他们训练大模型。", "They train a big model."),
      row("她也训练大模型。", "She trains huge networks."),
      row("她也训练大模型。", "She trains large models, too."),
    ]);
    const call = asks(scene, "translator");
    const terms = `/projects/${scene.projectId}/terms`;
    const { body } = await call("POST", terms, {
      terms: [
        { language: "zh", text: "大模型" },
        { language: "en", text: "large model" },
        { language: "en", text: "big model", status: "forbidden", reason: "a toy" },
      ],
    });
    expect(await checked(scene)).toMatchObject({ segments: 3, checked: 3 });
    const list = await found(scene, "rule=terms");
    expect(list.map(({ segmentId, code, side }) => [scene.rows.indexOf(segmentId), code, side])).toEqual([
      [0, "checks.term-forbidden-instead", "target"],
      [1, "checks.term-missing", "source"],
    ]);
    expect(list[0]!.mending).toMatchObject({ text: "large model" });
    const ofRow = async (at: number) =>
      (await call("GET", `/segments/${scene.rows[at]}/findings`)).body.findings.filter(
        ({ rule }: Finding) => rule === "terms",
      );
    expect(await ofRow(0)).toEqual([list[0]]);
    expect(await ofRow(1)).toEqual([list[1]]);
    const { concept } = body;
    const changed = concept.terms.map((term: { text: string; status: string }) =>
      term.text === "big model" ? { ...term, status: "allowed", reason: "" } : term,
    );
    expect((await call("PUT", `${terms}/${concept.id}`, { ...concept, terms: changed })).status).toBe(200);
    expect(await ofRow(0)).toEqual([]);
    expect(brief(await found(scene, "rule=terms"), scene)).toEqual(["1 terms"]);
    expect((await call("DELETE", `${terms}/${concept.id}`)).status).toBe(200);
    expect(await ofRow(1)).toEqual([]);
    expect(await found(scene, "rule=terms")).toEqual([]);
  });

  test("rows without English and omitted rows have none", async () => {
    const scene = await openScene([
      { zh: ["还没有译。"] },
      row("不译这句3000。", "No 300.", "omitted"),
      NUMBERS,
    ]);
    expect(brief(await found(scene), scene)).toEqual(["2 numbers"]);
  });

  test("rows are compared over the documents of the project, both ways, whichever was checked last", async () => {
    const scene = await openScene([
      row("我们在训练一个新的大模型。", "We are training a new large model."),
      row("我们在训练一个新的大模型。", "We train a large new model now."),
      row("他们还没有决定怎么做。", "They have not yet decided on it."),
      row("大家都不知道该做些什么。", "They have not yet decided on it."),
    ]);
    expect(brief(await found(scene), scene)).toEqual(["1 consistency", "3 consistency"]);
    await edit(scene, 0, "We train a large new model now.");
    expect(brief(await found(scene), scene)).toEqual(["3 consistency"]);
    await edit(scene, 0, "We are training one.");
    expect(brief(await found(scene), scene)).toEqual(["1 consistency", "3 consistency"]);
  });

  test("counts say how much stands where", async () => {
    const scene = await openScene([NUMBERS, CLEAN, row("天气很好。", "The weather  is very  good.")]);
    await found(scene);
    const { body } = await asks(scene, "proofreader")(
      "GET",
      `/documents/${scene.documentId}/findings/counts`,
    );
    expect(FindingCounts.parse(body)).toEqual({
      hint: 0,
      warning: 3,
      stop: 0,
      ignored: 0,
      unchecked: 0,
      rules: [
        { rule: "numbers", hint: 0, warning: 1, stop: 0, ignored: 0 },
        { rule: "spaces", hint: 0, warning: 2, stop: 0, ignored: 0 },
      ],
      segments: [
        { id: scene.rows[0], severity: "warning", findings: 1 },
        { id: scene.rows[2], severity: "warning", findings: 2 },
      ],
    });
  });

  test("a row that was sent back, and a thread that is open at an approved row, are findings", async () => {
    const scene = await openScene([row("他走了。", "He left.", "reviewed"), row("她来了。", "She came.")]);
    const reviewer = asks(scene, "reviewer");
    await reviewer("POST", `/segments/${scene.rows[0]}/comments`, {
      body: "Or “went away”?",
      anchor: { side: "target", exact: "left", prefix: "He ", suffix: ".", start: 3 },
    });
    const { revision } = (await scene.read())[1]!;
    await reviewer("POST", `/segments/${scene.rows[1]}/reject`, {
      revision,
      reason: "style",
      comment: "Too flat.",
    });
    const [talk, sentBack] = await found(scene);
    expect(talk).toMatchObject({ rule: "open-comments", side: "target", start: 3, end: 7 });
    expect(sentBack).toMatchObject({
      rule: "sent-back",
      parameters: { name: "reviewer", text: "Too flat." },
    });
  });
});

describe("what is ignored", () => {
  const ignore = (scene: Scene, finding: Finding, json: object, who: Player = "translator") =>
    asks(scene, who)("POST", `/findings/${finding.id}/ignore`, json);

  test("holds while the words there are the same, is shown with who and why, and is taken back", async () => {
    const scene = await openScene([NUMBERS, row("天气很好。", "The weather is very  good.")]);
    const [number] = await found(scene);
    const made = await ignore(scene, number!, { reason: "The report says so." });
    expect(made).toMatchObject({
      status: 200,
      body: { ignored: { reach: "finding", reason: "The report says so.", by: { name: "translator" } } },
    });
    expect(brief(await found(scene), scene)).toEqual(["0 numbers ignored", "1 spaces"]);
    expect(brief(await found(scene, "ignored=false"), scene)).toEqual(["1 spaces"]);

    await edit(scene, 0, "The company sold 300 machines last year. It did.");
    expect(brief(await found(scene), scene)).toEqual(["0 numbers ignored", "1 spaces"]);
    await edit(scene, 0, "The company sold 30 machines last year.");
    expect(brief(await found(scene), scene)).toEqual(["0 numbers", "1 spaces"]);
    await edit(scene, 0, "The company sold 300 machines last year.");
    expect(brief(await found(scene), scene)).toEqual(["0 numbers ignored", "1 spaces"]);

    const list = IgnoreList.parse(
      (await asks(scene, "reviewer")("GET", `/projects/${scene.projectId}/ignores`)).body,
    );
    expect(list.ignores).toMatchObject([
      { rule: "numbers", reason: "The report says so.", reach: "finding" },
    ]);
    const id = list.ignores[0]!.id;
    expect((await asks(scene, "reviewer")("DELETE", `/ignores/${id}`)).status).toBe(200);
    expect(brief(await found(scene), scene)).toEqual(["0 numbers", "1 spaces"]);
    expect((await asks(scene, "reviewer")("DELETE", `/ignores/${id}`)).status).toBe(409);
  });

  test("is undone and done again as any change is", async () => {
    const scene = await openScene([NUMBERS]);
    const [number] = await found(scene);
    const { body } = await ignore(scene, number!, {});
    const call = asks(scene, "translator");
    const undone = await call("POST", `/changes/${body.change}/undo`);
    expect(undone.status).toBe(200);
    expect(await found(scene)).toEqual([number]);
    expect((await call("POST", `/changes/${undone.body.change}/undo`)).status).toBe(200);
    expect(brief(await found(scene), scene)).toEqual(["0 numbers ignored"]);
    const back = await call("DELETE", `/ignores/${body.ignored.id}`);
    expect(await found(scene)).toEqual([number]);
    await call("POST", `/changes/${back.body.change}/undo`);
    expect(brief(await found(scene), scene)).toEqual(["0 numbers ignored"]);
  });

  test("a rule for a word, and a rule, in the project", async () => {
    const rows = [
      row("他打开微信写了几句话。", "He opened 微信 and wrote a few words."),
      row("她也打开了微信。", "She opened 微信 as well."),
      row("他关上抖音走了。", "He closed 抖音 and left."),
    ];
    const scene = await openScene(rows);
    const [first] = await found(scene);
    expect(first!.rule).toBe("left-over-chinese");
    await ignore(scene, first!, { reach: "word", reason: "A brand" });
    expect(brief(await found(scene), scene)).toEqual([
      "0 left-over-chinese ignored",
      "1 left-over-chinese ignored",
      "2 left-over-chinese",
    ]);
    const other = (await found(scene))[2]!;
    await ignore(scene, other, { reach: "project" });
    expect(await found(scene, "ignored=false")).toEqual([]);
  });

  test("a rule is not ignored for a word where a finding has none", async () => {
    const scene = await openScene([row("天气很好。", "The weather is very  good.")]);
    const [space] = await found(scene);
    expect(await ignore(scene, space!, { reach: "word" })).toMatchObject({
      status: 422,
      body: { code: "problems.finding.no-word", field: "reach" },
    });
  });
});

describe("a rule", () => {
  const rulesOf = async (scene: Scene) =>
    RuleList.parse((await asks(scene, "proofreader")("GET", `/projects/${scene.projectId}/checks`)).body)
      .rules;
  const rule = async (scene: Scene, name: string) =>
    (await rulesOf(scene)).find(({ rule }) => rule === name)!;

  test("counts what it found, what was mended and what is ignored; ignored more often than not it is a hint, unless held", async () => {
    const scene = await openScene(Array.from({ length: 5 }, () => NUMBERS));
    const findings = await found(scene);
    await edit(scene, 4, "The company sold 3,000 machines last year.");
    for (const one of findings.slice(0, 1))
      await asks(scene, "translator")("POST", `/findings/${one.id}/ignore`, { reason: "" });
    await found(scene);
    expect(await rule(scene, "numbers")).toMatchObject({
      found: 5,
      open: 3,
      mended: 1,
      ignored: 1,
      right: 0.5,
    });
    expect((await found(scene, "rule=numbers")).map(({ severity }) => severity)).toEqual(
      Array(4).fill("warning"),
    );

    await asks(scene, "translator")("POST", `/findings/${findings[1]!.id}/ignore`, {});
    expect(await rule(scene, "numbers")).toMatchObject({ isDemoted: true, mended: 1, ignored: 2 });
    expect((await found(scene, "rule=numbers")).map(({ severity }) => severity)).toEqual(
      Array(4).fill("hint"),
    );
    expect(await found(scene, "rule=numbers&severity=warning")).toEqual([]);

    const put = (json: object, who: Player = "owner") =>
      asks(scene, who)("PUT", `/projects/${scene.projectId}/checks/numbers`, json);
    expect((await put({ severity: null, isHeld: true }, "translator")).status).toBe(403);
    expect((await put({ severity: "stop", isHeld: true })).status).toBe(200);
    expect(await rule(scene, "numbers")).toMatchObject({ isDemoted: false, isHeld: true, severity: "stop" });
    expect((await found(scene, "severity=stop")).length).toBe(4);
    expect(
      (await asks(scene, "owner")("PUT", `/projects/${scene.projectId}/checks/none`, { severity: null }))
        .status,
    ).toBe(404);
  });

  test("mended and brought back, a finding is open again", async () => {
    const scene = await openScene([NUMBERS]);
    const before = await found(scene);
    await edit(scene, 0, "The company sold 3,000 machines last year.");
    expect(await found(scene)).toEqual([]);
    expect(await rule(scene, "numbers")).toMatchObject({ found: 1, open: 0, mended: 1 });
    await edit(scene, 0, NUMBERS.en!);
    expect(await found(scene)).toEqual(before);
    expect(await rule(scene, "numbers")).toMatchObject({ found: 1, open: 1, mended: 0 });
  });
});

describe("a finding that stops", () => {
  const stopping = async () => {
    const scene = await openScene([
      { ...NUMBERS, shown: "draft" },
      { ...CLEAN, shown: "draft" },
    ]);
    const put = { severity: "stop", isHeld: true };
    expect(
      (await asks(scene, "owner")("PUT", `/projects/${scene.projectId}/checks/numbers`, put)).status,
    ).toBe(200);
    return scene;
  };
  const act = async (scene: Scene, verb: string, who: Player, json: object = {}, at = 0) => {
    const { revision } = (await scene.read())[at]!;
    return asks(scene, who)("POST", `/segments/${scene.rows[at]}/${verb}`, { revision, ...json });
  };

  test("asks before a row is confirmed, and wants a reason before it is approved, which is kept", async () => {
    const scene = await stopping();
    expect(await act(scene, "confirm", "translator")).toMatchObject({
      status: 409,
      body: { type: "/problems/stops", code: "problems.stops.confirm", field: "despite" },
    });
    expect((await act(scene, "confirm", "translator", {}, 1)).status).toBe(200);
    expect((await act(scene, "confirm", "translator", { despite: true })).status).toBe(200);
    expect(await act(scene, "approve", "reviewer")).toMatchObject({
      status: 409,
      body: { code: "problems.stops.approve" },
    });
    const approved = await act(scene, "approve", "reviewer", { despite: "The author’s own figure." });
    expect(approved).toMatchObject({ status: 200, body: { state: "reviewed" } });
    const { body } = await asks(scene, "owner")(
      "GET",
      `/documents/${scene.documentId}/certificate?format=json`,
    );
    expect(body.rows[0].despite).toEqual({ reason: "The author’s own figure.", rules: ["numbers"] });
    expect(body.rows[1].despite).toBeNull();
  });

  test("stops nobody once it is ignored or mended; of a run each row for itself", async () => {
    const scene = await stopping();
    const rows = await scene.read();
    const items = rows.map(({ id, revision }) => ({ id, revision }));
    const run = await asks(scene, "translator")("POST", `/documents/${scene.documentId}/segments/confirm`, {
      items,
    });
    expect(run.body.results).toMatchObject([{ ok: false, code: "problems.stops.confirm" }, { ok: true }]);
    const [finding] = await found(scene);
    await asks(scene, "translator")("POST", `/findings/${finding!.id}/ignore`, {});
    expect((await act(scene, "confirm", "translator")).status).toBe(200);
  });

  test("is looked for in what a reviewer fixes and approves at once", async () => {
    const scene = await openScene([NUMBERS], { allowFixing: true });
    await asks(scene, "owner")("PUT", `/projects/${scene.projectId}/checks/numbers`, {
      severity: "stop",
      isHeld: true,
    });
    const fixed = (text: string) => act(scene, "approve", "reviewer", { text });
    expect(await fixed("The company sold 30 machines last year.")).toMatchObject({
      status: 409,
      body: { code: "problems.stops.approve" },
    });
    expect(await fixed("The company sold 3,000 machines last year.")).toMatchObject({ status: 200 });
  });
});

describe("coverage", () => {
  const covered = async (scene: Scene) =>
    Coverage.parse((await asks(scene, "proofreader")("GET", `/documents/${scene.documentId}/coverage`)).body);
  const LONG = "公司去年卖出3000台机器。他们在上海开了两家新店。";

  test("says of each sentence of both sides whether it is answered, omitted or open", async () => {
    const scene = await openScene([
      row(LONG, "The company sold 3,000 machines last year. They opened two new shops in Shanghai."),
      row("这一句故意不译。", "", "omitted"),
      { zh: ["还没有译的一句。又一句。"] },
      { en: "Nobody wrote this in Chinese." },
    ]);
    const { source, target, open } = await covered(scene);
    const states = (side: Coverage["source"]) =>
      side.list.map(({ segmentId, state }) => `${scene.rows.indexOf(segmentId!)} ${state}`);
    expect(states(source)).toEqual(["0 answered", "0 answered", "1 omitted", "2 open", "2 open"]);
    expect(states(target)).toEqual(["0 answered", "0 answered", "3 open"]);
    expect(source).toMatchObject({ sentences: 5, answered: 2, omitted: 1, open: 2, aside: 0 });
    expect(source.list[2]).toMatchObject({ reason: "left out" });
    expect(open).toHaveLength(3);
    expect(open[0]).toEqual({ segmentId: scene.rows[2], side: "source", start: 0, end: 8 });
  });

  test("what somebody said of a sentence holds while the sentence is there, and is taken back", async () => {
    const scene = await openScene([
      { zh: ["还没有译的一句。又一句。"] },
      { en: "A note on the text." },
      CLEAN,
    ]);
    const call = asks(scene, "translator");
    const say = (at: number, json: object) => call("POST", `/segments/${scene.rows[at]}/coverage`, json);
    const rendered = { side: "source", start: 0, end: 8, kind: "rendered", thereId: scene.rows[2] };
    const made = await say(0, { ...rendered, words: "They left", reason: "" });
    expect(made).toMatchObject({ status: 200, body: { decision: { kind: "rendered" } } });
    await say(1, { side: "target", start: 0, end: 19, kind: "purpose", reason: "For English readers" });
    const after = await covered(scene);
    expect(after.source).toMatchObject({ answered: 2, open: 1 });
    expect(after.source.list[0]).toMatchObject({
      state: "answered",
      decision: { there: { segmentId: scene.rows[2], words: "They left" }, by: { name: "translator" } },
    });
    expect(after.target.list[0]).toMatchObject({ state: "omitted", reason: "For English readers" });
    expect(after.open).toHaveLength(1);

    await call("POST", `/changes/${made.body.change}/undo`);
    expect((await covered(scene)).source).toMatchObject({ answered: 1, open: 2 });
    expect((await say(0, { ...rendered, end: 400 })).status).toBe(422);
    expect((await say(0, { ...rendered, thereId: "elsewhere" })).status).toBe(422);
  });
});

describe("the certificate", () => {
  const made = (scene: Scene, query: string) =>
    asks(scene, "reviewer")("GET", `/documents/${scene.documentId}/certificate?${query}`);

  test("says what was covered, checked, ignored and approved; the same versions give the same bytes", async () => {
    const scene = await openScene([
      row("公司去年卖出3000台机器。", "The company sold 300 machines last year.", "translated"),
      row("这一句<b>故意</b>不译。", "", "omitted"),
      { zh: ["还没有译的一句。"] },
    ]);
    const [finding] = await found(scene);
    await asks(scene, "translator")("POST", `/findings/${finding!.id}/ignore`, {
      reason: "As in <the> report",
    });
    const { revision } = (await scene.read())[0]!;
    await asks(scene, "reviewer")("POST", `/segments/${scene.rows[0]}/approve`, { revision });
    const first = await made(scene, "format=json");
    const certificate = Certificate.parse(first.body);
    expect(certificate).toMatchObject({
      document: { id: scene.documentId, rows: 3 },
      coverage: {
        source: { sentences: 3, answered: 1, omitted: 1, open: 1 },
        omitted: [{ row: 2, text: "这一句<b>故意</b>不译。", reason: "left out" }],
        open: [{ row: 3, side: "source", text: "还没有译的一句。" }],
      },
      checks: {
        open: [],
        ignored: [{ row: 1, rule: "numbers", by: "translator", reason: "As in <the> report" }],
      },
    });
    expect(certificate.rows[0]).toMatchObject({ state: "reviewed", approvedBy: "reviewer", ownWork: false });
    expect((await made(scene, "format=json")).bytes).toEqual(first.bytes);

    const page = await made(scene, "format=html&lang=en");
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect((await made(scene, "format=html&lang=en")).bytes).toEqual(page.bytes);
    const html = new TextDecoder().decode(page.bytes);
    expect(html).toContain("1 of 3 Chinese sentences");
    expect(html).not.toContain("<b>");
    expect(html).not.toContain("<the>");
    expect(JSON.parse(certificateInPage(html)!)).toEqual(certificate);
    const chinese = new TextDecoder().decode((await made(scene, "lang=zh-Hans")).bytes);
    expect(chinese).toContain("译文证书");

    await edit(scene, 0, "The company sold 301 machines last year.");
    const { body } = await made(scene, "format=json");
    expect(differencesOf(certificate, body)).toEqual(
      expect.arrayContaining([
        "document.target",
        "document.versions",
        "rows.0.state",
        "rows.0.target",
        "digest",
      ]),
    );
    expect(differencesOf(certificate, structuredClone(certificate))).toEqual([]);
  });
});

describe("at export", () => {
  test("what is open is listed by rule, the gravest first, with its rows; viewers are told nothing of it", async () => {
    const scene = await openScene([
      CLEAN,
      NUMBERS,
      row("天气很好。", "The weather  is very  good."),
      NUMBERS,
    ]);
    await asks(scene, "owner")("PUT", `/projects/${scene.projectId}/checks/numbers`, {
      severity: "stop",
      isHeld: true,
    });
    const last = (await found(scene))[3]!;
    await asks(scene, "translator")("POST", `/findings/${last.id}/ignore`, {});
    const path = `/documents/${scene.documentId}/export/check`;
    const { body } = await asks(scene, "translator")("GET", path);
    expect(body).toMatchObject({
      findings: [
        { rule: "numbers", severity: "stop", count: 1, segments: [{ id: scene.rows[1], position: 2 }] },
        { rule: "spaces", severity: "warning", count: 2, segments: [{ id: scene.rows[2], position: 3 }] },
      ],
      unchecked: 0,
    });
    expect((await asks(scene, "viewer")("GET", path)).body).toMatchObject({ findings: [], unchecked: 0 });
  });
});

describe("what a project settles", () => {
  test("its house style is checked from then on, and no other project's", async () => {
    const scene = await openScene([row("他说颜色很好。", "He said the colour was good.")]);
    expect(await found(scene)).toEqual([]);
    const path = `/projects/${scene.projectId}/style`;
    expect((await asks(scene, "proofreader")("GET", path)).body.spelling).toBeNull();
    expect((await asks(scene, "owner")("PUT", path, PRESETS.chicago)).body).toEqual(PRESETS.chicago);
    expect(await found(scene)).toMatchObject([
      { rule: "style-spelling", parameters: { text: "colour", wanted: "color" }, mending: { text: "color" } },
    ]);
    const bad = await asks(scene, "owner")("PUT", path, { ...PRESETS.chicago, dash: "wavy" });
    expect(bad.status).toBe(422);
  });

  test("a pattern of its own is tried, added, found with its message, and taken away", async () => {
    const scene = await openScene([NUMBERS, CLEAN]);
    const owner = asks(scene, "owner");
    const path = `/projects/${scene.projectId}/patterns`;
    const wish = { side: "target", pattern: "yester\\w+", message: "Say which day.", severity: "stop" };
    expect((await owner("POST", `${path}/trial`, { side: "target", pattern: wish.pattern })).body).toEqual({
      ...{ rows: 2, found: 1, isWhole: true },
      examples: [
        {
          documentId: scene.documentId,
          segmentId: scene.rows[1],
          before: "They left ",
          text: "yesterday",
          after: ".",
        },
      ],
    });
    const { patterns } = (await owner("POST", path, wish)).body;
    expect(patterns).toMatchObject([{ ...wish, isCaseSensitive: false, by: { name: "owner" } }]);
    expect(await found(scene, "rule=own-patterns")).toMatchObject([
      {
        severity: "stop",
        code: "checks.own-pattern",
        parameters: { message: "Say which day.", text: "yesterday" },
      },
    ]);
    expect((await owner("DELETE", `${path}/${patterns[0].id}`)).body).toEqual({ patterns: [] });
    expect((await owner("DELETE", `${path}/${patterns[0].id}`)).status).toBe(404);
    expect(await found(scene, "rule=own-patterns")).toEqual([]);
  });

  test.each([
    ["(?=x)", "problems.pattern.syntax"],
    ["(", "problems.pattern.syntax"],
    ["((a{1,100}){1,10})", "problems.pattern.too-large"],
  ])(
    "a pattern that cannot be looked for is refused, on trial and when it is added: %s",
    async (pattern, code) => {
      const scene = await openScene([CLEAN]);
      const path = `/projects/${scene.projectId}/patterns`;
      for (const [to, json] of [
        [`${path}/trial`, { side: "source", pattern }],
        [path, { side: "source", pattern, message: "So." }],
      ] as const) {
        const { status, body } = await asks(scene, "owner")("POST", to, json);
        expect([status, body.code, body.field]).toEqual([422, code, "pattern"]);
      }
    },
  );

  test("FND-14: a draft that is confirmed as it came is a hint, and one that was edited is not", async () => {
    const drafted = row("他们昨天就走了。", "They left yesterday.", "aligned");
    const scene = await openScene([drafted, drafted, drafted]);
    await edit(scene, 1, "They were gone yesterday.");
    for (const { id, revision } of (await scene.read()).slice(0, 2)) {
      const { status } = await asks(scene, "translator")("POST", `/segments/${id}/confirm`, { revision });
      expect(status).toBe(200);
    }
    expect(await found(scene, "rule=unedited")).toMatchObject([
      { segmentId: scene.rows[0], severity: "hint", code: "checks.unedited-draft" },
    ]);
  });
});

describe("who may", () => {
  const CALLS: readonly { call: string; may: string; fine?: number; json?: unknown }[] = [
    { call: "POST /documents/{d}/checks", may: "+++--", fine: 202 },
    { call: "POST /projects/{p}/checks", may: "+++--", fine: 202 },
    { call: "GET /documents/{d}/findings", may: "++++-" },
    { call: "GET /documents/{d}/findings/counts", may: "++++-" },
    { call: "GET /projects/{p}/findings", may: "++++-" },
    { call: "GET /segments/{s}/findings", may: "++++-" },
    { call: "POST /findings/{f}/ignore", json: {}, may: "+++--" },
    { call: "GET /projects/{p}/ignores", may: "++++-" },
    { call: "GET /documents/{d}/coverage", may: "++++-" },
    { call: "GET /documents/{d}/certificate?format=json", may: "++++-" },
    { call: "GET /projects/{p}/checks", may: "++++-" },
    { call: "PUT /projects/{p}/checks/numbers", json: { severity: null }, may: "+----" },
    { call: "GET /projects/{p}/style", may: "++++-" },
    { call: "PUT /projects/{p}/style", json: PRESETS.hart, may: "+----" },
    { call: "GET /projects/{p}/patterns", may: "++++-" },
    {
      call: "POST /projects/{p}/patterns/trial",
      json: { side: "target", pattern: "sold" },
      may: "++++-",
    },
    {
      call: "POST /projects/{p}/patterns",
      json: { side: "target", pattern: "sold", message: "Say “shipped”." },
      may: "+----",
    },
    {
      call: "POST /segments/{s}/coverage",
      json: { side: "source", start: 0, end: 3, kind: "purpose" },
      may: "+++--",
    },
    { call: "DELETE /ignores/{i}", may: "+++--" },
    { call: "DELETE /coverage-decisions/{c}", may: "+++--" },
  ];
  const ROLES = ["owner", "translator", "reviewer", "proofreader", "viewer", "stranger"] as const;

  test.each(CALLS)("$call", async ({ call, json, may, fine = 200 }) => {
    const scene = await openScene([NUMBERS]);
    const [finding] = await found(scene);
    const translator = asks(scene, "translator");
    const ignored = await translator("POST", `/findings/${finding!.id}/ignore`, {});
    const said = await translator("POST", `/segments/${scene.rows[0]}/coverage`, {
      side: "source",
      start: 0,
      end: 12,
      kind: "purpose",
    });
    const ids: Record<string, string> = {
      p: scene.projectId,
      d: scene.documentId,
      s: scene.rows[0]!,
      f: finding!.id,
      i: ignored.body.ignored.id,
      c: said.body.decision.id,
    };
    const [method, template] = call.split(" ") as [string, string];
    const path = template.replace(/\{(\w)\}/g, (_, name: string) => ids[name]!);
    for (const who of ROLES.toReversed()) {
      const { status } = await asks(scene, who)(method, path, json);
      const wanted = who === "stranger" ? 404 : may[ROLES.indexOf(who)] === "+" ? fine : 403;
      // What was taken back once is not taken back again.
      expect([wanted, ...(method === "DELETE" && wanted === 200 ? [409] : [])], `${who} ${call}`).toContain(
        status,
      );
    }
  });
});
