import "server-only";

import type { Ladder } from "../../align/ladder";
import type { ParagraphKind } from "../../segment/paragraph";
import { countEnglishWords } from "../../text/count";
import type { DraftPlaced } from "../../wire/documents";
import { database } from "../client";
import { announce } from "../events";
import type { Prisma } from "../generated/client";
import { newId, newIds } from "../ids";
import type { ImportScope } from "../scope";
import { kindOf } from "./kinds";
import { type PlacedRow, type Placement, placeDraft } from "./place";

/** An English draft that was read: the bytes as they came, and its paragraphs in order. */
export interface ReadDraft {
  readonly fileName: string;
  readonly mediaType: string;
  readonly encoding: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  readonly inline: "plain" | "markdown";
  readonly paragraphs: readonly string[];
  readonly warnings: readonly string[];
}

/** A paragraph of Chinese as the aligner looks at it. */
export interface SourceLine {
  readonly id: string;
  readonly text: string;
  readonly kind: ParagraphKind;
  readonly proposed: boolean;
}

/** The document's rows of now: what a draft is aligned to, and placed into. */
export interface DraftGround {
  readonly inline: "plain" | "markdown";
  readonly rows: readonly GroundRow[];
  /** The paragraphs of the rows, row by row. */
  readonly source: readonly SourceLine[];
}

interface GroundRow extends PlacedRow {
  readonly revision: number;
  readonly standing: Standing;
}

/** A row as a Change remembers it. */
interface Standing {
  readonly id: string;
  readonly rank: number;
  readonly state: "initial" | "translated" | "reviewed" | "final";
  readonly subState: "draft" | "aligned" | "rejected" | "omitted" | null;
  readonly currentId: string | null;
  readonly approvedId: string | null;
  readonly confirmedById: string | null;
  readonly omittedReason: string | null;
  readonly retired: boolean;
}

export async function readGround(scope: ImportScope, documentId: string): Promise<DraftGround> {
  return readGroundIn(database(), scope, documentId);
}

type RowRecord = Omit<Standing, "retired"> & { revision: number; text: string | null };

/** The same inside a transaction. */
export async function readGroundIn(
  tx: Prisma.TransactionClient,
  scope: ImportScope,
  documentId: string,
): Promise<DraftGround> {
  const { projectId } = scope;
  const document = await tx.document.findFirstOrThrow({
    where: { id: documentId, projectId },
    select: { inline: true },
  });
  const records = await tx.$queryRaw<RowRecord[]>`
    select s.id, s.rank, s.state::text as state, s."subState"::text as "subState", s."currentId", s."approvedId",
      s."confirmedById", s."omittedReason", s.revision, t.text
    from "Segment" s left join "Translation" t on t.id = s."currentId"
    where s."documentId" = ${documentId} and s."projectId" = ${projectId} and s."retiredAt" is null
    order by s.rank, s.id`;
  const paragraphs = await tx.paragraph.findMany({
    where: { documentId, projectId, retiredAt: null, segmentId: { not: null } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, text: true, kind: true, proposal: true, segmentId: true },
  });
  const bySegment = new Map<string | null, typeof paragraphs>();
  for (const paragraph of paragraphs) {
    const beside = bySegment.get(paragraph.segmentId);
    if (beside) beside.push(paragraph);
    else bySegment.set(paragraph.segmentId, [paragraph]);
  }
  const talked = await tx.$queryRaw<{ segmentId: string }[]>`
    select "segmentId" from "Comment"
    where "documentId" = ${documentId} and "projectId" = ${projectId} and "deletedAt" is null
    union
    select "segmentId" from "Suggestion"
    where "documentId" = ${documentId} and "projectId" = ${projectId} and state = 'open'`;
  const hung = new Set(talked.map(({ segmentId }) => segmentId));
  const rows = records.map((record): GroundRow => {
    const { revision, text, ...standing } = record;
    const target = text ?? "";
    return {
      id: record.id,
      rank: record.rank,
      revision,
      paragraphs: bySegment.get(record.id)?.length ?? 0,
      isUntouched: record.state === "initial" && target.trim() === "",
      isBare: !hung.has(record.id),
      target,
      standing: { ...standing, retired: false },
    };
  });
  const source = rows.flatMap((row) =>
    (bySegment.get(row.id) ?? []).map(({ id, text, kind, proposal }) => ({
      id,
      text,
      kind: kindOf(kind),
      proposed: proposal !== null,
    })),
  );
  return { inline: document.inline, rows, source };
}

