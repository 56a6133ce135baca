import { zipSync } from "fflate";
import mammoth from "mammoth";
import type { Message } from "../../messages/keys";
import { opensWith, statedTitle } from "../called-title";
import type { FormatResult } from "../format-result";
import { blocksOfPage, type PageBlock } from "../html/blocks-of-page";
import { aboutFlattened, aboutPictures, aboutReadings, joined, parse } from "../html/read-html";
import { aboutHidden, type Problem } from "../problem";
import { localName, walkXml } from "../xml/walk-xml";
import type { Unpacked } from "../zip/unpack";
import { checkXml, lettersIn, unwrapGuides, unwrapRuby } from "./document-xml";
import { hiddenStyles } from "./hidden-styles";
import { itemOfBookmark, withNumbers } from "./numbers";
import { shownPart } from "./shown-part";

/**
 * Word documents into blocks: unpacked under guard, ruby unwrapped, turned into HTML by mammoth, and that read like a
 * page.
 *
 * DOCX-1  Headings, lists, tables, footnotes and endnotes (kind "note", after the text), captions and quotations keep their kind.
 * DOCX-2  Tracked changes are read as if accepted. Comments, headers, footers and pictures are not read; a problem says so.
 * DOCX-3  A phonetic guide, `w:ruby` or a field (EQ \o), is replaced by its base before mammoth, which would drop it all.
 * DOCX-4  The title is the paragraph styled Title, else the only heading of level 1, else what the file's properties say if the text
 *     opens with it.
 * DOCX-5  The letters that came out are counted against those in the XML; where some are missing, a problem says how many.
 * DOCX-6  No picture is ever opened, in the file or out of it.
 * DOCX-10 Numbers that Word shows before its paragraphs are read: numbers.ts.
 * DOCX-7–DOCX-9  What Word hides is not text, what it shows is: shown-part.ts.
 */
export async function readDocx(unpacked: Extract<Unpacked, { ok: true }>): Promise<FormatResult> {
  let readings = 0;
  let hasHeaders = false;
  let letters = 0;
  let hiddenLetters = 0;
  const styles = hiddenStyles(new TextDecoder().decode(unpacked.parts.get("word/styles.xml")));
  const textOf = (name: string) => new TextDecoder().decode(unpacked.parts.get(name));
  const parts: Record<string, Uint8Array> = {};
  for (const [name, part] of unpacked.parts) {
    // A web page inside a Word file (altChunk) is no part of it that mammoth reads.
    if (!/\.(?:xml|rels)$/i.test(name) || name.startsWith("docProps/")) continue;
    const xml = new TextDecoder().decode(part);
    const wrong = checkXml(xml);
    if (wrong !== null)
      return { ok: false, code: "damaged", message: { code: "readers.wrong.docx", what: wrong } };
    if (/\/(?:header|footer)\d*\.xml$/.test(name) && /<w:t[ >]/.test(xml)) hasHeaders = true;
    const rubies = unwrapRuby(xml);
    const guides = unwrapGuides(rubies.xml);
    readings += rubies.readings + guides.readings;
    const shown = IS_TEXT.test(name) ? shownPart(guides.xml, styles) : { xml: guides.xml, hiddenLetters: 0 };
    hiddenLetters += shown.hiddenLetters;
    const isBody = /\/document\d*\.xml$/.test(name);
    const counted = isBody
      ? withNumbers(shown.xml, textOf("word/numbering.xml"), textOf("word/styles.xml"))
      : shown.xml;
    if (!/\/(?:header|footer|comments)\w*\.xml$/.test(name)) letters += lettersIn(counted);
    parts[name] = counted === xml ? part : new TextEncoder().encode(counted);
  }
  const converted = await toHtml(zipSync(parts, { level: 0 }));
  if (converted === null) return { ok: false, code: "damaged", message: DAMAGED };

  const page = blocksOfPage(parse(converted.html), "keep", itemOfBookmark);
  const shown = page.blocks.map(withoutBackLink);
  const { title, blocks } = withTitle(shown);
  const called =
    title === null ? statedTitle(titleInProperties(unpacked.parts.get("docProps/core.xml"))) : null;
  const isBorneOut = called !== null && opensWith(shown, called);
  return {
    ok: true,
    title: title ?? (isBorneOut ? called : null),
    calledTitle: called,
    leading: "",
    blocks: joined(blocks),
    inline: "plain",
    problems: [
      ...aboutReadings(readings),
      ...aboutPictures(unpacked.pictures),
      ...aboutHidden(hiddenLetters),
      ...aboutFlattened(page.flattened),
      ...(hasHeaders ? [HEADERS] : []),
      ...aboutMissing(letters - countLetters(shown)),
      ...converted.problems,
    ],
  };
}

