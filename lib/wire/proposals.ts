import { PROPOSAL_KINDS } from "../segmentation/proposal";
import { Proposal } from "./documents";
import { StructureChanged } from "./segments";
import { Id } from "./text";
import { z } from "./z";

/** GET /documents/{id}/proposals: those that nobody has answered, in reading order. */
export const ProposalList = z.object({
  counts: z.record(z.enum(PROPOSAL_KINDS), z.number().int()),
  proposals: z.array(z.object({ paragraphId: Id, segmentId: Id, proposal: Proposal })),
});
export type ProposalList = z.infer<typeof ProposalList>;

/** POST /documents/{id}/proposals: one answer to all of a kind, or to those of some paragraphs. */
export const AnswerProposals = z.object({
  kind: z.enum(PROPOSAL_KINDS),
  answer: z.enum(["accept", "refuse"]),
  paragraphs: z.array(Id).min(1).max(2000).optional(),
});
export type AnswerProposals = z.infer<typeof AnswerProposals>;
export const ProposalsAnswered = StructureChanged.extend({
  /** Proposals that were answered, that are open still because one call answers only so many, and that cannot be carried out. */
  answered: z.number().int(),
  left: z.number().int(),
  skipped: z.number().int(),
});
export type ProposalsAnswered = z.infer<typeof ProposalsAnswered>;

/** POST /documents/{id}/bring-back: everything that was set aside of a kind; `by-hand` is what no proposal was about. */
export const BringBack = z.object({ kind: z.enum([...PROPOSAL_KINDS, "by-hand"]) });
