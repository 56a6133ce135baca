import { z } from "./z";

/**
 * Text that a person wrote, as it travels: kept to the letter. Refused are only what the database cannot keep
 * without changing it: a lone surrogate (half of a character) and U+0000.
 */
export function personText(maximum: number, minimum = 0) {
  return z
    .string()
    .min(minimum)
    .max(maximum)
    .refine((text) => text.isWellFormed(), "problems.field.half-character")
    .refine((text) => !text.includes("\u0000"), "problems.field.nul");
}

/** Words: at least something that can be seen. Kept to the letter all the same. */
export function words(maximum: number) {
  return personText(maximum, 1).refine((text) => /\S/u.test(text), "problems.field.empty");
}

/**
 * A line: a name, a title, a reason. Spaces at its ends are taken away. It is shown in lists, files' names and terminals,
 * so it holds something that can be seen, and nothing that acts on what stands beside it: no line ends, no control
 * characters (ESC moves a terminal's cursor), no marks of writing direction (they turn round what follows).
 */
export function line(maximum = 300, minimum = 1) {
  return z
    .string()
    .trim()
    .max(maximum)
    .refine((text) => text.length === 0 || text.isWellFormed(), "problems.field.half-character")
    .refine((text) => !ACTING.test(text), "problems.field.acting")
    .refine((text) => (minimum === 0 && text === "") || SEEN.test(text), "problems.field.unseen");
}

/** Controls, line and paragraph separators, and the marks and embeddings of writing direction. */
const ACTING = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Something other than spaces and characters without a form of their own (U+3164 is a letter that looks like nothing). */
const SEEN = /[^\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The longest English of one segment, in UTF-16 units. */
export const TARGET_LIMIT = 100_000;

/** Visible ASCII: what we make, and what a program may make for itself (an operation, a tab). */
export const Id = z
  .string()
  .max(64)
  .regex(/^[\x21-\x7e]+$/, "problems.field.id");
/** A name that a program gives to a thing it does, so that it is done once; whatever it likes to write. */
export const OperationId = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[\x20-\x7e]+$/, "problems.field.operation");
/** A moment, ISO 8601 in UTC. */
export const Moment = z.iso.datetime();

/** What a list gave as `next`. */
export const Cursor = z
  .string()
  .max(200)
  .regex(/^[\x20-\x7e]*$/, "problems.field.cursor");

export const Ok = z.object({ ok: z.literal(true) });

/** How every list is asked for: `after` is the `next` of the page before. */
export const Page = z.object({
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type Page = z.infer<typeof Page>;
