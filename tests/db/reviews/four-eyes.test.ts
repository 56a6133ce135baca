import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { approve, confirm, finalize, fixAndApprove, type Judged, reject } from "@/lib/db/reviews/writes";
import { listHistory } from "@/lib/db/segments/history";
import { saveTarget } from "@/lib/db/segments/save";
import { mergeSegments, moveParagraphs, splitSegment } from "@/lib/db/structure/writes";
import { acceptSuggestion, suggest } from "@/lib/db/suggestions/writes";
import { undoChange } from "@/lib/db/undo/undo";
import type { Segment } from "@/lib/wire/segments";
import { createTestDatabase } from "../../support/database";
import { openScene, type Player, type Scene, type SceneRow } from "../../support/scene";

beforeAll(() => createTestDatabase());
afterAll(() => database().$disconnect());

const NOW = new Date("2026-11-30T12:00:00Z");
let operations = 0;

/** What people do to rows, by their place. */
const acts = (scene: Scene) => {
  const row = async (at: number) => (await scene.read())[at] as Segment;
  return {
    row,
    write: async (who: Player, text: string, at = 0, origin: "typed" | "restored" = "typed") => {
      const { id, revision } = await row(at);
      const edit = { baseRevision: revision, text, operationId: `four-eyes-${operations++}`, origin };
      return saveTarget(scene.scope(who, "edit"), id, edit);
    },
    confirm: async (who: Player, at = 0) => {
      const { id, revision } = await row(at);
      return confirm(scene.scope(who, "confirm"), id, revision);
    },
    approve: async (who: Player, at = 0) => {
      const { id, revision } = await row(at);
      return approve(scene.scope(who, "review"), id, revision);
    },
    fix: async (who: Player, text: string, at = 0) => {
      const { id, revision } = await row(at);
      return fixAndApprove(scene.scope(who, "review"), id, { revision, text });
    },
    suggest: async (who: Player, text: string, by: Player, at = 0) => {
      const { id, revision } = await row(at);
      const made = await suggest(scene.scope(who, "suggest"), id, text);
      if (!made.ok) throw new Error(made.code);
      return acceptSuggestion(scene.scope(by, "edit"), made.suggestion.id, revision, NOW);
    },
    merge: async (who: Player, at = 0) => {
      const [one, other] = [await row(at), await row(at + 1)];
      const merging = { revision: one.revision, with: "next", otherRevision: other.revision } as const;
      return mergeSegments(scene.scope(who, "edit"), scene.documentId, one.id, merging, NOW);
    },
    split: async (who: Player, target: number, at = 0) => {
      const { id, revision } = await row(at);
      return splitSegment(
        scene.scope(who, "edit"),
        scene.documentId,
        id,
        { revision, source: null, target },
        NOW,
      );
    },
    move: async (who: Player, direction: "up" | "down", at: number) => {
      const [one, other] = [await row(at), await row(at + (direction === "up" ? -1 : 1))];
      const body = { revision: one.revision, direction, paragraph: 0, otherRevision: other.revision };
      return moveParagraphs(scene.scope(who, "edit"), scene.documentId, one.id, body, NOW);
    },
  };
};

const TEN = "one two three four five six seven eight nine ten";
const CONFIRMED: SceneRow = { zh: ["甲"], en: TEN, shown: "translated" };
const own = { ok: false, reason: "own-work" };

