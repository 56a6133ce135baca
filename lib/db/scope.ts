import "server-only";
import type { Action, Role } from "../access";
import type { ChosenLanguage } from "../messages/language";

declare const granted: unique symbol;

/**
 * Proof that somebody was asked for and may do `A` in one project. Made only by `lib/server/gate.ts` (the only cast
 * to it in the house). Every read and write in `lib/db` that touches a project takes one first and puts
 * `projectId` in its `where`, so that a forgotten gate is a type error and another project's id finds nothing.
 */
export interface Scope<A extends Action = Action> {
  readonly userId: string;
  readonly projectId: string;
  readonly role: Role;
  /** The project lets people approve their own translation. */
  readonly allowOwnApproval: boolean;
  /** The project lets a reviewer approve a row in which they fixed a few words. */
  readonly allowFixing: boolean;
  readonly [granted]: A;
}

export type ReadScope = Scope<"read">;
export type SourceScope = Scope<"read-source">;
export type CommentScope = Scope<"comment">;
export type SuggestScope = Scope<"suggest">;
export type EditScope = Scope<"edit">;
export type ImportScope = Scope<"import">;
export type ConfirmScope = Scope<"confirm">;
export type ReviewScope = Scope<"review">;
export type FinalizeScope = Scope<"finalize">;
export type ExportScope = Scope<"export">;
export type ManageScope = Scope<"manage">;

/** Somebody who is signed in, or whose token was good; not yet asked for any project. */
export interface Somebody {
  readonly userId: string;
  readonly name: string;
  readonly isAdmin: boolean;
  /** Of the interface, as they chose it; null where they have not. */
  readonly language: ChosenLanguage | null;
  readonly [granted]: "somebody";
}

/** Somebody who may see all accounts of this Duizhao and end their rights. Made only by `lib/server/gate.ts`. */
export interface Administrator {
  /** Null for whoever runs commands on the machine itself. */
  readonly userId: string | null;
  readonly [granted]: "administrator";
}