export type DraftSaved =
  | { readonly ok: true; readonly placed: DraftPlaced }
  /** Meanwhile somebody has merged, split or set aside: the alignment is not of these rows any more. */
  | { readonly ok: false };

/**
 * Carries out `placeDraft` on the rows as they are now. `aligned` names the paragraphs that `ladder` is over. One
 * change remembers all of it, so that the whole import can be undone; open screens are told to read anew.
 */
export async function saveDraft(
  tx: Prisma.TransactionClient,
  scope: ImportScope,
  documentId: string,
  draft: ReadDraft,
  ladder: Ladder,
  aligned: readonly string[],
  now: Date,
): Promise<DraftSaved> {
  const { projectId, userId } = scope;
  await tx.$executeRaw`
    select 1 from "Segment" where "documentId" = ${documentId} and "projectId" = ${projectId} and "retiredAt" is null
    order by id for no key update`;
  const ground = await readGroundIn(tx, scope, documentId);
  const isSame =
    ground.source.length === aligned.length && ground.source.every(({ id }, index) => id === aligned[index]);
  if (!isSame) return { ok: false };

  const draftId = newId();
  await tx.draft.create({
    data: {
      id: draftId,
      projectId,
      documentId,
      bytes: draft.bytes,
      sha256: draft.sha256,
      fileName: draft.fileName,
      mediaType: draft.mediaType,
      encoding: draft.encoding,
      createdById: userId,
    },
  });
  const placement = placeDraft(ground.rows, draft.paragraphs, ladder);
  const suggested = await saveSuggestions(tx, scope, documentId, draftId, placement);
  await saveRows(tx, scope, { documentId, draftId, ground, placement, now });
  await announce(tx, { projectId, documentId }, "reload", { reason: "An English draft was imported." });

  const absorbed = placement.filled.reduce((sum, { absorbs }) => sum + absorbs.length, 0);
  const untouched = ground.rows.filter((row) => row.isUntouched && row.paragraphs > 0).length;
  return {
    ok: true,
    placed: {
      segments: ground.rows.length - absorbed + placement.own.length,
      aligned: placement.filled.length,
      unanswered: untouched - absorbed - placement.filled.length,
      unmatched: placement.own.length,
      suggested,
      warnings: [...draft.warnings],
    },
  };
}

/** How many rows have the draft's English beside them now; one that a row was offered before is not offered twice. */
async function saveSuggestions(
  tx: Prisma.TransactionClient,
  scope: ImportScope,
  documentId: string,
  draftId: string,
  placement: Placement,
): Promise<number> {
  const { projectId, userId } = scope;
  const open = await tx.suggestion.findMany({
    where: { documentId, projectId, state: "open" },
    select: { segmentId: true, text: true },
  });
  const offered = new Set(open.map(({ segmentId, text }) => `${segmentId} ${text}`));
  const fresh = placement.suggested.filter(({ rowId, text }) => !offered.has(`${rowId} ${text}`));
  const ids = newIds(fresh.length);
  const rows = fresh.map(({ rowId, text }, index) => ({ id: ids[index]!, rowId, text }));
  await tx.$executeRaw`
    insert into "Suggestion" (id, "projectId", "documentId", "segmentId", text, origin, "draftId", "authorId")
    select r.id, ${projectId}, ${documentId}, r."rowId", r.text, 'draft', ${draftId}, ${userId}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id text, "rowId" text, text text)`;
  return placement.suggested.length;
}

