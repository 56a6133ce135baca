import type { BilingualFile, BilingualNote, BilingualUnit, Code } from "../bilingual/bilingual";
import { attributes, escapeText, NOT_IN_XML } from "../xml/write-text";
import { asNmtoken, idsOf, type Placed, placedIn, uniqueIds } from "./nesting";
import { withIssues } from "./quality-issues";
import { asSubState } from "./states";

/**
 * XLIFF 2.1, core, with notes; who wrote and who revised by the provenance of the ITS module.
 *
 * Errors that reviewers marked stand in it as issues of ITS 2.0 (`quality-issues.ts`).
 *
 * XLF-WRITE-1  What XLIFF 2 asks for and a file did not say is made up: ids, a target language. Ids of two units that are the same are told apart.
 * XLF-WRITE-2  A pair that lies in its segment is `pc`; one that crosses another or reaches into another segment is `sc` and `ec`.
 * XLF-WRITE-3  A code that stands twice is a copy of the first (`copyOf`), because ids are unique.
 * XLF-WRITE-4  Native codes are kept as original data. A character that XML cannot hold is `cp`.
 */
function* xliffPieces(file: BilingualFile): Generator<string> {
  const { sourceLanguage, targetLanguage, parts, units } = file;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<xliff${attributes({
    xmlns: "urn:oasis:names:tc:xliff:document:2.0",
    "xmlns:its": "http://www.w3.org/2005/11/its",
    "xmlns:duizhao": "urn:duizhao:exchange:1",
    version: "2.1",
    srcLang: sourceLanguage ?? "zh",
    trgLang: targetLanguage ?? "en",
    "its:version": "2.0",
  })}>\n`;
  const partIds = uniqueIds(parts.map(({ id }) => asNmtoken(id)));
  let at = 0;
  for (const [index, part] of (parts.length === 0 ? [{ id: "1", original: null }] : parts).entries()) {
    let first = at;
    while (at < units.length && (units[at]!.part === index || index === parts.length - 1)) at += 1;
    yield ` <file${attributes({ id: partIds[index] ?? "1", original: part.original })}>\n`;
    // A file must hold something, if only a group of nothing.
    if (first === at) yield '  <group id="none"/>\n';
    const ids = uniqueIds(units.slice(first, at).map(({ id }) => asNmtoken(id)));
    for (let number = 0; first < at; first += 1, number += 1) yield unitXml(units[first]!, ids[number]!);
    yield " </file>\n";
  }
  yield "</xliff>\n";
}

export function writeXliff(file: BilingualFile): string {
  return [...xliffPieces(file)].join("");
}

function unitXml(plain: BilingualUnit, id: string): string {
  const { unit, standoff } = withIssues(plain);
  const ids = idsOf(unit);
  const sources = placedIn(unit.segments.map(({ source }) => source));
  const targets = placedIn(unit.segments.map(({ target }) => target));
  const dress: Dress = { codes: unit.codes, ids, data: [] };
  const segmentIds = uniqueSegmentIds(unit, ids);
  const segments = unit.segments.map((segment, index) => {
    const source = `<source>${placedXml(sources[index]!, dress)}</source>`;
    const placed = targets[index] ?? null;
    const target = placed ? `<target>${placedXml(placed, dress)}</target>` : "";
    if (segment.isBetween)
      return `   <ignorable${attributes({ id: segmentIds[index] })}>${source}${target}</ignorable>\n`;
    const subState = segment.subState;
    return `   <segment${attributes({
      id: segmentIds[index],
      state: segment.state === "initial" && subState === null ? null : segment.state,
      subState: subState === null ? null : asSubState(subState),
    })}>${source}${target}</segment>\n`;
  });
  const notes = [
    ...unit.notes.map((note) => noteXml(note, note.category)),
    ...unit.segments.flatMap(({ comments }) =>
      comments.map((note) => noteXml(note, note.category ?? "comment")),
    ),
  ];
  return `  <unit${attributes({
    id,
    name: unit.name,
    translate: unit.isLocked || unit.segments.some((one) => !one.isBetween && one.isLocked) ? "no" : null,
    "xml:space": "preserve",
    "its:person": unit.translator,
    "its:revPerson": unit.reviewer,
  })}>\n${standoff}${notes.length === 0 ? "" : `   <notes>${notes.join("")}</notes>\n`}${originalData(dress)}${segments.join("")}  </unit>\n`;
}

function uniqueSegmentIds({ segments }: BilingualUnit, taken: readonly string[]): (string | null)[] {
  const used = new Set(taken);
  return segments.map(({ id }, index) => {
    if (id === null) return null;
    const wanted = asNmtoken(id);
    let unique = wanted;
    // A code may have the same id, and XLIFF 2 has one space for both.
    for (let count = index + 1; used.has(unique); count += 1)
      unique = `s${wanted}${count === index + 1 ? "" : `-${count}`}`;
    used.add(unique);
    return unique;
  });
}

function noteXml(note: BilingualNote, category: string | undefined): string {
  return `<note${attributes({
    id: note.id === undefined ? null : asNmtoken(note.id),
    appliesTo: note.appliesTo,
    category,
    priority: note.priority,
    "duizhao:by": note.by,
    "duizhao:at": note.at,
  })}>${escapeText(note.text.replace(NOT_IN_XML, "\uFFFD"))}</note>`;
}

interface Dress {
  readonly codes: readonly Code[];
  readonly ids: readonly string[];
  /** Native codes, in the order in which they were first named. */
  readonly data: string[];
}

function dataId(dress: Dress, native: string | null): string | null {
  if (native === null) return null;
  const known = dress.data.indexOf(native);
  if (known !== -1) return `d${known + 1}`;
  dress.data.push(native);
  return `d${dress.data.length}`;
}

function originalData({ data }: Dress): string {
  if (data.length === 0) return "";
  const all = data.map(
    (native, index) => `<data id="d${index + 1}" xml:space="preserve">${textXml(native)}</data>`,
  );
  return `   <originalData>${all.join("")}</originalData>\n`;
}

function textXml(text: string): string {
  return escapeText(text).replace(
    NOT_IN_XML,
    (character) => `<cp hex="${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}"/>`,
  );
}

function placedXml(placed: readonly Placed[], dress: Dress): string {
  return placed.map((one) => pieceXml(one, dress)).join("");
}

function pieceXml(one: Placed, dress: Dress): string {
  if (one.kind === "text") return textXml(one.text);
  const code = dress.codes[one.tag.code - 1]!;
  if (one.kind === "end") return code.kind === "annotation" ? "</mrk>" : "</pc>";
  const base = dress.ids[one.tag.code - 1]!;
  const id = one.copy === 0 ? base : `${base}_${one.copy + 1}`;
  if (code.kind === "annotation") return annotationXml(code, id, one);
  const type = { type: code.type ?? (code.subType === null ? null : "other"), subType: subTypeOf(code) };
  const {
    copyOf = null,
    value: _value,
    ref: _ref,
    translate: _translate,
    ...more
  }: Readonly<Record<string, string | null>> = code.more;
  const own: Readonly<Record<string, string | null>> = {
    ...more,
    copyOf: one.copy === 0 ? copyOf : base,
    ...type,
  };
  switch (one.kind) {
    case "around":
      return `<pc${attributes({
        id,
        ...own,
        dispStart: code.shown,
        dataRefStart: dataId(dress, code.start),
        dataRefEnd: dataId(dress, code.end),
      })}>`;
    case "open":
      return `<sc${attributes({ id, ...own, isolated: one.isLone ? "yes" : null, disp: code.shown, dataRef: dataId(dress, code.start) })}/>`;
    case "close": {
      const { copyOf: _copy, ...rest } = own;
      const named = one.isLone ? { id, isolated: "yes" } : { startRef: id };
      return `<ec${attributes({ ...named, ...rest, dataRef: dataId(dress, code.end) })}/>`;
    }
    case "alone": {
      if (code.kind === "character") return `<cp hex="${code.start ?? ""}"/>`;
      if (code.half === "open")
        return `<sc${attributes({ id, ...own, isolated: "yes", disp: code.shown, dataRef: dataId(dress, code.start) })}/>`;
      if (code.half === "close") {
        const { copyOf: _copy, ...rest } = own;
        return `<ec${attributes({ id, isolated: "yes", ...rest, dataRef: dataId(dress, code.end) })}/>`;
      }
      const { canOverlap: _overlap, dir: _dir, ...alone } = own;
      return `<ph${attributes({ id, ...alone, disp: code.shown, dataRef: dataId(dress, code.start) })}/>`;
    }
  }
}

function annotationXml(code: Code, id: string, one: Exclude<Placed, { kind: "text" | "end" }>): string {
  const said = code.type ?? code.subType?.replace(/^xlf12:/, "xlf12:") ?? null;
  const own = { ...(said === null || said === "generic" ? {} : { type: said }), ...code.more };
  switch (one.kind) {
    case "around":
      return `<mrk${attributes({ id, ...own })}>`;
    case "open":
      return one.isLone ? "" : `<sm${attributes({ id, ...own })}/>`;
    case "close":
      return one.isLone ? "" : `<em${attributes({ startRef: id })}/>`;
    case "alone":
      return "";
  }
}

function subTypeOf({ subType }: Code): string | null {
  return subType === null ? null : asSubState(subType);
}
