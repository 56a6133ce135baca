import type { Block } from "../../segmentation/paragraph";
import type { InlineMark } from "../../text/inline-marks";
import type { FormatResult } from "../format-result";
import type { Problem } from "../problem";
import { readTxt } from "../txt/read-txt";
import { saidOnce } from "./rolling";
import { marksShown, shownText } from "./shown";

/**
 * Subtitles (SubRip .srt, WebVTT .vtt) into blocks, one for each cue, losing no character.
 *
 * SUB-1  A line with two times and an arrow begins a cue; what stands under it, up to the next cue, is its text. Numbers, names
 *     of cues, times and settings stand in the leading text and in the separators: Σ is the file, character for character.
 * SUB-2  SRT: a blank line inside a cue does not end it (hand-made files have them); each part is a block.
 *     VTT: NOTE, STYLE and REGION blocks stand in the separators.
 * SUB-3  Tags and overrides around the whole of a cue (`<i>…</i>`, `<font …>`, `{\an8}`) stand in the separators. `<v 陈羽北>` names
 *     the speaker, and begins a block of its own in the middle of a cue.
 * SUB-4  A cue is running text: lines of subtitles are short and without stops, and must not be taken for headings.
 * SUB-5  A file without a cue is read as plain text, and says so.
 * SUB-7  What rolling captions say again is said once (rolling.ts), and a problem counts the lines that are left out.
 * SUB-6  A text is what players show: tags inside it are left out (shown.ts), and in VTT character references (`&amp;`) are the
 *     characters that they stand for. In SRT they are not, for its players show them. Where that changes a text, Σ is the file
 *     but for these, and a problem says how many texts it was.
 * SUB-8  Bold, italic, underlined and struck words are inline marks, also where the tags stand around the whole of a cue.
 *
 * Not handled: times that count backwards.
 */
export function readSubtitles(text: string, format: "srt" | "vtt"): FormatResult {
  const lines = linesOf(text);
  const cues = lines.flatMap((line, index) => (TIMES.test(text.slice(line.start, line.end)) ? [index] : []));
  if (cues.length === 0) {
    const plain = readTxt(text);
    return plain.ok ? { ...plain, problems: [NO_CUES] } : plain;
  }
  const said = cues.map((at, index) => {
    const last = cues[index + 1];
    const end =
      last === undefined
        ? lines.length
        : beforeName(text, lines, { from: at + 1, to: last, format, ordinal: index + 2 });
    return partsOf(text, lines.slice(at + 1, end), format);
  });
  const { spans, repeated } = withoutRepeats(text, said, format);
  let changed = 0;
  const blocks = spans.map(({ start, end, speaker }, index): Block => {
    const written = text.slice(start, end);
    const shown = shownText(written, format);
    if (shown !== written) changed += 1;
    const next = spans[index + 1]?.start ?? text.length;
    const marks = marksOfCue(text, spans, index, format);
    return {
      text: shown,
      separator: text.slice(end, next),
      kind: speaker === null ? null : "turn",
      level: null,
      isRunning: true,
      ...(marks.length > 0 ? { marks } : {}),
      ...(speaker === null ? {} : { speaker }),
    };
  });
  return {
    ok: true,
    title: null,
    leading: text.slice(0, spans[0]?.start ?? text.length),
    blocks,
    inline: "plain",
    problems: [...(changed > 0 ? [asShown(changed)] : []), ...(repeated > 0 ? [rolling(repeated)] : [])],
  };
}

/** SUB-8. What opens around the whole of a cue (SUB-3) stands before it, in the separator. */
function marksOfCue(
  text: string,
  spans: readonly Part[],
  index: number,
  format: "srt" | "vtt",
): readonly InlineMark[] {
  const { start, end } = spans[index]!;
  const before = text.slice(Math.max(spans[index - 1]?.end ?? 0, start - LONGEST_DRESS), start);
  const dress = DRESS.exec(before)?.[0] ?? "";
  const written = text.slice(start, end);
  return marksShown(dress + written, shownText(written, format), format);
}

const LONGEST_DRESS = 400;
/** Tags and overrides at the end of what stands before a cue, on the line of its first word. */
const DRESS = /(?:<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}|[ \t])*$/;

/** SUB-7. A part of a cue is cut down to the lines of it that are said for the first time. */
function withoutRepeats(
  text: string,
  cues: readonly (readonly Part[])[],
  format: "srt" | "vtt",
): { readonly spans: readonly Part[]; readonly repeated: number } {
  const all = cues.map((parts) => parts.flatMap((part) => shownLines(text, part, format)));
  const kept = saidOnce(all);
  if (kept === all) return { spans: cues.flat(), repeated: 0 };
  const spans = cues.flatMap((parts, index) =>
    parts.flatMap((part): Part[] => {
      const own = kept[index]!.filter(({ start, end }) => start >= part.start && end <= part.end);
      const [first] = own;
      return first === undefined ? [] : [{ ...part, start: first.start, end: own.at(-1)!.end }];
    }),
  );
  return { spans, repeated: all.flat().length - kept.flat().length };
}

function shownLines(text: string, part: Part, format: "srt" | "vtt") {
  return linesOf(text.slice(part.start, part.end)).flatMap(({ start, end }) => {
    const shown = shownText(text.slice(part.start + start, part.start + end), format).trim();
    return shown === "" ? [] : [{ start: part.start + start, end: part.start + end, shown }];
  });
}

