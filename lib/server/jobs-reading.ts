import "server-only";

import { createHash } from "node:crypto";
import { type AlignOptions, alignTexts, type TargetItem } from "../align/align";
import type { Ladder } from "../align/ladder";
import type { SourceLine } from "../db/alignments/ground";
import type { ReadDraft } from "../db/documents/draft";
import type { ReadOriginal } from "../db/documents/import";
import { type ReadResult, readFile } from "../interchange/read";
import { checkOriginal } from "../segment/original";
import type { ParagraphKind } from "../segment/paragraph";
import { readStructure } from "../segment/structure";
import { snapToGrapheme } from "../text/graphemes";
import { countScripts, looksChinese } from "../text/script";
import type { Problem } from "../wire/problem";
import { loadLexicon } from "./lexicon";

/** The thinking part of an import: bytes in, rows or a refusal out. No database here, so it can run on a thread of its own. */
export interface Upload {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly mediaType: string | null;
  readonly encoding: string | null;
}

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

/** `title` is the person's own; without one the text's, or the file's name. */
export async function readOriginal(upload: Upload, title: string | null): Promise<Outcome<ReadOriginal>> {
  const read = await readFile(asked(upload));
  if (!read.ok) return refused(read, "original");
  const check = checkOriginal(read.blocks);
  if (!check.ok) return refused({ code: check.reason, message: check.message }, "original");
  const paragraphs = readStructure(read.blocks);
  const own = paragraphs.find(({ kind }) => kind === "title")?.text;
  return {
    ok: true,
    value: {
      ...common(upload, read),
      title:
        title ??
        (titleFrom(read.title) ||
          titleFrom(own) ||
          titleFrom(withoutExtension(upload.fileName)) ||
          "Untitled"),
      leading: read.leading,
      paragraphs,
    },
  };
}

export interface DraftRead extends ReadDraft {
  /** Beside `paragraphs`, one each. */
  readonly kinds: readonly ParagraphKind[];
}

export async function readDraft(upload: Upload): Promise<Outcome<DraftRead>> {
  const read = await readFile(asked(upload));
  if (!read.ok) return refused(read, "draft");
  const text = read.blocks.map((block) => block.text).join("\n");
  if (looksChinese(text)) return refused(CHINESE_DRAFT, "draft");
  if (countScripts(text).latin === 0) return refused(NO_ENGLISH, "draft");
  const paragraphs = readStructure(read.blocks);
  return {
    ok: true,
    value: {
      ...common(upload, read),
      paragraphs: paragraphs.map((paragraph) => paragraph.text),
      kinds: paragraphs.map((paragraph) => paragraph.kind),
    },
  };
}

/** A draft's paragraphs as the aligner looks at them. */
export function targetOf(draft: Pick<DraftRead, "paragraphs" | "kinds">): TargetItem[] {
  return draft.paragraphs.map((text, index) => ({ text, kind: draft.kinds[index]! }));
}

/** Two texts to be aligned, with what people have decided and what they have confirmed before. */
export interface ToAlign extends Pick<AlignOptions, "fixed" | "known"> {
  readonly source: readonly SourceLine[];
  readonly target: readonly TargetItem[];
}

export function align({ source, target, ...given }: ToAlign, watch: AlignOptions = {}): Ladder {
  const items = source.map(({ text, kind, proposed }) => ({ text, kind, proposed }));
  const { ladder } = alignTexts(items, target, loadLexicon(), { ...given, ...watch });
  // Shares that are sums of many floats may come out a hair above 1, which the database would refuse.
  return ladder.map((bead) => ({ ...bead, confidence: Math.min(1, Math.max(0, bead.confidence)) }));
}

function asked({ bytes, fileName, mediaType, encoding }: Upload) {
  return {
    bytes,
    fileName,
    ...(mediaType === null ? {} : { mediaType }),
    ...(encoding === null ? {} : { encoding }),
  };
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

function titleFrom(text: string | null | undefined): string {
  const onOneLine = (text ?? "").replace(/\s+/gu, " ").trim().toWellFormed();
  return onOneLine.slice(0, snapToGrapheme(onOneLine, Math.min(TITLE_LIMIT, onOneLine.length)));
}

function withoutExtension(fileName: string): string {
  return fileName.replace(/\.[A-Za-z0-9]{1,8}$/, "");
}

const CHINESE_DRAFT = {
  code: "chinese-draft",
  message:
    "This draft is Chinese, and a draft is the English of a document. Nothing was imported. If it is another Chinese original, import it as a document of its own.",
};

const NO_ENGLISH = {
  code: "no-english",
  message:
    "There is no English in this draft: it holds no Latin letters. Nothing was imported. Check that it is the right file, or choose its encoding by hand.",
};

function refused(why: { readonly code: string; readonly message: string }, what: "original" | "draft") {
  const problem: Problem = {
    type: `/problems/${why.code}`,
    title: what === "original" ? "The text could not be imported" : "The draft could not be imported",
    status: why.code === "too-large" ? 413 : 422,
    detail: why.message,
    field: why.code === "unknown-encoding" ? "encoding" : "file",
  };
  return { ok: false as const, problem };
}
