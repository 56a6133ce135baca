import "server-only";

import type { LinksAccepted } from "../../wire/alignments";
import type { Refusal } from "../../workbench/refusal";
import type { Seen } from "../reviews/writes";
import type { EditScope } from "../scope";
import type { Restructured } from "../structure/writes";

export async function acceptLink(
  _scope: EditScope,
  _documentId: string,
  _seen: Seen,
  _now: Date,
): Promise<Restructured> {
  throw new Error("Accepting is not written yet");
}

export async function releaseLink(
  _scope: EditScope,
  _documentId: string,
  _seen: Seen,
  _now: Date,
): Promise<Restructured> {
  throw new Error("Releasing is not written yet");
}

export async function acceptLinks(
  _scope: EditScope,
  _documentId: string,
  _items: readonly Seen[],
  _now: Date,
): Promise<{ readonly ok: true; readonly accepted: LinksAccepted } | Refusal> {
  throw new Error("Accepting is not written yet");
}
