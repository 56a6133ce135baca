/**
 * The headline of a page: the block that is its title, and the title itself.
 *
 * HTML-TITLE-1  The page states its title in `<title>` and in `og:title`, often with the names of a section and of the site, parted by
 *     bars or dashes. A block that is one of these parts, and not the site's, is the headline, whatever element it stands in.
 * HTML-TITLE-2  Else a heading, or a box called a title, above the article's first prose is.
 *     Where no block is one, the title is what the page states, without the site's name (called-title.ts).
 * HTML-TITLE-3  A block in a menu, in the foot or among links of the page is none.
 */

import { statedTitle, withoutSite } from "../called-title";
import { type Place, wordsOf } from "./page-places";

export interface Headline {
  /** Index of the block, -1 where none is. */
  readonly at: number;
  readonly title: string | null;
}

const PARTS = /\s*[_|｜»›<>]+\s*|\s+[-–—·•~:：]+\s+|[:：]\s+|--+|——|(?<=\p{Script=Han})-(?=\p{Script=Han})/u;
const CALLED_TITLE = new Set("title headline tit tt biaoti subject headtitle maintitle bt".split(" "));
const CALLED_POST = new Set("post entry article news detail content activity".split(" "));
const CALLED_SITE = new Set("site logo brand blog masthead sitename".split(" "));

/** A headline is no longer than this, without white space. */
const LONGEST = 120;
const ENOUGH = 2;

/** `box` is that of the article, or null where none was found. */
export function findHeadline(page: Document, places: readonly Place[], box: Element | null): Headline {
  const stated = statedTitles(page);
  const firstProse = places.findIndex(
    ({ isProse, boxes }) => isProse && (box === null || boxes.includes(box)),
  );
  const end = firstProse === -1 ? places.length : firstProse;
  let at = -1;
  let best = 0;
  places.forEach((place, index) => {
    if (index >= end + 2 || place.size === 0 || place.size > LONGEST || place.isProse) return;
    const score = scoreOf(place, stated, box !== null && place.boxes.includes(box));
    // Of two that are as good the one nearer to the text, but for what a page repeats below its headline.
    if (score > best) {
      best = score;
      at = index;
    }
  });
  if (best >= ENOUGH) return { at, title: places[at]!.block.text.replace(/\s*\n\s*/g, " ") };
  const site = page.querySelector('meta[property="og:site_name"]')?.getAttribute("content") ?? null;
  const named = stated.whole.flatMap((title) => statedTitle(withoutSite(title, site)) ?? []);
  return { at: -1, title: named[0] ?? null };
}

interface Stated {
  readonly whole: readonly string[];
  /** What may be the title; the first is the likeliest. */
  readonly parts: readonly string[];
  /** What stands last where there are several: the site, or a section. */
  readonly last: string | null;
}

function statedTitles(page: Document): Stated {
  const titles = [
    page.querySelector('meta[property="og:title"]')?.getAttribute("content"),
    page.querySelector('meta[name="twitter:title"],meta[name="ArticleTitle"]')?.getAttribute("content"),
    [...page.querySelectorAll("title")].find((title) => title.closest("svg") === null)?.textContent,
  ].flatMap((title) => {
    const text = (title ?? "").replace(/\s+/g, " ").trim();
    return text === "" ? [] : [text];
  });
  const parted = titles.map((title) => title.split(PARTS).filter((part) => part.trim() !== ""));
  return {
    whole: titles,
    parts: [...parted.flatMap((parts) => parts.slice(0, 1)), ...parted.flat()],
    last: parted.find((parts) => parts.length > 1)?.at(-1) ?? null,
  };
}

function scoreOf(
  { block, boxes, boilerplate, linked }: Place,
  { whole, parts, last }: Stated,
  isInArticle: boolean,
): number {
  const text = bare(block.text);
  if (text.length < 1) return 0;
  const own = boxes[0];
  const names = wordsOf(
    boxes
      .slice(0, 2)
      .map((box) => `${box.getAttribute("class") ?? ""} ${box.id}`)
      .join(" "),
  );
  const isHeading = block.kind === "heading" || block.kind === "title";
  const isCalled = names.some((word) => CALLED_TITLE.has(word)) || own?.localName === "dd";
  const isSite = names.some((word) => CALLED_SITE.has(word)) || (linked >= 0.9 && leadsHome(own));
  const isPost = isInArticle || names.some((word) => CALLED_POST.has(word));
  let score = 0;
  if (whole.some((title) => bare(title) === text)) score += 4;
  else if (parts.some((part) => bare(part) === text))
    score += !isPost && last !== null && bare(last) === text ? 1 : 3.5;
  else if (text.length >= 6 && whole.some((title) => bare(title).startsWith(text))) score += 3;
  else if (text.length >= 10 && whole.some((title) => bare(title).includes(text))) score += 2;
  else if (
    isHeading &&
    text.length >= 4 &&
    parts.some((part) => bare(part).length >= 4 && text.includes(bare(part)))
  )
    score += 1.5;
  if (isHeading) score += block.kind === "title" || block.level === 1 ? 2 : block.level === 2 ? 1 : 0.5;
  if (isCalled && !isSite) score += 1;
  if (isPost) score += 0.5;
  score += looksOf(own);
  if (isSite) score -= 3;
  if (boilerplate !== null) score -= 3;
  if (linked >= 0.9) score -= 1;
  return score;
}

/** A link to the front page of the site. */
function leadsHome(box: Element | undefined): boolean {
  const link = box?.querySelector("a[href]") ?? box?.closest("a[href]");
  return /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$/.test(link?.getAttribute("href") ?? "none");
}

/** How large, bold and centred a box is set, where old pages say it with elements. */
function looksOf(box: Element | undefined): number {
  if (box === undefined) return 0;
  const text = (box.textContent ?? "").trim();
  const covers = (element: Element | null) => element !== null && (element.textContent ?? "").trim() === text;
  const font = box.querySelector(
    'font[size="4"],font[size="5"],font[size="6"],font[size="7"],font[size="+2"],font[size="+3"]',
  );
  const isLarge =
    covers(font) || /font-size\s*:\s*(?:2[2-9]|[3-9]\d)(?:px|pt)/i.test(box.getAttribute("style") ?? "");
  const isBold = covers(box.querySelector("b,strong"));
  const isCentred = box.getAttribute("align") === "center" || box.closest("center,[align=center]") !== null;
  return (isLarge ? 1.5 : 0) + (isBold ? 0.5 : 0) + (isCentred ? 0.5 : 0);
}

/** Letters and digits alone: dashes and quotation marks of a title are typed in many ways. */
function bare(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
