import "server-only";

import type { z } from "zod";
import type { Message } from "../../messages/keys";
import { whatIsWrong } from "../../wire/what-is-wrong";
import { type ProblemError, problem } from "./problem";

/** `value` as the shape has it, or a 422 that names the first field at fault. */
export function parsedBy<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw unfit(issue?.path ?? [], issue ? whatIsWrong(issue) : { code: "problems.field.wrong" });
  }
  const unkept = findUnkept(parsed.data);
  if (unkept) throw unfit(unkept.path, unkept.what);
  return parsed.data;
}

function unfit(path: readonly PropertyKey[], what: Message<"problems">): ProblemError {
  const field = path.map(String).join(".");
  return field === ""
    ? problem(422, "invalid", { code: "problems.invalid.whole", what }, field)
    : problem(422, "invalid", { code: "problems.invalid", at: field, what }, field);
}

/** Where the first string that nobody can keep stands, of what a shape has let through; null when there is none. */
export function findUnkept(
  value: unknown,
  path: readonly string[] = [],
): { readonly path: readonly string[]; readonly what: Message<"problems"> } | null {
  if (typeof value === "string") {
    if (value.includes("\u0000")) return { path, what: { code: "problems.field.nul" } };
    return value.isWellFormed() ? null : { path, what: { code: "problems.field.half-character" } };
  }
  if (typeof value !== "object" || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    if (!name.isWellFormed() || name.includes("\u0000"))
      return { path, what: { code: "problems.field.name" } };
    const found = findUnkept(part, [...path, name]);
    if (found) return found;
  }
  return null;
}
