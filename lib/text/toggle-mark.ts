import { type InlineKind, type InlineMark, tidied } from "./inline-marks";
import { type Notation, type Range, readNotation } from "./notation";
import { writeNotation } from "./write-notation";

/** A text with what is selected in it: UTF-16 offsets, a cursor where both are one. */
export interface Selected extends Range {
  readonly text: string;
}

/** The marks that a key puts on and takes off. */
export type Toggled = Extract<InlineKind, "emphasis" | "strong" | "code" | "superscript" | "subscript">;

const SIGN: Readonly<Record<Toggled, string>> = {
  emphasis: "*",
  strong: "**",
  code: "`",
  superscript: "^",
  subscript: "~",
};

/**
 * Puts a mark on the selected words, or takes it off where all of them have it. Without a selection it is the word at the cursor,
 * and in white space two signs with the cursor between them. The rest of the text stays as it was typed, unless marks would cross:
 * then those of the paragraph are written anew.
 *
 * Law: no word is lost or changed.
 */
export function toggleMark(selected: Selected, kind: Toggled): Selected {
  const { text } = selected;
  const sign = SIGN[kind];
  if (selected.start === selected.end) {
    const { start } = selected;
    const isBetween =
      text.slice(start - sign.length, start) === sign &&
      text.slice(start, start + sign.length) === sign &&
      text[start - sign.length - 1] !== sign[0] &&
      text[start + sign.length] !== sign[0];
    if (isBetween) {
      const rest = text.slice(0, start - sign.length) + text.slice(start + sign.length);
      return { text: rest, start: start - sign.length, end: start - sign.length };
    }
  }
  const notation = readNotation(text);
  const chosen = chosenWords(notation, selected, kind);
  if (chosen === null) {
    if (selected.start !== selected.end) return selected;
    // Not inside of another sign.
    const inside = notation.hidden.find(({ start, end }) => start < selected.start && selected.start < end);
    const at = inside?.end ?? selected.start;
    return {
      text: text.slice(0, at) + sign + sign + text.slice(at),
      start: at + sign.length,
      end: at + sign.length,
    };
  }
  const isOn = notation.marks.some(
    (mark) => mark.kind === kind && mark.start <= chosen.start && chosen.end <= mark.end,
  );
  const done = isOn ? takeOff(text, notation, chosen, kind) : putOn(text, notation, chosen, kind);
  if (selected.start !== selected.end) return done;
  // A cursor stays in its word.
  const inWord = notation.toWords(selected.start);
  const at = readNotation(done.text).toTypedEnd(Math.max(chosen.start, inWord));
  return { ...done, start: at, end: at };
}

/** What is to be marked, counted in the words; null where there is no word. */
function chosenWords(notation: Notation, selected: Selected, kind: InlineKind): Range | null {
  const { words } = notation;
  let start = notation.toWords(selected.start);
  let end = notation.toWords(selected.end);
  if (start === end) {
    const around = notation.marks.find(
      (mark) => mark.kind === kind && mark.start <= start && start <= mark.end,
    );
    if (around) return { start: around.start, end: around.end };
    while (start > 0 && isLetter(words[start - 1])) start -= 1;
    while (end < words.length && isLetter(words[end])) end += 1;
  }
  while (start < end && /\s/.test(words[start]!)) start += 1;
  while (start < end && /\s/.test(words[end - 1]!)) end -= 1;
  return start < end ? { start, end } : null;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}\p{M}'’-]/u.test(character);
}

function putOn(text: string, notation: Notation, chosen: Range, kind: Toggled): Selected {
  const sign = SIGN[kind];
  const from = notation.toTyped(chosen.start);
  const to = notation.toTypedEnd(chosen.end);
  if (from < to) {
    const typed = text.slice(0, from) + sign + text.slice(from, to) + sign + text.slice(to);
    const read = readNotation(typed);
    const isRight =
      read.words === notation.words &&
      read.marks.length === notation.marks.length + 1 &&
      read.marks.some((mark) => mark.kind === kind && mark.start === chosen.start && mark.end === chosen.end);
    if (isRight) return { text: typed, start: from + sign.length, end: to + sign.length };
  }
  return rewritten(text, notation, chosen, (marks) => tidied([...marks, { kind, ...chosen }]));
}