async function saveRows(
  tx: Prisma.TransactionClient,
  scope: ImportScope,
  work: {
    readonly documentId: string;
    readonly draftId: string;
    readonly ground: DraftGround;
    readonly placement: Placement;
    readonly now: Date;
  },
): Promise<void> {
  const { projectId, userId } = scope;
  const { documentId, draftId, ground, placement, now } = work;
  const rowOf = new Map(ground.rows.map((row) => [row.id, row]));
  const ownIds = newIds(placement.own.length);
  const versions = [
    ...placement.filled.map(({ rowId, text }) => ({
      segmentId: rowId,
      text,
      revision: rowOf.get(rowId)!.revision + 1,
    })),
    ...placement.own.map(({ text }, index) => ({ segmentId: ownIds[index]!, text, revision: 1 })),
  ];
  const versionIds = newIds(versions.length);
  const absorbed = placement.filled.flatMap(({ rowId, absorbs }) =>
    absorbs.map((absorbedId) => ({ rowId, absorbedId })),
  );
  const keeperOf = new Map(absorbed.map(({ rowId, absorbedId }) => [absorbedId, rowId]));
  const paragraphs = await tx.paragraph.findMany({
    where: { projectId, documentId, segmentId: { in: [...keeperOf.keys()] }, retiredAt: null },
    select: {
      id: true,
      segmentId: true,
      setAsideReason: true,
      setAsideById: true,
      setAsideAt: true,
      proposal: true,
    },
  });

  // One statement a table, its rows in one JSON, as in import.ts.
  const made = placement.own.map(({ rank }, index) => ({ id: ownIds[index]!, rank }));
  await tx.$executeRaw`
    insert into "Segment" (id, "projectId", "documentId", rank, "updatedAt")
    select r.id, ${projectId}, ${documentId}, r.rank, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(made)}::json) as r(id text, rank float8)`;
  const versionRows = JSON.stringify(
    versions.map((version, index) => ({
      ...version,
      id: versionIds[index]!,
      words: countEnglishWords(version.text),
    })),
  );
  await tx.$executeRaw`
    insert into "Translation" (id, "projectId", "segmentId", text, words, origin, "authorId", revision)
    select r.id, ${projectId}, r."segmentId", r.text, r.words, 'aligned', ${userId}, r.revision
    from json_to_recordset(${versionRows}::json)
      as r(id text, "segmentId" text, text text, words int, revision int)`;
  await tx.$executeRaw`
    update "Segment" s set state = 'initial', "subState" = 'aligned', "currentId" = r.id,
      revision = s.revision + 1, "updatedById" = ${userId}, "updatedAt" = ${now}::timestamptz
    from json_to_recordset(${versionRows}::json) as r(id text, "segmentId" text)
    where s.id = r."segmentId" and s."projectId" = ${projectId}`;
  const absorbedRows = JSON.stringify(absorbed);
  await tx.$executeRaw`
    update "Paragraph" p set "segmentId" = r."rowId"
    from json_to_recordset(${absorbedRows}::json) as r("absorbedId" text, "rowId" text)
    where p."segmentId" = r."absorbedId" and p."projectId" = ${projectId}`;
  await tx.$executeRaw`
    update "Segment" s set "retiredAt" = ${now}::timestamptz, revision = s.revision + 1, "updatedById" = ${userId},
      "updatedAt" = ${now}::timestamptz
    from json_to_recordset(${absorbedRows}::json) as r("absorbedId" text)
    where s.id = r."absorbedId" and s."projectId" = ${projectId}`;

  const filledNow = new Map(versions.map(({ segmentId }, index) => [segmentId, versionIds[index]!]));
  const touched = [...placement.filled.map(({ rowId }) => rowId), ...keeperOf.keys()].map(
    (id) => rowOf.get(id)!.standing,
  );
  const brought = made.map((row): Standing => ({ ...NEW_ROW, ...row }));
  const after = [...touched, ...brought].map((row): Standing => {
    const currentId = filledNow.get(row.id);
    return currentId === undefined
      ? { ...row, retired: true }
      : { ...row, subState: "aligned", currentId, retired: false };
  });
  const remembered = paragraphs.map((paragraph) => ({
    ...paragraph,
    setAsideAt: paragraph.setAsideAt?.toISOString() ?? null,
    retired: false,
  }));
  await tx.change.create({
    data: {
      projectId,
      documentId,
      userId,
      kind: "draft",
      before: {
        segments: [...touched, ...brought],
        paragraphs: remembered,
      } as unknown as Prisma.InputJsonObject,
      after: {
        segments: after,
        paragraphs: remembered.map((paragraph) => ({
          ...paragraph,
          segmentId: keeperOf.get(paragraph.segmentId ?? "") ?? null,
        })),
        draftId,
      } as unknown as Prisma.InputJsonObject,
    },
  });
}

/** A row that the draft brings, as it was before: not there. */
const NEW_ROW: Omit<Standing, "id" | "rank"> = {
  state: "initial",
  subState: null,
  currentId: null,
  approvedId: null,
  confirmedById: null,
  omittedReason: null,
  retired: true,
};
