import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Action, may, ROLES, type Role } from "@/lib/access";

/** The row of a role in the README's table: what it may, as words. */
function told(role: Role): string {
  const readme = readFileSync("README.md", "utf8");
  return new RegExp(`^\\| ${role} \\| [^|]+ \\| ([^|]+) \\|$`, "m").exec(readme)?.[1] ?? "";
}

/** What stands in the README for an action. An owner's row names what only they may, "and all that follows". */
const WORDS: Readonly<Partial<Record<Action, RegExp>>> = {
  comment: /comment/,
  suggest: /suggest/,
  edit: /\balign\b.*\bedit\b/,
  import: /import/,
  confirm: /confirm/,
  review: /approve,/,
  export: /export/,
};

test.each(ROLES.filter((role) => role !== "owner"))(
  "the README says of a %s what lib/access.ts says",
  (role) => {
    const said = told(role);
    expect(said).not.toBe("");
    for (const [action, words] of Object.entries(WORDS) as [Action, RegExp][]) {
      // Whoever may edit or comment may suggest; the README says it where it is somebody's way to change the English.
      if (may(role, action) && /^(?:suggest|comment)$/.test(action) && may(role, "edit")) continue;
      expect({ role, action, said: words.test(said) }).toEqual({ role, action, said: may(role, action) });
    }
  },
);
