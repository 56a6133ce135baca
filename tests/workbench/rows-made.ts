import type { PlacedParagraph } from "@/lib/segments/structure";
import type { Link, Segment, SourceParagraph } from "@/lib/wire/segments";
import type { Me, Workbench } from "@/lib/workbench/state/state";
import { openWorkbench } from "@/lib/workbench/state/state";

export const TRANSLATOR: Me = { id: "me", name: "林译", role: "translator" };

/** A paragraph of the original; its id says where it stands. */
export function paragraph(
  position: number,
  text: string,
  more: Partial<SourceParagraph> = {},
): SourceParagraph {
  return {
    paragraphId: `p${position}`,
    position,
    kind: "text",
    level: null,
    speaker: null,
    bodyStart: 0,
    text,
    marks: [],
    layout: null,
    original: null,
    corrections: [],
    characters: text.length,
    proposal: null,
    goesOn: false,
    ...more,
  };
}

/** A paragraph as changes of structure place it; its id says where it stands. */
export function placed(position: number, text: string, more: Partial<PlacedParagraph> = {}): PlacedParagraph {
  return {
    id: `p${position}`,
    position,
    text,
    separator: "\n",
    goesOn: false,
    kind: "text",
    level: null,
    speaker: null,
    bodyStart: 0,
    proposal: null,
    ...more,
  };
}

/** Row `n` (from 1) with one Chinese paragraph, or those that are given. */
export function row(n: number, target = "", more: Partial<Segment> = {}): Segment {
  return {
    id: `s${n}`,
    position: n,
    rank: n,
    revision: 1,
    state: "initial",
    subState: target === "" ? null : "draft",
    source: [paragraph(n, `第${n}段。还有一句。`)],
    target,
    filledFrom: null,
    lock: null,
    words: 0,
    approvedId: null,
    omittedReason: null,
    link: null,
    openComments: 0,
    openSuggestions: 0,
    translator: null,
    waitsFor: null,
    isOnlyFixed: false,
    contributors: [],
    sentBack: null,
    updatedBy: null,
    updatedAt: "2026-11-23T00:00:00.000Z",
    ...more,
  };
}

/** What an aligner says of a row that nobody has decided. */
export function link(confidence: number, more: Partial<Link> = {}): Link {
  return { confidence, isCrossed: false, decidedBy: null, isFixed: false, ...more };
}

export function bench(segments: readonly Segment[], me: Me = TRANSLATOR): Workbench {
  return openWorkbench({ documentId: "d", me, segments, isComplete: true });
}
