/**
 * Which blocks of a page are its article, and why the others are not.
 *
 * HTML-ARTICLE-1  The article's box is the deepest one that holds nearly all of the page's prose; what readers wrote below it does not count.
 * HTML-ARTICLE-2  Outside the box stands boilerplate, but for what Readability keeps.
 * HTML-ARTICLE-3  Inside the box only what its own boxes name (share, related, comments) or what stands among links behind the last prose is
 *     boilerplate. What Readability cleans out of an article (code, lists, tables, underlined words) stays.
 *     Neither does what stands above the headline belong, nor a line of the page's data (its date, its counters) in a box
 *     called so.
 * HTML-ARTICLE-4  What stands between the headline and the box (a lead, who wrote it) belongs to the article, unless its place says otherwise.
 * HTML-ARTICLE-5  Without enough prose to find a box by, the article is what Readability found; without that, nothing is said of places.
 */

import type { Block } from "../../segmentation/paragraph";
import { type Place, wordsOf } from "./page-places";

type Aside = NonNullable<Block["aside"]>;

export interface Found {
  readonly asides: readonly (Aside | null)[];
  /** Nothing told the article from the rest. */
  readonly isWhole: boolean;
}

/** What Readability takes for the article: which blocks, and whether they are enough of the page to be believed. */
export interface Readable {
  readonly isKept: readonly boolean[];
  readonly isTrusted: boolean;
}

/** The box of the article (HTML-ARTICLE-1, HTML-ARTICLE-5), or null. */
export function findBox(places: readonly Place[], readable: Readable | null): Element | null {
  return boxOf(places) ?? (readable?.isTrusted ? boxOf(places, readable.isKept) : null);
}

export function findAsides(
  places: readonly Place[],
  box: Element | null,
  readable: Readable | null,
  headlineAt: number,
): Found {
  const isKept = readable?.isKept ?? null;
  if (box === null) return { asides: places.map(ofPlace), isWhole: true };
  const isInside = places.map(({ boxes }) => boxes.includes(box));
  const first = isInside.indexOf(true);
  const lastProse = places.findLastIndex(({ isProse }, index) => isProse && isInside[index]);
  const asides = places.map((place, index): Aside | null => {
    if (index === headlineAt) return null;
    const named = ofPlace(place);
    // A notice is dated below its end.
    const isDatedBelow = index > lastProse && place.linked === 0 && DATE_ALONE.test(place.block.text);
    if (isDatedBelow && !named) return null;
    if (isPageData(place)) return { reason: "segmentation.aside.page-data", confidence: 0.8 };
    if (isInside[index]) {
      if (named) return named;
      const isLeftOut = isKept !== null && !isKept[index];
      if (index <= lastProse || !isLeftOut || place.isProse) return null;
      if (place.linked >= 0.9) return { reason: "segmentation.aside.link-below", confidence: 0.75 };
      // A list, a table, a caption is part of a text wherever it stands.
      const isLoose = place.block.kind === null && !/[。！？；：:;]/u.test(place.block.text);
      return isLoose && readable?.isTrusted
        ? { reason: "segmentation.aside.below-article", confidence: 0.7 }
        : null;
    }
    if (named) return named;
    if (index < headlineAt && !place.isProse)
      return { reason: "segmentation.aside.above-headline", confidence: 0.75 };
    if (isKept === null ? place.isProse : isKept[index]) return null;
    const isLead = headlineAt !== -1 && index > headlineAt && index < first && place.linked < 0.5;
    if (isLead) return null;
    return { reason: "segmentation.aside.outside", confidence: 0.75 };
  });
  return { asides, isWhole: false };
}

/** What the place of a block says by itself. */
function ofPlace({ boilerplate, block, isProse }: Place): Aside | null {
  if (boilerplate === null || isProse) return null;
  const isSaid = /[。！？]/u.test(block.text) && block.text.length >= 60;
  if (isSaid && !boilerplate.holdsProse && boilerplate.box.localName === "aside") return null;
  return { reason: boilerplate.reason, confidence: 0.8 };
}

const DATE_ALONE = /^\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s*[（(]?星期.[）)]?)?$/u;

const DATA_BOXES = new Set(["meta", "info", "pubinfo", "infos", "date", "source", "pubtime", "publish"]);
const DATA =
  /\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|(?:阅读|閱讀|浏览|瀏覽|点击|點擊|评论|評論|字数|字數|次数|次數)[^。]{0,4}[:：]?\s*\d/u;

/** HTML-ARTICLE-3: `<div class="post-meta">` with a date or a counter. Who wrote it may stand beside them. */
function isPageData({ boxes, block, isProse }: Place): boolean {
  if (isProse || block.text.length > 120 || /[。！？]/u.test(block.text) || !DATA.test(block.text))
    return false;
  return boxes
    .slice(0, 2)
    .some((box) =>
      wordsOf(`${box.getAttribute("class") ?? ""} ${box.id}`).some((word) => DATA_BOXES.has(word)),
    );
}

/** So much of the prose has to be in a box. */
const NEARLY_ALL = 0.85;
/** Less prose than this finds no box. In UTF-16 units. */
const LEAST_PROSE = 60;

/** HTML-ARTICLE-1 */
function boxOf(places: readonly Place[], isKept?: readonly boolean[]): Element | null {
  const counted = places.filter(({ isProse }, index) => (isKept ? isKept[index] : isProse));
  const sizes = new Map<Element, number>();
  let all = 0;
  for (const { boxes, size } of counted) {
    all += size;
    for (const box of boxes) sizes.set(box, (sizes.get(box) ?? 0) + size);
  }
  if ((!isKept && all < LEAST_PROSE) || counted.length < (isKept ? 1 : 2)) return null;
  // The boxes that hold nearly all are one inside the other; the deepest is the one with most boxes around it.
  let deepest: Element | null = null;
  let depth = -1;
  for (const { boxes } of counted) {
    const at = boxes.findIndex((box) => (sizes.get(box) ?? 0) >= NEARLY_ALL * all);
    if (at !== -1 && boxes.length - at > depth) {
      depth = boxes.length - at;
      deepest = boxes[at]!;
    }
  }
  return deepest;
}
