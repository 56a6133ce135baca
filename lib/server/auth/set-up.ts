import "server-only";

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readGround } from "../../db/alignments/ground";
import { database } from "../../db/client";
import { saveDraft } from "../../db/documents/draft";
import { saveOriginal } from "../../db/documents/import";
import type { Prisma } from "../../db/generated/client";
import { isEmptyInstance, lockEmptyInstance, saveAccount } from "../../db/people/accounts";
import { saveProject } from "../../db/projects/writes";
import type { Setup, SetupDone } from "../../wire/people";
import { ownerScope } from "../gate";
import { problem } from "../http/problem";
import { align, type Outcome, readDraft, readOriginal, targetOf } from "../jobs/reading";
import { requireSaved } from "./accept-invitation";
import { hashPassword } from "./auth";

/**
 * The first visit: an administrator, a project, and in it a text with its draft that were imported and aligned like
 * anybody's. All of it or nothing; two visitors at once cannot both be first.
 */
export async function setUp(setup: Setup): Promise<SetupDone> {
  if (!(await isEmptyInstance())) throw ALREADY;
  const passwordHash = await hashPassword(setup.password);
  const sample = await readSample();
  return database().$transaction(async (tx) => {
    if (!(await lockEmptyInstance(tx))) throw ALREADY;
    const { userId } = requireSaved(await saveAccount(tx, { ...setup, passwordHash }, true));
    const projectId = await saveProject(tx, { name: "Sample project", ownerId: userId });
    const documentId = await saveSample(tx, sample, { userId, projectId });
    return { userId, projectId, documentId };
  });
}

const ALREADY = problem(409, "set-up", { code: "problems.set-up" });

interface Sample {
  readonly original: Parameters<typeof saveOriginal>[2];
  readonly draft: Awaited<ReturnType<typeof readDraftOf>>;
}

/** The interview in prisma/sample, written for this purpose: see its README. */
export async function readSample(): Promise<Sample> {
  const folder = join(process.env.DUIZHAO_ROOT || process.cwd(), "prisma", "sample");
  const original = value(await readOriginal(await fileIn(folder, "interview.zh.txt"), null));
  return { original, draft: await readDraftOf(folder) };
}

async function readDraftOf(folder: string) {
  return value(await readDraft(await fileIn(folder, "interview.en.txt")));
}

async function fileIn(folder: string, fileName: string) {
  const bytes = new Uint8Array(await readFile(join(folder, fileName)));
  return { bytes, fileName, mediaType: "text/plain", encoding: "utf-8" };
}

function value<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new Error(`The sample cannot be read: ${outcome.problem.code}`);
}

export async function saveSample(
  tx: Prisma.TransactionClient,
  sample: Sample,
  owner: { readonly userId: string; readonly projectId: string },
): Promise<string> {
  const scope = ownerScope(owner);
  const now = new Date();
  const { id } = await saveOriginal(tx, scope, sample.original, true, now);
  const { rows } = await readGround(tx, scope, id);
  const source = rows.flatMap(({ lines }) => lines);
  const ladder = align({ source, target: targetOf(sample.draft) });
  const aligned = source.map((paragraph) => paragraph.id);
  const saved = await saveDraft(tx, scope, id, sample.draft, ladder, aligned, now);
  if (!saved.ok) throw new Error("The rows of the sample changed while it was imported");
  return id;
}
