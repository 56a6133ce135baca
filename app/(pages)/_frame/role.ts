import { ROLES, type Role } from "@/lib/access";

/** The roles as people choose them, with what each may do in one line; the table is lib/access.ts. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly label: string; readonly may: string }>> = {
  owner: { label: "Owner", may: "Everything: members, settings, sign-off." },
  translator: { label: "Translator", may: "Imports, aligns, translates, confirms, exports." },
  reviewer: { label: "Reviewer", may: "Reads both sides, aligns, edits, approves or sends back, exports." },
  proofreader: { label: "Proofreader", may: "Reads the English, Chinese on demand; comments and suggests." },
  viewer: { label: "Viewer", may: "Reads and exports English that is approved." },
};

export const ROLE_CHOICES = ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].label }));
