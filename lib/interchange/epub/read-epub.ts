import type { Message } from "../../messages/keys";
import { statedTitle } from "../called-title";
import { decode } from "../encoding";
import type { FormatResult } from "../format-result";
import { asShown, displayRules } from "../html/as-shown";
import { blocksOfPage, type PageBlock } from "../html/blocks-of-page";
import { declaredCharset } from "../html/declared-charset";
import { countTags, tangleOf } from "../html/page-guard";
import { aboutFlattened, aboutPictures, aboutReadings, joined, parse } from "../html/read-html";
import { MAX_HTML_TAGS } from "../limits";
import { aboutHidden, type Problem } from "../problem";
import type { Unpacked } from "../zip/unpack";
import { type BookPackage, packagePath, readNavigation, readPackage } from "./package";
import { WithinBook } from "./within-book";

/**
 * EPUB books (2 and 3) into blocks: container.xml → package → spine → pages, each read as a web page is.
 *
 * EPUB-1  The spine decides the order. What is in the book and not in the spine (covers, an NCX) is not text to be read.
 * EPUB-2  A chapter's heading is what its page marks as one. Where it marks none, the label that the table of contents has
 *     for the page is looked for among its first lines, and that line is the heading.
 * EPUB-3  A table of contents that stands in the spine is boilerplate (chrome): it repeats the headings.
 * EPUB-4  A part that is named and not there, or is no page, is said; the others are read.
 * EPUB-5  A book under digital rights management is refused; fonts that are only obfuscated are no hindrance.
 *
 * A book has no text outside its pages, so nothing is read of scripts, and addresses of the web are never asked for.
 */
export function readEpub({ parts, pictures }: Extract<Unpacked, { ok: true }>): FormatResult {
  const text = (path: string) => textOf(parts.get(path));
  if (isLocked(text("META-INF/encryption.xml")))
    return { ok: false, code: "password-protected", message: LOCKED };
  const path = packagePath(text("META-INF/container.xml") ?? "") ?? [...parts.keys()].find(isPackage);
  const opf = path === undefined ? undefined : text(path);
  const book = path === undefined || opf === undefined ? null : readPackage(opf, path);
  if (book === null || book.spine.length === 0) return { ok: false, code: "damaged", message: NO_BOOK };

  const labels = labelsOf(book, text);
  const blocks: PageBlock[] = [];
  const problems: Problem[] = [];
  const sheet = [...parts.keys()].filter(isSheet).flatMap((name) => displayRules(text(name) ?? ""));
  let readings = 0;
  let hiddenLetters = 0;
  let flattened = 0;
  const within = new WithinBook();
  let tags = 0;
  for (const { path, isNavigation } of book.spine) {
    const page = text(path);
    if (page === undefined) {
      if (!/\.(?:svg|png|jpe?g|gif|css|js)$/i.test(path)) problems.push(missing(path));
      continue;
    }
    tags += countTags(page);
    if (tags > MAX_HTML_TAGS) return { ok: false, code: "too-large", message: TOO_MANY_TAGS };
    const tangle = tangleOf(page);
    if (tangle !== null) {
      problems.push({
        code: "missing-part",
        message: { code: "readers.left-out-page", what: tangle.message, path },
      });
      continue;
    }
    const shown = blocksOfPage(asShown(parse(asHtml(page)), sheet), "collapse");
    readings += shown.readings;
    hiddenLetters += shown.hiddenLetters;
    flattened += shown.flattened;
    const placed = within.place(shown.blocks);
    blocks.push(...(isNavigation ? asChrome(placed) : withHeading(placed, labels.get(path))));
  }
  return {
    ok: true,
    title: statedTitle(book.title),
    leading: "",
    blocks: joined(withTitle(blocks, book.title)),
    inline: "plain",
    problems: [
      ...problems.slice(0, 20),
      ...aboutReadings(readings),
      ...aboutPictures(pictures),
      ...aboutHidden(hiddenLetters),
      ...aboutFlattened(flattened),
    ],
  };
}

function labelsOf(
  book: BookPackage,
  text: (path: string) => string | undefined,
): ReadonlyMap<string, string> {
  for (const path of book.navigation) {
    const xml = text(path);
    const labels = xml === undefined ? new Map<string, string>() : readNavigation(xml, path);
    if (labels.size > 0) return labels;
  }
  return new Map();
}

const isSheet = (name: string) => /\.css$/i.test(name);

const isPackage = (name: string) => /\.opf$/i.test(name);

/** Pages are UTF-8 or UTF-16 by the standard; old Chinese books are in GBK all the same, and declare it. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  const decoded = decode(bytes, undefined, declaredCharset(bytes));
  return decoded.ok ? decoded.text : new TextDecoder().decode(bytes);
}

/** `META-INF/encryption.xml` names what is encrypted and how; fonts are obfuscated by two algorithms that hide nothing. */
function isLocked(encryption: string | undefined): boolean {
  if (encryption === undefined) return false;
  const methods = [
    ...encryption.matchAll(/EncryptionMethod\b[^>]{0,200}Algorithm\s*=\s*["']([^"']{0,200})/g),
  ];
  return methods.some(
    ([, method]) => !/idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/.test(method ?? ""),
  );
}

/** XHTML says `<title/>` and `<a id="p1"/>`, which HTML takes for elements that are never closed. */
function asHtml(xhtml: string): string {
  const html = xhtml.replace(
    /<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)([a-z][\w:-]{0,60})((?:[^<>"']|"[^"<]{0,2000}"|'[^'<]{0,2000}'){0,200}?)\/>/gi,
    "<$1$2></$1>",
  );
  return html.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
    text.replace(/&/g, "&amp;").replace(/</g, "&lt;"),
  );
}

function asChrome(blocks: readonly PageBlock[]): PageBlock[] {
  return blocks.map((block) => ({ ...block, kind: "chrome", level: null, aside: CONTENTS }));
}

/** The book itself says that this page is its navigation. */
const CONTENTS = {
  reason: "segmentation.aside.contents",
  confidence: 0.9,
};

/** EPUB-2. A label is compared without white space; of a page only its first lines are looked at. */
function withHeading(blocks: readonly PageBlock[], label: string | undefined): readonly PageBlock[] {
  if (label === undefined || blocks.some((block) => block.kind === "heading" || block.kind === "title"))
    return blocks;
  const wanted = squeezed(label);
  const at = blocks.slice(0, 3).findIndex((block) => squeezed(block.text) === wanted);
  return blocks.map((block, index) => (index === at ? { ...block, kind: "heading", level: 2 } : block));
}

/** The book's title where a page shows it as a heading, once: the first. */
function withTitle(blocks: readonly PageBlock[], title: string | null): PageBlock[] {
  const wanted = title === null ? "" : squeezed(title);
  const at = blocks.findIndex((block) => block.kind === "heading" && squeezed(block.text) === wanted);
  return blocks.map((block, index) => (index === at ? { ...block, kind: "title", level: null } : block));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

function missing(path: string): Problem {
  return {
    code: "missing-part",
    message: { code: "readers.missing-page", path: path.slice(0, 200) },
  };
}

const TOO_MANY_TAGS: Message<"readers"> = { code: "readers.book-tags", most: MAX_HTML_TAGS };

const LOCKED: Message<"readers"> = { code: "readers.locked.epub" };

const NO_BOOK: Message<"readers"> = { code: "readers.damaged.epub" };
