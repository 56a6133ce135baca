/** What a bead looks like without its words: lengths, endings, marks, quotations, labels, kinds. */
import { BRACKETS, COLONS, COMMAS, EXCLAMATIONS, type Form, LENGTH, QUESTIONS, QUOTES } from "./form";
import { writeLength } from "./length";

export const FORM_MEASURES = [
  "shortest member of several",
  "length, log ratio under 0.2",
  "length, log ratio 0.2 to 0.5",
  "length, log ratio over 0.5",
  "length, english long",
  "length, difference in deviations",
  "length, difference over two deviations",
  "same ending",
  "other ending",
  "questions",
  "exclamations",
  "colons",
  "brackets",
  "quotation marks",
  "quoted at the start",
  "quoted at the end",
  "quotation open at the end of one",
  "quotation open at the end of both",
  "commas beyond the sentences",
  "commas short of the sentences",
  "label on both",
  "label on one",
  "label inside",
  "kind agrees",
  "kind differs",
  "kind differs inside",
  "answered source that structure doubts",
] as const;

const COLUMN = new Map<string, number>(FORM_MEASURES.map((name, at) => [name, at]));
const column = (name: (typeof FORM_MEASURES)[number]): number => COLUMN.get(name)!;

const SHORTEST = column("shortest member of several");
const LENGTHS = column("length, log ratio under 0.2");
const ENDING = column("same ending");
const MARKS = column("questions");
const QUOTED = column("quoted at the start");
const PIECES = column("commas beyond the sentences");
const LABELS = column("label on both");
const KINDS = column("kind agrees");
const DOUBTED = column("answered source that structure doubts");

const COMPARED = [QUESTIONS, EXCLAMATIONS, COLONS, BRACKETS, QUOTES];

/** Writes the measures of the bead of a × b items at (i, j) into `out` from `at`. `ratio`: letters per character in these texts. */
export function writeForm(
  { source, target, ratio }: { readonly source: Form; readonly target: Form; readonly ratio: number },
  i: number,
  j: number,
  a: number,
  b: number,
  out: Float32Array,
  at: number,
): void {
  const expected = source.sum(LENGTH, i, a) * ratio;
  writeLength(expected, target.sum(LENGTH, j, b), out, at + LENGTHS);
  if (a + b > 2) {
    const shortest = Math.min(source.shortest(i, a) * ratio, target.shortest(j, b));
    out[at + SHORTEST] = Math.log(shortest / 30 + 0.3);
  }
  const first = source.items[i]!.marks;
  const last = source.items[i + a - 1]!.marks;
  const firstEnglish = target.items[j]!.marks;
  const lastEnglish = target.items[j + b - 1]!.marks;
  if (last.ending === lastEnglish.ending) out[at + ENDING] = last.ending > 1 ? 2 : 1;
  else out[at + ENDING + 1] = last.ending > 0 && lastEnglish.ending > 0 ? 1 : 0.5;
  COMPARED.forEach((mark, k) => {
    out[at + MARKS + k] = Math.min(3, Math.abs(source.sum(mark, i, a) - target.sum(mark, j, b)));
  });
  out[at + QUOTED] = first.opensQuoted === firstEnglish.opensQuoted ? (first.opensQuoted ? 1 : 0) : -1;
  out[at + QUOTED + 1] = last.closesQuoted === lastEnglish.closesQuoted ? (last.closesQuoted ? 1 : 0) : -1;
  const isOpen = source.quoted[i + a]!;
  if (isOpen !== target.quoted[j + b]) out[at + QUOTED + 2] = 1;
  else if (isOpen === 1) out[at + QUOTED + 3] = 1;
  if (b > a) {
    const pieces = source.sum(COMMAS, i, a) + a - b;
    out[at + PIECES] = Math.min(3, Math.max(0, pieces)) / 2;
    out[at + PIECES + 1] = Math.min(3, Math.max(0, -pieces));
  }
  if (first.hasLabel && firstEnglish.hasLabel) out[at + LABELS] = 1;
  else if (first.hasLabel || firstEnglish.hasLabel) out[at + LABELS + 1] = 1;
  const kind = source.items[i]!.kind;
  const kindEnglish = target.items[j]!.kind;
  // That both are plain text says nothing.
  if (kind >= 0 && kindEnglish >= 0 && kind + kindEnglish > 0)
    out[at + KINDS + (kind === kindEnglish ? 0 : 1)] = 1;
  for (let s = i; s < i + a; s++) {
    const item = source.items[s]!;
    if (s > i && item.marks.hasLabel) out[at + LABELS + 2]!++;
    if (item.kind !== kind) out[at + KINDS + 2]!++;
    if (item.isDoubted) out[at + DOUBTED]!++;
  }
  for (let t = j + 1; t < j + b; t++) {
    const item = target.items[t]!;
    if (item.marks.hasLabel) out[at + LABELS + 2]!++;
    if (item.kind !== kindEnglish) out[at + KINDS + 2]!++;
  }
}
