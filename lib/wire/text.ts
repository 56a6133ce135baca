import { z } from "./z";

/**
 * Text that a person wrote, as it travels: kept to the letter. Refused are only what the database cannot keep
 * without changing it: a lone surrogate (half of a character) and U+0000.
 */
export function personText(maximum: number, minimum = 0) {
  return z
    .string()
    .min(minimum)
    .max(maximum, `is longer than ${maximum} characters`)
    .refine(
      (text) => text.isWellFormed(),
      "holds half of a character (a lone surrogate); delete it and type it again",
    )
    .refine((text) => !text.includes("\u0000"), "holds the control character U+0000; delete it");
}

/** Words: at least something that can be seen. Kept to the letter all the same. */
export function words(maximum: number) {
  return personText(maximum, 1).refine((text) => /\S/u.test(text), "is empty");
}

/** A line: a name, a title, a reason. Spaces at its ends are taken away. */
export function line(maximum = 300) {
  return z
    .string()
    .trim()
    .min(1, "is empty")
    .max(maximum)
    .refine((text) => text.isWellFormed());
}

/** The longest English of one segment, in UTF-16 units. */
export const TARGET_LIMIT = 100_000;

export const Id = z.string().min(1).max(64);
/** A moment, ISO 8601 in UTC. */
export const Moment = z.iso.datetime();

const Cursor = z.string().max(200);

export const Ok = z.object({ ok: z.literal(true) });

/** How every list is asked for: `after` is the `next` of the page before. */
export const Page = z.object({
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type Page = z.infer<typeof Page>;
