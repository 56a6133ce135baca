/**
 * What a page hides, as a reader meets it: the page itself is changed before its words are taken.
 *
 * HTML-SHOWN-1  `display: none` and `hidden` hide, stated by the element or by a style sheet in the page. Of style sheets only what is certain
 *     counts: a plain selector, no other rule that shows the same element, no script that names it.
 * HTML-SHOWN-2  `visibility: hidden` keeps the room of its text, for a script to unveil it; so do pages of articles that appear as they are
 *     scrolled to. It hides a few words (a placeholder), never a sentence or a block. `opacity: 0` hides nothing.
 * HTML-SHOWN-3  What a script in the page shows by its id is shown.
 * HTML-SHOWN-4  Where next to nothing of the page is shown, hidden prose is what it is about: it is shown.
 *
 * What stays hidden has the attribute `hidden`, and `blocksOfPage` counts its letters.
 */
export function asShown(page: Document, sheet: readonly DisplayRule[] = []): Document {
  const scripts = textOfAll(page, "script");
  hideBySheet(page, [...sheet, ...displayRules(textOfAll(page, "style"))], scripts);
  const hidden: Element[] = [];
  let weighed = 0;
  for (const element of page.querySelectorAll("[style],[hidden]")) {
    const style = element.getAttribute("style") ?? "";
    const isGone = element.hasAttribute("hidden") ? !isFound(element) : NO_DISPLAY.test(style);
    if (isGone && !isShownByScript(element, scripts)) hidden.push(element);
    else if (isGone || element.hasAttribute("hidden")) show(element);
    else if (NOT_VISIBLE.test(style)) {
      weighed += 1;
      if (weighed > MOST_LOOKED_AT || holdsProse(element)) show(element);
      else element.setAttribute("hidden", "");
    }
  }
  for (const element of hidden) element.setAttribute("hidden", "");
  unveilProse(page, hidden.slice(0, MOST_LOOKED_AT));
  return page;
}

const NO_DISPLAY = /(?:^|;)\s*display\s*:\s*none\b/i;
const NOT_VISIBLE = /(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)\b/i;

/** Elements whose text is weighed, so that a page of nothing but hidden elements costs no more than a page. */
const MOST_LOOKED_AT = 100;

/** More than this style sheet is not looked at. */
const LONGEST_SHEET = 300_000;
const MOST_RULES = 30;

/** A reader finds what is hidden until it is found. */
function isFound(element: Element): boolean {
  return element.getAttribute("hidden")?.trim().toLowerCase() === "until-found";
}

function show(element: Element): void {
  element.removeAttribute("hidden");
  const style = element.getAttribute("style");
  if (style === null) return;
  element.setAttribute(
    "style",
    style.replace(/(^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))[^;]*/gi, "$1"),
  );
}

/** A sentence, a line of text, or a block of its own (HTML-SHOWN-2). */
function holdsProse(element: Element): boolean {
  const text = element.textContent?.replace(/\s+/g, "") ?? "";
  return (
    text.length >= 20 || (text.length > 0 && (STOP.test(text) || element.querySelector(BLOCKS) !== null))
  );
}

