import { Job } from "./documents";
import { Person } from "./people";
import { PERSON_HEADER } from "./person-header";
import { Segment } from "./segments";
import { Id } from "./text";
import { z } from "./z";

/** Who has the document open, by tab. Sent whole whenever it changes. */
export const Presence = z.object({
  here: z.array(
    z.object({
      clientId: z.string(),
      person: Person,
      segmentId: Id.nullable(),
      /** They are typing in that row, and it is theirs: at most one tab a row. Nothing that is saved is refused for it. */
      holds: z.boolean(),
      /** They hold it because they took it over. */
      tookOver: z.boolean(),
    }),
  ),
});
export type Presence = z.infer<typeof Presence>;
/**
 * POST /documents/{id}/presence, every 15 s, and when the row in use changes or somebody begins or stops typing in it; a
 * tab unheard of for 40 s has gone. `typing` counts for those who may edit. `takeOver`: from whoever holds the row.
 */
export const Here = z.object({
  clientId: z.string().min(8).max(64),
  segmentId: Id.nullable(),
  typing: z.boolean().default(false),
  takeOver: z.boolean().default(false),
  leaving: z.boolean().default(false),
});

/** For a page that opens a new line itself and cannot send the header Last-Event-ID; the header wins. */
export const ResumeAfter = z.object({
  after: z.string().max(18).optional(),
  /** Who opened the page: a browser sets no header for events (`PERSON_HEADER`). */
  [PERSON_HEADER]: z.string().max(200).optional(),
});

/**
 * A row as an event tells it. `position` is null where the event moved no row: it is as it was. To count where a row stands is
 * nearly all that reading it costs, and most events are somebody's typing.
 */
const ToldSegment = Segment.extend({ position: Segment.shape.position.nullable() });
export type ToldSegment = z.infer<typeof ToldSegment>;

/**
 * GET /documents/{id}/events: server-sent events, `event:` is the name here, `data:` the JSON, `id:` a number to resume from.
 * Applying one twice does no harm: a segment with a revision that is not newer is ignored.
 */
export const EVENTS = {
  segments: z.object({
    segments: z.array(ToldSegment),
    removed: z.array(Id),
    by: Id.nullable(),
    structure: z.boolean(),
  }),
  comments: z.object({ segmentId: Id, openComments: z.number().int() }),
  /** What is ignored, what was said of coverage, or what reviewers marked has changed: ask for them again. */
  findings: z.object({}),
  presence: Presence,
  /** How far a job on this document is (a draft being aligned). GET /jobs/{id} has its result. */
  job: Job.omit({ result: true, problem: true }),
  /** Every 10 s: the line is alive. */
  beat: z.object({}),
  /** Too much has changed to say it row by row (a draft was imported): read the document again. */
  reload: z.object({
    reason: z.string(),
    /** The role of whoever hears it is another: what they may see has changed, not the document. */
    roleChanged: z.literal(true).optional(),
  }),
} as const;
export type EventName = keyof typeof EVENTS;
export type EventData<Name extends EventName> = z.infer<(typeof EVENTS)[Name]>;
