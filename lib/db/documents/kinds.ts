import "server-only";

import type { ParagraphKind } from "../../segment/paragraph";
import type { ParagraphKind as StoredKind } from "../generated/client";

/** Prisma's names for the kinds have no dash; the database's own, and ours, have. */
export function kindOf(stored: StoredKind): ParagraphKind {
  if (stored === "list_item") return "list-item";
  return stored === "table_cell" ? "table-cell" : stored;
}
