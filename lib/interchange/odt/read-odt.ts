import type { Message } from "../../messages/keys";
import { opensWith, statedTitle } from "../called-title";
import type { FormatResult } from "../format-result";
import type { PageBlock } from "../html/blocks-of-page";
import { aboutPictures, aboutReadings, joined } from "../html/read-html";
import { aboutHidden, type Problem } from "../problem";
import { walkXml } from "../xml/walk-xml";
import type { Unpacked } from "../zip/unpack";
import { ListNumbers, listStyles } from "./list-numbers";
import { OdtText } from "./odt-text";
import { hiddenNames, styleKinds } from "./styles";
import { textStyles } from "./text-styles";

/**
 * OpenDocument texts into blocks: content.xml from front to back.
 *
 * ODT-1  Headings (`text:h`), list items, table cells, captions, quotations and the title keep their kind, by element or style.
 * ODT-2  Footnotes and endnotes are blocks of kind "note" after the text; their mark stands in the text as [1].
 * ODT-3  Tracked changes are read as if accepted: what was deleted is not text. Comments, headers and footers are not
 *     read; a problem says so.
 * ODT-4  Ruby keeps its base; readings are counted. Runs of spaces, tabs and line breaks are elements, and become characters.
 * ODT-5  A table of contents is boilerplate (chrome): it repeats the headings.
 * ODT-7  Hidden text is not text, and its letters are counted: a style (`text:display="none"`) of words or of a paragraph, a hidden
 *     section, field, paragraph or row. A style of words may show what its paragraph hides, not what its section does.
 * ODT-8  A number of a list is kept beside its item, as it is shown; what is more than a number (第一条) is text. Numbers of headings
 *     likewise. A way to count that is not known shows nothing.
 * ODT-9  A ruby is an inline mark over its base, with its reading.
 * ODT-10 A cell knows its table, row and column, how far it reaches, and whether it stands in the head.
 * ODT-6  An encrypted document is refused; pictures and objects are never opened.
 */
export function readOdt({ parts, pictures }: Extract<Unpacked, { ok: true }>): FormatResult {
  const text = (name: string) => {
    const part = parts.get(name);
    return part === undefined ? undefined : new TextDecoder().decode(part);
  };
  if (/<[\w-]*:?encryption-data\b/.test(text("META-INF/manifest.xml") ?? ""))
    return { ok: false, code: "password-protected", message: ENCRYPTED };
  const content = text("content.xml");
  if (content === undefined) return { ok: false, code: "damaged", message: { code: "readers.damaged.odt" } };
  const styles = text("styles.xml") ?? "";
  const reading = new OdtText(
    styleKinds([styles, content]),
    hiddenNames([styles, content]),
    textStyles([styles, content]),
    new ListNumbers(listStyles([styles, content])),
  );
  const walked = walkXml(content, reading);
  if (!walked.ok)
    return { ok: false, code: "damaged", message: { code: "readers.wrong.odt", what: walked.message } };
  const { blocks, readings, comments, hiddenLetters } = reading.finish();
  const called = statedTitle(/<dc:title>([^<]*)<\/dc:title>/.exec(text("meta.xml") ?? "")?.[1]);
  return {
    ok: true,
    title: titleOf(blocks) ?? (called !== null && opensWith(blocks, called) ? called : null),
    calledTitle: called,
    leading: "",
    blocks: joined(withTitle(blocks)),
    inline: "plain",
    problems: [
      ...(walked.isDamaged ? [DAMAGED_PART] : []),
      ...aboutReadings(readings),
      ...aboutPictures(pictures),
      ...aboutComments(comments),
      ...aboutHidden(hiddenLetters),
      ...(hasHeaders(styles) ? [HEADERS] : []),
    ],
  };
}

function titleOf(blocks: readonly PageBlock[]): string | null {
  return withTitle(blocks).find((block) => block.kind === "title")?.text ?? null;
}

/** The paragraph styled Title; else the only heading of level 1. */
function withTitle(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const level1 = blocks.filter((block) => block.level === 1);
  if (blocks.some((block) => block.kind === "title") || level1.length !== 1) return blocks;
  return blocks.map((block) => (block === level1[0] ? { ...block, kind: "title", level: null } : block));
}

export function aboutComments(comments: number): Problem[] {
  if (comments === 0) return [];
  return [{ code: "comments", message: { code: "readers.comments", count: comments } }];
}

/** Whether a header or a footer of a page shows words. */
function hasHeaders(styles: string): boolean {
  let depth = 0;
  let has = false;
  walkXml(styles, {
    open(name) {
      if (HEADER.test(name)) depth += 1;
    },
    close(name) {
      if (HEADER.test(name)) depth -= 1;
    },
    text(text) {
      if (depth > 0 && text.trim() !== "") has = true;
    },
  });
  return has;
}

const HEADER = /^style:(?:header|footer)(?:-left|-first)?$/;

export const HEADERS: Problem = {
  code: "headers-and-footers",
  message: { code: "readers.headers-and-footers" },
};

const DAMAGED_PART: Problem = {
  code: "damaged-part",
  message: { code: "readers.damaged-part" },
};

const ENCRYPTED: Message<"readers"> = { code: "readers.locked.odt" };
