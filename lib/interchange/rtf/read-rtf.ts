import type { Message } from "../../messages/keys";
import { opensWith, statedTitle } from "../called-title";
import type { FormatResult } from "../format-result";
import type { PageBlock } from "../html/blocks-of-page";
import { aboutPictures, aboutReadings, joined } from "../html/read-html";
import { MAX_RTF_DEPTH, MAX_RTF_GROUPS } from "../limits";
import { aboutComments, HEADERS } from "../odt/read-odt";
import { aboutHidden } from "../problem";
import { RtfText } from "./rtf-text";
import { rtfTokens } from "./tokens";

/**
 * Rich Text Format into blocks, own reader: the file is a stream of groups and control words, read once, without
 * recursion.
 *
 * RTF-1  Bytes are read in the code page of the run's font (`\fcharset`), else of the document (`\ansicpg`); `\u` is a UTF-16
 *     unit, and the `\uc` bytes after it are its replacement for old readers.
 * RTF-2  Headings, title, captions, quotations and notes by the name of the style, English or Chinese, or by
 *     `\outlinelevel`; list items by `\ls`; cells of tables.
 * RTF-3  Footnotes and endnotes are blocks of kind "note" after the text; their mark stands in the text as [1].
 * RTF-4  Deleted and hidden text is not text; the letters of the hidden one are counted. Headers, footers, comments and pictures are not read; a problem says so.
 * RTF-5  A phonetic guide (Word writes it as a field, EQ \o) keeps its base.
 * RTF-7  Bold, italic, underlined and struck words, numbers set high or low, links (HYPERLINK fields) and references to notes are inline
 *     marks; a heading that is bold as a whole is not: its style makes it so.
 * RTF-8  A cell knows its table, row and column, and whether the row is repeated as a head (`\trhdr`).
 * RTF-6  Groups nest no deeper than MAX_RTF_DEPTH, and there are no more than MAX_RTF_GROUPS.
 *
 * Sources: Rich Text Format Specification 1.9.1; what Word, WordPad, LibreOffice and WPS write.
 */
export function readRtf(bytes: Uint8Array): FormatResult {
  const reading = new RtfText();
  let depth = 0;
  let groups = 0;
  for (const token of rtfTokens(bytes)) {
    if (token.type === "open") {
      depth += 1;
      groups += 1;
      if (depth > MAX_RTF_DEPTH) return { ok: false, code: "damaged", message: TOO_DEEP };
      if (groups > MAX_RTF_GROUPS) return { ok: false, code: "too-large", message: TOO_MANY };
    }
    if (token.type === "close") depth -= 1;
    // What stands after the last group is not the document any more.
    if (depth < 0 || (depth === 0 && token.type === "close")) break;
    reading.take(token);
  }
  const { blocks, title, readings, pictures, comments, hasHeaders, hiddenLetters } = reading.finish();
  const isCutOff = depth > 0;
  const called = statedTitle(title);
  return {
    ok: true,
    title:
      blocks.find((block) => block.kind === "title")?.text ??
      onlyHeading(blocks) ??
      (called !== null && opensWith(blocks, called) ? called : null),
    calledTitle: called,
    leading: "",
    blocks: joined(withTitle(blocks)),
    inline: "plain",
    problems: [
      ...(isCutOff ? [CUT_OFF] : []),
      ...aboutReadings(readings),
      ...aboutPictures(pictures),
      ...aboutComments(comments),
      ...aboutHidden(hiddenLetters),
      ...(hasHeaders ? [HEADERS] : []),
    ],
  };
}

function onlyHeading(blocks: readonly PageBlock[]): string | null {
  const level1 = blocks.filter((block) => block.level === 1);
  return level1.length === 1 ? (level1[0]?.text ?? null) : null;
}

function withTitle(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const text = onlyHeading(blocks);
  if (text === null || blocks.some((block) => block.kind === "title")) return blocks;
  return blocks.map((block) => (block.level === 1 ? { ...block, kind: "title", level: null } : block));
}

const NESTED: Message<"readers"> = { code: "readers.what.groups-nested", most: MAX_RTF_DEPTH };
const TOO_DEEP: Message<"readers"> = { code: "readers.wrong.rtf", what: NESTED };

const GROUPS: Message<"readers"> = { code: "readers.what.groups", most: MAX_RTF_GROUPS };
const TOO_MANY: Message<"readers"> = { code: "readers.wrong.rtf", what: GROUPS };

const CUT_OFF = {
  code: "damaged-part",
  message: { code: "readers.cut-off" },
} as const;
