/**
 * A regular expression that somebody types runs on their own screen over 20,000 rows, and JavaScript cannot stop
 * one that has begun. So its cost is bounded before it runs: what may take exponential time is refused by its
 * shape, and for the rest the number of ways in which it can match this very text is estimated from above.
 *
 * TXT-COST-1  A repetition inside a repetition, `(a+)+`, an alternative inside one, `(a|b)+`, and `\1` are refused.
 * TXT-COST-2  Otherwise each repetition may match in as many ways as the longest run in the text of what it repeats, each
 *     optional part in two, each alternative in one. Starts × ways × length of the pattern is the work.
 * TXT-COST-3  Work over MOST_WORK is refused for this text. `\d+年\d+月` costs little in any text, `.*a.*b.*c` much in a
 *     long line.
 * TXT-COST-4  What the reader below does not know (a look-around) is refused, never let through.
 */

/** "broken" is no regular expression at all (`why`: what the engine says); "risky" is refused by shape; "slow" is too much for this text. */
export type PatternProblem = "broken" | "risky" | "slow";

/** About a third of a second. */
const MOST_WORK = 30_000_000;

/** Nobody types a longer one by hand. */
const MOST_PATTERN = 1000;

export function boundSearch(
  pattern: string,
  text: string,
): { readonly reason: PatternProblem; readonly why?: string } | null {
  try {
    new RegExp(pattern, "gimu");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const why = /: ([^:]*)$/.exec(error.message)?.[1] ?? error.message;
    return { reason: "broken", why };
  }
  const ways = pattern.length > MOST_PATTERN ? null : countWays(pattern, text);
  if (ways === null) return { reason: "risky" };
  return ways * pattern.length * Math.max(1, text.length) <= MOST_WORK ? null : { reason: "slow" };
}

/** A part of a pattern, as far as its cost goes. */
interface Part {
  /** In how many ways it may match from one place, at most. */
  readonly ways: number;
  /** It holds a repetition or an alternative, so it must not be repeated itself. */
  readonly isVariable: boolean;
}

const ATOM =
  /\\[pP]\{[^}]*\}|\\u\{[0-9a-fA-F]+\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[a-zA-Z]|\\k<|\\.|\[(?:\\.|[^\]\\])*\]|./suy;
const QUANTIFIER = /(?:[*+?]|\{(\d+)(,(\d*))?\})\??/uy;
const GROUP = /\((?:\?:|\?<[\p{L}_$][\p{L}\p{N}_$]*>)?/uy;

/** Null where the pattern is refused by TXT-COST-1 or TXT-COST-4. The pattern is known to be a valid one. */
function countWays(pattern: string, text: string): number | null {
  let at = 0;
  const whole = readAlternatives();
  return whole?.ways ?? null;

  function take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = at;
    const match = expression.exec(pattern);
    if (match) at = expression.lastIndex;
    return match;
  }

  function readAlternatives(): Part | null {
    let ways = 0;
    let isVariable = false;
    for (;;) {
      const branch = readSequence();
      if (!branch) return null;
      ways += branch.ways;
      isVariable ||= branch.isVariable;
      if (pattern[at] !== "|") return { ways, isVariable };
      isVariable = true;
      at += 1;
    }
  }

  function readSequence(): Part | null {
    let ways = 1;
    let isVariable = false;
    while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") {
      const piece = readPiece();
      if (!piece) return null;
      ways *= piece.ways;
      isVariable ||= piece.isVariable;
    }
    return { ways, isVariable };
  }

  function readPiece(): Part | null {
    const from = at;
    const part = pattern[at] === "(" ? readGroup() : readAtom();
    if (!part) return null;
    const repeated = pattern.slice(from, at);
    const quantifier = take(QUANTIFIER);
    if (!quantifier) return part;
    const least = repeatsAtLeast(quantifier);
    const most = repeatsAtMost(quantifier);
    if (most <= 1) return { ways: part.ways + 1, isVariable: true };
    if (part.isVariable) return null;
    return { ways: part.ways * (Math.min(most, longestRun(repeated, text)) + 1), isVariable: least !== most };
  }

  function readGroup(): Part | null {
    if (pattern.startsWith("(?", at) && !/^\(\?(?::|<[^=!])/.test(pattern.slice(at, at + 4))) return null;
    if (!take(GROUP)) return null;
    const inside = readAlternatives();
    at += 1; // the closing parenthesis
    return inside;
  }

  function readAtom(): Part | null {
    const atom = take(ATOM)?.[0];
    if (atom === undefined || /^\\[1-9k]/.test(atom)) return null;
    return { ways: 1, isVariable: false };
  }
}

function repeatsAtLeast(quantifier: RegExpExecArray): number {
  if (quantifier[1] !== undefined) return Number(quantifier[1]);
  return quantifier[0].startsWith("+") ? 1 : 0;
}

function repeatsAtMost(quantifier: RegExpExecArray): number {
  if (quantifier[0].startsWith("?")) return 1;
  if (quantifier[1] === undefined) return Number.POSITIVE_INFINITY;
  if (quantifier[2] === undefined) return Number(quantifier[1]);
  return quantifier[3] ? Number(quantifier[3]) : Number.POSITIVE_INFINITY;
}

/** The longest stretch of the text made only of what `piece` matches. `piece` itself holds no repetition. */
function longestRun(piece: string, text: string): number {
  let longest = 0;
  let run = 0;
  let end = -1;
  for (const match of text.matchAll(new RegExp(piece, "gimu"))) {
    if (match[0] === "") continue;
    run = match.index === end ? run + match[0].length : match[0].length;
    end = match.index + match[0].length;
    longest = Math.max(longest, run);
  }
  return longest;
}
