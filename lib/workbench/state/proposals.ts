/**
 * What the import proposes and nobody has answered, as it is counted, walked and said on the screen.
 *
 * WB-PROP-1  A row shows the proposals of its paragraphs. They are walked in the order of the text; a row counts once.
 * WB-PROP-2  A proposal is accepted or refused by itself or with all of its kind, and each of these is one step of undo.
 * WB-PROP-3  How sure it is, is said in words; a percentage would promise more than a table of rules knows.
 */

import type { Proposal, ProposalKind } from "../../segmentation/proposal";
import type { Paragraph } from "../../wire/documents";
import type { Segment } from "../../wire/segments";
import { nextWanted } from "../commands/navigation";

/** In the order in which they are listed; their words: `editor.proposals.*` with the kind. */
const PROPOSAL_KINDS = [
  "chrome",
  "advertisement",
  "insert",
  "duplicate",
  "turns",
  "lines",
] as const satisfies readonly ProposalKind[];

export interface OpenProposal {
  /** The row. */
  readonly id: string;
  readonly paragraphId: string;
  readonly proposal: Proposal;
}

export function proposalsIn(segments: readonly Segment[]): readonly OpenProposal[] {
  return segments.flatMap(({ id, source }) =>
    source.flatMap(({ paragraphId, proposal }) => (proposal ? [{ id, paragraphId, proposal }] : [])),
  );
}

export interface KindCount {
  readonly kind: ProposalKind;
  readonly count: number;
}

/** How many there are of each kind, those that there are. */
export function countKinds(kinds: readonly ProposalKind[]): readonly KindCount[] {
  return PROPOSAL_KINDS.flatMap((kind) => {
    const count = kinds.filter((one) => one === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
}

/** Of what is set aside now, how many come from a proposal of each kind. */
export function countAside(setAside: readonly Paragraph[]): readonly KindCount[] {
  return countKinds(setAside.flatMap(({ setAside: aside }) => aside?.kind ?? []));
}

/** WB-PROP-3. From the threshold of an import on it is almost certain; nothing below a half is proposed. */
export function sureness(confidence: number): "certain" | "likely" | "guess" {
  if (confidence >= 0.9) return "certain";
  if (confidence >= 0.75) return "likely";
  return "guess";
}

/** The row of the next open proposal, of one kind or of any, going round; null when there is no other. */
export function nextProposal(
  rows: readonly Segment[],
  active: string | null,
  direction: 1 | -1,
  kind: ProposalKind | null = null,
): string | null {
  const from = rows.findIndex(({ id }) => id === active);
  const isWanted = ({ source }: Segment) =>
    source.some(({ proposal }) => proposal && (kind === null || proposal.kind === kind));
  const index = nextWanted(rows, from === -1 && direction === -1 ? 0 : from, isWanted, direction);
  return index === null ? null : (rows[index]?.id ?? null);
}
