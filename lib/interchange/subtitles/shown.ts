import { decodeHTMLStrict } from "entities";
import { type InlineKind, type InlineMark, tidied } from "../../text/inline-marks";

/**
 * What players show of the text of a cue (SUB-6). Any `<` that opens no tag is a character: `a < b`, `<三>`.
 *
 * WebVTT: tags of any name and times are left out, of ruby the reading; references (`&amp;`) are the characters that they stand for.
 * SubRip: tags that came from HTML are left out, and those of another name that are closed in the same text; `<br>` and `\N` are
 * line ends, `\h` a space that does not break; overrides of SubStation and MicroDVD (`{\i1}`, `{Y:i}`) are left out.
 *
 * Source: WebVTT (W3C), “WebVTT cue text parsing rules”; FFmpeg, `htmlsubtitles.c`; what VLC and mpv leave out of SRT.
 */
export function shownText(written: string, format: "srt" | "vtt"): string {
  const bare = written.replace(READING, "").replace(TIME, "");
  if (format === "vtt") {
    const shown = bare.replace(TAG, "").replace(SUBSTATION, "");
    return shown.includes("&") ? decodeHTMLStrict(shown) : shown;
  }
  return bare
    .replace(/[ \t]*(?:<br[ \t]*\/?>|\\N)[ \t]*/gi, (mark) => (mark.trim() === "\\n" ? mark : "\n"))
    .replace(/(?<![A-Za-z:])\\h(?![a-z])/g, "\u00A0")
    .replace(TAG, (tag, name: string) => (isTag(name.toLowerCase(), bare) ? "" : tag))
    .replace(SUBSTATION, "")
    .replace(MICRODVD, "");
}

/**
 * SUB-8: what is set apart in `written`, over the text that is shown. Nothing where leaving out tag by tag gives another text than
 * leaving all out at once: a mark over the wrong words is worse than none.
 */
export function marksShown(written: string, shown: string, format: "srt" | "vtt"): InlineMark[] {
  const marks: InlineMark[] = [];
  const open = new Map<InlineKind, number>();
  let said = "";
  let from = 0;
  for (const { 0: mark, index, 1: name, 2: letter, 3: digit } of written.matchAll(SET_APART)) {
    said += shownText(written.slice(from, index), format);
    from = index + mark.length;
    const kind = KIND_OF[(name ?? letter)!.toLowerCase()];
    if (!kind) continue;
    const isEnd = name === undefined ? digit === "0" : mark.startsWith("</");
    const start = open.get(kind);
    if (!isEnd) open.set(kind, start ?? said.length);
    else if (start !== undefined) {
      marks.push({ kind, start, end: said.length });
      open.delete(kind);
    }
  }
  said += shownText(written.slice(from), format);
  for (const [kind, start] of open) marks.push({ kind, start, end: said.length });
  return said === shown ? tidied(marks) : [];
}

const SET_APART = /<\/?(b|i|u|s|em|strong|strike|del)(?:[.\s][^<>]{0,200})?>|\{\\([bius])([01])\}/gi;

const KIND_OF: Readonly<Record<string, InlineKind | undefined>> = {
  b: "strong",
  strong: "strong",
  i: "emphasis",
  em: "emphasis",
  u: "underline",
  s: "strike",
  strike: "strike",
  del: "strike",
};

const READING = /<rt(?:[.\s][^<>]{0,200})?>[^<]{0,200}(?:<\/rt>)?/gi;
const TIME = /<\d{2,}:\d{2}[\d:.]{0,20}>/g;
const TAG = /<\/?([a-z][a-z0-9]{0,20})(?:[.\s/][^<>]{0,200})?>/gi;
const SUBSTATION = /\{\\[^{}]{0,200}\}/g;
const MICRODVD = /\{[CcFfoPSsYy]:[^{}\n]{0,100}\}/g;

/** Tags that subtitles have from HTML and WebVTT. */
const KNOWN: ReadonlySet<string> = new Set(
  "a b big c center cite code del div em font h1 h2 h3 i ins lang mark p q rb rt ruby s small span strike strong sub sup tt u v".split(
    " ",
  ),
);

function isTag(name: string, text: string): boolean {
  return KNOWN.has(name) || new RegExp(`<${name}[\\s>/][\\s\\S]*</${name}>`, "i").test(text);
}