describe("nobody approves what they contributed to, whichever way it got in", () => {
  type Does = (act: ReturnType<typeof acts>, scene: Scene) => Promise<unknown>;
  const WAYS: Readonly<Record<string, { readonly rows?: SceneRow[]; readonly does: Does }>> = {
    "a whole row, confirmed, one space, confirmed": {
      rows: [{ zh: ["甲"] }],
      does: async (act) => {
        await act.write("reviewer", "All of it mine.");
        await act.confirm("translator");
        await act.write("reviewer", "All of it mine. ");
      },
    },
    "one space alone": { does: (act) => act.write("reviewer", `${TEN} `) },
    "one deleted character": { does: (act) => act.write("reviewer", TEN.slice(0, -1)) },
    "a suggestion of theirs that the translator accepts": {
      does: (act) => act.suggest("reviewer", "Other words.", "translator"),
    },
    "another's suggestion that they accept": {
      does: (act) => act.suggest("proofreader", "Other words.", "reviewer"),
    },
    "a version of theirs that the translator restores after others wrote": {
      does: async (act) => {
        await act.write("reviewer", "Mine.");
        await act.confirm("translator");
        await act.approve("colleague");
        await act.write("second", "Something else altogether.");
        await act.confirm("second");
        await act.approve("colleague");
        await act.write("translator", "Mine.", 0, "restored");
      },
    },
    "a version that they restore": {
      does: async (act) => {
        await act.write("translator", "Something else.");
        await act.write("reviewer", TEN, 0, "restored");
      },
    },
    "a row of theirs that is merged into another's": {
      rows: [CONFIRMED, { zh: ["乙"] }],
      does: async (act) => {
        await act.write("reviewer", "Mine.", 1);
        await act.merge("translator");
      },
    },
    "words of theirs that are moved into another's row": {
      rows: [CONFIRMED, { zh: ["乙"] }],
      does: async (act) => {
        await act.write("reviewer", "Mine.\n\nMore.", 1);
        await act.move("translator", "up", 1);
      },
    },
    "a row of theirs that another's words are merged into, and parted again": {
      rows: [CONFIRMED, { zh: ["乙"], en: "Others’ words.", shown: "translated" }],
      does: async (act) => {
        await act.write("reviewer", "Mine.");
        await act.merge("translator");
        await act.split("second", 7);
      },
    },
    "a merge that is undone": {
      rows: [CONFIRMED, { zh: ["乙"], en: "Others’ words.", shown: "translated" }],
      does: async (act, scene) => {
        await act.write("reviewer", "Mine.");
        const merged = await act.merge("translator");
        if (!merged.ok) throw new Error(merged.code);
        await undoChange(scene.scope("translator", "edit"), scene.documentId, merged.changed.change, NOW);
      },
    },
    "words that are joined with what somebody typed at the same time": {
      does: async (act, scene) => {
        const { id, revision } = await act.row(0);
        await act.write("reviewer", `ONE${TEN.slice(3)}`);
        const edit = { baseRevision: revision, text: `${TEN} eleven`, operationId: "at-the-same-time" };
        await saveTarget(scene.scope("translator", "edit"), id, { ...edit, origin: "typed" });
      },
    },
    "an edit to what was approved": {
      does: async (act) => {
        await act.approve("colleague");
        await act.write("reviewer", `${TEN} eleven`);
      },
    },
    "an edit to what was sent back": {
      does: async (act, scene) => {
        const { id, revision } = await act.row(0);
        await reject(scene.scope("colleague", "review"), id, { revision, reason: "style", comment: "" });
        await act.write("reviewer", `${TEN} eleven`);
      },
    },
    "words that others wrote over": {
      does: async (act) => {
        await act.write("reviewer", "Mine.");
        await act.write("translator", "Mine, and then much more by others.");
      },
    },
  };

  test.each(Object.keys(WAYS))("%s", async (way) => {
    const { rows = [CONFIRMED], does } = WAYS[way]!;
    const scene = await openScene(rows);
    const act = acts(scene);
    await does(act, scene);
    expect(await act.confirm("translator")).toMatchObject({ ok: true });
    const before = await act.row(0);
    expect(await act.approve("reviewer")).toMatchObject(own);
    expect(await act.row(0)).toEqual(before);
    // A second reviewer may, and then it is settled.
    expect(await act.approve("colleague")).toMatchObject({ ok: true });
    await act.write("translator", `${before.target} And more.`);
    expect(await act.approve("reviewer")).toMatchObject({ ok: true });
  });

  test("the record names everybody who contributed", async () => {
    const scene = await openScene([CONFIRMED]);
    const act = acts(scene);
    await act.write("reviewer", `${TEN} eleven`);
    await act.write("second", `${TEN} eleven twelve`);
    const history = await listHistory(scene.scope("owner", "read-source"), scene.rows[0]!, {
      limit: 10,
      by: "versions",
    });
    if (!history.ok) throw new Error(history.code);
    const names = history.versions.map(({ contributors }) => contributors.map(({ name }) => name).sort());
    expect(names).toEqual([["reviewer", "second", "translator"], ["reviewer", "translator"], ["translator"]]);
  });
});

