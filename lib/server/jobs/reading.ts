import "server-only";

import { createHash } from "node:crypto";
import { type AlignOptions, alignTexts, type TargetItem } from "../../align/align";
import { joinedSource } from "../../align/items/joined";
import type { Ladder } from "../../align/model/ladder";
import type { SourceLine } from "../../db/alignments/ground";
import type { ReadDraft } from "../../db/documents/draft";
import type { ReadEnglish, ReadOriginal } from "../../db/documents/import";
import {
  type BilingualFile,
  type BilingualProblem,
  type BilingualRefusal,
  type BilingualUnit,
  wordsIn,
} from "../../interchange/bilingual/bilingual";
import { documentSegments, standingOf } from "../../interchange/bilingual/document-units";
import { readBilingual, readTable } from "../../interchange/bilingual/read-bilingual";
import { typedTarget, wordsAndTags } from "../../interchange/bilingual/tags";
import { markupOf, wordsOf } from "../../interchange/inline";
import { MAX_PARAGRAPHS } from "../../interchange/limits";
import { markdownAsNotation } from "../../interchange/md/as-notation";
import { MEDIA_TYPES } from "../../interchange/media-types";
import { type ReadResult, readFile } from "../../interchange/read";
import { columnsAsSaid, columnsOf, rolesOf, type SaidColumns } from "../../interchange/table/columns";
import { partTurns, type Turns } from "../../interchange/turns";
import type { Message } from "../../messages/keys";
import { checkOriginal } from "../../segmentation/original";
import type { ParagraphKind } from "../../segmentation/paragraph";
import { isSurelyAside } from "../../segmentation/proposal";
import { findRepairs } from "../../segmentation/repairs/repairs";
import { readStructure } from "../../segmentation/structure/structure";
import { withoutRanges } from "../../text/count";
import { snapToGrapheme } from "../../text/graphemes";
import type { InlineMark } from "../../text/inline-marks";
import { countScripts, looksChinese } from "../../text/script";
import { writeNotation } from "../../text/write-notation";
import type { DocumentPreview } from "../../wire/documents";
import type { CodedProblem, EncodingCandidate } from "../../wire/problem";
import { characterMaps } from "../character-maps";
import { loadLexicon } from "../lexicon";

/** The thinking part of an import: bytes in, rows or a refusal out. No database here, so it can run on a thread of its own. */
export interface Upload {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly mediaType: string | null;
  readonly encoding: string | null;
  /** Which column of a table is which, where a person says it. */
  readonly columns?: SaidColumns | null;
  /** Whether Chinese and English stand in turn in it: found out, or said. */
  readonly turns?: "auto" | "yes" | "no";
}

/** Who wants to know how the reading goes. */
export interface ReadWatch {
  /** While a format's reader is at work, whose cost is bounded. */
  readonly reading: (isReading: boolean) => void;
  readonly onPage: (page: number, pages: number) => void;
  /** How far all of it is, in hundredths: the file read, its structure found, its damage looked for. */
  readonly onStep: (done: number) => void;
}

/** Where the steps of a reading end, in hundredths of the whole; a format's own pages count up to the first. */
export const FILE_READ = 50;
const STRUCTURE_FOUND = 85;

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: CodedProblem };

/** `title` is the person's own; without one the text's, or the file's name. */
export async function readOriginal(
  upload: Upload,
  title: string | null,
  watch?: ReadWatch,
): Promise<Outcome<ReadOriginal>> {
  const bilingual =
    upload.encoding === null && upload.turns !== "yes" ? await readBothTexts(upload, title, watch) : null;
  if (bilingual) return bilingual;
  const read = await readWatched(upload, watch);
  if (!read.ok) return refused(read, "original");
  const turns = upload.turns === "no" ? null : partTurns(read.leading, read.blocks, upload.turns === "yes");
  const blocks = turns?.blocks ?? read.blocks;
  const check = checkOriginal(blocks);
  if (!check.ok) return refused({ code: check.reason, message: check.message }, "original");
  const structured = readStructure(blocks, read.origin, read.title);
  // What has its English beside it is text, wherever it stands.
  const paragraphs = turns ? structured.map((one) => ({ ...one, proposal: null })) : structured;
  watch?.onStep(STRUCTURE_FOUND);
  const own = paragraphs.find(({ kind }) => kind === "title")?.text;
  const file = common(upload, read);
  return {
    ok: true,
    value: {
      ...file,
      warnings: [
        ...file.warnings,
        ...(turns ? [turnsSaid(turns)] : []),
        ...damageIn(
          paragraphs.filter(({ proposal }) => !isSurelyAside(proposal)),
          read.inline,
        ),
      ],
      title:
        title ??
        (titleFrom(read.title, read.inline) ||
          titleFrom(own, read.inline) ||
          titleFrom(read.calledTitle) ||
          titleFrom(withoutExtension(upload.fileName)) ||
          "Untitled"),
      leading: turns?.leading ?? read.leading,
      paragraphs,
      ...(turns && { english: englishOf(turns, read.inline) }),
    },
  };
}

