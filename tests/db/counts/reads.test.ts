import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { addCorrections } from "@/lib/db/corrections/writes";
import { countDocument, countProject } from "@/lib/db/counts/reads";
import { addFigures, countFigures } from "@/lib/text/figures";
import { createTestDatabase } from "../../support/database";
import { openScene, type Scene } from "../../support/scene";

let scene: Scene;

beforeAll(async () => {
  await createTestDatabase();
  scene = await openScene([
    { zh: ["你好，世界！"], en: "Hello, world!", shown: "translated" },
    {
      zh: ["他在OpenAI。"],
      en: "He is at OpenAI.",
      shown: "reviewed",
      writer: "second",
      confirmedBy: "second",
    },
    { zh: ["一二三", "四"], en: "One two three. Four.", shown: "aligned" },
    { zh: ["没有译文"] },
    { en: "Added by hand.", shown: "draft", writer: "second" },
    { zh: ["不要"], shown: "omitted" },
  ]);
  const { projectId, documentId, rows, people } = scene;
  const reviewed = await database().segment.findUniqueOrThrow({ where: { id: rows[1]! } });
  await database().review.createMany({
    data: (["approved", "rejected"] as const).map((verdict, index) => ({
      projectId,
      segmentId: rows[1]!,
      translationId: reviewed.approvedId!,
      reviewerId: index === 0 ? people.reviewer.id : people.colleague.id,
      verdict,
    })),
  });
  await database().paragraph.create({
    data: {
      projectId,
      documentId,
      position: 99,
      kind: "chrome",
      text: "首页 > 新闻",
      separator: "\n",
      characters: 4,
      setAsideReason: "navigation",
      setAsideById: people.owner.id,
      setAsideAt: new Date(),
    },
  });
});
afterAll(() => database().$disconnect());

const counted = async () =>
  (await countDocument(scene.scope("translator", "read-source"), scene.documentId))!;

test("all of it, what was set aside apart", async () => {
  const { total, setAside } = await counted();
  expect(total).toMatchObject({
    rows: 6,
    source: { wordCount: 6 + 4 + 4 + 4 + 2, otherWords: 1 },
    target: { words: 2 + 4 + 4 + 3 },
  });
  expect(setAside).toEqual({ paragraphs: 1, source: countFigures("首页 > 新闻") });
});

test("by state, in the order of the work", async () => {
  const { byState } = await counted();
  expect(byState.map(({ shown, rows, target }) => `${shown} ${rows} ${target.words}`)).toEqual([
    "untranslated 1 0",
    "draft 1 3",
    "aligned 1 4",
    "translated 1 2",
    "reviewed 1 4",
    "omitted 1 0",
  ]);
});

test("by person: who wrote the English of now, who confirmed it, whose approval stands; nobody's last", async () => {
  const { byPerson } = await counted();
  const line = ({ person, written, confirmed, approved }: (typeof byPerson)[number]) =>
    `${person?.name ?? "nobody"}: wrote ${written.target.words}, confirmed ${confirmed.rows}, approved ${approved.rows}`;
  expect(byPerson.map(line)).toEqual([
    "second: wrote 7, confirmed 1, approved 0",
    "translator: wrote 2, confirmed 1, approved 0",
    "reviewer: wrote 0, confirmed 0, approved 1",
    "nobody: wrote 4, confirmed 0, approved 0",
  ]);
});

test("a project is the sum of its documents, and another project's are not among them", async () => {
  const stranger = await openScene([{ zh: ["别人的"], en: "Theirs." }]);
  const other = await database().document.create({
    data: {
      projectId: scene.projectId,
      title: "空",
      leading: "",
      createdById: scene.people.owner.id,
    },
  });
  const own = await counted();
  const project = await countProject(scene.scope("owner", "read-source"));
  expect(project.total).toEqual(own.total);
  expect(project.setAside).toEqual(own.setAside);
  expect(project.documents.map(({ id, total }) => `${id} ${total.rows}`)).toEqual([
    `${other.id} 0`,
    `${scene.documentId} 6`,
  ]);
  expect(await countDocument(scene.scope("owner", "read-source"), stranger.documentId)).toBeNull();
});

test("states add up to the total", async () => {
  const { total, byState } = await counted();
  expect(byState.map(({ source }) => source).reduce(addFigures)).toEqual(total.source);
  expect(byState.reduce((sum, { rows }) => sum + rows, 0)).toBe(total.rows);
});

test("what is corrected is counted as it is read", async () => {
  const damaged = await openScene([{ zh: ["东谈主来了"] }]);
  const { paragraphId } = (await damaged.read())[0]!.source[0]!;
  const wish = { paragraphId, start: 0, end: 3, old: "东谈主", new: "人", reason: "" };
  const now = new Date("2026-11-25T12:00:00Z");
  await addCorrections(damaged.scope("translator", "edit"), damaged.documentId, [wish], now);
  const { total } = (await countDocument(damaged.scope("translator", "read-source"), damaged.documentId))!;
  expect(total.source).toEqual(countFigures("人来了"));
});

test("in a Markdown document marks and addresses are not counted", async () => {
  const marked = await openScene([
    {
      zh: ["**雾**散了，见[桥志](https://a.example/桥)。"],
      en: "The **fog** lifts, see [*The Bridge*](https://a.example/b).",
    },
  ]);
  await database().document.update({ where: { id: marked.documentId }, data: { inline: "markdown" } });
  const counts = await countDocument(marked.scope("translator", "read-source"), marked.documentId);
  expect(counts?.total.source).toEqual(countFigures("雾散了，见桥志。"));
  expect(counts?.total.target.words).toBe(6);
});
