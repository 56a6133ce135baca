/**
 * Inline Markdown of people's, so that whatever shows the file as a page runs nothing of it: CommonMark lets raw HTML and
 * addresses of every kind through.
 *
 * | what                                       | becomes                                              |
 * |--------------------------------------------|------------------------------------------------------|
 * | `<` that could begin a tag or a comment     | `&lt;`, which is shown as it was written              |
 * | `](` or `]:` before `javascript:`, `data:` … | `]\(`, `]\:`: no link, the words and the address stay |
 * | tags without attributes that set type, `<https://…>` | themselves                                   |
 * | code between backticks                     | itself                                               |
 */
import { decodeHTML } from "entities";

/** Only what stands outside code is looked at, from the left, as a reader of Markdown does. */
export function harmlessMarkdown(text: string): string {
  let written = "";
  for (let at = 0; at < text.length; ) {
    const piece = codeAt(text, at) ?? harmlessAt(text, at);
    written += piece.written;
    at += piece.length;
  }
  return written;
}

interface Piece {
  readonly written: string;
  /** How much of the text it is. */
  readonly length: number;
}

/** A run of backticks up to the next one of the same length in the paragraph. A run that has none is itself. */
function codeAt(text: string, at: number): Piece | null {
  if (text[at] !== "`") return null;
  const fence = /`+/y;
  fence.lastIndex = at;
  const [open] = fence.exec(text)!;
  const rest = text.slice(at + open.length).split(/\n[ \t]*\n/u, 1)[0]!;
  const close = [...rest.matchAll(/`+/gu)].find(([run]) => run.length === open.length);
  const length = close ? open.length + close.index + open.length : open.length;
  return { written: text.slice(at, at + length), length };
}

function harmlessAt(text: string, at: number): Piece {
  const character = text[at]!;
  if (character === "\\") return { written: text.slice(at, at + 2), length: 2 };
  if (character === "<" && /^<[a-z/!?]/iu.test(text.slice(at, at + 2))) {
    const [kept] = KEPT.exec(text.slice(at, at + 2_000)) ?? [];
    return kept === undefined ? { written: "&lt;", length: 1 } : { written: kept, length: kept.length };
  }
  if (character === "]" && /^\][(:]/u.test(text.slice(at, at + 2))) {
    const isHarmless = hasHarmlessScheme(text.slice(at + 2, at + 2_000));
    return { written: isHarmless ? text.slice(at, at + 2) : `]\\${text[at + 1]}`, length: 2 };
  }
  return { written: character, length: 1 };
}

/** Tags that set type and have no attributes; addresses that a reader makes a link of. */
const KEPT =
  /^<(?:\/?(?:b|i|u|s|em|strong|del|ins|sub|sup|mark|small|code|q|ruby|rb|rt|rp)|br ?\/?|(?:https?:\/\/|mailto:)[^\s<>]*|[\w.+-]+@[\w.-]+)>/iu;

const SCHEMES: ReadonlySet<string> = new Set(["http", "https", "mailto", "tel", "ftp"]);

/** Whether an address that begins there leads nowhere but to a place: it has no scheme, or one of those. */
function hasHarmlessScheme(text: string): boolean {
  const plain = decodeHTML(text.replace(/\\(?=[!-/:-@[-`{-~])/gu, ""))
    .replace(/[\p{Cc}\p{Cf}\s]/gu, "")
    .replace(/^<+/u, "");
  const scheme = /^([a-z][a-z\d+.-]*):/iu.exec(plain)?.[1];
  return scheme === undefined || SCHEMES.has(scheme.toLowerCase());
}