const STOP = /[。！？!?…]|[.][”"’']?$/;
const BLOCKS = "p,h1,h2,h3,h4,h5,h6,section,article,li,blockquote,td";

/** HTML-SHOWN-3: `getElementById("text").style.display = ""`, `$("#text").show()`, on load or when one clicks to read on. */
function isShownByScript(element: Element, scripts: string): boolean {
  const id = element.id;
  if (id === "" || id.length > 100) return false;
  for (let at = scripts.indexOf(id); at !== -1; at = scripts.indexOf(id, at + id.length)) {
    const isQuoted =
      /["'`#]$/.test(scripts.slice(0, at).slice(-1)) && /^["'`]/.test(scripts.slice(at + id.length));
    if (isQuoted && SHOWS.test(scripts.slice(at + id.length, at + id.length + 120))) return true;
  }
  return false;
}

const SHOWS =
  /^["'`]\s*\)\s*(?:\.style\.(?:display\s*=\s*["'`](?!none)|removeProperty\()|\.hidden\s*=\s*(?:false|!1)|\.removeAttribute\(\s*["'`](?:hidden|style)|\.(?:show|fadeIn|slideDown)\(|\.css\(\s*["'`]display["'`]\s*,\s*["'`](?!none))/;

/** HTML-SHOWN-4. */
function unveilProse(page: Document, hidden: readonly Element[]): void {
  const outermost = hidden.filter((element) => element.parentElement?.closest("[hidden]") == null);
  if (outermost.length === 0) return;
  const sizes = outermost.map((element) => ({ element, letters: lettersOf(element.textContent ?? "") }));
  const all =
    lettersOf(page.documentElement?.textContent ?? "") -
    lettersOf(textOfAll(page, "script,style,title,template"));
  const shown = all - sizes.reduce((sum, { letters }) => sum + letters, 0);
  for (const { element, letters } of sizes) {
    if (letters < 20 || shown * 4 > letters || element.closest(ASIDE) !== null) continue;
    const linked = [...element.querySelectorAll("a,button,script,style")].reduce(
      (sum, one) => sum + lettersOf(one.textContent ?? ""),
      0,
    );
    if (STOP.test(element.textContent ?? "") && linked * 3 < letters) show(element);
  }
}

const ASIDE = "nav,footer,aside,dialog,menu,[role=dialog],[role=navigation],[role=alert],[aria-modal=true]";

function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function textOfAll(page: Document, selector: string): string {
  return [...page.querySelectorAll(selector)].map((one) => one.textContent ?? "").join("\n");
}

/** A rule of a style sheet that says whether something is displayed. */
export interface DisplayRule {
  readonly selectors: readonly string[];
  readonly isHiding: boolean;
}

/** The rules about `display` that hold on any screen: none of `@media`, `@supports` and the like. */
export function displayRules(sheet: string): DisplayRule[] {
  const plain = withoutConditions(sheet.slice(0, LONGEST_SHEET).replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, " "));
  const rules: DisplayRule[] = [];
  for (const [, selectors = "", declarations = ""] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const display = /(?:^|;)\s*display\s*:\s*([\w-]+)/i.exec(declarations)?.[1]?.toLowerCase();
    if (display === undefined) continue;
    const parts = selectors.split(",").map((one) => one.trim());
    rules.push({ selectors: parts, isHiding: display === "none" });
  }
  return rules;
}

/** A style sheet without the blocks that a condition opens. */
function withoutConditions(sheet: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = sheet.indexOf("@"); at !== -1; at = sheet.indexOf("@", from)) {
    const opens = /[{;]/g;
    opens.lastIndex = at;
    const mark = opens.exec(sheet);
    pieces.push(sheet.slice(from, at));
    if (mark === null) return pieces.join("");
    let depth = mark[0] === "{" ? 1 : 0;
    let end = mark.index + 1;
    for (; depth > 0 && end < sheet.length; end += 1) {
      if (sheet[end] === "{") depth += 1;
      if (sheet[end] === "}") depth -= 1;
    }
    from = end;
  }
  return pieces.join("") + sheet.slice(from);
}

/** HTML-SHOWN-1. Only names, classes, ids and attributes: `:hover`, `::before` and their kin say nothing of the page as it stands. */
const PLAIN_SELECTOR = /^[\w\s.#>\-[\]="'\u0080-\uFFFF]{1,200}$/;

function hideBySheet(page: Document, rules: readonly DisplayRule[], scripts: string): void {
  const hiding = rules.filter(({ isHiding }) => isHiding).slice(0, MOST_RULES);
  if (hiding.length === 0) return;
  const shown = new Set<Element>();
  for (const { selectors } of rules.filter(({ isHiding }) => !isHiding).slice(0, 3 * MOST_RULES)) {
    for (const selector of selectors) {
      for (const one of found(page, selector.replace(/::?[\w-]+(?:\([^)]*\))?/g, ""))) shown.add(one);
    }
  }
  for (const selector of hiding.flatMap(({ selectors }) => selectors)) {
    if (!PLAIN_SELECTOR.test(selector) || namesIn(selector).some((name) => scripts.includes(name))) continue;
    for (const one of found(page, selector)) {
      if (!shown.has(one) && !/display\s*:/i.test(one.getAttribute("style") ?? ""))
        one.setAttribute("hidden", "");
    }
  }
}

function namesIn(selector: string): string[] {
  return [...selector.matchAll(/[.#]([\w\u0080-\uFFFF-]+)/g)].map(([, name]) => name ?? "");
}

function found(page: Document, selector: string): readonly Element[] {
  if (selector.trim() === "" || !PLAIN_SELECTOR.test(selector)) return [];
  try {
    return [...page.querySelectorAll(selector)];
  } catch {
    // The selector engine throws on what it does not know; a rule that cannot be followed hides nothing.
    return [];
  }
}
