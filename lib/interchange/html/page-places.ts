/**
 * What the place of a block on its page says: the landmarks it stands in, the names that its boxes have, how much of it is links.
 *
 * HTML-PLACE-1  A name is read by its words: `rich_media_tool` is rich, media, tool; `postCopyright` is post, copyright.
 * HTML-PLACE-2  A box that holds a fair part of the page's prose is no boilerplate, whatever it is called: `<body class="has-sidebar">`,
 *     `<div id="menu-wrapper">` around everything.
 */

import type { PageBlock } from "./blocks-of-page";

export interface Place {
  readonly block: PageBlock;
  /** The boxes around it, the nearest first. */
  readonly boxes: readonly Element[];
  /** UTF-16 units of its text without white space. */
  readonly size: number;
  /** The share of the nearest box's text that stands in links, 0 to 1. */
  readonly linked: number;
  /** Why its boxes say that it does not belong, or null. */
  readonly boilerplate: Boilerplate | null;
  /** It is said, in sentences, by the text's author: no link, no boilerplate. */
  readonly isProse: boolean;
}

export interface Boilerplate {
  readonly reason: string;
  /** Sure enough to say so of prose, too: a reader's comment. */
  readonly holdsProse: boolean;
  readonly box: Element;
}

/** Words in the names of boxes, by what stands in such a box. */
const NAMES: readonly { readonly words: string; readonly reason: string; readonly holdsProse?: true }[] = [
  {
    words:
      "nav navbar navigation mainnav topnav subnav navi menu menus menubar submenu topbar toptb topnavi breadcrumb breadcrumbs crumb crumbs dqwz loc wz location",
    reason: "segmentation.aside.in-menu",
  },
  {
    words: "footer foot bottombar colophon copyright copyrights license beian icp",
    reason: "segmentation.aside.in-foot",
  },
  { words: "sidebar sidenav sidecolumn aside rightbar", reason: "segmentation.aside.beside-article" },
  {
    words:
      "comment comments commentlist reply replies respond response responses discuss disqus cmt pinglun liuyan guestbook",
    reason: "segmentation.aside.readers-wrote",
    holdsProse: true,
  },
  {
    words:
      "related relate relative recommend recommended recommendation recommends tuijian xgyd readmore rank ranking hotnews hotlist popular trending similar alsolike",
    reason: "segmentation.aside.other-pages",
  },
  {
    words:
      "share sharing sharebar social sns bdsharebuttonbox addthis fenxiang toolbar toolbox tools tool actions controls interaction like digg vote btn btns buttons",
    reason: "segmentation.aside.a-button",
  },
  {
    words: "pagination pager paging pagenav pages prevnext postnav prenext",
    reason: "segmentation.aside.leads-on",
  },
  { words: "tag tags taglist tagcloud catlinks keywords", reason: "segmentation.aside.key-words" },
  {
    words: "login signin signup register subscribe subscription newsletter paywall",
    reason: "segmentation.aside.sign-in",
  },
  {
    words:
      "ad ads adv advert advertisement advertising adsense sponsor sponsored promo promotion banner guanggao qrcode erweima app",
    reason: "segmentation.aside.advert-place",
    holdsProse: true,
  },
  {
    words: "editsection skip jump search searchbox searchform player",
    reason: "segmentation.aside.a-button",
  },
  {
    words: "userinfo usercard userpanel profile avatar pls",
    reason: "segmentation.aside.post-writer",
  },
  { words: "statistics infobar", reason: "segmentation.aside.counted" },
];

const BOILERPLATE_OF = new Map(
  NAMES.flatMap(({ words, reason, holdsProse = false }) =>
    words.split(" ").map((word) => [word, { reason, holdsProse }] as const),
  ),
);

/** Names that hold one of those words and mean the text: `footnotes`, `tool-tip`, `article-with-comments`. */
const NOT_BOILERPLATE =
  /foot-?notes?|notes?-foot|page-content|no-?sidebar|(?:has|with)-(?:sidebar|comments|toc)/i;

const LANDMARKS: Readonly<Record<string, string>> = {
  nav: "segmentation.aside.in-menu",
  footer: "segmentation.aside.in-foot",
  aside: "segmentation.aside.beside-article",
  button: "segmentation.aside.a-button",
  select: "segmentation.aside.a-button",
  label: "segmentation.aside.field",
  legend: "segmentation.aside.field",
};

