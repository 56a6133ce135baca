import type {
  BilingualFile,
  BilingualFormat,
  BilingualPart,
  BilingualProblem,
  BilingualRefusal,
  BilingualUnit,
} from "../bilingual/bilingual";
import { MAX_UNITS } from "../limits";
import { type XmlElement, type XmlFault, XmlRefused, XmlStream } from "../xml/pick-xml";
import { localName } from "../xml/walk-xml";
import { attributeOf, childrenOf, elementsOf } from "./element";
import { readUnit, saysNo } from "./read-unit";
import { readUnit12 } from "./read-unit12";

/**
 * XLIFF 1.0 to 2.2, SDLXLIFF and mqxliff, read from front to back. A unit is handed over as soon as it has ended, so a file of any length
 * takes the memory of one unit.
 *
 * XLF-READ-1  What the file says decides what it is: `version` of its root, then the marks of Trados Studio and memoQ.
 * XLF-READ-2  A damaged unit is a problem with its line and is left out; the others are read. So is one without a source. A unit whose notes
 *     alone are damaged is read.
 * XLF-READ-3  Units count to MAX_UNITS; deeper or larger ones than pick-xml.ts allows refuse the file.
 */
export interface XliffWatcher {
  unit(unit: BilingualUnit, element: XmlElement): void;
  problem?(problem: BilingualProblem): void;
}

export interface XliffHead {
  readonly format: Extract<BilingualFormat, "xliff" | "xliff12" | "sdlxliff" | "mqxliff">;
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  readonly parts: readonly BilingualPart[];
}

class Refused extends Error {
  readonly refusal: BilingualRefusal;
  constructor(refusal: BilingualRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export class XliffReader {
  readonly #stream: XmlStream;
  readonly #watcher: XliffWatcher;
  readonly #parts: BilingualPart[] = [];
  readonly #segments = new Map<string, XmlElement>();
  readonly #comments = new Map<string, XmlElement>();
  /** Of `file` and groups that are open: whether what they hold is locked. */
  readonly #locks: boolean[] = [];
  #root: { readonly version: string; readonly isSdl: boolean } | null = null;
  #isMemoq = false;
  #source: string | null = null;
  #target: string | null = null;
  #units = 0;
  #commentsElement: XmlElement | null = null;
  #documentInformation: number | null = null;

  constructor(watcher: XliffWatcher) {
    this.#watcher = watcher;
    this.#stream = new XmlStream({
      picks: (name) => PICKED.has(localName(name)),
      picked: (element, fault) => this.#picked(element, fault),
      open: (name, attributes, place) => this.#open(name, attributes, place.end),
      close: (name) => {
        if (HOLDERS.has(localName(name))) this.#locks.pop();
      },
      fault: ({ line }) => watcher.problem?.({ code: "file-damaged", line }),
    });
  }

  /** What the file says of segments and comments outside of units, and where, for those who edit it. */
  get definitions(): {
    readonly segments: ReadonlyMap<string, XmlElement>;
    readonly commentsElement: XmlElement | null;
    /** The place behind the opening tag of `doc-info`. */
    readonly documentInformation: number | null;
  } {
    return {
      segments: this.#segments,
      commentsElement: this.#commentsElement,
      documentInformation: this.#documentInformation,
    };
  }

  /** Null, or why nothing more is read. */
  write(chunk: string): BilingualRefusal | null {
    return this.#guarded(() => this.#stream.write(chunk));
  }

  end():
    | { readonly ok: true; readonly head: XliffHead }
    | { readonly ok: false; readonly refusal: BilingualRefusal } {
    const refusal = this.#guarded(() => this.#stream.end());
    if (refusal) return { ok: false, refusal };
    const root = this.#root;
    if (!root) return { ok: false, refusal: { code: "not-bilingual" } };
    const isOld = root.version.startsWith("1.");
    const format = !isOld ? "xliff" : root.isSdl ? "sdlxliff" : this.#isMemoq ? "mqxliff" : "xliff12";
    return {
      ok: true,
      head: { format, sourceLanguage: this.#source, targetLanguage: this.#target, parts: this.#parts },
    };
  }

  #guarded(work: () => void): BilingualRefusal | null {
    try {
      work();
      return null;
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      if (error instanceof XmlRefused) return { code: REFUSALS[error.code] };
      throw error;
    }
  }