describe("fix and approve", () => {
  const open = () => openScene([CONFIRMED, { ...CONFIRMED, zh: ["乙"] }], { allowFixing: true });
  const record = (scene: Scene) =>
    database().review.findFirstOrThrow({
      where: { projectId: scene.projectId, verdict: "approved" },
      orderBy: { id: "desc" },
    });

  test("a comma, in one act: recorded as an edit and as an approval of that very version", async () => {
    const scene = await open();
    const act = acts(scene);
    expect(await act.fix("reviewer", TEN.replace("two", "two,"))).toMatchObject({
      ok: true,
      standing: { state: "reviewed" },
    });
    const row = await act.row(0);
    const version = await database().translation.findFirstOrThrow({ where: { currentOf: { id: row.id } } });
    expect(version).toMatchObject({ origin: "review", authorId: scene.people.reviewer.id });
    expect(await record(scene)).toMatchObject({
      translationId: version.id,
      reviewerId: scene.people.reviewer.id,
      ownWork: false,
      fixedWords: 0,
      fixedOf: 10,
    });
  });

  test.each<{ text: string; refused?: object; words?: number }>([
    { text: TEN.replace("one two", "1 2"), words: 2 },
    {
      text: TEN.replace("one two three", "1 2 3"),
      refused: { code: "segments.approve.too-many-fixes", words: 3, of: 10, most: 2 },
    },
    { text: `${TEN} eleven twelve`, words: 2 },
    { text: `${TEN} eleven twelve thirteen`, refused: { words: 3, of: 10 } },
    { text: "Something else altogether.", refused: { words: 10, of: 3, most: 0 } },
    { text: "", refused: { code: "segments.approve.no-english" } },
  ])("$text", async ({ text, refused, words }) => {
    const scene = await open();
    const act = acts(scene);
    const before = await act.row(0);
    const result = await act.fix("reviewer", text);
    if (refused) {
      expect(result).toMatchObject({ ok: false, ...refused });
      expect(await act.row(0)).toEqual(before);
    } else {
      expect(result).toMatchObject({ ok: true });
      expect(await record(scene)).toMatchObject({ fixedWords: words, fixedOf: 10 });
    }
  });

  test("in two acts, as one types: the same bound, and no turn of the translator's", async () => {
    const scene = await open();
    const act = acts(scene);
    await act.write("reviewer", `${TEN} eleven`);
    expect(await act.approve("reviewer")).toMatchObject({ ok: true });
    await act.write("reviewer", "Written anew.", 1);
    expect(await act.approve("reviewer", 1)).toMatchObject({ ok: false, reason: "own-work" });
    await act.confirm("translator", 1);
    expect(await act.approve("reviewer", 1)).toMatchObject({
      ok: false,
      code: "segments.approve.too-many-fixes",
      of: 2,
    });
    expect(await act.approve("colleague", 1)).toMatchObject({ ok: true });
  });

  test("a fifth and then another fifth is more than a fifth, however often it is approved between", async () => {
    const scene = await open();
    const act = acts(scene);
    expect(await act.fix("reviewer", TEN.replace("one two", "1 2"))).toMatchObject({ ok: true });
    expect(await act.fix("reviewer", TEN.replace("one two three", "1 2 3"))).toMatchObject(own);
    expect(await act.fix("colleague", TEN.replace("one two three", "1 2 3"))).toMatchObject({ ok: true });
    // Another's approval has settled the first two; what they begin from now is a text that others approved.
    expect(await act.fix("reviewer", TEN.replace("one two three four", "1 2 3 4"))).toMatchObject({
      ok: true,
    });
  });

  test("what the translator changed since is not the reviewer's", async () => {
    const scene = await open();
    const act = acts(scene);
    await act.write("reviewer", `${TEN}.`);
    await act.write("translator", "The translator has written quite another sentence of ten words.");
    await act.confirm("translator");
    expect(await act.approve("reviewer")).toMatchObject({ ok: true });
    expect(await record(scene)).toMatchObject({ fixedWords: 0 });
  });

  test("not where nobody else confirmed it: a draft, their own words, a row that was put together", async () => {
    const scene = await openScene(
      [
        { zh: ["甲"], en: TEN },
        { ...CONFIRMED, writer: "owner", confirmedBy: "owner" },
        CONFIRMED,
        { ...CONFIRMED, zh: ["乙"] },
      ],
      { allowFixing: true },
    );
    const act = acts(scene);
    expect(await act.fix("reviewer", `${TEN}.`)).toMatchObject({ ok: false, reason: "state" });
    expect(await act.fix("owner", `${TEN}.`, 1)).toMatchObject(own);
    await act.write("reviewer", `${TEN}.`, 2);
    await act.merge("translator", 2);
    expect(await act.approve("reviewer", 2)).toMatchObject({ ok: false, reason: "state" });
    await act.confirm("translator", 2);
    expect(await act.approve("reviewer", 2)).toMatchObject(own);
  });

  test("not when the row was sent back, or its Chinese is another since", async () => {
    const scene = await openScene([{ ...CONFIRMED, zh: ["甲", "乙"] }, CONFIRMED], { allowFixing: true });
    const act = acts(scene);
    await act.write("reviewer", `${TEN}.`);
    const { id, revision, source } = await act.row(0);
    const paragraphId = source[1]!.paragraphId;
    const cut = { revision, source: { paragraphId, offset: 0 }, target: null };
    expect(
      await splitSegment(scene.scope("translator", "edit"), scene.documentId, id, cut, NOW),
    ).toMatchObject({
      ok: true,
    });
    expect(await act.approve("reviewer")).toMatchObject({ ok: false, reason: "state" });
    const other = await act.row(2);
    await reject(scene.scope("reviewer", "review"), other.id, {
      revision: other.revision,
      reason: "style",
      comment: "",
    });
    expect(await act.fix("reviewer", `${TEN}.`, 2)).toMatchObject({ ok: false, reason: "state" });
  });

  test("without the project's leave a fix is refused whole, text and approval", async () => {
    const scene = await openScene([CONFIRMED]);
    const act = acts(scene);
    expect(await act.fix("reviewer", `${TEN}.`)).toMatchObject({ ok: false });
    expect((await act.row(0)).target).toBe(TEN);
    expect(await act.fix("reviewer", TEN)).toMatchObject({ ok: true }); // nothing is fixed: an approval like any other
  });
});

