import type { Say } from "@/lib/messages/say";
import type { RowFinding } from "./found";

/** What is wrong, in words; a code that this page does not know yet is shown as it is. */
export function textOfFinding(
  say: Say,
  { code, parameters }: Pick<RowFinding, "code" | "parameters">,
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
