/** Two texts, read and ready to be compared: their items, and the same once more as clauses. */

import { Form, LENGTH } from "../features/form";
import { LETTERS_PER_CHARACTER } from "../features/length";
import { quotedAfter } from "../features/quotes";
import { type ConfirmedLexicon, NOTHING_CONFIRMED } from "../lexicon/confirmed-lexicon";
import type { Lexicon } from "../lexicon/lexicon";
import { type Clauses, clausesOf } from "../search/clauses";
import {
  type ChineseItem,
  type EnglishItem,
  type NameTable,
  readChinese,
  readEnglish,
  readMarks,
  readNames,
  Types,
} from "./items";
import type { RawItem } from "./raw-item";
import { type Side, weighSide } from "./side";

/** Two texts, read and ready to be compared. */
export interface Task {
  readonly source: readonly ChineseItem[];
  readonly target: readonly EnglishItem[];
  readonly sourceForm: Form;
  readonly targetForm: Form;
  readonly sides: { readonly source: Side; readonly target: Side };
  readonly chinese: Types;
  readonly english: Types;
  readonly names: NameTable;
  readonly lexicon: Lexicon;
  /** English letters for one Chinese character in these texts. */
  readonly ratio: number;
  readonly raw: { readonly source: readonly RawItem[]; readonly target: readonly RawItem[] };
  readonly confirmed: ConfirmedLexicon;
}

/** `alike`: a task whose numbering of words to go on with, so that what is learned from one holds for the other. */
export function readTask(
  source: readonly RawItem[],
  target: readonly RawItem[],
  lexicon: Lexicon,
  {
    alike,
    confirmed = alike?.confirmed ?? NOTHING_CONFIRMED,
  }: { readonly alike?: Task; readonly confirmed?: ConfirmedLexicon } = {},
): Task {
  const chinese = alike?.chinese ?? new Types();
  const english = alike?.english ?? new Types();
  const names = readNames(
    target.map((item) => item.text),
    english,
  );
  return assemble(
    {
      raw: { source, target },
      target: target.map((item) => readEnglish(item.text, english)),
      source: source.map((item) => readChinese(item.text, lexicon, chinese, names, confirmed.agreed)),
    },
    { chinese, english, names, lexicon, confirmed },
  );
}

type Items = Pick<Task, "raw" | "source" | "target">;
type Words = Pick<Task, "chinese" | "english" | "names" | "lexicon" | "confirmed">;

function assemble(items: Items, words: Words): Task {
  const form = (raw: readonly RawItem[], read: readonly { readonly marks: ChineseItem["marks"] }[]) =>
    new Form(
      raw.map(({ kind, isDoubted }, at) => ({ kind, isDoubted, marks: read[at]!.marks })),
      quotedAfter(raw.map(({ text }) => text)),
    );
  const sourceForm = form(items.raw.source, items.source);
  const targetForm = form(items.raw.target, items.target);
  return {
    ...words,
    ...items,
    sourceForm,
    targetForm,
    sides: {
      source: weighSide(
        items.source.map(({ unitType }) => unitType),
        words.chinese.names.length,
      ),
      target: weighSide(
        items.target.map(({ wordType }) => wordType),
        words.english.names.length,
      ),
    },
    ratio: ratioOf(sourceForm, targetForm),
  };
}

/** The items from one node to another, as a task; how rare words are is still asked of the whole texts. */
export function partOfTask(task: Task, from: Node, to: Node): Task {
  const rows = [from.i, to.i] as const;
  const columns = [from.j, to.j] as const;
  const side = ({ weight, total, frequency }: Side, run: readonly [number, number]): Side => ({
    weight: weight.slice(...run),
    total: total.slice(...run),
    frequency: frequency.slice(...run),
  });
  return {
    ...task,
    source: task.source.slice(...rows),
    target: task.target.slice(...columns),
    sourceForm: task.sourceForm.part(...rows),
    targetForm: task.targetForm.part(...columns),
    sides: { source: side(task.sides.source, rows), target: side(task.sides.target, columns) },
    raw: { source: task.raw.source.slice(...rows), target: task.raw.target.slice(...columns) },
  };
}

