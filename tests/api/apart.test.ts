import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { database } from "@/lib/db/client";
import { previewRules } from "@/lib/db/corrections/apply";
import { countDocument, countProject } from "@/lib/db/counts/reads";
import { listStale } from "@/lib/db/findings/pairs";
import { countFindings } from "@/lib/db/findings/reads";
import { newId } from "@/lib/db/ids";
import { exportDocument } from "@/lib/server/export";
import { checkFew } from "@/lib/server/findings/check-rows";
import { linkOf, linkOffloaded } from "@/lib/server/link";
import { sentencesOf, sentencesOffloaded } from "@/lib/server/sentences";
import { suspectedErrorsOffloaded, suspectsOf } from "@/lib/server/suspected-errors";
import { offload } from "@/lib/server/threads/offload";
import { countDocumentOffloaded, countProjectOffloaded } from "@/lib/server/threads/offload-count";
import { exportOffloaded } from "@/lib/server/threads/offload-export";
import { previewRulesOffloaded } from "@/lib/server/threads/offload-preview";
import { createTestDatabase } from "../support/database";
import { openScene, type Scene } from "../support/scene";

/** What the thread answers is what is answered without it; more rows than are done where they are asked for. */
let scene: Scene;

beforeAll(async () => {
  await createTestDatabase();
  scene = await openScene(
    Array.from({ length: 401 }, (_, at) => ({
      zh: [`第${at}段，他在河边。`],
      en: `Passage ${at}: he is by the river.`,
      shown: at % 2 ? ("translated" as const) : ("draft" as const),
    })),
  );
  vi.stubEnv("DUIZHAO_ROOT", process.cwd());
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database().$disconnect();
});

test("counts of a document, and of a project", async () => {
  const scope = scene.scope("translator", "read-source");
  const counts = await countDocumentOffloaded(scope, scene.documentId);
  expect(counts?.total.rows).toBe(401);
  expect(counts).toEqual(await countDocument(scope, scene.documentId));
  expect(await countProjectOffloaded(scope)).toEqual(await countProject(scope));
});

test("findings of rows that have changed", async () => {
  const few = await openScene(
    Array.from({ length: 12 }, () => ({
      zh: ["公司去年卖出3000台机器。"],
      en: "The company sold 300 machines last year.",
      shown: "translated" as const,
    })),
  );
  const scope = few.scope("translator", "read-source");
  const { version } = await checkFew(scope, few.documentId);
  expect((await listStale(scope, few.documentId, version)).staleRows).toBe(0);
  const counts = await countFindings(scope, few.documentId, version);
  expect(counts).toMatchObject({ warning: 12, unchecked: 0 });
});

test("words that look damaged", async () => {
  const scope = scene.scope("translator", "read-source");
  const found = await suspectedErrorsOffloaded(scope, scene.documentId);
  expect(found.looked).toBeGreaterThan(0);
  expect(found).toEqual(await suspectsOf(scope, scene.documentId));
});

test("what a table of corrections would do", async () => {
  const scope = scene.scope("translator", "read-source");
  const asked = { rows: [{ from: "河", to: "湖", reason: "" }], limit: 500 };
  const found = await previewRulesOffloaded(scope, scene.documentId, asked);
  expect(found).toMatchObject({ ok: true, making: 401 });
  expect(found).toEqual(await previewRules(scope, scene.documentId, asked));
});

test("an exported file, byte for byte", async () => {
  const scope = scene.scope("translator", "export");
  const query = { format: "md", include: "all", omitted: true, translators: false } as const;
  const apart = await exportOffloaded(scope, scene.documentId, query);
  const here = await exportDocument(scope, scene.documentId, query);
  expect(Buffer.from(apart.bytes)).toEqual(Buffer.from(here.bytes));
  expect(apart.disposition).toBe(here.disposition);
});

test("what is refused here is refused there: the thread asks the gate itself", async () => {
  const scope = scene.scope("stranger", "read-source");
  const outside = { ...scope, projectId: scene.projectId } as typeof scope;
  await expect(countDocumentOffloaded(outside, scene.documentId)).rejects.toMatchObject({
    problem: { status: 404 },
  });
  expect(await countDocumentOffloaded(scope, newId())).toBeNull();
});

test("a long row is thought about on the thread, and is answered as without it", async () => {
  const long = await openScene([
    { zh: ["他在河边走。".repeat(150)], en: "He walks by the river. ".repeat(150), shown: "translated" },
  ]);
  const scope = long.scope("translator", "read-source");
  const apart = await sentencesOffloaded(scope, long.rows[0]!);
  expect(apart).toEqual(await sentencesOf(scope, long.rows[0]!));
  expect(apart?.beads.length).toBeGreaterThan(1);
  expect(await linkOffloaded(scope, long.rows[0]!)).toEqual(await linkOf(scope, long.rows[0]!));
});

test("one person has so much under way at most; another's is answered; who has hung up waits no longer", async () => {
  const scope = scene.scope("translator", "read-source");
  const asked = Array.from({ length: 10 }, () => suspectedErrorsOffloaded(scope, scene.documentId));
  const answers = await Promise.allSettled([
    ...asked,
    suspectedErrorsOffloaded(scene.scope("second", "read-source"), scene.documentId),
  ]);
  const refused = answers.flatMap((answer) =>
    answer.status === "rejected" ? [answer.reason.problem.status] : [],
  );
  expect(refused).toEqual(Array.from({ length: 6 }, () => 429));
  expect(answers.at(-1)!.status).toBe("fulfilled");
  const leaving = new AbortController();
  const { userId, projectId } = scope;
  const [first, second] = [0, 1].map(() =>
    offload({ kind: "suspects", userId, projectId, documentId: scene.documentId }, leaving.signal),
  );
  leaving.abort();
  await expect(second).rejects.toThrow("problems.cut-off");
  await first;
});
