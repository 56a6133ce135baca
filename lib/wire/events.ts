import { Job } from "./documents";
import { Person } from "./people";
import { Segment } from "./segments";
import { Id } from "./text";
import { z } from "./z";

/** Who has the document open, by tab. Sent whole whenever it changes. */
export const Presence = z.object({
  here: z.array(z.object({ clientId: z.string(), person: Person, segmentId: Id.nullable() })),
});
export type Presence = z.infer<typeof Presence>;
/** POST /documents/{id}/presence, every 15 s and when the row in use changes; a tab unheard of for 40 s has gone. */
export const Here = z.object({
  clientId: z.string().min(8).max(64),
  segmentId: Id.nullable(),
  leaving: z.boolean().default(false),
});

/**
 * GET /documents/{id}/events: server-sent events, `event:` is the name here, `data:` the JSON, `id:` a number to resume from.
 * Applying one twice does no harm: a segment with a revision that is not newer is ignored.
 */
export const EVENTS = {
  segments: z.object({
    segments: z.array(Segment),
    removed: z.array(Id),
    by: Id.nullable(),
    structure: z.boolean(),
  }),
  comments: z.object({ segmentId: Id, openComments: z.number().int() }),
  presence: Presence,
  /** How far a job on this document is (a draft being aligned). GET /jobs/{id} has its result. */
  job: Job.omit({ result: true, problem: true }),
  /** Too much has changed to say it row by row (a draft was imported): read the document again. */
  reload: z.object({ reason: z.string() }),
} as const;
export type EventName = keyof typeof EVENTS;
export type EventData<Name extends EventName> = z.infer<(typeof EVENTS)[Name]>;
