import { lettersIn } from "./document-xml";
import { type HiddenStyles, isHiddenRun, isOn } from "./hidden-styles";

/**
 * A part of a Word file as Word shows it, for mammoth, which reads neither hidden text as hidden nor all that is shown.
 *
 * DOCX-7  Hidden text (`w:vanish` of a run, of its styles, of the defaults; a hidden row, a hidden text box) is left out, and its
 *     letters are counted. A paragraph with nothing but hidden text and a hidden mark is no paragraph.
 * DOCX-8  A simple field (`w:fldSimple`) is its result; `w:cr` is a line break; `w:ptab` is a tab.
 * DOCX-9  The mark of the last paragraph of a cell or of the text, or above a table, cannot be deleted, whatever the file says: mammoth
 *     would wait for a next paragraph that never comes.
 *
 * The XML is gone through once, tag by tag; everything else is passed on as it stands.
 */
export interface ShownPart {
  readonly xml: string;
  readonly hiddenLetters: number;
}

export function shownPart(xml: string, styles: HiddenStyles): ShownPart {
  if (!hasAnything(xml, styles)) return { xml, hiddenLetters: 0 };
  const prefix = WORD_NAMESPACE.exec(xml)?.[1] ?? "w";
  const reading = new Reading(styles, prefix);
  let last = 0;
  for (let at = xml.indexOf("<"); at !== -1; at = xml.indexOf("<", last)) {
    reading.text(xml.slice(last, at));
    const end = endOfTag(xml, at);
    // What is cut off is left to mammoth, which says so.
    if (end === -1) return { xml, hiddenLetters: 0 };
    reading.tag(xml.slice(at, end));
    last = end;
  }
  reading.text(xml.slice(last));
  return reading.finish();
}

