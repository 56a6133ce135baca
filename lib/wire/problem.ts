import { z } from "./z";

/**
 * RFC 9457 problem document. `type` is stable and made for programs ("/problems/stale"); `title` and `detail` are
 * sentences for people: what happened, what it means for their work, what to do now.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** Path of the field at fault, dots between: `items.0.revision`. */
  field: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
