import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { command } from "@/lib/cli/commands/score";
import { database } from "@/lib/db/client";
import { type ErrorMark, MarkList, ProjectScore, SampleAnswer, ScoreReport, Scoring } from "@/lib/wire/score";
import { ask, openInstance } from "../support/front-door";
import { openScene, type Player, type Scene, type SceneRow } from "../support/scene";

beforeAll(() => openInstance());
afterAll(() => database().$disconnect());

const asks = (scene: Scene, who: Player) => (method: string, path: string, json?: unknown) =>
  ask(method, `/v1${path}`, { token: scene.people[who].token, ...(json === undefined ? {} : { json }) });

const row = (
  zh: string,
  en: string,
  shown: SceneRow["shown"] = "translated",
  confirmedBy = "translator",
): SceneRow => ({
  ...{ zh: [zh], en, shown, confirmedBy },
  writer: confirmedBy,
});

const ROWS = [
  row("公司去年卖出3000台机器。", "The company sold 300 machines last year."),
  row("他们昨天就走了。", "They left today."),
  row("天气很好。", "The weather is good.", "translated", "second"),
];

async function revisionOf(scene: Scene, at: number): Promise<number> {
  return (await scene.read())[at]!.revision;
}

/** Marks these words of a row. */
async function mark(
  scene: Scene,
  at: number,
  words: string,
  what: Readonly<Record<string, unknown>> = {},
  who: Player = "reviewer",
) {
  const segment = (await scene.read())[at]!;
  const side = what.side ?? "target";
  const text = side === "source" ? segment.source.map(({ text: one }) => one).join("\n\n") : segment.target;
  const start = text.indexOf(words);
  return asks(scene, who)("POST", `/segments/${segment.id}/marks`, {
    ...{ revision: segment.revision, side, start, end: start + words.length },
    ...{ category: "accuracy/mistranslation", severity: "major", ...what },
  });
}

async function read(scene: Scene, at: readonly number[], who: Player = "reviewer", isRead = true) {
  const rows = await scene.read();
  return asks(scene, who)("POST", `/documents/${scene.documentId}/scored`, {
    items: at.map((one) => ({ id: rows[one]!.id, revision: rows[one]!.revision })),
    isRead,
  });
}

async function marks(scene: Scene, who: Player = "reviewer", query = ""): Promise<ErrorMark[]> {
  const { status, body } = await asks(scene, who)("GET", `/documents/${scene.documentId}/marks?${query}`);
  expect(status).toBe(200);
  return MarkList.parse(body).marks;
}

async function report(scene: Scene, who: Player = "reviewer", query = ""): Promise<ScoreReport> {
  const { status, body } = await asks(scene, who)("GET", `/documents/${scene.documentId}/score?${query}`);
  expect(status).toBe(200);
  return ScoreReport.parse(body);
}

async function edit(scene: Scene, at: number, text: string, who: Player = "translator") {
  const { status } = await asks(scene, who)("PUT", `/segments/${scene.rows[at]}/target`, {
    ...{ baseRevision: await revisionOf(scene, at), text },
    operationId: `edit-${at}-${Math.random()}`,
  });
  expect(status).toBe(200);
}

