/** CHK-OWN-1  What a project's own pattern matches, on the side that it names, is a finding with the project's own message. */
import type { Check } from "./check";

export const ownPatterns: Check = {
  id: "own-patterns",
  needsProject: true,
  run(pair, { patterns = [] }) {
    return patterns.flatMap(({ id, side, message, severity, pattern }) =>
      (pattern.find(pair[side]) ?? []).map((span) => ({
        rule: "own-patterns",
        severity,
        side,
        ...span,
        code: "checks.own-pattern" as const,
        parameters: { message, text: pair[side].slice(span.start, span.end), pattern: id },
      })),
    );
  },
};
