import { z } from "./z";

/** Why something was not done or not read: a code with its parameters, and its words in the language that was asked for. */
export const Said = z.object({
  code: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  detail: z.string(),
});

/** An encoding, and some lines of the file as they read in it. */
export const EncodingCandidate = z.object({ encoding: z.string(), preview: z.string() });
export type EncodingCandidate = z.infer<typeof EncodingCandidate>;

/**
 * RFC 9457 problem document. `type` is stable and made for programs ("/problems/stale"); `title` and `detail` are
 * sentences for people, in the language that Accept-Language asks for (English or Simplified Chinese): what happened,
 * what it means for their work, what to do now.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** What `detail` says, as a code with its parameters: "problems.row.stale". Work of older versions has none. */
  code: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  /** Path of the field at fault, dots between: `items.0.revision`. */
  field: z.string().optional(),
  /** With "/problems/encoding-unclear": the encodings that the file may be in, the likeliest first; send one as `encoding`. */
  candidates: z.array(EncodingCandidate).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** A problem before it has words: what is thrown below the front door, and what a failed job keeps. */
export interface CodedProblem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Of the title, where it is not that of the type. */
  readonly titleCode?: string;
  readonly field?: string;
  readonly candidates?: EncodingCandidate[];
}
