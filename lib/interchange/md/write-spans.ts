import type { Dress, Span } from "../span";
import { escapeInline } from "./escape-md";

/**
 * Spans as inline Markdown that every renderer takes for what it is.
 *
 * - Marks nest: those that would cross are closed and opened again.
 * - Emphasis is written with `*` where CommonMark is sure to read it, else with `<em>` and `<strong>`, which it always does:
 *   beside a letter `**“Yes.”**he` is asterisks to most renderers.
 * - What stands high or low, and what is underlined, is HTML, for Markdown has nothing else.
 * - A reference to a note that is not printed stands high.
 */
export function writeSpans(spans: readonly Span[], notes: ReadonlySet<string>): string {
  const tokens = tokensOf(spans, notes);
  chooseTags(tokens);
  return tokens.map(written).join("");
}

type Token =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "open" | "close"; readonly mark: Mark };

/** One mark from where it opens to where it closes. */
interface Mark {
  readonly name: Dress | "link";
  readonly span: Span;
  isTag: boolean;
}

const NESTING: readonly Mark["name"][] = [
  "link",
  "strong",
  "emphasis",
  "strike",
  "underline",
  "superscript",
  "subscript",
];

function tokensOf(spans: readonly Span[], notes: ReadonlySet<string>): Token[] {
  const tokens: Token[] = [];
  const open: Mark[] = [];
  const closeDownTo = (depth: number) => {
    while (open.length > depth) tokens.push({ type: "close", mark: open.pop()! });
  };
  for (const [index, span] of spans.entries()) {
    if (span.note !== undefined) {
      const label = notes.has(span.note) ? `[^${span.note}]` : `<sup>${escapeInline(span.note)}</sup>`;
      tokens.push({ type: "text", text: label });
      continue;
    }
    const lasting = open.findIndex((mark) => !isOver(mark, span));
    if (lasting !== -1) closeDownTo(lasting);
    const isBlank = span.text.trim() === "";
    const fresh = NESTING.filter((name) => hasOwn(span, name) && !open.some((mark) => mark.name === name));
    const reach = (name: Mark["name"]) => {
      let end = index;
      while (end < spans.length && (spans[end]!.note !== undefined || isOver({ name, span }, spans[end]!)))
        end += 1;
      return end;
    };
    if (!isBlank)
      for (const name of fresh.sort(
        (one, other) => reach(other) - reach(one) || NESTING.indexOf(one) - NESTING.indexOf(other),
      )) {
        const mark: Mark = { name, span, isTag: TAGS_ALWAYS.has(name) };
        open.push(mark);
        tokens.push({ type: "open", mark });
      }
    const text = span.dress.has("code") ? codeSpan(span.text) : escapeInline(span.text);
    // Emphasis ends before white space, not behind it.
    const ends = spans[index + 1];
    const tail = /\s+$/.exec(text)?.[0] ?? "";
    const closes = open.findIndex(
      (mark) => ends === undefined || (ends.note === undefined && !isOver(mark, ends)),
    );
    if (tail !== "" && closes !== -1 && !isBlank) {
      tokens.push({ type: "text", text: text.slice(0, -tail.length) });
      closeDownTo(closes);
      tokens.push({ type: "text", text: tail });
    } else tokens.push({ type: "text", text });
  }
  closeDownTo(0);
  return tokens;
}

const TAGS_ALWAYS: ReadonlySet<Mark["name"]> = new Set(["underline", "superscript", "subscript"]);

function hasOwn(span: Span, name: Mark["name"]): boolean {
  return name === "link" ? span.href !== null : span.dress.has(name);
}

function isOver({ name, span }: Pick<Mark, "name" | "span">, other: Span): boolean {
  return name === "link"
    ? other.href === span.href && other.reference === span.reference
    : other.dress.has(name);
}

/** Longer fences than any inside. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const room = /^`|`$|^ .* $/s.test(text) ? " " : "";
  return `${fence}${room}${text}${room}${fence}`;
}

const STARS: Readonly<Partial<Record<Mark["name"], string>>> = { strong: "**", emphasis: "*" };

/** CommonMark, “left-flanking” and “right-flanking”; where runs of opening and closing stars meet, it is not asked. */
function chooseTags(tokens: readonly Token[]): void {
  const isStar = (token: Token | undefined) =>
    token !== undefined && token.type !== "text" && token.mark.name in STARS && !token.mark.isTag;
  for (let again = true; again; ) {
    again = false;
    for (let at = 0; at < tokens.length; at += 1) {
      if (!isStar(tokens[at])) continue;
      let end = at;
      while (isStar(tokens[end])) end += 1;
      const run = tokens.slice(at, end);
      const kinds = new Set(run.map(({ type }) => type));
      const before = lastCharacter(tokens, at);
      const after = firstCharacter(tokens, end);
      const isLeft = !isBlank(after) && (!isMark(after) || isBlank(before) || isMark(before));
      const isRight = !isBlank(before) && (!isMark(before) || isBlank(after) || isMark(after));
      const isSure = kinds.size === 1 && (kinds.has("open") ? isLeft : isRight);
      if (!isSure) {
        for (const token of run) if (token.type !== "text") token.mark.isTag = true;
        again = true;
      }
      at = end;
    }
  }
}

function lastCharacter(tokens: readonly Token[], before: number): string {
  for (let at = before - 1; at >= 0; at -= 1) {
    const text = written(tokens[at]!);
    if (text !== "") return Array.from(text).at(-1)!;
  }
  return " ";
}

function firstCharacter(tokens: readonly Token[], from: number): string {
  for (let at = from; at < tokens.length; at += 1) {
    const text = written(tokens[at]!);
    if (text !== "") return Array.from(text)[0]!;
  }
  return " ";
}

const isBlank = (character: string) => /\s/.test(character);
const isMark = (character: string) => /[\p{P}\p{S}]/u.test(character);

const TAG: Readonly<Partial<Record<Mark["name"], string>>> = {
  strong: "strong",
  emphasis: "em",
  underline: "u",
  superscript: "sup",
  subscript: "sub",
};

function written(token: Token): string {
  if (token.type === "text") return token.text;
  const { name, span, isTag } = token.mark;
  const isOpen = token.type === "open";
  if (name === "link") {
    if (isOpen) return "[";
    return span.reference === undefined ? `](${address(span.href ?? "")})` : `][${span.reference}]`;
  }
  if (name === "strike") return "~~";
  return isTag ? `<${isOpen ? "" : "/"}${TAG[name]}>` : (STARS[name] ?? "");
}

function address(href: string): string {
  return /[()\s]/.test(href) ? `<${href}>` : href;
}
