import type { FilterName } from "@/lib/workbench/state/filters";

/** A row in the editor, with the filter that it was found by. */
export function rowHref(documentId: string, segmentId: string, filter?: FilterName): string {
  return `/documents/${documentId}${filter ? `?filter=${filter}` : ""}#row-${segmentId}`;
}
