import type { InlineMark } from "../../text/inline-marks";
import { readNotation } from "../../text/notation";
import { writeNotation } from "../../text/write-notation";
import type { Code, Piece, Tag } from "./bilingual";
import { codeOfMark, markOfCode } from "./own-marks";

/**
 * Codes of a bilingual file as people see and type them: `{1}…{/1}` around words, `{2/}` by itself (DESIGN.md, “Inline marks”).
 *
 * BI-TAG-1  In the Chinese a code is a mark of kind `tag` that stands apart from the words; its label is what stands between the braces where
 *     it opens.
 * BI-TAG-2  In the English it is typed. Only a number that the unit has is a tag, and only in the form that it has; any other braces are
 *     letters ({0}, {name}).
 * BI-TAG-3  Braces that would be taken for a tag and are letters have a backslash before them. Backslashes that stand before either are doubled.
 * BI-TAG-4  Marks of ours (own-marks.ts) are marks on both sides, and typed as such.
 */
const TYPED = /(\\*)\{(?:\/(\d{1,4})|(\d{1,4})(\/?))\}/g;

/** The words of a source and what stands in them. */
export function wordsAndTags(
  pieces: readonly Piece[],
  codes: readonly Code[],
): { readonly text: string; readonly marks: InlineMark[] } {
  let text = "";
  const marks: InlineMark[] = [];
  const open = new Map<number, number>();
  const add = (tag: Tag, label: string, start: number) => {
    const own = markOfCode(codes[tag.code - 1]!);
    if (own === null) marks.push({ kind: "tag", start, end: text.length, label });
    else if (start < text.length || own.kind === "note") marks.push({ ...own, start, end: text.length });
  };
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    else if (piece.part === "alone") add(piece, `${piece.code}/`, text.length);
    else if (piece.part === "open") open.set(piece.code, text.length);
    else {
      // A pair that opens in another segment closes at its place here, and the other way round.
      const start = open.get(piece.code);
      open.delete(piece.code);
      add(piece, start === undefined ? `/${piece.code}` : `${piece.code}`, start ?? text.length);
    }
  }
  for (const [code, start] of open) marks.push({ kind: "tag", start, end: start, label: `${code}` });
  return { text, marks };
}

/** As it stands in a cell or is compared: letters for themselves, codes as they are typed. */
export function typedPlain(pieces: readonly Piece[], codes: readonly Code[]): string {
  return pieces.reduce<string>(
    (typed, piece) =>
      typeof piece === "string" ? typed + withoutTags(piece, codes) : doubled(typed) + typedTag(piece),
    "",
  );
}

/** Words and codes of other programs, without marks of ours: what has no place for them. */
export function withoutOwnMarks(pieces: readonly Piece[], codes: readonly Code[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces)
    if (typeof piece === "string" || markOfCode(codes[piece.code - 1]!) === null) addTo(kept, piece);
  return kept;
}

/** BI-TAG-3: the backslashes at the end. */
function doubled(typed: string): string {
  return typed.replace(/\\+$/, "$&$&");
}

/** A target as it is typed in a row. */
export function typedTarget(pieces: readonly Piece[], codes: readonly Code[]): string {
  // Tags are kept apart by a sign that no text has while marks are written around the words.
  const stand: string[] = [];
  let words = "";
  const marks: InlineMark[] = [];
  const open = new Map<number, number>();
  for (const piece of pieces) {
    if (typeof piece === "string") {
      words += piece.replaceAll(STANDS_IN, "\uFFFD");
      continue;
    }
    const own = markOfCode(codes[piece.code - 1]!);
    if (own?.kind === "note") marks.push({ ...own, start: words.length, end: words.length });
    else if (own && piece.part === "open") open.set(piece.code, words.length);
    else if (own && piece.part === "close") {
      marks.push({ ...own, start: open.get(piece.code) ?? words.length, end: words.length });
      open.delete(piece.code);
    } else {
      stand.push(typedTag(piece));
      words += STANDS_IN;
    }
  }
  const typed = withoutTags(writeNotation(words, marks), codes);
  let next = 0;
  return typed.replace(BEFORE_STAND_IN, (_, slashes: string) => `${slashes}${slashes}${stand[next++] ?? ""}`);
}

/** A noncharacter: it means nothing in any text. */
const STANDS_IN = "\uFDD0";
const BEFORE_STAND_IN = /(\\*)\uFDD0/g;

function typedTag({ code, part }: Tag): string {
  return part === "open" ? `{${code}}` : part === "close" ? `{/${code}}` : `{${code}/}`;
}