describe("a mark", () => {
  test("is of words of either side of a version, with what stands for it in ITS, and who is meant", async () => {
    const scene = await openScene(ROWS);
    const { status, body } = await mark(scene, 0, "300", { comment: "3,000" });
    expect(status).toBe(201);
    expect(body.mark).toMatchObject({
      ...{ segmentId: scene.rows[0], side: "target", start: 17, end: 20, words: "300" },
      ...{ category: "accuracy/mistranslation", its: "mistranslation", severity: "major", points: 5 },
      ...{ now: { start: 17, end: 20 }, isCurrent: true, finding: null, sample: null, comment: "3,000" },
      translator: { name: "translator" },
      by: { name: "reviewer" },
    });
    await mark(scene, 1, "昨天", { side: "source", category: "accuracy/omission", severity: "critical" });
    expect((await marks(scene)).map(({ words, points }) => [words, points])).toEqual([
      ["300", 5],
      ["昨天", 25],
    ]);
    expect(await marks(scene, "reviewer", `segment=${scene.rows[1]}`)).toHaveLength(1);
  });

  test.each([
    ["no words", { start: 3, end: 3 }, 422],
    ["words beyond the row", { start: 0, end: 4_000 }, 422],
    ["a category that is none", { category: "accuracy/else" }, 422],
    ["a severity that is none", { severity: "grave" }, 422],
    ["another revision", { revision: 0 }, 409],
  ])("is refused for %s", async (_, over, status) => {
    const scene = await openScene(ROWS);
    expect((await mark(scene, 0, "300", over)).status).toBe(status);
    expect(await marks(scene)).toEqual([]);
  });

  test("takes whole characters", async () => {
    const scene = await openScene([row("好。", "A 👩‍👩‍👧 family.")]);
    const { body } = await mark(scene, 0, "x", { start: 3, end: 4 });
    expect(body.mark.words).toBe("👩‍👩‍👧");
  });

  test("goes with its words through an edit, or is of an earlier version", async () => {
    const scene = await openScene(ROWS);
    await mark(scene, 0, "machines");
    await mark(scene, 0, "300");
    await edit(scene, 0, "Last year the company sold 3,000 machines.");
    const [number, noun] = (await marks(scene)).toSorted((a, b) => (a.words < b.words ? -1 : 1));
    expect(number).toMatchObject({ words: "300", now: null, isCurrent: false, start: 17, end: 20 });
    expect(noun).toMatchObject({ words: "machines", now: { start: 33, end: 41 }, isCurrent: false });
    await edit(scene, 0, ROWS[0]!.en!);
    expect((await marks(scene)).every(({ isCurrent }) => isCurrent)).toBe(true);
  });

  test("is changed by another in its place, and taken back; each is undone and done again", async () => {
    const scene = await openScene(ROWS);
    const call = asks(scene, "reviewer");
    const first = (await mark(scene, 0, "300")).body;
    const changed = await call("PUT", `/marks/${first.mark.id}`, {
      ...{ category: "locale/number-format", severity: "minor" },
    });
    expect(changed.body.mark).toMatchObject({ words: "300", its: "locale-violation", points: 1 });
    expect((await call("POST", `/changes/${first.change}/undo`)).status).toBe(409);
    const undone = await call("POST", `/changes/${changed.body.change}/undo`);
    expect((await marks(scene)).map(({ id }) => id)).toEqual([first.mark.id]);
    await call("POST", `/changes/${undone.body.change}/undo`);
    expect((await marks(scene)).map(({ category }) => category)).toEqual(["locale/number-format"]);
    const gone = await call("DELETE", `/marks/${changed.body.mark.id}`);
    expect(await marks(scene)).toEqual([]);
    expect((await call("DELETE", `/marks/${changed.body.mark.id}`)).status).toBe(409);
    expect((await call("POST", `/changes/${gone.body.change}/undo`)).status).toBe(200);
    expect(await marks(scene)).toHaveLength(1);
  });

  test("is another reviewer’s own, and an owner’s to take back; no translator undoes it", async () => {
    const scene = await openScene(ROWS);
    const { mark: made, change } = (await mark(scene, 0, "300")).body;
    expect((await asks(scene, "colleague")("DELETE", `/marks/${made.id}`)).status).toBe(403);
    expect((await asks(scene, "translator")("POST", `/changes/${change}/undo`)).status).toBe(403);
    expect((await asks(scene, "colleague")("POST", `/changes/${change}/undo`)).status).toBe(403);
    expect((await asks(scene, "owner")("DELETE", `/marks/${made.id}`)).status).toBe(200);
  });
});

describe("sending back", () => {
  const back = (scene: Scene, revision: number, more = {}) =>
    asks(scene, "reviewer")("POST", `/segments/${scene.rows[0]}/reject`, { revision, ...more });

  test("takes its reason from the gravest mark whose words still stand", async () => {
    const scene = await openScene(ROWS);
    await mark(scene, 0, "300", { category: "style/awkward", severity: "critical" });
    await mark(scene, 0, "machines", { category: "terminology/wrong-term" });
    await mark(scene, 0, "year", { category: "linguistic/grammar", severity: "minor" });
    await edit(scene, 0, "The company sold 3,000 machines last year.", "reviewer");
    expect((await back(scene, await revisionOf(scene, 0))).status).toBe(200);
    const review = await database().review.findFirstOrThrow({ where: { segmentId: scene.rows[0]! } });
    expect(review).toMatchObject({ verdict: "rejected", reason: "terminology" });
  });

  test("needs a reason where nothing is marked", async () => {
    const scene = await openScene(ROWS);
    const revision = await revisionOf(scene, 0);
    expect(await back(scene, revision)).toMatchObject({ status: 422, body: { field: "reason" } });
    expect((await back(scene, revision, { reason: "style" })).status).toBe(200);
  });
});