function rolling(lines: number): Problem {
  return { code: "rolling-captions", message: { code: "readers.rolling-captions", count: lines } };
}

function asShown(texts: number): Problem {
  return { code: "subtitle-markup", message: { code: "readers.subtitle-markup", count: texts } };
}

/** Lenient as players are: hours may be missing, the decimal sign is a comma or a point, settings may follow. */
const TIMES =
  /^[ \t\uFEFF]*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,:]\d{1,3}[ \t]*-{1,2}>[ \t]*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,:]\d{1,3}(?:[ \t]|$)/;

const NO_CUES = {
  code: "read-as-plain-text",
  message: { code: "readers.no-cues" },
} as const;

/** UTF-16 offsets of a line, its end mark left out. */
interface Line {
  readonly start: number;
  readonly end: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: index });
    start = index + mark.length;
  }
  return [...lines, { start, end: text.length }];
}

function isBlank(text: string, line: Line | undefined): boolean {
  return line === undefined || text.slice(line.start, line.end).trim() === "";
}

/**
 * Where the next cue's name begins: in SRT a number, in VTT any line after a blank one. Right under a text, a line of VTT is text (a line
 * of times ends the cue above), unless it is the next number of a file that lost its blank lines.
 */
function beforeName(
  text: string,
  lines: readonly Line[],
  {
    from,
    to,
    format,
    ordinal,
  }: { readonly from: number; readonly to: number; readonly format: "srt" | "vtt"; readonly ordinal: number },
): number {
  const name = lines[to - 1];
  if (name === undefined || to - 1 < from || isBlank(text, name)) return to;
  const number = /^\s*(\d+)\s*$/.exec(text.slice(name.start, name.end))?.[1];
  if (format === "srt") return number === undefined ? to : to - 1;
  const isApart = to - 1 > from && isBlank(text, lines[to - 2]);
  const isNext = number !== undefined && (Number(number) === ordinal || Number(number) === ordinal - 1);
  return isApart || isNext ? to - 1 : to;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
}

/** The texts under one line of times, parted by blank lines. */
function partsOf(text: string, lines: readonly Line[], format: "srt" | "vtt"): Part[] {
  const parts: Part[] = [];
  let open: { start: number; end: number } | null = null;
  for (const line of [...lines, undefined]) {
    if (line !== undefined && !isBlank(text, line)) {
      if (open === null) open = { start: line.start, end: line.end };
      else open.end = line.end;
      continue;
    }
    if (open !== null) {
      const isNote = format === "vtt" && /^(?:NOTE|STYLE|REGION)\b/.test(text.slice(open.start, open.end));
      if (!isNote) parts.push(...voicesOf(text, open.start, open.end, format));
    }
    open = null;
  }
  return parts;
}

const VOICE = /^<v(?:\.[^\s>]{0,100})?[ \t]+([^>]{1,200})>/;
const OPENING = /^(?:\{\\[^}]{0,200}\}|<(?:[ibuc]|lang|ruby|font)\b[^>]{0,200}>|\s)+/i;
const OVERRIDES = /^(?:\{\\[^}]{0,200}\}|\s)+/;

/** A cue, parted where another voice begins. */
function voicesOf(text: string, from: number, to: number, format: "srt" | "vtt"): Part[] {
  const cue = text.slice(from, to);
  const first = cue.search(/\S/);
  const voices = [...cue.matchAll(ANOTHER_VOICE)].flatMap(({ index }) =>
    index > first ? [from + index] : [],
  );
  return [from, ...voices].flatMap((start, index) => {
    const part = undressed(text, start, voices[index] ?? to);
    return part === null || shownText(text.slice(part.start, part.end), format).trim() === "" ? [] : [part];
  });
}

const ANOTHER_VOICE = /<v(?:\.[^\s>]{0,100})?[ \t]+[^>]{1,200}>/g;

/** What is left of a cue without its dress (SUB-3); null where nothing is. */
function undressed(text: string, from: number, to: number): Part | null {
  const white = /^\s*/.exec(text.slice(from, to))?.[0].length ?? 0;
  const voice = VOICE.exec(text.slice(from + white, to));
  const start = from + white + (voice?.[0].length ?? 0);
  const dressed = text.slice(start, to);
  const whole = strippedOf(dressed, OPENING, CLOSING);
  const part = dressed.slice(...whole).includes("<") ? strippedOf(dressed, OVERRIDES, CLOSING_VOICE) : whole;
  if (part[0] >= part[1]) return null;
  return { start: start + part[0], end: start + part[1], speaker: voice?.[1]?.trim() || null };
}

const CLOSING = /<\/(?:[ibucv]|lang|ruby|font)>$/i;
const CLOSING_VOICE = /<\/v>$/;

/** The range between what opens and what closes, white space included in both. The end is looked at tag by tag. */
function strippedOf(text: string, opening: RegExp, closing: RegExp): [number, number] {
  const start = opening.exec(text)?.[0].length ?? 0;
  let end = text.trimEnd().length;
  for (;;) {
    const tag = closing.exec(text.slice(Math.max(start, end - 8), end));
    if (tag === null || end <= start) return [start, Math.max(start, end)];
    end = text.slice(0, end - tag[0].length).trimEnd().length;
  }
}