/** BI-TAG-3. */
function withoutTags(text: string, codes: readonly Code[]): string {
  if (codes.length === 0 || !text.includes("{")) return text;
  return text.replace(
    TYPED,
    (found: string, slashes: string, closing?: string, opening?: string, slash?: string) =>
      tagOf(codes, closing, opening, slash === "/") ? `${slashes}\\${found}` : found,
  );
}

/** What was typed, as pieces, every letter but for tags for itself. */
export function piecesOf(typed: string, codes: readonly Code[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of codes.length === 0 ? [] : typed.matchAll(TYPED)) {
    const [found, slashes = "", closing, opening, slash] = match;
    const tag = tagOf(codes, closing, opening, slash === "/");
    if (!tag) continue;
    const isLetters = slashes.length % 2 === 1;
    addTo(pieces, typed.slice(from, match.index) + slashes.slice(0, Math.floor(slashes.length / 2)));
    addTo(pieces, isLetters ? found.slice(slashes.length) : tag);
    from = match.index + found.length;
  }
  addTo(pieces, typed.slice(from));
  return pieces;
}

function addTo(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (piece === "") return;
  if (typeof piece === "string" && typeof last === "string") pieces[pieces.length - 1] = last + piece;
  else pieces.push(piece);
}

/**
 * What was typed with marks, as pieces, and the codes of the unit with those for the marks. A mark takes a code that the source has for
 * such a mark, so that the two answer each other.
 */
export function piecesOfMarked(
  typed: string,
  codes: readonly Code[],
): { readonly pieces: Piece[]; readonly codes: readonly Code[] } {
  const tags: Tag[] = [];
  const kept = piecesOf(typed, codes)
    .map((piece) => {
      if (typeof piece === "string") return piece.replaceAll(STANDS_IN, "\uFFFD");
      tags.push(piece);
      return STANDS_IN;
    })
    .join("");
  const { words, marks } = readNotation(kept);
  const made = withMarks(words, marks, codes);
  let next = 0;
  const pieces: Piece[] = [];
  for (const piece of made.pieces) {
    if (typeof piece !== "string") addTo(pieces, piece);
    else
      for (const [index, part] of piece.split(STANDS_IN).entries()) {
        const tag = index === 0 ? undefined : tags[next++];
        if (tag) addTo(pieces, tag);
        addTo(pieces, part);
      }
  }
  return { pieces, codes: made.codes };
}

/** Words with marks over them as pieces. */
export function withMarks(
  words: string,
  marks: readonly InlineMark[],
  codes: readonly Code[],
): { readonly pieces: Piece[]; readonly codes: readonly Code[] } {
  const all = [...codes];
  const free = new Set(codes.filter((code) => markOfCode(code) !== null));
  const placed = marks.flatMap((mark) => {
    const made = codeOfMark(mark, all.length + 1, 1 + all.filter(({ id }) => /^m\d+$/.test(id)).length);
    if (!made || (mark.start === mark.end && mark.kind !== "note")) return [];
    const answering = [...free].find(
      (code) =>
        code.type === made.type &&
        code.subType === made.subType &&
        code.start === made.start &&
        code.end === made.end,
    );
    if (answering) free.delete(answering);
    else all.push(made);
    return [{ mark, code: (answering ?? made).number }];
  });
  const events = placed
    .flatMap(({ mark, code }, index) =>
      mark.kind === "note"
        ? [{ at: mark.start, order: 1, depth: index, tag: { code, part: "alone" } as Tag }]
        : [
            { at: mark.start, order: 2, depth: index, tag: { code, part: "open" } as Tag },
            { at: mark.end, order: 0, depth: -index, tag: { code, part: "close" } as Tag },
          ],
    )
    .sort((one, other) => one.at - other.at || one.order - other.order || one.depth - other.depth);
  const pieces: Piece[] = [];
  let from = 0;
  for (const { at, tag } of events) {
    addTo(pieces, words.slice(from, at));
    addTo(pieces, tag);
    from = at;
  }
  addTo(pieces, words.slice(from));
  return { pieces, codes: all };
}

function tagOf(
  codes: readonly Code[],
  closing: string | undefined,
  opening: string | undefined,
  isAlone: boolean,
): Tag | null {
  const code = codes[Number(closing ?? opening) - 1];
  if (!code) return null;
  const standsAlone = code.kind === "alone" || code.kind === "character" || code.half !== null;
  if (standsAlone !== isAlone) return null;
  return { code: code.number, part: isAlone ? "alone" : closing === undefined ? "open" : "close" };
}