describe("who marks and who sees", () => {
  test.each([
    ["owner", 201, 200],
    ["translator", 403, 200],
    ["reviewer", 201, 200],
    ["proofreader", 403, 200],
    ["viewer", 403, 403],
    ["stranger", 404, 404],
  ] as const)("%s: marking %d, seeing %d", async (who, marking, seeing) => {
    const scene = await openScene(ROWS);
    expect((await mark(scene, 0, "300", {}, who)).status).toBe(marking);
    for (const path of ["marks", "score", "sample"])
      expect((await asks(scene, who)("GET", `/documents/${scene.documentId}/${path}`)).status).toBe(seeing);
  });

  test("a translator sees marks and score of their own rows alone, a proofreader none", async () => {
    const scene = await openScene(ROWS);
    await mark(scene, 0, "300");
    await mark(scene, 2, "good");
    await read(scene, [0, 1, 2]);
    expect((await marks(scene, "translator")).map(({ words }) => words)).toEqual(["300"]);
    expect((await marks(scene, "second")).map(({ words }) => words)).toEqual(["good"]);
    expect(await marks(scene, "proofreader")).toEqual([]);
    const own = await report(scene, "second");
    expect(own).toMatchObject({ whole: null, translators: [{ name: "second", points: 5, words: 4 }] });
    expect(own.marks.map(({ words }) => words)).toEqual(["good"]);
    expect((await report(scene, "proofreader")).translators).toEqual([]);
  });
});

describe("a score", () => {
  test("is points in 1,000 words of what was read, by document and translator, and by whom", async () => {
    const scene = await openScene(ROWS);
    await mark(scene, 0, "300");
    await mark(scene, 1, "today", { severity: "minor" });
    expect((await report(scene)).whole).toMatchObject({ score: null, words: 0 });
    expect((await read(scene, [0, 1, 2])).body).toMatchObject({ read: scene.rows, stale: [] });
    const found = await report(scene);
    expect(found.whole).toMatchObject({ points: 6, words: 14, of: 14, rows: 3, verdict: null });
    expect(found.whole!.score).toBeCloseTo(6_000 / 14);
    expect([found.whole!.low, found.whole!.high]).toEqual([found.whole!.score, found.whole!.score]);
    expect(found.translators.map(({ name, points, words }) => [name, points, words]).toSorted()).toEqual([
      ["second", 0, 4],
      ["translator", 6, 10],
    ]);
    expect(found.reviewers).toMatchObject([{ name: "reviewer", rows: 3, words: 14, points: 6, marks: 2 }]);
    expect(found.severities).toEqual({ neutral: 0, minor: 1, major: 1, critical: 0 });
    expect(found.marks.every(({ counts }) => counts)).toBe(true);
    const project = ProjectScore.parse(
      (await asks(scene, "owner")("GET", `/projects/${scene.projectId}/score`)).body,
    );
    expect(project.documents).toMatchObject([{ id: scene.documentId, points: 6 }]);
    expect(project.translators).toHaveLength(2);
  });

  test("of a part without a sample has no interval; what was read is taken back by its undo", async () => {
    const scene = await openScene(ROWS);
    const { change } = (await read(scene, [0])).body;
    expect((await report(scene)).whole).toMatchObject({ score: 0, low: null, high: null, words: 7, of: 14 });
    expect((await asks(scene, "reviewer")("POST", `/changes/${change}/undo`)).status).toBe(200);
    expect((await report(scene)).whole).toMatchObject({ score: null });
    await read(scene, [0]);
    expect((await read(scene, [0])).body.change).toBeNull();
    await read(scene, [0], "reviewer", false);
    expect((await report(scene)).whole).toMatchObject({ score: null });
  });

  test("is of a row as it was seen", async () => {
    const scene = await openScene(ROWS);
    const { body } = await asks(scene, "reviewer")("POST", `/documents/${scene.documentId}/scored`, {
      items: [{ id: scene.rows[0], revision: 0 }],
    });
    expect(body).toEqual({ change: null, read: [], stale: [scene.rows[0]] });
  });

  test("keeps what was marked when the row is mended, until the next sample begins", async () => {
    const scene = await openScene(ROWS);
    await mark(scene, 0, "300");
    await read(scene, [0, 1, 2]);
    await edit(scene, 0, "The company sold 3,000 machines last year.", "reviewer");
    expect((await report(scene)).whole).toMatchObject({ points: 5 });
    await asks(scene, "reviewer")("POST", `/documents/${scene.documentId}/sample`, { share: 1 });
    await read(scene, [0, 1, 2]);
    expect((await report(scene)).whole).toMatchObject({ points: 0, score: 0, high: 0 });
    expect((await report(scene, "reviewer", "sample=0")).whole).toMatchObject({ points: 5 });
  });

  test("by weights and threshold of the project, which its owner settles", async () => {
    const scene = await openScene(ROWS);
    await mark(scene, 0, "300");
    await read(scene, [0, 1, 2]);
    const settings = {
      severities: { neutral: 0, minor: 1, major: 4, critical: 10 },
      categories: { accuracy: 2 },
      ...{ threshold: 100, share: 0.2, least: 500, leastOf: "document" },
    };
    const path = `/projects/${scene.projectId}/scoring`;
    expect((await asks(scene, "reviewer")("PUT", path, settings)).status).toBe(403);
    expect(Scoring.parse((await asks(scene, "owner")("PUT", path, settings)).body)).toMatchObject(settings);
    expect((await report(scene)).whole).toMatchObject({ points: 8, verdict: "fails" });
    expect((await asks(scene, "owner")("PUT", path, { ...settings, categories: { else: 2 } })).status).toBe(
      422,
    );
  });
});

