import { Person } from "./people";
import { AtRevision } from "./segments";
import { Id, Moment, personText, TARGET_LIMIT, words } from "./text";
import { z } from "./z";

/** The words a comment is about: a W3C text quote with the offset where they stood. */
export const Anchor = z.object({
  side: z.enum(["source", "target"]),
  exact: personText(1_000, 1),
  prefix: personText(64),
  suffix: personText(64),
  start: z.number().int().nonnegative(),
});
export type Anchor = z.infer<typeof Anchor>;

export const NewComment = z.object({
  body: words(5_000),
  anchor: Anchor.nullable().default(null),
  /** The first comment of a thread that this one answers. */
  answers: Id.nullable().default(null),
});
export type NewComment = z.infer<typeof NewComment>;
export const Comment = z.object({
  id: Id,
  segmentId: Id,
  rootId: Id.nullable(),
  body: z.string(),
  anchor: Anchor.nullable(),
  author: Person.nullable(),
  createdAt: Moment,
  editedAt: Moment.nullable(),
  resolved: z.object({ by: Person.nullable(), at: Moment }).nullable(),
  mine: z.boolean(),
  /** It came with a file, which `author` brought in: who said it there, and when. */
  said: z.object({ by: z.string().nullable(), at: Moment.nullable() }).nullable(),
});
export type Comment = z.infer<typeof Comment>;
export const CommentList = z.object({ comments: z.array(Comment), next: z.string().nullable() });
/** PATCH /comments/{id}: one's own words, or (on a root) whether the thread is resolved. */
export const CommentChange = z.object({
  body: words(5_000).optional(),
  resolved: z.boolean().optional(),
});

export const Suggestion = z.object({
  id: Id,
  segmentId: Id,
  text: z.string(),
  /** return: a file that was edited elsewhere. */
  origin: z.enum(["draft", "person", "return"]),
  state: z.enum(["open", "accepted", "dismissed"]),
  author: Person.nullable(),
  createdAt: Moment,
  /** Who made the change in the file, and when, where the file says so. */
  said: z.object({ by: z.string().nullable(), at: Moment.nullable() }).nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;
export const SuggestionList = z.object({ suggestions: z.array(Suggestion), next: z.string().nullable() });
export const NewSuggestion = z.object({ text: words(TARGET_LIMIT) });
/** POST /suggestions/{id}/accept; POST /suggestions/{id}/dismiss takes no body. */
export const AcceptSuggestion = AtRevision;
