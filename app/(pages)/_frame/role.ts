import { ROLES, type Role } from "@/lib/access";
import type { Say } from "@/lib/messages/say";

/** The roles as people choose them. */
export function roleChoices(say: Say): readonly { readonly value: Role; readonly label: string }[] {
  return ROLES.map((role) => ({ value: role, label: say(`ui.role.${role}`) }));
}

/** A role inside a sentence. */
export function roleInSentence(say: Say, role: Role): string {
  return say(`ui.role.${role}`).toLocaleLowerCase(say.locale);
}
