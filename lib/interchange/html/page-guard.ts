import type { Message } from "../../messages/keys";
import { MAX_HTML_ATTRIBUTES, MAX_HTML_DEPTH, MAX_HTML_TAGS } from "../limits";

/**
 * Looks a page over before a parser sees it, in one go and without building anything, for what would cost the parser
 * minutes: tags without end, elements in elements in elements, hundreds of attributes on one tag.
 */
export interface Tangle {
  readonly code: "too-large" | "damaged";
  /** A sentence without what to do about it. */
  readonly message: Message<"readers">;
}

export function tangleOf(page: string): Tangle | null {
  if (countTags(page) > MAX_HTML_TAGS)
    return {
      code: "too-large",
      message: { code: "readers.what.tags", most: MAX_HTML_TAGS },
    };
  if (deepest(page) > MAX_HTML_DEPTH)
    return {
      code: "damaged",
      message: { code: "readers.what.page-nested", most: MAX_HTML_DEPTH },
    };
  if (mostAttributes(page) > MAX_HTML_ATTRIBUTES)
    return {
      code: "damaged",
      message: { code: "readers.what.attributes", most: MAX_HTML_ATTRIBUTES },
    };
  return null;
}

/** Of one page, or of a whole book of them. */
export function countTags(text: string): number {
  let tags = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) tags += 1;
  return tags;
}

/** Elements that need no end tag, so that a missing one does not count as nesting. */
const OPEN_ENDED: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option colgroup font".split(
    " ",
  ),
);

/** How deep the tags nest at most. */
export function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [, end, name] of text.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (OPEN_ENDED.has((name ?? "").toLowerCase())) continue;
    depth = end === "/" ? Math.max(0, depth - 1) : depth + 1;
    most = Math.max(most, depth);
  }
  return most;
}

/** What a script holds is no tag, however it looks. */
const RAW = /^<(script|style|textarea|title)\b/i;

/**
 * The most attributes on one tag: runs of characters that are not white space, outside of quotation marks, between `<name`
 * and `>`. Every character is looked at once, so that an unclosed quotation mark costs no more than a closed one.
 */
function mostAttributes(text: string): number {
  let most = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at)) {
    if (text.startsWith("<!--", at)) {
      const end = text.indexOf("-->", at + 4);
      if (end === -1) break;
      at = end + 3;
      continue;
    }
    const raw = RAW.exec(text.slice(at, at + 12));
    const tag = attributesAt(text, at + 1);
    most = Math.max(most, tag.count);
    at = raw === null ? tag.end : Math.max(tag.end, endOfRaw(text, tag.end, raw[1] ?? ""));
  }
  return most;
}

/**
 * As browsers read a tag: a quotation mark opens a value only right after `=`. Anywhere else it is part of a name, so that a stray one
 * (`<p class="a"">`) does not swallow the page.
 */
function attributesAt(text: string, from: number): { readonly count: number; readonly end: number } {
  let count = 0;
  let place: "between" | "name" | "after equals" | "value" = "name";
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === ">" || character === "<") return { count, end: at };
    if (place === "after equals" && (character === '"' || character === "'")) {
      const end = text.indexOf(character, at + 1);
      if (end === -1) return { count, end: text.length };
      at = end;
      place = "between";
    } else if (character <= " ") {
      if (place !== "after equals") place = "between";
    } else if (character === "/" && place !== "after equals" && place !== "value") place = "between";
    else if (character === "=" && place !== "value") place = "after equals";
    else if (place === "after equals") place = "value";
    else if (place === "between") {
      count += 1;
      place = "name";
    }
  }
  return { count, end: text.length };
}

function endOfRaw(text: string, from: number, name: string): number {
  const end = new RegExp(`</${name}`, "gi");
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}
