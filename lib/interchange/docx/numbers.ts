import { isSaid, type NumberedLevel, NumberedList } from "../numbering";

/**
 * Word keeps the numbers of its paragraphs apart from their text (numbering.xml), and mammoth makes of them lists that all begin
 * at 1. What is more than a number (第一条, 第二章) is put before the paragraph's text; a number of a list is handed on in the name
 * of a bookmark, which mammoth passes through (`itemOfBookmark`).
 */
export function withNumbers(document: string, numbering: string, styles: string): string {
  const lists = listsOf(numbering);
  if (lists.size === 0) return document;
  const ofStyle = numbersOfStyles(styles);
  return document.replace(
    /<w:p(?: [^>]*)?>(?:<w:pPr\b[^>]*\/>|<w:pPr\b[^>]*>([\s\S]*?)<\/w:pPr>)/g,
    (start, properties: string | undefined) => {
      const own = properties?.replace(/<w:pPrChange\b[\s\S]*?<\/w:pPrChange>/g, "") ?? "";
      const style = /<w:pStyle\b[^>]*w:val="([^"]*)"/.exec(own)?.[1];
      const stated = numbersIn(own) ?? (style === undefined ? undefined : ofStyle.get(style));
      const list = stated && lists.get(stated.list ?? "");
      if (!list) return start;
      const item = list.next(stated.level);
      if (!item) return start;
      return (
        start +
        (isSaid(item.shown) ? bookmarkOf({ ...item, shown: "" }) + runOf(`${item.shown} `) : bookmarkOf(item))
      );
    },
  );
}

interface Numbers {
  readonly list?: string;
  readonly level: number;
}

function numbersIn(properties: string): Numbers | undefined {
  const numbers = /<w:numPr\b[^>]*>([\s\S]*?)<\/w:numPr>/.exec(properties)?.[1];
  if (numbers === undefined) return undefined;
  const list = /<w:numId\b[^>]*w:val="([^"]*)"/.exec(numbers)?.[1];
  const level = Number(/<w:ilvl\b[^>]*w:val="(\d)"/.exec(numbers)?.[1] ?? 0);
  return { ...(list === undefined ? {} : { list }), level };
}

/** Styles whose paragraphs are numbered, with those that stand on them. */
function numbersOfStyles(styles: string): ReadonlyMap<string, Numbers> {
  const own = new Map<
    string,
    { readonly numbers: Numbers | undefined; readonly basedOn: string | undefined }
  >();
  for (const [, id, inside] of styles.matchAll(
    /<w:style\b[^>]*w:styleId="([^"]*)"[^>]*>([\s\S]*?)<\/w:style>/g,
  ))
    own.set(id!, {
      numbers: numbersIn(inside!),
      basedOn: /<w:basedOn\b[^>]*w:val="([^"]*)"/.exec(inside!)?.[1],
    });
  const found = new Map<string, Numbers>();
  for (const id of own.keys()) {
    let at: string | undefined = id;
    for (let steps = 0; at !== undefined && steps < 20; steps += 1) {
      const style = own.get(at);
      if (style?.numbers?.list !== undefined) {
        found.set(id, { ...style.numbers, level: own.get(id)?.numbers?.level ?? style.numbers.level });
        break;
      }
      at = style?.basedOn;
    }
  }
  return found;
}

/** By `w:numId`. Lists that stand on one definition count together, unless they begin anew. */
function listsOf(numbering: string): ReadonlyMap<string, NumberedList> {
  const definitions = new Map<string, (NumberedLevel | undefined)[]>();
  for (const [, id, inside] of numbering.matchAll(
    /<w:abstractNum\b[^>]*w:abstractNumId="([^"]*)"[^>]*>([\s\S]*?)<\/w:abstractNum>/g,
  ))
    definitions.set(id!, levelsIn(inside!));
  const shared = new Map<string, NumberedList>();
  const lists = new Map<string, NumberedList>();
  for (const [, id, inside] of numbering.matchAll(
    /<w:num\b[^>]*w:numId="([^"]*)"[^>]*>([\s\S]*?)<\/w:num>/g,
  )) {
    const definition = /<w:abstractNumId\b[^>]*w:val="([^"]*)"/.exec(inside!)?.[1] ?? "";
    const levels = definitions.get(definition);
    if (!levels) continue;
    const overrides = [
      ...inside!.matchAll(/<w:lvlOverride\b[^>]*w:ilvl="(\d)"[^>]*>([\s\S]*?)<\/w:lvlOverride>/g),
    ];
    if (overrides.length === 0) {
      const list = shared.get(definition) ?? new NumberedList(levels);
      shared.set(definition, list);
      lists.set(id!, list);
      continue;
    }
    const changed = [...levels];
    for (const [, level, override] of overrides) {
      const at = Number(level);
      const start = /<w:startOverride\b[^>]*w:val="(\d+)"/.exec(override!)?.[1];
      const whole = levelsIn(override!)[at];
      const base = whole ?? changed[at];
      changed[at] = base && { ...base, ...(start === undefined ? {} : { start: Number(start) }) };
    }
    lists.set(id!, new NumberedList(changed));
  }
  return lists;
}

function levelsIn(xml: string): (NumberedLevel | undefined)[] {
  const levels: (NumberedLevel | undefined)[] = [];
  for (const [, level, inside] of xml.matchAll(/<w:lvl\b[^>]*w:ilvl="(\d)"[^>]*>([\s\S]*?)<\/w:lvl>/g)) {
    const value = (name: string) => new RegExp(`<w:${name}\\b[^>]*w:val="([^"]*)"`).exec(inside!)?.[1];
    levels[Number(level)] = {
      format: value("numFmt") ?? "decimal",
      text: unescaped(value("lvlText") ?? ""),
      start: Number(value("start") ?? 1) || 0,
    };
  }
  return levels;
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function runOf(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

const BOOKMARK = "duizhao-item-";

function bookmarkOf({ number, shown }: { readonly number: number; readonly shown: string }): string {
  const hex = Array.from(new TextEncoder().encode(`${number} ${shown}`), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return `<w:bookmarkStart w:id="900000" w:name="${BOOKMARK}${hex}"/><w:bookmarkEnd w:id="900000"/>`;
}

/** What a bookmark of that name hands on; null where it is another. */
export function itemOfBookmark(name: string): { readonly number: number; readonly shown: string } | null {
  if (!name.startsWith(BOOKMARK)) return null;
  const bytes = name.slice(BOOKMARK.length).match(/../g) ?? [];
  const said = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  const at = said.indexOf(" ");
  return { number: Number(said.slice(0, at)), shown: said.slice(at + 1) };
}