  #open(name: string, attributes: Readonly<Record<string, string>>, end: number): void {
    const word = localName(name);
    if (this.#root === null) {
      if (word !== "xliff") throw new Refused({ code: "not-bilingual" });
      const names = Object.entries(attributes);
      this.#root = {
        version: attributes.version ?? "1.2",
        isSdl: names.some(
          ([key, value]) => key.startsWith("xmlns:") && value.startsWith("http://sdl.com/FileTypes/"),
        ),
      };
      this.#isMemoq = names.some(([key, value]) => key.startsWith("xmlns:") && value === "MQXliff");
      this.#source = attributes.srcLang ?? null;
      this.#target = attributes.trgLang ?? null;
    } else if (word === "file") {
      this.#parts.push({
        id: attributes.id ?? String(this.#parts.length + 1),
        original: attributes.original ?? null,
      });
      this.#source ??= attributes["source-language"] ?? null;
      this.#target ??= attributes["target-language"] ?? null;
    }
    if (word === "doc-info") this.#documentInformation ??= end;
    if (HOLDERS.has(word)) this.#locks.push(saysNo(attributes.translate, this.#locks.at(-1) ?? false));
  }

  #picked(element: XmlElement, fault: XmlFault | null): void {
    const name = localName(element.name);
    if (this.#root === null) throw new Refused({ code: "not-bilingual" });
    if (name === "cmt-defs") {
      this.#commentsElement ??= element;
      for (const one of childrenOf(element, "cmt-def")) this.#comments.set(one.attributes.id ?? "", one);
      return;
    }
    if (name === "seg-defs") {
      for (const one of elementsOf(element)) this.#segments.set(one.attributes.id ?? "", one);
      return;
    }
    this.#units += 1;
    if (this.#units > MAX_UNITS) throw new Refused({ code: "too-large" });
    const unit = attributeOf(element, "id");
    if (fault !== null) {
      const isBeside = fault.within.some((one) => BESIDE.has(localName(one)));
      this.#watcher.problem?.({ code: isBeside ? "unit-repaired" : "unit-damaged", line: fault.line, unit });
      if (!isBeside) return;
    }
    const part = Math.max(0, this.#parts.length - 1);
    const isLocked = this.#locks.at(-1) ?? false;
    const read =
      name === "unit"
        ? readUnit(element, part, isLocked)
        : readUnit12(element, part, isLocked, { segments: this.#segments, comments: this.#comments });
    if (read) this.#watcher.unit(read, element);
    else this.#watcher.problem?.({ code: "unit-without-source", line: element.line, unit });
  }
}

/** What is handed over as a tree. `seg-defs` and `cmt-defs` are those of a whole file of Trados Studio. */
const PICKED: ReadonlySet<string> = new Set(["unit", "trans-unit", "cmt-defs", "seg-defs"]);
/** Damage in these leaves the words of the unit as they are. */
const BESIDE: ReadonlySet<string> = new Set([
  "note",
  "notes",
  "alt-trans",
  "metadata",
  "matches",
  "glossary",
  "context-group",
]);
const HOLDERS: ReadonlySet<string> = new Set(["file", "group"]);

const REFUSALS = { entities: "entities", depth: "too-deep", size: "too-large" } as const;

/** All of a file at once. */
export function readXliff(
  text: string,
):
  | { readonly ok: true; readonly file: BilingualFile }
  | { readonly ok: false; readonly refusal: BilingualRefusal } {
  const units: BilingualUnit[] = [];
  const problems: BilingualProblem[] = [];
  const reader = new XliffReader({
    unit: (unit) => units.push(unit),
    problem: (problem) => problems.push(problem),
  });
  const refusal = reader.write(text);
  if (refusal) return { ok: false, refusal };
  const ended = reader.end();
  if (!ended.ok) return ended;
  return { ok: true, file: { ...ended.head, units, problems } };
}
