import type { BilingualFile, BilingualNote, BilingualUnit, Code } from "../bilingual/bilingual";
import { attributes, escapeText, NOT_IN_XML } from "../xml/write-text";
import { idsOf, type Placed, placedIn, uniqueIds } from "./nesting";
import { ctypeOf } from "./read-unit12";
import { said12 } from "./states";

/**
 * XLIFF 1.2, valid by the strict schema.
 *
 * XLF-OLD-1  A unit of several segments has a `seg-source` and a target with one `mrk` for each. Otherwise there is neither.
 * XLF-OLD-2  A pair that lies in its segment is `g`, or `bpt` and `ept` where it has a native code; one that does not is `bx` and `ex`.
 * XLF-OLD-3  A character that XML cannot hold is a code with its number, because XLIFF 1.2 has no other way.
 */
function* xliff12Pieces(file: BilingualFile): Generator<string> {
  const { sourceLanguage, targetLanguage, parts, units } = file;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n';
  let at = 0;
  for (const [index, part] of (parts.length === 0 ? [{ id: "1", original: null }] : parts).entries()) {
    let first = at;
    while (at < units.length && (units[at]!.part === index || index === parts.length - 1)) at += 1;
    yield ` <file${attributes({
      original: part.original ?? part.id,
      "source-language": sourceLanguage ?? "zh",
      "target-language": targetLanguage ?? "en",
      datatype: "plaintext",
    })}>\n  <header/>\n  <body>\n`;
    const ids = uniqueIds(units.slice(first, at).map(({ id }) => id));
    for (let number = 0; first < at; first += 1, number += 1) yield unitXml(units[first]!, ids[number]!);
    yield "  </body>\n </file>\n";
  }
  yield "</xliff>\n";
}

export function writeXliff12(file: BilingualFile): string {
  return [...xliff12Pieces(file)].join("");
}

function unitXml(unit: BilingualUnit, id: string): string {
  const dress = { codes: unit.codes, ids: idsOf(unit) };
  const sources = placedIn(unit.segments.map(({ source }) => source)).map((placed) =>
    placedXml(placed!, dress),
  );
  const targets = placedIn(unit.segments.map(({ target }) => target)).map(
    (placed) => placed && placedXml(placed, dress),
  );
  const words = unit.segments.filter(({ isBetween }) => !isBetween);
  const mids = uniqueIds(
    unit.segments.map(({ id: own, isBetween }, index) => (isBetween ? `_${index}` : midOf(own, index))),
  );
  const isSegmented =
    unit.segments.length > 1 || (words[0] !== undefined && words[0].id !== null && words[0].id !== "");
  const marked = (texts: readonly (string | null)[], isTarget: boolean) =>
    unit.segments
      .map((segment, index) => {
        const text = texts[index];
        if (segment.isBetween) return text ?? (isTarget ? sources[index] : "");
        return text === null ? "" : `<mrk${attributes({ mtype: "seg", mid: mids[index] })}>${text}</mrk>`;
      })
      .join("");
  const hasTarget = words.some(({ target }) => target !== null);
  const first = words[0] ?? unit.segments[0]!;
  const { state, qualifier } = said12(lowest(words) ?? first);
  const isApproved =
    words.length > 0 && words.every((one) => one.state === "reviewed" || one.state === "final");
  const target = hasTarget
    ? `    <target${attributes({ state, "state-qualifier": qualifier })}>${isSegmented ? marked(targets, true) : (targets[0] ?? "")}</target>\n`
    : "";
  const isLocked = unit.isLocked || words.some((one) => one.isLocked);
  const notes = [...unit.notes, ...unit.segments.flatMap(({ comments }) => comments)];
  return `   <trans-unit${attributes({
    id,
    resname: unit.name,
    translate: isLocked ? "no" : null,
    approved: isApproved && hasTarget ? "yes" : null,
    "xml:space": "preserve",
  })}>\n    <source>${sources.join("")}</source>\n${
    isSegmented ? `    <seg-source>${marked(sources, false)}</seg-source>\n` : ""
  }${target}${notes.map(noteXml).join("")}   </trans-unit>\n`;
}