describe("rows from before there were sets", () => {
  const MIGRATIONS = join(process.cwd(), "prisma", "migrations");
  const folder = readdirSync(MIGRATIONS).find((name) => name.endsWith("_contributors"))!;
  const sql = readFileSync(join(MIGRATIONS, folder, "migration.sql"), "utf8");
  /** From where the versions that are there are looked through to where that is done. */
  const filling = sql.slice(
    sql.indexOf('ALTER TABLE "Translation" DISABLE'),
    sql.indexOf("-- However a version gets in"),
  );

  test("are given everybody who wrote in them, rather one too many than one too few", async () => {
    const mine: SceneRow = { zh: ["乙"], en: "Others’ words.", shown: "translated", writer: "second" };
    const scene = await openScene([CONFIRMED, mine, { ...CONFIRMED, zh: ["丙"] }, { zh: ["丁"] }]);
    const act = acts(scene);
    await act.write("reviewer", `${TEN} eleven`);
    await act.merge("translator");
    await act.split("translator", 12);
    await act.suggest("proofreader", "Other words.", "translator", 2);
    await act.write("owner", "Mine.\n\nMore.", 3);
    await act.move("translator", "up", 3);
    await act.confirm("translator", 2);
    await act.approve("colleague", 2);
    await act.write("second", "Something new.", 2);
    const read = () =>
      database().translation.findMany({
        where: { currentOf: { documentId: scene.documentId } },
        orderBy: { id: "asc" },
        select: { text: true, contributors: true },
      });
    const kept = await read();
    const statements =
      filling.replace(/--[^\n]*\n/gu, "").match(/DO \$\$[\s\S]*?END \$\$|[^;\s][^;]*/gu) ?? [];
    await database().$transaction(async (tx) => {
      await tx.$executeRawUnsafe('ALTER TABLE "Translation" DISABLE TRIGGER "Translation_stays"');
      await tx.$executeRawUnsafe(
        `UPDATE "Translation" SET contributors = '{}' WHERE "projectId" = '${scene.projectId}'`,
      );
      for (const one of statements) await tx.$executeRawUnsafe(one);
    });
    const filled = await read();
    for (const [at, { text, contributors }] of kept.entries()) {
      const people = (set: unknown) => Object.keys(set as object).sort();
      expect({ text, people: people(filled[at]!.contributors) }).toEqual({
        text,
        people: expect.arrayContaining(people(contributors)),
      });
    }
    // What was approved by somebody else is settled.
    const last = filled.find(({ text }) => text === "Something new.")?.contributors as object;
    expect(Object.keys(last)).toContain(scene.people.second.id);
    expect(Object.keys(last)).not.toContain(scene.people.translator.id);
  });
});

/**
 * Every word that somebody writes carries their name and a number of its own, so that it can be read off a text whose
 * words it holds: a model that knows nothing of sets, versions or rows.
 */
