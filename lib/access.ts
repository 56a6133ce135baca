/**
 * Who may do what. A membership gives one role in one project; this table says what each role may do there.
 * Asked in `lib/db` on every read and write through the scope that `lib/server/gate.ts` makes.
 *
 * ACC-1  Nobody without a membership sees that a project exists: the answer is 404, not 403.
 * ACC-2  Nobody approves words that they contributed to since the last approval unless the owner has allowed it for the project;
 *     a reviewer's few fixes are allowed by a switch of their own (SGM-STATE-6 in lib/segments/transitions.ts).
 * ACC-3  A viewer reads what is approved, in English, and nothing else. A proofreader reads English, Chinese on demand.
 */
export const ROLES = ["owner", "translator", "reviewer", "proofreader", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  /** See the English. A viewer: what is approved. */
  "read",
  /** See the Chinese, and English that is not approved. */
  "read-source",
  "comment",
  "suggest",
  /** Change English, structure and what is set aside; align again, and go back to an earlier alignment. */
  "edit",
  /** Bring in originals and drafts; a draft is aligned as it comes in. */
  "import",
  "confirm",
  /** Approve, or send back. */
  "review",
  /** Sign off as Final. */
  "finalize",
  "export",
  /** Members, settings, deletion. */
  "manage",
] as const;
export type Action = (typeof ACTIONS)[number];

const MAY: Readonly<Record<Role, readonly Action[]>> = {
  owner: ACTIONS,
  translator: ["read", "read-source", "comment", "suggest", "edit", "import", "confirm", "export"],
  reviewer: ["read", "read-source", "comment", "suggest", "edit", "review", "export"],
  proofreader: ["read", "read-source", "comment", "suggest"],
  viewer: ["read", "export"],
};

export function may(role: Role, action: Action): boolean {
  return MAY[role].includes(action);
}
