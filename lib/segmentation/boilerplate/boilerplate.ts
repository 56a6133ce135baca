/**
 * Everything that may not belong to a text, line by line, from the rooms that each know one sort of it. Which of them may speak
 * depends on where the text came from (`origin.ts`).
 *
 * SEG-SORT-1  What a line shows by itself comes first: boilerplate, page data, advertisements, repeats.
 * SEG-SORT-2  Under a head like 相关阅读 stand links: lines without a stop, up to the first line that is prose. Below the last prose
 *     of the text they are surer than in the middle, where they may be headings.
 * SEG-SORT-3  Menus stand above or below a text: names parted by bars, or in the head by spaces.
 * SEG-SORT-4  What stands above a menu or a breadcrumb at the head of the page is not the text either. Below its last prose,
 *     nothing belongs any more once the page's boilerplate has begun.
 */

import type { SetAsideProposal } from "../proposal";
import { reasonOf } from "../reason";
import { sizeOf } from "../structure/lines";
import { findSiteLines, readAdvertisement, readBookSite } from "./advertisements";
import { type Origin, showsPage } from "./origin";
import { readPageData } from "./page-data";
import { readPageWords } from "./page-words";
import { findRepeats, type RepeatedIn } from "./repeats";
import { findBoilerplate, isBreadcrumb, isLikeMenu, isSurelyMenu } from "./site-boilerplate";

/** `known` is what the reader of a page found out by the places of its blocks, and "title" where a block is the headline. */
export function findAsides(
  texts: readonly string[],
  origin: Origin,
  known: readonly (SetAsideProposal | "title" | null)[] = [],
): (SetAsideProposal | null)[] {
  const siteLines = findSiteLines(texts);
  const everywhere = texts.map((text, index) => stronger(siteLines[index]!, readBookSite(text)));
  const shown = origin === "document" ? [] : findShown(texts);
  if (origin === "document" || (origin === "text" && !showsPage(shown)))
    return withRepeats(texts, everywhere, origin === "document" ? "pasted" : "lines");
  const found = texts.map((_, index) => {
    const place = known[index] ?? null;
    if (place === "title") return null;
    return stronger(everywhere[index]!, shown[index]!, place);
  });
  const isTitle = (index: number) => known[index] === "title";
  const all = withEnds(texts, withLinks(texts, withRepeats(texts, found, "page"), isTitle));
  return all.map((one, index) => (isTitle(index) ? null : one));
}

/** SEG-SORT-1: what each line shows by itself, on a page. */
function findShown(texts: readonly string[]): (SetAsideProposal | null)[] {
  const boilerplate = findBoilerplate(texts);
  return texts.map((text, index) =>
    stronger(boilerplate[index]!, readPageData(text), readAdvertisement(text), readPageWords(text)),
  );
}

function withRepeats(
  texts: readonly string[],
  found: readonly (SetAsideProposal | null)[],
  which: RepeatedIn,
): (SetAsideProposal | null)[] {
  const repeats = findRepeats(
    texts,
    found.map((one) => one !== null),
    which,
  );
  return found.map((one, index) => stronger(one, repeats[index]!));
}

/** SEG-SORT-3, SEG-SORT-4. */
function withEnds(
  texts: readonly string[],
  found: readonly (SetAsideProposal | null)[],
): (SetAsideProposal | null)[] {
  const firstProse = texts.findIndex((text, index) => !found[index] && isSaid(text));
  const lastProse = texts.findLastIndex((text, index) => !found[index] && isSaid(text));
  const isHead = (index: number) => firstProse === -1 || index < firstProse;
  const menus = texts.map((text, index) => {
    if (found[index] || (!isHead(index) && index < lastProse)) return found[index] ?? null;
    const isMenu = isLikeMenu(text, "bars") || (isHead(index) && index < TOP && isLikeMenu(text, "spaces"));
    return isMenu ? proposal("segmentation.aside.menu-names", 0.75) : null;
  });
  const lastMenu = texts.findLastIndex(
    (text, index) =>
      isHead(index) &&
      menus[index] &&
      (isSurelyMenu(text) || isBreadcrumb(text) || isLikeCrumb(menus[index]!)),
  );
  const foot = texts.findIndex((_, index) => index > lastProse && menus[index]?.kind === "chrome");
  return menus.map((known, index) => {
    if (known) return known;
    if (index < lastMenu && index < TOP) return proposal("segmentation.aside.above-menu", 0.7);
    if (index > lastProse && TAGS.test(texts[index]!))
      return proposal("segmentation.aside.key-words-below", 0.75);
    if (lastProse !== -1 && foot !== -1 && index > foot)
      return proposal("segmentation.aside.below-text", 0.7);
    return null;
  });
}

const TAGS = /^(?:标签|標籤|Tags?|关键词|關鍵詞)\s*[:：]/iu;

/** Menus and paths stand among so many lines at the top. */
const TOP = 8;

function isLikeCrumb({ reason }: SetAsideProposal): boolean {
  return /\.(?:breadcrumb|arrows|menu-names)$/u.test(reason);
}

/** A line that is said, by somebody: it ends like a sentence, or has one inside. */
function isSaid(text: string): boolean {
  return /[。！？!?…][”’」』）)]*$/u.test(text) || isProse(text);
}

function proposal(reason: string, confidence: number): SetAsideProposal {
  return { kind: "chrome", reason, confidence };
}

/** The surest of them; the first among equals. */
function stronger(...proposals: readonly (SetAsideProposal | null)[]): SetAsideProposal | null {
  return proposals.reduce(
    (best, one) => (one && one.confidence > (best?.confidence ?? 0) ? one : best),
    null,
  );
}

/** Heads of lists of links. */
const LINKS_HEAD =
  /^[【[]?(?:我的|相关|推荐|延伸|精彩|热门|最新|更多|往期|猜你|为您|大家都在|近期|编辑|本站|友情|您可能|你可能)(?:还)?(?:阅读|文章|新闻|推荐|喜欢|资讯|链接|搜索|专题|内容|热文|精彩|回顾|话题|感兴趣|也喜欢|在看|的文章)?.{0,6}[】\]]?\s*[:：]?$/u;

/** The longest line of a list of links, in Chinese characters and English words. */
const LONGEST_LINK = 40;

function withLinks(
  texts: readonly string[],
  found: readonly (SetAsideProposal | null)[],
  isTitle: (index: number) => boolean,
): (SetAsideProposal | null)[] {
  const lastProse = texts.findLastIndex((text, index) => !found[index] && isProse(text));
  let head: string | null = null;
  let links = 0;
  return texts.map((text, index) => {
    const known = found[index]!;
    if (isTitle(index)) head = null;
    if (known?.kind === "chrome" && LINKS_HEAD.test(text)) {
      head = text;
      links = 0;
      return known;
    }
    if (known) return known;
    const isLink =
      head !== null &&
      links < MOST_LINKS &&
      !isProse(text) &&
      sizeOf(text) <= LONGEST_LINK &&
      !/[。！；，：:]$/u.test(text);
    if (!isLink) {
      head = null;
      return known;
    }
    links += 1;
    return proposal(
      reasonOf({ code: "segmentation.aside.links-under", head: head ?? "" }),
      index > lastProse ? 0.85 : 0.7,
    );
  });
}

/** Lists of links are short where prose follows. */
const MOST_LINKS = 40;

function isProse(text: string): boolean {
  return /[。！？；]/u.test(text) && sizeOf(text) >= 12;
}
