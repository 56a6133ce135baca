import type { Say } from "@/lib/messages/say";

/** What is wrong, in words; a code that this page does not know yet is shown as it is. */
export function textOfFinding(
  say: Say,
  { code, parameters }: { readonly code: string; readonly parameters: Readonly<Record<string, unknown>> },
): string {
  return say.code(code, parameters) ?? code;
}

/** What a rule is called. */
export function nameOfRule(say: Say, rule: string): string {
  return say.code(`checks.rule.${rule}`, {}) ?? rule;
}

/** What it goes by; null where nothing has to be said. */
export function whyOfRule(say: Say, rule: string): string | null {
  return say.code(`checks.why.${rule}`, {});
}
