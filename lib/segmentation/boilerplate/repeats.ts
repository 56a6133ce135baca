/**
 * What stands there once more: doorway titles, titles printed twice, lines and paragraphs repeated.
 *
 * SEG-REPEAT-1  A page title with the same advertisement before and behind it is SURE to be no title of the text.
 * SEG-REPEAT-2  On a page, a line that is the one above again. Texts repeat themselves on purpose (refrains), so it is never sure.
 * SEG-REPEAT-3  Near the top, the title once more, or the title with the site's name behind it, above the title itself.
 * SEG-REPEAT-4  A long paragraph, word for word as one before. Table heads, refrains and formulas are short; a paragraph of `LONG`
 *     characters that stands twice was pasted twice, or is meant to: never sure.
 */

import type { SetAsideProposal } from "../proposal";
import { reasonOf } from "../reason";
import { isBreadcrumb } from "./site-boilerplate";

/** Paragraphs from so many Chinese characters on are not repeated on purpose. */
const LONG = 40;

/** The title and its copies stand among so many lines at the top. */
const TOP = 12;

const SITE_BEHIND = /^\s*[-_|｜—–·~]+\s*[^。！？]{1,40}$/u;

/** On a page all of it; in plain texts doorway titles and what was pasted twice (SEG-REPEAT-1, SEG-REPEAT-4); in other files only the latter. */
export type RepeatedIn = "page" | "lines" | "pasted";

/** What repeats something in this text, line by line; null for the rest. `isOut` says what was found not to belong otherwise. */
export function findRepeats(
  texts: readonly string[],
  isOut: readonly boolean[],
  which: RepeatedIn,
): (SetAsideProposal | null)[] {
  const isPage = which === "page";
  const crumbs = texts.filter(isBreadcrumb);
  const seen = new Map<string, number>();
  const top = texts.flatMap((text, index) => (isOut[index] ? [] : [text])).slice(0, TOP);
  return texts.map((text, index): SetAsideProposal | null => {
    const doorway = which === "pasted" ? null : findDoorway(text, crumbs);
    if (doorway || isOut[index]) return doorway;
    if (isPage && text === texts[index - 1] && lettersIn(text) >= 8)
      return { kind: "duplicate", reason: "segmentation.aside.line-again", confidence: 0.8 };
    if (isPage && index < TOP * 2 && top.includes(text) && lettersIn(text) >= 6) {
      const behind = top.slice(top.indexOf(text) + 1);
      if (seen.has(text) && seen.get(text) === texts.indexOf(top[0]!))
        return { kind: "duplicate", reason: "segmentation.aside.title-again", confidence: 0.75 };
      const bare = behind.find((line) => line.length >= 6 && text.startsWith(line));
      if (bare !== undefined && SITE_BEHIND.test(text.slice(bare.length)))
        return {
          kind: "duplicate",
          reason: "segmentation.aside.title-with-site",
          confidence: 0.85,
        };
    }
    const before = seen.get(text);
    if (before === undefined) seen.set(text, index);
    else if (text.length >= LONG && text.replace(/\P{Script=Han}/gu, "").length >= LONG)
      return {
        kind: "duplicate",
        reason: reasonOf({ code: "segmentation.aside.repeats", paragraph: before + 1 }),
        confidence: 0.8,
      };
    return null;
  });
}

function lettersIn(text: string): number {
  return text.replace(/\P{L}/gu, "").length;
}

/** What ads and doorway pages put into stolen texts. It never counts alone, only with a shape that no text has. */
const DOORWAY =
  /app下载|手机app|官方网站|官方入口|下载安装|IOS\/安卓|ios\/android|通用版|娱乐平台|体育平台|kaiyun|欧洲杯app|博彩|彩票|注册登录/iu;

/** Nothing longer is a title (UTF-16 units). */
const LONGEST = 400;

/** The shortest advertising name that a doorway title repeats. */
const DOORWAY_NAME = 8;

/**
 * A doorway page puts its advertisement before and behind a title that it made from a stolen sentence: `X…-X`. Sure
 * only where the repeated X speaks of downloads and the like, or the breadcrumb ends with that very title.
 */
function findDoorway(text: string, crumbs: readonly string[]): SetAsideProposal | null {
  const size = repeatedEdge(text);
  if (size < DOORWAY_NAME) return null;
  const isAdvertisement = DOORWAY.test(text.slice(0, size));
  const isCrumb = crumbs.some((crumb) => crumb.endsWith(text));
  if (!isAdvertisement) return null;
  return {
    kind: "duplicate",
    reason: "segmentation.aside.doorway",
    confidence: isCrumb ? 0.95 : 0.9,
  };
}

/** How long the longest stretch is that the text both begins and ends with, without overlapping itself. */
function repeatedEdge(text: string): number {
  if (text.length > LONGEST) return 0;
  for (let size = Math.floor((text.length - 1) / 2); size >= DOORWAY_NAME; size -= 1) {
    if (text.endsWith(text.slice(0, size))) return size;
  }
  return 0;
}
