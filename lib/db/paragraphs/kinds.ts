import "server-only";

import type { PlacedParagraph } from "../../segments/structure";
import type { Paragraph } from "../generated/client";

/** Prisma says list_item, everybody else list-item. */
export function wireKind(kind: Paragraph["kind"]): PlacedParagraph["kind"] {
  if (kind === "list_item") return "list-item";
  return kind === "table_cell" ? "table-cell" : kind;
}

export function prismaKind(kind: PlacedParagraph["kind"]): Paragraph["kind"] {
  if (kind === "list-item") return "list_item";
  return kind === "table-cell" ? "table_cell" : kind;
}