describe("a sample", () => {
  const LONG = Array.from({ length: 40 }, (_, at) =>
    row(`第${at}句。`, "one two three four five six seven eight nine ten."),
  );

  test("is drawn by the stated rule, kept as it is, and drawn anew under another number", async () => {
    const scene = await openScene(LONG);
    const call = asks(scene, "reviewer");
    const path = `/documents/${scene.documentId}/sample`;
    const first = (await call("POST", path, { share: 0.1, least: 0, seed: "fixed" })).body.sample;
    expect(first).toMatchObject({ number: 1, words: 40, of: 400, seed: "fixed" });
    await edit(scene, 0, "Shorter now.");
    const now = SampleAnswer.parse((await call("GET", path)).body).sample!;
    expect(now.rows).toEqual(first.rows);
    const again = (await call("POST", path, { share: 0.2, least: 0, seed: "fixed" })).body;
    expect(again.sample.number).toBe(2);
    const ids = (one: { rows: { id: string }[] }) => one.rows.map(({ id }) => id);
    expect(ids(first).filter((id) => !ids(again.sample).includes(id))).toEqual([]);
    await call("POST", `/changes/${again.change}/undo`);
    expect(SampleAnswer.parse((await call("GET", path)).body).sample!.number).toBe(1);
    const third = (await call("POST", path, { share: 0.1, least: 0 })).body.sample;
    expect(third).toMatchObject({ number: 3, seed: `${scene.documentId}:3` });
  });

  test("says how much of it is read, and scores with an interval", async () => {
    const scene = await openScene(LONG);
    const call = asks(scene, "reviewer");
    const path = `/documents/${scene.documentId}/sample`;
    const { sample } = (await call("POST", path, { share: 0.1, least: 0 })).body;
    const places = sample.rows.map(({ id }: { id: string }) => scene.rows.indexOf(id));
    await mark(scene, places[0], "two", { severity: "minor" });
    await read(scene, places.slice(1));
    expect(await report(scene)).toMatchObject({
      sample: { unread: 1, rows: 4 },
      whole: { points: 0, rows: 3 },
    });
    await read(scene, places);
    const found = await report(scene);
    expect(found).toMatchObject({ sample: { unread: 0 }, whole: { score: 25, words: 40, of: 400 } });
    expect(found.whole!.low!).toBeLessThan(25);
    expect(found.whole!.high!).toBeGreaterThan(25);
    const drawn = new Set(places);
    const elsewhere = scene.rows.findIndex((_, at) => !drawn.has(at));
    await mark(scene, elsewhere, "nine");
    await read(scene, [elsewhere]);
    expect((await report(scene)).whole).toMatchObject({ points: 1, rows: 4 });
  });

  test("of a document without English is none", async () => {
    const scene = await openScene([{ zh: ["没有译文。"] }]);
    const { status, body } = await asks(scene, "owner")("POST", `/documents/${scene.documentId}/sample`, {});
    expect(status).toBe(409);
    expect(body.detail.length).toBeGreaterThan(20);
  });
});

