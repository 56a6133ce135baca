import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Block } from "../../segment/paragraph";
import { MAX_ARTICLE_DEPTH } from "../limits";
import { aboutHidden, type Problem } from "../problem";
import type { FormatResult } from "../read";
import { asShown } from "./as-shown";
import { blocksOfPage, type PageBlock } from "./blocks-of-page";
import { deepest, tangleOf } from "./page-guard";

/**
 * A web page into blocks. Only words are taken, so nothing active survives.
 *
 * H1  Every word that the page shows becomes a block, in the order of the page. Nothing is cut away.
 * H2  Readability finds the article. A block outside it is marked "chrome" (menus, links, notices), so that
 *     the import can propose to set it aside.
 * H3  Where the article it found is too small a part of the page to be trusted, nothing is marked, and a problem says so.
 * H4  The title is the `<h1>` that the page's `<title>` repeats, or its only `<h1>`; else what Readability makes of
 *     `<title>`. The heading that has it is a block of kind "title".
 * H5  The file is what the reader extracted: texts parted by a blank line (R2).
 */
export function readHtml(text: string): FormatResult {
  const tangle = tangleOf(text);
  if (tangle !== null) {
    const message = `${tangle.message} Nothing was imported. Open the page in a browser, copy its text and import that.`;
    return { ok: false, code: tangle.code, message };
  }
  const page = asShown(parse(text));
  const { blocks: shown, readings, pictures, hiddenLetters } = blocksOfPage(page, "collapse");
  const article = deepest(text) > MAX_ARTICLE_DEPTH ? null : articleOf(text);
  const title = titleOf(page, shown, article?.title ?? null);
  const titleAt = shown.findIndex((block) => block.kind === "heading" && block.text === title);
  const named = shown.map(
    (block, index): PageBlock => (index === titleAt ? { ...block, kind: "title", level: null } : block),
  );
  const { blocks, problem } = withChrome(named, article?.blocks ?? []);
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
    ],
  };
}

/**
 * Blocks as they follow each other in the extracted text: a blank line between, two above a block that is set off, nothing
 * after the last.
 */
export function joined(blocks: readonly PageBlock[]): Block[] {
  return blocks.map(({ isSetOff: _, ...block }, index) => {
    const below = blocks[index + 1];
    return { ...block, separator: below === undefined ? "" : below.isSetOff ? "\n\n\n" : "\n\n" };
  });
}

export function aboutReadings(readings: number): Problem[] {
  if (readings === 0) return [];
  const message = `${readings === 1 ? "One reading" : `${readings} readings`} set above characters (ruby, pinyin) ${readings === 1 ? "was" : "were"} left out; the characters are all there.`;
  return [{ code: "ruby-readings", message }];
}

export function aboutPictures(pictures: number): Problem[] {
  if (pictures === 0) return [];
  const message = `${pictures === 1 ? "One picture was" : `${pictures} pictures were`} left out: only text is imported. Look at the original for words inside them.`;
  return [{ code: "pictures", message }];
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

interface Article {
  readonly title: string | null;
  readonly blocks: readonly PageBlock[];
}

function articleOf(text: string): Article | null {
  try {
    const found = new Readability(asShown(parse(text)), { charThreshold: 100 }).parse();
    if (found === null) return null;
    const content = parse(`<html><body>${found.content ?? ""}</body></html>`);
    return { title: found.title?.trim() || null, blocks: blocksOfPage(content, "collapse").blocks };
  } catch {
    // Readability trips over some broken pages; the page is then read whole, which loses nothing (H3).
    return null;
  }
}

/** Marks as chrome what is outside the article, if the article can be trusted. */
function withChrome(
  blocks: readonly PageBlock[],
  article: readonly PageBlock[],
): { blocks: readonly PageBlock[]; problem: Problem | null } {
  const pageSize = sizeOf(blocks);
  const articleSize = sizeOf(article);
  const isTrusted = articleSize >= 0.4 * pageSize || (articleSize >= 2_000 && articleSize >= 0.1 * pageSize);
  if (!isTrusted) return { blocks, problem: WHOLE_PAGE };
  const exact = new Set(article.map((block) => squeezed(block.text)));
  const running = article.map((block) => squeezed(block.text)).join("\n");
  let outside = 0;
  const marked = blocks.map((block): PageBlock => {
    const text = squeezed(block.text);
    // A long block may have been divided or joined by Readability; a short one must be there as it is.
    const isInside =
      exact.has(text) || (text.length >= 12 && running.includes(text)) || block.kind === "title";
    if (isInside) return block;
    outside += 1;
    return { ...block, kind: "chrome", level: null };
  });
  return { blocks: marked, problem: outside === 0 ? null : pageChrome(outside) };
}

const WHOLE_PAGE: Problem = {
  code: "whole-page",
  message:
    "The article on this page could not be told from its menus and notices with certainty, so all of the page’s text was read. Set aside what does not belong.",
};

function pageChrome(count: number): Problem {
  const message = `${count === 1 ? "One paragraph" : `${count} paragraphs`} outside the article (menus, links, notices) ${count === 1 ? "is" : "are"} marked as page furniture. Look them over: what belongs to the text can be brought back.`;
  return { code: "page-chrome", message };
}

function titleOf(page: Document, shown: readonly PageBlock[], readable: string | null): string | null {
  const stated = (page.querySelector("title")?.textContent ?? "").replace(/\s+/g, " ").trim();
  const headings = shown.filter((block) => block.level === 1);
  const repeated = headings.find((block) => squeezed(stated).includes(squeezed(block.text)));
  const only = headings.length === 1 ? headings[0] : undefined;
  return (repeated ?? only)?.text ?? (readable || stated || null);
}

function sizeOf(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, block) => sum + squeezed(block.text).length, 0);
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}