function turnsSaid({ pairs }: Turns): Message<"exchange"> {
  return { code: "exchange.problem.turns", pairs };
}

/** As drafts are: aligned, and nobody has confirmed it. */
function englishOf({ english }: Turns, inline: "plain" | "markdown"): ReadEnglish[] {
  return english.map((blocks) => {
    const text = blocks
      .map((one) =>
        inline === "markdown" ? markdownAsNotation(one.text) : writeNotation(one.text, one.marks ?? []),
      )
      .join("\n\n");
    const subState = text.trim() === "" ? null : "aligned";
    return { text, state: "initial", subState, isLocked: false, comments: [] } as const;
  });
}

/** What is shown of a table, and of pairs. */
const SHOWN = 8;
const SHOWN_CHARACTERS = 200;

/** How a file would be read, for whoever wants to say it otherwise: which column is which, what stands in turn. */
export async function lookAt(upload: Upload, watch?: ReadWatch): Promise<Outcome<DocumentPreview>> {
  watch?.reading(true);
  const rows = await readTable(upload.bytes, upload.fileName).finally(() => watch?.reading(false));
  if (rows) {
    const width = Math.min(
      MOST_COLUMNS,
      rows.reduce((most, row) => Math.max(most, row.length), 0),
    );
    const columns = upload.columns ? columnsAsSaid(upload.columns, rows) : columnsOf(rows);
    const shown = rows
      .slice(0, SHOWN)
      .map((row) => Array.from({ length: width }, (_, at) => shortened(row[at] ?? "")));
    const kept = columns ? rolesOf(columns, width) : Array.from({ length: width }, () => null);
    return {
      ok: true,
      value: {
        kind: "table",
        columns: kept,
        hasHeadings: columns?.hasHeadings ?? false,
        rows: shown,
        count: rows.length,
      },
    };
  }
  const nothing = { columns: [], hasHeadings: false, rows: [], count: 0 };
  const isBilingual = (await readBilingual(upload.bytes, upload.fileName)) !== null;
  if (isBilingual) return { ok: true, value: { kind: "bilingual", ...nothing } };
  const read = await readWatched(upload, watch);
  if (!read.ok) return refused(read, "original");
  const turns = upload.turns === "no" ? null : partTurns(read.leading, read.blocks, upload.turns === "yes");
  if (!turns) return { ok: true, value: { kind: "original", ...nothing } };
  const pairs = turns.blocks
    .slice(0, SHOWN)
    .map(({ text }, at) => [shortened(text), shortened(turns.english[at]!.map((one) => one.text).join(" "))]);
  return { ok: true, value: { kind: "turns", ...nothing, rows: pairs, count: turns.pairs } };
}

const MOST_COLUMNS = 50;