function takeOff(text: string, notation: Notation, chosen: Range, kind: Toggled): Selected {
  const index = notation.typed.findIndex((mark) => {
    if (mark.kind !== kind) return false;
    return notation.toWords(mark.start) === chosen.start && notation.toWords(mark.end) === chosen.end;
  });
  const found = notation.typed[index];
  if (found) {
    const { outer, start, end } = found;
    const typed = text.slice(0, outer.start) + text.slice(start, end) + text.slice(outer.end);
    if (readNotation(typed).words === notation.words)
      return { text: typed, start: outer.start, end: outer.start + end - start };
  }
  return rewritten(text, notation, chosen, (marks) =>
    marks.flatMap((mark) =>
      mark.kind === kind
        ? [
            { ...mark, end: Math.min(mark.end, chosen.start) },
            { ...mark, start: Math.max(mark.start, chosen.end) },
          ].filter(({ start, end }) => start < end)
        : [mark],
    ),
  );
}

/** The paragraphs that hold the chosen words with other marks. */
function rewritten(
  text: string,
  notation: Notation,
  chosen: Range,
  change: (marks: readonly InlineMark[]) => readonly InlineMark[],
): Selected {
  const marks = change(notation.marks);
  let typed = "";
  let at = 0;
  for (const { 0: blank, index } of [...notation.words.matchAll(/\n[^\S\n]*\n\s*|$/g)]) {
    const own = marks.flatMap((mark): InlineMark[] => {
      const start = Math.max(mark.start, at) - at;
      const end = Math.min(mark.end, index) - at;
      return start < end || (mark.kind === "note" && start === end) ? [{ ...mark, start, end }] : [];
    });
    const isTouched = chosen.start < index && at < chosen.end;
    const was = text.slice(
      at === 0 ? 0 : notation.toTypedEnd(at),
      index === notation.words.length ? text.length : notation.toTypedEnd(index),
    );
    typed += (isTouched ? writeNotation(notation.words.slice(at, index), own) : was) + blank;
    at = index + blank.length;
    if (blank === "") break;
  }
  const read = readNotation(typed);
  if (read.words !== notation.words) return { text, ...rangeIn(notation, chosen) };
  return { text: typed, ...rangeIn(read, chosen) };
}

function rangeIn(notation: Notation, chosen: Range): Range {
  return { start: notation.toTyped(chosen.start), end: notation.toTypedEnd(chosen.end) };
}

/**
 * The next mark of the source that the English has not yet, on the selected words: an emphasis, a link with its address, a
 * reference to its note at the cursor. Null where the English has as many of each as the source.
 */
export function insertNextMark(selected: Selected, source: readonly InlineMark[]): Selected | null {
  const there = new Map<string, number>();
  for (const mark of readNotation(selected.text).marks)
    there.set(nameOf(mark), (there.get(nameOf(mark)) ?? 0) + 1);
  const next = source.find((mark) => {
    if (!WRITTEN.has(mark.kind)) return false;
    const left = there.get(nameOf(mark)) ?? 0;
    there.set(nameOf(mark), left - 1);
    return left <= 0;
  });
  if (!next) return null;
  const { text, start, end } = selected;
  if (next.kind === "note") {
    const at = end;
    const typed = `${text.slice(0, at)}[^${next.label}]${text.slice(at)}`;
    const behind = at + next.label!.length + 3;
    return { text: typed, start: behind, end: behind };
  }
  if (next.kind === "link") {
    const words = text.slice(start, end);
    const typed = `${text.slice(0, start)}[${words}](${next.address})${text.slice(end)}`;
    return { text: typed, start: start + 1, end: start + 1 + words.length };
  }
  return toggleMark(selected, next.kind as Toggled);
}

const WRITTEN: ReadonlySet<InlineKind> = new Set([
  "emphasis",
  "strong",
  "code",
  "superscript",
  "subscript",
  "link",
  "note",
]);

function nameOf({ kind, address, label }: InlineMark): string {
  return kind === "note" ? `note ${label}` : kind === "link" ? `link ${address}` : kind;
}
