import { z } from "./z";

/** An encoding, and some lines of the file as they read in it. */
export const EncodingCandidate = z.object({ encoding: z.string(), preview: z.string() });
export type EncodingCandidate = z.infer<typeof EncodingCandidate>;

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
  /** With "/problems/encoding-unclear": the encodings that the file may be in, the likeliest first; send one as `encoding`. */
  candidates: z.array(EncodingCandidate).optional(),
});
export type Problem = z.infer<typeof Problem>;
