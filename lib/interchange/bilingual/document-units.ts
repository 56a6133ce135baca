import type { ParagraphKind } from "../../segmentation/paragraph";
import type { InlineMark } from "../../text/inline-marks";
import {
  type BilingualFile,
  type BilingualIssue,
  type BilingualNote,
  type BilingualSegment,
  type BilingualState,
  type BilingualUnit,
  segmentsOf,
  wordsIn,
} from "./bilingual";
import { piecesOf, piecesOfMarked, withMarks } from "./tags";

/**
 * The rows of a document as units of a bilingual file.
 *
 * BI-DOC-1  A row is a unit of one segment, named by the row's id. So a file that comes back is laid on its rows by the ids.
 * BI-DOC-2  A document that came as a bilingual file keeps that file's units: their ids, codes, notes and documents. The English of a row goes to
 *     the segments that its Chinese came from, paragraph by paragraph where there are as many, else all of it to the first. English that
 *     stands in a row without Chinese has no place there.
 * BI-DOC-3  With `approved`, the English of rows that are not approved is left out, and their states stay as they are.
 */
export interface ExchangeRow {
  readonly id: string;
  readonly state: BilingualState;
  readonly subState: "draft" | "aligned" | "rejected" | "omitted" | null;
  readonly source: readonly ExchangeParagraph[];
  readonly target: string;
  readonly isLocked: boolean;
  readonly comments: readonly ExchangeComment[];
  readonly translator: string | null;
  readonly reviewer: string | null;
  readonly issues?: readonly BilingualIssue[];
}

export interface ExchangeParagraph {
  /** Its place in the original, counted from 1; a fraction where it is a part of one. */
  readonly position: number;
  readonly text: string;
  readonly marks: readonly InlineMark[];
  readonly kind?: ParagraphKind;
  readonly level?: number | null;
}

export interface ExchangeComment extends BilingualNote {
  /** It came with a file and is in that file already. */
  readonly isFromFile: boolean;
}

export interface ExchangeDocument {
  readonly title: string;
  readonly sourceLanguage: string;
  /** Whether the English is written with marks. */
  readonly isMarked: boolean;
  readonly rows: readonly ExchangeRow[];
}

export interface ExchangeSettings {
  readonly include: "approved" | "all";
}

/** `original`: the file that the document came as, where that was a bilingual one. */
export function unitsOfDocument(
  document: ExchangeDocument,
  settings: ExchangeSettings,
  original: BilingualFile | null,
): BilingualFile {
  if (original) return laidOver(document, settings, original);
  const { title, sourceLanguage, rows } = document;
  return {
    format: "xliff",
    sourceLanguage,
    targetLanguage: "en",
    parts: [{ id: "1", original: title }],
    units: rows.filter(({ source }) => source.length > 0).map((row) => unitOfRow(row, document, settings)),
    problems: [],
  };
}

function isShown(row: ExchangeRow, { include }: ExchangeSettings): boolean {
  return include === "all" || row.state === "reviewed" || row.state === "final";
}

function subStateOf({ subState }: ExchangeRow): string | null {
  return subState === null ? null : `duizhao:${subState}`;
}

function unitOfRow(row: ExchangeRow, document: ExchangeDocument, settings: ExchangeSettings): BilingualUnit {
  let text = "";
  const marks: InlineMark[] = [];
  for (const paragraph of row.source) {
    if (text !== "") text += "\n\n";
    const shift = text.length;
    marks.push(
      ...paragraph.marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })),
    );
    text += paragraph.text;
  }
  const source = withMarks(text, marks, []);
  const shown = isShown(row, settings) ? row.target : "";
  const target = document.isMarked
    ? piecesOfMarked(shown, source.codes)
    : { pieces: piecesOf(shown, source.codes), codes: source.codes };
  return {
    id: row.id,
    part: 0,
    name: null,
    isLocked: row.isLocked,
    notes: [],
    codes: target.codes,
    segments: [
      {
        id: null,
        isBetween: false,
        source: source.pieces,
        target: shown === "" ? null : target.pieces,
        state: row.state,
        subState: subStateOf(row),
        isLocked: false,
        comments: row.comments,
      },
    ],
    translator: row.translator,
    reviewer: row.reviewer,
    ...(row.issues && { issues: row.issues }),
  };
}