const WORD_NAMESPACE =
  /xmlns:([\w.-]+)\s*=\s*["'](?:http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|http:\/\/purl\.oclc\.org\/ooxml\/wordprocessingml\/main)["']/;

function hasAnything(xml: string, styles: HiddenStyles): boolean {
  return (
    styles.byDefault ||
    [...styles.byStyle.values()].includes(true) ||
    /:(?:vanish|fldSimple|cr|ptab|del|hidden)[\s/>]|\bhidden\s*=|visibility\s*:\s*hidden/.test(xml)
  );
}

function endOfTag(xml: string, at: number): number {
  const [opens, closes] = [
    ["<!--", "-->"] as const,
    ["<![CDATA[", "]]>"] as const,
    ["<?", "?>"] as const,
  ].find(([mark]) => xml.startsWith(mark, at)) ?? [null, null];
  if (opens !== null) {
    const end = xml.indexOf(closes, at + opens.length);
    return end === -1 ? -1 : end + closes.length;
  }
  TAG.lastIndex = at;
  return TAG.test(xml) ? TAG.lastIndex : -1;
}

const TAG = /<[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>/y;

/** What is kept or thrown away as a whole once it has ended. */
interface Frame {
  readonly element: "document" | "p" | "r" | "tr" | "box";
  readonly pieces: string[];
  /** What a run says of itself. */
  own: boolean | null;
  /** The style of a run, of a paragraph. */
  style: string;
  /** Of a row and of a text box. */
  isHidden: boolean;
  /** Of a paragraph: whether its mark is hidden, and whether something in it was. */
  isMarkHidden: boolean | null;
  lostSomething: boolean;
  /** Of a paragraph: where the word stands that its mark was deleted. */
  deletedMark: number | null;
}

function newFrame(element: Frame["element"]): Frame {
  return {
    element,
    pieces: [],
    own: null,
    style: "",
    isHidden: false,
    isMarkHidden: null,
    lostSomething: false,
    deletedMark: null,
  };
}

class Reading {
  readonly #styles: HiddenStyles;
  readonly #prefix: string;
  readonly #path: string[] = [];
  readonly #frames: Frame[] = [newFrame("document")];
  /** A deleted mark that still has to find a paragraph below it. */
  #waiting: { readonly pieces: string[]; readonly at: number } | null = null;
  #hiddenLetters = 0;

  constructor(styles: HiddenStyles, prefix: string) {
    this.#styles = styles;
    this.#prefix = `${prefix}:`;
  }

  text(text: string): void {
    if (text !== "") this.#frame.pieces.push(text);
  }

  tag(tag: string): void {
    const name = /^<\/?([^\s/>]+)/.exec(tag)?.[1];
    if (name === undefined || tag.startsWith("<!") || tag.startsWith("<?")) {
      this.text(tag);
      return;
    }
    const word = name.startsWith(this.#prefix) ? name.slice(this.#prefix.length) : name;
    if (tag.startsWith("</")) this.#close(word, tag);
    else {
      this.#open(word, tag);
      if (tag.endsWith("/>")) this.#close(word, "");
    }
  }

  finish(): ShownPart {
    this.#keepMark();
    while (this.#frames.length > 1) this.#endFrame();
    return { xml: this.#frame.pieces.join(""), hiddenLetters: this.#hiddenLetters };
  }

  get #frame(): Frame {
    return this.#frames.at(-1) as Frame;
  }

  #open(word: string, tag: string): void {
    const around = this.#path.at(-1);
    this.#path.push(word);
    if (word === "tbl") this.#keepMark();
    if (word === "p") this.#waiting = null;
    if (word === "p" || word === "r" || word === "tr") this.#frames.push(newFrame(word));
    if (BOXES.has(word)) this.#frames.push(newFrame("box"));
    if (/^v:(?:shape|rect|roundrect|group)$/.test(word))
      this.#hideBox(HIDDEN_STYLE.test(attributeOf(tag, "style") ?? ""));
    if (around === "rPr" || around === "pPr" || around === "trPr") this.#property(word, tag, around);
    if (word === "wp:docPr" || word === "wp:anchor") this.#hideBox(isOn(attributeOf(tag, "hidden") ?? "0"));
    if (word === "fldSimple") return;
    this.text(
      REPLACED[word] === undefined ? tag : tag.endsWith("/>") ? `<${this.#prefix}${REPLACED[word]}/>` : tag,
    );
  }

  /** What stands in the properties of a run, a paragraph or a row. */
  #property(word: string, tag: string, around: string): void {
    const of = this.#path.at(-3);
    const frame = this.#frame;
    const isMark = around === "rPr" && of === "pPr";
    if (word === "vanish" && around === "rPr" && of === "r") frame.own = isOn(attributeOf(tag, "val"));
    if (word === "rStyle" && of === "r") frame.style = attributeOf(tag, "val") ?? "";
    if (word === "pStyle" && of === "p") frame.style = attributeOf(tag, "val") ?? "";
    if (word === "vanish" && isMark) frame.isMarkHidden = isOn(attributeOf(tag, "val"));
    if (word === "hidden" && around === "trPr" && of === "tr") frame.isHidden = isOn(attributeOf(tag, "val"));
    if (word === "del" && isMark && frame.element === "p" && tag.endsWith("/>"))
      frame.deletedMark = frame.pieces.length;
  }

  /** A shape says so of itself; of a drawing its anchor or `wp:docPr` does, which stands beside what it describes. */
  #hideBox(isHidden: boolean): void {
    const box = this.#frames.findLast(({ element }) => element === "box");
    if (box !== undefined && isHidden) box.isHidden = true;
  }

  #close(word: string, tag: string): void {
    this.#path.pop();
    if (word === "tc" || word === "body" || word === "txbxContent" || NOTES.has(word)) this.#keepMark();
    if (word !== "fldSimple") this.text(tag);
    if (word === "p" || word === "r" || word === "tr" || BOXES.has(word)) this.#endFrame();
  }

  #endFrame(): void {
    const ended = this.#frames.pop();
    if (ended === undefined || this.#frames.length === 0) return;
    const around = this.#frame;
    const isHidden = ended.element === "r" ? this.#isHiddenRun(ended) : ended.isHidden;
    if (isHidden) {
      const xml = ended.pieces.join("");
      if (!this.#path.includes("mc:Choice")) this.#hiddenLetters += lettersIn(xml);
      const paragraph = this.#frames.findLast(({ element }) => element === "p");
      if (paragraph !== undefined && SHOWS.test(xml)) paragraph.lostSomething = true;
      // The pieces of a field stay, since its other pieces may be shown.
      if (ended.element === "r")
        around.pieces.push(...(xml.match(FIELD_PIECES) ?? []).map((one) => this.#asRun(one)));
      return;
    }
    if (ended.element === "p" && ended.lostSomething && this.#isGone(ended)) return;
    if (ended.deletedMark !== null) {
      this.#waiting = { pieces: around.pieces, at: around.pieces.length + ended.deletedMark };
      around.pieces.push(...ended.pieces);
    } else around.pieces.push(ended.pieces.join(""));
  }

  #isHiddenRun(run: Frame): boolean {
    const paragraphStyle = this.#frames.findLast(({ element }) => element === "p")?.style ?? "";
    return isHiddenRun(this.#styles, { own: run.own, style: run.style, paragraphStyle });
  }

  /** Nothing is left of it, and its mark is hidden as well, so that it takes no room. */
  #isGone(paragraph: Frame): boolean {
    const isMarkHidden = isHiddenRun(this.#styles, {
      own: paragraph.isMarkHidden,
      style: "",
      paragraphStyle: paragraph.style,
    });
    return isMarkHidden && !SHOWS.test(paragraph.pieces.join(""));
  }

  #asRun(pieces: string): string {
    return `<${this.#prefix}r>${pieces}</${this.#prefix}r>`;
  }

  /** DOCX-9. */
  #keepMark(): void {
    if (this.#waiting !== null) this.#waiting.pieces[this.#waiting.at] = "";
    this.#waiting = null;
  }
}

const HIDDEN_STYLE = /visibility\s*:\s*hidden/i;
const BOXES: ReadonlySet<string> = new Set(["drawing", "pict"]);
const NOTES: ReadonlySet<string> = new Set(["footnote", "endnote", "comment"]);
const REPLACED: Readonly<Record<string, string | undefined>> = { cr: "br", ptab: "tab" };
const FIELD_PIECES =
  /<[\w.-]+:fldChar\b[^>]*\/>|<[\w.-]+:fldChar\b[^>]*>[\s\S]*?<\/[\w.-]+:fldChar>|<[\w.-]+:instrText\b[^>]*>[^<]*<\/[\w.-]+:instrText>/g;
const SHOWS = /<[\w.-]+:(?:t|tab|br|drawing|pict|sym|footnoteReference|endnoteReference|fldChar)[\s/>]/;

/** The value of an attribute, whatever prefix it has. */
function attributeOf(tag: string, name: string): string | undefined {
  const found = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}
