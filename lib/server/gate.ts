import "server-only";

import { type Action, may, type Role } from "../access";
import { findJobPlace, findPlace, type Noun, type Place } from "../db/membership";
import type { Administrator, Scope, Somebody } from "../db/scope";
import { missing, problem } from "./http/problem";

/**
 * Who is asking, and may they? Each `require…` finds the project of what is asked for and the membership of whoever
 * asks in one query, and returns the scope that lib/db wants, or throws:
 *
 * SRV-GATE-1  404 when it is not there, was deleted, or is in a project that they are not a member of (ACC-1).
 * SRV-GATE-2  403 with the reason in words when their role may not.
 *
 * A retired segment or paragraph (merged away, split) passes: reads and writes of live rows say `retiredAt: null`.
 */
export type DocumentScope<A extends Action> = Scope<A> & { readonly documentId: string };

export async function requireProject<const A extends Action>(
  somebody: Somebody,
  projectId: string,
  action: A,
): Promise<Scope<A>> {
  return requirePlace(somebody, "project", projectId, action);
}

/** A memory stands in a project, and may be used by others. */
export async function requireMemory<const A extends Action>(
  somebody: Somebody,
  memoryId: string,
  action: A,
): Promise<Scope<A>> {
  return requirePlace(somebody, "memory", memoryId, action);
}

/** A termbase stands in a project, and may be used by others. */
export async function requireTermbase<const A extends Action>(
  somebody: Somebody,
  termbaseId: string,
  action: A,
): Promise<Scope<A>> {
  return requirePlace(somebody, "termbase", termbaseId, action);
}

/**
 * A job stands in a project; whoever may edit there may ask after it and stop it. An export is the business of whoever
 * asked for it, as long as they may export: to anybody else it is not there.
 */
export async function requireJob({ userId }: Somebody, jobId: string): Promise<Scope<"edit" | "export">> {
  const place = await findJobPlace(userId, jobId);
  if (!place) throw missing("job");
  const action = place.isExport ? "export" : "edit";
  if (!may(place.role, action)) throw refusal(place.role, action);
  return granted({ ...place, userId });
}

/** For the file of an export; a job of another kind is none that has a file. */
export async function requireExport({ userId }: Somebody, jobId: string): Promise<Scope<"export">> {
  const place = await findJobPlace(userId, jobId);
  if (!place?.isExport) throw missing("export");
  if (!may(place.role, "export")) throw refusal(place.role, "export");
  return granted<"export">({ ...place, userId });
}

/** A worker asks on behalf of whoever gave it the job: are they still a member, may they still, is the document there? */
export async function requireForJob<const A extends Action>(
  job: { readonly userId: string; readonly projectId: string; readonly documentId?: string },
  action: A,
): Promise<Scope<A>> {
  const { userId, projectId, documentId } = job;
  return documentId === undefined
    ? requirePlace({ userId }, "project", projectId, action)
    : requirePlace({ userId }, "document", documentId, action);
}

export function requireAdministrator({ userId, isAdmin }: Somebody): Administrator {
  if (isAdmin) return { userId } as unknown as Administrator;
  throw problem(403, "role", { code: "problems.role.administrator" });
}

/** Whoever runs commands on the machine has the whole database in hand: nobody is asked who they are. */
export function atTheMachine(): Administrator {
  return { userId: null } as unknown as Administrator;
}

/** For whoever has made the project in the very transaction that uses this: nobody else can ask for it yet. */
export function ownerScope(owner: { readonly userId: string; readonly projectId: string }): Scope<"import"> {
  return granted<"import">({
    ...owner,
    role: "owner",
    allowOwnApproval: false,
    allowFixing: false,
    documentId: null,
  });
}

/** The things below a document; the scope names the document, too. */
export const requireDocument = below("document");
export const requireSegment = below("segment");
export const requireParagraph = below("paragraph");
export const requireComment = below("comment");
export const requireSuggestion = below("suggestion");
export const requireChange = below("change");
export const requireReturn = below("return");
export const requireCorrection = below("correction");
export const requireFinding = below("finding");
export const requireIgnore = below("ignore");
export const requireCoverageDecision = below("coverage_decision");
export const requireMark = below("mark");

function below(noun: Exclude<Noun, "project" | "memory" | "termbase">) {
  return async <const A extends Action>(
    somebody: Somebody,
    id: string,
    action: A,
  ): Promise<DocumentScope<A>> => {
    const scope = await requirePlace(somebody, noun, id, action);
    if (scope.documentId === null) throw new RangeError(`The ${noun} ${id} is in no document`);
    return scope as DocumentScope<A>;
  };
}

async function requirePlace<A extends Action>(
  { userId }: Pick<Somebody, "userId">,
  noun: Noun,
  id: string,
  action: A,
) {
  const place = await findPlace(userId, noun, id);
  if (!place) throw missing(noun);
  if (!may(place.role, action)) throw refusal(place.role, action);
  return granted<A>({ ...place, userId });
}

function granted<A extends Action>(facts: Place & { readonly userId: string }) {
  return facts as unknown as Scope<A> & { readonly documentId: string | null }; // the only cast to it in the house
}

function refusal(role: Role, action: Action) {
  return problem(403, "role", { code: "problems.role.may-not", role, action: action.replace("-", "_") });
}