/** `dc:title` of the properties. */
function titleInProperties(part: Uint8Array | undefined): string | null {
  if (part === undefined) return null;
  let title = "";
  let isTitle = false;
  walkXml(new TextDecoder().decode(part), {
    open: (name) => {
      isTitle = localName(name) === "title";
    },
    close: () => {
      isTitle = false;
    },
    text: (text) => {
      if (isTitle) title += text;
    },
  });
  return title;
}

const IS_TEXT = /\/(?:document|footnotes|endnotes)\d*\.xml$/i;

function countLetters(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, block) => sum + (block.text.match(/\p{L}/gu)?.length ?? 0), 0);
}

function aboutMissing(letters: number): Problem[] {
  if (letters <= 0) return [];
  return [{ code: "unread-text", message: { code: "readers.unread-text", count: letters } }];
}

const DAMAGED: Message<"readers"> = { code: "readers.damaged.docx" };

const HEADERS: Problem = {
  code: "headers-and-footers",
  message: { code: "readers.headers-and-footers" },
};

/** Word's built-in style names, which stay English in a Chinese Word. mammoth compares them in any case. */
const STYLE_MAP = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='Image Caption'] => p.caption:fresh",
  "p[style-name='Table Caption'] => p.caption:fresh",
  "p[style-name='Note'] => p.note:fresh",
  "p[style-name='Footnote Text'] => p.note:fresh",
  "p[style-name='Endnote Text'] => p.note:fresh",
  "p[style-name='Heading 7'] => h6:fresh",
  "p[style-name='Heading 8'] => h6:fresh",
  "p[style-name='Heading 9'] => h6:fresh",
  "p[style-name='Source Code'] => pre:fresh",
  "u => u",
];

async function toHtml(zip: Uint8Array): Promise<{ html: string; problems: Problem[] } | null> {
  try {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(zip) },
      {
        styleMap: STYLE_MAP,
        includeEmbeddedStyleMap: false,
        ignoreEmptyParagraphs: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      },
    );
    return { html: value, problems: problemsFrom(messages.map(({ message }) => message)) };
  } catch {
    // mammoth throws plain errors on every kind of broken document; all of them are damage to the file.
    return null;
  }
}

/** A style that mammoth has no rule for loses no text, so only what it left out is passed on, each kind once. */
function problemsFrom(messages: readonly string[]): Problem[] {
  const counted = new Map<string, number>();
  for (const message of messages) {
    if (/^Unrecognised (?:paragraph|run|table) style/.test(message)) continue;
    counted.set(message, (counted.get(message) ?? 0) + 1);
  }
  return [...counted].slice(0, 20).map(([message, times]) => ({
    code: "word-message",
    message: { code: "readers.word-message", message, times },
  }));
}

/** mammoth ends a footnote with an arrow back to the text. */
function withoutBackLink(block: PageBlock): PageBlock {
  return block.kind === "note" ? { ...block, text: block.text.replace(/\s*\u2191$/, "") } : block;
}

function withTitle(blocks: readonly PageBlock[]): { title: string | null; blocks: readonly PageBlock[] } {
  const styled = blocks.find((block) => block.kind === "title");
  if (styled !== undefined) return { title: styled.text, blocks };
  const level1 = blocks.filter((block) => block.level === 1);
  const only = level1.length === 1 ? level1[0] : undefined;
  if (only === undefined) return { title: null, blocks };
  return {
    title: only.text,
    blocks: blocks.map((block) => (block === only ? { ...block, kind: "title", level: null } : block)),
  };
}