/** A unit says one state for all of its segments: the least that one of them has reached. */
function lowest(segments: BilingualUnit["segments"]): BilingualUnit["segments"][number] | undefined {
  const order = ["initial", "translated", "reviewed", "final"];
  return segments.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))[0];
}

function midOf(id: string | null, index: number): string {
  return id === null || id === "" ? String(index + 1) : id.replace(/\s+/g, "_");
}

function noteXml({ text, by, priority, appliesTo }: BilingualNote): string {
  const isPriority = priority !== undefined && /^(?:[1-9]|10)$/.test(priority);
  return `    <note${attributes({ from: by, priority: isPriority ? priority : null, annotates: appliesTo })}>${escapeText(
    text.replace(NOT_IN_XML, "\uFFFD"),
  )}</note>\n`;
}

interface Dress {
  readonly codes: readonly Code[];
  readonly ids: readonly string[];
}

/** XLF-OLD-3. */
function textXml(text: string): string {
  return escapeText(text).replace(
    NOT_IN_XML,
    (character) =>
      `<ph id="u${character.charCodeAt(0).toString(16)}" ctype="x-character">U+${hexOf(character)}</ph>`,
  );
}

function hexOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}

function placedXml(placed: readonly Placed[], dress: Dress): string {
  return placed.map((one) => pieceXml(one, dress)).join("");
}

function pieceXml(one: Placed, dress: Dress): string {
  if (one.kind === "text") return textXml(one.text);
  const code = dress.codes[one.tag.code - 1]!;
  const id = dress.ids[one.tag.code - 1]!;
  const hasNative = code.start !== null || code.end !== null;
  const ctype = ctypeOf(code.type, code.subType, one.kind === "alone" && code.half === null);
  const shown = code.shown;
  if (code.kind === "annotation") {
    if (one.kind === "end") return "</mrk>";
    if (one.kind !== "around") return "";
    const mtype = code.subType?.startsWith("xlf12:")
      ? code.subType.slice(6)
      : (mtypeOf(code.type) ?? "x-other");
    // Without its id: the strict schema takes every `mid` for a segment's.
    return `<mrk${attributes({ mtype, comment: code.more.value })}>`;
  }
  const own = { id, ctype, "equiv-text": shown };
  const open = { id, rid: id, ctype };
  switch (one.kind) {
    case "around":
      if (!hasNative) return `<g${attributes(own)}>`;
      return `<bpt${attributes({ ...open, "equiv-text": shown })}>${textXml(code.start ?? "")}</bpt>`;
    case "end":
      if (!hasNative) return "</g>";
      return `<ept${attributes({ id, rid: id })}>${textXml(code.end ?? "")}</ept>`;
    case "open":
      if (one.isLone) return isolated("open", own, code);
      if (!hasNative) return `<bx${attributes({ ...open, "equiv-text": shown })}/>`;
      return `<bpt${attributes({ ...open, "equiv-text": shown })}>${textXml(code.start ?? "")}</bpt>`;
    case "close":
      if (one.isLone) return isolated("close", own, code);
      if (!hasNative) return `<ex${attributes({ id, rid: id })}/>`;
      return `<ept${attributes({ id, rid: id })}>${textXml(code.end ?? "")}</ept>`;
    case "alone":
      if (code.half !== null) return isolated(code.half, own, code);
      if (code.kind === "character")
        return textXml(String.fromCharCode(Number.parseInt(code.start ?? "0", 16)));
      return hasNative ? `<ph${attributes(own)}>${textXml(code.start ?? "")}</ph>` : `<x${attributes(own)}/>`;
  }
}

function isolated(
  pos: "open" | "close",
  own: Readonly<Record<string, string | null>>,
  { start, end }: Code,
): string {
  return `<it${attributes({ id: own.id, pos, ctype: own.ctype, "equiv-text": own["equiv-text"] })}>${textXml((pos === "open" ? start : end) ?? "")}</it>`;
}

function mtypeOf(type: string | null): string | null {
  if (type === "term") return "term";
  return type === "comment"
    ? "x-comment"
    : type === null
      ? null
      : `x-${type.replace(/[^A-Za-z0-9._-]/g, "-")}`;
}
