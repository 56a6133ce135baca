import { RoleName } from "./people";
import { Id } from "./text";
import { z } from "./z";

/** What waits for whoever asks. What their role does not do is 0. */
export const Waiting = z.object({
  /** Rows that a reviewer sent back to them. */
  sentBack: z.int(),
  /** Rows of theirs that a reviewer has written in, or that were put together anew: to confirm again. */
  toConfirm: z.int(),
  /** Rows that others have confirmed and that they may approve. */
  toReview: z.int(),
  /** Approved rows. */
  toFinalize: z.int(),
  /** Open threads in which others spoke last and an answer of theirs is looked for. */
  questions: z.int(),
});
export type Waiting = z.infer<typeof Waiting>;
export type WaitingKind = keyof Waiting;

export const WAITING_KINDS = Object.keys(Waiting.shape) as readonly WaitingKind[];

/** GET /waiting */
export const WaitingList = z.object({
  projects: z.array(
    z.object({
      id: Id,
      name: z.string(),
      role: RoleName,
      waiting: Waiting,
      documents: z.array(z.object({ id: Id, title: z.string(), waiting: Waiting })),
    }),
  ),
});
export type WaitingList = z.infer<typeof WaitingList>;
