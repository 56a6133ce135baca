/**
 * What stands inside a paragraph, as spans of text with their dress. Every writer but Markdown sets type from spans.
 *
 * INLINE-1  Plain text is one span; a line break in it is a line break.
 * INLINE-2  Inline Markdown is parsed with the CJK-friendly rules (without them `**“你好。”**然后` is not bold).
 * INLINE-3  Of raw HTML only the tags in TAGS mean anything; other tags vanish, their words stay as words. So nothing
 *     active can reach a page: writers make their own tags from spans and escape every character.
 * INLINE-4  A link keeps its address where the scheme is http, https or mailto; else the words stay and the address goes.
 * INLINE-5  A picture is its alternative text: nothing outside the file is ever fetched.
 * INLINE-6  Bare addresses stay words, and `~~` is the only piece of GFM: parsing the rest cost twice the time.
 * INLINE-8  Texts with marks are read by lib/text/notation.ts and never as Markdown: no HTML, no entities, no `_`.
 * INLINE-7  Block marks at the start of a line (`# `, `- `) are characters: a target is a paragraph, not a document.
 */
export interface Span {
  readonly text: string;
  readonly dress: ReadonlySet<Dress>;
  readonly href: string | null;
  /** A reference to a note: its label. The span has no text. */
  readonly note?: string;
  /** Of a link: the name of the definition that it was written with. */
  readonly reference?: string;
}

export type Dress = "strong" | "emphasis" | "strike" | "code" | "subscript" | "superscript" | "underline";
