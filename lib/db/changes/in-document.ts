import "server-only";

import { type Refusal, refuse } from "../../segments/refusal";
import type { StructureChanged } from "../../wire/segments";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import type { EditScope } from "../scope";
import { lockDocument } from "./passage";

type Tx = Prisma.TransactionClient;
export type Restructured = { readonly ok: true; readonly changed: StructureChanged } | Refusal;

/** One change of structure at a time in a document; all of it or nothing. */
export function inDocument(
  scope: EditScope,
  documentId: string,
  work: (tx: Tx) => Promise<Restructured>,
): Promise<Restructured> {
  return database().$transaction(async (tx) => {
    if (!(await lockDocument(tx, scope, documentId))) return MISSING;
    return work(tx);
  });
}

export function done(changed: StructureChanged): Restructured {
  return { ok: true, changed };
}

const MISSING = refuse("missing", { code: "problems.row.missing" });
