import { Person } from "./people";
import { Id, line, Moment } from "./text";
import { z } from "./z";

const NAME_KINDS = ["person", "place", "organisation", "work", "none"] as const;

/** How a name is written. */
const Entry = z.object({
  /** "none": it was proposed and is no name. */
  kind: z.enum(NAME_KINDS),
  /** As the Chinese has it in full, and its other forms there. */
  zh: line(60),
  aliases: z.array(line(60)).max(20),
  /** The English at first mention, and afterwards; "" where it is the same. */
  first: line(200, 0),
  later: line(200, 0),
  /** Other English that may stand for it. */
  allowed: z.array(line(200)).max(20),
  /** Whether the English puts the surname first; null where that says nothing. */
  surnameFirst: z.boolean().nullable(),
  note: line(500, 0),
});
export type NameEntry = z.infer<typeof Entry>;

/** GET /projects/{id}/names */
export const NameList = z.object({
  names: z.array(
    Entry.extend({
      id: Id,
      /** The speaker of that name, whose English label follows `first` as long as both are the same; null: nobody speaks by it. */
      speakerId: Id.nullable(),
      setBy: Person.nullable(),
      updatedAt: Moment,
    }),
  ),
});
export type NameList = z.infer<typeof NameList>;

/**
 * PUT /projects/{id}/names: each change says what the person saw (`was`) and what shall be (`now`), null for no entry. Sent back with
 * the two exchanged, it is undone.
 */
export const NameChanges = z.object({
  names: z
    .array(z.object({ zh: line(60), was: Entry.nullable(), now: Entry.nullable() }))
    .min(1)
    .max(500),
});
export type NameChanges = z.infer<typeof NameChanges>;