/** The segments of a file that are paragraphs of the document which is made of it, in order. */
export function documentSegments(file: BilingualFile) {
  return [...segmentsOf(file.units)].filter(({ segment }) => wordsIn(segment.source).trim() !== "");
}

interface Share {
  readonly row: ExchangeRow;
  readonly text: string;
  /** The first of its row, where comments stand. */
  readonly isFirst: boolean;
}

/** What each paragraph of the original has now: the English of the rows that its Chinese stands in. */
function sharesOf(
  rows: readonly ExchangeRow[],
  { include }: ExchangeSettings,
): ReadonlyMap<number, readonly Share[]> {
  const shares = new Map<number, Share[]>();
  for (const row of rows) {
    const texts = row.target.split(/\n(?:[^\S\n]*\n)+/u);
    const isParted = texts.length === row.source.length;
    const shown = isShown(row, { include });
    for (const [index, { position }] of row.source.entries()) {
      const text = !shown ? "" : isParted ? texts[index]! : index === 0 ? row.target : "";
      const at = Math.floor(position);
      const share = { row, text, isFirst: index === 0 };
      const beside = shares.get(at);
      if (beside) beside.push(share);
      else shares.set(at, [share]);
    }
  }
  return shares;
}

const ORDER: readonly BilingualState[] = ["initial", "translated", "reviewed", "final"];

/** BI-DOC-2. */
function laidOver(
  document: ExchangeDocument,
  settings: ExchangeSettings,
  original: BilingualFile,
): BilingualFile {
  const shares = sharesOf(document.rows, settings);
  let position = 0;
  const units = original.units.map((unit): BilingualUnit => {
    let codes = unit.codes;
    const segments = unit.segments.map((segment): BilingualSegment => {
      if (segment.isBetween || wordsIn(segment.source).trim() === "") return segment;
      position += 1;
      const own = shares.get(position);
      if (!own) return segment;
      const text = own
        .map((share) => share.text)
        .filter((one) => one !== "")
        .join(" ");
      const made = document.isMarked ? piecesOfMarked(text, codes) : { pieces: piecesOf(text, codes), codes };
      codes = made.codes;
      const row = own.toSorted(
        (one, other) => ORDER.indexOf(one.row.state) - ORDER.indexOf(other.row.state),
      )[0]!.row;
      const subState = sameStanding(row, segment) ? segment.subState : subStateOf(row);
      return {
        ...segment,
        target: text === "" ? (segment.target?.length === 0 ? segment.target : null) : made.pieces,
        state: row.state,
        subState,
        comments: [
          ...segment.comments,
          ...own.flatMap((share) =>
            share.isFirst ? share.row.comments.filter((one) => !one.isFromFile) : [],
          ),
        ],
      };
    });
    return { ...unit, codes, segments };
  });
  return { ...original, units };
}

/** What a file says of a segment and what its row says mean the same, so that the file's own word stays. */
function sameStanding(row: ExchangeRow, segment: BilingualSegment): boolean {
  const standing = standingOf(segment);
  return row.state === standing.state && row.subState === standing.subState;
}

export interface RowStanding {
  readonly state: BilingualState;
  readonly subState: ExchangeRow["subState"];
}

/** How far a segment of a file is, as a row of ours has it. What other programs say beyond the four states is not known here. */
export function standingOf({ state, subState, target, source }: BilingualSegment): RowStanding {
  const own = /^duizhao:(draft|aligned|rejected|omitted)$/.exec(subState ?? "")?.[1] as
    | ExchangeRow["subState"]
    | undefined;
  const isEmpty = (target ?? []).length === 0;
  if (own === "omitted" && state === "final") return { state, subState: own };
  if (isEmpty || wordsIn(source) === "") return { state: "initial", subState: null };
  if (own === "rejected" && state === "translated") return { state, subState: own };
  if (state === "translated" && /reject/i.test(subState ?? "")) return { state, subState: "rejected" };
  if (state !== "initial") return { state, subState: null };
  if (own === "aligned" || /pretranslated|leveraged|tm|mt|aligned/i.test(subState ?? ""))
    return { state, subState: "aligned" };
  return { state, subState: "draft" };
}
