import { RoleName } from "./people";
import { Id, line, Moment } from "./text";
import { Waiting } from "./waiting";
import { z } from "./z";

export const NewProject = z.object({ name: line() });
export const Project = z.object({
  id: Id,
  name: z.string(),
  allowOwnApproval: z.boolean(),
  /** A reviewer may approve a row in which they have changed at most a fifth of the words. */
  allowFixing: z.boolean(),
  /** The role of whoever asks. */
  role: RoleName,
  documents: z.number().int(),
  /** What waits in it for whoever asks. */
  waiting: Waiting,
  createdAt: Moment,
});
export type Project = z.infer<typeof Project>;
export const ProjectList = z.object({ projects: z.array(Project), next: z.string().nullable() });
export const ProjectChange = z.object({
  name: line().optional(),
  allowOwnApproval: z.boolean().optional(),
  allowFixing: z.boolean().optional(),
});

/** What was removed and can be brought back by an administrator. `project`: where a document was. */
export const Removed = z.object({
  id: Id,
  kind: z.enum(["project", "document"]),
  name: z.string(),
  project: z.string().nullable(),
  removedAt: Moment,
});
export type Removed = z.infer<typeof Removed>;
/** GET /removed */
export const RemovedList = z.object({ removed: z.array(Removed) });

/** POST /archives: the project that it has become. */
export const ArchiveMade = z.object({
  id: Id,
  name: z.string(),
  documents: z.number().int(),
  segments: z.number().int(),
  /** Whom its rows name. */
  people: z.number().int(),
});
export type ArchiveMade = z.infer<typeof ArchiveMade>;
export const ArchiveFile = z.object({});
