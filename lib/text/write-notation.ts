import { type InlineKind, type InlineMark, tidied } from "./inline-marks";
import { type Definitions, readNotation, safeAddress } from "./notation";
import { lowered } from "./raised";

/**
 * Words and their marks, written as people would type them (notation.ts).
 *
 * TXT-WRITE-1  The words come back letter for letter, whatever they are: what would be read as a mark is escaped, and where nothing
 *     would be, nothing is.
 * TXT-WRITE-2  The marks come back, whatever they are and however they cross: those that cross are closed and opened again. White space at
 *     the ends of a mark is outside of it.
 * TXT-WRITE-3  Where the notation can't say a mark (emphasis that ends in a full stop with a letter right behind it), the mark lets go
 *     of the punctuation at its ends; where that does not help it is left out. Words are never left out.
 */
export function writeNotation(
  words: string,
  marks: readonly InlineMark[],
  definitions?: Definitions,
): string {
  let wanted = aroundCode(withoutBesideRaised(tidied(marks.flatMap((mark) => trimmed(words, mark)))));
  if (wanted.length === 0) return writePlain(words);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    for (const isEscaped of [false, true]) {
      const written = write(words, wanted, isEscaped);
      const read = readNotation(written, definitions);
      if (
        read.words === expectedWords(words, wanted) &&
        isSame(read.words, read.marks, onWords(words, wanted))
      )
        return written;
    }
    const read = readNotation(write(words, wanted, true), definitions);
    const at = wanted.findIndex((mark) => !isThere(mark, words, wanted, read.marks));
    const lost = wanted[at === -1 ? wanted.length - 1 : at]!;
    const less = withoutPunctuation(words, lost);
    wanted = wanted.flatMap((mark) => (mark === lost ? less : [mark]));
  }
  return writePlain(words);
}

const MOST_ATTEMPTS = 60;

/** Letters that stand for themselves. */
export function writePlain(words: string): string {
  return readNotation(words).hidden.length === 0 ? words : escaped(words);
}

