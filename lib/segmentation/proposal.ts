/**
 * What the reading of an original proposes and a person decides: to set a paragraph aside, to part turns that a page ran
 * together, to put lines together that were broken by hand. Never carried out unasked, but for what is SURE not to belong:
 * that is set aside at import in the importer's name, and the import says so.
 */

/** Every kind of proposal, in the order in which they are listed. `lib/segmentation/README.md` says how each is found. */
export const PROPOSAL_KINDS = ["chrome", "advertisement", "insert", "duplicate", "turns", "lines"] as const;

export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

interface Proposed {
  /** What it is for the translator: a code with its parameters, as `reasonOf` keeps it. */
  readonly reason: string;
  /** 0 to 1: how sure it is. */
  readonly confidence: number;
}

/** To leave a paragraph out of the work: page boilerplate, advertisements, scraps of other texts, what stands there already. */
export interface SetAsideProposal extends Proposed {
  readonly kind: "chrome" | "advertisement" | "insert" | "duplicate";
}

/** A turn that stands inside the paragraph of another. */
export interface GluedTurn {
  /** UTF-16 offset in the paragraph where its label begins. */
  readonly at: number;
  readonly speaker: string;
  /** UTF-16 length of label, colon and space: where the speech begins, counted from `at`. */
  readonly bodyStart: number;
}

/** To part a paragraph into the turns that it holds. */
export interface SplitProposal extends Proposed {
  readonly kind: "turns";
  /** In order; at least one. */
  readonly turns: readonly GluedTurn[];
}

/** To put a paragraph and those that follow it into one row: together they are one, broken at a fixed width. */
export interface JoinProposal extends Proposed {
  readonly kind: "lines";
  /** How many paragraphs it is in all, this one with them: at least two. */
  readonly count: number;
}

export type Proposal = SetAsideProposal | SplitProposal | JoinProposal;

/** From this confidence an import sets a paragraph aside in the importer's name, and says so. */
export const SURE = 0.9;

/** The proposal, where it is one to leave the paragraph out. */
export function asideOf(proposal: Proposal | null): SetAsideProposal | null {
  return proposal === null || proposal.kind === "turns" || proposal.kind === "lines" ? null : proposal;
}

/** What an import sets aside by itself. */
export function isSurelyAside(proposal: Proposal | null): boolean {
  return (asideOf(proposal)?.confidence ?? 0) >= SURE;
}