describe("a report", () => {
  test("is a page in both languages, and CSV, with everything escaped", async () => {
    const scene = await openScene([row("坏。", "<script>alert(1)</script> bad")]);
    await mark(scene, 0, "<script>", { comment: "=1+1 & <b>" });
    await read(scene, [0]);
    const call = (method: string, path: string) =>
      ask(method, `/v1${path}`, { token: scene.people.reviewer.token });
    for (const [lang, word] of [
      ["en", "Mistranslation"],
      ["zh-Hans", "误译"],
    ] as const) {
      const page = await call("GET", `/documents/${scene.documentId}/score?format=html&lang=${lang}`);
      expect(page.status).toBe(200);
      const html = new TextDecoder().decode(page.bytes);
      expect(html).toContain(word);
      expect(html).not.toContain("<script>");
      expect(html).toContain("&lt;script&gt;");
      const file = await call("GET", `/documents/${scene.documentId}/score?format=csv&lang=${lang}`);
      const csv = new TextDecoder().decode(file.bytes);
      expect(csv).toContain("accuracy/mistranslation");
      expect(csv).toContain("'=1+1");
    }
  });

  test("of the same marks is the same", async () => {
    const scene = await openScene(ROWS);
    await mark(scene, 0, "300");
    await read(scene, [0]);
    expect(await report(scene)).toEqual(await report(scene));
  });

  test("of a sample that is not there is not found", async () => {
    const scene = await openScene(ROWS);
    const { status } = await asks(scene, "reviewer")("GET", `/documents/${scene.documentId}/score?sample=7`);
    expect(status).toBe(404);
  });
});

test("an export as XLIFF has the marks as issues of ITS: all for reviewers, their own for translators", async () => {
  const scene = await openScene(ROWS);
  await mark(scene, 0, "300", { comment: "3,000 & no less" });
  await mark(scene, 2, "天气", { side: "source", category: "accuracy/omission", severity: "critical" });
  await mark(scene, 1, "today");
  await edit(scene, 1, "They left yesterday.");
  const exported = async (who: Player, format = "xliff") =>
    new TextDecoder().decode(
      (await asks(scene, who)("GET", `/documents/${scene.documentId}/export?format=${format}&include=all`))
        .bytes,
    );
  const xml = await exported("reviewer");
  expect(xml).toContain(
    'locQualityIssueType="mistranslation" locQualityIssueComment="MQM accuracy/mistranslation, major: 3,000 &amp; no less" locQualityIssueSeverity="50"',
  );
  expect(xml).toContain('locQualityIssueType="omission"');
  expect(xml).toMatch(/sold <mrk [^>]*its:locQualityIssuesRef="#its=duizhao-lqi1">300<\/mrk> machines/);
  expect(xml.match(/<its:locQualityIssues /g)).toHaveLength(2);
  expect((await exported("translator")).match(/<its:locQualityIssues /g)).toHaveLength(1);
  expect(await exported("reviewer", "xliff12")).not.toContain("locQuality");
});

test("the terminal says the same, and draws samples", async () => {
  const scene = await openScene(ROWS);
  await mark(scene, 0, "300");
  await read(scene, [0, 1, 2]);
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk, ...rest) => {
    printed.push(String(chunk));
    (rest.at(-1) as (() => void) | undefined)?.();
    return true;
  });
  try {
    await command.run([scene.documentId, "--lang", "en"]);
    await command.run([scene.documentId, "--format", "json"]);
    await command.run(["sample", scene.documentId, "--share", "100", "--least", "0"]);
    await expect(command.run([scene.documentId, "--sample", "9"])).rejects.toThrow("sample 9");
  } finally {
    write.mockRestore();
  }
  const [text, json, sample] = printed;
  expect(text).toContain("357.1 points per 1,000 words");
  expect(text).toContain("reviewer: 3 rows, 14 words, 1 mark, 5 points");
  expect(ScoreReport.parse(JSON.parse(json!)).whole).toMatchObject({ points: 5 });
  expect(
    sample!
      .trim()
      .split("\n")
      .map((line) => line.split("\t")[0]),
  ).toEqual(scene.rows);
});