const ROLES: Readonly<Record<string, string>> = {
  navigation: "segmentation.aside.in-menu",
  menu: "segmentation.aside.in-menu",
  menubar: "segmentation.aside.in-menu",
  contentinfo: "segmentation.aside.in-foot",
  complementary: "segmentation.aside.beside-article",
  search: "segmentation.aside.a-button",
  toolbar: "segmentation.aside.a-button",
  button: "segmentation.aside.a-button",
};

/** A box with more of the page's prose than this is no boilerplate (HTML-PLACE-2). */
const MOST_PROSE = 0.3;
/** Reader's comments may be longer than the article. */
const MOST_COMMENTS = 0.75;

/** It has a full stop, or ends like a sentence, or has commas as a sentence has. */
const SENTENCE = /。|[.](?:\s|$)|[！？!?；;…：:][”’」』）)"']*$|[，,][^，,]+[，,]/u;
const SHORTEST_PROSE = 20;

function isSentence(text: string): boolean {
  return text.length >= SHORTEST_PROSE && SENTENCE.test(text);
}

export function placesOf(blocks: readonly PageBlock[]): Place[] {
  const linkedOf = memo(linkedShare);
  const proseOf = new Map<Element, number>();
  let prose = 0;
  const bare = blocks.map((block) => {
    const boxes = boxesAround(block.element ?? null);
    const size = block.text.replace(/\s+/g, "").length;
    const linked = boxes[0] ? linkedOf(boxes[0]) : 0;
    const isSaid = isSentence(block.text) && linked < 0.5;
    if (isSaid) {
      prose += size;
      for (const box of boxes) proseOf.set(box, (proseOf.get(box) ?? 0) + size);
    }
    return { block, boxes, size, linked, isSaid };
  });
  const named = memo(boilerplateOf);
  return bare.map(({ isSaid, ...place }): Place => {
    let boilerplate: Boilerplate | null = null;
    for (const box of place.boxes) {
      const found = named(box);
      if (!found) continue;
      const share = prose === 0 ? 0 : (proseOf.get(box) ?? 0) / prose;
      if (share > (found.holdsProse ? MOST_COMMENTS : MOST_PROSE)) continue;
      boilerplate = { ...found, box };
    }
    return { ...place, boilerplate, isProse: isSaid && boilerplate === null };
  });
}

function boilerplateOf(box: Element): Omit<Boilerplate, "box"> | null {
  const tag = box.localName;
  if (tag === "body" || tag === "html" || tag === "main" || tag === "article" || /^h[1-6]$/.test(tag))
    return null;
  const reason = LANDMARKS[tag] ?? ROLES[box.getAttribute("role") ?? ""];
  if (reason) return { reason, holdsProse: false };
  const names = `${box.getAttribute("class") ?? ""} ${box.id}`.slice(0, 200);
  if (NOT_BOILERPLATE.test(names)) return null;
  for (const word of wordsOf(names)) {
    const found = BOILERPLATE_OF.get(word);
    if (found) return found;
  }
  return null;
}

/** HTML-PLACE-1 */
export function wordsOf(names: string): string[] {
  return names
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}

function boxesAround(element: Element | null): Element[] {
  const boxes: Element[] = [];
  for (let box = element; box !== null && boxes.length < MOST_BOXES; box = box.parentElement) boxes.push(box);
  return boxes;
}

const MOST_BOXES = 64;

function linkedShare(box: Element): number {
  const all = (box.textContent ?? "").replace(/\s+/g, "").length;
  if (all === 0) return 0;
  if (box.localName === "a" || box.closest("a") !== null) return 1;
  let linked = 0;
  for (const link of box.querySelectorAll("a[href]"))
    linked += (link.textContent ?? "").replace(/\s+/g, "").length;
  return Math.min(1, linked / all);
}

function memo<Value>(read: (element: Element) => Value): (element: Element) => Value {
  const known = new Map<Element, Value>();
  return (element) => {
    if (known.has(element)) return known.get(element)!;
    const value = read(element);
    known.set(element, value);
    return value;
  };
}
