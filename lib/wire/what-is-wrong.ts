import type { Message } from "../messages/keys";
import type { z } from "./z";

/**
 * What is wrong with a field, as a clause: our own shapes name its code as their message, zod's kinds of trouble have one each.
 */
export function whatIsWrong(issue: z.core.$ZodIssue): Message<"problems"> {
  if (isOurs(issue.message)) return { code: issue.message };
  switch (issue.code) {
    case "invalid_type":
      return /received undefined$/.test(issue.message)
        ? { code: "problems.field.missing" }
        : { code: "problems.field.type", expected: issue.expected };
    case "too_big":
      return tooBig(issue.origin, Number(issue.maximum));
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum));
    case "invalid_value":
      return issue.values.length <= MOST_NAMED
        ? { code: "problems.field.choice", choices: issue.values.map(String).join(", ") }
        : { code: "problems.field.choice-of-many" };
    case "unrecognized_keys":
      return { code: "problems.field.unknown", names: issue.keys.slice(0, MOST_NAMED).join(", ") };
    default:
      return { code: "problems.field.wrong" };
  }
}

const MOST_NAMED = 12;

/** The clauses that shapes name themselves. */
const OURS = [
  "problems.field.acting",
  "problems.field.colon",
  "problems.field.cursor",
  "problems.field.email",
  "problems.field.empty",
  "problems.field.half-character",
  "problems.field.id",
  "problems.field.line-end",
  "problems.field.nul",
  "problems.field.operation",
  "problems.field.unseen",
  "problems.field.username",
] as const;

function isOurs(message: string): message is (typeof OURS)[number] {
  return OURS.some((code) => code === message);
}

function tooBig(origin: string, most: number): Message<"problems"> {
  if (origin === "string") return { code: "problems.field.long", most };
  return { code: origin === "array" ? "problems.field.many" : "problems.field.large", most };
}

function tooSmall(origin: string, least: number): Message<"problems"> {
  if (origin === "string")
    return least === 1 ? { code: "problems.field.empty" } : { code: "problems.field.short", least };
  return { code: origin === "array" ? "problems.field.few" : "problems.field.small", least };
}
