import "server-only";

import type { CheckPattern, Pattern } from "../../check/check";
import { compilePattern } from "../../check/pattern";
import { listPairsFrom, readPairs } from "../../db/findings/pairs";
import { addPattern, listPatterns } from "../../db/findings/patterns";
import type { ManageScope, Scope, SourceScope } from "../../db/scope";
import { type Refusal, refuse } from "../../segments/refusal";
import type { NewPattern, PatternTrial, TriedPattern } from "../../wire/findings";

/** So long a project is looked through on trial, in pieces between which others are heard. */
const PATIENCE_MS = 2_000;
const AT_ONCE = 200;
const EXAMPLES = 20;
const AROUND = 40;

/** The project's patterns, made ready; one that this version of the program cannot run any more is left out. */
export async function readyPatterns(scope: Scope): Promise<readonly CheckPattern[]> {
  const { patterns } = await listPatterns(scope);
  return patterns.flatMap(({ id, side, message, severity, pattern, isCaseSensitive }) => {
    const made = compilePattern(pattern, isCaseSensitive);
    return made.ok ? [{ id, side, message, severity, pattern: made.pattern }] : [];
  });
}

type Compiled = { readonly ok: true; readonly pattern: Pattern } | Refusal;

function compiled(text: string, isCaseSensitive: boolean): Compiled {
  const made = compilePattern(text, isCaseSensitive);
  if (made.ok) return made;
  return made.why === "size"
    ? refuse("invalid", { code: "problems.pattern.too-large" }, "pattern")
    : refuse("invalid", { code: "problems.pattern.syntax", said: made.message }, "pattern");
}

export async function addOwnPattern(
  scope: ManageScope,
  wish: NewPattern,
  now: Date,
): Promise<{ readonly ok: true } | Refusal> {
  const made = compiled(wish.pattern, wish.isCaseSensitive);
  return made.ok ? addPattern(scope, wish, now) : made;
}

/** What it would find, row by row in reading order. `clock` says how many milliseconds have passed. */
export async function tryPattern(
  scope: SourceScope,
  { side, pattern: text, isCaseSensitive, documentId }: TriedPattern,
  clock: () => number = () => performance.now(),
): Promise<({ readonly ok: true } & PatternTrial) | Refusal> {
  const made = compiled(text, isCaseSensitive);
  if (!made.ok) return made;
  const until = clock() + PATIENCE_MS;
  const ids = await listPairsFrom(scope, documentId ?? null);
  const examples: PatternTrial["examples"] = [];
  let [rows, found] = [0, 0];
  for (let at = 0; at < ids.length && clock() < until; at += AT_ONCE)
    for (const pair of await readPairs(scope, ids.slice(at, at + AT_ONCE))) {
      const spans = made.pattern.find(pair[side]) ?? [];
      rows++;
      found += spans.length;
      for (const { start, end } of spans.slice(0, EXAMPLES - examples.length))
        examples.push({
          documentId: pair.documentId,
          segmentId: pair.segmentId,
          before: pair[side].slice(Math.max(0, start - AROUND), start).toWellFormed(),
          text: pair[side].slice(start, Math.min(end, start + 200)).toWellFormed(),
          after: pair[side].slice(end, end + AROUND).toWellFormed(),
        });
    }
  return { ok: true, rows, found, isWhole: rows >= ids.length, examples };
}