describe("whatever people do, in whatever order", () => {
  const REVIEWERS: readonly Player[] = ["reviewer", "colleague", "owner"];
  const TRANSLATORS: readonly Player[] = ["translator", "second", "owner"];
  const PEOPLE = ["translator", "second", "reviewer", "colleague", "owner"] as const;
  const KINDS = {
    write: ["add", "add", "exchange", "exchange", "anew", "cut", "suggest", "restore"],
    judge: ["confirm", "confirm", "round", "round", "round", "approve", "fix", "fix", "reject", "finalize"],
    structure: ["merge", "split", "move", "undo"],
  } as const;
  type Kind = (typeof KINDS)[keyof typeof KINDS][number];
  type Step = readonly [kind: Kind, who: number, by: number, row: number, at: number];
  const step: fc.Arbitrary<Step> = fc.tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom<Kind>(...KINDS.write) },
      { weight: 5, arbitrary: fc.constantFrom<Kind>(...KINDS.judge) },
      { weight: 1, arbitrary: fc.constantFrom<Kind>(...KINDS.structure) },
    ),
    fc.nat(100),
    fc.nat(100),
    fc.nat(100),
    fc.nat(100),
  );

  test.each([{ allowFixing: false }, { allowFixing: true }])(
    "nobody approves more of their own than the bound (fixing allowed: $allowFixing)",
    async ({ allowFixing }) => {
      let approvals = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
          const scene = await openScene([CONFIRMED, { zh: ["乙"] }], { allowFixing });
          const act = acts(scene);
          const settled = new Set<string>();
          const changes: string[] = [];
          let made = 0;
          const word = (who: Player) => `${who}${made++}`;
          const judge = (who: Player, text: string, judged: Judged) => {
            if (!judged.ok) return;
            approvals += 1;
            const words = text.split(/\s+/).filter((one) => one !== "");
            const theirs = words.filter((one) => /^[a-z]+/.exec(one)?.[0] === who && !settled.has(one));
            if (!allowFixing) expect({ who, theirs }).toEqual({ who, theirs: [] });
            expect(theirs.length * 5, `${who} approves ${text}`).toBeLessThanOrEqual(words.length);
            for (const one of words) if (/^[a-z]+/.exec(one)?.[0] !== who) settled.add(one);
          };
          for (const [kind, first, second, place, at] of steps) {
            const who = PEOPLE[first % PEOPLE.length]!;
            const by = PEOPLE[second % PEOPLE.length]!;
            const rows = await scene.read();
            const index = place % rows.length;
            const row = rows[index]!;
            const words = row.target.split(" ").filter((one) => one !== "");
            const spot = at % (words.length + 1);
            const isReviewer = REVIEWERS.includes(who);
            const isTranslator = TRANSLATORS.includes(who);
            const exchanged = words.toSpliced(spot, 1, word(who)).join(" ");
            if (kind === "add") await act.write(who, words.toSpliced(spot, 0, word(who)).join(" "), index);
            if (kind === "exchange") await act.write(who, exchanged, index);
            if (kind === "anew") {
              await act.write(who, Array.from({ length: 6 }, () => word(who)).join(" "), index);
            }
            if (kind === "cut") await act.write(who, words.toSpliced(spot, 1).join(" "), index);
            if (kind === "confirm" && isTranslator) await act.confirm(who, index);
            if (kind === "approve" && isReviewer) judge(who, row.target, await act.approve(who, index));
            if (kind === "round") {
              await act.confirm(TRANSLATORS[second % TRANSLATORS.length]!, index);
              const reviewer = REVIEWERS[first % REVIEWERS.length]!;
              judge(reviewer, row.target, await act.approve(reviewer, index));
            }
            if (kind === "fix" && isReviewer) judge(who, exchanged, await act.fix(who, exchanged, index));
            if (kind === "finalize") await finalize(scene.scope("owner", "finalize"), row.id, row.revision);
            if (kind === "reject" && isReviewer) {
              const why = { revision: row.revision, reason: "style", comment: "" } as const;
              await reject(scene.scope(who, "review"), row.id, why);
            }
            if (kind === "suggest") await act.suggest(who, exchanged, by, index);
            if (kind === "restore") {
              const versions = await database().translation.findMany({ where: { segmentId: row.id } });
              const version = versions[at % Math.max(1, versions.length)];
              if (version) await act.write(who, version.text, index, "restored");
            }
            if (kind === "merge" && index + 1 < rows.length) remember(await act.merge(who, index));
            if (kind === "split" && words.length > 1) {
              remember(await act.split(who, words.slice(0, Math.max(1, spot)).join(" ").length, index));
            }
            if (kind === "move" && index > 0) remember(await act.move(who, "up", index));
            if (kind === "undo" && changes.length > 0) {
              remember(await undoChange(scene.scope(who, "edit"), scene.documentId, changes.at(-1)!, NOW));
            }
          }
          function remember(done: Awaited<ReturnType<typeof undoChange>>) {
            if (done.ok) changes.push(done.changed.change);
          }
        }),
        { numRuns: 40, seed: 20261130, endOnFailure: true },
      );
      expect(approvals).toBeGreaterThan(30);
    },
    300_000,
  );
});
