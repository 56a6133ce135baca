import "server-only";

import { whyNotAccepted, whyNotReleased } from "../../segments/link";
import { type Refusal, refuse } from "../../segments/refusal";
import type { StructureChanged } from "../../wire/segments";
import { asJson, tellChange } from "../changes/carry-out";
import type { Restructured } from "../changes/in-document";
import { asSeen, lockDocument, type PassageRow, readRows } from "../changes/passage";
import { takeSnapshot } from "../changes/snapshot";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import type { Seen } from "../reviews/writes";
import type { EditScope } from "../scope";

type Tx = Prisma.TransactionClient;

/** Says that a row's Chinese and English belong together; the translation is not confirmed by that. */
export async function acceptLink(
  scope: EditScope,
  documentId: string,
  seen: Seen,
  now: Date,
): Promise<Restructured> {
  const done = await acceptLinks(scope, documentId, [seen], now);
  return done.ok ? { ok: true, changed: done.changed } : done;
}

/** What was accepted as one change, and which of the rows were not. */
export interface RunAccepted {
  readonly ok: true;
  readonly changed: StructureChanged;
  readonly refused: readonly { readonly id: string; readonly refusal: Refusal }[];
}

/**
 * Accepts rows, each judged for itself, as one change that is undone as one. Refused, with the first row's reason,
 * when none of them can be.
 */
export function acceptLinks(
  scope: EditScope,
  documentId: string,
  items: readonly Seen[],
  now: Date,
): Promise<RunAccepted | Refusal> {
  return database().$transaction(async (tx) => {
    if (!(await lockDocument(tx, scope, documentId))) return MISSING;
    const ids = [...new Set(items.map(({ id }) => id))];
    const rows = await readRows(tx, scope, ids);
    const refusals = new Map<string, Refusal>();
    for (const { id, revision } of items) {
      const why = whyNot(rows.get(id), documentId, revision, ({ row, locked }) =>
        whyNotAccepted({ ...row, link: locked.link, paragraphs: row.paragraphs.length }),
      );
      if (why) refusals.set(id, why);
    }
    const accepted = ids.filter((id) => !refusals.has(id));
    const [first] = refusals.values();
    if (accepted.length === 0) return first ?? MISSING;
    const changed = await decide(tx, scope, { documentId, kind: "accept", ids: accepted, now });
    return { ok: true, changed, refused: [...refusals].map(([id, refusal]) => ({ id, refusal })) };
  });
}

/** Takes a decision back, whoever made it: the row is free, to be aligned with the others. */
export function releaseLink(
  scope: EditScope,
  documentId: string,
  { id, revision }: Seen,
  now: Date,
): Promise<Restructured> {
  return database().$transaction(async (tx) => {
    if (!(await lockDocument(tx, scope, documentId))) return MISSING;
    const found = (await readRows(tx, scope, [id])).get(id);
    const why = whyNot(found, documentId, revision, ({ locked }) => whyNotReleased(locked));
    if (why) return why;
    return { ok: true, changed: await decide(tx, scope, { documentId, kind: "release", ids: [id], now }) };
  });
}

function whyNot(
  found: PassageRow | undefined,
  documentId: string,
  revision: number,
  judge: (found: PassageRow) => Refusal | null,
): Refusal | null {
  if (!found || found.locked.documentId !== documentId) return MISSING;
  return asSeen(found, revision) ?? judge(found);
}

/** Rows with nothing else changed about them than who has decided them. */
async function decide(
  tx: Tx,
  scope: EditScope,
  work: {
    readonly documentId: string;
    readonly kind: "accept" | "release";
    readonly ids: readonly string[];
    readonly now: Date;
  },
): Promise<StructureChanged> {
  const { projectId, userId } = scope;
  const { documentId, kind, ids, now } = work;
  const linkedById = kind === "accept" ? userId : null;
  const linkedAt = kind === "accept" ? now : null;
  const touched = { segments: ids, paragraphs: [], comments: [], suggestions: [] };
  const before = await takeSnapshot(tx, scope, touched);
  await tx.segment.updateMany({
    where: { id: { in: [...ids] }, projectId },
    data: { linkedById, linkedAt, revision: { increment: 1 }, updatedById: userId },
  });
  const after = await takeSnapshot(tx, scope, touched);
  const { id } = await tx.change.create({
    data: { projectId, documentId, userId, kind, ...asJson({ before, after }) },
    select: { id: true },
  });
  return tellChange(tx, scope, { id, kind, documentId, before, after });
}

const MISSING = refuse("missing", { code: "problems.row.missing" });