function escaped(words: string): string {
  return words.replace(/[\\`*[\]^~]/g, "\\$&");
}

/** From outside to inside, where two reach as far. */
const NESTING: readonly InlineKind[] = [
  "link",
  "strong",
  "emphasis",
  "strike",
  "superscript",
  "subscript",
  "code",
];

/** Without white space at its ends; nothing where the notation has no such mark. */
function trimmed(words: string, mark: InlineMark): InlineMark[] {
  if (mark.kind === "note") return mark.label === undefined ? [] : [mark];
  if (!NESTING.includes(mark.kind)) return [];
  if (mark.kind === "link" && safeAddress(mark.address ?? "") === null) return [];
  let { start, end } = mark;
  while (start < end && /\s/.test(words[start]!)) start += 1;
  while (start < end && /\s/.test(words[end - 1]!)) end -= 1;
  return start < end ? [{ ...mark, start, end }] : [];
}

/** Code, or what is struck out, that stands high or low only stands so: the notation has room for one of them (`~~~`). */
function withoutBesideRaised(marks: readonly InlineMark[]): InlineMark[] {
  const beside = (mark: InlineMark, kinds: readonly InlineKind[]) =>
    marks.some(({ kind, start, end }) => kinds.includes(kind) && start < mark.end && mark.start < end);
  return marks.filter((mark) => {
    if (mark.kind === "subscript") return !beside(mark, ["superscript"]);
    if (mark.kind !== "code" && mark.kind !== "strike") return true;
    return !beside(mark, ["superscript", "subscript"]);
  });
}

/** A mark that begins or ends inside code takes all of it: code can't be parted. */
function aroundCode(marks: readonly InlineMark[]): InlineMark[] {
  const code = marks.filter(({ kind }) => kind === "code");
  if (code.length === 0) return [...marks];
  const edge = (place: number, to: "start" | "end") =>
    code.find(({ start, end }) => start < place && place < end)?.[to] ?? place;
  return tidied(
    marks.map((mark) => ({ ...mark, start: edge(mark.start, "start"), end: edge(mark.end, "end") })),
  );
}

/** TXT-WRITE-3. Nothing where it has no punctuation at its ends. */
function withoutPunctuation(words: string, mark: InlineMark): InlineMark[] {
  if (mark.kind !== "emphasis" && mark.kind !== "strong") return [];
  let { start, end } = mark;
  while (start < end && /[\p{P}\p{S}\s]/u.test(words[start]!)) start += 1;
  while (start < end && /[\p{P}\p{S}\s]/u.test(words[end - 1]!)) end -= 1;
  return start < end && end - start < mark.end - mark.start ? [{ ...mark, start, end }] : [];
}

interface Atom {
  readonly text: string;
  readonly over: readonly InlineMark[];
  readonly note: string | null;
}

/** The words in pieces over each of which the same marks lie. */
function atomsOf(words: string, marks: readonly InlineMark[]): Atom[] {
  const notes = marks.filter(({ kind }) => kind === "note");
  const cuts = [...new Set([0, words.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort(
    (one, other) => one - other,
  );
  return cuts.flatMap((start, index): Atom[] => {
    const end = cuts[index + 1] ?? start;
    const over = (from: number, to: number) =>
      marks.filter(
        (mark) => mark.kind !== "note" && mark.start <= from && to <= mark.end && mark.start < mark.end,
      );
    const here = notes
      .filter((note) => note.start === start)
      .map((note): Atom => {
        const inside =
          note.start < note.end
            ? over(note.start, note.end)
            : over(start, start).filter((mark) => mark.start < start && start < mark.end);
        return {
          text: "",
          over: inside.filter(({ kind }) => kind !== "code" && kind !== "link"),
          note: note.label!,
        };
      });
    const isInNote = notes.some((note) => note.start <= start && end <= note.end);
    if (start === end || isInNote) return here;
    return [...here, { text: words.slice(start, end), over: over(start, end), note: null }];
  });
}

/** White space at the ends of an atom by itself: only what lies over both its neighbours lies over it. */
function apart(atoms: readonly Atom[]): Atom[] {
  const pieces = atoms.flatMap((atom): Atom[] => {
    if (atom.over.some(({ kind }) => kind === "code")) return [atom];
    const [before = "", core = "", after = ""] = atom.text.match(/^\s+|\s+$|\S(?:[\s\S]*\S)?/g) ?? [];
    return [before, core, after]
      .flatMap((text) => (text === "" && atom.note === null ? [] : [{ ...atom, text }]))
      .slice(0, atom.note === null ? 3 : 1);
  });
  return pieces.map((piece, index) => {
    if (piece.note !== null || piece.text.trim() !== "") return piece;
    const sides = [pieces[index - 1], pieces[index + 1]];
    return { ...piece, over: piece.over.filter((mark) => sides.every((side) => side && has(side, mark))) };
  });
}

function write(words: string, marks: readonly InlineMark[], isEscaped: boolean): string {
  const atoms = apart(atomsOf(words, marks));
  let written = "";
  const open: InlineMark[] = [];
  for (const atom of atoms) {
    while (open.length > 0 && !open.every((mark) => has(atom, mark))) written += closing(open.pop()!);
    // No mark opens at white space: it would not be one.
    const fresh = (atom.note === null && atom.text.trim() === "" ? [] : atom.over)
      .filter((mark) => !open.some((one) => isAlike(one, mark)))
      .sort((one, other) => other.end - one.end || NESTING.indexOf(one.kind) - NESTING.indexOf(other.kind));
    const sorted = [
      ...fresh.filter(({ kind }) => !RAISES.has(kind)),
      ...fresh.filter(({ kind }) => RAISES.has(kind) && kind !== "code"),
      ...fresh.filter(({ kind }) => kind === "code"),
    ];
    const isCode = [...open, ...sorted].some(({ kind }) => kind === "code");
    const isHigh = [...open, ...sorted].some(({ kind }) => kind === "superscript" || kind === "subscript");
    for (const mark of sorted) {
      if (open.some((one) => isAlike(one, mark))) continue;
      open.push(mark);
      if (mark.kind !== "code") written += opening(mark);
    }
    if (atom.note !== null) written += `[^${atom.note}]`;
    else if (isCode) {
      written += fenced(isHigh ? lowered(atom.text) : atom.text);
      open.splice(
        open.findIndex(({ kind }) => kind === "code"),
        1,
      );
    } else {
      const text = isHigh ? lowered(atom.text) : atom.text;
      const safe = isEscaped ? escaped(text) : text;
      written += isHigh ? safe.replace(/ /g, "\\ ") : safe;
    }
  }
  while (open.length > 0) written += closing(open.pop()!);
  return written;
}

const RAISES: ReadonlySet<InlineKind> = new Set(["superscript", "subscript", "code"]);

function has(atom: Atom, mark: InlineMark): boolean {
  return atom.over.some((one) => isAlike(one, mark));
}

function isAlike(one: InlineMark, other: InlineMark): boolean {
  return one.kind === other.kind && one.address === other.address && one.label === other.label;
}

const SIGNS: Readonly<Partial<Record<InlineKind, string>>> = {
  strong: "**",
  emphasis: "*",
  strike: "~~",
  superscript: "^",
  subscript: "~",
};

function opening(mark: InlineMark): string {
  return mark.kind === "link" ? "[" : (SIGNS[mark.kind] ?? "");
}

function closing(mark: InlineMark): string {
  if (mark.kind !== "link") return SIGNS[mark.kind] ?? "";
  if (mark.label !== undefined) return `][${mark.label}]`;
  const address = mark.address ?? "";
  return /[()]/.test(address) ? `](<${address}>)` : `](${address})`;
}

function fenced(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const room = /^`|`$/.test(text) || /^ .*[^ ].* $/s.test(text) ? " " : "";
  return `${fence}${room}${text}${room}${fence}`;
}

/** What is read where notes stood as words ([1]) and numbers were raised by themselves (⁸). */
function expectedWords(words: string, marks: readonly InlineMark[]): string {
  return atomsOf(words, marks)
    .map(({ text, over }) =>
      over.some(({ kind }) => kind === "superscript" || kind === "subscript") ? lowered(text) : text,
    )
    .join("");
}

/** The marks over `expectedWords`. */
function onWords(words: string, marks: readonly InlineMark[]): InlineMark[] {
  const placed: InlineMark[] = [];
  let at = 0;
  for (const { text, over, note } of atomsOf(words, marks)) {
    const length = over.some(({ kind }) => kind === "superscript" || kind === "subscript")
      ? lowered(text).length
      : text.length;
    if (note !== null) placed.push({ kind: "note", start: at, end: at, label: note });
    else for (const mark of over) placed.push({ ...mark, start: at, end: at + length });
    at += length;
  }
  return placed;
}

/** Every character that shows has the same marks in both, and the same notes stand at the same places. */
function isSame(words: string, marks: readonly InlineMark[], wanted: readonly InlineMark[]): boolean {
  const [one, other] = [signature(words, marks), signature(words, wanted)];
  return one.every((set, index) => set === other[index]);
}

function signature(words: string, marks: readonly InlineMark[]): string[] {
  const sets: string[][] = Array.from({ length: words.length + 1 }, () => []);
  for (const mark of marks) {
    const name = `${mark.kind} ${mark.kind === "note" ? mark.label : (mark.address ?? "")}`;
    if (mark.kind === "note") sets[mark.start]!.push(name);
    else
      for (let at = mark.start; at < mark.end; at += 1)
        if (!/\s/.test(words[at]!) && !sets[at]!.includes(name)) sets[at]!.push(name);
  }
  return sets.map((set) => set.sort().join("|"));
}

function isThere(
  mark: InlineMark,
  words: string,
  wanted: readonly InlineMark[],
  read: readonly InlineMark[],
): boolean {
  const own = onWords(words, wanted).filter((one) => isAlike(one, mark));
  return own.every((one) =>
    read.some((other) => isAlike(one, other) && other.start <= one.start && one.end <= other.end),
  );
}
