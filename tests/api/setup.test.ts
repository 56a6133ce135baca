import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { ask, openInstance } from "../support/front-door";

beforeAll(() => openInstance());
afterAll(() => database().$disconnect());

const SETUP = {
  name: "Li Wen",
  email: "Li.Wen@Example.org",
  username: "liwen",
  password: "correct horse battery",
};

test("what does not fit is refused with the field, and nothing is made", async () => {
  const short = await ask("POST", "/v1/setup", { json: { ...SETUP, password: "short" } });
  expect(short).toMatchObject({ status: 422, body: { type: "/problems/invalid", field: "password" } });
  expect(await database().user.count()).toBe(0);
});

test("two visitors at once: one becomes the administrator, the other is told", async () => {
  const answers = await Promise.all([
    ask("POST", "/v1/setup", { json: SETUP }),
    ask("POST", "/v1/setup", { json: { ...SETUP, email: "other@example.org", username: "other" } }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await database().user.count()).toBe(1);
  expect(await database().document.count()).toBe(1);

  const made = answers.find(({ status }) => status === 201)!;
  const me = await ask("GET", "/v1/me", { cookie: made.cookies });
  expect(me).toMatchObject({ status: 200, body: { id: made.body.userId, isAdmin: true } });

  const projects = await ask("GET", "/v1/projects", { cookie: made.cookies });
  expect(projects.body.projects).toMatchObject([{ name: "Sample project", role: "owner", documents: 1 }]);
});

test("the sample is imported and aligned, no more: some rows wait for English, some English for Chinese", async () => {
  const { id } = await database().document.findFirstOrThrow();
  const user = await database().user.findFirstOrThrow();
  const document = await database().document.findFirstOrThrow({
    include: { original: true, paragraphs: true },
  });
  const joined =
    document.leading +
    document.paragraphs
      .toSorted((a, b) => a.position - b.position)
      .map((p) => p.text + p.separator)
      .join("");
  expect(joined).toBe(new TextDecoder().decode(document.original!.bytes));
  expect(document.title).toBe("修钟的人：和沈默之谈江城的七座大钟");

  const segments = await database().segment.findMany({
    where: { documentId: id, retiredAt: null },
    orderBy: { rank: "asc" },
    include: { paragraphs: true, current: true },
  });
  expect(segments).toHaveLength(37); // as README.md says
  const notes = segments.filter((segment) => segment.paragraphs.length === 0);
  expect(notes.map((note) => note.current?.text)).toEqual([
    expect.stringContaining("escape wheel is the toothed"),
  ]);
  const waiting = segments
    .filter((segment) => segment.currentId === null)
    .flatMap((s) => s.paragraphs.map((p) => p.text));
  expect(waiting.join("\n")).toContain("夏天和冬天，钟走得一样吗？");
  expect(segments.every(({ state, confirmedById }) => state === "initial" && confirmedById === null)).toBe(
    true,
  );
  const aside = document.paragraphs.filter((paragraph) => paragraph.setAsideReason !== null);
  expect(aside.map((paragraph) => paragraph.text)).toContain("首页 > 城市 > 人物 > 正文");
  expect(aside.every((paragraph) => paragraph.setAsideById === user.id)).toBe(true);
});