function shortened(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, snapToGrapheme(text, SHOWN_CHARACTERS))}…`;
}

/** A bilingual file (lib/interchange/bilingual) as a document with its English and states. Null where it is none. */
async function readBothTexts(
  upload: Upload,
  title: string | null,
  watch?: ReadWatch,
): Promise<Outcome<ReadOriginal> | null> {
  watch?.reading(true);
  const read = await readBilingual(upload.bytes, upload.fileName, upload.columns).finally(() =>
    watch?.reading(false),
  );
  watch?.onStep(FILE_READ);
  if (read === null) return null;
  if (!read.ok) return refused(bilingualRefusal(read.refusal), "original");
  const { file } = read;
  const segments = documentSegments(file);
  if (segments.length > MAX_PARAGRAPHS) {
    const message = {
      code: "exchange.too-many-segments",
      count: segments.length,
      most: MAX_PARAGRAPHS,
    } as const;
    return refused({ code: "too-large", message }, "original");
  }
  if (
    !isChineseLanguage(file.sourceLanguage) ||
    !looksChinese(segments.map(({ segment }) => wordsIn(segment.source)).join("\n"))
  ) {
    const [source, target] = [file.sourceLanguage ?? "?", file.targetLanguage ?? "?"];
    const message = { code: "exchange.other-languages", source, target } as const;
    return refused({ code: "not-chinese", message }, "original");
  }
  const sources = segments.map(({ unit, segment }) => wordsAndTags(segment.source, unit.codes));
  const structured = readStructure(
    segments.map(({ unit }, index) => ({
      text: sources[index]!.text,
      separator: segments[index + 1]?.unit === unit ? "" : "\n\n",
      kind: null,
      level: null,
      marks: sources[index]!.marks,
    })),
  );
  watch?.onStep(STRUCTURE_FOUND);
  const part = file.parts[0]?.original ?? null;
  return {
    ok: true,
    value: {
      fileName: upload.fileName,
      mediaType: MEDIA_TYPES[file.format],
      encoding: null,
      bytes: upload.bytes,
      sha256: createHash("sha256").update(upload.bytes).digest("hex"),
      inline: "plain",
      leading: "",
      columns: upload.columns ?? null,
      warnings: bilingualWarnings(file),
      title:
        title ??
        (titleFrom(part === null ? null : withoutExtension(part.replace(/^.*[\\/]/, ""))) ||
          titleFrom(withoutExtension(upload.fileName)) ||
          "Untitled"),
      // Segments are what the file says they are: nothing of it is set aside or parted.
      paragraphs: structured.map((paragraph) => ({ ...paragraph, proposal: null })),
      english: segments.map(({ unit, segment, index }) => ({
        ...standingOf(segment),
        text: typedTarget(segment.target ?? [], unit.codes),
        isLocked: unit.isLocked || segment.isLocked,
        comments: [...(isFirstOf(unit, index) ? unit.notes : []), ...segment.comments],
      })),
    },
  };
}

/** A bilingual file that comes back to its document. */
export async function readReturn(upload: Upload, watch?: ReadWatch): Promise<Outcome<BilingualFile>> {
  watch?.reading(true);
  const read = await readBilingual(upload.bytes, upload.fileName, upload.columns).finally(() =>
    watch?.reading(false),
  );
  watch?.onStep(FILE_READ);
  if (read === null) return refused(bilingualRefusal({ code: "not-bilingual" }), "return");
  if (!read.ok) return refused(bilingualRefusal(read.refusal), "return");
  return { ok: true, value: read.file };
}

/** Notes of a unit stand beside the first of its segments. */
function isFirstOf(unit: BilingualUnit, index: number): boolean {
  return (
    unit.segments.findIndex(({ isBetween, source }) => !isBetween && wordsIn(source).trim() !== "") === index
  );
}

function isChineseLanguage(language: string | null): boolean {
  return language === null || /^(?:zh|cmn|zho|chi|yue)(?:[-_]|$)/i.test(language);
}

function bilingualRefusal({ code }: BilingualRefusal): Why {
  const codes = { "too-large": "too-large", empty: "empty", "not-bilingual": "unknown-format" } as const;
  return {
    code: code in codes ? codes[code as keyof typeof codes] : "damaged",
    message: { code: `exchange.refused.${code}` },
  };
}

function warningOf(problem: BilingualProblem): Message<"exchange"> {
  switch (problem.code) {
    case "unit-damaged":
    case "unit-repaired":
    case "unit-without-source":
      return { code: `exchange.problem.${problem.code}`, line: problem.line, unit: problem.unit ?? "?" };
    case "file-damaged":
    case "row-without-source":
      return { code: `exchange.problem.${problem.code}`, line: problem.line };
    case "part-not-read":
    case "part-other-languages":
      return { code: `exchange.problem.${problem.code}`, name: problem.name };
    case "columns-guessed":
      return {
        code: "exchange.problem.columns-guessed",
        source: problem.source + 1,
        target: problem.target + 1,
      };
  }
}

/** More problems than this are told by their number. */
const TOLD = 20;

function bilingualWarnings({ problems, targetLanguage }: BilingualFile): Message<"exchange">[] {
  const told = problems.slice(0, TOLD).map(warningOf);
  const more = problems.length - told.length;
  if (more > 0) told.push({ code: "exchange.problem.more", count: more });
  if (targetLanguage !== null && !/^(?:en|eng)(?:[-_]|$)/i.test(targetLanguage))
    told.push({ code: "exchange.problem.other-target", target: targetLanguage });
  return told;
}

/** What is said of damaged characters, if there are any: an import repairs nothing of itself. */
function damageIn(
  paragraphs: readonly { readonly text: string }[],
  markup: "plain" | "markdown",
): Message<"jobs">[] {
  const places = paragraphs.reduce((sum, { text }) => sum + findRepairs(text, markup).length, 0);
  return places === 0 ? [] : [{ code: "jobs.damaged", places }];
}

export interface DraftRead extends ReadDraft {
  /** What lies over `paragraphs`, one list each. */
  readonly marks: readonly (readonly InlineMark[])[];
  /** Beside `paragraphs`, one each. */
  readonly kinds: readonly ParagraphKind[];
}

export async function readDraft(upload: Upload, watch?: ReadWatch): Promise<Outcome<DraftRead>> {
  const read = await readWatched(upload, watch);
  if (!read.ok) return refused(read, "draft");
  const text = read.blocks.map((block) => block.text).join("\n");
  if (looksChinese(text)) return refused(CHINESE_DRAFT, "draft");
  if (countScripts(text).latin === 0) return refused(NO_ENGLISH, "draft");
  const paragraphs = readStructure(read.blocks, read.origin);
  return {
    ok: true,
    value: {
      ...common(upload, read),
      paragraphs: paragraphs.map((paragraph) => paragraph.text),
      marks: paragraphs.map(({ marks }) => marks ?? []),
      kinds: paragraphs.map((paragraph) => paragraph.kind),
    },
  };
}

/** A draft's paragraphs as the aligner looks at them: words. */
export function targetOf(draft: Pick<DraftRead, "paragraphs" | "kinds" | "inline">): TargetItem[] {
  return draft.paragraphs.map((text, index) => ({
    text: draft.inline === "markdown" ? withoutRanges(text, markupOf(text)) : text,
    kind: draft.kinds[index]!,
  }));
}

/** A draft's paragraphs as they are written in a document of that notation. */
export function draftIn(
  draft: Omit<DraftRead, "bytes">,
  notation: "plain" | "markdown" | "marks",
): readonly string[] {
  if (notation !== "marks") return draft.paragraphs;
  return draft.paragraphs.map((text, index) =>
    draft.inline === "markdown" ? markdownAsNotation(text) : writeNotation(text, draft.marks[index] ?? []),
  );
}

/** Two texts to be aligned, with what people have decided and what they have confirmed before. */
export interface ToAlign extends Pick<AlignOptions, "fixed" | "known"> {
  readonly source: readonly SourceLine[];
  readonly target: readonly TargetItem[];
}

export function align({ source, target, fixed, known }: ToAlign, watch: AlignOptions = {}): Ladder {
  const joined = joinedSource(source);
  const items = joined.items.map(({ text, kind, proposed }) => ({ text, kind, proposed }));
  const given = {
    ...(fixed && { fixed: fixed.map((bead) => ({ ...bead, source: joined.toItems(bead.source) })) }),
    ...(known && { known }),
  };
  const { ladder } = alignTexts(items, target, loadLexicon(), { ...given, ...watch });
  // Shares that are sums of many floats may come out a hair above 1, which the database would refuse.
  return ladder.map((bead) => ({
    ...bead,
    source: joined.toLines(bead.source),
    confidence: Math.min(1, Math.max(0, bead.confidence)),
  }));
}

async function readWatched(upload: Upload, watch: ReadWatch | undefined): Promise<ReadResult> {
  const { bytes, fileName, mediaType, encoding } = upload;
  watch?.reading(true);
  try {
    return await readFile({
      bytes,
      fileName,
      characterMaps: characterMaps(),
      ...(mediaType === null ? {} : { mediaType }),
      ...(encoding === null ? {} : { encoding }),
      ...(watch === undefined ? {} : { onPage: watch.onPage }),
    });
  } finally {
    watch?.reading(false);
    watch?.onStep(FILE_READ);
  }
}

function common(upload: Upload, read: Extract<ReadResult, { ok: true }>) {
  return {
    fileName: upload.fileName,
    mediaType: read.mediaType,
    encoding: read.encoding,
    bytes: upload.bytes,
    sha256: createHash("sha256").update(upload.bytes).digest("hex"),
    inline: read.inline,
    warnings: read.problems.map(({ message }) => message),
  };
}

/** The longest title, in UTF-16 units; the same bound as for one that a person types. */
const TITLE_LIMIT = 300;

/** On one line, its words alone. */
function titleFrom(text: string | null | undefined, inline: "plain" | "markdown" = "plain"): string {
  const onOneLine = wordsOf((text ?? "").toWellFormed(), inline)
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
  return onOneLine.slice(0, snapToGrapheme(onOneLine, Math.min(TITLE_LIMIT, onOneLine.length)));
}

function withoutExtension(fileName: string): string {
  return fileName.replace(/\.[A-Za-z0-9]{1,8}$/, "");
}

const CHINESE_DRAFT: Why = { code: "chinese-draft", message: { code: "jobs.draft.chinese" } };

const NO_ENGLISH: Why = { code: "no-english", message: { code: "jobs.draft.no-english" } };

interface Why {
  readonly code: string;
  readonly message: Message<"readers" | "segmentation" | "jobs" | "exchange">;
  readonly candidates?: readonly EncodingCandidate[];
}

function refused(why: Why, what: "original" | "draft" | "return") {
  const { code, ...parameters } = why.message;
  const problem: CodedProblem = {
    type: `/problems/${why.code}`,
    titleCode: `problems.title.${what}-not-imported`,
    status: why.code === "too-large" ? 413 : 422,
    code,
    parameters,
    field: /encoding/.test(why.code) ? "encoding" : "file",
    ...(why.candidates === undefined ? {} : { candidates: [...why.candidates] }),
  };
  return { ok: false as const, problem };
}
