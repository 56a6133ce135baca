import "server-only";

import { letterHash } from "../../match/entry-key";
import { fold } from "../../match/fold";
import { refuse } from "../../segments/refusal";
import { isBlank } from "../../segments/transitions";
import type { Propagated, Repeat, RepeatList } from "../../wire/filling";
import { lockDocument } from "../changes/passage";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import type { EditScope, SourceScope } from "../scope";
import { readDocumentSources } from "./document-sources";
import { fillRows, writersOf } from "./fill";

type Tx = Prisma.TransactionClient;

/**
 * Rows of one document with the same Chinese, and giving them the same English.
 *
 * MEM-REP-1  A repeat is another row whose Chinese has the same letters (widths, scripts, spaces and punctuation may differ).
 * MEM-REP-2  Propagation goes to repeats that are free (MEM-FILL-1); to others only where a person names them, and never to what was approved.
 * MEM-REP-3  An exempt row is no repeat that anything goes to, until somebody says otherwise.
 */
export async function listRepeats(
  scope: SourceScope,
  documentId: string,
  segmentId: string,
): Promise<RepeatList | null> {
  return database().$transaction(async (tx) => {
    const found = await findRepeats(tx, scope, documentId, segmentId);
    if (!found) return null;
    return { isExempt: found.isExempt, repeats: found.repeats };
  });
}

interface FoundRepeats {
  readonly target: string;
  readonly isConfirmed: boolean;
  readonly isExempt: boolean;
  readonly repeats: Repeat[];
}

async function findRepeats(
  tx: Tx,
  scope: SourceScope | EditScope,
  documentId: string,
  segmentId: string,
): Promise<FoundRepeats | null> {
  const sources = await readDocumentSources(scope, documentId, tx);
  const row = sources.find(({ id }) => id === segmentId);
  const hash = row ? letterHash(fold(row.source).letters) : null;
  const alike = row
    ? sources.filter(
        ({ id, source }) =>
          id !== segmentId &&
          source.length < 4 * row.source.length + 8 &&
          letterHash(fold(source).letters) === hash,
      )
    : [];
  const places = new Map(sources.map(({ id, position }) => [id, position]));
  const rows = await tx.$queryRaw<
    {
      id: string;
      state: Repeat["state"];
      subState: Repeat["subState"];
      target: string;
      origin: string | null;
      isExempt: boolean;
    }[]
  >`
    select s.id, s.state::text as state, s."subState"::text as "subState", coalesce(t.text, '') as target, t.origin::text as origin,
      s."isPropagationExempt" as "isExempt"
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s.id = any(${[segmentId, ...alike.map(({ id }) => id)]}) and s."projectId" = ${scope.projectId}
      and s."retiredAt" is null order by s.rank, s.id`;
  const own = rows.find(({ id }) => id === segmentId);
  if (!own) return null;
  return {
    target: own.target,
    isConfirmed: own.state !== "initial" && own.subState === null,
    isExempt: own.isExempt,
    repeats: rows.flatMap(({ id, state, subState, target, origin, isExempt }) =>
      id === segmentId
        ? []
        : [
            {
              id,
              position: places.get(id)!,
              state,
              subState,
              target,
              differs: target !== own.target,
              isFree: state === "initial" && !isExempt && (isBlank(target) || origin === "memory"),
              isExempt,
            },
          ],
    ),
  };
}

/** MEM-REP-2. `chosen`: rows that a person has named. */
export function propagate(
  scope: EditScope,
  documentId: string,
  segmentId: string,
  chosen: readonly string[] | undefined,
  now: Date,
) {
  return database().$transaction(async (tx) => {
    if (!(await lockDocument(tx, scope, documentId))) return MISSING;
    const found = await findRepeats(tx, scope, documentId, segmentId);
    if (!found) return MISSING;
    if (!found.isConfirmed || isBlank(found.target)) return refuse("state", { code: "memory.not-confirmed" });
    const named = new Set(chosen);
    const differing = found.repeats.filter(({ differs }) => differs);
    const wanted = differing.filter(({ id, isFree, isExempt }) =>
      chosen === undefined ? isFree : named.has(id) && !isExempt,
    );
    const writers = (await writersOf(tx, scope, [segmentId])).get(segmentId) ?? [];
    const wishes = wanted.map(({ id }) => ({
      segmentId: id,
      text: found.target,
      filledFrom: { score: 100, memory: null },
      writers,
    }));
    const filled = await fillRows(tx, scope, documentId, "propagation", wishes, now, named);
    if (!filled) return refuse("state", { code: "memory.nothing-to-fill" });
    const went = new Set(filled.segments);
    const propagated: Propagated = {
      ...filled.changed,
      filled: found.repeats.filter(({ id }) => went.has(id)).map(({ id, position }) => ({ id, position })),
      kept: differing.filter(({ id, isExempt }) => !went.has(id) && !isExempt).length,
    };
    return { ok: true as const, propagated };
  });
}

const MISSING = refuse("missing", { code: "problems.row.missing" });

/** MEM-REP-3. False where there is no such row. */
export async function saveExemption(
  { projectId }: EditScope,
  segmentId: string,
  isExempt: boolean,
): Promise<boolean> {
  const { count } = await database().segment.updateMany({
    where: { id: segmentId, projectId, retiredAt: null },
    data: { isPropagationExempt: isExempt },
  });
  return count > 0;
}