/** Between items: so many of the source, and so many of the target, stand before it. */
export interface Node {
  readonly i: number;
  readonly j: number;
}

/** A task, cut into its clauses. */
export interface ClauseTask {
  readonly task: Task;
  readonly source: Clauses;
  readonly target: Clauses;
}

/** The words are those of the sentences, dealt out to the clauses by where they stand: reading is the dear part. */
export function readClauses(sentences: Task): ClauseTask {
  const source = clausesOf(sentences.raw.source, "zh");
  const target = clausesOf(sentences.raw.target, "en");
  const items: Items = {
    raw: { source: source.items, target: target.items },
    source: sentences.source.flatMap((item, at) => partChinese(item, piecesOf(source, at))),
    target: sentences.target.flatMap((item, at) => partEnglish(item, piecesOf(target, at))),
  };
  return { source, target, task: assemble(items, sentences) };
}

const piecesOf = ({ items, first }: Clauses, sentence: number): string[] =>
  items.slice(first[sentence]!, first[sentence + 1]!).map(({ text }) => text);

/** For each piece, the things that lie in it, by their places (0 to 1 of the whole), in their order. */
function dealt(places: Float32Array, pieces: readonly string[]): number[][] {
  const ends: number[] = [];
  for (const piece of pieces) ends.push((ends.at(-1) ?? 0) + piece.length);
  const span = Math.max(1, ends.at(-1)!);
  const lists: number[][] = pieces.map(() => []);
  places.forEach((place, thing) => {
    const at = place * span;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    lists[low]!.push(thing);
  });
  return lists;
}

function picked<T extends Int32Array | Float32Array | Uint8Array>(
  values: T,
  places: ArrayLike<number>,
  make: new (size: number) => T,
): T {
  const list = new make(places.length);
  for (let at = 0; at < places.length; at++) list[at] = values[places[at]!]!;
  return list;
}

/** The terms go where their units go, so that none speaks for a unit of another clause. Places stay those in the sentence. */
function partChinese(item: ChineseItem, pieces: readonly string[]): ChineseItem[] {
  if (pieces.length === 1) return [item];
  const units = dealt(item.unitAt, pieces);
  const numberOf = new Int32Array(item.unitType.length);
  const pieceOf = new Int32Array(item.unitType.length);
  units.forEach((list, piece) => {
    list.forEach((unit, number) => {
      numberOf[unit] = number;
      pieceOf[unit] = piece;
    });
  });
  const terms: number[][] = pieces.map(() => []);
  item.termUnit.forEach((unit, term) => {
    terms[pieceOf[unit]!]!.push(term);
  });
  return pieces.map((text, piece) => ({
    marks: readMarks(text, "zh"),
    termType: picked(item.termType, terms[piece]!, Int32Array),
    termUnit: picked(numberOf, picked(item.termUnit, terms[piece]!, Int32Array), Int32Array),
    termShare: picked(item.termShare, terms[piece]!, Float32Array),
    termAt: picked(item.termAt, terms[piece]!, Float32Array),
    unitType: picked(item.unitType, units[piece]!, Int32Array),
    unitAt: picked(item.unitAt, units[piece]!, Float32Array),
    ground: picked(item.ground, units[piece]!, Uint8Array),
  }));
}

function partEnglish(item: EnglishItem, pieces: readonly string[]): EnglishItem[] {
  if (pieces.length === 1) return [item];
  const words = dealt(item.wordAt, pieces);
  return pieces.map((text, piece) => ({
    marks: readMarks(text, "en"),
    wordType: picked(item.wordType, words[piece]!, Int32Array),
    wordAt: picked(item.wordAt, words[piece]!, Float32Array),
  }));
}

/** English letters per Chinese character: the usual figure, bent towards that of these texts as they grow longer. */
function ratioOf(source: Form, target: Form): number {
  const characters = source.sum(LENGTH, 0, source.items.length);
  const own = target.sum(LENGTH, 0, target.items.length) / Math.max(1, characters);
  const bounded = Math.max(LETTERS_PER_CHARACTER / 1.4, Math.min(LETTERS_PER_CHARACTER * 1.4, own));
  const trust = characters / (characters + 1000);
  return bounded * trust + LETTERS_PER_CHARACTER * (1 - trust);
}
