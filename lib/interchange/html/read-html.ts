import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Block } from "../../segmentation/paragraph";
import type { FormatResult } from "../format-result";
import { MAX_ARTICLE_DEPTH, MAX_READABLE_TAGS } from "../limits";
import { aboutHidden, type Problem } from "../problem";
import { findAsides, findBox, type Readable } from "./article";
import { asShown } from "./as-shown";
import { blocksOfPage, type PageBlock } from "./blocks-of-page";
import { findHeadline } from "./headline";
import { countTags, deepest, tangleOf } from "./page-guard";
import { type Place, placesOf } from "./page-places";

/**
 * A web page into blocks. Only words are taken, so nothing active survives.
 *
 * HTML-1  Every word that the page shows becomes a block, in the order of the page. Nothing is cut away.
 * HTML-2  The article is told from the rest by where the prose stands, by Readability, and by what boxes are called (article.ts). A
 *     block outside it is marked "chrome" with the reason, so that the import can propose to set it aside.
 * HTML-3  Where nothing tells the article, only what boxes are called counts, and a problem says so.
 * HTML-4  The headline (headline.ts) is a block of kind "title" and is never boilerplate.
 * HTML-5  The file is what the reader extracted: texts parted by a blank line (READ-2).
 */
export function readHtml(text: string): FormatResult {
  const tangle = tangleOf(text);
  if (tangle !== null) {
    const message = { code: "readers.wrong.page", what: tangle.message } as const;
    return { ok: false, code: tangle.code, message };
  }
  const page = asShown(parse(text));
  const { blocks: shown, readings, pictures, hiddenLetters, flattened } = blocksOfPage(page, "collapse");
  const places = placesOf(shown);
  const isReadable = deepest(text) <= MAX_ARTICLE_DEPTH && countTags(text) <= MAX_READABLE_TAGS;
  const readable = isReadable ? readableOf(text, page, places) : null;
  const box = findBox(places, readable);
  const { at, title } = findHeadline(page, places, box);
  const { asides, isWhole } = findAsides(places, box, readable, at);
  const blocks = shown.map((block, index): PageBlock => {
    if (index === at) return { ...block, kind: "title", level: null };
    const aside = asides[index];
    return aside ? { ...block, kind: "chrome", level: null, aside } : block;
  });
  const outside = asides.filter((aside) => aside !== null).length;
  const problem = isWhole ? WHOLE_PAGE : outside === 0 ? null : pageChrome(outside);
  return {
    ok: true,
    title,
    leading: "",
    blocks: joined(blocks),
    inline: "plain",
    problems: [
      ...(problem === null ? [] : [problem]),
      ...aboutReadings(readings),
      ...aboutPictures(pictures),
      ...aboutHidden(hiddenLetters),
      ...aboutFlattened(flattened),
    ],
  };
}

/**
 * Blocks as they follow each other in the extracted text: a blank line between, two above a block that is set off, nothing
 * after the last.
 */
export function joined(blocks: readonly PageBlock[]): Block[] {
  return blocks.map(({ isSetOff: _, element: __, ...block }, index) => {
    const below = blocks[index + 1];
    return { ...block, separator: below === undefined ? "" : below.isSetOff ? "\n\n\n" : "\n\n" };
  });
}

export function aboutReadings(readings: number): Problem[] {
  if (readings === 0) return [];
  return [{ code: "ruby-readings", message: { code: "readers.ruby-readings", count: readings } }];
}

export function aboutFlattened(pieces: number): Problem[] {
  if (pieces === 0) return [];
  return [{ code: "flattened", message: { code: "readers.flattened", count: pieces } }];
}

export function aboutPictures(pictures: number): Problem[] {
  if (pictures === 0) return [];
  return [{ code: "pictures", message: { code: "readers.pictures", count: pictures } }];
}

/** A fragment is put into a page. Read from the document down: linkedom leaves stray text outside a broken page's body. */
export function parse(page: string): Document {
  const html = withPlainComments(page);
  const { document } = parseHTML(/<(?:html|body)\b/i.test(html) ? html : `<html><body>${html}</body></html>`);
  return document;
}

/** Comments that end for a browser and not for the parser, which would take the rest of the page for one: `<!-->`, `<!-- … --!>`. */
function withPlainComments(page: string): string {
  if (!/<!--?-?>|--!>/.test(page)) return page;
  const pieces: string[] = [];
  let from = 0;
  for (let at = page.indexOf("<!--"); at !== -1; at = page.indexOf("<!--", from)) {
    const rest = /^(?:-?>)/.exec(page.slice(at + 4, at + 6))?.[0];
    const end = /--!?>/g;
    end.lastIndex = at + 4;
    const mark = rest === undefined ? end.exec(page) : null;
    if (rest === undefined && mark === null) break;
    pieces.push(page.slice(from, at));
    from = mark === null ? at + 4 + (rest?.length ?? 0) : mark.index + mark[0].length;
  }
  return pieces.join("") + page.slice(from);
}

/**
 * Which blocks stand in what Readability takes for the article; null where it finds none. Its copy of the page is numbered as the page is, so that a block is known by its box however its text was remade.
 */
function readableOf(text: string, page: Document, places: readonly Place[]): Readable | null {
  try {
    const copy = asShown(parse(text));
    const numbers = new Map<Element, string>();
    [...page.querySelectorAll("*")].forEach((element, index) => {
      numbers.set(element, String(index));
    });
    [...copy.querySelectorAll("*")].forEach((element, index) => {
      element.setAttribute(NUMBER, String(index));
    });
    const found = new Readability(copy, { charThreshold: 100 }).parse();
    if (!found?.content) return null;
    const kept = new Set(Array.from(found.content.matchAll(NUMBERED), ([, number]) => number));
    const running = squeezed(found.textContent ?? "");
    const isKept = places.map(({ block, boxes }) => {
      const words = squeezed(block.text);
      const isThere = boxes[0] !== undefined && kept.has(numbers.get(boxes[0]) ?? "");
      return (isThere || words.length >= 12) && running.includes(words);
    });
    const size = (some: readonly Place[]) => some.reduce((sum, place) => sum + place.size, 0);
    const all = size(places);
    const article = size(places.filter((_, index) => isKept[index]));
    return { isKept, isTrusted: article >= 0.4 * all || (article >= 2_000 && article >= 0.1 * all) };
  } catch {
    // Readability trips over some broken pages; the article is then found by its prose alone.
    return null;
  }
}

const NUMBER = "data-block";
const NUMBERED = /data-block="(\d+)"/g;

const WHOLE_PAGE: Problem = {
  code: "whole-page",
  message: { code: "readers.whole-page" },
};

function pageChrome(count: number): Problem {
  return { code: "page-chrome", message: { code: "readers.page-chrome", count } };
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}
